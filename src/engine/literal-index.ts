/**
 * Looks through a line for the literal texts of templates: a line that does not hold all literals of some template, one
 * behind the other, cannot be of any of them.
 *
 * One pass over the line looks for the first units of a piece of each template, the one that is rarest among the
 * templates; where a whole piece stands, the other literals of its template are looked for. Pieces begin with four
 * units; the few templates without four literal units in a row are looked for by two, in a pass of their own.
 */
export interface LiteralIndex {
  readonly fours: GramIndex;
  /** null where no template needs it. */
  readonly pairs: GramIndex | null;
  /** Some template has not even two literal units in a row: no line can be refused. */
  readonly blind: boolean;
}

interface GramIndex {
  /** How many units a piece begins with, and the bits that these take in a packed number. */
  readonly units: number;
  readonly mask: number;
  /** One bit for each hash of so many units. */
  readonly bits: Int32Array;
  readonly shift: number;
  /** Hash → the first template whose piece has that hash, in the chain of `next`; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Template → where its piece stands in `text`, how long it is. */
  readonly pieceFrom: Int32Array;
  readonly pieceLength: Uint8Array;
  /** Template → its first literal; the next template's is where they stop. */
  readonly literals: Int32Array;
  /** Literal → where it stands in `text`; the next one's is where it stops. */
  readonly literalFrom: Int32Array;
  readonly text: Uint16Array;
  /** Template → 1 if a line must end with its last literal. */
  readonly closed: Uint8Array;
}

/** The literals of one template in their order, and whether nothing may follow the last one. */
export interface Literals {
  readonly texts: readonly string[];
  readonly closed: boolean;
}

/** Templates looked at for one line before the answer is yes: no line may cost more than its length allows. */
const MOST_TEMPLATES = 24;
const FOUR = 4;
const PAIR = 2;
/** A longer piece would hardly be rarer. */
const LONGEST_PIECE = 12;
/** Pieces shorter than this are taken only from literals that have no longer one. */
const GOOD_PIECE = 8;
/** Bits for each piece: so many that hardly any four units meet a bit by accident. */
const BITS_EACH = 64;
/** Numbers for counting how often four units stand in templates, for each template. */
const COUNTERS_EACH = 16;
const MOST_COUNTER_BITS = 16;

/** Units as one number; of units above U+00FF a part is lost, so that equal numbers need a second look. */
function gram(text: string, at: number, units: number): number {
  let packed = 0;
  for (let unit = 0; unit < units; unit += 1) packed = (packed << 8) ^ text.charCodeAt(at + unit);
  return packed & maskOf(units);
}

function maskOf(units: number): number {
  return units === FOUR ? -1 : 0xffff;
}

function hash(packed: number, shift: number): number {
  return Math.imul(packed, 0x9e3779b1) >>> shift;
}

/** Which literal holds the rarest piece, and where; null if none has so many units. */
function pieceOf(literals: readonly string[], units: number, frequency: Uint32Array, counters: number): { readonly literal: number; readonly at: number } | null {
  let best: { literal: number; at: number } | null = null;
  let rarest = Number.POSITIVE_INFINITY;
  const longest = Math.max(0, ...literals.map((text) => text.length));
  const least = Math.max(units, Math.min(GOOD_PIECE, longest));
  literals.forEach((text, literal) => {
    for (let at = 0; at + least <= text.length; at += 1) {
      const found = frequency[hash(gram(text, at, units), counters)]!;
      if (found >= rarest) continue;
      rarest = found;
      best = { literal, at };
    }
  });
  return best;
}

function bitsFor(count: number): number {
  return Math.max(10, Math.ceil(Math.log2(count + 1)));
}

/** The index of the literals of `templates`. */
export function indexLiterals(templates: readonly Literals[]): LiteralIndex {
  const fours = indexGrams(templates, FOUR);
  const pairs = fours.left.length === 0 ? null : indexGrams(fours.left, PAIR);
  return { fours: fours.index, pairs: pairs?.index ?? null, blind: pairs !== null && pairs.left.length > 0 };
}

