import type { Catalogue } from './catalogue.ts';
import type { Detection } from './detect.ts';
import { mostLikely } from './equal-templates.ts';
import type { Folded } from './fold.ts';
import { CUT_LITERALS } from './leads.ts';
import { mayHoldLiterals } from './literal-index.ts';
import { isOwn } from './makers.ts';
import { beginLine, emptyHeaders, emptyMatch, endsOf, matchHeaders, matchTrie, timeAt, type Headers, type Match } from './match.ts';
import { ownTrie } from './own-trie.ts';
import { isDigit, isLetter } from './scan.ts';
import { endsBelow, endsFrom } from './trie.ts';
import { forgetHeader, type Verdict } from './verdict.ts';

/** `[x]`: what stands for the bracket that a copied line lacks. */
const BRACKETED = Uint16Array.from('[x]', (unit) => unit.charCodeAt(0));

/** Finds the header of a folded line, then the message behind it; prefers the reading in which the message is known. */
export class Recogniser {
  /** The format that the line before spoke for, -1 at first: it is tried first. */
  current: number;
  /** What the message's template took, if one is known. */
  readonly match: Match = emptyMatch();
  readonly #catalogue: Catalogue;
  readonly #detection: Detection;
  readonly #folded: Folded;
  readonly #verdict: Verdict;
  readonly #header: Match = emptyMatch();
  readonly #other: Match = emptyMatch();
  readonly #headers: Headers;
  /** Whether `current` took nothing of the line and all its headers were looked for. */
  #isAlone = false;
  /** Headers behind a header. */
  readonly #inner: Headers;
  /** Where messages of the line at hand were looked for in vain. */
  readonly #tried: number[] = [];
  /** What the first of these tries says of a line that a screen cut off: the later ones leave out what it has tried. */
  readonly #first = { cut: -1, cutLiterals: 0 };

  /** `recognise` reads what stands in `folded` then, and writes what it is into `verdict`. */
  constructor(catalogue: Catalogue, detection: Detection, folded: Folded, verdict: Verdict) {
    this.#catalogue = catalogue;
    this.#detection = detection;
    this.#folded = folded;
    this.#verdict = verdict;
    this.#headers = emptyHeaders(catalogue.formats.length);
    this.#inner = emptyHeaders(catalogue.formats.length);
    this.current = detection.formats[0] ?? -1;
  }

