import { describe, expect, test } from 'vitest';
import { shortTime } from '../../src/analyzer/line-parts.ts';
import { FIRST_QUERY } from '../../src/analyzer/protocol.ts';
import { indexOfLine, rowOf, rowOfLine, rowsOf } from '../../src/analyzer/rows.ts';
import { readLog, compileCatalogue } from '../../src/engine/index.ts';
import { CATALOGUE, read } from './reading.ts';

const none = new Set<number>();
const many = read('10:00:00 clock set', '10:00:01 clock set', '10:00:02 clock set', '10:00:03 session main is up', '10:00:04 x y z', '10:00:05 x y z', '10:00:06 x y z', '10:00:07 x y w', '10:00:08 clock set', '10:00:09 clock set');
const listed = (query: Partial<typeof FIRST_QUERY>, kept: ReadonlySet<number> = none) => {
  const { first, more, lines } = rowsOf(many, { ...FIRST_QUERY, ...query }, kept);
  return { rows: [...first].map((line, row) => (more[row] === 0 ? line : `${line}+${more[row]}`)), lines };
};

describe('行の一覧は', () => {
  test('3行からの同じ文をたたみ、2行はそのまま出す', () => {
    expect(listed({})).toEqual({ rows: ['0+2', 3, '4+2', 7, 8, 9], lines: 10 });
  });

  test('開いたところと、たたまないときは、全部出す', () => {
    expect(listed({ opened: [0] }).rows).toEqual([0, 1, 2, 3, '4+2', 7, 8, 9]);
    expect(listed({ fold: false }).rows).toHaveLength(10);
  });

  test('証拠の行は、たたまない', () => {
    expect(listed({}, new Set([5])).rows).toEqual(['0+2', 3, 4, 5, 6, 7, 8, 9]);
  });

  test('判定でしぼる', () => {
    expect(listed({ levels: ['normal'] })).toEqual({ rows: [3], lines: 1 });
    expect(listed({ levels: ['noise'], fold: true }).rows).toEqual(['0+4']);
  });

  test('幅と大文字を区別せずに探す', () => {
    expect(listed({ text: 'ＳＥＳＳＩＯＮ' }).rows).toEqual([3]);
    expect(listed({ text: 'x y' }).lines).toBe(4);
    expect(listed({ text: 'nothing' })).toEqual({ rows: [], lines: 0 });
  });

  test('どの行がどこに出ているかを答える', () => {
    const rows = rowsOf(many, FIRST_QUERY, none);
    expect([0, 1, 2, 3, 6, 7, 9].map((line) => rowOfLine(rows, line))).toEqual([0, 0, 0, 1, 2, 3, 5]);
    expect(rowOfLine(rowsOf(many, { ...FIRST_QUERY, levels: ['normal'] }, none), 0)).toBe(-1);
  });
});

test('行の番号は、空の行も数える', () => {
  const reading = readLog('a\n\n\nb\n', compileCatalogue(CATALOGUE), { now: 0 });
  expect([1, 2, 3, 4, 5].map((n) => indexOfLine(reading, n))).toEqual([0, -1, -1, 1, -1]);
});

test('行のどこから文が始まるかを渡し、狭いところでは時刻を短く言う', () => {
  const row = rowOf(read('10:00:03 session main is up'), 0, 0);
  expect(row.text.slice(row.body)).toBe('session main is up');
  expect(shortTime(row.at)).toBe('5/1 10:00:03');
  expect(shortTime(null)).toBe('');
});

test('長い行は、はじめだけを渡し、残りの長さを言う', () => {
  const reading = readLog('x'.repeat(5000), compileCatalogue(CATALOGUE), { now: 0 });
  expect(rowOf(reading, 0, 0)).toMatchObject({ n: 1, omitted: 4400, level: 'unknown', message: null });
  expect(rowOf(reading, 0, 0).text).toHaveLength(600);
});
