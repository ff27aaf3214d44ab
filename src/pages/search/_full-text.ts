import { kindsOnlyQuoting, queryTermList } from '../../search/pagefind-terms.ts';
import type { Row } from './_results.ts';

interface PagefindResult { readonly id: string; readonly score: number; data(): Promise<{ url: string; meta: Record<string, string> }> }
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string, options?: object): Promise<{ results: PagefindResult[] }>;
}

let loading: Promise<Pagefind> | undefined;

function load(base: string): Promise<Pagefind> {
  loading ??= (async () => {
    const address = `${base}pagefind/pagefind.js`;
    const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
    await pagefind.options({ baseUrl: '/', noWorker: true, exactDiacritics: true });
    return pagefind;
  })();
  return loading;
}

/** How many pages of the full text are shown below the first list. */
const MOST = 10;

/**
 * Pages whose full text holds the question's words, asked one word at a time: Pagefind wants every word on the page,
 * readers ask in sentences. It fetches the parts of the index that hold the words and a file for each page found, so our
 * host could tell roughly what was asked: never call this with a private text. `skip` are addresses shown already.
 * Rejects where the index cannot be reached (offline).
 */
export async function searchFullText(base: string, text: string, glossary: readonly (readonly string[])[], kind: string, skip: ReadonlySet<string>): Promise<readonly Row[]> {
  const terms = queryTermList(text, glossary);
  if (terms.length === 0) return [];
  const pagefind = await load(base);
  const without = kindsOnlyQuoting(text, glossary);
  const filters = kind !== '' ? { kind } : without.length > 0 ? { none: without.map((one) => ({ kind: one })) } : undefined;
  const found = new Map<string, { result: PagefindResult; score: number; hits: number }>();
  for (const term of terms) {
    const { results } = await pagefind.search(`"${term}"`, filters === undefined ? {} : { filters });
    // A word that stands on many pages tells little.
    const weight = 1 / Math.log2(2 + results.length);
    for (const result of results.slice(0, 200)) {
      const known = found.get(result.id) ?? { result, score: 0, hits: 0 };
      found.set(result.id, { result, score: known.score + weight * Math.min(result.score, 3), hits: known.hits + 1 });
    }
  }
  const least = Math.min(2, terms.length);
  const best = [...found.values()].filter(({ hits }) => hits >= least).sort((a, b) => b.score - a.score).slice(0, MOST + skip.size);
  const rows: Row[] = [];
  for (const { result } of best) {
    const { url, meta } = await result.data();
    if (skip.has(url)) continue;
    rows.push({ url, title: meta['title'] ?? url, kind: meta['kind'] ?? '', ...(meta['summary'] === undefined ? {} : { note: meta['summary'] }) });
    if (rows.length === MOST) break;
  }
  return rows;
}
