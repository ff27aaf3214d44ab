import { hintsOf } from './hints.ts';
import type { OpenIndex } from './open-index.ts';
import { isSaidToWork } from './said-to-work.ts';
import { nearWords } from './spelling.ts';
import { NAME_IDS, RELATED, SYNONYMS } from './synonyms.ts';
import type { Token } from './tokenize.ts';

/** One thing the reader asks about, with all that may stand for it in the index. */
export interface Slot {
  /** As typed. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What a match here says about a page; 0 when nothing in the index stands for it. */
  readonly weight: number;
  /** What is missing when a page does not have it. */
  readonly loss: number;
  readonly alternatives: readonly Alternative[];
  /** It ranks, but no page is worse for lacking it. */
  readonly faint: boolean;
  /**
   * What it says about the subject of the question. 2: a telling word, alone reason enough to show a page. 1: a word about routers
   * and lines, however general (ネット, ルーター, エラー). 0: anything (とは, 方法, a pair of letters).
   */
  readonly evidence: 0 | 1 | 2;
}

export interface Alternative {
  readonly term: string;
  readonly weight: number;
}

const WEAK: ReadonlySet<string> = new Set(SYNONYMS.filter((group) => group.weak === true).map((group) => `#${group.id}`));

const ANYWHERE: ReadonlySet<string> = new Set(SYNONYMS.filter((group) => group.general === true).map((group) => `#${group.id}`));

const NEAR: ReadonlyMap<string, readonly Alternative[]> = related();

/** What a kind of token says, a word of the trade being 1. A run of pairs says several things where a word says one. */
const SAYS: Readonly<Record<Token['kind'], number>> = { domain: 1, word: 1, gram: 0.55, part: 0.4, faint: 0.15, soft: 0.3 };

/** What a letter says that stands alone, usually the stem of a verb, compared with a pair. */
const ALONE = 0.45;

/** What a weak word says compared with a telling one, and one said of anything at all (原因, とは, 急に). */
const WEAKLY = 0.55;
const HARDLY = 0.2;

/** What a name, a place or a device that works says where other words say what is wrong. */
const ASIDE = 0.3;

/** What a kind of token says when nothing in the index has it. */
const MISSES: Readonly<Record<Token['kind'], number>> = { domain: 0.7, word: 0.6, gram: 0.35, part: 0, faint: 0, soft: 0 };

/**
 * The slots of a question. A term the index does not have is looked for as the beginning of a longer one, as its parts, and then
 * as a slip of one letter.
 */
export function slotsOf(index: OpenIndex, tokens: readonly Token[], text: string): readonly Slot[] {
  const slots: Slot[] = [];
  const seen = new Set<string>();
  const aside = asides(index, tokens, text);
  tokens.forEach((token, i) => {
    if (token.kind === 'part' || seen.has(token.term)) return;
    seen.add(token.term);
    const last = !tokens.slice(i + 1).some((later) => later.kind !== 'part' && later.kind !== 'soft');
    const alternatives = byChance(index, tokens, i) ? [] : alternativesOf(index, token, partsOf(tokens, token), last);
    const faint = token.kind === 'faint' || token.kind === 'soft';
    if (token.kind === 'soft' && alternatives.length === 0) return;
    const weak = WEAK.has(token.term);
    const general = weak ? (ANYWHERE.has(token.term) ? HARDLY : WEAKLY) : 1;
    const alone = token.kind === 'gram' && token.term.length === 1 ? ALONE : 1;
    const says = SAYS[token.kind] * general * alone * (aside.has(token) ? ASIDE : 1);
    const pages = Math.max(0, ...alternatives.map((alternative) => (index.postings.get(alternative.term)?.pages.length ?? 0) * alternative.weight));
    slots.push({
      text: text.slice(token.from, token.to),
      from: token.from,
      to: token.to,
      weight: alternatives.length === 0 ? 0 : says * rarity(index, pages),
      loss: alternatives.length === 0 ? MISSES[token.kind] * general * alone * (aside.has(token) ? ASIDE : 1) * rarity(index, 3) : faint ? 0 : says * rarity(index, pages),
      alternatives,
      faint,
      evidence: alternatives.length === 0 || faint || token.kind === 'gram' || ANYWHERE.has(token.term) ? 0 : weak ? 1 : 2,
    });
  });
  return slots;
}

