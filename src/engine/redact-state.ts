import type { Watch } from './redact-patterns.ts';
import type { Substitutes, WordKind } from './redact-substitutes.ts';

/** What was masked. `call` is a whole line of a call log. */
export type MaskKind =
  | 'ipv4' | 'ipv6' | 'mac' | 'host' | 'ddns' | 'id' | 'customer' | 'ssid' | 'serial' | 'phone' | 'secret' | 'query' | 'place' | 'name' | 'call';

/** A stretch of the text to be replaced. `write` is called once everything is found, in the order of the text. */
export interface Finding {
  readonly kind: MaskKind;
  readonly from: number;
  readonly to: number;
  readonly write: (book: Substitutes) => string;
  /** A word where a host name may stand: a host only if the same word is one in a line that leaves no doubt. */
  readonly ifHost?: string;
}

/** The reading position and what the line around it has shown so far. Finders are functions over this. */
export interface Reading {
  readonly text: string;
  readonly book: Substitutes;
  readonly findings: Finding[];
  /** Sure hosts met so far, lower case. */
  readonly hosts: Set<string>;
  /** Words the caller knows to be hosts, lower case; they need no sure sign beside them. */
  readonly knownHosts: ReadonlySet<string>;
  readonly keepCalls: boolean;
  lineFrom: number;
  lineFindings: number;
  /** A stretch further on in the line whose kind is known already; `from` −1 when there is none. */
  readonly ahead: { from: number; to: number; kind: 'host' | 'id' | 'secret'; /** else a host only if seen as one elsewhere */ isSure: boolean };
  /** Signs of a call log in the line; see redact-calls.ts. */
  call: { word: boolean; phone: boolean; voip: boolean };
  /** What patterns watch for, and where the next of it stands; see redact-patterns.ts. */
  readonly watches: readonly Watch[];
  readonly next: { from: number; to: number; kind: WordKind };
  slashAt: number;
  breakAt: number;
}

export const DIGIT = 1;
export const HEX_LETTER = 2;
export const LETTER = 4;
export const DOT = 8;
export const COLON = 16;
export const AT = 32;
export const JOINER = 64;
export const ALNUM = DIGIT | HEX_LETTER | LETTER;
export const HEX = DIGIT | HEX_LETTER;

/** What an ASCII character can be part of; everything beyond ASCII is 0. */
const KINDS = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const unit = String.fromCharCode(code);
  if (/\d/.test(unit)) KINDS[code] = DIGIT;
  else if (/[a-f]/i.test(unit)) KINDS[code] = HEX_LETTER;
  else if (/[a-z]/i.test(unit)) KINDS[code] = LETTER;
  else if (unit === '.') KINDS[code] = DOT;
  else if (unit === ':') KINDS[code] = COLON;
  else if (unit === '@') KINDS[code] = AT;
  else if (/[-_+]/.test(unit)) KINDS[code] = JOINER;
}

export function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? KINDS[code]! : 0;
}

/** The end of the run of characters of these kinds that starts at `from`, at most `limit` characters on. */
export function runEnd(text: string, from: number, kinds: number, limit: number): number {
  const end = Math.min(text.length, from + limit);
  let at = from;
  while (at < end && (kindAt(text, at) & kinds) !== 0) at += 1;
  return at;
}

/** The end of a run too long to be an address: at a word's end, as its last group may begin another word. */
export function dumpEnd(text: string, from: number, kinds: number): number {
  const end = runEnd(text, from, kinds, text.length);
  if ((kindAt(text, end) & ALNUM) === 0) return end;
  let to = end;
  while (to > from && (kindAt(text, to - 1) & ALNUM) !== 0) to -= 1;
  return to > from ? to : runEnd(text, end, ALNUM, text.length);
}

/** The letters right before `at`, in lower case, across up to four separators: `MAC = "` gives `mac`. */
export function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > at - 4 && end > 0 && ' =:"\'[(.#：＝「（'.includes(text[end - 1]!)) end -= 1;
  let from = end;
  while (from > end - 16 && from > 0 && (kindAt(text, from - 1) & (LETTER | HEX_LETTER)) !== 0) from -= 1;
  return text.slice(from, end).toLowerCase();
}
