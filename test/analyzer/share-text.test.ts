import { describe, expect, test } from 'vitest';
import { lineNumbers, lineRanges, linesLeftOut, shareText, wrongNumbers, type Shared } from '../../src/analyzer/share-text.ts';

const shared: Shared = { said: '考えられる原因：回線が切り替わった（かなり確か、続いています）', lines: ['2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]', '2023/03/23 11:43:33      SAM機能を開始'], url: 'https://example.com/causes/moved-to-ipoe/', number: 6 };

describe('掲示板に貼る抜き書きは', () => {
  test('どこでも崩れない形で、アドレスだけの行と番号で終わる', () => {
    expect(shareText(shared, 'plain')).toBe([
      'ルーターログ辞典で調べました。',
      '考えられる原因：回線が切り替わった（かなり確か、続いています）',
      '＞2023/03/23 11:43:35 PPPoE セッション解放[メインセッション]',
      '＞2023/03/23 11:43:33 SAM機能を開始',
      'https://example.com/causes/moved-to-ipoe/',
      '辞典 6',
    ].join('\n'));
  });

  test.each(['plain', 'markdown', 'bbcode'] as const)('%sでも、長いログは15行に収め、残りの行数を言う', (format) => {
    const text = shareText({ ...shared, lines: Array.from({ length: 100 }, (_, index) => `行${index} ${'x'.repeat(200)}`) }, format);
    const written = text.split('\n').filter((line) => line !== '');
    expect(written.length).toBeLessThanOrEqual(15);
    const shown = written.filter((line) => /行\d+ x/.test(line)).length;
    expect(text).toContain(`（ほか${100 - shown}行）`);
    expect(linesLeftOut({ ...shared, lines: Array.from({ length: 100 }, () => 'x') }, format)).toBe(100 - shown);
    expect(linesLeftOut(shared, format)).toBe(0);
  });

  test.each(['plain', 'markdown', 'bbcode'] as const)('%sでも、行を途中で切らず、見たとおりに写す', (format) => {
    const line = `miniupnpd[14631]: STUN: ext interface eth0 ${'x'.repeat(100)} with private IP address 100.65.3.67 is now behind restrictive NAT: does not support port forwarding`;
    expect(shareText({ ...shared, lines: [line] }, format)).toContain(line);
  });

  test('半角の不等号で始まる行を作らない', () => {
    expect(shareText(shared, 'plain').split('\n').some((line) => line.startsWith('>'))).toBe(false);
  });

  test('ログの中の印で、囲みが破れない', () => {
    expect(shareText({ ...shared, lines: ['```', 'x'] }, 'markdown')).toContain('````text\n```\nx\n````');
    expect(shareText({ ...shared, lines: ['[/code]x'] }, 'bbcode').match(/\[\/code\]/g)).toHaveLength(1);
  });

  test('何も見つからなければ、行だけを書く', () => {
    expect(shareText({ said: '', lines: ['a'], url: null, number: 0 }, 'plain')).toBe('ルーターログ辞典で調べました。\n＞a');
  });
});

describe('行の番号は', () => {
  test.each([
    ['2-4, 7', [2, 3, 4, 7]], ['７、２〜４', [2, 3, 4, 7]], ['5', [5]], ['4-2', []], ['あ', []], ['3 3 3', [3]], ['1-1000000', Array.from({ length: 50 }, (_, index) => index + 1)],
  ])('「%s」を読む', (typed, numbers) => expect(lineNumbers(typed, 50)).toEqual(numbers));

  test('書いて読むと元に戻る', () => expect(lineNumbers(lineRanges([1, 2, 3, 9, 11, 12]), 50)).toEqual([1, 2, 3, 9, 11, 12]));
});

describe('写す行の番号は', () => {
  test('みな行にあれば、何も言わない', () => expect(wrongNumbers('2-3', [2, 3], 6)).toBe(''));

  test.each([['abc', [], '番号を読めません。1から6までの番号を、「2-5, 8」のように'], ['99', [], 'その番号の行はありません。1から6まで'], ['2, 99', [2], 'このログは6行までです'], ['5', [], '空の行です']] as const)(
    '「%s」なら、何を入れるかを言う', (typed, there, said) => expect(wrongNumbers(typed, there, 6)).toContain(said));
});
