import { describe, expect, test } from 'vitest';
import { askText, logLines, phoneText, type AskFields } from '../../src/analyzer/ask-text.ts';

const empty: AskFields = { trouble: '', since: '', device: '', line: '', provider: '', lamps: '', wired: '', tried: '', log: '', omitted: 0, found: '', cause: '', url: '', number: 0, answers: [] };
const full: AskFields = {
  trouble: '外からカメラが見られない', since: 'きのうの昼', device: 'PR-400MI', line: '光回線', provider: 'OCN', lamps: 'PPPが消灯', wired: '有線でも同じ', tried: 'スマホのWi-Fiを切った',
  log: '2023/03/23 11:43:35      PPPoE セッション解放\n2023/03/23 11:43:33      SAM機能を開始\n三行目', omitted: 0, found: '考えられる原因：回線が切り替わった', cause: '回線が切り替わった', url: 'https://example.com/causes/x/', number: 6,
  answers: [{ question: '外から開きますか。', answer: '開かない' }],
};

describe('掲示板に貼る質問は', () => {
  test('埋めていないところも、わからないと書く', () => {
    expect(askText(empty).split('\n')).toEqual(['困っていること', 'いつから', '機種', '回線', 'プロバイダー', 'ランプ', '有線では', '試したこと'].map((name) => `【${name}】（わかりません）`));
  });

  test('ログ、答え、記事のアドレスだけの行、番号を入れる', () => {
    const lines = askText(full).split('\n');
    expect(lines).toContain('＞2023/03/23 11:43:33 SAM機能を開始');
    expect(lines).toContain('【外から開きますか。】開かない');
    expect(lines.slice(-2)).toEqual(['https://example.com/causes/x/', '辞典 6']);
  });

  test('長いログは12行で切り、残りの行数を書く', () => {
    const text = askText({ ...full, log: Array.from({ length: 20 }, (_, index) => `行${index}`).join('\n') });
    expect(text.split('\n').filter((line) => line.startsWith('＞'))).toHaveLength(12);
    expect(text).toContain('（ほか8行）');
  });
});

describe('質問に入れるログは', () => {
  test('空でない12行までで、残りの数を言う', () => {
    const { lines, omitted } = logLines(`\n${Array.from({ length: 20 }, (_, index) => `行${index}`).join('\n\n')}\n`);
    expect(lines).toEqual(Array.from({ length: 12 }, (_, index) => `行${index}`));
    expect(omitted).toBe(8);
    expect(askText({ ...empty, log: lines.join('\n'), omitted })).toContain('（ほか8行）');
  });

  test('長い行は空白で切り、アドレスを途中で切らない', () => {
    expect(logLines(`${'x'.repeat(590)} 203.0.113.77 y`).lines).toEqual([`${'x'.repeat(590)}…`]);
    expect(logLines('x'.repeat(100_000)).lines[0]).toHaveLength(601);
  });
});

describe('電話で言うことは', () => {
  test('番号が1から続き、アドレスを読ませない', () => {
    for (const fields of [empty, full]) {
      const lines = phoneText(fields).split('\n');
      expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(lines.map((_, index) => index + 1));
      expect(lines.join()).not.toContain('http');
    }
  });

  test('原因の見当があれば、それを確かめてもらう', () => {
    expect(phoneText(full)).toContain('「回線が切り替わった、ということはありませんか。そちらの記録で確かめてください」');
    expect(phoneText(full)).toContain('『2023/03/23 11:43:35 PPPoE セッション解放』と『2023/03/23 11:43:33 SAM機能を開始』');
    expect(phoneText(empty)).toContain('そちらから見て、回線はつながっていますか');
  });
});
