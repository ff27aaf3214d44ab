import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatIssues } from '../../src/kb/issue.ts';
import { Knowledge, loadKnowledge, type Entry } from '../../src/kb/load.ts';
import { wordsPlain } from '../../src/kb/rules/words-plain.ts';

const knowledge = await loadKnowledge(fileURLToPath(new URL('../..', import.meta.url)));

test('内容の文章に、直すところがない', () => {
  expect(formatIssues(wordsPlain(knowledge))).toBe('');
});

const LONG = 'これは、この項目にだけ書いてある、ほかにはない説明の文です。'.repeat(12);
const entry = (id: string, data: Record<string, unknown>, body = LONG): Entry =>
  ({ kind: 'cause', id, file: `content/causes/${id}.mdx`, path: `/causes/${id}/`, number: 1, data: { title: '題', summary: '要約です。', ...data }, body }) as unknown as Entry;
const words = (...entries: readonly Entry[]): string => formatIssues(wordsPlain(new Knowledge(entries, { next: 1, pages: {} } as unknown as Knowledge['ledger'], [])));

describe('見つけるもの', () => {
  test.each([
    ['ルータを再起動します。', '「ルータ」と書いてあります。\n  → 「ルーター」と書きます。'],
    ['サーバを見ます。', '「サーバ」と書いてあります。'],
    ['プロバイダに聞きます。', '「プロバイダ」と書いてあります。'],
    ['wifiを切ります。', '「wifi」と書いてあります。\n  → 「Wi-Fi」と書きます。'],
    ['公開することができます。', '「することができ…」があります。'],
    ['いかがでしたか。', '「いかがでしたか」があります。'],
    ['おすすめ5選です。', '「おすすめ5選」があります。'],
    ['90%の人が直ります。', '「90%の人」とあります。'],
    ['ﾙｰﾀｰです。', '半角のカタカナ「ﾙｰﾀｰ」があります。'],
    ['原因は線である。', '文が「である。」で終わっています。'],
    ['故障だ。', '文が「だ。」で終わっています。'],
    ['方式は MAP-Eです。', '「は M」のように、日本語と英数字の間に空白があります。'],
    ['MAP-E の方式です。', '「E の」のように、日本語と英数字の間に空白があります。'],
  ])('%s', (summary, expected) => {
    const found = words(entry('a', { summary }));
    expect(found).toContain('content/causes/a.mdx の summary: ');
    expect(found).toContain(expected);
  });

  test('長い文が2つの項目にある', () => {
    const summary = '電源を切る前に、ランプとログの画面を写真に撮って、あとで見られるようにしておきます。';
    expect(words(entry('a', { summary }, `${LONG}あ`), entry('b', { summary }, 'ここだけの話を短く書きます。'.repeat(30)))).toContain(`content/causes/b.mdx の summary: content/causes/a.mdx と同じ文があります。「${summary}」`);
  });

  test('文章が少なすぎる', () => {
    expect(words(entry('a', {}, ''))).toBe('content/causes/a.mdx: この項目の文章が日本語で5文字しかありません。\n  → 読む人が次に何をするかまで、300文字以上で書いてください。');
  });
});

test.each([
  ['読者の言い方', { wordings: ['ルータ wifi つながらない'] }],
  ['英語の要約', { english: 'ルータ is a router.' }],
  ['ログの文', { messages: [{ templates: [{ text: 'サーバ {n}', samples: [{ seen: 'ﾙｰﾀ 1' }] }] }] }],
  ['コード', { summary: '`サーバ wifi`と出ます。' }],
  ['引用した画面の言葉', { summary: '「ルータ 設定」を押します。' }],
  ['日付と時刻', { summary: '3月1日 10:05に切れました。' }],
  ['正しい書き方', { summary: 'ルーターとサーバーとプロバイダーとWi-Fiです。' }],
])('%sはそのままでよい', (_name, data) => {
  expect(words(entry('a', data))).toBe('');
});
