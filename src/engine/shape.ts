import { mayBeLiteral, withDigit, type LiteralRuns } from './literal-runs.ts';
import { isDigit } from './scan.ts';

/** Longer shapes are not told apart: no line that devices repeat is so long. */
export const LONGEST_SHAPE = 512;
/** What stands for a run of digits in a shape: no folded line holds a control character. */
const MASK = 1;

/**
 * A folded line with every run of digits that is a mere value (see `literal-runs.ts`) replaced by one mark, and the way
 * back. Two lines of one shape are alike but for what stands at the marks.
 */
export interface Shape {
  readonly units: Uint16Array;
  /** The same units, two at a time; behind the last one stands 0. */
  readonly words: Int32Array;
  /** Units in all, 0 for a line that is too long to have a shape; and words. */
  length: number;
  size: number;
  hash: number;
  runs: number;
  /** Where each masked run begins and ends in the folded line. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
}

/** Room for the shape of one line, to be used for line after line. */
export function emptyShape(): Shape {
  const units = new Uint16Array(LONGEST_SHAPE + 2);
  return {
    units, words: new Int32Array(units.buffer), length: 0, size: 0, hash: 0, runs: 0,
    from: new Uint16Array(LONGEST_SHAPE), to: new Uint16Array(LONGEST_SHAPE),
  };
}

/** Writes the shape of `codes[0, end)` into `shape`. */
export function shapeInto(codes: Uint16Array, end: number, runs: LiteralRuns, shape: Shape): void {
  const { units, words } = shape;
  shape.length = 0;
  if (end > LONGEST_SHAPE) return;
  let last = end;
  while (last > 0 && (codes[last - 1] === 0x2e || codes[last - 1] === 0x2026)) last -= 1;
  let length = 0;
  let count = 0;
  let at = 0;
  while (at < end) {
    const code = codes[at]!;
    if (!isDigit(code)) { units[length] = code; length += 1; at += 1; continue; }
    const from = at;
    let value = 0;
    while (at < end && isDigit(codes[at]!)) { value = withDigit(value, codes[at]!); at += 1; }
    if (mayBeLiteral(runs, value, codes, from, at, end, last)) {
      for (let digit = from; digit < at; digit += 1) { units[length] = codes[digit]!; length += 1; }
      continue;
    }
    units[length] = MASK;
    length += 1;
    shape.from[count] = from;
    shape.to[count] = at;
    count += 1;
  }
  units[length] = 0;
  const size = (length + 1) >> 1;
  let hash = length;
  for (let word = 0; word < size; word += 1) { hash = Math.imul(hash ^ words[word]!, 0x9e3779b1); hash ^= hash >>> 15; }
  shape.length = length;
  shape.size = size;
  shape.hash = hash;
  shape.runs = count;
}

/**
 * A place in a folded line as all lines of its shape have it: how many masked runs end before it, and how many units
 * behind the last of these it is. -1 for a place inside a masked run, which other lines need not have.
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
