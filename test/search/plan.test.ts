import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { corpus, document } from './corpus.ts';

const PAGES = [
  document('/symptoms/outside/', 'symptom', '家の中からは見えるのに、外からだけ見えない', { wordings: ['自宅サーバーに外からつながらない', '外出先からNASが開けない', 'カメラが外から見れない'] }, { number: 101, facets: { trigger: ['nothing-changed'] } }),
  document('/symptoms/night/', 'symptom', '夜だけ遅い', { wordings: ['夜になるとネットが重い', 'フレッツ光 夜 遅い'] }, { number: 102, facets: { trigger: ['evening'] } }),
  document('/symptoms/no-internet/', 'symptom', 'どの機器もインターネットにつながらない', { wordings: ['急にネットがつながらない', 'プロバイダを変えたらつながらない'] }, { number: 103 }),
  document('/causes/moved-to-ipoe/', 'cause', '回線がPPPoEからIPoEに切り替えられた', { wordings: ['外から入れなくなった IPoE'] }, { number: 201, facets: { service: ['ocn'] } }),
  document('/causes/congestion/', 'cause', 'PPPoEの網終端装置が混んでいる', { wordings: ['夜だけ遅い PPPoE'] }, { number: 202 }),
  document('/fixes/forward/', 'fix', 'ポートを開放する', { wordings: ['ポート開放のやり方'], titles: ['静的IPマスカレードの設定'] }, { number: 301, facets: { maker: ['ntt', 'buffalo'] } }),
  document('/fixes/own-line/', 'fix', 'バッファローのルーターでPPPoEを設定する', {}, { number: 302, facets: { maker: ['buffalo'] } }),
  document('/messages/ntt-hgw/pppoe-session/', 'message', 'PPPoEのセッションが始まる・終わる', {}, { number: 401, facets: { maker: ['ntt'] } }),
  document('/messages/ntt-hgw/pppoe-session/#released', 'message', 'PPPoEのセッションが終わった', { messages: ['PPPoE セッション解放[{session:text}]'] }, { number: 402, facets: { maker: ['ntt'] } }),
  document('/messages/ntt-hgw/pppoe-session/#started', 'message', 'PPPoEのセッションが始まった', { messages: ['PPPoE セッション開始成功[{session:text}]'] }, { number: 403, facets: { maker: ['ntt'] } }),
  document('/messages/windows/651/', 'message', 'エラー651', { codes: ['651'], wordings: ['エラー651により接続に失敗しました'] }, { number: 404 }),
  document('/messages/nintendo/2618-0516/', 'message', 'エラー2618-0516', { codes: ['2618-0516'] }, { number: 405 }),
  document('/messages/mail/0x800ccc0e/', 'message', 'メールのエラー0x800CCC0E', { codes: ['0x800CCC0E'] }, { number: 406 }),
  document('/terms/port/', 'term', 'ポート', { wordings: ['ポートとは'] }, { number: 501 }),
  document('/terms/hgw/', 'term', 'ホームゲートウェイ', { titles: ['HGW'], wordings: ['PR-400MIとは'] }, { number: 502 }),
];
const index = buildSmallIndex(PAGES);
const urls = (text: string, options = {}): string[] => query(index, text, options).map(({ url }) => url);

