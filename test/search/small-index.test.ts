import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../../src/bench/search-pages.ts';
import { openInSlices } from '../../src/search/open-index.ts';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex, glossaryOf, pagesOf, type SmallIndex } from '../../src/search/small-index.ts';
import { splitIndex, joinIndex } from '../../src/search/split-index.ts';
import { ASKED, corpus, document, LINE_QUESTIONS } from './corpus.ts';

/** Pages of questions and of log lines. */
const SHAPES = corpus(() => false).documents;

describe('小さな索引', () => {
  test('渡した文書をそのまま取り出せる', () => {
    const documents = [
      document('/symptoms/a/', 'symptom', '題', { wordings: ['言い方1', '言い方\n2'], titles: ['別の題', '題'], messages: ['PP[{n}] down'], codes: ['651'] }, { number: 12, facets: { maker: ['ntt', 'buffalo'], trigger: ['evening'] } }),
      document('/symptoms/ab/', 'cause', '次の題', {}, { number: 3 }),
    ];
    const pages = pagesOf(JSON.parse(JSON.stringify(buildSmallIndex(documents))));
    expect(pages).toEqual([
      { url: '/symptoms/a/', kind: 'symptom', number: 12, title: '題', wordings: ['言い方1', '言い方 2'], titles: ['別の題'], messages: ['PP[{n}] down'], codes: ['651'], keywords: [], anchors: { titles: [''], messages: [''] }, facets: { maker: ['ntt', 'buffalo'], service: [], trigger: ['evening'] } },
      { url: '/symptoms/ab/', kind: 'cause', number: 3, title: '次の題', wordings: [], titles: [], messages: [], codes: [], keywords: [], anchors: { titles: [], messages: [] }, facets: { maker: [], service: [], trigger: [] } },
    ]);
  });

  test('題と文の、ページの中の場所も取り出せる', () => {
    const parts = [{ anchor: 'up', texts: ['つながった', 'PP[{n}] up', 'PP[{n}] is up'] }, { anchor: 'down', texts: ['切れた', 'PP[{n}] down'] }];
    const [page] = pagesOf(JSON.parse(JSON.stringify(buildSmallIndex([
      document('/messages/a/', 'message', '題', { titles: ['別の名前', 'つながった', '切れた'], messages: ['PP[{n}] up', 'PP[{n}] is up', 'PP[{n}] down', 'ほか'] }, { parts }),
    ]))));
    expect(page).toMatchObject({
      titles: ['別の名前', 'つながった', '切れた'],
      messages: ['PP[{n}] up', 'PP[{n}] is up', 'PP[{n}] down', 'ほか'],
      anchors: { titles: ['', 'up', 'down'], messages: ['up', 'up', 'down', ''] },
    });
  });

  test('文書がなくても作れて、何も見つからない', () => {
    const index = buildSmallIndex([]);
    expect(pagesOf(index)).toEqual([]);
    expect(query(index, 'つながらない')).toEqual([]);
  });

  test('本文からは、ほかのページと見分けるのに役立つことばだけを残す', () => {
    const documents = [
      document('/a/', 'cause', '夜だけ遅い', { body: ['網終端装置が混雑します。ルーターは関係ありません。', '網終端装置の増設を待ちます。'] }),
      document('/b/', 'cause', '全部切れる', { body: ['ルーターのハードウェアが壊れています。'] }),
      document('/c/', 'cause', '電波が弱い', { body: ['ルーターを部屋の中央に置きます。'] }),
    ];
    const index = buildSmallIndex(documents, { keywords: 3 });
    const [a] = pagesOf(index);
    expect(a!.keywords).toHaveLength(3);
    expect(a!.keywords).not.toContain('ルーター');
    expect(query(index, '網終端装置')[0]?.url).toBe('/a/');
  });

  test('用語集のつづりは、索引と一緒に運ばれる', () => {
    const index = buildSmallIndex([document('/terms/aaaa/', 'term', 'AAAAレコード')], { glossary: [['AAAAレコード', 'クアッドエー']] });
    expect(glossaryOf(index)).toEqual([['AAAAレコード', 'クアッドエー']]);
    expect(query(JSON.parse(JSON.stringify(index)), 'クアッドエー')[0]?.url).toBe('/terms/aaaa/');
  });

  test('ページが増えると、1ページに残すことばは減る', () => {
    const made = (count: number): number => pagesOf(buildSmallIndex(generatedPages(SHAPES.map((page) => ({ ...page, fields: { ...page.fields, body: [page.title.repeat(20)] } })), count)))[0]!.keywords.length;
    expect(made(100)).toBe(8);
    expect(made(1000)).toBe(4);
  }, 60_000);

  test('最初に送る分は、2,000ページでも圧縮して150KBに収まる', () => {
    const documents = generatedPages(SHAPES, 2000);
    const { first } = splitIndex(buildSmallIndex(documents));
    expect(gzipSync(JSON.stringify(first), { level: 9 }).length).toBeLessThan(150_000);
    // The pages are no copies of one another: each still has its own title.
    expect(new Set(documents.map(({ title }) => title)).size).toBeGreaterThan(1900);
  }, 60_000);
});

describe('索引を開く', () => {
  const ask = (index: SmallIndex): unknown => query(index, '外から つながらない');

  test('少しずつ開いても、いちどに開いても、答えは同じ', async () => {
    const [slowly, atOnce, halfway] = [buildSmallIndex(SHAPES), buildSmallIndex(SHAPES), buildSmallIndex(SHAPES)];
    let pauses = 0;
    await openInSlices(slowly, async () => { pauses += 1; });
    expect(pauses).toBeGreaterThan(0);
    const answer = ask(atOnce);
    expect(ask(slowly)).toEqual(answer);
    // A question asked during the first pause does not wait for the rest of them.
    let early: unknown;
    await openInSlices(halfway, async () => { early ??= ask(halfway); });
    expect(early).toEqual(answer);
  });
});

describe('2つに分けた索引', () => {
  const whole = buildSmallIndex(SHAPES);
  const { first, rest } = splitIndex(JSON.parse(JSON.stringify(whole)));

  test('最初の分だけで、症状と番号に答える', () => {
    const asked = ASKED.filter(({ kind }, i) => !kind.startsWith('log') && i % 5 === 0).map(({ query: text }) => text);
    expect(asked.filter((text) => query(first, text)[0]?.url !== query(whole, text)[0]?.url)).toEqual([]);
    expect(query(first, '辞典 5')).toHaveLength(1);
    expect(pagesOf(first).every(({ messages }) => messages.length === 0)).toBe(true);
  });

  test('つなぐと、もとの索引と同じになる', () => {
    expect(joinIndex(first, rest)).toEqual(whole);
    const { query: line, answers } = LINE_QUESTIONS[0]!;
    expect(query(joinIndex(first, rest), line)[0]?.url).toBe(answers[0]);
  });

  test('ほかのビルドの残りは、つながない', () => {
    const other = splitIndex(buildSmallIndex(SHAPES.slice(1))).rest;
    expect(joinIndex(first, other)).toEqual(first);
    expect(joinIndex(first, undefined)).toEqual(first);
  });
});
