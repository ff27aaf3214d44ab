import { uptimeIn } from './boots.ts';
import type { Catalogue } from './catalogue.ts';
import { CONTINUES, CUT, DATED, emptyColumns, grow, setUptime, slashedFlag, zoneFlag, type Columns } from './columns.ts';
import { detect, type Detection } from './detect.ts';
import { foldBuffer, offsetIn, type Folded } from './fold.ts';
import { levelOfLine } from './level.ts';
import { LineReader } from './line-reader.ts';
import { lineAt, type LineBounds } from './lines.ts';
import { repeatIn } from './repeats.ts';
import { emptyVerdict, forgetLine, type Verdict } from './verdict.ts';

/** Lines are matched up to this many UTF-16 units; what is longer is no router's line and stays unknown. */
export const LONGEST_LINE = 8192;

export interface ReadOptions {
  /** Milliseconds on the reader's clock face, for logs without a year. Given, never read from a clock. */
  readonly now: number;
}

/** How much of the text is counted to guess its lines. */
const COUNTED_UNITS = 1 << 16;

/** Room for about as many lines as the text will have: columns grow where it is too little, and what is too much costs memory. */
function expectedLines(text: string): number {
  const end = Math.min(text.length, COUNTED_UNITS);
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return Math.max(64, Math.min(Math.ceil((lines * text.length * 1.05) / (end + 1)) + 16, text.length >> 4, 1 << 22));
}

/**
 * Reads a text line by line into columns. `step` may be called until it answers false, so that a worker can hand out
 * what it has before it is done. Time is linear in the text, and no line can take longer than its length allows.
 */
export class Reader {
  readonly columns: Columns;
  readonly #text: string;
  readonly #catalogue: Catalogue;
  readonly #hasReturns: boolean;
  readonly #folded: Folded = foldBuffer(LONGEST_LINE);
  readonly #bounds: LineBounds = { from: 0, to: 0, next: 0 };
  readonly #verdict: Verdict = emptyVerdict();
  readonly #detection: Detection;
  readonly #lines: LineReader;
  #at = 0;
  #line = 0;
  /** The line before, if lines that only continue it may follow; -1 otherwise. */
  #open = -1;

  constructor(text: string, catalogue: Catalogue, { now }: ReadOptions) {
    this.#text = text;
    this.#catalogue = catalogue;
    this.#hasReturns = text.includes('\r');
    this.#detection = detect(text, catalogue, this.#hasReturns);
    this.#lines = new LineReader(catalogue, this.#detection, this.#folded, this.#verdict, new Date(now).getUTCFullYear());
    this.columns = emptyColumns(expectedLines(text));
  }

  get detection(): Detection { return this.#detection; }
  /** How much of the text has been read, 0 to 1. */
  get progress(): number { return this.#text.length === 0 ? 1 : this.#at / this.#text.length; }

  /** Reads up to `lines` physical lines; false when the text is at its end. */
  step(lines: number): boolean {
    const { columns } = this;
    const text = this.#text;
    for (let done = 0; done < lines; done += 1) {
      if (this.#at >= text.length) return false;
      lineAt(text, this.#at, this.#hasReturns, this.#bounds);
      this.#at = this.#bounds.next;
      this.#line += 1;
      const { from, to } = this.#bounds;
      if (from === to) continue;
      if (columns.count === columns.capacity) grow(columns);
      const index = columns.count;
      columns.count += 1;
      columns.n[index] = this.#line;
      columns.from[index] = from;
      columns.to[index] = to;
      this.#judge(from, to, index);
    }
    return this.#at < text.length;
  }

  #judge(from: number, to: number, index: number): void {
    const { columns } = this;
    const verdict = this.#verdict;
    const held = this.#held(from, to, index);
    if (held === null) {
      if (to - from <= LONGEST_LINE) this.#lines.read(this.#text, from, to);
      else forgetLine(verdict);
      if (this.#continues(from, index)) return;
    }
    this.#open = verdict.format >= 0 ? index : -1;
    columns.format[index] = verdict.format;
    columns.at[index] = verdict.at;
    columns.body[index] = Math.min(held !== null ? offsetIn(this.#folded, verdict.body) : verdict.body === 0 ? 0 : offsetIn(this.#folded, verdict.body) - from, 65535);
    columns.flags[index] = (verdict.cut ? CUT : 0) | (verdict.dated ? DATED : 0) | zoneFlag(columns, verdict.zone) | slashedFlag(columns, verdict.slashed);
    columns.template[index] = verdict.template;
    columns.level[index] = levelOfLine(verdict, this.#lines.match, this.#catalogue, held ?? this.#text, this.#folded);
    if (verdict.format >= 0 && this.#catalogue.formats[verdict.format]!.hasUptime) setUptime(columns, index, uptimeIn(this.#folded.codes, verdict.body));
    if (verdict.candidates !== null) columns.candidates.set(index, verdict.candidates);
  }

  /**
   * Reads a line that a log server wrote once for several: the message in its bracket behind the header, the words
   * around it blanked out. That line, by itself; null where it is none or its message is not known.
   */
  #held(from: number, to: number, index: number): string | null {
    if (to - from > LONGEST_LINE) return null;
    const repeat = repeatIn(this.#text, from, to);
    if (repeat === null) return null;
    this.columns.repeats.set(index, repeat.times);
    const line = `${this.#text.slice(from, repeat.opens)}${' '.repeat(repeat.from - repeat.opens)}${this.#text.slice(repeat.from, repeat.to)}`;
    this.#lines.read(line, 0, line.length);
    return this.#verdict.template >= 0 && !this.#verdict.cut ? line : null;
  }

  /**
   * An indented line without header or known message belongs to the line right above it (RouterOS prints a DHCP packet over
   * ten lines): it takes that line's verdict, so that an explained event does not leave ten unknown lines behind.
   */
  #continues(from: number, index: number): boolean {
    const { columns } = this;
    if (this.#open < 0 || this.#verdict.format >= 0 || this.#verdict.template >= 0) return false;
    const open = this.#open;
    if (columns.n[index]! !== columns.n[index - 1]! + 1 || !this.#isIndented(from)) return false;
    columns.format[index] = columns.format[open]!;
    columns.at[index] = columns.at[open]!;
    if (columns.uptime !== null) columns.uptime[index] = columns.uptime[open]!;
    columns.body[index] = 0;
    columns.flags[index] = (columns.flags[open]! & ~CUT) | CONTINUES;
    columns.template[index] = columns.template[open]!;
    columns.level[index] = columns.level[open]!;
    return true;
  }

  /** A tab or four blanks: what quoting and pasting put before a line is less. */
  #isIndented(from: number): boolean {
    if (from > 0 && this.#text.charCodeAt(from - 1) === 0x09) return true;
    return from >= 4 && this.#text.slice(from - 4, from) === '    ';
  }
}
