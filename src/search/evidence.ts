import type { Field } from './document.ts';
import { fold, isAscii } from './fold.ts';
import { unitsOf, type OpenIndex } from './open-index.ts';
import { isWeak, rarity, type Slot } from './slots.ts';
import { fitsLine, shapeOf, withoutHoles, type Shape } from './template.ts';

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
  readonly shape: Shape | undefined;
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

/**
 * How alike a question and a unit are, 0 to 1: the share of the question the unit has and the share of the unit the question
 * has. The first weighs more, for a question may be a few words out of a long wording.
 */
export function likeness(slots: readonly Slot[], unit: Unit): number {
  let asked = 0;
  let met = 0;
  let used = 0;
  for (const slot of slots) {
    asked += slot.loss;
    let best = 0;
    for (const { term, weight } of slot.alternatives) {
      const tells = unit.terms.get(term);
      if (tells !== undefined && weight > best) {
        best = weight;
        if (weight === 1) used += tells;
      }
    }
    met += best * slot.weight;
  }
  if (met === 0 || asked === 0 || unit.tells === 0) return 0;
  const recall = Math.min(1, met / asked);
  const precision = Math.min(1, Math.max(used, met * 0.5) / unit.tells);
  return (1.4 * recall * precision) / (0.4 * precision + recall);
}

/** The share of a unit that the question asks for, 0 to 1: what a title says that nobody asked makes a page another's answer. */
export function asked(slots: readonly Slot[], unit: Unit): number {
  if (unit.tells === 0) return 0;
  const best = new Map<string, number>();
  for (const slot of slots) for (const { term, weight } of slot.alternatives) best.set(term, Math.max(best.get(term) ?? 0, weight));
  let met = 0;
  for (const [term, tells] of unit.terms) met += tells * (best.get(term) ?? 0);
  return met / unit.tells;
}

/** Of a line that fits values of one form, less of it need be the template's own. */
const TYPED = 0.4;

/** Less still of a line that begins with at least so many letters of the template. */
const BEGUN = 0.2;
const WHOLE = 4;

/** A shorter template stands in a long line by chance, so more of the line must be its own. */
const SHORT = 8;
const SHORT_SHARE = 1.7;

/** The longest template of a page that takes the line and makes up at least a share of it: its letters (0 for none) and its place. */
export function bestTemplate(units: readonly Unit[], key: string, share: number): { readonly letters: number; readonly unit: number } {
  let best = { letters: 0, unit: 0 };
  units.forEach(({ shape }, unit) => {
    if (shape === undefined || shape.length < 4 || shape.length <= best.letters) return;
    const least = begins(shape, key) ? share * BEGUN : shape.isTyped ? share * TYPED : shape.length < SHORT ? share * SHORT_SHARE : share;
    if (shape.length < key.length * least) return;
    if (fitsLine(shape, key)) best = { letters: shape.length, unit };
  });
  return best;
}

/** Whether a line begins as the template does, with a whole word: by accident few do. */
function begins({ holes, literals }: Shape, key: string): boolean {
  return holes[0] === '' && (literals[0] ?? '').length >= WHOLE && key.startsWith(literals[0] ?? '');
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
    return { field, text, anchor, key: phraseKey(isLine ? withoutHoles(text) : text), terms, tells, shape: isLine ? shapeOf(text) : undefined };
  });
}
