import { asked, askedTerms, likeness, measuredUnits, phraseKey, type AskedTerms, type Unit } from './evidence.ts';
import { matchLines, WHOLE as WHOLE_LINE, type LineMatch } from './lines.ts';
import type { OpenIndex } from './open-index.ts';
import { codeKey, writtenByMachine, type Route } from './route.ts';
import type { Slot } from './slots.ts';
import type { IndexedPage } from './small-index.ts';

/** A page that may be an answer. */
export interface Candidate {
  /** Its place in the index. */
  readonly at: number;
  readonly kind: string;
  /** The address without its fragment, and whether it had one. */
  readonly page: string;
  readonly isPart: boolean;
  /** 2: exactly this. 1: the line, code or phrase. 0: by its words. */
  readonly tier: 0 | 1 | 2;
  /** What the template that takes the line says (`lines.ts`), more on the page that explains it; 0 for none. Nothing in words outweighs one. */
  readonly line: number;
  readonly score: number;
  /** The unit most like the question. */
  readonly bestUnit: number;
}

/** So many pages are looked at closely. */
const CLOSELY = 120;

/** What is left of a page's worth when it has next to nothing of the question. */
const LEAST_MET = 0.2;

/** How much one text that says what the question says is worth beside words that stand here and there on the page. */
const ALIKE = 8;

/** What the second such text adds: one may be alike by chance, two hardly are. */
const SECOND = 0.3;

/** What a page gains that has all that is asked, divided by the root of how many things that are: in a short question each word counts. */
const WHOLE = 1.1;

/** What the page that explains a line has before those that only list it: less than a letter. */
const EXPLAINS = 0.5;

/** What a letter of the very words of a page is worth beside one of a template, which has holes besides. */
const SAID = 0.85;

/** Results under this share of the best are not shown. */
const FLOOR = 0.12;

/** A page without a telling word of the question needs this share of it: less when its subject is ours, more when it may not be. */
const LEAST_SHARE: { readonly [evidence in Slot['evidence']]: number } = { 2: 0, 1: 0.25, 0: 0.7 };

/** What is asked. */
export interface AskedFor {
  readonly text: string;
  readonly way: Route;
  readonly slots: readonly Slot[];
  /** The term whose meaning is asked, where one is (`asks-what.ts`). */
  readonly thing: string | undefined;
}

/** The candidates for a question, the best evidence first: by their words in the whole index, then, for the best, text by text. */
export function rank(open: OpenIndex, { text, way, slots, thing }: AskedFor, allowed: (page: IndexedPage) => boolean): readonly Candidate[] {
  if (way.as === 'number') {
    const at = open.pages.findIndex((page) => page.number === way.number && allowed(page));
    const page = open.pages[at];
    return page === undefined ? [] : [{ at, ...placeOf(page), tier: 2, line: 0, score: 0, bestUnit: 0 }];
  }

  const tally = count(open, slots);
  // A short template stands in many sentences; only in a line of a log may the rest be the reader's own.
  const matches = matchLines(open, way.as === 'log' ? way.lines : [text, ...quotedIn(text)], way.as === 'log' ? 0 : writtenByMachine(text) ? 0.12 : 0.5);
  const order = [...open.pages.keys()].filter((at) => {
    const page = open.pages[at];
    return page !== undefined && allowed(page) && ((tally.scores[at] ?? 0) > 0 || matches.has(at));
  });
  order.sort((a, b) => (matches.get(b)?.worth ?? 0) - (matches.get(a)?.worth ?? 0) || (tally.scores[b] ?? 0) - (tally.scores[a] ?? 0) || a - b);

  const question = {
    slots,
    way,
    thing,
    count: slots.filter((slot) => !slot.faint).length,
    terms: askedTerms(slots),
    phrase: phraseKey(text),
    matches,
    ofMachine: way.as === 'log' || writtenByMachine(text),
  };
  const weighed = order.slice(0, CLOSELY).map((at) => weigh(open, at, tally, question));
  const sure = weighed.filter(({ isDoubtful }) => !isDoubtful);
  // A question in general words about our subject still gets its best pages; one about something else gets none.
  const kept = sure.length === 0 && slots.some((slot) => slot.evidence > 0) ? weighed : sure;
  const candidates = kept.map(({ candidate }) => candidate).sort((a, b) => b.tier - a.tier || b.line - a.line || b.score - a.score || a.at - b.at);
  const top = candidates.find((candidate) => candidate.tier === 0)?.score ?? 0;
  return candidates.filter((candidate) => candidate.tier > 0 || candidate.score >= top * FLOOR);
}

/** What a reader quotes within a sentence, as a line of a log may be. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/「([^「」]{8,300})」|『([^『』]{8,300})』|`([^`]{8,300})`/g)].map(([, single, double, code]) => single ?? double ?? code ?? '');
}

interface Question {
  readonly slots: readonly Slot[];
  readonly way: Route;
  readonly thing: string | undefined;
  /** How many things are asked. */
  readonly count: number;
  readonly terms: AskedTerms;
  readonly phrase: string;
  /** The templates that take the line, by page. */
  readonly matches: ReadonlyMap<number, LineMatch>;
  readonly ofMachine: boolean;
}

interface Tally {
  readonly scores: Float64Array;
  /** How much of the question each page has. */
  readonly met: Float64Array;
  readonly evidence: Uint8Array;
  /** How many of the things asked each page has. */
  readonly hits: Uint8Array;
}

