import { COVERS, isDigit, isHex, isLetter } from './scan.ts';
import type { HoleType } from './pattern.ts';
import { TIME_BEGINNINGS } from './time-japanese.ts';
import type { GrowingNode } from './trie.ts';

/**
 * Which three units can follow a wide hole. `{text}` may stop anywhere, and nearly everywhere nothing below it goes on;
 * three look-ups in one table say so without a call. Units are hashed: a false yes costs one try, a no is always right.
 * The table holds the first units, then the pairs, then the triples; its last byte says whether a line may end here.
 */
export type Follow = Uint8Array;

const SLOTS = 512;
const MASK = SLOTS - 1;
const PAIRS = SLOTS;
const TRIPLES = SLOTS * 2;
const END = SLOTS * 3;
/** Bytes of one table. */
export const TABLE = SLOTS * 3 + 1;

/** Nothing, or anything, or what the next look-up says. */
const ANYTHING = 1;
const LOOK_ON = 2;

function pairSlot(a: number, b: number): number {
  return PAIRS + ((Math.imul(a, 37) + b) & MASK);
}

function tripleSlot(a: number, b: number, c: number): number {
  return TRIPLES + ((Math.imul(Math.imul(a, 37) + b, 29) + c) & MASK);
}

/** Plain answers instead of a table: only this node's one literal, and the end of the line if a pattern ends here. */
export const FOLLOW_LITERAL = -2;
/** Only the end of the line. */
export const FOLLOW_END = -3;
/** How many units of the one literal are looked at. */
export const LOOKED_AT = 3;

/** Whether what may follow a hole that leads to `node` can be said without a table; null if not. Most holes are of these. */
export function plainFollow(node: GrowingNode): number | null {
  if (node.holes.length > 0) return null;
  if (node.runs.size === 0) return FOLLOW_END;
  if (node.runs.size > 1) return null;
  const [{ run, node: next }] = [...node.runs.values()] as [{ run: string; node: GrowingNode }];
  return run.length >= LOOKED_AT || (next.runs.size === 0 && next.holes.length === 0) ? FOLLOW_LITERAL : null;
}

const ASCII = Array.from({ length: 128 }, (_, code) => code);

/** Units a hole may begin with; null for any unit at all. */
function beginnings(type: HoleType): readonly number[] | null {
  switch (type) {
    case 'n': case 'dur': return ASCII.filter((code) => isDigit(code) || code === 0x2b || code === 0x2d);
    case 'hex': return ASCII.filter(isHex);
    case 'mac': return [...ASCII.filter(isHex), ...COVERS];
    case 'ip': return [...ASCII.filter(isHex), 0x3a, ...COVERS];
    case 'if': return ASCII.filter(isLetter);
    case 'time': return [...ASCII.filter((code) => isDigit(code) || isLetter(code)), ...TIME_BEGINNINGS];
    case 'word': case 'text': return null;
  }
}

/** Builds the table of what may stand behind a hole that leads to `node`. */
export function followOf(node: GrowingNode): Follow {
  const table = new Uint8Array(TABLE);
  const set = (slot: number, value: number): void => { if (table[slot] !== ANYTHING) table[slot] = value; };
  const mark = (units: readonly number[]): void => {
    const [a, b, c] = units as [number, number | undefined, number | undefined];
    if (b === undefined) { set(a & MASK, ANYTHING); return; }
    set(a & MASK, LOOK_ON);
    if (c === undefined) { set(pairSlot(a, b), ANYTHING); return; }
    set(pairSlot(a, b), LOOK_ON);
    table[tripleSlot(a, b, c)] = ANYTHING;
  };
  const visit = (at: GrowingNode, units: readonly number[]): void => {
    if (units.length > 0 && at.ends.length > 0) mark(units);
    for (const { run, node: next } of at.runs.values()) {
      const more = [...units];
      for (let unit = 0; unit < run.length && more.length < LOOKED_AT; unit += 1) more.push(run.charCodeAt(unit));
      if (more.length === 3) mark(more);
      else visit(next, more);
    }
    for (const { type } of at.holes) {
      const starts = beginnings(type);
      if (starts !== null) for (const start of starts) mark([...units, start]);
      else if (units.length > 0) mark(units);
      else table.fill(ANYTHING, 0, SLOTS);
    }
  };
  visit(node, []);
  table[END] = node.ends.length > 0 ? 1 : 0;
  return table;
}

/** Whether what stands at `at` can go on behind the hole whose table begins at `base` of `tables`. */
export function canFollow(tables: Uint8Array, base: number, codes: Uint16Array, at: number, length: number): boolean {
  if (at >= length) return tables[base + END] === 1;
  const a = codes[at]!;
  const first = tables[base + (a & MASK)]!;
  if (first !== LOOK_ON) return first === ANYTHING;
  if (at + 1 >= length) return false;
  const b = codes[at + 1]!;
  const pair = tables[base + pairSlot(a, b)]!;
  if (pair !== LOOK_ON) return pair === ANYTHING;
  return at + 2 < length && tables[base + tripleSlot(a, b, codes[at + 2]!)] === ANYTHING;
}
