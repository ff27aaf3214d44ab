import { describe, expect, test } from 'vitest';
import type { IntakeNote, Summary } from '../../src/analyzer/protocol.ts';
import { readingText } from '../../src/analyzer/note-words.ts';
import { Session } from '../../src/analyzer/session.ts';
import { catalogue } from '../engine/small-catalogue.ts';

/** What the page is told of a pasted text when it has been read. */
async function opened(text: string): Promise<{ summary: Summary; session: Session }> {
  const session = new Session(catalogue().source);
  let last: Summary | undefined;
  await session.open([{ kind: 'text', text }], Date.UTC(2030, 0, 1), { taken: () => undefined, summary: (summary) => { last = summary; }, progress: () => undefined });
  if (last === undefined) throw new Error('no summary');
  const intake: readonly IntakeNote[] = last.intake;
  expect(intake).toEqual([]);
  return { summary: last, session };
}

describe('貼り付けで変わったログ', () => {
  const lines = ['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 session end[main]', '2023/03/23 11:44:02 session begin[main]'];

  test('つながった行は分けて、1行ずつの番号で数え、そのことを言う', async () => {
    const { summary } = await opened(lines.join(' '));
    expect(summary.coverage).toEqual({ known: 3, total: 3 });
    expect(summary.list.first.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(readingText(summary.notes[0]!)).toBe('貼り付けで変わったところを直して読みました（つながった行を分けた）。');
  });

  test('印を外した行は、貼られた文の行の番号で数える', async () => {
    const { summary } = await opened(`\n${lines.map((line) => `- ${line}`).join('\n\n')}`);
    expect(summary.coverage).toEqual({ known: 3, total: 3 });
    expect(summary.list.first.map(({ n }) => n)).toEqual([2, 4, 6]);
    expect(readingText(summary.notes[0]!)).toBe('貼り付けで変わったところを直して読みました（行のまわりの印を外した）。');
  });

  test('1行のJSONから取り出した行も、1行ずつの番号で数え、元の文だけを見せる', async () => {
    const named = lines.map((line) => line.replace('[main]', '["ル"]'));
    const { summary } = await opened(JSON.stringify(named).replaceAll('ル', '\\u30eb'));
    expect(summary.list.first.map(({ n, text }) => [n, text])).toEqual(named.map((line, index) => [index + 1, line]));
    expect(summary.list.first.every(({ omitted, text, body }) => omitted === 0 && text.slice(body).startsWith('s'))).toBe(true);
    expect(readingText(summary.notes[0]!)).toBe('貼り付けで変わったところを直して読みました（データの中から本文を取り出した）。');
  });

  test('brで分けた行も、1行ずつの番号で数える', async () => {
    const { summary } = await opened(lines.join('<br>'));
    expect(summary.list.first.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  test('日と月の順を直したことも言う', async () => {
    const { summary } = await opened('01/03/2025 10:00:00 switch started\n22/03/2025 23:19:56 switch started');
    expect(summary.notes.map(readingText)).toContain('日付は「日/月/年」の順に書かれていると読みました（1行）。');
  });
});

test('しまっておく文は、直す前の、貼られたままのもので、長すぎれば渡さない', async () => {
  const text = '- 2023/03/23 11:43:33 switch started\n\n- 2023/03/23 11:43:35 session end[main]';
  const { session } = await opened(text);
  expect(await session.answer('text', { most: 1000 })).toBe(text);
  expect(await session.answer('text', { most: 10 })).toBeNull();
});