function count(open: OpenIndex, slots: readonly Slot[]): Tally {
  const scores = new Float64Array(open.pages.length);
  const met = new Float64Array(open.pages.length);
  const evidence = new Uint8Array(open.pages.length);
  const hits = new Uint8Array(open.pages.length);
  for (const slot of slots) {
    const best = new Map<number, number>();
    const has = new Set<number>();
    for (const { term, weight } of slot.alternatives) {
      const posting = open.postings.get(term);
      posting?.pages.forEach((page, i) => {
        const value = weight * (posting.weights[i] ?? 0);
        if (value > (best.get(page) ?? 0)) best.set(page, value);
        if (weight >= 0.5 && !slot.faint) has.add(page);
        if (weight >= 0.5) evidence[page] = Math.max(evidence[page] ?? 0, slot.evidence);
      });
    }
    for (const page of has) hits[page] = Math.min(255, (hits[page] ?? 0) + 1);
    for (const [page, value] of best) {
      scores[page] = (scores[page] ?? 0) + value * slot.weight;
      if (!slot.faint) met[page] = (met[page] ?? 0) + Math.min(1, value * 1.6) * slot.weight;
    }
  }
  return { scores, met, evidence, hits };
}

function weigh(open: OpenIndex, at: number, tally: Tally, question: Question): { readonly candidate: Candidate; readonly isDoubtful: boolean } {
  const { slots, way, thing } = question;
  const page = open.pages[at] as IndexedPage;
  const units = measuredUnits(open, at);
  let alike = 0;
  let next = 0;
  let bestUnit = 0;
  // 3: the title, 2: another text of the page, 1: a piece of one.
  let phrase = 0;
  units.forEach((unit, i) => {
    const like = likeness(question.terms, unit);
    if (like > alike) {
      next = alike;
      alike = like;
      bestUnit = i;
    } else if (like > next) {
      next = like;
    }
    if (question.phrase.length < 2 || unit.key === '') return;
    if (unit.key === question.phrase) phrase = Math.max(phrase, unit.field === 'title' ? 3 : 2);
    else if (question.phrase.length >= 4 && unit.key.includes(question.phrase)) phrase = Math.max(phrase, 1);
  });
  const match = question.matches.get(at);
  const letters = match?.letters ?? 0;
  const share = question.terms.loss === 0 ? 0 : Math.min(1, (tally.met[at] ?? 0) / question.terms.loss);
  const isWhole = (tally.hits[at] ?? 0) === question.count && question.count > 1;
  const isCode = way.as === 'code' && page.codes.some((own) => codeKey(own) === way.code);
  const isExact = isCode || match !== undefined || phrase >= 2;
  // Who asks in the very words of a page means that page sooner than a template that stands in them.
  const said = phrase >= 2 && question.matches.size > 0 ? question.phrase.length * SAID + (question.ofMachine ? 0 : WHOLE_LINE) : 0;
  const words = (tally.scores[at] ?? 0) * (LEAST_MET + (1 - LEAST_MET) * share) * (1 + ALIKE * (alike + SECOND * next)) * (phrase === 1 ? 1.4 : 1) * (isWhole ? 1 + WHOLE / Math.sqrt(question.count) : 1) * (0.45 + 1.1 * (units[0] === undefined ? 0 : asked(question.terms, units[0]))) * favour(page.kind, way, slots) * (page.kind === 'term' && isNamed(units, thing) ? NAMED : 1);
  return {
    candidate: {
      at,
      ...placeOf(page),
      tier: isExact ? 1 : 0,
      // A cause may list the lines that tell of it; the line itself is explained by its message.
      line: Math.max(match === undefined ? 0 : match.worth + (page.kind === 'message' ? EXPLAINS : 0), said),
      score: words + (isExact ? letters * 10 + phrase * 2 + (isCode ? 20 : 0) : 0),
      bestUnit: match?.unit ?? bestUnit,
    },
    isDoubtful: !isExact && phrase === 0 && share < LEAST_SHARE[(tally.evidence[at] ?? 0) as Slot['evidence']],
  };
}

function placeOf({ kind, url }: IndexedPage): { readonly kind: string; readonly page: string; readonly isPart: boolean } {
  const hash = url.indexOf('#');
  return { kind, page: hash < 0 ? url : url.slice(0, hash), isPart: hash >= 0 };
}

/** What a term gains whose meaning is asked: whoever wants to know what a modem is tells much else besides. */
const NAMED = 2.5;

/** Whether a page bears a name that is mostly this word. */
function isNamed(units: readonly Unit[], thing: string | undefined): boolean {
  return thing !== undefined && units.some(({ field, terms, tells }) => (field === 'title' || field === 'titles') && (terms.get(thing) ?? 0) > tells / 2);
}

/** What kind of page a question in words is after: what goes wrong and why, sooner than how to mend it, what a word means or what a box prints. */
const KINDS: Readonly<Record<string, number>> = { symptom: 1.34, fix: 0.7, family: 0.46, term: 0.57, case: 0.41, message: 0.21 };

/** What kind of page a question of this form is after. */
function favour(kind: string, way: Route, slots: readonly Slot[]): number {
  const wants = (id: string): boolean => slots.some((slot) => slot.alternatives[0]?.term === `#${id}` && slot.alternatives[0].weight === 1);
  if (way.as === 'log') return kind === 'message' ? 1.3 : 1;
  if (way.as === 'code') return kind === 'message' ? 1.2 : 1;
  const telling = slots.filter((slot) => slot.evidence === 2).length;
  if (wants('とは') && !wants('原因') && telling <= 2) return kind === 'term' ? 1.4 : 1;
  const asked = slots.filter((slot) => !slot.faint).length;
  if (asked <= 1) return kind === 'term' ? 1.1 : 1;
  const ways = (kind === 'fix' && (wants('方法') || wants('設定'))) || (kind === 'check' && wants('確認')) ? 1.3 : 1;
  return (KINDS[kind] ?? 1) * ways;
}
