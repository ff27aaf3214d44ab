import { isDigit } from './scan.ts';

/**
 * Where the literals of a catalogue have digits, found by a key and by the units next to them. Whether a literal
 * stands around the digits of a line is then a matter of comparing few of them.
 */
export interface LiteralPlaces {
  /** Slot → its first place in `cells`, -1 for none. */
  readonly first: Int32Array;
  /** Places, each of `PLACE` numbers. */
  readonly cells: Int32Array;
  /** The units of all these literals. */
  readonly text: Uint16Array;
}

/** A literal, the part of it that stands for digits, and the key by which this is found. */
export interface LiteralPlace {
  readonly literal: string;
  readonly from: number;
  readonly to: number;
  readonly key: number;
  /** Nothing may follow the literal. */
  readonly closed: boolean;
}

/** What a place says: the next one of its slot, its key, and where in `text` its literal begins, its digits do, they end, and the literal does; 1 if nothing may follow it. */
const NEXT = 0;
const KEY = 1;
const BEGINS = 2;
const FROM = 3;
const TO = 4;
const ENDS = 5;
const CLOSED = 6;
const PLACE = 7;

const SLOT_SHIFT = 32 - 13;
/** In place of a unit that a literal does not name, and behind digits that a screen may have cut off. */
const NONE = 0x10000;
const CUT = 0x10001;

function slotOf(key: number, before: number, behind: number): number {
  return Math.imul((key ^ (key >>> 15)) + Math.imul(before, 0xc2b2ae35) + behind, 0x85ebca6b) >>> SLOT_SHIFT;
}

/** Two units before digits, as one number. */
function pair(nearest: number, next: number): number {
  return nearest + Math.imul(next + 1, 0x27d4eb2f);
}

export function indexPlaces(places: readonly LiteralPlace[]): LiteralPlaces {
  const first = new Int32Array(2 ** (32 - SLOT_SHIFT)).fill(-1);
  const cells: number[] = [];
  const text: number[] = [];
  const starts = new Map<string, number>();
  const known = new Set<string>();
  for (const { literal, from, to, key, closed } of places) {
    const name = `${from} ${to} ${closed} ${literal}`;
    if (known.has(name)) continue;
    known.add(name);
    const start = starts.get(literal) ?? text.length;
    if (start === text.length) {
      starts.set(literal, start);
      for (let unit = 0; unit < literal.length; unit += 1) text.push(literal.charCodeAt(unit));
    }
    const nearest = from === 0 ? NONE : literal.charCodeAt(from - 1);
    const before = from < 2 ? nearest : pair(nearest, literal.charCodeAt(from - 2));
    const behind = to === literal.length ? NONE : literal.charCodeAt(to);
    // Digits that go on in the literal are met whole, or cut off.
    for (const next of isDigit(behind) ? [CUT] : [behind, CUT]) {
      const slot = slotOf(key, before, next);
      first[slot] = cells.push(first[slot]!, key, start, start + from, start + to, start + literal.length, closed ? 1 : 0) - PLACE;
    }
  }
  return { first, cells: Int32Array.from(cells), text: Uint16Array.from(text) };
}

/** Whether a literal stands around what has this key, `units[from, to)`: all of it, or all of it up to `last`, where a screen may have cut the line off. */
export function standsAround(places: LiteralPlaces, key: number, units: Uint16Array, from: number, to: number, last: number): boolean {
  return standsBetween(places, key, NONE, units, from, to, last)
    || (from > 0 && standsBetween(places, key, units[from - 1]!, units, from, to, last))
    || (from > 1 && standsBetween(places, key, pair(units[from - 1]!, units[from - 2]!), units, from, to, last));
}

function standsBetween(places: LiteralPlaces, key: number, before: number, units: Uint16Array, from: number, to: number, last: number): boolean {
  if (to >= last) return stands(places, slotOf(key, before, CUT), key, units, from, to, last);
  return stands(places, slotOf(key, before, units[to]!), key, units, from, to, last) || stands(places, slotOf(key, before, NONE), key, units, from, to, last);
}

function stands({ first, cells, text }: LiteralPlaces, slot: number, key: number, units: Uint16Array, from: number, to: number, last: number): boolean {
  for (let place = first[slot]!; place >= 0; place = cells[place + NEXT]!) {
    if (cells[place + KEY] !== key) continue;
    const begins = cells[place + BEGINS]!;
    const ends = cells[place + ENDS]!;
    // Its first and its last unit rule out nearly all of them: many literals are alike around their digits.
    const begin = from - cells[place + FROM]! + begins;
    if (begin < 0 || units[begin] !== text[begins]) continue;
    let own = cells[place + TO]!;
    const end = to + ends - own;
    if (end <= last && units[end - 1] !== text[ends - 1]) continue;
    let at = to;
    while (own < ends && at < last && text[own] === units[at]) { own += 1; at += 1; }
    if (at < last && (own < ends || cells[place + CLOSED] === 1)) continue;
    own = cells[place + FROM]!;
    at = from;
    while (own > begins && text[own - 1] === units[at - 1]) { own -= 1; at -= 1; }
    if (own === begins) return true;
  }
  return false;
}
