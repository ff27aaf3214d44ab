import type { Facet, SearchDocument } from './document.ts';
import type { Spellings } from './lexicon.ts';
import { pack, unpack, type Packed } from './pack.ts';
import { createTokenizer, type Tokenize } from './tokenize.ts';

/** The form of the index; one of another form is of other scripts than these. */
export const INDEX_VERSION = 1;

/**
 * What the search answers from before any full text is there: a JSON value of long strings, one line a page, pages in the
 * order of their addresses.
 *
 * It holds the texts themselves, not postings: texts compress to less than the postings of their pairs do, which also need the list
 * of pairs and still have no title to show and no phrase to compare; cutting them again is done once, when the box is used. Units of a field are parted by tabs.
 */
export interface SmallIndex {
  readonly version: typeof INDEX_VERSION;
  /** Tells one set of pages and texts from another. */
  readonly build: string;
  /** The glossary: one term a line, its spellings parted by tabs. */
  readonly glossary: string;
  readonly kinds: readonly string[];
  readonly facets: { readonly [name in Facet]: readonly string[] };
  /** How many units the address shares with the one before, a space, the rest. */
  readonly urls: string;
  /** Positions in `kinds`, one a page. */
  readonly kindOf: readonly number[];
  /** Differences from the number before. */
  readonly numbers: readonly number[];
  /** Two columns, one after the other: titles, wordings. */
  readonly words: Packed;
  readonly codes: string;
  /** For each facet, the positions of each page's values: `0,3`, nothing for none, one page a line. */
  readonly facetOf: { readonly [name in Facet]: string };
  /** What the first answers can do without; `split-index.ts` cuts it off. */
  readonly rest?: RestOfIndex;
}

export interface RestOfIndex {
  /** The `build` of the index it belongs to. */
  readonly of: string;
  /** Two columns, one after the other: other titles, keywords. Titles and messages may end in `§anchor`, which holds for those after it. */
  readonly words: Packed;
  readonly messages: string;
}

export interface BuildOptions {
  /** The spellings of each term, its title first. */
  readonly glossary?: readonly Spellings[];
  /** Words of summary and body kept for each page, the rarest first; the more pages, the fewer unless told. */
  readonly keywords?: number;
}

/** At 2,000 pages one more keyword a page costs some 6 KB compressed. */
function keywordsFor(pages: number): number {
  return Math.min(8, Math.max(2, Math.round(4000 / Math.max(1, pages))));
}

/** Builds the small index; the same documents give the same index, in whatever order they come. */
export function buildSmallIndex(documents: readonly SearchDocument[], options: BuildOptions = {}): SmallIndex {
  const pages = [...documents].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
  const glossary = (options.glossary ?? []).map((spellings) => spellings.map(oneLine)).sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0));
  const keywords = keywordsOf(pages, createTokenizer(glossary), options.keywords ?? keywordsFor(pages.length));
  const kinds = [...new Set(pages.map((page) => page.kind))].sort();
  const facets = { maker: valuesOf(pages, 'maker'), service: valuesOf(pages, 'service'), trigger: valuesOf(pages, 'trigger') };
  const column = (of: (page: SearchDocument, i: number) => readonly string[]): string =>
    pages.map((page, i) => [...new Set(of(page, i).map(oneLine))].join('\t')).join('\n');
  const anchored = (page: SearchDocument, texts: readonly string[]): readonly string[] => {
    const anchors = new Map((page.parts ?? []).flatMap(({ anchor, texts: own }) => own.map((text) => [text, anchor] as const)));
    let last = '';
    return [...new Set(texts)].map((text) => {
      const anchor = anchors.get(text) ?? '';
      const mark = anchor === last ? '' : ANCHOR + anchor;
      last = anchor;
      return text + mark;
    });
  };
  const index = {
    version: INDEX_VERSION as typeof INDEX_VERSION,
    glossary: glossary.map((spellings) => spellings.join('\t')).join('\n'),
    kinds,
    facets,
    urls: pages.map((page, i) => frontCoded(page.url, pages[i - 1]?.url ?? '')).join('\n'),
    kindOf: pages.map((page) => kinds.indexOf(page.kind)),
    numbers: pages.map((page, i) => page.number - (pages[i - 1]?.number ?? 0)),
    words: pack([column((page) => [page.title]), column((page) => page.fields.wordings)].join('\n')),
    codes: column((page) => page.fields.codes),
    facetOf: { maker: facetColumn(pages, 'maker', facets), service: facetColumn(pages, 'service', facets), trigger: facetColumn(pages, 'trigger', facets) },
  };
  const rest = {
    words: pack([column((page) => anchored(page, page.fields.titles.filter((title) => title !== page.title))), column((_page, i) => keywords[i] ?? [])].join('\n')),
    messages: column((page) => anchored(page, page.fields.messages)),
  };
  const build = checksum(JSON.stringify([index, rest]));
  return { ...index, build, rest: { of: build, ...rest } };
}

/** Stands between a text and its anchor. */
const ANCHOR = '§';

