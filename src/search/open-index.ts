import type { Field } from './document.ts';
import { fold } from './fold.ts';
import { glossaryOf, pagesOf, type IndexedPage, type SmallIndex } from './small-index.ts';
import { withoutHoles } from './template.ts';
import { writeOutSynonyms } from './lexicon.ts';
import { createTokenizer, type Tokenize, type TokenKind } from './tokenize.ts';

/** What a term is worth on a page: `pages[i]` has weight `weights[i]`, between 0 and 1. */
export interface Posting {
  readonly pages: number[];
  readonly weights: number[];
}

/** A term as a text has it. */
export interface UnitTerm {
  readonly term: string;
  readonly kind: TokenKind;
}

/** An index ready to be asked. */
export interface OpenIndex {
  readonly pages: readonly IndexedPage[];
  readonly tokenize: Tokenize;
  readonly postings: ReadonlyMap<string, Posting>;
  /** The terms of every text of every page, in the order of `unitsOf`. */
  readonly units: readonly (readonly (readonly UnitTerm[])[])[];
  /** ASCII words of the index in order, for words not typed to their end. */
  readonly asciiWords: readonly string[];
  /** Pairs by their first letter, for a kanji that stands alone in the question. */
  readonly pairsFrom: ReadonlyMap<string, readonly string[]>;
  /** Folded katakana words of the index, ー included. */
  readonly kanaWords: ReadonlySet<string>;
  /** Every three letters next to each other in a katakana word of the index, folded, without ー. */
  readonly kanaTriples: ReadonlySet<string>;
}

/** A match in a field against one in another; a code is hardly typed by chance. */
const WEIGHTS: { readonly [field in Field | 'title']: number } = { title: 3, wordings: 2.5, titles: 2.5, messages: 2.5, codes: 5, keywords: 1.2 };

/** A part of a word counts less than the word. */
const PART = 0.4;

/** Half of the full value is reached at this weight. */
const SATURATION = 0.7;

/** An index that is being read, or has been. */
interface Reading {
  readonly steps: Generator<void, OpenIndex>;
  open?: OpenIndex;
}

const readings = new WeakMap<SmallIndex, Reading>();

/** Reads an index once, or what is left of it; asking again with the same one costs nothing. */
export function openIndex(index: SmallIndex): OpenIndex {
  const reading = readingOf(index);
  while (reading.open === undefined) step(reading);
  return reading.open;
}

/** So many milliseconds of reading are done without a pause: a keystroke waits no longer. */
const SLICE = 8;

/** Reads an index a little at a time, with a pause between; a question asked meanwhile reads the rest at once. */
export async function openInSlices(index: SmallIndex, pause: () => Promise<void>): Promise<void> {
  const reading = readingOf(index);
  while (reading.open === undefined) {
    await pause();
    const started = performance.now();
    while (reading.open === undefined && performance.now() - started < SLICE) step(reading);
  }
}

function readingOf(index: SmallIndex): Reading {
  const reading = readings.get(index) ?? { steps: read(index) };
  readings.set(index, reading);
  return reading;
}

function step(reading: Reading): void {
  const next = reading.steps.next();
  if (next.done === true) reading.open = next.value;
}

/** The texts of a page, each with its field, best known first. */
export function unitsOf(page: IndexedPage): readonly { readonly field: Field | 'title'; readonly text: string; readonly anchor?: string }[] {
  return [
    { field: 'title', text: page.title },
    ...page.wordings.map((text) => ({ field: 'wordings' as const, text })),
    ...page.titles.map((text, i) => ({ field: 'titles' as const, text, anchor: page.anchors.titles[i] ?? '' })),
    ...page.messages.map((text, i) => ({ field: 'messages' as const, text, anchor: page.anchors.messages[i] ?? '' })),
    ...page.codes.map((text) => ({ field: 'codes' as const, text })),
  ];
}

function* read(index: SmallIndex): Generator<void, OpenIndex> {
  yield* writeOutSynonyms();
  const tokenize = createTokenizer(glossaryOf(index));
  yield;
  const pages = pagesOf(index);
  const postings = new Map<string, Posting>();
  const units: UnitTerm[][][] = [];
  for (const [i, page] of pages.entries()) {
    yield;
    const weights = new Map<string, number>();
    const own: UnitTerm[][] = [];
    units.push(own);
    for (const { field, text } of [...unitsOf(page), ...page.keywords.map((keyword) => ({ field: 'keywords' as const, text: keyword }))]) {
      const terms: UnitTerm[] = [];
      if (field !== 'keywords') own.push(terms);
      for (const { term, kind } of tokenize(field === 'messages' ? withoutHoles(text) : text)) {
        if (kind === 'soft') continue;
        terms.push({ term, kind });
        const worth = WEIGHTS[field] * (kind === 'part' ? PART : 1);
        const known = weights.get(term) ?? 0;
        // The best place counts whole, each further one a little.
        weights.set(term, Math.max(known, worth) + Math.min(known, worth) * 0.12);
      }
    }
    for (const [term, weight] of weights) {
      const posting = postings.get(term) ?? { pages: [], weights: [] };
      posting.pages.push(i);
      posting.weights.push(weight / (weight + SATURATION));
      postings.set(term, posting);
    }
  }
  yield;

  const pairsFrom = new Map<string, string[]>();
  for (const term of postings.keys()) {
    if (term.length === 2 && !term.startsWith('#') && term.charCodeAt(0) > 0x2e80) {
      const first = term.charAt(0);
      const pairs = pairsFrom.get(first) ?? [];
      pairs.push(term);
      pairsFrom.set(first, pairs);
    }
  }
  const kanaWords = new Set<string>();
  const kanaTriples = new Set<string>();
  for (const page of pages) {
    yield;
    for (const text of unitsOf(page).map((unit) => unit.text)) {
      for (const word of text.match(/[ァ-ヺー]{4,}/g) ?? []) kanaWords.add(fold(word).text);
    }
    for (const text of [...unitsOf(page).map((unit) => unit.text), ...page.keywords]) {
      for (const word of text.match(/[ァ-ヺー]{3,}/g) ?? []) {
        const letters = fold(word).text.replaceAll('ー', '');
        for (let i = 0; i + 3 <= letters.length; i += 1) kanaTriples.add(letters.slice(i, i + 3));
      }
    }
  }
  const asciiWords = [...postings.keys()].filter((term) => /^[a-z0-9]/.test(term)).sort();
  return { pages, tokenize, postings, units, asciiWords, pairsFrom, kanaWords, kanaTriples };
}
