import { clear, type Clocktime } from './clocktime.ts';
import { isDigit, isLetter } from './scan.ts';
import { packed, zoneName } from './time-zones.ts';

const MONTHS = new Map(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [packed(name), index + 1]));
const DAYS = new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(packed));
/** 日月火水木金土: the weekdays of a Japanese locale, which dmesg -T, date and some routers write. */
export const JAPANESE_DAYS: ReadonlySet<number> = new Set([0x65e5, 0x6708, 0x706b, 0x6c34, 0x6728, 0x91d1, 0x571f]);

let cursor = 0;
function digits(codes: Uint16Array, end: number, least: number, most: number): number {
  const start = cursor;
  let value = 0;
  while (cursor < end && cursor - start < most && isDigit(codes[cursor]!)) { value = value * 10 + codes[cursor]! - 0x30; cursor += 1; }
  if (cursor - start < least) { cursor = start; return -1; }
  return value;
}
function skip(codes: Uint16Array, end: number, code: number): boolean {
  if (cursor < end && codes[cursor] === code) { cursor += 1; return true; }
  return false;
}
function name3(codes: Uint16Array, at: number, end: number): number {
  if (at + 3 > end || !isLetter(codes[at]!) || !isLetter(codes[at + 1]!) || !isLetter(codes[at + 2]!)) return -1;
  return (codes[at]! << 16) | (codes[at + 1]! << 8) | codes[at + 2]!;
}
function nameEnds(codes: Uint16Array, at: number, end: number): boolean {
  return at >= end || !(isLetter(codes[at]!) || isDigit(codes[at]!));
}
function letters(codes: Uint16Array, end: number): void {
  while (cursor < end && isLetter(codes[cursor]!)) cursor += 1;
}

/** `hh:mm[:ss[.fff]]` or `hh時mm分ss秒`; leaves the cursor after it and answers whether there was one. */
function clock(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor;
  const hour = digits(codes, end, 1, 2);
  const japanese = cursor < end && codes[cursor] === 0x6642; // 時
  if (hour < 0 || hour > 24 || !(japanese || codes[cursor] === 0x3a) || cursor >= end) { cursor = start; return false; }
  cursor += 1;
  const minute = digits(codes, end, japanese ? 1 : 2, 2);
  if (minute < 0 || minute > 59) { cursor = start; return false; }
  out.hour = hour; out.minute = minute; out.second = 0; out.milli = 0;
  if (japanese) {
    if (!skip(codes, end, 0x5206)) return true; // 分
    const mark = cursor;
    const second = digits(codes, end, 1, 2);
    if (second >= 0 && skip(codes, end, 0x79d2)) out.second = second; else cursor = mark; // 秒
    return true;
  }
  if (cursor + 2 < end + 1 && cursor < end && codes[cursor] === 0x3a && cursor + 1 < end && isDigit(codes[cursor + 1]!)) {
    cursor += 1;
    const second = digits(codes, end, 2, 2);
    if (second < 0 || second > 60) { cursor = start; return false; }
    out.second = second;
    if (cursor + 1 < end && (codes[cursor] === 0x2e || codes[cursor] === 0x2c) && isDigit(codes[cursor + 1]!)) {
      cursor += 1;
      const from = cursor;
      while (cursor < end && isDigit(codes[cursor]!)) cursor += 1;
      let milli = 0;
      for (let place = 0; place < 3; place += 1) milli = milli * 10 + (from + place < cursor ? codes[from + place]! - 0x30 : 0);
      out.milli = milli;
    }
  }
  // 05:21:09 pm
  const half = cursor + 2 < end + 1 && codes[cursor] === 0x20 ? cursor + 1 : cursor;
  if (half + 1 < end && (codes[half] === 0x61 || codes[half] === 0x70) && codes[half + 1] === 0x6d && !(half + 2 < end && isLetter(codes[half + 2]!)) && out.hour <= 12) {
    out.hour = (out.hour % 12) + (codes[half] === 0x70 ? 12 : 0);
    cursor = half + 2;
  }
  return true;
}

