import { isAscii } from './fold.ts';
import { partsOf } from './template.ts';

/** A template as it must stand in a line from end to end: literals with their blanks, each behind the hole before it. */
export interface WholeShape {
  /** `holes[i]` stands before `literals[i]`, the last one behind the last literal; empty where there is none. */
  readonly literals: readonly string[];
  readonly holes: readonly string[];
}

/** What may stand in a hole. Looser than the matcher of the analyzer, which alone decides; this only ranks. */
const FITS: Readonly<Record<string, RegExp>> = {
  n: /^[-+]?\d+(?:\.\d+)?$/,
  hex: /^(?:0x)?[0-9a-f]+$/i,
  ip: /^[0-9a-f.:*x/]+$/i,
  mac: /^[0-9a-f:.*x-]+$/i,
  if: /^[a-z][\w.\-/@]*$/i,
  word: /^\S+$/,
};

export function wholeShapeOf(template: string): WholeShape {
  const literals: string[] = [];
  const holes: string[] = [];
  let hole = '';
  for (const part of partsOf(template)) {
    if (part.hole !== undefined) hole = hole === '' ? part.hole : 'text';
    else {
      const literal = spaced(part.literal);
      if (literal === '') continue;
      literals.push(literal);
      holes.push(hole);
      hole = '';
    }
  }
  // A line ends where its text does, whatever blanks follow.
  if (hole === '' && literals.length > 0) literals[literals.length - 1] = (literals[literals.length - 1] ?? '').trimEnd();
  return { literals, holes: [...holes, hole] };
}

/** A line as whole shapes are compared with it: its width folded, one space for every blank; its case as it is. */
export function wholeKey(line: string): string {
  return spaced(isAscii(line) ? line : line.normalize('NFKC')).trim();
}

function spaced(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ');
}

/** Where what a program says may begin, in the order of the line: behind nothing, a time, a host or a process. */
export function beginningsOf(key: string): readonly number[] {
  const starts = [0];
  const clock = /^(?:<\d{1,3}>)?[^"']{0,40}?\d{1,2}:\d{2}:\d{2}\S*\s+/.exec(key)?.[0].length ?? 0;
  if (clock > 0) starts.push(clock);
  const host = /^\S+\s+/.exec(key.slice(clock))?.[0].length ?? 0;
  if (clock > 0 && host > 0) starts.push(clock + host);
  for (const from of [...starts]) {
    const process = /^[\w./-]+(?:\s?\([^)]*\))?(?:\[\d*\])?\s?:\s+/.exec(key.slice(from))?.[0].length ?? 0;
    if (process > 0) starts.push(from + process);
  }
  const rank = /^(?:\[[^\]]*\]\s*)+/.exec(key)?.[0].length ?? 0;
  if (rank > 0) starts.push(rank);
  return [...new Set(starts)].sort((a, b) => a - b);
}

export interface Whole {
  /** How many values had a form of their own: numbers, addresses, words with a digit. */
  readonly formed: number;
  /** Which of the beginnings it was. */
  readonly beginning: number;
}

/** Whether a shape takes a line from one of its beginnings, the first that does, to its end. */
export function takesWhole(shape: WholeShape, key: string, starts: readonly number[]): Whole | undefined {
  const { literals, holes } = shape;
  const failed = new Set<number>();
  const from = (part: number, at: number): number | undefined => {
    const hole = holes[part] ?? '';
    const literal = literals[part];
    if (literal === undefined) return hole === '' ? (at === key.length ? 0 : undefined) : formOf(hole, key.slice(at));
    const state = part * (key.length + 1) + at;
    if (failed.has(state)) return undefined;
    const last = hole === '' ? at : key.length - literal.length;
    for (let found = key.indexOf(literal, at); found >= 0 && found <= last; found = key.indexOf(literal, found + 1)) {
      const formed = hole === '' ? 0 : formOf(hole, key.slice(at, found));
      if (formed === undefined) continue;
      const rest = from(part + 1, found + literal.length);
      if (rest !== undefined) return formed + rest;
    }
    failed.add(state);
    return undefined;
  };
  for (const [beginning, start] of starts.entries()) {
    const formed = from(0, start);
    if (formed !== undefined) return { formed, beginning };
  }
  return undefined;
}

/** 1 for a value of a form of its own, 0 for any other that fits. */
function formOf(hole: string, value: string): 0 | 1 | undefined {
  if (value === '' || FITS[hole]?.test(value) === false) return undefined;
  return hole === 'text' || (hole === 'word' && !/\d/.test(value)) || (hole === 'if' && !/[\d.@/-]/.test(value)) ? 0 : 1;
}