/** The templates that have a piece of so many units, and those `left` without one. */
function indexGrams(templates: readonly Literals[], units: number): { readonly index: GramIndex; readonly left: readonly Literals[] } {
  const counters = 32 - Math.min(MOST_COUNTER_BITS, bitsFor(templates.length * COUNTERS_EACH));
  const frequency = new Uint32Array(2 ** (32 - counters));
  for (const { texts } of templates) for (const text of texts) for (let at = 0; at + units <= text.length; at += 1) frequency[hash(gram(text, at, units), counters)]! += 1;
  const left: Literals[] = [];
  const shift = 32 - bitsFor(templates.length * BITS_EACH);
  const bits = new Int32Array(1 << (27 - shift));
  // The chains are found by the upper bits of the same hash, a sixteenth of the bits being slots enough.
  const first = new Int32Array(1 << (28 - shift)).fill(-1);
  const next: number[] = [];
  const pieceFrom: number[] = [];
  const pieceLength: number[] = [];
  const literals: number[] = [0];
  const literalFrom: number[] = [0];
  const closed: number[] = [];
  let text = '';
  for (const template of templates) {
    const piece = pieceOf(template.texts, units, frequency, counters);
    if (piece === null) { left.push(template); continue; }
    const slot = hash(gram(template.texts[piece.literal]!, piece.at, units), shift);
    bits[slot >>> 5]! |= 1 << (slot & 31);
    next.push(first[slot >>> 4]!);
    first[slot >>> 4] = closed.length;
    template.texts.forEach((literal, place) => {
      if (place === piece.literal) pieceFrom.push(text.length + piece.at);
      text += literal;
      literalFrom.push(text.length);
    });
    pieceLength.push(Math.min(LONGEST_PIECE, template.texts[piece.literal]!.length - piece.at));
    literals.push(literalFrom.length - 1);
    closed.push(template.closed ? 1 : 0);
  }
  const index = {
    units, mask: maskOf(units), bits, shift, first, next: Int32Array.from(next), pieceFrom: Int32Array.from(pieceFrom), pieceLength: Uint8Array.from(pieceLength),
    literals: Int32Array.from(literals), literalFrom: Int32Array.from(literalFrom), text: unitsOf(text), closed: Uint8Array.from(closed),
  };
  return { index, left };
}

/** Unit by unit: an iterator over so long a text takes many times as long. */
function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}

/** Whether `codes[0, end)` may hold the literals of some template of the index; a no is certain. */
export function mayHoldLiterals({ fours, pairs, blind }: LiteralIndex, codes: Uint16Array, end: number): boolean {
  return blind || mayHold(fours, codes, end) || (pairs !== null && mayHold(pairs, codes, end));
}

function mayHold(index: GramIndex, codes: Uint16Array, end: number): boolean {
  const { units, mask, bits, shift, first, next } = index;
  let packed = 0;
  let looked = 0;
  for (let at = 0; at < end; at += 1) {
    packed = (packed << 8) ^ codes[at]!;
    const slot = Math.imul(packed & mask, 0x9e3779b1) >>> shift;
    if ((bits[slot >>> 5]! & (1 << (slot & 31))) === 0 || at < units - 1) continue;
    for (let template = first[slot >>> 4]!; template >= 0; template = next[template]!) {
      if (!pieceStands(index, template, codes, at - units + 1, end)) continue;
      looked += 1;
      if (looked > MOST_TEMPLATES || holdsLiterals(index, template, codes, end)) return true;
    }
  }
  return false;
}

function pieceStands({ pieceFrom, pieceLength, text }: GramIndex, template: number, codes: Uint16Array, at: number, end: number): boolean {
  const length = pieceLength[template]!;
  return at + length <= end && stands(text, pieceFrom[template]!, length, codes, at);
}

function stands(text: Uint16Array, from: number, length: number, codes: Uint16Array, at: number): boolean {
  let same = 0;
  while (same < length && text[from + same] === codes[at + same]) same += 1;
  return same === length;
}

/** Whether all literals of a template stand in the line one behind the other, the last one at its end if nothing may follow it. */
function holdsLiterals({ literals, literalFrom, text, closed }: GramIndex, template: number, codes: Uint16Array, end: number): boolean {
  let at = 0;
  const stop = literals[template + 1]!;
  for (let literal = literals[template]!; literal < stop; literal += 1) {
    const from = literalFrom[literal]!;
    const length = literalFrom[literal + 1]! - from;
    if (literal === stop - 1 && closed[template] === 1) {
      if (end - length < at) return false;
      at = end - length;
    }
    while (at + length <= end && !stands(text, from, length, codes, at)) at += 1;
    if (at + length > end) return false;
    at += length;
  }
  return true;
}
