import { fold } from '../engine/fold.ts';
import type { CatalogueSource } from '../engine/index.ts';
import type { Words } from './words.ts';

/** A text that a router writes, to be chosen by a reader who cannot copy it. */
export interface Choice {
  readonly template: string;
  readonly folded: string;
  readonly message: string;
  readonly family: string;
  /** How near its device is to a house, 0 the nearest. */
  readonly far: number;
}

/** What was typed may stand in no text as it is; texts that share this much of it are worth a look. */
const ALIKE = 0.5;
const FEWEST_PAIRS = 3;
/** Places of devices, the nearest to a house first; programs run on any and stand between. */
const PLACES: readonly (readonly string[])[] = [['line', 'home'], [''], ['office'], ['server']];

/** Every text of the catalogue, in its order. */
export function choicesOf(catalogue: CatalogueSource, words: Words): readonly Choice[] {
  return catalogue.messages.flatMap(({ id, family, templates }) => {
    const far = PLACES.findIndex((places) => places.includes(words.families[family]?.place ?? ''));
    return templates.map((template) => ({ template, folded: fold(template.replace(/\{[a-z_0-9]+:/g, '{')), message: id, family, far }));
  });
}

/**
 * The texts that hold what was typed: those that begin with it first, of these the devices of houses first. Where none
 * does, those alike (`isAlike`), the most alike first. `families`: of these only; null for all.
 */
export function matching(choices: readonly Choice[], typed: string, families: ReadonlySet<string> | null): { readonly found: readonly Choice[]; readonly isAlike: boolean } {
  const words = fold(typed);
  const asked = families === null ? choices : choices.filter(({ family }) => families.has(family));
  const found = asked
    .filter(({ folded }) => folded.includes(words))
    .sort((a, b) => Number(b.folded.startsWith(words)) - Number(a.folded.startsWith(words)) || a.far - b.far);
  if (found.length > 0) return { found, isAlike: false };
  const pairs = pairsOf(words);
  if (pairs.length < FEWEST_PAIRS) return { found: [], isAlike: false };
  const alike = asked
    .map((choice) => ({ choice, shared: pairs.filter((pair) => choice.folded.includes(pair)).length / pairs.length }))
    .filter(({ shared }) => shared >= ALIKE)
    .sort((a, b) => b.shared - a.shared || a.choice.far - b.choice.far)
    .map(({ choice }) => choice);
  return { found: alike, isAlike: alike.length > 0 };
}

function pairsOf(text: string): readonly string[] {
  const bare = text.replace(/\s/g, '');
  return [...new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)))];
}

/** Which end of its screen a family shows the newest line at, by its first form of log whose order is known; null where none is. */
export function newestAt(catalogue: CatalogueSource, family: string): 'top' | 'end' | null {
  const order = catalogue.families.find(({ id }) => id === family)?.formats.find((format) => format.order !== 'unknown')?.order;
  return order === undefined ? null : order === 'newest-first' ? 'top' : 'end';
}

/** Lines picked from a screen from its top downwards, below what stood in the box before, in the order in which they came about. */
export function putTogether(before: string, picked: readonly string[], newest: 'top' | 'end'): string {
  const lines = newest === 'top' ? [...picked].reverse() : picked;
  return [...(before.trim() === '' ? [] : [before.replace(/\n$/, '')]), ...lines].join('\n');
}