/** `Z`, `+09:00`, `+0900`, `jst`, `utc`, `cest` directly after a clock time. */
function zone(codes: Uint16Array, end: number, out: Clocktime): void {
  if (cursor >= end) return;
  const code = codes[cursor]!;
  if (code === 0x7a && !(cursor + 1 < end && isLetter(codes[cursor + 1]!))) { out.zone = 0; cursor += 1; return; }
  const spaced = code === 0x20 ? cursor + 1 : cursor;
  const word = name3(codes, spaced, end);
  if (word > 0) {
    const ends = nameEnds(codes, spaced + 3, end);
    const offset = zoneName(word, ends ? 0 : codes[spaced + 3]!, ends);
    const to = spaced + (ends ? 3 : 4);
    if (offset !== undefined && nameEnds(codes, to, end)) { out.zone = offset; cursor = to; return; }
  }
  const sign = codes[spaced];
  if ((sign === 0x2b || sign === 0x2d) && spaced + 4 < end) {
    const mark = cursor;
    cursor = spaced + 1;
    const hours = digits(codes, end, 2, 2);
    skip(codes, end, 0x3a);
    const minutes = digits(codes, end, 2, 2);
    if (hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60 && !(cursor < end && isDigit(codes[cursor]!))) out.zone = (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
    else cursor = mark;
  }
}

/** The word FortiOS writes between the two: `date=2016-06-16 time=08:48:28`. */
const TIME_WORD = [...' time='].map((unit) => unit.charCodeAt(0));

/** After a date: `T`, a blank or a comma, then a clock time. Keeps the date alone where there is none. */
function thenClock(codes: Uint16Array, end: number, out: Clocktime): void {
  const mark = cursor;
  if (codes[cursor + 5] === 0x3d && TIME_WORD.every((unit, index) => codes[cursor + index] === unit)) cursor += TIME_WORD.length;
  if (cursor < end && codes[cursor] === 0x2c) cursor += 1;
  if (cursor < end && (codes[cursor] === 0x74 || codes[cursor] === 0x20 || codes[cursor] === 0x3a)) cursor += 1;
  if (cursor > mark && clock(codes, end, out)) zone(codes, end, out);
  else cursor = mark;
}

function validDate(out: Clocktime): boolean {
  return out.month >= 1 && out.month <= 12 && out.day >= 1 && out.day <= 31;
}

/** A weekday in Japanese behind a date: `(日)`, ` 日`, ` 日曜日`. */
function japaneseDay(codes: Uint16Array, end: number): void {
  const mark = cursor;
  skip(codes, end, 0x20);
  const bracket = skip(codes, end, 0x28);
  if (cursor >= end || !JAPANESE_DAYS.has(codes[cursor]!)) { cursor = mark; return; }
  cursor += 1;
  if (skip(codes, end, 0x66dc)) skip(codes, end, 0x65e5); // 曜日
  // A message may begin with one of these letters too: 日時が…
  if (bracket ? !skip(codes, end, 0x29) : cursor < end && codes[cursor] !== 0x20) cursor = mark;
}

/**
 * `11月 22 20:09:34`, `[日 11月 22 20:09:34 2026]`, `11月22日(日) 20:09`: how journalctl, dmesg -T and the C library's
 * `%b` write a date where the locale is Japanese. The year, if any, stands behind the clock time.
 */
function japaneseMonth(codes: Uint16Array, end: number, out: Clocktime): boolean {
  out.month = digits(codes, end, 1, 2);
  if (out.month < 1 || !skip(codes, end, 0x6708)) return false;
  skip(codes, end, 0x20);
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || !validDate(out)) return false;
  skip(codes, end, 0x65e5);
  japaneseDay(codes, end);
  thenClock(codes, end, out);
  if (out.hour < 0) return false;
  yearBehind(codes, end, out);
  return true;
}

/** The year behind a clock time: `Aug  6 00:06:27 2019`. */
function yearBehind(codes: Uint16Array, end: number, out: Clocktime): void {
  const mark = cursor;
  if (skip(codes, end, 0x20)) {
    const year = digits(codes, end, 4, 4);
    if (year >= 1970 && year < 2200 && !(cursor < end && (isDigit(codes[cursor]!) || isLetter(codes[cursor]!) || codes[cursor] === 0x2d || codes[cursor] === 0x2e))) { out.year = year; return; }
  }
  cursor = mark;
}

/** `2023/03/23 11:43:35`, `2018/2/23`, `2026:09:26`, `2025-01-20T08:44:13+09:00`, `2023年3月23日 11時43分`. */
function yearFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  out.year = digits(codes, end, 4, 4);
  if (out.year < 1970 || out.year > 2199 || cursor >= end) return false;
  const joint = codes[cursor]!;
  if (!(joint === 0x2f || joint === 0x2d || joint === 0x2e || joint === 0x3a || joint === 0x5e74)) return false;
  cursor += 1;
  const japanese = joint === 0x5e74;
  if (japanese) skip(codes, end, 0x20);
  out.month = digits(codes, end, 1, 2);
  if (out.month < 0 || !skip(codes, end, japanese ? 0x6708 : joint)) return false;
  if (japanese) skip(codes, end, 0x20);
  out.day = digits(codes, end, 1, 2);
  if (out.day < 0 || !validDate(out)) return false;
  if (japanese && !skip(codes, end, 0x65e5)) return false;
  japaneseDay(codes, end);
  thenClock(codes, end, out);
  return true;
}

