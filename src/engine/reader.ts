import { classOf } from './address.ts';
import { LEVEL_DEPENDS, LEVEL_NAMES, UNKNOWN_LEVEL, type Catalogue } from './catalogue.ts';
import { CONTINUES, CUT, DATED, emptyColumns, grow, zoneFlag, type Columns } from './columns.ts';
import { foldBuffer, foldInto, offsetIn, type Folded } from './fold.ts';
import { detect, type Detection } from './detect.ts';
import { CUT_LITERALS } from './leads.ts';
import { lineAt, type LineBounds } from './lines.ts';
import { mayHoldLiterals } from './literal-index.ts';
import { isDigit, isLetter } from './scan.ts';
import { emptyTime, localMillis } from './clocktime.ts';
import { scanTime } from './time.ts';
import { endsBelow, endsFrom } from './trie.ts';
import { beginLine, emptyHeaders, emptyMatch, endsOf, matchHeaders, matchTrie, timeAt, type Headers, type Match } from './match.ts';

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

/** What one line was taken for, before it is written into the columns. */
interface Verdict {
  format: number;
  template: number;
  cut: boolean;
  /** Offset in folded units where the message begins behind its header. */
  body: number;
  at: number;
  dated: boolean;
  /** Minutes east of UTC as the line says; NaN where it does not. */
  zone: number;
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
  readonly #header: Match = emptyMatch();
  readonly #other: Match = emptyMatch();
  readonly #match: Match = emptyMatch();
  readonly #time = emptyTime();
  readonly #verdict: Verdict = { format: -1, template: -1, cut: false, body: 0, at: Number.NaN, dated: false, zone: Number.NaN };
  readonly #detection: Detection;
  readonly #year: number;
  #at = 0;
  #line = 0;
  #current = -1;
  /** The line before, if lines that only continue it may follow; -1 otherwise. */
  #open = -1;
  readonly #headers: Headers;
  /** Headers behind a header. */
  readonly #inner: Headers;
  /** Where messages of the line at hand were looked for in vain. */
  readonly #tried: number[] = [];
  /** What the first of these tries says of a line that a screen cut off: the later ones leave out what it has tried. */
  readonly #first = { cut: -1, cutLiterals: 0 };