/** The tokens that say whose device or line it is, where it stands or which one works, where others say what is wrong. */
function asides(index: OpenIndex, tokens: readonly Token[], text: string): ReadonlySet<Token> {
  const names = new Set(tokens.filter((token) => isName(token) || CIRCUMSTANCES.has(token.term) || isSaidToWork(token, text)));
  const rest = tokens.some((token) => token.kind === 'domain' && !names.has(token) && !ANYWHERE.has(token.term) && index.postings.has(token.term));
  return rest ? names : new Set();
}

/** Where somebody lives or works, who says what is wrong there as well. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(['#マンション', '#会社', '#自宅']);

/** A maker, a provider, a model: RTX830, WHR-G301N. */
function isName({ kind, term }: Token): boolean {
  if (kind === 'domain') return NAME_IDS.has(term.slice(1)) || MODEL.test(term);
  return kind === 'word' && MODEL.test(term);
}

const MODEL = /^#?[a-z]{2,}[a-z]*\d{2,}[a-z0-9]*$/;

/**
 * Whether a pair of katakana stands in the index by chance alone: no three letters of the word around it do. The ワー of ワープ is
 * not that of ネットワーク.
 */
function byChance(index: OpenIndex, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'gram' || !/^[ぁ-ゖ]{2}$/.test(token.term)) return false;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const left = before?.kind === 'gram' && before.to > token.from && before.term.length === 2 ? before.term.charAt(0) + token.term : undefined;
  const right = after?.kind === 'gram' && after.from < token.to && after.term.length === 2 ? token.term + after.term.charAt(1) : undefined;
  const triples = [left, right].filter((triple) => triple !== undefined);
  return triples.length > 0 && !triples.some((triple) => index.kanaTriples.has(triple));
}

/** How much a term tells that stands on so many pages (the idf of BM25). */
export function rarity(index: OpenIndex, pages: number): number {
  return Math.log(1 + (index.pages.length - Math.min(pages, index.pages.length) + 0.5) / (pages + 0.5));
}

/** Whether a term of the index is one of the weak groups. */
export function isWeak(term: string): boolean {
  return WEAK.has(term);
}

function alternativesOf(index: OpenIndex, token: Token, parts: readonly Token[], last: boolean): readonly Alternative[] {
  const found = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    if (index.postings.has(term) && (found.get(term) ?? 0) < weight) found.set(term, weight);
  };
  add(token.term, 1);
  const exact = found.size > 0;
  for (const { term, weight } of NEAR.get(token.term) ?? []) add(term, weight);
  if (token.kind === 'word') for (const { term, weight } of hintsOf(token.term)) add(term, weight);
  for (const part of parts) {
    if (part.kind === 'part' && !isWeak(part.term) && part.term.length > 1) add(part.term, (exact ? 0.35 : 0.6) / Math.sqrt(parts.length));
  }
  if (token.kind === 'word' && (last || !exact) && token.term.length >= 2) {
    for (const word of beginningWith(index.asciiWords, token.term)) add(word, exact ? 0.3 : 0.7);
  }
  if (token.kind === 'gram' && token.term.length === 1 && !exact) {
    for (const pair of index.pairsFrom.get(token.term) ?? []) add(pair, 0.5);
  }
  if (token.kind === 'word' && found.size === 0) {
    for (const word of nearWords(token.term, index.asciiWords)) add(word, 0.5);
  }
  return [...found].map(([term, weight]) => ({ term, weight })).sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
}

function partsOf(tokens: readonly Token[], whole: Token): readonly Token[] {
  return tokens.filter((token) => token.kind === 'part' && token.from >= whole.from && token.to <= whole.to);
}

/** The sorted words with a beginning, at most a screenful of them. */
function beginningWith(words: readonly string[], beginning: string): readonly string[] {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let i = low; i < words.length && found.length < 40 && (words[i] ?? '').startsWith(beginning); i += 1) found.push(words[i] ?? '');
  return found;
}

function related(): ReadonlyMap<string, readonly Alternative[]> {
  const near = new Map<string, Alternative[]>();
  for (const [a, b, weight] of RELATED) {
    near.set(`#${a}`, [...(near.get(`#${a}`) ?? []), { term: `#${b}`, weight }]);
    near.set(`#${b}`, [...(near.get(`#${b}`) ?? []), { term: `#${a}`, weight }]);
  }
  return near;
}
