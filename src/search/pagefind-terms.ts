import { isAddressAsked, thingAsked } from './asks-what.ts';
import type { Spellings } from './lexicon.ts';
import { isWeak } from './slots.ts';
import { createTokenizer, type Token, type Tokenize } from './tokenize.ts';

/**
 * Our tokens as Pagefind can keep them. It drops voicing marks (NFD), splits Japanese by a dictionary of its own, and widens a word
 * to all that begin with it. So each term becomes seven small letters, of one length, which none of that touches: no word is
 * the beginning of another, and no segmenter finds a boundary inside. Two terms share a code about once in four thousand million pairs.
 */
export function encodeTerm(term: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i += 1) {
    hash ^= term.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  let code = '';
  for (let i = 0; i < 7; i += 1) {
    code += String.fromCharCode(0x61 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return code;
}

/** The content of a Pagefind record: the tokens of a text in their order. The glossary is that of the small index. */
export function indexTerms(text: string, glossary: readonly Spellings[] = []): string {
  return tokenizerOf(glossary)(text).filter(isKept).map((token) => encodeTerm(token.term)).join(' ');
}

/** As many words as a cold question may load chunks for. */
const MOST = 8;

/**
 * What to ask Pagefind for: the words of a question that tell most, best first, at most eight. Pagefind wants every word it is asked for
 * on the page, so ask for them one at a time, each in quotation marks (`pagefind.search('"…"')`: a word it does not have then
 * finds nothing instead of its neighbours), and join the answers.
 */
export function queryTermList(text: string, glossary: readonly Spellings[] = []): readonly string[] {
  const tokens = tokenizerOf(glossary)(text).filter((token) => isKept(token) && token.kind !== 'part');
  const terms = [...new Map(tokens.map((token) => [token.term, token])).values()];
  return terms
    .map((token, i) => ({ token, i }))
    .sort((a, b) => priority(a.token) - priority(b.token) || a.i - b.i)
    .slice(0, MOST)
    .map(({ token }) => encodeTerm(token.term));
}

/**
 * Kinds whose full text is no answer: the pages of log messages quote addresses in their samples, and none says what an
 * address is, whose meaning is asked by 「192.168.11.1って何？」.
 */
export function kindsOnlyQuoting(text: string, glossary: readonly Spellings[] = []): readonly string[] {
  return isAddressAsked(thingAsked(tokenizerOf(glossary)(text))) ? ['message'] : [];
}

/** {@link queryTermList}, joined by spaces. */
export function queryTerms(text: string, glossary: readonly Spellings[] = []): string {
  return queryTermList(text, glossary).join(' ');
}

function isKept(token: Token): boolean {
  return token.kind !== 'soft' && token.kind !== 'faint';
}

function priority(token: Token): number {
  if (isWeak(token.term)) return 3;
  return token.kind === 'domain' ? 0 : token.kind === 'word' ? 1 : 2;
}

const tokenizers = new WeakMap<readonly Spellings[], Tokenize>();
const PLAIN: readonly Spellings[] = [];

/** A glossary is read once, not at every keystroke. */
function tokenizerOf(glossary: readonly Spellings[]): Tokenize {
  const key = glossary.length === 0 ? PLAIN : glossary;
  const known = tokenizers.get(key) ?? createTokenizer(key);
  tokenizers.set(key, known);
  return known;
}
