import type { Facet } from './document.ts';
import { likeness, lineKey, measuredUnits, phraseKey, templateLetters } from './evidence.ts';
import { highlightsOf, type Range } from './highlight.ts';
import { mendTokens } from './mend.ts';
import { mixKinds } from './mix.ts';
import { openIndex, type OpenIndex } from './open-index.ts';
import { codeKey, route, type Route } from './route.ts';
import { slotsOf, type Slot } from './slots.ts';
import type { IndexedPage, SmallIndex } from './small-index.ts';

export interface SearchOptions {
  /** At most so many results; 20 unless told. */
  readonly limit?: number;
  /** Only these kinds. */
  readonly kinds?: readonly string[];
  /** Only pages with one of these values. */
  readonly facets?: { readonly [name in Facet]?: readonly string[] };
}

export interface SearchResult {
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

/** So many pages are looked at closely. */
const CLOSELY = 120;

/** Results under this share of the best are not shown. */
const FLOOR = 0.12;

/** A page without a telling word of the question needs this share of it: less when its subject is ours, more when it may not be. */
const LEAST = { ours: 0.25, any: 0.7 } as const;

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

  const way = route(text);
  const slots = slotsOf(open, mendTokens(open, open.tokenize(text), text), text);
  const ranked = rank(open, slots, text, way, allowed);
  return mixKinds(ranked.slice(0, Math.max(limit * 3, 60)), way.as)
    .slice(0, limit)
    .map((candidate) => present(open, candidate, slots));
}

/** A page that may be an answer. */
export interface Candidate {
  readonly at: number;
  readonly kind: string;
  /** 2: exactly this. 1: the line, code or phrase. 0: by its words. */
  readonly tier: number;
  readonly score: number;
  readonly bestUnit: number;
}

function rank(open: OpenIndex, slots: readonly Slot[], text: string, way: Route, allowed: (page: IndexedPage) => boolean): Candidate[] {
  const scores = new Float64Array(open.pages.length);
  const met = new Float64Array(open.pages.length);
  const evidence = new Uint8Array(open.pages.length);
  const asked = slots.reduce((sum, slot) => sum + slot.loss, 0);
  for (const slot of slots) {
    const best = new Map<number, number>();
    for (const { term, weight } of slot.alternatives) {
      const posting = open.postings.get(term);
      posting?.pages.forEach((page, i) => {
        const value = weight * (posting.weights[i] ?? 0);
        if (value > (best.get(page) ?? 0)) best.set(page, value);
        if (weight >= 0.5) evidence[page] = Math.max(evidence[page] ?? 0, slot.evidence);
      });
    }
    for (const [page, value] of best) {
      scores[page] = (scores[page] ?? 0) + value * slot.weight;
      if (!slot.faint) met[page] = (met[page] ?? 0) + Math.min(1, value * 1.6) * slot.weight;
    }
  }

  const numbered = way.as === 'number' ? open.pages.findIndex((page) => page.number === way.number && allowed(page)) : -1;
  const order = [...open.pages.keys()].filter((at) => {
    const page = open.pages[at];
    return page !== undefined && allowed(page) && (scores[at] ?? 0) > 0;
  });
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);

  const question = phraseKey(text);
  const lines = (way.as === 'log' ? way.lines : [text]).map(lineKey);
  const code = way.as === 'code' ? way.code : '';
  if (way.as === 'number') return numbered < 0 ? [] : [{ at: numbered, kind: open.pages[numbered]?.kind ?? '', tier: 2, score: 0, bestUnit: 0 }];

  const candidates: Candidate[] = [];
  const doubtful: Candidate[] = [];
  for (const at of order.slice(0, CLOSELY)) {
    const page = open.pages[at];
    if (page === undefined) continue;
    const units = measuredUnits(open, at);
    let alike = 0;
    let bestUnit = 0;
    let phrase = 0;
    units.forEach((unit, i) => {
      const like = likeness(slots, unit);
      if (like > alike) {
        alike = like;
        bestUnit = i;
      }
      if (question.length < 2 || unit.key === '') return;
      if (unit.key === question) phrase = Math.max(phrase, unit.field === 'title' ? 3 : 2);
      else if (question.length >= 4 && unit.key.includes(question)) phrase = Math.max(phrase, 1);
    });
    const letters = Math.max(...lines.map((line) => templateLetters(units, line, way.as === 'log' ? 0 : 0.5)));
    const share = asked === 0 ? 0 : Math.min(1, (met[at] ?? 0) / asked);
    const isCode = code !== '' && page.codes.some((own) => codeKey(own) === code);
    const isDoubtful = !isCode && letters === 0 && phrase === 0 && share < leastShare(evidence[at] ?? 0);
    const tier = isCode || letters > 0 || phrase >= 2 ? 1 : 0;
    const words = (scores[at] ?? 0) * (0.35 + 0.65 * share) * (1 + 1.2 * alike) * (phrase === 1 ? 1.4 : 1) * favour(page.kind, way, slots);
    (isDoubtful ? doubtful : candidates).push({ at, kind: page.kind, tier, score: words + (tier === 1 ? letters * 10 + phrase * 2 + (isCode ? 20 : 0) : 0), bestUnit });
  }
  // A question in general words about our subject still gets its best pages; one about something else gets none.
  if (candidates.length === 0 && slots.some((slot) => slot.evidence > 0)) candidates.push(...doubtful);
  candidates.sort((a, b) => b.tier - a.tier || b.score - a.score || a.at - b.at);
  const top = candidates.find((candidate) => candidate.tier === 0)?.score ?? 0;
  return candidates.filter((candidate) => candidate.tier > 0 || candidate.score >= top * FLOOR);
}

