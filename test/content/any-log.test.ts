import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calmOf, compileCatalogue, explain, exportAnalysis, readLog, tidied } from '../../src/engine/index.ts';
import { redact } from '../../src/engine/redact.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { logsBelow, ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
const NOW = { now: Date.UTC(2026, 10, 23) };
const logs = [...logsBelow('faults'), ...logsBelow('healthy')].map(({ text }) => text.slice(0, 4000));
const samples = knowledge.of('message').flatMap(({ data }) => data.messages.flatMap(({ templates }) => templates.flatMap((template) => template.samples.flatMap(({ seen, source }) => seen ?? source ?? []))));

/** What a hand, a screen or a broken file puts into a log. */
const JUNK = ['\u0000', '\u001b[31m', '\ud800', '\udc00', '\u200b', '\ufeff', '　', '…', '\t', '|', '"', '<br>', '&lt;', '\r', '\r\n', '\n\n', '\u2028', '\v', '\u0085', '{', '}', '\\n', '9999999999999999999999', '2024/02/30 25:61:61 ', 'Feb 30 99:99:99 ', '0000-00-00 00:00:00 ', '１２', 'İ', 'ﬁ', '㍿', '\u0301', '%', '1e309', '::', '1.2.3.4/99', 'fe80::%', '{n}', '{"log":"', '\\n","time":"2023-03-23T02:43:33Z"}', '["', '","', '=E3=83', '=\n', '%E3%82%BB', '\\u30bb', '\\x', 'ã‚»', '--More--\b\b', '\u001b]0;', '<Event ><Message>', '</Message></Event>', '\n日付: 2023/03/23 11:43:35\n説明:\n', '2023/03/23\n11:43:35\n', '\ufdd0', '&#x30bb;', '&#9999999;'] as const;

interface Change { readonly at: number; readonly length: number; readonly kind: 'junk' | 'cut' | 'line' | 'twice' | 'upper' | 'turned' | 'marked'; readonly put: string }
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(9999), length: fc.nat(30), kind: fc.constantFrom('junk', 'cut', 'line', 'twice', 'upper', 'turned', 'marked'), put: fc.oneof(fc.constantFrom(...JUNK), fc.constantFrom(...samples)),
});

function changed(text: string, { at: wanted, length, kind, put }: Change): string {
  const at = Math.floor((wanted / 10_000) * text.length);
  const [head, part, tail] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (kind) {
    case 'junk': return head + put + part + tail;
    case 'cut': return head + tail;
    case 'line': return `${head}\n${put}\n${part}${tail}`;
    case 'twice': return head + part + part + tail;
    case 'upper': return head + part.toUpperCase() + tail;
    case 'turned': return part + tail + head;
    case 'marked': return text.split('\n').map((line) => put.slice(0, 12) + line).join('\n').slice(0, 20_000);
  }
}

/** A log that somebody posted, or lines of many devices, changed in a few places. */
const log = fc.tuple(fc.oneof(fc.constantFrom(...logs), fc.array(fc.constantFrom(...samples), { maxLength: 12 }).map((lines) => lines.join('\n'))), fc.array(change, { maxLength: 10 }))
  .map(([text, changes]) => changes.reduce(changed, text).slice(0, 20_000));

describe('本物のログを、どう変えても', () => {
  test('落ちず、位置と数が合い、同じ答えを返す', () => {
    fc.assert(fc.property(log, (text) => {
      const reading = readLog(text, catalogue, NOW);
      const { lines, coverage, findings, unknown } = exportAnalysis(reading);
      let last = 0;
      for (const { n, from, to, holes, message, level } of lines) {
        expect(from >= last && from <= to && to <= text.length).toBe(true);
        last = to;
        for (const hole of holes) expect(hole.from >= from && hole.from <= hole.to && hole.to <= to).toBe(true);
        expect([n, message === null]).toEqual([n, level === 'unknown']);
      }
      const numbers = new Set(lines.map(({ n }) => n));
      expect(findings.flatMap(({ lines: told, against }) => [...told, ...against]).filter((n) => !numbers.has(n))).toEqual([]);
      expect(coverage).toEqual({ known: lines.filter(({ message }) => message !== null).length, total: lines.length });
      expect(unknown.reduce((sum, { count }) => sum + count, 0)).toBe(coverage.total - coverage.known);
      expect(tidied(text, catalogue, NOW).text.length).toBe(text.length);
      calmOf(reading);
      explain(text.split('\n', 1)[0]!, catalogue, NOW);
      expect(exportAnalysis(readLog(text, catalogue, NOW))).toEqual(exportAnalysis(reading));
    }), { numRuns: 200 });
  });

  test('伏せたものを、もう一度伏せても変わらない', () => {
    fc.assert(fc.property(log, (text) => {
      const { text: masked } = redact(text);
      expect(redact(masked)).toEqual({ text: masked, masks: [] });
    }), { numRuns: 200 });
  });
});
