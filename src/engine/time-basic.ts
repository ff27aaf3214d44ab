import type { Clocktime } from './clocktime.ts';
import { clock, zone } from './time-clock.ts';
import { cursor, digits, skip } from './time-cursor.ts';

/** `20230323T114335`, `20230323T114335Z`, `20230323 11:43:35`: the basic form of ISO 8601, where eight digits alone may be any number. */
export function basic(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const joint = cursor.at + 8 < end ? codes[cursor.at + 8] : 0;
  if (joint !== 0x74 && joint !== 0x20) return false;
  out.year = digits(codes, end, 4, 4);
  out.month = digits(codes, end, 2, 2);
  out.day = digits(codes, end, 2, 2);
  if (out.year < 1970 || out.year > 2199 || out.month < 1 || out.month > 12 || out.day < 1 || out.day > 31) return false;
  cursor.at += 1;
  if (joint === 0x74 && !clock(codes, end, out) && !packedClock(codes, end, out)) return false;
  if (joint === 0x20 && !clock(codes, end, out)) return false;
  zone(codes, end, out);
  return true;
}

/** `114335` or `1143`. */
function packedClock(codes: Uint16Array, end: number, out: Clocktime): boolean {
  out.hour = digits(codes, end, 2, 2);
  out.minute = digits(codes, end, 2, 2);
  out.second = Math.max(digits(codes, end, 2, 2), 0);
  out.milli = 0;
  if (out.hour < 0 || out.hour > 24 || out.minute < 0 || out.minute > 59 || out.second > 60) return false;
  const mark = cursor.at;
  if (skip(codes, end, 0x2e)) {
    const milli = digits(codes, end, 3, 3);
    if (milli < 0) cursor.at = mark;
    else { out.milli = milli; digits(codes, end, 0, 6); }
  }
  return true;
}