function leastShare(evidence: number): number {
  return evidence === 2 ? 0 : evidence === 1 ? LEAST.ours : LEAST.any;
}

/** What kind of page a question of this form is after. */
function favour(kind: string, way: Route, slots: readonly Slot[]): number {
  const wants = (id: string): boolean => slots.some((slot) => slot.alternatives[0]?.term === `#${id}` && slot.alternatives[0].weight === 1);
  if (way.as === 'log') return kind === 'message' ? 1.3 : 1;
  if (way.as === 'code') return kind === 'message' ? 1.2 : 1;
  if (wants('とは')) return kind === 'term' ? 1.4 : 1;
  if (wants('方法') || wants('設定')) return kind === 'fix' ? 1.15 : kind === 'check' && wants('確認') ? 1.15 : 1;
  if (wants('確認')) return kind === 'check' ? 1.2 : 1;
  if (slots.filter((slot) => !slot.faint).length <= 1) return kind === 'term' ? 1.1 : 1;
  return kind === 'symptom' ? 1.12 : kind === 'message' || kind === 'case' ? 0.75 : 1;
}

function present(open: OpenIndex, candidate: Candidate & { readonly shown: number }, slots: readonly Slot[]): SearchResult {
  const page = open.pages[candidate.at] as IndexedPage;
  const has = (slot: Slot): boolean => slot.alternatives.some(({ term, weight }) => weight >= 0.3 && open.postings.get(term)?.pages.includes(candidate.at) === true);
  const asked = slots.filter((slot) => !slot.faint);
  const matched = asked.filter(has);
  const covered = (slot: Slot): boolean => matched.some((other) => other.from < slot.to && slot.from < other.to);
  const units = measuredUnits(open, candidate.at);
  const best = units[candidate.bestUnit];
  return {
    url: page.url,
    title: page.title,
    kind: page.kind,
    number: page.number,
    score: candidate.shown,
    matched: matched.map((slot) => slot.text),
    leftOut: [...new Set(asked.filter((slot) => !has(slot) && !covered(slot)).map((slot) => slot.text))],
    highlights: highlightsOf(open.tokenize(page.title), slots),
    ...(best !== undefined && best.field !== 'title'
      ? { best: { text: best.text, highlights: highlightsOf(open.tokenize(best.text), slots) } }
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