/** A page as the index holds it. */
export interface IndexedPage {
  readonly url: string;
  readonly kind: string;
  readonly number: number;
  readonly title: string;
  readonly wordings: readonly string[];
  readonly titles: readonly string[];
  readonly messages: readonly string[];
  readonly codes: readonly string[];
  readonly keywords: readonly string[];
  readonly facets: { readonly [name in Facet]: readonly string[] };
  /** The anchors of `titles` and `messages`, in their order; empty where there is none. */
  readonly anchors: { readonly titles: readonly string[]; readonly messages: readonly string[] };
}

/** The glossary of an index, as {@link createTokenizer} takes it. */
export function glossaryOf(index: SmallIndex): readonly Spellings[] {
  return index.glossary === '' ? [] : index.glossary.split('\n').map((line) => line.split('\t'));
}

/** The pages of an index, in its order. */
export function pagesOf(index: SmallIndex): readonly IndexedPage[] {
  if (index.kindOf.length === 0) return [];
  const count = index.kindOf.length;
  const units = (text: string): string[][] => text.split('\n').map((line) => (line === '' ? [] : line.split('\t')));
  const words = units(unpack(index.words));
  const codes = units(index.codes);
  const more = index.rest === undefined ? [] : units(unpack(index.rest.words));
  const messages = index.rest === undefined ? [] : units(index.rest.messages);
  const facetLines = { maker: index.facetOf.maker.split('\n'), service: index.facetOf.service.split('\n'), trigger: index.facetOf.trigger.split('\n') };
  const facetsAt = (name: Facet, i: number): string[] =>
    (facetLines[name][i] ?? '').split(',').flatMap((at) => (at === '' ? [] : [index.facets[name][Number(at)] ?? ''])).filter((value) => value !== '');

  let url = '';
  let number = 0;
  return index.urls.split('\n').map((line, i) => {
    const space = line.indexOf(' ');
    url = url.slice(0, Number(line.slice(0, space))) + line.slice(space + 1);
    number += index.numbers[i] ?? 0;
    const titles = withAnchors(more[i] ?? []);
    const lines = withAnchors(messages[i] ?? []);
    return {
      url,
      kind: index.kinds[index.kindOf[i] ?? 0] ?? '',
      number,
      title: words[i]?.[0] ?? '',
      wordings: words[count + i] ?? [],
      titles: titles.texts,
      messages: lines.texts,
      codes: codes[i] ?? [],
      keywords: more[count + i] ?? [],
      facets: { maker: facetsAt('maker', i), service: facetsAt('service', i), trigger: facetsAt('trigger', i) },
      anchors: { titles: titles.anchors, messages: lines.anchors },
    };
  });
}

function withAnchors(units: readonly string[]): { readonly texts: readonly string[]; readonly anchors: readonly string[] } {
  let anchor = '';
  const anchors: string[] = [];
  const texts = units.map((unit) => {
    const at = unit.lastIndexOf(ANCHOR);
    if (at >= 0) anchor = unit.slice(at + 1);
    anchors.push(anchor);
    return at < 0 ? unit : unit.slice(0, at);
  });
  return { texts, anchors };
}

/** FNV-1a of a text, in letters and digits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function frontCoded(url: string, before: string): string {
  let shared = 0;
  while (shared < url.length && shared < before.length && url.charAt(shared) === before.charAt(shared)) shared += 1;
  return `${shared} ${url.slice(shared)}`;
}

function valuesOf(pages: readonly SearchDocument[], facet: Facet): string[] {
  return [...new Set(pages.flatMap((page) => page.facets[facet] ?? []))].sort();
}

function facetColumn(pages: readonly SearchDocument[], facet: Facet, values: { readonly [name in Facet]: readonly string[] }): string {
  return pages.map((page) => (page.facets[facet] ?? []).map((value) => values[facet].indexOf(value)).join(',')).join('\n');
}

/** The spellings of the terms of summary and body that tell a page from the rest and stand in none of its other fields. */
function keywordsOf(pages: readonly SearchDocument[], tokenize: Tokenize, limit: number): string[][] {
  const spellings = pages.map((page) => {
    const said = new Set(
      [page.title, ...page.fields.wordings, ...page.fields.titles, ...page.fields.messages, ...page.fields.codes].flatMap((text) => tokenize(text).map((token) => token.term)),
    );
    const found = new Map<string, { spelling: string; count: number }>();
    for (const text of [page.summary, ...(page.fields.body ?? [])]) {
      for (const { term, kind, from, to } of tokenize(text)) {
        if (said.has(term) || (kind !== 'domain' && kind !== 'word' && kind !== 'gram')) continue;
        const known = found.get(term);
        found.set(term, { spelling: known?.spelling ?? text.slice(from, to), count: (known?.count ?? 0) + 1 });
      }
    }
    return found;
  });
  const frequency = new Map<string, number>();
  for (const found of spellings) for (const term of found.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);

  return spellings.map((found) =>
    [...found]
      .map(([term, { spelling, count }]) => ({
        term,
        spelling,
        worth: (1 + Math.log(count)) * Math.log(1 + pages.length / (frequency.get(term) ?? 1)) * (term.startsWith('#') ? 2 : 1),
      }))
      .filter(({ term, spelling }) => tokenize(spelling)[0]?.term === term)
      .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
      .slice(0, limit)
      .map(({ spelling }) => spelling),
  );
}
