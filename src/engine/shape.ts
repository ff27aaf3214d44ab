import { foldInto, ONE, type Folded } from './fold.ts';
import { MASK } from './literal-runs.ts';
import { isDigit } from './scan.ts';

/** Longer shapes are not told apart: no line that devices repeat is so long. */
export const LONGEST_SHAPE = 1024;

const BLANK = 0x20;

/** A folded line with every run of digits replaced by one mark, and the way back. Two lines of one shape are alike but for their digits. */
export interface Shape {
  readonly units: Uint16Array;
  /** The same units, two at a time; behind the last one stands 0. */
  readonly words: Int32Array;
  /** Units in all, 0 for a line that is too long to have a shape; and words. */
  length: number;
  size: number;
  hash: number;
  runs: number;
  /** Where each run of digits begins and ends in the folded line. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
}

/** Room for the shape of one line, to be used for line after line. */
export function emptyShape(): Shape {
  const units = new Uint16Array(LONGEST_SHAPE + 4);
  return {
    units, words: new Int32Array(units.buffer), length: 0, size: 0, hash: 0, runs: 0,
    from: new Uint16Array(LONGEST_SHAPE), to: new Uint16Array(LONGEST_SHAPE),
  };
}

/** Folds `text[from, to)` as `foldInto` does, and writes the shape of what is folded, in one go. */
export function foldWithShape(text: string, from: number, to: number, folded: Folded, shape: Shape): void {
  if (to - from > LONGEST_SHAPE || !foldQuickly(text, from, to, folded, shape)) {
    foldInto(text, from, to, folded);
    shapeInto(folded.codes, folded.length, shape);
  }
}

/** Does both unit by unit; false where a unit is dropped, joined or becomes several, which hardly any line has. */
function foldQuickly(text: string, from: number, to: number, folded: Folded, shape: Shape): boolean {
  const { codes } = folded;
  const one = ONE;
  const { units, from: begins, to: ends } = shape;
  let start = from;
  while (start < to && one[text.charCodeAt(start)] === BLANK) start += 1;
  let stop = to;
  while (stop > start && one[text.charCodeAt(stop - 1)] === BLANK) stop -= 1;
  const end = stop - start;
  let length = 0;
  let count = 0;
  let before = 0;
  let at = 0;
  let code = end > 0 ? one[text.charCodeAt(start)]! : 0;
  while (at < end) {
    while (code > 0x39 || code < 0x30) {
      if (code <= BLANK && (code === 0 || before === BLANK)) return false;
      codes[at] = code;
      units[length] = code;
      before = code;
      length += 1;
      at += 1;
      if (at === end) break;
      code = one[text.charCodeAt(start + at)]!;
    }
    if (at === end) break;
    begins[count] = at;
    do {
      codes[at] = code;
      at += 1;
      code = at < end ? one[text.charCodeAt(start + at)]! : 0;
    } while (code >= 0x30 && code <= 0x39);
    ends[count] = at;
    count += 1;
    before = 0;
    units[length] = MASK;
    length += 1;
  }
  folded.start = start;
  folded.end = to;
  folded.length = end;
  finish(shape, length, count);
  return true;
}

/** Writes the shape of `codes[0, end)` into `shape`. */
export function shapeInto(codes: Uint16Array, end: number, shape: Shape): void {
  const { units, from, to } = shape;
  if (end > LONGEST_SHAPE) { shape.length = 0; return; }
  let length = 0;
  let count = 0;
  for (let at = 0; at < end; length += 1) {
    let code = codes[at]!;
    if (isDigit(code)) {
      from[count] = at;
      while (at < end && isDigit(codes[at]!)) at += 1;
      to[count] = at;
      count += 1;
      code = MASK;
    } else at += 1;
    units[length] = code;
  }
  finish(shape, length, count);
}

function finish(shape: Shape, length: number, runs: number): void {
  const { units } = shape;
  units[length] = 0;
  units[length + 1] = 0;
  units[length + 2] = 0;
  shape.length = length;
  shape.size = (length + 1) >> 1;
  shape.hash = hashOf(shape.words, shape.size, length);
  shape.runs = runs;
}

/** Words by twos: one multiplication need not wait for the one before. */
function hashOf(words: Int32Array, size: number, length: number): number {
  let even = length;
  let odd = 0;
  for (let word = 0; word < size; word += 2) {
    even = Math.imul(even ^ words[word]!, 0x9e3779b1);
    odd = Math.imul(odd ^ words[word + 1]!, 0x85ebca6b);
  }
  const both = even ^ (odd >>> 13) ^ Math.imul(odd, 0xc2b2ae35);
  return both ^ (both >>> 15);
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
