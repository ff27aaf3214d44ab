import { clear, DAY_FIRST, EITHER, MONTH_FIRST, type Clocktime } from './clocktime.ts';
import { isDigit, isLetter } from './scan.ts';
import { basic } from './time-basic.ts';
import { clock, halfDay, halfDayFirst, thenClock, yearBehind, zone } from './time-clock.ts';
import { cursor, digits, letters, name3, skip } from './time-cursor.ts';
import { epoch } from './time-epoch.ts';
import { eraYear, mayBeEra } from './time-era.ts';
import { JAPANESE_DAYS, japaneseDay, japaneseMonth } from './time-japanese.ts';
import { englishMonth, isMonth, otherMonth } from './time-months.ts';
import { PLAIN, plainTime } from './time-plain.ts';
import { packed } from './time-zones.ts';

const DAYS = new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(packed));

function validDate(out: Clocktime): boolean {
  return out.month >= 1 && out.month <= 12 && out.day >= 1 && out.day <= 31;
}

/** `2023/03/23 11:43:35`, `2018/2/23`, `2026:09:26`, `2018:05:04-12:44:43`, `2025-01-20T08:44:13+09:00`, `2023年3月23日 11時43分`. */
function yearFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  return behindYear(codes, end, out, digits(codes, end, 4, 4));
}

/** `令和6年3月23日 11時43分`, `R6.3.23 11:43:35`, where a letter, a number and dots without a clock time are a version. */
function era(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const isKanji = !isLetter(codes[cursor.at]!);
  const year = eraYear(codes, end);
  return year > 0 && behindYear(codes, end, out, year) && (isKanji || out.hour >= 0);
}

/** What stands behind the year at the beginning of a date. */
function behindYear(codes: Uint16Array, end: number, out: Clocktime, year: number): boolean {
  out.year = year;
  if (out.year < 1970 || out.year > 2199 || cursor.at >= end) return false;
  const joint = codes[cursor.at]!;
  if (joint === 0x20) return namedMonth(codes, end, out);
  if (!(joint === 0x2f || joint === 0x2d || joint === 0x2e || joint === 0x3a || joint === 0x5e74)) return false;
  cursor.at += 1;
  const japanese = joint === 0x5e74;
  if (japanese) skip(codes, end, 0x20);
  out.month = digits(codes, end, 1, 2);
  if (out.month < 0 || !skip(codes, end, japanese ? 0x6708 : joint)) return false;
  if (japanese) skip(codes, end, 0x20);
  out.day = digits(codes, end, 1, 2);
  if (out.day < 0 || !validDate(out)) return false;
  if (japanese && !skip(codes, end, 0x65e5)) return false;
  japaneseDay(codes, end);
  if (joint === 0x3a && dashedClock(codes, end, out)) return true;
  thenClock(codes, end, out);
  return true;
}

/** `2023 Mar 23 11:43:35`, as AlliedWare Plus writes: a number before a date without a clock time may be any number. */
function namedMonth(codes: Uint16Array, end: number, out: Clocktime): boolean {
  cursor.at += 1;
  const month = englishMonth(codes, end);
  if (month === undefined || !skip(codes, end, 0x20)) return false;
  out.month = month;
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || out.day > 31) return false;
  thenClock(codes, end, out);
  return out.hour >= 0;
}

/** The clock time that Sophos UTM joins to its date of colons with a hyphen. */
function dashedClock(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const mark = cursor.at;
  if (skip(codes, end, 0x2d) && clock(codes, end, out)) return true;
  cursor.at = mark;
  return false;
}

/** `Mar 14 22:43:20`, `May 07,2021 00:21:49`, `Jun 15 2020 08:20:25`, `Aug  6 00:06:27 2019`, `jul/20/2020 03:07:40`. */
function monthFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const english = englishMonth(codes, end);
  const month = english ?? otherMonth(codes, end);
  if (month === undefined) return false;
  skip(codes, end, 0x2e);
  const slash = skip(codes, end, 0x2f);
  if (!slash && !skip(codes, end, 0x20) && !skip(codes, end, 0x2d)) return false;
  out.month = month;
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || out.day > 31) return false;
  const mark = cursor.at;
  if (slash ? skip(codes, end, 0x2f) : true) {
    if (!slash) { skip(codes, end, 0x2c); skip(codes, end, 0x20); }
    const year = digits(codes, end, 4, 4);
    if (year >= 1970 && year < 2200 && !(cursor.at < end && codes[cursor.at] === 0x3a)) out.year = year;
    else cursor.at = mark;
  }
  thenClock(codes, end, out);
  if (english === undefined && out.hour < 0) return false;
  if (out.year < 0 && out.hour >= 0) {
    const after = cursor.at;
    const named = cursor.at < end && codes[cursor.at] === 0x20 ? name3(codes, cursor.at + 1, end) : -1;
    // `Sun Jun 24 16:32:53 JST 2018`: the zone was taken; other zone names stand between clock and year.
    if (named > 0 && !isMonth(named)) { cursor.at += 1; letters(codes, end); }
    yearBehind(codes, end, out);
    if (out.year < 0) cursor.at = after;
  }
  return true;
}

