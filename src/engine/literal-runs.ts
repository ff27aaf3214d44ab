import type { Pattern } from './pattern.ts';

/**
 * Which runs of digits of a line some literal of the catalogue may mean. All others are mere values: every literal fails
 * on them whatever their digits, and so lines that differ in nothing else are read alike.
 */
export interface LiteralRuns {
  /** One bit for each hash of a run alone and with the unit before it, which rule out most runs of a line, and with both its neighbours. */
  readonly bits: Int32Array;
  /** Digits that literals begin behind a hole, or end before one, that may stop inside a run; hardly any do. */
  readonly loose: readonly Loose[];
  /** A header that ends with such a hole has its message begin wherever it likes: no run is a mere value then. */
  readonly unsure: boolean;
  /** Whether any of these two is to be asked for. */
  readonly careful: boolean;
}

interface Loose {
  readonly digits: readonly number[];
  /** The unit that the literal has before them, so that they begin a run; ANY if they may stand anywhere in one. */
  readonly before: number;
}

const BIT_COUNT = 1 << 15;
const SHIFT = 32 - 15;
/** In place of a neighbour that a literal does not name, and behind a run that a screen may have cut off. */
const ANY = 0x10000;
const CUT = 0x10001;
const X = 0x78;

function runHash(value: number, length: number): number {
  return Math.imul(value + (length << 24), 0x9e3779b1);
}

function beforeHash(run: number, before: number): number {
  return Math.imul((run ^ (run >>> 15)) + before, 0x85ebca6b);
}

function behindHash(before: number, behind: number): number {
  return Math.imul((before ^ (before >>> 13)) + behind, 0xc2b2ae35);
}

function has(bits: Int32Array, hash: number): boolean {
  const slot = hash >>> SHIFT;
  return (bits[slot >>> 5]! & (1 << (slot & 31))) !== 0;
}

function set(bits: Int32Array, hash: number): void {
  const slot = hash >>> SHIFT;
  bits[slot >>> 5]! |= 1 << (slot & 31);
}

/** One digit more of a run: its value in 32 bits, what does not fit being lost. */
export function withDigit(value: number, code: number): number {
  return (Math.imul(value, 10) + code - 0x30) | 0;
}

/**
 * Whether a literal may take the digits `codes[from, to)`, whose value `withDigit` gave, before the unit `behind` (0 at
 * the end of the line). `last` says that the line ends there but for its dots: a screen may have cut it off. A no is certain.
 */
export function mayBeLiteral(runs: LiteralRuns, value: number, codes: Uint16Array, from: number, to: number, behind: number, last: boolean): boolean {
  const { bits } = runs;
  // Hexadecimal numbers are told by their 0x.
  if (behind === X && to - from === 1) return true;
  if (runs.careful && (runs.unsure || mayBeLoose(runs.loose, codes, from, to, last))) return true;
  const run = runHash(value, to - from);
  if (!has(bits, run)) return false;
  const before = beforeHash(run, from > 0 ? codes[from - 1]! : ANY);
  const any = beforeHash(run, ANY);
  const known = has(bits, before);
  if (!known && !has(bits, any)) return false;
  if (known && (has(bits, behindHash(before, behind)) || has(bits, behindHash(before, ANY)))) return true;
  if (has(bits, behindHash(any, behind)) || has(bits, behindHash(any, ANY))) return true;
  return last && ((known && has(bits, behindHash(before, CUT))) || has(bits, behindHash(any, CUT)));
}

function mayBeLoose(loose: readonly Loose[], codes: Uint16Array, from: number, to: number, last: boolean): boolean {
  const before = from > 0 ? codes[from - 1]! : ANY;
  for (let index = 0; index < loose.length; index += 1) {
    const one = loose[index]!;
    if (one.before === ANY ? holds(one.digits, codes, from, to, last) : one.before === before && begins(one.digits, codes, from, to, last)) return true;
  }
  return false;
}

/** Whether the run begins with the digits, or, where a screen may have cut it off, is a beginning of them. */
function begins(digits: readonly number[], codes: Uint16Array, from: number, to: number, last: boolean): boolean {
  if (to - from < digits.length && !last) return false;
  for (let at = 0; at < digits.length && from + at < to; at += 1) if (codes[from + at] !== digits[at]) return false;
  return true;
}

function holds(digits: readonly number[], codes: Uint16Array, from: number, to: number, last: boolean): boolean {
  for (let at = from; at < to; at += 1) if (begins(digits, codes, at, to, last)) return true;
  return false;
}

/** The digits in the literals of messages and of headers, which the message follows, and in the names of processes. */
export function literalRuns(messages: readonly Pattern[], headers: readonly Pattern[], processes: readonly string[]): LiteralRuns {
  const bits = new Int32Array(BIT_COUNT / 32);
  const loose: Loose[] = [];
  const add = (text: string): void => {
    for (const { 0: digits, index } of text.matchAll(/[0-9]+/g)) {
      const before = index === 0 ? ANY : text.charCodeAt(index - 1);
      const behind = index + digits.length === text.length ? ANY : text.charCodeAt(index + digits.length);
      let value = 0;
      for (let length = 1; length <= digits.length; length += 1) {
        value = withDigit(value, digits.charCodeAt(length - 1));
        const alone = runHash(value, length);
        const run = beforeHash(alone, before);
        set(bits, alone);
        set(bits, run);
        set(bits, behindHash(run, CUT));
        if (length === digits.length) set(bits, behindHash(run, behind));
      }
    }
  };
  const addLoose = (literal: string, found: RegExpExecArray | null): void => {
    if (found === null) return;
    const [digits] = found;
    loose.push({ digits: [...digits].map((digit) => digit.charCodeAt(0)), before: found.index === 0 ? ANY : literal.charCodeAt(found.index - 1) });
  };
  for (const patterns of [messages, headers]) {
    for (const { elements } of patterns) {
      elements.forEach((element, index) => {
        if (element.kind === 'hole') return;
        add(element.text);
        const before = elements[index - 1];
        if (before?.kind === 'hole' && isWide(before.type)) addLoose(element.text, /^[0-9]+/.exec(element.text));
        if (index < elements.length - 1 || patterns === headers) addLoose(element.text, /[0-9]+$/.exec(element.text));
      });
    }
  }
  processes.forEach(add);
  const unsure = headers.some(({ elements }) => { const last = elements.at(-1); return last?.kind === 'hole' && isWide(last.type); });
  return { bits, loose, unsure, careful: unsure || loose.length > 0 };
}

function isWide(type: string): boolean {
  return type === 'if' || type === 'word' || type === 'text';
}
