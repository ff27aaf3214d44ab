import { isDigit, isLetter } from './scan.ts';

/**
 * Where the scanner of dates and times stands. One place for all its parts: they call each other for every line, and
 * handing a position to and fro costs more than reading it here.
 */
export const cursor = { at: 0 };

/** The number of `least` to `most` digits at the cursor, or -1 with the cursor where it was. */
export function digits(codes: Uint16Array, end: number, least: number, most: number): number {
  const start = cursor.at;
  let value = 0;
  while (cursor.at < end && cursor.at - start < most && isDigit(codes[cursor.at]!)) { value = value * 10 + codes[cursor.at]! - 0x30; cursor.at += 1; }
  if (cursor.at - start < least) { cursor.at = start; return -1; }
  return value;
}

/** Steps over one unit if it is `code`. */
export function skip(codes: Uint16Array, end: number, code: number): boolean {
  if (cursor.at < end && codes[cursor.at] === code) { cursor.at += 1; return true; }
  return false;
}

/** Three letters at `at`, packed as time-zones.ts packs them; -1 for anything else. */
export function name3(codes: Uint16Array, at: number, end: number): number {
  if (at + 3 > end || !isLetter(codes[at]!) || !isLetter(codes[at + 1]!) || !isLetter(codes[at + 2]!)) return -1;
  return (codes[at]! << 16) | (codes[at + 1]! << 8) | codes[at + 2]!;
}

/** Whether a name that ends before `at` ends there. */
export function nameEnds(codes: Uint16Array, at: number, end: number): boolean {
  return at >= end || !(isLetter(codes[at]!) || isDigit(codes[at]!));
}

/** Steps over letters. */
export function letters(codes: Uint16Array, end: number): void {
  while (cursor.at < end && isLetter(codes[cursor.at]!)) cursor.at += 1;
}
