import { foldInto, foldUnits, type Folded } from './fold.ts';
import { MASK } from './literal-runs.ts';
import { isDigit } from './scan.ts';

/** Longer lines have no shape: none that devices repeat is so long. */
export const LONGEST_SHAPE = 1024;

/** A folded line with every run of digits replaced by one mark, and the way back. Two lines of one shape are alike but for their digits. */
export interface Shape {
  /** Its units, two at a time: a mark ends its pair, and the last pair is filled up. Equal for lines of one shape, and for no others. */
  readonly words: Int32Array;
  /** Words in all, 0 for a line that is empty or too long to have a shape. */
  size: number;
  hash: number;
  runs: number;
  /** Where each run of digits begins and ends in the folded line. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
}

/** Room for the shape of one line, to be used for line after line. */
export function emptyShape(): Shape {
  return { words: new Int32Array(LONGEST_SHAPE + 1), size: 0, hash: 0, runs: 0, from: new Uint16Array(LONGEST_SHAPE), to: new Uint16Array(LONGEST_SHAPE) };
}

/** Folds `text[from, to)` as `foldInto` does, and writes the shape of what is folded. */
export function foldWithShape(text: string, from: number, to: number, folded: Folded, shape: Shape): void {
  if (to - from <= LONGEST_SHAPE) {
    foldUnits(text, from, to, folded);
    if (shapeInto(folded.codes, folded.length, shape)) return;
  }
  foldInto(text, from, to, folded);
  shapeInto(folded.codes, folded.length, shape);
}

const BLANK = 0x20;
/** Behind the last unit of a line: no digit, and nothing that folding leaves. */
const PAD = 2;
/** Two units at a time, each in its half of a word. */
const DIGIT_ZERO = 0x00300030;
const ONES = 0x00010001;
const TOP_BITS = 0x80008000 | 0;
const LOW_TOP_BIT = 0x8000;
const BLANKS = (BLANK << 16) | BLANK;
/** Adding it to what a unit is above `0` reaches the top bit for all but digits. */
const ABOVE_NINE = 0x7ff67ff6;

/**
 * Writes the shape of `codes[0, end)` into `shape`, and a pad behind the line. False for what no folded line holds: a unit
 * of nothing, or a blank behind a blank; then `foldUnits` was not enough.
 */
export function shapeInto(codes: Uint16Array, end: number, shape: Shape): boolean {
  const { words, from, to } = shape;
  const mask = MASK;
  shape.size = 0;
  if (end > LONGEST_SHAPE) return true;
  codes[end] = PAD;
  codes[end + 1] = PAD;
  let size = 0;
  let runs = 0;
  let before = 0;
  let at = 0;
  while (at < end) {
    const pair = codes[at]! | (codes[at + 1]! << 16);
    const above = pair ^ DIGIT_ZERO;
    const others = (((above & ~TOP_BITS) + ABOVE_NINE) | above) & TOP_BITS;
    const first = pair & 0xffff;
    if (others === TOP_BITS) {
      if (((pair - ONES) & ~pair & TOP_BITS) !== 0 || pair === BLANKS || (first === BLANK && before === BLANK)) return false;
      before = pair >>> 16;
      words[size] = pair;
      size += 1;
      at += 2;
      continue;
    }
    if ((others & LOW_TOP_BIT) === 0) words[size] = mask;
    else {
      if (first === 0 || (first === BLANK && before === BLANK)) return false;
      words[size] = first | (mask << 16);
      at += 1;
    }
    size += 1;
    before = 0;
    from[runs] = at;
    do at += 1; while (codes[at]! - 0x30 >>> 0 < 10);
    to[runs] = at;
    runs += 1;
  }
  words[size] = 0;
  shape.size = size;
  shape.hash = hashOf(words, size);
  shape.runs = runs;
  return true;
}

/** Words by twos: one multiplication need not wait for the one before. */
function hashOf(words: Int32Array, size: number): number {
  let even = size;
  let odd = 0;
  for (let word = 0; word < size; word += 2) {
    even = Math.imul(even ^ words[word]!, 0x9e3779b1);
    odd = Math.imul(odd ^ words[word + 1]!, 0x85ebca6b);
  }
  const both = even ^ (odd >>> 13) ^ Math.imul(odd, 0xc2b2ae35);
  return both ^ (both >>> 15);
}

/** Writes the units of `codes[0, end)` into `units`, one mark for each run of digits; answers how many these are. */
export function maskInto(codes: Uint16Array, end: number, units: Uint16Array): number {
  let length = 0;
  for (let at = 0; at < end; length += 1) {
    const code = codes[at]!;
    units[length] = isDigit(code) ? MASK : code;
    do at += 1; while (isDigit(code) && at < end && isDigit(codes[at]!));
  }
  return length;
}

/**
 * A place in a folded line as all lines of its shape have it: how many runs of digits end before it, and how many units
 * behind the last of these it is. -1 for a place inside a run, which other lines need not have.
 */
export function placeOf({ runs, from, to }: Shape, at: number): number {
  let run = 0;
  while (run < runs && to[run]! <= at) run += 1;
  if (run < runs && from[run]! < at) return -1;
  return (run << 16) | (run === 0 ? at : at - to[run - 1]!);
}

/** The offset in a folded line of this shape that a place names. */
export function offsetOf({ to }: Shape, place: number): number {
  const run = place >> 16;
  return (run === 0 ? 0 : to[run - 1]!) + (place & 0xffff);
}
