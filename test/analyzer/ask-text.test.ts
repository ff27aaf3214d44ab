import { describe, expect, test } from 'vitest';
import { askEnding, askText, logLines, phoneText, type AskFields } from '../../src/analyzer/ask-text.ts';
import { blankedText } from '../../src/analyzer/masked-text.ts';
import { redact } from '../../src/engine/redact.ts';

const empty: AskFields = { trouble: '', since: '', device: '', line: '', provider: '', lamps: '', wired: '', tried: '', log: '', found: '', cause: '', url: '', number: 0, told: [], answers: [] };
const full: AskFields = {
  trouble: '外からカメラが見られない', since: 'きのうの昼', device: 'PR-400MI', line: '光回線', provider: 'OCN', lamps: 'PPPが消灯', wired: '有線でも同じ', tried: 'スマホのWi-Fiを切った',
  log: '2023/03/23 11:43:35      PPPoE セッション解放\n2023/03/23 11:43:33      SAM機能を開始\n三行目', found: '考えられる原因：回線が切り替わった', cause: '回線が切り替わった', url: 'https://example.com/causes/x/', number: 6,
  told: [{ at: '3月23日11時43分', title: 'PPPoEの接続を切った' }, { at: '', title: 'SAM機能が動き始めた' }], answers: [{ question: '外から開きますか。', answer: '開かない' }],
};
const personal: AskFields = {
  ...empty, provider: 'OCN（契約者 山田花子、N1234567890）', tried: '電話が発信できない。携帯090-1234-5678にかけた。IPは126.77.88.99、taro@yamada.co.jp、f1234abcde@ocn',
  log: 'Mar  3 12:00:00 ie-no-router pppd[12]: from 126.77.88.99',
};

describe('掲示板に貼る質問は', () => {
  test('埋めていないところも、わからないと書き、困りごとは書くところを見せる', () => {
    const rows = askText(empty).split('\n');
    expect(rows[0]).toBe('【困っていること】（ここに、困っていることを書いてください）');
    expect(rows.slice(1)).toEqual(['いつから', '機種', '回線', 'プロバイダー', 'ランプ', '有線では', '試したこと'].map((name) => `【${name}】（わかりません）`));
  });

  test('ログ、答え、記事のアドレスだけの行、番号を入れる', () => {
    const lines = (askText(full) + askEnding(full)).split('\n');
    expect(lines).toContain('＞2023/03/23 11:43:33 SAM機能を開始');
    expect(lines).toContain('【外から開きますか。】開かない');
    expect(lines.slice(-4)).toEqual(['【ルーターログ辞典の答え】', '考えられる原因：回線が切り替わった', 'https://example.com/causes/x/', '辞典 6']);
    expect(askEnding(empty)).toBe('');
  });

  test('長いログは12行で切り、残りの行数を書く', () => {
    const text = askText({ ...full, log: Array.from({ length: 20 }, (_, index) => `行${index}`).join('\n') });
    expect(text.split('\n').filter((line) => line.startsWith('＞'))).toHaveLength(12);
    expect(text).toContain('（ほか8行）');
  });

  test('自分で書いた欄も、ログと同じように隠し、同じものは同じ文字になる', () => {
    const { text } = redact(askText(personal));
    expect(text).not.toMatch(/1234567890|1234-5678|126\.77|taro|yamada|f1234abcde|ie-no-router|山田花子/);
    expect(text.match(/203\.0\.113\.1(?!\d)/g)).toHaveLength(2);
    expect(text).toContain('【プロバイダー】OCN（契約者 ');
    expect(text).toContain('電話が発信できない');
  });
});

describe('質問に入れるログは', () => {
  test('空でない12行までで、残りの数を言う', () => {
    const { lines, omitted } = logLines(`\n${Array.from({ length: 20 }, (_, index) => `行${index}`).join('\n\n')}\n`);
    expect(lines).toEqual(Array.from({ length: 12 }, (_, index) => `行${index}`));
    expect(omitted).toBe(8);
  });

  test('長い行は中ほどを略し、終わりを残し、そう言う', () => {
    const [line] = logLines(`${'word '.repeat(200)}does not support port forwarding`).lines;
    expect(line!.length).toBeLessThan(640);
    expect(line).toMatch(/…（\d+文字を略）…/);
    expect(line).toMatch(/does not support port forwarding$/);
    expect(logLines('x'.repeat(100_000)).lines[0]!.length).toBeLessThan(640);
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
    expect(phoneText(empty)).toContain('そちらから見て、回線はつながっていますか');
  });

  test('ログは、行のままでなく、時刻と意味で言う', () => {
    expect(phoneText(full)).toContain('機器の記録にあること：3月23日11時43分に「PPPoEの接続を切った」、「SAM機能が動き始めた」');
    expect(phoneText(full)).not.toContain('11:43');
    expect(phoneText({ ...full, told: [] })).not.toContain('SAM機能を開始');
  });

  test('書いたことを文につながず、どんな終わり方でも読める', () => {
    const text = phoneText({ ...empty, since: 'きのうの11時ごろから', lamps: 'ぜんぶ消えています', wired: '有線では試していない', tried: '再起動しました。だめでした。' });
    expect(text).toContain('いつから：きのうの11時ごろから\n');
    expect(text).toContain('ランプ：ぜんぶ消えています\n');
    expect(text).toContain('有線では：有線では試していない\n');
    expect(text).toContain('試したこと：再起動しました。だめでした。\n');
    expect(text).not.toMatch(/からから|ますです|。です|ないです/);
  });

  test('困りごとを書いていなければ、決めつけず、書くところを見せる', () => {
    expect(phoneText(empty)).not.toContain('うまく使えません');
    expect(phoneText(empty)).toContain('困っていること：（ここに、困っていることを書いてください）');
  });

  test('隠した値の代わりに、うその値を言わせない', () => {
    const text = blankedText(phoneText(personal), { hosts: [], names: [] }, new Set());
    expect(text).toContain('IPは○○');
    expect(text).toContain('携帯○○');
    expect(text).not.toMatch(/masked|203\.0\.113|126\.77|1234-5678|taro/);
    expect(blankedText(phoneText(personal), { hosts: [], names: [] }, new Set(['126.77.88.99']))).toContain('IPは126.77.88.99');
  });
});