  /** Every header that the line may begin with, if that of the format that was `current` is none of them; else null. */
  get headers(): Headers | null { return this.#isAlone ? this.#headers : null; }

  /** Writes format, template and where both stand into the verdict, which must be that of a line of which nothing is known. */
  recognise(): void {
    const { codes, length } = this.#folded;
    const { formats, headers, anchors } = this.#catalogue;
    const verdict = this.#verdict;
    this.#tried.length = 0;
    this.#isAlone = false;
    beginLine();
    let best = -1;
    if (this.current >= 0 && matchTrie(formats[this.current]!.trie, codes, 0, length, this.#header, true)) {
      best = this.current;
      if (this.#known(best, this.#header)) return;
      this.#note(best, this.#header);
    }
    const hopeless = !mayHoldLiterals(anchors, codes, length);
    if (hopeless && best >= 0) { this.#cut(verdict.body); return; }
    matchHeaders(headers, codes, 0, length, this.#headers);
    this.#isAlone = best < 0;
    this.#rankHeaders();
    const { count, pattern, stopped } = this.#headers;
    for (let header = 0; header < count; header += 1) {
      const format = pattern[header]!;
      // Several headers often end at the same place: behind one that found nothing the others find nothing either.
      if (format === best || (best >= 0 && this.#tried.includes(this.#bodyAt(stopped[header]!)))) continue;
      if (!matchTrie(formats[format]!.trie, codes, 0, length, this.#other, true)) continue;
      if (!hopeless && this.#known(format, this.#other)) { this.current = format; return; }
      if (best < 0 && !this.#isUnproven(format)) { best = format; this.#note(best, this.#other); }
      if (hopeless) break;
    }
    if (!hopeless && this.#nested()) return;
    if (!hopeless && this.#take(0, -1)) { forgetHeader(verdict); return; }
    if (best >= 0) {
      this.current = best;
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
  #nested(): boolean {
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
        if (matchTrie(this.#catalogue.formats[format]!.trie, codes, body, length, this.#other, true) && this.#known(format, this.#other)) return true;
      }
    }
    return false;
  }

  /** Whether the message behind this header is known; if so the verdict is complete. */
  #known(format: number, header: Match): boolean {
    const process = this.#catalogue.formats[format]!.process;
    const name = process >= 0 ? this.#folded.codes.subarray(header.from[process]!, header.to[process]!) : null;
    if (!this.#take(this.#bodyAt(header.stopped), format, name)) return false;
    if (this.#isUnproven(format) && !this.#isOwn(format)) return false;
    this.#note(format, header);
    return true;
  }

  /** Whether the message that was taken is one that only the device of this format writes; if not it is given back. */
  #isOwn(format: number): boolean {
    const verdict = this.#verdict;
    const { formats, familyOf, templates } = this.#catalogue;
    if (isOwn(this.#catalogue, formats[format]!, familyOf[templates[verdict.template]!.message]!)) return true;
    verdict.template = -1;
    verdict.candidates = null;
    return false;
  }

  /** Where the message begins behind a header that stopped here. */
  #bodyAt(stopped: number): number {
    const { codes, length } = this.#folded;
    let at = stopped;
    while (at < length && codes[at] === 0x20) at += 1;
    return at;
  }

  /** Whether a header is so plain that only a message of the device's own behind it, here or elsewhere in the log, makes it one. */
  #isUnproven(format: number): boolean {
    return this.#catalogue.formats[format]!.isBare && this.#detection.rank[format] === 0;
  }

  #note(format: number, header: Match): void {
    const verdict = this.#verdict;
    verdict.format = format;
    verdict.body = this.#bodyAt(header.stopped);
    const hole = this.#catalogue.formats[format]!.at;
    verdict.timeAt = hole < 0 ? -1 : header.from[hole]!;
  }

  /** Matches the message that begins at `body` and chooses among equal templates by family. */
  #take(body: number, format: number, process: Uint16Array | null = null): boolean {
    const { codes, length } = this.#folded;
    const { trie } = this.#catalogue;
    if (body >= length || this.#tried.includes(body)) return false;
    if (!matchTrie(trie, codes, body, length, this.match, true)) {
      if (this.#tried.length === 0) { this.#first.cut = this.match.cut; this.#first.cutLiterals = this.match.cutLiterals; }
      this.#tried.push(body);
      return false;
    }
    const first = endsFrom(trie, this.match.node);
    if (trie.endOf[first - 1] === 1) { this.#verdict.template = trie.endOf[first]!; return true; }
    const likely = mostLikely(endsOf(trie, this.match), format, process, this.#catalogue, this.#detection);
    this.#verdict.template = likely[0]!;
    if (likely.length > 1) this.#verdict.candidates = likely;
    return true;
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
      if (matchTrie(this.#catalogue.trie, codes, body, length, this.match, true)) return;
      from = this.match;
    }
    if (from.cut < 0 || from.cutLiterals < CUT_LITERALS) return;
    const { templates } = this.#catalogue;
    const possible = endsBelow(this.#catalogue.trie, from.cut, 8);
    const messages = new Set(possible.map((template) => templates[template]!.message));
    if (messages.size !== 1) return;
    // Behind any text at all, a few words in the middle of a template are the end of many another program's line.
    const [first] = templates[possible[0]!]!.pattern.elements;
    if (first?.kind === 'hole' && first.type === 'text') return;
    this.#verdict.template = possible[0]!;
    this.#verdict.cut = length < this.#folded.length || !this.#lacksOnlyBracket(possible[0]!, body);
  }

  /** Whether the line is the whole message but for what a maker adds in brackets: `PPPの認証成功` for `PPPの認証成功[メインセッション]`. */
  #lacksOnlyBracket(template: number, body: number): boolean {
    const { codes, length } = this.#folded;
    const whole = new Uint16Array(length - body + 3);
    whole.set(codes.subarray(body, length));
    whole.set(BRACKETED, length - body);
    return matchTrie(ownTrie(this.#catalogue.templates[template]!), whole, 0, whole.length, emptyMatch());
  }
}