describe('並べ方', () => {
  test.each([
    ['ことばを変えても同じ症状', '自鯖に外部から入れない', '/symptoms/outside/'],
    ['英語', 'slow at night', '/symptoms/night/'],
    ['ローマ字', 'yoru osoi', '/symptoms/night/'],
    ['半角カナと全角英数', 'ﾌﾟﾛﾊﾞｲﾀﾞｦ変えたらﾂﾅｶﾞﾗﾅｲ', '/symptoms/no-internet/'],
    ['エラー番号', '651', '/messages/windows/651/'],
    ['エラーと番号', 'エラー６５１', '/messages/windows/651/'],
    ['番号とエラー', '651エラー', '/messages/windows/651/'],
    ['区切りのないコード', '26180516', '/messages/nintendo/2618-0516/'],
    ['小文字の16進', '0x800ccc0e', '/messages/mail/0x800ccc0e/'],
    ['型番の書き方違い', 'pr400mi', '/terms/hgw/'],
    ['型番の途中まで', 'PR-400', '/terms/hgw/'],
    ['やり方を聞く', 'ポート開放 やり方', '/fixes/forward/'],
    ['意味を聞く', 'ポートとは', '/terms/port/'],
    ['メーカーの言い方', '静的IPマスカレード', '/fixes/forward/'],
  ])('%s: %s', (_name, text, first) => {
    expect(urls(text)[0]).toBe(first);
  });

  test('症状の質問には、症状と原因が並ぶ', () => {
    const kinds = query(index, '夜だけ遅い').slice(0, 3).map(({ kind }) => kind);
    expect(kinds).toContain('symptom');
    expect(kinds).toContain('cause');
  });

  test('全部のことばがあるページが、一部だけのページより先に出る', () => {
    const found = query(index, '夜 遅い PPPoE');
    expect(found[0]!.leftOut).toEqual([]);
    expect(found.at(-1)!.leftOut.length).toBeGreaterThan(0);
  });

  test('見つからなかったことばを、打たれたとおりに返す', () => {
    expect(query(index, '夜 遅い リモートデスクトップ')[0]).toMatchObject({ url: '/symptoms/night/', matched: ['夜', '遅い'], leftOut: ['リモートデスクトップ'] });
  });

  test('点数は後ろほど下がる', () => {
    const scores = query(index, 'PPPoE つながらない').map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(2);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('同じページの部分が並んだら、ページそのものは出さない', () => {
    expect(urls('PPPoEのセッション 解放').filter((url) => url.startsWith('/messages/ntt-hgw/pppoe-session/'))).not.toContain('/messages/ntt-hgw/pppoe-session/');
  });
});

describe('決まった答え', () => {
  test.each(['辞典 402', '辞典402', '辞典　４０２', '辞典 No.402', '#402', 'ルーターログ辞典 402'])('「%s」はそのページだけを出す', (text) => {
    expect(urls(text)).toEqual(['/messages/ntt-hgw/pppoe-session/#released']);
  });

  test('ない番号には何も出さない', () => {
    expect(urls('辞典 999')).toEqual([]);
  });

  test.each([
    '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]',
    'PPPoE セッション解放[セッション5]',
    'ＰＰＰｏＥ　セッション解放［メインセッション］',
    '2023/03/23 11:43:35 PPPoEセッション解放[メインセッション]\n2023/03/23 11:43:33 SAM機能を開始',
  ])('自分の値が入ったログの行「%s」は、そのメッセージが先頭になる', (line) => {
    expect(urls(line)[0]).toBe('/messages/ntt-hgw/pppoe-session/#released');
  });
});

test('原因のページが同じ行を挙げていても、その行のメッセージが先に出る', () => {
  const both = buildSmallIndex([
    document('/causes/a/', 'cause', 'PPPoEが切られた', { messages: ['PPPoE セッション解放[{session:text}]'], wordings: ['PPPoE セッションが切れた 解放'] }),
    document('/messages/a/', 'message', '終わり', { messages: ['PPPoE セッション解放[{session:text}]'] }),
  ]);
  for (const line of ['PPPoE セッション解放[メインセッション]', '2023/03/23 11:43:35 PPPoE セッション解放[メインセッション]']) {
    expect(query(both, line).map(({ url }) => url)).toEqual(['/messages/a/', '/causes/a/']);
  }
});

describe('打ち間違い', () => {
  test.each([
    ['プロパイダを変えたらつながらない', '/symptoms/no-internet/'],
    ['プロバイザ つながらない', '/symptoms/no-internet/'],
    ['つなががらない', '/symptoms/no-internet/'],
    ['パッファロー PPPoE', '/fixes/own-line/'],
    ['interent つながらない', '/symptoms/no-internet/'],
  ])('1字違いの「%s」でも見つかる', (text, first) => {
    expect(urls(text)[0]).toBe(first);
  });

  test.each(['ボート', 'サポーダ', '652'])('短い語と番号は、1字違えば別物: 「%s」は見つからない', (text) => {
    expect(urls(text)).toEqual([]);
  });
});

test.each([
  ['2618-0517', '/messages/nintendo/2618-0516/'],
  ['0x800CCC0F', '/messages/mail/0x800ccc0e/'],
])('知らないコード%sには、同じ仲間のコードを、違うと断って出す', (code, neighbour) => {
  expect(query(index, code)).toMatchObject([{ url: neighbour, matched: [], leftOut: [code] }]);
});

describe('関係のない言葉', () => {
  test.each(['パンケーキの作り方', '明日の東京の天気', 'あああああ', 'asdfghjkl', 'ラーメン 二郎', 'lorem ipsum dolor sit amet', '!?#$%&', '　', '🍣🍣🍣'])('「%s」には何も出さない', (text) => {
    expect(urls(text)).toEqual([]);
  });

  test.each(['助けて ネット', 'ネットが変', 'ルーター おかしい 何もしていないのに 突然 困った', 'インターネットの調子が悪くて本当に困っていますどうしたらよいでしょうか'])('ルーターの話なら、大ざっぱな「%s」でも何か出す', (text) => {
    expect(urls(text).length).toBeGreaterThan(0);
  });
});

describe('絞り込み', () => {
  test('種類で絞る', () => {
    expect(query(index, '夜だけ遅い', { kinds: ['cause'] }).map(({ kind }) => kind)).toEqual(['cause']);
  });

  test('メーカーで絞る', () => {
    expect(urls('PPPoE', { facets: { maker: ['buffalo'] } })).toEqual(['/fixes/own-line/']);
  });

  test('何も打たずに絞ると、当てはまるページが全部出る', () => {
    expect(urls('', { facets: { maker: ['buffalo'] } })).toEqual(['/fixes/forward/', '/fixes/own-line/']);
    expect(urls('', { facets: { trigger: ['evening'] } })).toEqual(['/symptoms/night/']);
    expect(urls('')).toEqual([]);
  });

  test('番号で引いても、絞り込みは効く', () => {
    expect(urls('辞典 402', { kinds: ['cause'] })).toEqual([]);
  });
});

describe('印を付ける所', () => {
  test('題名の中の、当たった語を指す', () => {
    const [result] = query(index, '夜 おそい');
    expect(result!.highlights.map(({ from, to }) => result!.title.slice(from, to))).toEqual(['夜だけ遅い']);
  });

  test('題名より近い言い方があれば、それも返す', () => {
    const [result] = query(index, '外出先 NAS');
    expect(result!.best?.text).toBe('外出先からNASが開けない');
    expect(result!.best!.highlights.map(({ from, to }) => result!.best!.text.slice(from, to))).toEqual(['外出先からNAS']);
  });
});

describe('どんな質問でも', () => {
  const large = buildSmallIndex(corpus(() => false).documents);
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom('ルーター', 'つながらない', 'PR-400MI', '651', '辞典', ' ', '\n', '[', '{n}', '夜', 'が', 'ー', 'ﾞ', 'PPPoE', '192.168.1.1', '::', '11:43:35', 'ポート')).map((words) => words.join('')),
  );

  test('落ちず、範囲は文の中にあり、同じ答えを返す', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const results = query(large, text);
        for (const { title, highlights, best, score } of results) {
          expect(Number.isFinite(score)).toBe(true);
          for (const [ranges, length] of [[highlights, title.length], [best?.highlights ?? [], best?.text.length ?? 0]] as const) {
            let end = 0;
            for (const { from, to } of ranges) {
              expect(from).toBeGreaterThanOrEqual(end);
              expect(to).toBeGreaterThan(from);
              expect(to).toBeLessThanOrEqual(length);
              end = to;
            }
          }
        }
        expect(new Set(results.map(({ url }) => url)).size).toBe(results.length);
        expect(query(structuredClone(large), text, { limit: 3 })).toEqual(query(large, text, { limit: 3 }));
      }),
      { numRuns: 30 },
    );
  });

  test('文書を渡す順を変えても、同じ索引になる', () => {
    expect(JSON.stringify(buildSmallIndex([...PAGES].reverse()))).toBe(JSON.stringify(index));
  });
});
