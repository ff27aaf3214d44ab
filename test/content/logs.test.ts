import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { healthyLines, logsBelow, ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
/** Later than every log here, so that what is missing is missing; the same in every run. */
const NOW = Date.UTC(2026, 10, 22);

function analyse(text: string): Analysis {
  return exportAnalysis(readLog(text, catalogue, { now: NOW }));
}

interface Expectation {
  readonly cause: string;
  readonly state: string;
  readonly lines: readonly number[];
  /** Whether a person posted the log, or it was composed after an account. */
  readonly posted: boolean;
  readonly source: string;
}

/** Each folder of test/logs/faults with an expect.json: one log and what it must tell. */
const faults = readdirSync(join(ROOT, 'test/logs/faults')).sort().flatMap((folder) => {
  const file = join(ROOT, 'test/logs/faults', folder, 'expect.json');
  if (!existsSync(file)) return [];
  const [log] = logsBelow(join('faults', folder));
  return [{ folder, expected: JSON.parse(readFileSync(file, 'utf8')) as Expectation, text: log?.text ?? '' }];
});

describe('故障のログ', () => {
  test.each(faults)('$folder は $expected.cause とわかる', ({ expected, text }) => {
    const finding = analyse(text).findings.find(({ cause }) => cause === expected.cause);
    expect(finding).toMatchObject({ state: expected.state, lines: expected.lines });
  });

  test('ログでわかると言う原因には、どれもログがある', () => {
    const told = new Set([...faults.map(({ expected }) => expected.cause), 'moved-to-ipoe']);
    expect(knowledge.of('cause').filter(({ data }) => data.evidence.length > 0).map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  test('どの話も、自分のものでないログでは黙っている', () => {
    const wrong = faults.flatMap(({ folder, expected, text }) => {
      const related = new Set([expected.cause, ...(knowledge.find('cause', expected.cause)?.data.neighbours.map(({ cause }) => cause) ?? [])]);
      return analyse(text).findings.filter(({ cause }) => !related.has(cause)).map(({ cause }) => `${folder}: ${cause}`);
    });
    expect(wrong).toEqual([]);
  });

  test('手を加えて作ったログは、そう書いてある', () => {
    expect(faults.filter(({ expected }) => !expected.posted && !/composed/.test(expected.source)).map(({ folder }) => folder)).toEqual([]);
  });
});

describe('健康なログ', () => {
  test('ふだんの行が1,500行以上ある', () => {
    expect(healthyLines().length).toBeGreaterThanOrEqual(1500);
  });

  test.each(logsBelow('healthy'))('$name は、故障の行も原因も出さない', ({ text }) => {
    const { lines, findings } = analyse(text);
    expect(lines.filter(({ level }) => level === 'fault').map(({ n, message }) => `${n}: ${message}`)).toEqual([]);
    expect(findings.map(({ cause, lines: proofs }) => `${cause} ${proofs.join(',')}`)).toEqual([]);
  });
});

describe('調べて集めた行', () => {
  const groups = readdirSync(join(ROOT, 'test/logs/research')).filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -'.jsonl'.length));

  test.each(groups)('%sは、0.97以上の割合でわかり、わからない行には理由がある', (group) => {
    const all = readFileSync(join(ROOT, 'test/logs/research', `${group}.jsonl`), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { line: string }).line);
    const excused = new Map((JSON.parse(readFileSync(join(ROOT, 'test/logs/research', `${group}.unrecognised.json`), 'utf8')) as { line: string; reason: string }[]).map(({ line, reason }) => [line, reason]));
    const unknown = all.filter((line) => {
      const { lines } = analyse(line);
      return lines.length === 0 || lines.every(({ message }) => message === null);
    });
    expect(unknown.filter((line) => (excused.get(line) ?? '') === '')).toEqual([]);
    // A line that became known leaves the list: it must shrink.
    expect([...excused.keys()].filter((line) => !unknown.includes(line))).toEqual([]);
    expect(1 - unknown.length / all.length).toBeGreaterThanOrEqual(0.97);
  });
});
