import { afterEach, expect, test, vi } from 'vitest';
import { serviceWorker, type OfflineScope } from '../../src/offline/service-worker.ts';

const ORIGIN = 'https://example.com';
const page = (text: string, status = 200): Response => new Response(`<!doctype html><p>${text}</p>`, { status, headers: { 'Content-Type': 'text/html' } });

interface Visit { readonly answer: Promise<Response>; readonly settled: () => Promise<void> }

/** The service worker in a browser of which only the storage and the events are there, oldest entries first as browsers keep them. */
function installed(): { readonly visit: (path: string) => Visit; readonly store: Map<string, Response> } {
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
  serviceWorker(scope as unknown as OfflineScope, { base: '/', pages: ['/analyze/'], edition: '1' });
  const visit = (path: string): Visit => {
    const late: Promise<unknown>[] = [];
    let answer: Promise<Response> = Promise.reject(new Error('nobody answered'));
    answer.catch(() => undefined);
    heard.get('fetch')!({
      request: { url: ORIGIN + path, method: 'GET', mode: 'navigate' },
      waitUntil: (promise: Promise<unknown>) => { late.push(promise); },
      respondWith: (response: Promise<Response>) => { answer = response; },
    });
    return { answer, settled: async () => { await answer; for (let at = 0; at < late.length; at += 1) await late[at]; } };
  };
  return { visit, store };
}

const network = (answer: () => Promise<Response>): void => { vi.stubGlobal('fetch', answer); };
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
