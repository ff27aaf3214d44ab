import type { Clocktime } from './clocktime.ts';
import { isDigit, isLetter } from './scan.ts';
import { cursor, digits, name3, nameEnds, skip } from './time-cursor.ts';
import { zoneName } from './time-zones.ts';

/** `hh:mm[:ss[.fff]]` or `hh時mm分ss秒`; leaves the cursor after it and answers whether there was one. */
export function clock(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor.at;
  const hour = digits(codes, end, 1, 2);
  const japanese = cursor.at < end && codes[cursor.at] === 0x6642; // 時
  if (hour < 0 || hour > 24 || !(japanese || codes[cursor.at] === 0x3a) || cursor.at >= end) { cursor.at = start; return false; }
  cursor.at += 1;
  const minute = digits(codes, end, japanese ? 1 : 2, 2);
  if (minute < 0 || minute > 59) { cursor.at = start; return false; }
  out.hour = hour; out.minute = minute; out.second = 0; out.milli = 0;
  if (japanese) {
    if (!skip(codes, end, 0x5206)) return true; // 分
    const mark = cursor.at;
    const second = digits(codes, end, 1, 2);
    if (second >= 0 && skip(codes, end, 0x79d2)) out.second = second; else cursor.at = mark; // 秒
    return true;
  }
  if (cursor.at + 2 < end + 1 && cursor.at < end && codes[cursor.at] === 0x3a && cursor.at + 1 < end && isDigit(codes[cursor.at + 1]!)) {
    cursor.at += 1;
    const second = digits(codes, end, 2, 2);
    if (second < 0 || second > 60) { cursor.at = start; return false; }
    out.second = second;
    if (cursor.at + 1 < end && (codes[cursor.at] === 0x2e || codes[cursor.at] === 0x2c) && isDigit(codes[cursor.at + 1]!)) {
      cursor.at += 1;
      const from = cursor.at;
      while (cursor.at < end && isDigit(codes[cursor.at]!)) cursor.at += 1;
      let milli = 0;
      for (let place = 0; place < 3; place += 1) milli = milli * 10 + (from + place < cursor.at ? codes[from + place]! - 0x30 : 0);
      out.milli = milli;
    }
  }
  halfDay(codes, end, out);
  return true;
}

/** ` pm`, `am` or `p.m.` behind a clock time: `05:21:09 pm`. */
export function halfDay(codes: Uint16Array, end: number, out: Clocktime): void {
  const half = cursor.at + 2 < end + 1 && codes[cursor.at] === 0x20 ? cursor.at + 1 : cursor.at;
  if (half + 1 >= end || (codes[half] !== 0x61 && codes[half] !== 0x70) || out.hour > 12) return;
  const dot = codes[half + 1] === 0x2e ? 1 : 0;
  const behind = half + 2 + dot * 2;
  if (codes[half + 1 + dot] !== 0x6d || behind > end || (dot === 1 && codes[behind - 1] !== 0x2e) || (behind < end && isLetter(codes[behind]!))) return;
  out.hour = (out.hour % 12) + (codes[half] === 0x70 ? 12 : 0);
  cursor.at = behind;
}

/** `午後11時43分`, `午前 0:43:35`: half a day before its clock time; leaves the cursor after both, or where it was. */
export function halfDayFirst(codes: Uint16Array, end: number, out: Clocktime): boolean {
  const start = cursor.at;
  const half = codes[start + 1];
  if (start + 1 >= end || codes[start] !== 0x5348 || (half !== 0x524d && half !== 0x5f8c)) return false;
  cursor.at += 2;
  skip(codes, end, 0x20);
  if (!clock(codes, end, out) || out.hour > 12) { cursor.at = start; out.hour = -1; return false; }
  out.hour = (out.hour % 12) + (half === 0x5f8c ? 12 : 0);
  return true;
}

