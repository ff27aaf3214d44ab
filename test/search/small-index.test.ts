import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../../src/bench/search-pages.ts';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex, glossaryOf, pagesOf } from '../../src/search/small-index.ts';
import { corpus, document } from './corpus.ts';

describe('小さな索引', () => {
  test('渡した文書をそのまま取り出せる', () => {
    const documents = [
      document('/symptoms/a/', 'symptom', '題', { wordings: ['言い方1', '言い方\n2'], titles: ['別の題', '題'], messages: ['PP[{n}] down'], codes: ['651'] }, { number: 12, facets: { maker: ['ntt', 'buffalo'], trigger: ['evening'] } }),
      document('/symptoms/ab/', 'cause', '次の題', {}, { number: 3 }),
    ];
    const pages = pagesOf(JSON.parse(JSON.stringify(buildSmallIndex(documents))));
    expect(pages).toEqual([
      { url: '/symptoms/a/', kind: 'symptom', number: 12, title: '題', wordings: ['言い方1', '言い方 2'], titles: ['別の題'], messages: ['PP[{n}] down'], codes: ['651'], keywords: [], facets: { maker: ['ntt', 'buffalo'], service: [], trigger: ['evening'] } },
      { url: '/symptoms/ab/', kind: 'cause', number: 3, title: '次の題', wordings: [], titles: [], messages: [], codes: [], keywords: [], facets: { maker: [], service: [], trigger: [] } },
    ]);
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
    const made = (count: number): number => pagesOf(buildSmallIndex(generatedPages(corpus(() => false).documents, count)))[0]!.keywords.length;
    expect(made(100)).toBe(8);
    expect(made(1000)).toBe(4);
  }, 60_000);

  test('2,000ページ分でも、圧縮して150KBに収まる', () => {
    const documents = generatedPages(corpus(() => false).documents, 2000);
    const text = JSON.stringify(buildSmallIndex(documents));
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(150_000);
    // The pages are no copies of one another: each still has its own title.
    expect(new Set(documents.map(({ title }) => title)).size).toBeGreaterThan(1900);
  }, 60_000);
});