/** `Mar 14 22:43:20`, `May 07,2021 00:21:49`, `Jun 15 2020 08:20:25`, `Aug  6 00:06:27 2019`, `jul/20/2020 03:07:40`. */
function monthFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const month = MONTHS.get(name3(codes, cursor, end));
  if (month === undefined) return false;
  cursor += 3;
  letters(codes, end);
  skip(codes, end, 0x2e);
  const slash = skip(codes, end, 0x2f);
  if (!slash && !skip(codes, end, 0x20) && !skip(codes, end, 0x2d)) return false;
  out.month = month;
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || out.day > 31) return false;
  const mark = cursor;
  if (slash ? skip(codes, end, 0x2f) : true) {
    if (!slash) { skip(codes, end, 0x2c); skip(codes, end, 0x20); }
    const year = digits(codes, end, 4, 4);
    if (year >= 1970 && year < 2200 && !(cursor < end && codes[cursor] === 0x3a)) out.year = year;
    else cursor = mark;
  }
  thenClock(codes, end, out);
  if (out.year < 0 && out.hour >= 0) {
    const after = cursor;
    const named = cursor < end && codes[cursor] === 0x20 ? name3(codes, cursor + 1, end) : -1;
    // `Sun Jun 24 16:32:53 JST 2018`: the zone was taken; other zone names stand between clock and year.
    if (named > 0 && !MONTHS.has(named)) { cursor += 1; letters(codes, end); }
    yearBehind(codes, end, out);
    if (out.year < 0) cursor = after;
  }
  return true;
}

/** `23/Mar/2023:11:43:35 +0900`, `04 Jan 2020 17:00:00`. */
function dayFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || cursor >= end) return false;
  const joint = codes[cursor]!;
  if (!(joint === 0x2f || joint === 0x20 || joint === 0x2d)) return false;
  cursor += 1;
  const month = MONTHS.get(name3(codes, cursor, end));
  if (month === undefined) return false;
  cursor += 3;
  letters(codes, end);
  out.month = month;
  if (!skip(codes, end, joint)) return joint === 0x20 ? (thenClock(codes, end, out), true) : false;
  const year = digits(codes, end, 4, 4);
  if (year < 1970) return false;
  out.year = year;
  thenClock(codes, end, out);
  return true;
}

/** `02/07/2020 10:03:10`: month or day first cannot be told from one line; read as month first, as modems of that form do. */
function slashed(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const first = digits(codes, end, 1, 2);
  if (first < 1 || !(skip(codes, end, 0x2f) || skip(codes, end, 0x2e) || skip(codes, end, 0x2d))) return false;
  const joint = codes[cursor - 1]!;
  const second = digits(codes, end, 1, 2);
  if (second < 1 || !skip(codes, end, joint)) return false;
  const year = digits(codes, end, 4, 4);
  if (year < 1970 || year > 2199) return false;
  out.year = year;
  out.month = first > 12 || joint === 0x2e ? second : first;
  out.day = first > 12 || joint === 0x2e ? first : second;
  if (!validDate(out)) return false;
  thenClock(codes, end, out);
  return true;
}

/** `03/19 13:40:12` (no year) or a clock time alone. */
function short(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor;
  const month = digits(codes, end, 2, 2);
  if (month >= 1 && month <= 12 && (skip(codes, end, 0x2f) || skip(codes, end, 0x2d))) {
    const day = digits(codes, end, 2, 2);
    if (day >= 1 && day <= 31 && skip(codes, end, 0x20) && clock(codes, end, out)) {
      out.month = month;
      out.day = day;
      return true;
    }
  }
  cursor = start;
  clear(out);
  if (!clock(codes, end, out)) return false;
  zone(codes, end, out);
  return true;
}

const SHAPES = [yearFirst, slashed, dayFirst, short, japaneseMonth];

/**
 * The end of the date or time that starts at `at`, or -1; `out` holds its parts.
 * A weekday before it (`Tue Aug  6 …`, `Friday, May 07,2021 …`, `日 11月 22 …`) belongs to it.
 */
export function scanTime(codes: Uint16Array, at: number, end: number, out: Clocktime): number {
  clear(out);
  cursor = at;
  if (at >= end) return -1;
  if (isLetter(codes[at]!)) {
    if (DAYS.has(name3(codes, at, end))) {
      cursor += 3;
      letters(codes, end);
      skip(codes, end, 0x2c);
      if (!skip(codes, end, 0x20)) return -1;
    }
    if (cursor < end && isLetter(codes[cursor]!)) return monthFirst(codes, end, out) ? cursor : -1;
  }
  if (JAPANESE_DAYS.has(codes[at]!)) {
    cursor += 1;
    if (skip(codes, end, 0x66dc)) skip(codes, end, 0x65e5); // 曜日
    if (!skip(codes, end, 0x20)) return -1;
  }
  if (cursor >= end || !isDigit(codes[cursor]!)) return -1;
  const start = cursor;
  for (const shape of SHAPES) {
    cursor = start;
    clear(out);
    if (shape(codes, end, out)) return cursor < end && isDigit(codes[cursor]!) ? -1 : cursor;
  }
  return -1;
}