/** `Z`, `+09:00`, `+0900`, `jst`, `utc`, `cest`, `gmt+9`, `utc+5:30` directly after a clock time. */
export function zone(codes: Uint16Array, end: number, out: Clocktime): void {
  if (cursor.at >= end) return;
  const code = codes[cursor.at]!;
  if (code === 0x7a && !(cursor.at + 1 < end && isLetter(codes[cursor.at + 1]!))) { out.zone = 0; cursor.at += 1; return; }
  const spaced = code === 0x20 ? cursor.at + 1 : cursor.at;
  const word = name3(codes, spaced, end);
  if (word > 0) {
    const ends = nameEnds(codes, spaced + 3, end);
    const offset = zoneName(word, ends ? 0 : codes[spaced + 3]!, ends);
    const to = spaced + (ends ? 3 : 4);
    if (offset !== undefined && nameEnds(codes, to, end)) {
      out.zone = offset;
      cursor.at = to;
      if (offset === 0) fromGreenwich(codes, end, out);
      return;
    }
  }
  const sign = codes[spaced];
  if ((sign === 0x2b || sign === 0x2d) && spaced + 2 < end) {
    const mark = cursor.at;
    cursor.at = spaced + 1;
    const hours = digits(codes, end, 2, 2);
    // Hours alone are a zone only directly behind a full date: -12 may be of anything.
    const isAlone = spaced === mark && out.year >= 0 && (cursor.at >= end || codes[cursor.at] === 0x20);
    if (!isAlone) skip(codes, end, 0x3a);
    const minutes = isAlone ? 0 : digits(codes, end, 2, 2);
    if (hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60 && !(cursor.at < end && isDigit(codes[cursor.at]!))) out.zone = (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
    else cursor.at = mark;
  }
}

/** The offset that browsers write behind GMT or UTC: `GMT+9`, `GMT+0900`, `UTC+5:30`. */
function fromGreenwich(codes: Uint16Array, end: number, out: Clocktime): void {
  const mark = cursor.at;
  const sign = mark < end ? codes[mark]! : 0;
  if (sign !== 0x2b && sign !== 0x2d) return;
  cursor.at += 1;
  const hours = digits(codes, end, 1, 2);
  const colon = hours >= 0 && skip(codes, end, 0x3a);
  const minutes = hours < 0 ? -1 : digits(codes, end, 2, 2);
  if (hours < 0 || hours > 14 || minutes > 59 || (colon && minutes < 0) || !nameEnds(codes, cursor.at, end)) { cursor.at = mark; return; }
  out.zone = (sign === 0x2d ? -1 : 1) * (hours * 60 + Math.max(minutes, 0));
}

/** The word FortiOS writes between the two: `date=2016-06-16 time=08:48:28`. */
const TIME_WORD = [...' time='].map((unit) => unit.charCodeAt(0));

/** 日 and a bracket, behind which a clock time may stand at once: `3月23日11時43分`, `2023/03/23(木)11:43`. */
const DAY_ENDS: ReadonlySet<number> = new Set([0x65e5, 0x29]);

/** After a date: `T`, a blank or a comma, then a clock time. Keeps the date alone where there is none. */
export function thenClock(codes: Uint16Array, end: number, out: Clocktime): void {
  const mark = cursor.at;
  if (codes[cursor.at + 5] === 0x3d && TIME_WORD.every((unit, index) => codes[cursor.at + index] === unit)) cursor.at += TIME_WORD.length;
  if (cursor.at < end && codes[cursor.at] === 0x2c) cursor.at += 1;
  if (cursor.at < end && (codes[cursor.at] === 0x74 || codes[cursor.at] === 0x20 || codes[cursor.at] === 0x3a)) cursor.at += 1;
  if (((cursor.at > mark || DAY_ENDS.has(codes[mark - 1]!)) && clock(codes, end, out)) || halfDayFirst(codes, end, out)) zone(codes, end, out);
  else cursor.at = mark;
}

/** The year behind a clock time: `Aug  6 00:06:27 2019`. */
export function yearBehind(codes: Uint16Array, end: number, out: Clocktime): void {
  const mark = cursor.at;
  if (skip(codes, end, 0x20)) {
    const year = digits(codes, end, 4, 4);
    if (year >= 1970 && year < 2200 && !(cursor.at < end && (isDigit(codes[cursor.at]!) || isLetter(codes[cursor.at]!) || codes[cursor.at] === 0x2d || codes[cursor.at] === 0x2e))) { out.year = year; return; }
  }
  cursor.at = mark;
}
