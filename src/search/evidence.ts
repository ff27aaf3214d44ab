import type { Field } from './document.ts';
import { fold, isAscii } from './fold.ts';
import { unitsOf, type OpenIndex } from './open-index.ts';
import { isWeak, rarity, type Slot } from './slots.ts';
import { withoutHoles } from './template.ts';

/** A text of a page, cut and measured. */
export interface Unit {
  readonly field: Field | 'title';
  readonly text: string;
  /** Where on the page it stands; empty for the page itself. */
  readonly anchor: string;
  /** Folded letters and digits alone. */
  readonly key: string;
  /** What each term of it tells, the whole in `tells`. */
  readonly terms: ReadonlyMap<string, number>;
  readonly tells: number;
}

const cache = new WeakMap<OpenIndex, Map<number, readonly Unit[]>>();

/** The measured units of a page; made when first asked for, since a question looks closely at few pages. */
export function measuredUnits(index: OpenIndex, at: number): readonly Unit[] {
  const known = cache.get(index) ?? new Map<number, readonly Unit[]>();
  cache.set(index, known);
  const made = known.get(at) ?? measure(index, at);
  known.set(at, made);
  return made;
}

/** Folded letters and digits of a text: what is compared when a whole phrase is. */
export function phraseKey(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  const folded = fold(text);
  let key = '';
  for (let i = 0; i < folded.text.length; i += 1) {
    if (folded.scripts[i] !== 'blank' && folded.scripts[i] !== 'mark' && folded.text.charAt(i) !== 'ー') key += folded.text.charAt(i);
  }
  return key;
}

/** The slots of a question by the terms that stand for them: a text has few terms, a question may have many slots. */
export interface AskedTerms {
  readonly places: ReadonlyMap<string, readonly { readonly slot: number; readonly weight: number }[]>;
  readonly slots: readonly Slot[];
  /** What is missing of a text that has nothing of it. */
  readonly loss: number;
  /** For each slot, what the text that is looked at has of it. */
  readonly best: Float64Array;
}

export function askedTerms(slots: readonly Slot[]): AskedTerms {
  const places = new Map<string, { readonly slot: number; readonly weight: number }[]>();
  slots.forEach(({ alternatives }, slot) => {
    for (const { term, weight } of alternatives) {
      const known = places.get(term);
      if (known === undefined) places.set(term, [{ slot, weight }]);
      else known.push({ slot, weight });
    }
  });
  return { places, slots, loss: slots.reduce((sum, slot) => sum + slot.loss, 0), best: new Float64Array(slots.length) };
}

/**
 * How alike a question and a unit are, 0 to 1: the share of the question the unit has and the share of the unit the question
 * has. The first weighs more, for a question may be a few words out of a long wording.
 */
export function likeness({ places, slots, loss, best }: AskedTerms, unit: Unit): number {
  if (loss === 0 || unit.tells === 0) return 0;
  let used = 0;
  let any = false;
  for (const [term, tells] of unit.terms) {
    for (const { slot, weight } of places.get(term) ?? []) {
      if (!any) best.fill(0);
      any = true;
      if (weight === 1) used += tells;
      if (weight > best[slot]!) best[slot] = weight;
    }
  }
  if (!any) return 0;
  let met = 0;
  for (let slot = 0; slot < best.length; slot += 1) met += best[slot]! * (slots[slot]?.weight ?? 0);
  const recall = Math.min(1, met / loss);
  const precision = Math.min(1, Math.max(used, met * 0.5) / unit.tells);
  return (1.4 * recall * precision) / (0.4 * precision + recall);
}

/** The share of a unit that the question asks for, 0 to 1: what a title says that nobody asked makes a page another's answer. */
export function asked({ places }: AskedTerms, unit: Unit): number {
  if (unit.tells === 0) return 0;
  let met = 0;
  for (const [term, tells] of unit.terms) met += tells * Math.max(0, ...(places.get(term) ?? []).map(({ weight }) => weight));
  return met / unit.tells;
}

function measure(index: OpenIndex, at: number): readonly Unit[] {
  const page = index.pages[at];
  if (page === undefined) return [];
  return unitsOf(page).map(({ field, text, anchor = '' }, i) => {
    const terms = new Map<string, number>();
    let tells = 0;
    for (const { term, kind } of index.units[at]?.[i] ?? []) {
      if (terms.has(term)) continue;
      const worth = (kind === 'part' ? 0 : kind === 'gram' ? 0.55 : kind === 'faint' ? 0.1 : 1) * (isWeak(term) ? 0.55 : 1) * rarity(index, index.postings.get(term)?.pages.length ?? 0);
      terms.set(term, worth);
      tells += worth;
    }
    const isLine = field === 'messages';
    return { field, text, anchor, key: phraseKey(isLine ? withoutHoles(text) : text), terms, tells };
  });
}
