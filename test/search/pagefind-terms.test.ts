import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** What Pagefind's search module offers, as far as it is used here. */
interface Search {
  options(options: Record<string, unknown>): Promise<void>;
  init(language: string): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

describe('本物のPagefindで', () => {
  const TEXTS: Record<string, string> = {
    '/port/': 'ルーターのポート開放ができない',
    '/boat/': 'ボートの写真',
    '/wifi/': 'Wi-Fiが夜だけ切れる',
    '/pass/': 'パスワードを忘れた',
    '/bus/': 'バスの時刻表',
    '/model/': 'PR-400MIの障害ログ',
  };
  let server: Server;
  let folder: string;
  let pagefind: Search;

  beforeAll(async () => {
    const { index } = await createIndex({});
    for (const [url, text] of Object.entries(TEXTS)) {
      const { errors } = await index!.addCustomRecord({ url, content: indexTerms(text), language: 'ja', meta: { title: url } });
      expect(errors).toEqual([]);
    }
    const { files } = await index!.getFiles();
    const contents = new Map(files.map(({ path, content }) => [`/pagefind/${path}`, content]));
    server = createServer((request, response) => {
      const content = contents.get(decodeURIComponent(request.url!.split('?')[0]!));
      if (content === undefined) response.writeHead(404).end();
      else response.end(content);
    }).listen(0, '127.0.0.1');
    folder = await mkdtemp(join(tmpdir(), 'search-'));
    await writeFile(join(folder, 'pagefind.mjs'), contents.get('/pagefind/pagefind.js')!);
    // The module looks at the page for its language.
    Object.assign(globalThis, { document: { currentScript: null, querySelector: () => ({ getAttribute: () => 'ja' }) } });
    pagefind = (await import(join(folder, 'pagefind.mjs'))) as Search;
    await pagefind.options({ basePath: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pagefind/`, baseUrl: '/', noWorker: true });
    await pagefind.init('ja');
  }, 60_000);

  afterAll(async () => {
    server.close();
    Reflect.deleteProperty(globalThis, 'document');
    await close();
    await rm(folder, { recursive: true });
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
    const { results } = await pagefind.search(`"${term}"`);
    expect(await Promise.all(results.map(async (result) => (await result.data()).url))).toEqual(urls);
  });
});