/** `23/Mar/2023:11:43:35 +0900`, `04 Jan 2020 17:00:00`. */
function dayFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  out.day = digits(codes, end, 1, 2);
  if (out.day < 1 || cursor.at >= end) return false;
  const joint = codes[cursor.at]!;
  if (!(joint === 0x2f || joint === 0x20 || joint === 0x2d)) return false;
  cursor.at += 1;
  const month = englishMonth(codes, end);
  if (month === undefined) return false;
  out.month = month;
  if (!skip(codes, end, joint)) return joint === 0x20 ? (thenClock(codes, end, out), true) : false;
  const year = digits(codes, end, 4, 4);
  if (year < 1970) return false;
  out.year = year;
  thenClock(codes, end, out);
  return true;
}

/**
 * `02/07/2020 10:03:10`: month or day first cannot be told from one line; read as month first, as modems of that form do,
 * until the log as a whole says otherwise (day-month.ts). `17.11.17 16:38:40` is the day first, as dots are in Europe.
 */
function slashed(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor.at;
  const first = digits(codes, end, 1, 2);
  if (first < 1 || !(skip(codes, end, 0x2f) || skip(codes, end, 0x2e) || skip(codes, end, 0x2d))) return false;
  const joint = codes[cursor.at - 1]!;
  const second = digits(codes, end, 1, 2);
  if (second < 1 || !skip(codes, end, joint)) return false;
  const year = digits(codes, end, 4, 4);
  const isShort = year < 0 && joint === 0x2e && cursor.at === start + 6;
  out.year = isShort ? 2000 + digits(codes, end, 2, 2) : year;
  if (out.year < 1970 || out.year > 2199) return false;
  const dayFirst = first > 12 || joint === 0x2e;
  out.month = dayFirst ? second : first;
  out.day = dayFirst ? first : second;
  if (!validDate(out)) return false;
  if (joint === 0x2f) out.slashed = first > 12 ? DAY_FIRST : second > 12 ? MONTH_FIRST : EITHER;
  thenClock(codes, end, out);
  // Three short numbers with dots are as well a version: only a clock time makes them a date.
  return !isShort || out.hour >= 0;
}

/** `03/19 13:40:12` (no year) or a clock time alone. */
function short(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor.at;
  const month = digits(codes, end, 2, 2);
  if (month >= 1 && month <= 12 && (skip(codes, end, 0x2f) || skip(codes, end, 0x2d))) {
    const day = digits(codes, end, 2, 2);
    if (day >= 1 && day <= 31 && skip(codes, end, 0x20) && clock(codes, end, out)) {
      out.month = month;
      out.day = day;
      return true;
    }
  }
  cursor.at = start;
  clear(out);
  if (!clock(codes, end, out)) return false;
  zone(codes, end, out);
  return true;
}

const SHAPES = [yearFirst, slashed, dayFirst, short, japaneseMonth, epoch, basic];

/**
 * The end of the date or time that starts at `at`, or -1; `out` holds its parts.
 * A weekday before it (`Tue Aug  6 …`, `Friday, May 07,2021 …`, `日 11月 22 …`) belongs to it.
 */
export function scanTime(codes: Uint16Array, at: number, end: number, out: Clocktime): number {
  clear(out);
  cursor.at = at;
  if (at >= end) return -1;
  if (plainTime(codes, at, end, out)) {
    cursor.at = at + PLAIN;
    halfDay(codes, end, out);
    zone(codes, end, out);
    return behindDigits(codes, end);
  }
  if (mayBeEra(codes, at, end)) return era(codes, end, out) ? behindDigits(codes, end) : -1;
  if (isLetter(codes[at]!)) {
    if (DAYS.has(name3(codes, at, end))) {
      cursor.at += 3;
      letters(codes, end);
      skip(codes, end, 0x2c);
      if (!skip(codes, end, 0x20)) return -1;
    }
    if (cursor.at < end && isLetter(codes[cursor.at]!)) return monthFirst(codes, end, out) ? cursor.at : -1;
  }
  if (JAPANESE_DAYS.has(codes[at]!)) {
    cursor.at += 1;
    if (skip(codes, end, 0x66dc)) skip(codes, end, 0x65e5); // 曜日
    if (!skip(codes, end, 0x20)) return -1;
  }
  if (cursor.at >= end) return -1;
  if (!isDigit(codes[cursor.at]!)) return halfDayFirst(codes, end, out) ? behindDigits(codes, end) : -1;
  const start = cursor.at;
  for (const shape of SHAPES) {
    cursor.at = start;
    clear(out);
    if (shape(codes, end, out)) return behindDigits(codes, end);
  }
  return -1;
}

/** Where a time ends; -1 where digits go on, for then it is another number. */
function behindDigits(codes: Uint16Array, end: number): number {
  return cursor.at < end && isDigit(codes[cursor.at]!) ? -1 : cursor.at;
}
