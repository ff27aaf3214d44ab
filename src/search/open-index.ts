import type { Field } from './document.ts';
import { fold } from './fold.ts';
import { glossaryOf, pagesOf, type IndexedPage, type SmallIndex } from './small-index.ts';
import { withoutHoles } from './template.ts';
import { createTokenizer, type Tokenize } from './tokenize.ts';

/** What a term is worth on a page: `pages[i]` has weight `weights[i]`, between 0 and 1. */
export interface Posting {
  readonly pages: number[];
  readonly weights: number[];
}

/** An index ready to be asked. */
export interface OpenIndex {
  readonly pages: readonly IndexedPage[];
  readonly tokenize: Tokenize;
  readonly postings: ReadonlyMap<string, Posting>;
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

const opened = new WeakMap<SmallIndex, OpenIndex>();

/** Reads an index once; asking again with the same one costs nothing. */
export function openIndex(index: SmallIndex): OpenIndex {
  const known = opened.get(index);
  if (known !== undefined) return known;
  const made = read(index);
  opened.set(index, made);
  return made;
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

function read(index: SmallIndex): OpenIndex {
  const pages = pagesOf(index);
  const tokenize = createTokenizer(glossaryOf(index));
  const postings = new Map<string, Posting>();
  pages.forEach((page, i) => {
    const weights = new Map<string, number>();
    for (const { field, text } of [...unitsOf(page), ...page.keywords.map((keyword) => ({ field: 'keywords' as const, text: keyword }))]) {
      for (const { term, kind } of tokenize(field === 'messages' ? withoutHoles(text) : text)) {
        if (kind === 'soft') continue;
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
  });

  const pairsFrom = new Map<string, string[]>();
  for (const term of postings.keys()) {
    if (term.length === 2 && !term.startsWith('#') && term.charCodeAt(0) > 0x2e80) {
      const first = term.charAt(0);
      const pairs = pairsFrom.get(first) ?? [];
      pairs.push(term);
      pairsFrom.set(first, pairs);
    }
  }
  const kanaWords = new Set(
    pages.flatMap((page) => unitsOf(page).flatMap(({ text }) => (text.match(/[ァ-ヺー]{4,}/g) ?? []).map((word) => fold(word).text))),
  );
  const kanaTriples = new Set<string>();
  for (const page of pages) {
    for (const text of [...unitsOf(page).map((unit) => unit.text), ...page.keywords]) {
      for (const word of text.match(/[ァ-ヺー]{3,}/g) ?? []) {
        const letters = fold(word).text.replaceAll('ー', '');
        for (let i = 0; i + 3 <= letters.length; i += 1) kanaTriples.add(letters.slice(i, i + 3));
      }
    }
  }
  const asciiWords = [...postings.keys()].filter((term) => /^[a-z0-9]/.test(term)).sort();
  return { pages, tokenize, postings, asciiWords, pairsFrom, kanaWords, kanaTriples };
}
