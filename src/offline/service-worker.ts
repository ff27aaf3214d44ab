/** What the build tells the service worker: the site's base path, what to store at once, and what makes a new edition new. */
export interface OfflineSettings {
  readonly base: string;
  /** Pages stored on the first visit, each with all it loads. Paths with the base. */
  readonly pages: readonly string[];
  readonly edition: string;
}

interface LateEvent extends Event { waitUntil(promise: Promise<unknown>): void }
interface RequestEvent extends LateEvent { readonly request: Request; respondWith(response: Promise<Response>): void }

/** The part of a service worker's global scope that is used here: TypeScript has no library that fits beside the DOM's. */
export interface OfflineScope {
  addEventListener(type: 'install' | 'activate', heard: (event: LateEvent) => void): void;
  addEventListener(type: 'fetch', heard: (event: RequestEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly location: { readonly origin: string };
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]> };
}

/**
 * The whole service worker. It is printed into `/sw.js` as it stands, so it uses nothing from outside itself.
 *
 * It keeps the analyzer and the pages that were visited, and answers from them when the network does not. It takes no
 * messages: a page could otherwise hand it a log, and it, unlike the page, may fetch. It fetches only what a page asked
 * for anyway, and at installation the pages listed by the build with what they load.
 */
export function serviceWorker(scope: OfflineScope, { base, pages, edition }: OfflineSettings): void {
  const CACHE = `jiten ${base}`;
  const ASSETS = `${base}_astro/`;
  const MOST_PAGES = 100;
  const MOST_ASSETS = 300;
  /** How long a page is waited for when there is a stored one: a line that drops packets would keep the reader waiting. */
  const PATIENCE = 4000;

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== scope.location.origin || !url.pathname.startsWith(base)) return;
    if (request.mode === 'navigate') event.respondWith(page(request, url));
    else if (url.pathname.startsWith(ASSETS)) event.respondWith(asset(request));
    else event.respondWith(other(request));
  });

  async function install(): Promise<void> {
    await storeAll(pages);
    await scope.skipWaiting();
  }

  async function activate(): Promise<void> {
    await scope.clients.claim();
    const open = await scope.clients.matchAll({ includeUncontrolled: true });
    // The page that brought the reader here was loaded before this worker could see it.
    const paths = open.map(({ url }) => new URL(url)).filter(({ search, pathname }) => search === '' && pathname.startsWith(base)).map(({ pathname }) => pathname);
    await storeAll([...new Set(paths)]).catch(() => undefined);
    await prune();
  }

  /** Stores pages with what they load, and with what that loads. Rejects when any of it cannot be had. */
  async function storeAll(paths: readonly string[]): Promise<void> {
    const cache = await scope.caches.open(CACHE);
    const seen = new Set<string>(paths);
    const left = [...paths];
    while (left.length > 0) {
      const path = left.pop()!;
      const known = path.startsWith(ASSETS) ? await cache.match(path) : undefined;
      const response = known ?? (await fetch(path, { cache: 'no-cache' }));
      if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
      if (known === undefined) await cache.put(path, response.clone());
      for (const next of links(path, response.headers.get('Content-Type') ?? '', await response.text())) {
        if (seen.has(next)) continue;
        seen.add(next);
        left.push(next);
      }
    }
  }

  /** What a page or a script loads of our own files: `src` and `href` of files in HTML, imports in scripts. */
  function links(path: string, type: string, text: string): string[] {
    const found: string[] = [];
    const add = (address: string): void => {
      const url = new URL(address, scope.location.origin + path);
      if (url.origin === scope.location.origin && url.pathname.startsWith(base) && url.search === '') found.push(url.pathname);
    };
    if (type.includes('html')) for (const [, address] of text.matchAll(/\b(?:src|href)="([^"#?]+\.(?:js|css|svg|png|webmanifest))"/g)) add(address!);
    else if (type.includes('javascript')) for (const [, address] of text.matchAll(/["'`](\.\/[\w.~-]+\.js)["'`]/g)) add(address!);
    return found;
  }

  /** A page: from the network where it answers in time, else as stored. Addresses with a query are never stored. */
  async function page(request: Request, url: URL): Promise<Response> {
    const stored = scope.caches.match(url.pathname, { cacheName: CACHE });
    const fresh = fetch(request).then(async (response) => {
      if (response.ok && !response.redirected && url.search === '') await put(url.pathname, response.clone());
      return response;
    });
    const late = stored.then((response) => (response === undefined ? fresh : new Promise<Response>((resolve) => setTimeout(() => resolve(response), PATIENCE))));
    try {
      return await Promise.race([fresh, late]);
    } catch {
      return (await stored) ?? absent();
    }
  }

  /** A file whose name tells its content: what is stored never grows old. */
  async function asset(request: Request): Promise<Response> {
    const stored = await scope.caches.match(request, { cacheName: CACHE });
    if (stored !== undefined) return stored;
    const response = await fetch(request);
    if (response.ok && response.type === 'basic') await put(new URL(request.url).pathname, response.clone());
    return response;
  }

  async function other(request: Request): Promise<Response> {
    try {
      return await fetch(request);
    } catch (error) {
      const stored = await scope.caches.match(request, { cacheName: CACHE, ignoreSearch: true });
      if (stored === undefined) throw error;
      return stored;
    }
  }

  async function put(path: string, response: Response): Promise<void> {
    const cache = await scope.caches.open(CACHE);
    // A full disk must not keep the reader from the page that has just arrived.
    await cache.put(path, response).catch(() => undefined);
  }

  /** Lets the oldest pages and files go. What the build lists was stored last of all and stays. */
  async function prune(): Promise<void> {
    const cache = await scope.caches.open(CACHE);
    const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
    const assets = paths.filter((path) => path.startsWith(ASSETS));
    const visited = paths.filter((path) => !path.startsWith(ASSETS) && !pages.includes(path));
    for (const path of [...assets.slice(0, Math.max(0, assets.length - MOST_ASSETS)), ...visited.slice(0, Math.max(0, visited.length - MOST_PAGES))]) await cache.delete(path);
  }

  function absent(): Response {
    const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>通信できません</title><h1>通信できません</h1><p>このページは、まだこの端末に保存していません。通信できるところで開いてください。</p><p><a href="${base}analyze/">ログを調べる</a>は、通信がなくても使えます。</p><!-- ${edition} -->`;
    return new Response(body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}
