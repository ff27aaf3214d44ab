import type { Clocktime } from './clocktime.ts';
import { isDigit } from './scan.ts';
import { cursor } from './time-cursor.ts';

/** 2001-09-09 to 2033-05-18: the seconds that have ten digits and begin with a 1. */
const WHOLE = 10;
/** Squid writes three digits behind the point, Meraki nine. */
const LEAST_FRACTION = 3;
/** A number of seconds has no clock face of its own: it is given the one that the reader's clock shows. */
const JAPAN = 540;

/** `1374543213.342705328`: seconds since 1970 with a fraction; a bare number of ten digits may be anything. */
export function epoch(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor.at;
  const point = start + WHOLE;
  if (codes[start] !== 0x31 || point >= end || codes[point] !== 0x2e) return false;
  let seconds = 0;
  for (let at = start; at < point; at += 1) {
    if (!isDigit(codes[at]!)) return false;
    seconds = seconds * 10 + codes[at]! - 0x30;
  }
  let at = point + 1;
  let milli = 0;
  for (; at < end && isDigit(codes[at]!); at += 1) if (at - point <= LEAST_FRACTION) milli = milli * 10 + codes[at]! - 0x30;
  if (at - point <= LEAST_FRACTION || (at < end && codes[at] !== 0x20 && codes[at] !== 0x5d)) return false;
  const date = new Date((seconds + JAPAN * 60) * 1000);
  out.year = date.getUTCFullYear();
  out.month = date.getUTCMonth() + 1;
  out.day = date.getUTCDate();
  out.hour = date.getUTCHours();
  out.minute = date.getUTCMinutes();
  out.second = date.getUTCSeconds();
  out.milli = milli;
  out.zone = JAPAN;
  cursor.at = at;
  return true;
}
