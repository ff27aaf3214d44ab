import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/analyzer/protocol.ts';
import { spokenTime, toldLines } from '../../src/analyzer/told-lines.ts';

const message = (title: string) => ({ title, meaning: '', confidence: 'official', url: '/' });
const words = { messages: { down: message('線が抜けた'), up: message('線がつながった'), note: message('設定を読んだ') } };
const row = (n: number, id: string | null, level: Row['level'], at: string | null = null): Row => ({ line: n - 1, n, text: `raw ${n}`, body: 0, omitted: 0, at, clock: 0, level, message: id, candidates: [], cut: false, more: 0 });

describe('電話で言う行は', () => {
  test('重いものから意味で言い、同じ意味は一度だけ言い、故障でも手がかりでもない行は言わない', () => {
    const rows = [row(1, 'note', 'noise'), row(2, 'up', 'normal'), row(3, 'down', 'fault', '2023-03-23T11:43:35'), row(4, 'down', 'fault', '2023-03-24T01:02:03')];
    expect(toldLines(rows, new Set(), words)).toEqual([{ at: '3月24日1時2分', title: '線が抜けた' }]);
  });

  test('原因の証拠の行を、ほかの行より先に言う', () => {
    expect(toldLines([row(1, 'down', 'fault'), row(2, 'up', 'normal')], new Set([2]), words)[0]!.title).toBe('線がつながった');
  });

  test('時計が合う前の時刻は言わない', () => {
    expect(toldLines([{ ...row(1, 'down', 'fault', '2008-01-01T09:00:21'), clock: 1 }], new Set(), words)).toEqual([{ at: '', title: '線が抜けた' }]);
  });

  test('辞典にない行は言わない', () => expect(toldLines([row(1, null, 'unknown')], new Set(), words)).toEqual([]));
});

test.each([['2023-03-23T11:43:35', '3月23日11時43分'], ['1970-01-01T00:00:15', ''], ['00:00:15', ''], [null, '']])('時刻「%s」は「%s」と言う', (at, said) => expect(spokenTime(at)).toBe(said));
