import { emptyTime, type Clocktime } from './clocktime.ts';
import { scanAddress, scanDuration, scanMac, scanPrefix } from './scan.ts';
import { offsetOf, placeOf, type Shape } from './shape.ts';
import { PLAIN, plainTime } from './time-plain.ts';
import { scanTime } from './time.ts';

/** Scanners whose answer depends on more of a number than that it is one: 300 is no octet, 13 no month. */
export const LOOK_TIME = 0;
export const LOOK_IP = 1;
export const LOOK_MAC = 2;
export const LOOK_DUR = 3;
export const LOOK_PREFIX = 4;
/** A time of the plain form with nothing behind it that may belong to it: so it is in every line of the shape where the form is the same. */
const LOOK_PLAIN = 5;

/** Numbers of one look. */
export const LOOK = 4;
/** Lines that were looked at in more places are not remembered. */
export const MOST_LOOKS = 12;

/** Where such scanners looked into a line, and what they found: offsets in the folded line, -1 for nothing. */
export interface Looks {
  /** -1: too many to be kept. */
  count: number;
  /** For each look the scanner, where it began, where it had to stop, and the end it found. */
  readonly cells: Int32Array;
}

export function emptyLooks(): Looks {
  return { count: 0, cells: new Int32Array(MOST_LOOKS * LOOK) };
}

/** Notes one look, once. */
export function noteLook(looks: Looks, scanner: number, at: number, end: number, found: number): void {
  const { cells, count } = looks;
  if (count < 0) return;
  for (let cell = 0; cell < count * LOOK; cell += LOOK) if (cells[cell] === scanner && cells[cell + 1] === at && cells[cell + 2] === end) return;
  if (count === MOST_LOOKS) { looks.count = -1; return; }
  const cell = count * LOOK;
  cells[cell] = scanner;
  cells[cell + 1] = at;
  cells[cell + 2] = end;
  cells[cell + 3] = found;
  looks.count = count + 1;
}

/**
 * Writes the looks into one line as places of its shape, so that they can be repeated in other lines of it; false if
 * they cannot be.
 */
export function keepLooks({ count, cells }: Looks, shape: Shape, codes: Uint16Array, length: number, into: Int32Array, at: number): boolean {
  if (count < 0) return false;
  for (let cell = 0; cell < count * LOOK; cell += LOOK) {
    const begin = placeOf(shape, cells[cell + 1]!);
    const found = cells[cell + 3]! < 0 ? NOTHING : placeOf(shape, cells[cell + 3]!);
    if (begin < 0 || found === -1) return false;
    into[at + cell] = cells[cell] === LOOK_TIME && isPlain(codes, cells[cell + 1]!, cells[cell + 2]!, cells[cell + 3]!) ? LOOK_PLAIN : cells[cell]!;
    into[at + cell + 1] = begin;
    into[at + cell + 2] = length - cells[cell + 2]!;
    into[at + cell + 3] = found;
  }
  return true;
}

const BLANK = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const M = 0x6d;
const POINT = 0x2e;

/** Whether the time at `at` is read as a plain one and ends so for every line of its shape: zones by numbers and am or pm hang on the digits. */
function isPlain(codes: Uint16Array, at: number, end: number, found: number): boolean {
  if (found !== at + PLAIN || !plainTime(codes, at, end, spare)) return false;
  const behind = found < end && codes[found] === BLANK ? found + 1 : found;
  return behind >= end || !(codes[behind] === PLUS || codes[behind] === MINUS || (behind + 1 < end && (codes[behind + 1] === M || codes[behind + 1] === POINT)));
}

const NOTHING = -2;
const spare = emptyTime();

/** Whether the kept looks find in this line what they found in the one they were kept for. `clock` takes the time that the look `timed` reads. */
export function looksAgree(kept: Int32Array, from: number, count: number, shape: Shape, codes: Uint16Array, length: number, timed: number, clock: Clocktime): boolean {
  for (let look = 0; look < count; look += 1) {
    const cell = from + look * LOOK;
    const at = offsetOf(shape, kept[cell + 1]!);
    const end = length - kept[cell + 2]!;
    const place = kept[cell + 3]!;
    if (scan(kept[cell]!, codes, at, end, look === timed ? clock : spare) !== (place === NOTHING ? -1 : offsetOf(shape, place))) return false;
  }
  return true;
}

function scan(scanner: number, codes: Uint16Array, at: number, end: number, clock: Clocktime): number {
  switch (scanner) {
    case LOOK_TIME: return scanTime(codes, at, end, clock);
    case LOOK_IP: return scanAddress(codes, at, end);
    case LOOK_MAC: return scanMac(codes, at, end);
    case LOOK_PLAIN:
      if (!plainTime(codes, at, end, clock)) return scanTime(codes, at, end, clock);
      clock.milli = 0;
      clock.zone = Number.NaN;
      clock.slashed = 0;
      return at + PLAIN;
    case LOOK_DUR: return scanDuration(codes, at, end);
    default: return scanPrefix(codes, at, end);
  }
}
