import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { layPacks, packPlaces } from '../../src/offline/pack.ts';
import { packReader } from '../../src/offline/pack-reader.ts';
import { serviceWorker, type OfflineScope } from '../../src/offline/service-worker.ts';

const ORIGIN = 'https://example.com';
const page = (text: string, status = 200): Response => new Response(`<!doctype html><p>${text}</p>`, { status, headers: { 'Content-Type': 'text/html' } });

/** The same page, as a host dates it. */
const dated = (response: Response, day: number): Response => {
  response.headers.set('Date', new Date(Date.UTC(2026, 0, day)).toUTCString());
  return response;
};

interface Visit { readonly answer: Promise<Response>; readonly settled: () => Promise<void> }

/** The service worker in a browser of which only the storage and the events are there, oldest entries first as browsers keep them. */
function installed(): { readonly visit: (path: string, mode?: string) => Visit; readonly store: Map<string, Response> } {
  const store = new Map<string, Response>();
  const key = (request: RequestInfo | URL): string => new URL(request instanceof Request ? request.url : String(request), ORIGIN).href;
  const cache = {
    match: async (request: RequestInfo | URL) => store.get(key(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => { store.delete(key(request)); store.set(key(request), response); },
    delete: async (request: RequestInfo | URL) => store.delete(key(request)),
    keys: async () => [...store.keys()].map((url) => new Request(url)),
  };
  const heard = new Map<string, (event: unknown) => void>();
  const scope = {
    addEventListener: (type: string, hear: (event: unknown) => void) => { heard.set(type, hear); },
    skipWaiting: async () => undefined,
    location: { origin: ORIGIN },
    caches: { open: async () => cache, match: cache.match },
    registration: {},
    clients: { claim: async () => undefined, matchAll: async () => [] },
  };
  serviceWorker(scope as unknown as OfflineScope, { base: '/', pages: ['/analyze/'], edition: '1', packs: packPlaces('/') }, packReader);
  const visit = (path: string, mode = 'navigate'): Visit => {
    const late: Promise<unknown>[] = [];
    let answer: Promise<Response> = Promise.reject(new Error('nobody answered'));
    answer.catch(() => undefined);
    heard.get('fetch')!({
      request: { url: ORIGIN + path, method: 'GET', mode },
      waitUntil: (promise: Promise<unknown>) => { late.push(promise); },
      respondWith: (response: Promise<Response>) => { answer = response; },
    });
    return { answer, settled: async () => { await answer; for (let at = 0; at < late.length; at += 1) await late[at]; } };
  };
  return { visit, store };
}

/** Puts packs of these pages where a reader's wish puts them, as the host offered them on that day of January. */
function keep(store: Map<string, Response>, pages: Readonly<Record<string, string>>, day: number): void {
  const { folder, list } = packPlaces('/');
  const files = Object.entries(pages).map(([path, text]) => ({ path, type: path.endsWith('.js') ? 'text/javascript' : 'text/html', body: new TextEncoder().encode(text) }));
  const packs = layPacks(files, 1000).map(({ first, body }, index) => {
    const packed = gzipSync(body);
    store.set(`${ORIGIN}${folder}${index}.pack`, new Response(new Uint8Array(packed)));
    return { name: String(index), first, bytes: packed.length };
  });
  store.set(ORIGIN + list, dated(new Response(JSON.stringify({ edition: '1', bytes: 1, packs })), day));
}

const down = (): Promise<Response> => Promise.reject(new TypeError('no network'));
const network = (answer: (request: RequestInfo | URL) => Promise<Response>): void => { vi.stubGlobal('fetch', answer); };
afterEach(() => { vi.unstubAllGlobals(); });

test('サーバーが5xxを返しても、保存したページがあれば、それを出す', async () => {
  const { visit } = installed();
  network(async () => page('もとのページ'));
  await visit('/causes/a/').settled();
  network(async () => page('落ちています', 503));
  expect(await (await visit('/causes/a/').answer).text()).toContain('もとのページ');
  const other = await visit('/causes/b/').answer;
  expect(other.status).toBe(503);
  expect(await other.text()).toContain('落ちています');
});

test('404は、保存したページより新しい答えとして出す', async () => {
  const { visit } = installed();
  network(async () => page('もとのページ'));
  await visit('/causes/a/').settled();
  network(async () => page('ありません', 404));
  expect((await visit('/causes/a/').answer).status).toBe(404);
});

test('開いたページは、新しい100ページだけが残る', async () => {
  const { visit, store } = installed();
  network(async () => page('x'));
  await visit('/analyze/').settled();
  for (let n = 0; n < 131; n += 1) await visit(`/terms/t${n}/`).settled();
  const kept = [...store.keys()].filter((url) => url.includes('/terms/'));
  expect(kept).toHaveLength(100);
  expect(kept[0]).toBe(`${ORIGIN}/terms/t31/`);
  expect(store.has(`${ORIGIN}/analyze/`)).toBe(true);
});

test('頼んで保存した辞典から、開いたことのない記事を出す', async () => {
  const { visit, store } = installed();
  keep(store, { '/causes/a/': '記事A', '/causes/b/': '記事B', '/_astro/x.js': 'x' }, 1);
  network(down);
  expect(await (await visit('/causes/b/').answer).text()).toBe('記事B');
  expect(await (await visit('/_astro/x.js', 'no-cors').answer).text()).toBe('x');
  const other = await visit('/causes/c/').answer;
  expect(other.status).toBe(503);
  expect(await other.text()).toContain('通信できません');
});

test('保存した辞典があっても、通信できれば、新しいページを出す', async () => {
  const { visit, store } = installed();
  keep(store, { '/causes/a/': '保存した記事' }, 1);
  network(async () => page('今の記事'));
  expect(await (await visit('/causes/a/').answer).text()).toContain('今の記事');
});

test.each([
  ['開いた記事のほうが新しければ、それを', 5, 3, '開いた記事'],
  ['あとで保存した辞典のほうが新しければ、それを', 3, 5, '保存した記事'],
])('%s出す', async (_name, visited, kept, shown) => {
  const { visit, store } = installed();
  network(async () => dated(page('開いた記事'), visited));
  await visit('/causes/a/').settled();
  keep(store, { '/causes/a/': '保存した記事' }, kept);
  network(down);
  expect(await (await visit('/causes/a/').answer).text()).toContain(shown);
});

test('保存した辞典の中に何が書いてあっても、それを取りには行かない', async () => {
  const { visit, store } = installed();
  keep(store, { '/causes/a/': '<!doctype html><script src="/_astro/told.js"></script><link href="/told.css">' }, 1);
  const asked: string[] = [];
  network((request) => { asked.push(request instanceof Request ? request.url : (request as { url?: string }).url ?? String(request)); return down(); });
  await visit('/causes/a/').settled();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toEqual([`${ORIGIN}/causes/a/`]);
});

test('検索のページが新しくなると、保存した索引も一緒に新しくなる', async () => {
  const { visit, store } = installed();
  const deploy = (edition: string): void => network(async (request) => {
    const path = typeof request === 'string' ? request : (request as { url: string }).url.slice(ORIGIN.length);
    return path.endsWith('.json') ? new Response(`"index ${edition}"`) : new Response(`<!doctype html>${edition}<link href="/search/index.json">`, { headers: { 'Content-Type': 'text/html' } });
  });
  for (const edition of ['one', 'two']) {
    deploy(edition);
    await visit('/search/').settled();
    expect(await store.get(`${ORIGIN}/search/index.json`)!.clone().text()).toContain(edition);
  }
});
