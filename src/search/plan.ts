import { thingAsked } from './asks-what.ts';
import type { Facet } from './document.ts';
import { measuredUnits } from './evidence.ts';
import { highlightsOf, type Range } from './highlight.ts';
import { mendTokens } from './mend.ts';
import { mixKinds, onceAPage } from './mix.ts';
import { openIndex, type OpenIndex } from './open-index.ts';
import { rank, type Candidate } from './rank.ts';
import { route } from './route.ts';
import { slotsOf, type Slot } from './slots.ts';
import type { IndexedPage, SmallIndex } from './small-index.ts';
import { readable } from './template.ts';

export interface SearchOptions {
  /** At most so many results; 20 unless told. */
  readonly limit?: number;
  /** Only these kinds. */
  readonly kinds?: readonly string[];
  /** Only pages with one of these values. */
  readonly facets?: { readonly [name in Facet]?: readonly string[] };
}

export interface SearchResult {
  /** Of the page, or of the place on it that is most like the question. */
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  readonly number: number;
  /** Falls from result to result; comparable within one answer only. */
  readonly score: number;
  /** What was asked and found here, as typed. */
  readonly matched: readonly string[];
  /** What was asked and is not here, as typed. */
  readonly leftOut: readonly string[];
  /** Where the title matches. */
  readonly highlights: readonly Range[];
  /** The wording, message or other name that is most like the question, unless it is the title. */
  readonly best?: { readonly text: string; readonly highlights: readonly Range[] };
}

/** More than this of a paste is not looked at here; a log has its own page. */
const LONGEST = 2000;

/** What stands for a word at less than this is a neighbour of it, and the word counts as left out. */
const MEANT = 0.5;

/**
 * Answers a question: pages with all its words before pages with most and with any, the best evidence first, exact phrases,
 * codes, numbers and message lines before everything. The same index and text give the same answer everywhere. Without a text,
 * the pages that the options let through; for nonsense, none.
 */
export function query(index: SmallIndex, text: string, options: SearchOptions = {}): readonly SearchResult[] {
  const open = openIndex(index);
  const allowed = allowedPages(options);
  const limit = options.limit ?? 20;
  if (text.trim() === '') return browse(open, allowed, options).slice(0, limit);

  const asked = text.slice(0, LONGEST);
  const way = route(asked);
  const tokens = way.as === 'number' ? [] : mendTokens(open, open.tokenize(asked), asked);
  const slots = slotsOf(open, tokens, asked);
  const ranked = onceAPage(rank(open, { text: asked, way, slots, thing: thingAsked(tokens)?.term }, allowed));
  return mixKinds(ranked.slice(0, Math.max(limit * 3, 60)), way.as)
    .slice(0, limit)
    .map((candidate) => present(open, candidate, slots));
}

function present(open: OpenIndex, candidate: Candidate & { readonly shown: number }, slots: readonly Slot[]): SearchResult {
  const page = open.pages[candidate.at] as IndexedPage;
  const has = (slot: Slot): boolean => slot.alternatives.some(({ term, weight }) => weight >= MEANT && open.postings.get(term)?.pages.includes(candidate.at) === true);
  const asked = slots.filter((slot) => !slot.faint);
  const matched = asked.filter(has);
  const covered = (slot: Slot): boolean => matched.some((other) => other.from < slot.to && slot.from < other.to);
  const units = measuredUnits(open, candidate.at);
  const best = units[candidate.bestUnit];
  const shown = best?.field === 'messages' ? readable(best.text) : (best?.text ?? '');
  return {
    url: best === undefined || best.anchor === '' ? page.url : `${page.url}#${best.anchor}`,
    title: page.title,
    kind: page.kind,
    number: page.number,
    score: candidate.shown,
    matched: matched.map((slot) => slot.text),
    leftOut: [...new Set(asked.filter((slot) => !has(slot) && !covered(slot)).map((slot) => slot.text))],
    highlights: highlightsOf(open.tokenize(page.title), slots),
    ...(best !== undefined && best.field !== 'title'
      ? { best: { text: shown, highlights: highlightsOf(open.tokenize(shown), slots) } }
      : {}),
  };
}

function allowedPages(options: SearchOptions): (page: IndexedPage) => boolean {
  const facets = Object.entries(options.facets ?? {}) as [Facet, readonly string[]][];
  return (page) =>
    (options.kinds === undefined || options.kinds.length === 0 || options.kinds.includes(page.kind)) &&
    facets.every(([name, values]) => values.length === 0 || values.some((value) => page.facets[name].includes(value)));
}

function browse(open: OpenIndex, allowed: (page: IndexedPage) => boolean, options: SearchOptions): SearchResult[] {
  const narrowed = (options.kinds?.length ?? 0) > 0 || Object.values(options.facets ?? {}).some((values) => values.length > 0);
  if (!narrowed) return [];
  return open.pages
    .filter(allowed)
    .map(({ url, title, kind, number }) => ({ url, title, kind, number, score: 0, matched: [], leftOut: [], highlights: [] }));
}
