import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';
import { analyse, catalogue, LATER, story } from './small-catalogue.ts';

const STORIES = [
  story({ type: 'ordered', of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/end' }], within: 60_000, unless: { any: [{ event: 'wan.session/begin' }], within: 300_000 }, restoredBy: [{ event: 'wan.session/begin' }] }),
  story({ cause: 'flap', url: '/causes/flap/', type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 3, within: 600_000, by: ['session'] }),
];

/** Pieces that logs are made of, whole and broken, so that arbitrary lines come near real ones. */
const piece = fc.oneof(
  fc.constantFrom('2023/03/23 11:43:35 ', 'Mar 14 22:43:20 ', '1970/01/01 00:00:01 ', 'Tue Aug  6 00:06:27 2019 daemon.warn pppd[1]: ', 'session end[main]', 'session begin[x]', 'switch started', 'Timeout waiting for PADO packets', 'drop from ', '192.168.0.1', '2001:db8::', '::', '{', '}', '[', ']', '\u001b[31m', '\u0000', '\ud800', 'ｶﾞ', '㍻', '　', '> ', '|', '…', '\t'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer().map(String),
);
const line = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const log = fc.array(line, { maxLength: 30 }).chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));

function allOffsets({ lines }: Analysis): number[] {
  return lines.flatMap(({ from, to, holes }) => [from, to, ...holes.flatMap((hole) => [hole.from, hole.to])]);
}

describe('どんな入力でも', () => {
  test('落ちず、位置は文字列の中にあり、同じ答えを返す', () => {
    fc.assert(fc.property(log, (text) => {
      const analysis = analyse(text, STORIES);
      for (const offset of allOffsets(analysis)) expect(offset >= 0 && offset <= text.length).toBe(true);
      for (const { from, to, holes } of analysis.lines) for (const hole of holes) expect(hole.from >= from && hole.from <= hole.to && hole.to <= to).toBe(true);
      expect(analysis.coverage.known).toBe(analysis.lines.filter(({ message }) => message !== null).length);
      expect(analyse(text, STORIES)).toEqual(analysis);
    }), { numRuns: 300 });
  });

  test('形と日付がはっきりした2つのログは、つないでも、別々に読んでも、行の判定が同じ', () => {
    const dated = fc.array(fc.tuple(fc.integer({ min: 0, max: 86_000 }), fc.constantFrom('session end[main]', 'session begin[main]', 'switch started', 'something new')), { minLength: 2, maxLength: 20 })
      .map((events) => events.sort((a, b) => a[0] - b[0]));
    const render = (day: string, events: readonly (readonly [number, string])[]): string =>
      events.map(([second, message]) => `${day} ${new Date(second * 1000).toISOString().slice(11, 19)} ${message}\n`).join('');
    fc.assert(fc.property(dated, dated, (a, b) => {
      // A sentence of the gateway's own makes its format plain.
      const first = render('2023/03/23', [[0, 'switch started'], ...a]);
      const second = render('2023/03/24', [[0, 'switch started'], ...b]);
      const both = analyse(first + second).lines;
      const apart = [...analyse(first).lines, ...analyse(second).lines];
      expect(both.map(({ at, message, level, format }) => [at, message, level, format])).toEqual(apart.map(({ at, message, level, format }) => [at, message, level, format]));
    }), { numRuns: 100 });
  });
});

describe('意地の悪い入力でも終わる', () => {
  // Generous bounds: a quadratic reading of these takes minutes, and the machine may be busy.
  const within = (limit: number, text: string): Analysis['coverage'] => {
    const started = performance.now();
    const { coverage } = readLog(text, catalogue(...STORIES), { now: LATER });
    expect(performance.now() - started).toBeLessThan(limit);
    return coverage;
  };
  test.each<[string, () => string]>([
    ['50MBの1行', () => 'a'.repeat(50_000_000)],
    ['100万の空行', () => '\n'.repeat(1_000_000)],
    ['100万のCR', () => '\r'.repeat(1_000_000)],
    ['深いかっこ', () => `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['上位サロゲートだけ', () => '\ud800'.repeat(1_000_000)],
    ['全部の制御文字', () => Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('').repeat(20_000)],
    ['色の途中で切れた行', () => '\u001b['.repeat(300_000)],
    ['数字だけの行', () => `${'1'.repeat(8000)}\n`.repeat(100)],
    ['コロンだけの行', () => `${':'.repeat(8000)}\n`.repeat(100)],
    ['アドレスに似た行', () => `${'1.1.1.'.repeat(1300)}\n`.repeat(100)],
    ['開くだけのJSON', () => '[{"a":'.repeat(300_000)],
    ['行ごとに開くだけのJSON', () => '{"log":"switch started\n'.repeat(50_000)],
    ['読めるJSONのあとの、開くだけのJSON', () => `${'{"log":"switch started"}\n'.repeat(400)}${'[\n'.repeat(300_000)}`],
    ['閉じない引用符の表', () => `${'a,b,"switch started"\n'.repeat(400)}${'a,"b\n'.repeat(200_000)}`],
    ['終わらない16進の文字', () => `${'=73witch started\n'.repeat(400)}${'=E3=\n'.repeat(200_000)}`],
    ['終わらないイベント', () => '<Event ><Message>switch started'.repeat(30_000)],
    ['逆斜線だけの行', () => `${'\\u0073witch started\n'.repeat(400)}${'\\'.repeat(1_000_000)}`],
    ['日時だけの表', () => '2023/03/23 11:43:35\nx\nswitch started\n'.repeat(20_000)],
    ['見出しだけの行', () => '2023/03/23 11:43:35 \n'.repeat(50_000)],
  ])('%s', (_name, text) => {
    within(30_000, text());
  });

  test('長すぎる行は、未収録のまま数える', () => {
    expect(within(30_000, `${'switch started'.repeat(1000)}\nswitch started`)).toEqual({ known: 1, total: 2 });
  });

  test('同じ出来事が10万回あっても、話は終わる', () => {
    const text = Array.from({ length: 100_000 }, (_, index) => `2023/03/23 ${new Date(index * 500).toISOString().slice(11, 19)} session end[main]`).join('\n');
    const started = performance.now();
    const { findings } = readLog(text, catalogue(...STORIES), { now: LATER });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(findings[0]?.cause).toBe('flap');
    expect(findings[0]!.lines.length).toBeLessThanOrEqual(200);
  });

  test('たくさんの違う未収録の行も、数をしぼってまとめる', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `unknown ${index.toString(36).replace(/\d/g, 'z')} thing`).join('\n');
    const { unknown } = exportAnalysis(readLog(text, catalogue(), { now: LATER }));
    expect(unknown.length).toBeLessThanOrEqual(501);
    expect(unknown.reduce((sum, { count }) => sum + count, 0)).toBe(3000);
  });
});
