import type { PackList, PackPlaces } from './pack.ts';
import type { packReader } from './pack-reader.ts';

/** What the build tells the service worker: the site's base path, what to store at once, and what makes a new edition new. */
export interface OfflineSettings {
  readonly base: string;
  /** Pages stored on the first visit, each with all it loads. Paths with the base. */
  readonly pages: readonly string[];
  readonly edition: string;
  /** Where the whole dictionary is, once a reader has asked for it. */
  readonly packs: PackPlaces;
}

interface LateEvent extends Event { waitUntil(promise: Promise<unknown>): void }
interface RequestEvent extends LateEvent { readonly request: Request; readonly preloadResponse?: Promise<Response | undefined>; respondWith(response: Promise<Response>): void }

/** The part of a service worker's global scope that is used here: TypeScript has no library that fits beside the DOM's. */
export interface OfflineScope {
  addEventListener(type: 'install' | 'activate', heard: (event: LateEvent) => void): void;
  addEventListener(type: 'fetch', heard: (event: RequestEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly location: { readonly origin: string };
  readonly caches: CacheStorage;
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  readonly clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]> };
}

/**
 * The whole service worker. It is printed into `/sw.js` as it stands, so it uses nothing from outside itself.
 *
 * It keeps the analyzer and the pages that were visited, and answers from them when the network does not; so it does from
 * packs of the whole site, which a page of its own has put into their place. It takes no messages: a page could otherwise
 * hand it a log, and it, unlike the page, may fetch. It fetches only what a page asked for anyway, and at installation the
 * pages listed by the build with what they load. Of what lies in the packs it fetches nothing.
 *
 * Fresh before stored: a page comes from the network where there is one. And whole or not at all: a page takes the place
 * of its older self only when all that it loads is stored too, so no old page ever meets a new script, nor the reverse.
 */
