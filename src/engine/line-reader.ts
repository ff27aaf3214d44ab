import { LEVEL_DEPENDS, type Catalogue } from './catalogue.ts';
import { emptyTime, localMillis, type Clocktime } from './clocktime.ts';
import type { Detection } from './detect.ts';
import type { Folded } from './fold.ts';
import { beginLooks, looksOfLine, timeAt, type Match } from './match.ts';
import { Recogniser } from './recogniser.ts';
import { SeenShapes } from './seen-shapes.ts';
import { emptyShape, shapeInto } from './shape.ts';
import { scanTime } from './time.ts';
import { forgetLine, type Verdict } from './verdict.ts';

/**
 * Reads folded lines: a line like one before as that one was read, any other by going through the catalogue. The answer
 * is the same either way.
 */
export class LineReader {
  readonly #catalogue: Catalogue;
  readonly #folded: Folded;
  readonly #verdict: Verdict;
  readonly #recogniser: Recogniser;
  readonly #shape = emptyShape();
  readonly #seen = new SeenShapes();
  readonly #time = emptyTime();
  readonly #year: number;

  /** `read` reads what stands in `folded` then, and writes what it is into `verdict`. `year` is that of times without one. */
  constructor(catalogue: Catalogue, detection: Detection, folded: Folded, verdict: Verdict, year: number) {
    this.#catalogue = catalogue;
    this.#folded = folded;
    this.#verdict = verdict;
    this.#recogniser = new Recogniser(catalogue, detection, folded, verdict);
    this.#year = year;
  }

  /** What the message's template took; only of lines whose values decide (see `#isPlain`). */
  get match(): Match { return this.#recogniser.match; }

  /** Writes the verdict of the folded line, which must not be empty. */
  read(): void {
    const { codes, length } = this.#folded;
    const verdict = this.#verdict;
    const recogniser = this.#recogniser;
    const shape = this.#shape;
    forgetLine(verdict);
    shapeInto(codes, length, this.#catalogue.runs, shape);
    const before = recogniser.current;
    if (shape.length > 0 && this.#seen.find(shape, codes, length, before, verdict, this.#time)) {
      recogniser.current = this.#seen.after;
      if (verdict.timeAt >= 0) this.#setTime(this.#time);
      return;
    }
    beginLooks();
    recogniser.recognise();
    if (verdict.timeAt >= 0) this.#setTime(timeAt(codes, verdict.timeAt, length));
    if (shape.length > 0 && this.#isPlain()) this.#seen.keep(shape, looksOfLine(), length, before, recogniser.current, verdict);
    if (verdict.template >= 0 && !verdict.cut && Number.isNaN(verdict.at)) this.#timeOfMessage(this.#catalogue.templateTime[verdict.template]!);
  }

  /** Whether nothing of the verdict hangs on what the holes of the message took. */
  #isPlain(): boolean {
    const { template, cut } = this.#verdict;
    return template < 0 || cut || (this.#catalogue.templateLevel[template] !== LEVEL_DEPENDS && this.#catalogue.templateTime[template]! < 0);
  }

  /** Some makers (NETGEAR) write the time behind the message: its template has a hole named `at`. */
  #timeOfMessage(hole: number): void {
    const { from, to, count } = this.#recogniser.match;
    if (hole < 0 || hole >= count) return;
    scanTime(this.#folded.codes, from[hole]!, to[hole]!, this.#time);
    this.#setTime(this.#time);
  }

  #setTime(time: Readonly<Clocktime>): void {
    const verdict = this.#verdict;
    verdict.at = localMillis(time, this.#year);
    verdict.dated = time.year > 0;
    verdict.zone = time.zone;
    verdict.slashed = time.slashed;
  }
}
