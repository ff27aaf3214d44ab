import { indexPlaces, standsAround, type LiteralPlace, type LiteralPlaces } from './literal-places.ts';
import type { Pattern } from './pattern.ts';

/** What stands for a run of digits in the shape of a line: no folded line holds a control character. */
export const MASK = 1;

/**
 * Which runs of digits of a line some literal of the catalogue may mean. All others are mere values: every literal fails
 * on them whatever their digits, and so lines that differ in nothing else are read alike.
 *
 * A literal means a run where all of it stands around the run, or all of it up to where a screen may have cut the line
 * off. The shape of a line, its digits masked, already tells for nearly all runs that no literal can mean them.
 */
export interface LiteralRuns {
  /** Literals with their digits masked. */
  readonly masked: LiteralPlaces;
  /** Literals as they are, by their digits and by what a screen may have left of these. */
  readonly exact: LiteralPlaces;
  /** One bit for each hash of such digits: nearly all others are ruled out by it. */
  readonly bits: Int32Array;
  /** Digits that literals begin behind a hole, or end before one, that may stop inside a run; hardly any do. */
  readonly loose: readonly Loose[];
  /** A header that ends with such a hole has its message begin wherever it likes: no run is a mere value then. */
  readonly unsure: boolean;
}

interface Loose {
  readonly digits: readonly number[];
  /** The unit that the literal has before them, so that they begin a run; ANY if they may stand anywhere in one. */
  readonly before: number;
}

const ANY = 0x10000;
/** Where the number of a bit stands in a key, and that of its word. */
const BIT_SHIFT = 32 - 14;
const WORD_SHIFT = BIT_SHIFT + 5;
const X = 0x78;
const DOT = 0x2e;
const ELLIPSIS = 0x2026;

/** Where a line ends but for its dots: a screen may have cut it off there. */
export function lastOf(units: Uint16Array, end: number): number {
  let last = end;
  while (last > 0 && (units[last - 1] === DOT || units[last - 1] === ELLIPSIS)) last -= 1;
  return last;
}

/**
 * Whether a literal may mean the run that is masked at `at` of a shape of `length` units, if its digits are the right ones.
 * `last` is that of the shape. A no is certain.
 */
export function mayMeanMask({ masked, loose, unsure }: LiteralRuns, units: Uint16Array, at: number, length: number, last: number): boolean {
  if (unsure || (at + 1 < length && units[at + 1] === X)) return true;
  if (loose.some(({ before }) => before === ANY || (at > 0 && before === units[at - 1]))) return true;
  return standsAround(masked, MASK, units, at, at + 1, last);
}

/** Whether a literal may mean the digits `codes[from, to)` of a line that ends at `end`, and at `last` but for its dots. A no is certain. */
export function mayMeanDigits({ exact, bits, loose, unsure }: LiteralRuns, codes: Uint16Array, from: number, to: number, end: number, last: number): boolean {
  // Hexadecimal numbers are told by their 0x.
  if (to - from === 1 && codes[from] === 0x30 && to < end && codes[to] === X) return true;
  if (unsure || mayBeLoose(loose, codes, from, to, to >= last)) return true;
  let value = 0;
  for (let at = from; at < to; at += 1) value = withDigit(value, codes[at]!);
  const key = keyOf(value, to - from);
  return (bits[key >>> WORD_SHIFT]! & (1 << (key >>> BIT_SHIFT))) !== 0 && standsAround(exact, key, codes, from, to, last);
}

function withDigit(value: number, code: number): number {
  return (Math.imul(value, 10) + code - 0x30) | 0;
}

/** Digits that have one key may differ where they are many: then too much is said to be meant, which does no harm. */
function keyOf(value: number, digits: number): number {
  return Math.imul(value + (digits << 24), 0x9e3779b1);
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
  const open = new Set(processes);
  /** What ends a message: nothing follows it on the line. */
  const closed = new Set<string>();
  const loose: Loose[] = [];
  const addLoose = (literal: string, found: RegExpExecArray | null): void => {
    if (found === null) return;
    const [digits] = found;
    loose.push({ digits: [...digits].map((digit) => digit.charCodeAt(0)), before: found.index === 0 ? ANY : literal.charCodeAt(found.index - 1) });
  };
  for (const patterns of [messages, headers]) {
    for (const { elements } of patterns) {
      elements.forEach((element, index) => {
        if (element.kind === 'hole') return;
        const isEnd = patterns === messages && index === elements.length - 1;
        (isEnd ? closed : open).add(element.text);
        const before = elements[index - 1];
        if (before?.kind === 'hole' && isWide(before.type)) addLoose(element.text, /^[0-9]+/.exec(element.text));
        if (!isEnd) addLoose(element.text, /[0-9]+$/.exec(element.text));
      });
    }
  }
  const unsure = headers.some(({ elements }) => { const last = elements.at(-1); return last?.kind === 'hole' && isWide(last.type); });
  const places = (of: (literal: string, isClosed: boolean) => readonly LiteralPlace[]): LiteralPlaces =>
    indexPlaces([...[...open].flatMap((literal) => of(literal, false)), ...[...closed].flatMap((literal) => of(literal, true))]);
  const bits = new Int32Array(2 ** (32 - WORD_SHIFT));
  for (const literal of [...open, ...closed]) for (const { key } of placesOfDigits(literal, false)) bits[key >>> WORD_SHIFT]! |= 1 << (key >>> BIT_SHIFT);
  return { masked: places(placesOfMasks), exact: places(placesOfDigits), bits, loose, unsure };
}

function isWide(type: string): boolean {
  return type === 'if' || type === 'word' || type === 'text';
}

function placesOfMasks(text: string, closed: boolean): readonly LiteralPlace[] {
  const literal = text.replace(/[0-9]+/g, String.fromCharCode(MASK));
  return [...literal.matchAll(/\u0001/g)].map(({ index: from }) => ({ literal, from, to: from + 1, key: MASK, closed }));
}

/** Whole runs, and beginnings of them, which a screen may have left. */
function placesOfDigits(literal: string, closed: boolean): readonly LiteralPlace[] {
  return [...literal.matchAll(/[0-9]+/g)].flatMap(({ 0: digits, index }) => {
    let value = 0;
    return [...digits].map((digit, place): LiteralPlace => {
      value = withDigit(value, digit.charCodeAt(0));
      return { literal, from: index, to: index + place + 1, key: keyOf(value, place + 1), closed };
    });
  });
}
