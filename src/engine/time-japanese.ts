import type { Clocktime } from './clocktime.ts';
import { thenClock, yearBehind } from './time-clock.ts';
import { cursor, digits, skip } from './time-cursor.ts';

/** 日月火水木金土: the weekdays of a Japanese locale, which dmesg -T, date and some routers write. */
export const JAPANESE_DAYS: ReadonlySet<number> = new Set([0x65e5, 0x6708, 0x706b, 0x6c34, 0x6728, 0x91d1, 0x571f]);

/** What a time may begin with beside digits and letters: a weekday, the eras 令和 and 平成, half a day. */
export const TIME_BEGINNINGS: ReadonlySet<number> = new Set([...JAPANESE_DAYS, 0x4ee4, 0x5e73, 0x5348]);

/** Steps over a weekday in Japanese behind a date: `(日)`, ` 日`, ` 日曜日`. */
export function japaneseDay(codes: Uint16Array, end: number): void {
  const mark = cursor.at;
  skip(codes, end, 0x20);
  const bracket = skip(codes, end, 0x28);
  if (cursor.at >= end || !JAPANESE_DAYS.has(codes[cursor.at]!)) { cursor.at = mark; return; }
  cursor.at += 1;
  if (skip(codes, end, 0x66dc)) skip(codes, end, 0x65e5); // 曜日
  // A message may begin with one of these letters too: 日時が…
  if (bracket ? !skip(codes, end, 0x29) : cursor.at < end && codes[cursor.at] !== 0x20) cursor.at = mark;
}

/**
 * `11月 22 20:09:34`, `[日 11月 22 20:09:34 2026]`, `11月22日(日) 20:09`: how journalctl, dmesg -T and the C library's
 * `%b` write a date where the locale is Japanese. The year, if any, stands behind the clock time.
 */
export function japaneseMonth(codes: Uint16Array, end: number, out: Clocktime): boolean {
  out.month = digits(codes, end, 1, 2);
  if (out.month < 1 || !skip(codes, end, 0x6708)) return false;
  skip(codes, end, 0x20);
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || out.month > 12 || out.day > 31) return false;
  skip(codes, end, 0x65e5);
  japaneseDay(codes, end);
  thenClock(codes, end, out);
  if (out.hour < 0) return false;
  yearBehind(codes, end, out);
  return true;
}