export function serviceWorker(scope: OfflineScope, { base, pages, edition, packs }: OfflineSettings, readerOf: typeof packReader): void {
  const CACHE = `jiten ${base}`;
  const ASSETS = `${base}_astro/`;
  const MOST_PAGES = 100;
  /** Files kept though no stored page loads them: a tab left open may still ask for them. */
  const MOST_IDLE = 40;
  /** Addresses of files that the search page reads: they are of one edition with it, so it is never let go without them. */
  const SEARCH = `${base}search/`;
  /** How long a page is waited for when there is a stored one: a line that drops packets would keep the reader waiting. */
  const PATIENCE = 4000;

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== scope.location.origin || !url.pathname.startsWith(base)) return;
    if (request.mode === 'navigate') event.respondWith(page(event, url));
    else if (url.pathname.startsWith(ASSETS)) event.respondWith(asset(request));
    // Packs are on their way to the page that stores them: nothing here waits for them or takes their place.
    else if (!url.pathname.startsWith(packs.folder)) event.respondWith(other(event, url));
  });

  async function install(): Promise<void> {
    await storeAll(pages);
    await scope.skipWaiting();
  }

  async function activate(): Promise<void> {
    await scope.clients.claim();
    // The network need not wait until this worker has woken up.
    await scope.registration.navigationPreload?.enable().catch(() => undefined);
    const open = await scope.clients.matchAll({ includeUncontrolled: true });
    // The page that brought the reader here was loaded before this worker could see it.
    const paths = open.map(({ url }) => new URL(url)).filter(({ search, pathname }) => search === '' && pathname.startsWith(base)).map(({ pathname }) => pathname);
    await storeAll([...new Set(paths)]).catch(() => undefined);
    await prune();
  }

  /**
   * Stores pages with what they load, and with what that loads; the pages last. Rejects, the pages as they were, when
   * any of it cannot be had. `arrived`: a page that is at hand; then only what is not stored yet is fetched.
   */
  async function storeAll(paths: readonly string[], arrived?: Response): Promise<void> {
    const cache = await scope.caches.open(CACHE);
    /** What has no content in its name takes the place of an older self: only together, at the end, and the pages last. */
    const files: [string, Response][] = [];
    const whole: [string, Response][] = [];
    const seen = new Set<string>(paths);
    const left = [...paths];
    while (left.length > 0) {
      const path = left.pop()!;
      const isPage = paths.includes(path);
      // Data are of one edition with their page, and their address does not tell which: they are had anew with it.
      const stays = !isPage && (path.startsWith(ASSETS) || (arrived !== undefined && !path.endsWith('.json')));
      const known = stays ? await cache.match(path) : undefined;
      const response = known ?? (isPage ? arrived : undefined) ?? (await fetch(path, { cache: 'no-cache' }));
      if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
      if (isPage) whole.push([path, response.clone()]);
      else if (known === undefined && path.startsWith(ASSETS)) await cache.put(path, response.clone());
      else if (known === undefined) files.push([path, response.clone()]);
      for (const next of links(path, response.headers.get('Content-Type') ?? '', await response.text())) {
        if (seen.has(next)) continue;
        seen.add(next);
        left.push(next);
      }
    }
    for (const [path, response] of [...files, ...whole]) await cache.put(path, response);
  }

  /** What a page or a script loads of our own files: `src` and `href` of files in HTML, imports in scripts. */
  function links(path: string, type: string, text: string): string[] {
    const found: string[] = [];
    const add = (address: string): void => {
      const url = new URL(address, scope.location.origin + path);
      if (url.origin === scope.location.origin && url.pathname.startsWith(base) && url.search === '') found.push(url.pathname);
    };
    if (type.includes('html')) for (const [, address] of text.matchAll(/\b(?:src|href)="([^"#?]+\.(?:js|css|svg|png|webmanifest|json))"/g)) add(address!);
    else if (type.includes('javascript')) for (const [, address] of text.matchAll(/["'`](\.\/[\w.~-]+\.js)["'`]/g)) add(address!);
    return found;
  }

  const readPacked = readerOf((path) => scope.caches.match(path, { cacheName: packs.cache }));
  const dateOf = (response: Response): number => Date.parse(response.headers.get('Date') ?? '');

  /** What is kept of an address: of a visited copy and one from the packs the newer, by the host's own clock. */
  async function kept(path: string): Promise<Response | undefined> {
    const visited = await scope.caches.match(path, { cacheName: CACHE });
    const list = await scope.caches.match(packs.list, { cacheName: packs.cache });
    if (list === undefined || (visited !== undefined && !(dateOf(list) > dateOf(visited)))) return visited;
    const packed = await readPacked(packs.folder, (await list.json()) as PackList, path).catch(() => undefined);
    return packed ?? visited;
  }

  /** From the network where it answers in time, else as kept. Rejects where there is neither. */
  async function freshOrKept(fresh: Promise<Response>, path: string): Promise<Response> {
    let isAnswered = false;
    fresh.then(() => { isAnswered = true; }, () => { isAnswered = true; });
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => (isAnswered ? undefined : kept(path))).then((response) => response ?? fresh);
    late.catch(() => undefined);
    try {
      const first = await Promise.race([fresh, late]);
      // A host in trouble of its own has nothing to say that is better than what is kept.
      return first.status >= 500 ? ((await kept(path)) ?? first) : first;
    } catch (error) {
      const response = await kept(path);
      if (response === undefined) throw error;
      return response;
    }
  }

  /** Addresses with a query are never stored. */
  async function page(event: RequestEvent, url: URL): Promise<Response> {
    const fresh = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request)).then((response) => {
      // A full disk, or a file that cannot be had, must not keep the reader from the page that has just arrived.
      if (response.ok && !response.redirected && url.search === '') event.waitUntil(storeAll([url.pathname], response.clone()).then(dropOldest).catch(() => undefined));
      return response;
    });
    event.waitUntil(fresh.catch(() => undefined));
    return freshOrKept(fresh, url.pathname).catch(absent);
  }

  /** A file whose name tells its content: what is stored never grows old. */
  async function asset(request: Request): Promise<Response> {
    const stored = (await scope.caches.match(request, { cacheName: CACHE })) ?? (await kept(new URL(request.url).pathname));
    if (stored !== undefined) return stored;
    const response = await fetch(request);
    if (response.ok && response.type === 'basic') {
      const cache = await scope.caches.open(CACHE);
      await cache.put(new URL(request.url).pathname, response.clone()).catch(() => undefined);
    }
    return response;
  }

  function other(event: RequestEvent, url: URL): Promise<Response> {
    const fresh = fetch(event.request);
    event.waitUntil(fresh.catch(() => undefined));
    return freshOrKept(fresh, url.pathname);
  }

  /** Lets the oldest visited pages go; what the build lists stays. Reads no page, so that it may follow every visit. */
  async function dropOldest(): Promise<void> {
    const cache = await scope.caches.open(CACHE);
    const visited = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('/') && path !== SEARCH && !pages.includes(path));
    for (const path of visited.slice(0, Math.max(0, visited.length - MOST_PAGES))) await cache.delete(path);
  }

  /** Lets the oldest visited pages go, and the oldest files that no stored page loads. */
  async function prune(): Promise<void> {
    await dropOldest();
    const cache = await scope.caches.open(CACHE);
    const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
    const needed = new Set<string>();
    const left = paths.filter((path) => path.endsWith('/'));
    while (left.length > 0) {
      const path = left.pop()!;
      const response = await cache.match(path);
      if (response === undefined) continue;
      for (const next of links(path, response.headers.get('Content-Type') ?? '', await response.text())) {
        if (needed.has(next)) continue;
        needed.add(next);
        left.push(next);
      }
    }
    const idle = paths.filter((path) => path.startsWith(ASSETS) && !needed.has(path));
    for (const path of idle.slice(0, Math.max(0, idle.length - MOST_IDLE))) await cache.delete(path);
  }

  function absent(): Response {
    const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>通信できません</title><h1>通信できません</h1><p>このページは、まだこの端末に保存していません。通信できるところで開いてください。</p><p><a href="${base}analyze/">ログを調べる</a>は、通信がなくても使えます。</p><p>次に切れたときのために、つながるところで<a href="${packs.folder}">電波がなくても読めるように</a>しておけます。</p><!-- ${edition} -->`;
    return new Response(body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}
