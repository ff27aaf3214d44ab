import { packPlaces, type Pack, type PackList } from './pack.ts';

/** What came of keeping the dictionary: all of it is here, or why not. */
export type Outcome = 'kept' | 'stopped' | 'full' | 'offline' | 'moved' | 'elsewhere' | 'unable';

/** What is here of an edition. */
export interface Share {
  readonly bytes: number;
  readonly missing: readonly Pack[];
}

/** An edition that the host offers, and when by the host's own clock: a page visited before is older than it. */
export interface Offer {
  readonly edition: PackList;
  readonly at: string;
}

const LOCK = 'jiten packs';

/** Whether this browser can keep packs at all: over plain http, in some private windows and in old browsers it cannot. */
export function canKeep(): boolean {
  return isSecureContext && 'serviceWorker' in navigator && 'caches' in globalThis && 'DecompressionStream' in globalThis && 'locks' in navigator;
}

/** The edition that is kept whole on this device, undefined where none is. */
export async function keptEdition(base: string): Promise<PackList | undefined> {
  const { cache, list } = packPlaces(base);
  const stored = await caches.match(list, { cacheName: cache });
  if (stored === undefined) return undefined;
  const edition = (await stored.json()) as PackList;
  return (await shareOf(base, edition)).missing.length === 0 ? edition : undefined;
}

/** What the host offers, undefined without a network. */
export async function offered(base: string): Promise<Offer | undefined> {
  try {
    const response = await fetch(packPlaces(base).list, { cache: 'no-cache' });
    return response.ok ? { edition: (await response.json()) as PackList, at: response.headers.get('Date') ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/** How much of an edition is on this device. Packs that did not change are shared with the edition before. */
export async function shareOf(base: string, edition: PackList): Promise<Share> {
  const stored = new Set(await storedPacks(base));
  const missing = edition.packs.filter(({ name }) => !stored.has(name));
  return { bytes: edition.bytes - weigh(missing), missing };
}

/** How many packs are on this device, of whichever edition: what an interrupted download has left counts. */
export async function countStored(base: string): Promise<number> {
  return (await storedPacks(base)).length;
}

/** What packs weigh together. */
export function weigh(packs: readonly Pack[]): number {
  return packs.reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Fetches what is missing of an edition, then puts it in the place of the one before: until the last byte is here, the
 * one before answers, and none of it afterwards. What was fetched before an interruption stays and is not fetched again.
 * One tab at a time. `progress` hears how many bytes of the edition are here.
 */
export async function keepAll(base: string, worker: string, { edition, at }: Offer, signal: AbortSignal, progress: (bytes: number) => void): Promise<Outcome> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock): Promise<Outcome> => {
    if (lock === null) return 'elsewhere';
    try {
      const { cache: name, folder, list } = packPlaces(base);
      const cache = await caches.open(name);
      const share = await shareOf(base, edition);
      let { bytes } = share;
      progress(bytes);
      for (const pack of share.missing) {
        const before = bytes;
        const response = await fetchPack(folder, pack, signal, (arrived) => progress(before + arrived));
        await cache.put(`${folder}${pack.name}.pack`, response);
        bytes = before + pack.bytes;
        progress(bytes);
      }
      // Without the worker nobody reads the packs; it may have waited for this wish where the reader saves data.
      await startWorker(worker);
      await cache.put(list, new Response(JSON.stringify(edition), { headers: { 'Content-Type': 'application/json', Date: at } }));
      const wanted = new Set([list, ...edition.packs.map((pack) => `${folder}${pack.name}.pack`)]);
      for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
      return 'kept';
    } catch (error) {
      if (signal.aborted) return 'stopped';
      if (error instanceof Trouble) return error.outcome;
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unable';
    }
  });
}

/** Takes every pack off this device, whole editions and parts. False while another tab is storing some. */
export async function forgetAll(base: string): Promise<boolean> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await caches.delete(packPlaces(base).cache);
    return true;
  });
}

class Trouble extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

async function storedPacks(base: string): Promise<readonly string[]> {
  const { cache, folder } = packPlaces(base);
  if (!(await caches.has(cache))) return [];
  const paths = (await (await caches.open(cache)).keys()).map(({ url }) => new URL(url).pathname);
  return paths.filter((path) => path.endsWith('.pack')).map((path) => path.slice(folder.length, -'.pack'.length));
}

/** One pack, whole and as it was made: a page that a hotel's Wi-Fi puts in its place is not taken for it. */
async function fetchPack(folder: string, pack: Pack, signal: AbortSignal, arrived: (bytes: number) => void): Promise<Response> {
  // Kept once, not a second time by the browser's own cache.
  const response = await fetch(`${folder}${pack.name}.pack`, { cache: 'no-store', signal }).catch(() => { throw new Trouble('offline'); });
  if (response.status === 404) throw new Trouble('moved');
  if (!response.ok || response.body === null) throw new Trouble('offline');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  const next = (): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> => reader.read().catch(() => { throw new Trouble('offline'); });
  for (let part = await next(); !part.done; part = await next()) {
    parts.push(part.value);
    bytes += part.value.length;
    arrived(Math.min(bytes, pack.bytes));
  }
  const body = new Blob(parts);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await body.arrayBuffer()));
  const name = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!name.startsWith(pack.name)) throw new Trouble('moved');
  const headers = new Headers(response.headers);
  // The body is no longer as it was sent.
  for (const one of ['Content-Encoding', 'Content-Length']) headers.delete(one);
  return new Response(body, { headers });
}

async function startWorker(address: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(address).catch(() => { throw new Trouble('unable'); });
  if (registration.active !== null) return;
  const worker = registration.installing ?? registration.waiting;
  if (worker === null) throw new Trouble('unable');
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      else if (worker.state === 'redundant') reject(new Trouble('unable'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
