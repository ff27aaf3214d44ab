import type { Clocktime } from './clocktime.ts';
import { isDigit } from './scan.ts';

/** What stands for two units that are no digits: more than any part of a time may be. */
const NO_NUMBER = 100;
/** Units of `2023/03/23 11:43:35`. */
export const PLAIN = 19;

function two(codes: Uint16Array, at: number): number {
  const tens = codes[at]! - 0x30;
  const ones = codes[at + 1]! - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
}

/**
 * `2023/03/23 11:43:35`, `2025-01-20T08:44:13`: how nearly every line of many logs begins. Read at once, and alike to how
 * time.ts reads it piece by piece; false for whatever differs from it by one unit, or has parts of seconds behind it.
 */
export function plainTime(codes: Uint16Array, at: number, end: number, out: Clocktime): boolean {
  if (at + PLAIN > end || codes[at + 13] !== 0x3a || codes[at + 16] !== 0x3a) return false;
  const joint = codes[at + 4]!;
  if ((joint !== 0x2f && joint !== 0x2d) || codes[at + 7] !== joint || (codes[at + 10] !== 0x20 && codes[at + 10] !== 0x74)) return false;
  if (at + PLAIN < end && (isDigit(codes[at + PLAIN]!) || codes[at + PLAIN] === 0x2e || codes[at + PLAIN] === 0x2c)) return false;
  const late = two(codes, at + 2);
  const year = two(codes, at) * 100 + late;
  const month = two(codes, at + 5);
  const day = two(codes, at + 8);
  const hour = two(codes, at + 11);
  const minute = two(codes, at + 14);
  const second = two(codes, at + 17);
  if (late === NO_NUMBER || year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return false;
  out.year = year;
  out.month = month;
  out.day = day;
  out.hour = hour;
  out.minute = minute;
  out.second = second;
  return true;
}
