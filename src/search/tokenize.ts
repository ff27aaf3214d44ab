import { cutAscii } from './ascii.ts';
import { fold, type Folded } from './fold.ts';
import { LONG } from './kana.ts';
import { createLexicon, FILLER, type Found, type Lexicon, type Spellings } from './lexicon.ts';
import { skeletonOf, type Skeleton } from './skeleton.ts';

/**
 * - `domain`: a word of the trade, in whichever spelling; its term is `#` and the group it belongs to.
 * - `word`: an ASCII word, model name, code or address.
 * - `gram`: two letters next to each other, or a letter that stands alone.
 * - `part`: something inside a `domain` or a `word`, for those who know only that; never asked for when the whole is found.
 * - `faint`: one ASCII letter or digit: it ranks, but nothing is missed for want of it.
 * - `soft`: two hiragana. Never indexed; in a query they find what was written in katakana.
 */
export type TokenKind = 'domain' | 'word' | 'gram' | 'part' | 'faint' | 'soft';

/** One thing to look up. `from` and `to` are UTF-16 offsets into the text as it was given. */
export interface Token {
  readonly term: string;
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
}

export interface Tokenize {
  (text: string): readonly Token[];
  readonly lexicon: Lexicon;
}

/**
 * The one tokenizer of index and query. The spellings of the glossary stay whole as the synonyms do; both sides must be given the
 * same ones. It uses nothing that differs between browsers.
 */
export function createTokenizer(glossary: readonly Spellings[] = []): Tokenize {
  const lexicon = createLexicon(glossary);
  const tokenize = (text: string): readonly Token[] => {
    const folded = fold(text);
    const skeleton = skeletonOf(folded);
    const tokens: Token[] = [];
    cut(folded, skeleton, lexicon, 0, skeleton.text.length, tokens, undefined);
    return tokens;
  };
  return Object.assign(tokenize, { lexicon });
}

/** Cuts skeleton units `start..end`; inside the domain word `whole` everything becomes a part of it. */
function cut(folded: Folded, skeleton: Skeleton, lexicon: Lexicon, start: number, end: number, out: Token[], whole: Found | undefined): void {
  const kindOf = (kind: TokenKind): TokenKind => (whole === undefined || kind === 'soft' ? kind : 'part');
  const put = (term: string, kind: TokenKind, from: number, to: number): void => {
    const first = folded.from[from];
    const last = folded.to[lengthened(folded, to) - 1];
    if (first !== undefined && last !== undefined && term !== '') out.push({ term, kind: kindOf(kind), from: first, to: last });
  };

  const limit = whole === undefined ? undefined : whole.to - whole.from;
  let i = start;
  let afterWord = false;
  while (i < end) {
    if (skeleton.text.charAt(i) === ' ') {
      i += 1;
      continue;
    }
    const found = lexicon.longestAt(folded, skeleton, i, afterWord, limit);
    if (found !== undefined && found.to <= end) {
      if (found.id === FILLER) {
        i = found.to;
        afterWord = false;
        continue;
      }
      if (found.id !== whole?.id) put(`#${found.id}`, 'domain', unit(skeleton, found.from), unit(skeleton, found.to - 1) + 1);
      if (found.to - found.from > 2) cut(folded, skeleton, lexicon, found.from, found.to, out, { ...found, id: whole?.id ?? found.id });
      i = found.to;
      afterWord = true;
      continue;
    }
    afterWord = false;
    const at = unit(skeleton, i);
    const script = folded.scripts[at];
    if (script === 'ascii') {
      const stop = whole === undefined ? folded.text.length : unit(skeleton, end - 1) + 1;
      const next = cutAscii(folded, at, stop, (term, kind, from, to) => {
        put(term, kind, from, to);
      }, (from) => startsDomainWord(folded, skeleton, lexicon, from, limit));
      while (i < end && unit(skeleton, i) < next) i += 1;
      continue;
    }
    if (script !== 'katakana' && script !== 'hiragana' && script !== 'kanji') {
      i += 1;
      continue;
    }
    let stop = i + 1;
    while (
      stop < end && folded.scripts[unit(skeleton, stop)] === script && skeleton.gap[stop] !== true &&
      lexicon.longestAt(folded, skeleton, stop, false, limit) === undefined
    ) stop += 1;
    if (stop - i === 1 && script !== 'hiragana') put(skeleton.text.charAt(i), 'gram', at, at + 1);
    // Inside a word of the trade the endings are the word's own.
    for (let j = script === 'hiragana' && whole !== undefined ? stop : i; j + 1 < stop; j += 1) {
      put(skeleton.text.slice(j, j + 2), script === 'hiragana' ? 'soft' : 'gram', unit(skeleton, j), unit(skeleton, j + 1) + 1);
    }
    i = stop;
  }
}

function startsDomainWord(folded: Folded, skeleton: Skeleton, lexicon: Lexicon, at: number, limit: number | undefined): boolean {
  const start = skeleton.at.indexOf(at);
  return start >= 0 && lexicon.longestAt(folded, skeleton, start, false, limit) !== undefined;
}

function unit(skeleton: Skeleton, i: number): number {
  return skeleton.at[i] ?? 0;
}

/** A match takes the ー after it along, so that the whole word is marked. */
function lengthened(folded: Folded, to: number): number {
  let end = to;
  while (folded.text.charAt(end) === LONG) end += 1;
  return end;
}
