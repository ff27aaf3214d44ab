import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPagefind, type PagefindSearch } from '../../src/bench/pagefind-node.ts';
import { encodeTerm, indexTerms, queryTermList, queryTerms } from '../../src/search/pagefind-terms.ts';
import { SYNONYMS } from '../../src/search/synonyms.ts';

describe('Pagefindに渡すことば', () => {
  test('どの語も、同じ長さの小文字だけになり、重ならない', () => {
    const terms = [...SYNONYMS.map(({ id }) => `#${id}`), ...Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 200), 0x4e00 + Math.floor(i / 200)))];
    const codes = terms.map(encodeTerm);
    expect(codes.filter((code) => !/^[a-z]{7}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(new Set(terms).size);
  });

  test('濁点だけが違う語も、別の語になる', () => {
    expect(indexTerms('ポート')).not.toBe(indexTerms('ボート'));
  });

  test('質問の語は多くても8つで、よく効くものから並ぶ', () => {
    const list = queryTermList('ルーターの再起動を何度も試しましたが夜になると急に動画の再生が遅くなりプロバイダのサポートに電話しても解決しません PR-400MI');
    expect(list).toHaveLength(8);
    expect(list).toContain(encodeTerm('pr400mi'));
    expect(list.slice(0, 4)).toContain(encodeTerm('#再起動'));
    expect(queryTerms('夜 遅い')).toBe(`${encodeTerm('#夜')} ${encodeTerm('#遅い')}`);
    expect(queryTerms('です。')).toBe('');
  });
});

describe('本物のPagefindで', () => {
  const TEXTS: Record<string, string> = {
    '/port/': 'ルーターのポート開放ができない',
    '/boat/': 'ボートの写真',
    '/wifi/': 'Wi-Fiが夜だけ切れる',
    '/pass/': 'パスワードを忘れた',
    '/bus/': 'バスの時刻表',
    '/model/': 'PR-400MIの障害ログ',
  };
  let pagefind: PagefindSearch;

  beforeAll(async () => {
    pagefind = await openPagefind(Object.entries(TEXTS).map(([url, text]) => ({ url, content: indexTerms(text), title: url })));
  }, 60_000);

  afterAll(async () => {
    await pagefind.close();
  });

  test.each([
    ['ポート', ['/port/']],
    ['ボート', ['/boat/']],
    ['静的IPマスカレード', ['/port/']],
    ['ワイファイ', ['/wifi/']],
    ['途切れる', ['/wifi/']],
    ['ﾊﾟｽﾜｰﾄﾞ', ['/pass/']],
    ['バス', ['/bus/']],
    ['ハス', []],
    ['pr400mi', ['/model/']],
    ['400MI', ['/model/']],
  ])('「%s」で見つかるのは %j', async (text, urls) => {
    const [term] = queryTermList(text);
    expect(await pagefind.search(`"${term}"`)).toEqual(urls);
  });
});
