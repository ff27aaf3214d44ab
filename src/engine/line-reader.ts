import { LEVEL_DEPENDS, type Catalogue } from './catalogue.ts';
import { emptyTime, localMillis, type Clocktime } from './clocktime.ts';
import type { Detection } from './detect.ts';
import type { Folded } from './fold.ts';
import { beginLooks, looksOfLine, matchTrie, timeAt, type Match } from './match.ts';
import { ownTrie } from './own-trie.ts';
import { Recogniser } from './recogniser.ts';
import { SeenShapes } from './seen-shapes.ts';
import { emptyShape, foldWithShape } from './shape.ts';
import { scanTime } from './time.ts';
import { forgetLine, type Verdict } from './verdict.ts';

/**
 * Reads lines: a line like one before as that one was read, any other by going through the catalogue. The answer
 * is the same either way.
 */
export class LineReader {
  readonly #catalogue: Catalogue;
  readonly #folded: Folded;
  readonly #verdict: Verdict;
  readonly #recogniser: Recogniser;
  readonly #shape = emptyShape();
  readonly #seen: SeenShapes;
  readonly #time = emptyTime();
  readonly #year: number;

  /** Lines are folded into `folded`, and what they are is written into `verdict`. `year` is that of times without one. */
  constructor(catalogue: Catalogue, detection: Detection, folded: Folded, verdict: Verdict, year: number) {
    this.#catalogue = catalogue;
    this.#folded = folded;
    this.#verdict = verdict;
    this.#recogniser = new Recogniser(catalogue, detection, folded, verdict);
    this.#seen = new SeenShapes(catalogue.runs);
    this.#year = year;
  }

  /** What the message's template took, where the level or the time of the line hangs on it. */
  get match(): Match { return this.#recogniser.match; }

  /** Folds `text[from, to)` and writes its verdict; one of nothing if the line is blank. */
  read(text: string, from: number, to: number): void {
    const folded = this.#folded;
    const { codes } = folded;
    const verdict = this.#verdict;
    const recogniser = this.#recogniser;
    const shape = this.#shape;
    forgetLine(verdict);
    foldWithShape(text, from, to, folded, shape);
    const { length } = folded;
    if (length === 0) return;
    const before = recogniser.current;
    if (shape.size > 0 && this.#seen.find(shape, codes, length, before, verdict, this.#time)) {
      recogniser.current = this.#seen.after;
      if (verdict.timeAt >= 0) this.#setTime(this.#time);
      if (this.#asksHoles()) {
        matchTrie(ownTrie(this.#catalogue.templates[verdict.template]!), codes, verdict.body, length, recogniser.match);
        this.#timeOfMessage();
      }
      return;
    }
    beginLooks();
    recogniser.recognise();
    if (verdict.timeAt >= 0) this.#setTime(timeAt(codes, verdict.timeAt, length));
    if (shape.size > 0) this.#seen.keep(shape, codes, looksOfLine(), length, before, recogniser.current, recogniser.headers, verdict);
    if (this.#asksHoles()) this.#timeOfMessage();
  }

  /** Whether the level or the time of the line hangs on what its message's template took. */
  #asksHoles(): boolean {
    const { template, cut } = this.#verdict;
    return template >= 0 && !cut && (this.#catalogue.templateLevel[template] === LEVEL_DEPENDS || this.#catalogue.templateTime[template]! >= 0);
  }

  /** Some makers (NETGEAR) write the time behind the message: its template has a hole named `at`. */
  #timeOfMessage(): void {
    const hole = this.#catalogue.templateTime[this.#verdict.template]!;
    const { from, to, count } = this.#recogniser.match;
    if (hole < 0 || hole >= count || !Number.isNaN(this.#verdict.at)) return;
    scanTime(this.#folded.codes, from[hole]!, to[hole]!, this.#time);
    this.#setTime(this.#time);
  }

  #setTime(time: Readonly<Clocktime>): void {
    const verdict = this.#verdict;
    verdict.at = localMillis(time, this.#year);
    verdict.dated = time.year > 0 && !Number.isNaN(verdict.at);
    verdict.zone = time.zone;
    verdict.slashed = time.slashed;
  }
}
