import type { Token } from './tokenize.ts';

/** The group of 「とは」「って何」 and "what is" (`synonyms.ts`), and of asking why. */
const WHAT = '#とは';
const WHY = '#原因';

/**
 * The thing whose meaning is asked: the word before 「とは」 or 「って何」, or after "what is". Nothing where a question asks why
 * something happens, or asks nothing of the kind.
 */
export function thingAsked(tokens: readonly Token[]): Token | undefined {
  const words = tokens.filter(({ kind }) => kind === 'domain' || kind === 'word');
  const at = words.findIndex(({ term }) => term === WHAT);
  if (at < 0 || words.some(({ term }) => term === WHY)) return undefined;
  return words[at - 1] ?? words[at + 1];
}

/** Whether the thing asked is an address: pages that quote it explain something else. */
export function isAddressAsked(thing: Token | undefined): boolean {
  return thing?.kind === 'word' && /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/.test(thing.term);
}
