import { lastOf, mayMeanDigits, type LiteralRuns } from './literal-runs.ts';
import type { Shape } from './shape.ts';

/** Numbers that the named runs of a line may take; a line with more is not kept. */
export const MOST_NAMED = 64;

/** The runs of digits of one line that a literal means, as numbers that are equal for lines in which it means the same. */
export class NamedRuns {
  readonly #runs: LiteralRuns;
  /** Of each run that is asked for how many digits it has, 0 for a mere value, and these. */
  readonly #digits = new Int32Array(MOST_NAMED);
  /** How many numbers; -1: too many. */
  count = 0;

  constructor(runs: LiteralRuns) {
    this.#runs = runs;
  }

  /** Reads them from the line `codes[0, end)` of this shape: `asked[from, to)` are the runs that a literal may mean. */
  read(asked: Int32Array, from: number, to: number, { from: begins, to: ends }: Shape, codes: Uint16Array, end: number): void {
    this.count = 0;
    if (from === to) return;
    const last = lastOf(codes, end);
    let next = 0;
    for (let at = from; at < to; at += 1) {
      const begin = begins[asked[at]!]!;
      const stop = ends[asked[at]!]!;
      const length = mayMeanDigits(this.#runs, codes, begin, stop, end, last) ? stop - begin : 0;
      if (next + 1 + length > MOST_NAMED) { this.count = -1; return; }
      this.#digits[next] = length;
      next += 1;
      for (let digit = 0; digit < length; digit += 1) { this.#digits[next] = codes[begin + digit]!; next += 1; }
    }
    this.count = next;
  }

  keepAt(kept: Int32Array, at: number): void {
    for (let digit = 0; digit < this.count; digit += 1) kept[at + digit] = this.#digits[digit]!;
  }

  /** Whether those kept at this place, of which there are as many, are the same. */
  standAt(kept: Int32Array, at: number): boolean {
    let same = 0;
    while (same < this.count && kept[at + same] === this.#digits[same]) same += 1;
    return same === this.count;
  }
}