  constructor(text: string, catalogue: Catalogue, { now }: ReadOptions) {
    this.#text = text;
    this.#catalogue = catalogue;
    this.#hasReturns = text.includes('\r');
    this.#detection = detect(text, catalogue, this.#hasReturns);
    this.#year = new Date(now).getUTCFullYear();
    this.#headers = emptyHeaders(catalogue.formats.length);
    this.#inner = emptyHeaders(catalogue.formats.length);
    this.columns = emptyColumns(expectedLines(text));
    this.#current = this.#detection.formats[0] ?? -1;
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
    verdict.format = -1; verdict.template = -1; verdict.cut = false; verdict.body = 0; verdict.at = Number.NaN; verdict.dated = false; verdict.zone = Number.NaN;
    if (to - from <= LONGEST_LINE) {
      foldInto(this.#text, from, to, this.#folded);
      this.#tried.length = 0;
      beginLine();
      if (this.#folded.length > 0) this.#recognise(index);
    }
    if (this.#continues(from, index)) return;
    if (verdict.template >= 0 && Number.isNaN(verdict.at)) this.#timeOfMessage(this.#catalogue.templateTime[verdict.template]!);
    this.#open = verdict.format >= 0 ? index : -1;
    columns.format[index] = verdict.format;
    columns.at[index] = verdict.at;
    columns.body[index] = Math.min(verdict.body === 0 ? 0 : offsetIn(this.#folded, verdict.body) - from, 65535);
    columns.flags[index] = (verdict.cut ? CUT : 0) | (verdict.dated ? DATED : 0) | zoneFlag(columns, verdict.zone);
    columns.template[index] = verdict.template;
    columns.level[index] = verdict.template < 0 ? UNKNOWN_LEVEL : this.#level(verdict.template);
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

  /** Finds the header, then the message behind it; prefers the reading in which the message is known. */
  #recognise(index: number): void {
    const { codes, length } = this.#folded;
    const { formats, headers, anchors } = this.#catalogue;
    const verdict = this.#verdict;
    let best = -1;
    if (this.#current >= 0 && matchTrie(formats[this.#current]!.trie, codes, 0, length, this.#header, true)) {
      best = this.#current;
      if (this.#known(best, this.#header, index)) return;
      this.#note(best, this.#header);
    }
    const hopeless = !mayHoldLiterals(anchors, codes, length);
    if (hopeless && best >= 0) { this.#cut(verdict.body); return; }
    matchHeaders(headers, codes, 0, length, this.#headers);
    this.#rankHeaders();
    const { count, pattern, stopped } = this.#headers;
    for (let header = 0; header < count; header += 1) {
      const format = pattern[header]!;
      // Several headers often end at the same place: behind one that found nothing the others find nothing either.
      if (format === best || (best >= 0 && this.#tried.includes(this.#bodyAt(stopped[header]!)))) continue;
      if (!matchTrie(formats[format]!.trie, codes, 0, length, this.#other, true)) continue;
      if (!hopeless && this.#known(format, this.#other, index)) { this.#current = format; return; }
      if (best < 0) { best = format; this.#note(best, this.#other); }
      if (hopeless) break;
    }
    if (!hopeless && this.#nested(index)) return;
    if (!hopeless && this.#take(0, -1, index)) { verdict.format = -1; verdict.body = 0; verdict.at = Number.NaN; verdict.dated = false; verdict.zone = Number.NaN; return; }
    if (best >= 0) {
      this.#current = best;
      this.#cut(verdict.body);
    } else this.#cut(0);
  }

  /** The format that the log as a whole speaks for comes first; among equals the most specific reading. */
  #rankHeaders(): void {
    const { count, pattern, stopped } = this.#headers;
    const { rank } = this.#detection;
    for (let next = 1; next < count; next += 1) {
      const format = pattern[next]!;
      const stop = stopped[next]!;
      const own = rank[format]!;
      let at = next;
      for (; at > 0 && rank[pattern[at - 1]!]! < own; at -= 1) {
        pattern[at] = pattern[at - 1]!;
        stopped[at] = stopped[at - 1]!;
      }
      pattern[at] = format;
      stopped[at] = stop;
    }
  }

  /**
   * A header behind a header: a line of a gateway that somebody's syslog server passed on. The inner one counts if it
   * makes the message known: it names the device and its clock.
   */
  #nested(index: number): boolean {
    const { codes, length } = this.#folded;
    const { count, stopped } = this.#headers;
    for (let outer = 0; outer < count; outer += 1) {
      const body = stopped[outer]!;
      if (stopped.indexOf(body) < outer) continue;
      // A device's own header begins with its time, its priority or a bracket.
      if (body >= length || !(isDigit(codes[body]!) || isLetter(codes[body]!) || codes[body] === 0x3c || codes[body] === 0x5b)) continue;
      if (codes[body] !== 0x3c && codes[body] !== 0x5b && timeAt(codes, body, length).hour < 0) continue;
      matchHeaders(this.#catalogue.headers, codes, body, length, this.#inner);
      for (let inner = 0; inner < this.#inner.count; inner += 1) {
        if (this.#tried.includes(this.#bodyAt(this.#inner.stopped[inner]!))) continue;
        const format = this.#inner.pattern[inner]!;
        if (matchTrie(this.#catalogue.formats[format]!.trie, codes, body, length, this.#other, true) && this.#known(format, this.#other, index)) return true;
      }
    }
    return false;
  }

  /** Whether the message behind this header is known; if so the verdict is complete. */
  #known(format: number, header: Match, index: number): boolean {
    const process = this.#catalogue.formats[format]!.process;
    const name = process >= 0 ? this.#folded.codes.subarray(header.from[process]!, header.to[process]!) : null;
    if (!this.#take(this.#bodyAt(header.stopped), format, index, name)) return false;
    this.#note(format, header);
    return true;
  }

  /** Some makers (NETGEAR) write the time behind the message: its template has a hole named `at`. */
  #timeOfMessage(hole: number): void {
    if (hole < 0 || hole >= this.#match.count || this.#verdict.cut) return;
    scanTime(this.#folded.codes, this.#match.from[hole]!, this.#match.to[hole]!, this.#time);
    this.#verdict.at = localMillis(this.#time, this.#year);
    this.#verdict.dated = this.#time.year > 0;
    this.#verdict.zone = this.#time.zone;
  }

  /** Where the message begins behind a header that stopped here. */
  #bodyAt(stopped: number): number {
    const { codes, length } = this.#folded;
    let at = stopped;
    while (at < length && codes[at] === 0x20) at += 1;
    return at;
  }

  #note(format: number, header: Match): void {
    const verdict = this.#verdict;
    verdict.format = format;
    verdict.body = this.#bodyAt(header.stopped);
    const hole = this.#catalogue.formats[format]!.at;
    if (hole < 0) { verdict.at = Number.NaN; return; }
    const time = timeAt(this.#folded.codes, header.from[hole]!, this.#folded.length);
    verdict.at = localMillis(time, this.#year);
    verdict.dated = time.year > 0;
    verdict.zone = time.zone;
  }

  /** Matches the message that begins at `body` and chooses among equal templates by family. */
  #take(body: number, format: number, index: number, process: Uint16Array | null = null): boolean {
    const { codes, length } = this.#folded;
    if (body >= length || this.#tried.includes(body)) return false;
    if (!matchTrie(this.#catalogue.trie, codes, body, length, this.#match, true)) {
      if (this.#tried.length === 0) { this.#first.cut = this.#match.cut; this.#first.cutLiterals = this.#match.cutLiterals; }
      this.#tried.push(body);
      return false;
    }
    const { endOf } = this.#catalogue.trie;
    const first = endsFrom(this.#catalogue.trie, this.#match.node);
    this.#verdict.template = endOf[first - 1] === 1 ? endOf[first]! : this.#choose(endsOf(this.#catalogue.trie, this.#match), format, process, index);
    return true;
  }

  /** Equal templates: the family that the process names, that the device is or runs, or that the lines around speak for. */
  #choose(ends: readonly number[], format: number, process: Uint16Array | null, index: number): number {
    const { templates, familyOf, processes, programs, formats } = this.#catalogue;
    const family = (template: number): number => familyOf[templates[template]!.message]!;
    const named = process === null ? undefined : processes.get(String.fromCharCode(...process.subarray(0, 64)));
    const tests: ((template: number) => boolean)[] = [
      (template) => named?.includes(family(template)) ?? false,
      (template) => format >= 0 && formats[format]!.family === family(template),
      (template) => format >= 0 && programs[formats[format]!.family]!.has(family(template)),
    ];
    for (const test of tests) {
      const left = ends.filter(test);
      if (left.length === 1) return left[0]!;
      if (left.length > 1) { this.columns.candidates.set(index, [...left]); return left[0]!; }
    }
    const { weights } = this.#detection;
    const heaviest = Math.max(...ends.map((template) => weights[family(template)] ?? 0));
    const left = heaviest === 0 ? [...ends] : ends.filter((template) => (weights[family(template)] ?? 0) === heaviest);
    if (left.length > 1) this.columns.candidates.set(index, left);
    return left[0]!;
  }

  /** An unknown line that stops inside exactly one message's template was cut off by a screen. */
  #cut(body: number): void {
    const { codes } = this.#folded;
    let { length } = this.#folded;
    while (length > body && (codes[length - 1] === 0x2026 || codes[length - 1] === 0x2e)) length -= 1;
    if (length - body < CUT_LITERALS) return;
    let from = this.#first;
    if (length < this.#folded.length || this.#tried[0] !== body) {
      // The line is shorter now: what was tried of it before says nothing.
      beginLine();
      if (matchTrie(this.#catalogue.trie, codes, body, length, this.#match, true)) return;
      from = this.#match;
    }
    if (from.cut < 0 || from.cutLiterals < CUT_LITERALS) return;
    const { templates } = this.#catalogue;
    const possible = endsBelow(this.#catalogue.trie, from.cut, 8);
    const messages = new Set(possible.map((template) => templates[template]!.message));
    if (messages.size !== 1) return;
    this.#verdict.template = possible[0]!;
    this.#verdict.cut = true;
  }

  #level(template: number): number {
    const { templates, templateLevel, levelOf, source } = this.#catalogue;
    const level = templateLevel[template]!;
    if (level !== LEVEL_DEPENDS) return level;
    const { message, names } = templates[template]!;
    const when = source.messages[message]!.when;
    if (when !== undefined && !this.#verdict.cut) {
      for (const { hole, is, level } of when) {
        const index = names.indexOf(hole);
        if (index < 0 || index >= this.#match.count) continue;
        const value = this.#text.slice(offsetIn(this.#folded, this.#match.from[index]!), offsetIn(this.#folded, this.#match.to[index]!));
        const kind = classOf(value.trim());
        if (kind !== null && is.includes(kind)) return LEVEL_NAMES.indexOf(level);
      }
    }
    return levelOf[message]!;
  }
}
