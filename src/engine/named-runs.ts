import { lastOf, mayMeanDigits, type LiteralRuns } from './literal-runs.ts';
import type { Shape } from './shape.ts';

/** Numbers that the named runs of a line may take; a line with more is not kept. */
export const MOST_NAMED = 64;
/** Runs whose digits are compared as they are, and how many digits of one a number holds. */
export const MOST_COMPARED = 16;
const MOST_DIGITS = 9;

/** The runs of digits of one line that a literal may mean: what it means in them, and what stands there. */
export class NamedRuns {
  readonly #runs: LiteralRuns;
  /** Of each run that is asked for how many digits it has, 0 for a mere value, and these. */
  readonly #named = new Int32Array(MOST_NAMED);
  #isRead = false;
  #count = 0;
  /** Of each such run its digits as a number, and how many they are. */
  readonly #digits = new Int32Array(MOST_COMPARED * 2);
  /** How many numbers; -1: too many, or too large. */
  compared = 0;

  // The line at hand.
  #asked: Int32Array = new Int32Array(0);
  #from = 0;
  #to = 0;
  #shape: Shape | null = null;
  #codes: Uint16Array = new Uint16Array(0);
  #end = 0;

  constructor(runs: LiteralRuns) {
    this.#runs = runs;
  }

  /** Turns to the line `codes[0, end)` of this shape: `asked[from, to)` are the runs that a literal may mean. */
  begin(asked: Int32Array, from: number, to: number, shape: Shape, codes: Uint16Array, end: number): void {
    this.#isRead = false;
    this.#asked = asked;
    this.#from = from;
    this.#to = to;
    this.#shape = shape;
    this.#codes = codes;
    this.#end = end;
    this.compared = to - from > MOST_COMPARED ? -1 : (to - from) * 2;
    const { from: begins, to: ends } = shape;
    const digits = this.#digits;
    for (let next = 0; next < this.compared; next += 2) {
      const run = asked[from + (next >> 1)]!;
      const begin = begins[run]!;
      const stop = ends[run]!;
      if (stop - begin > MOST_DIGITS) { this.compared = -1; return; }
      let value = 0;
      for (let at = begin; at < stop; at += 1) value = value * 10 + codes[at]! - 0x30;
      digits[next] = value;
      digits[next + 1] = stop - begin;
    }
  }

  /** How many numbers say what a literal means in them; -1: too many. */
  get count(): number {
    this.#read();
    return this.#count;
  }

  #read(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const named = this.#named;
    const codes = this.#codes;
    const { from: begins, to: ends } = this.#shape!;
    const last = lastOf(codes, this.#end);
    let next = 0;
    for (let at = this.#from; at < this.#to; at += 1) {
      const begin = begins[this.#asked[at]!]!;
      const stop = ends[this.#asked[at]!]!;
      const length = mayMeanDigits(this.#runs, codes, begin, stop, this.#end, last) ? stop - begin : 0;
      if (next + 1 + length > MOST_NAMED) { this.#count = -1; return; }
      named[next] = length;
      next += 1;
      for (let digit = 0; digit < length; digit += 1) { named[next] = codes[begin + digit]!; next += 1; }
    }
    this.#count = next;
  }

  /** Keeps the digits, then what is meant; the number behind the last one. */
  keepAt(kept: Int32Array, at: number): number {
    const compared = Math.max(this.compared, 0);
    for (let digit = 0; digit < compared; digit += 1) kept[at + digit] = this.#digits[digit]!;
    for (let digit = 0; digit < this.count; digit += 1) kept[at + compared + digit] = this.#named[digit]!;
    return at + compared + this.count;
  }

  /**
   * Whether a literal means the same as in the line that keeps `compared` and `count` numbers here: surely where the
   * digits are the same ones, since then it stands around the same.
   */
  isAs(kept: Int32Array, at: number, compared: number, count: number): boolean {
    return (compared >= 0 && compared === this.compared && equal(kept, at, this.#digits, compared)) || (count === this.count && equal(kept, at + Math.max(compared, 0), this.#named, count));
  }
}

function equal(kept: Int32Array, at: number, numbers: Int32Array, count: number): boolean {
  let same = 0;
  while (same < count && kept[at + same] === numbers[same]) same += 1;
  return same === count;
}
