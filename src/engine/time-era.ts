import { isDigit } from './scan.ts';
import { cursor, digits, skip } from './time-cursor.ts';

/** The years before the first of an era: 令和 and R, 平成 and H. What is older has no router's log. */
const REIWA = 2018;
const HEISEI = 1988;
/** 元, the first year of an era. */
const FIRST = 0x5143;

/**
 * The year at the cursor that an era counts: `令和6年`, `平成31年`, `令和元年`, `R6.`, `H31/`. The cursor then stands at the
 * joint behind its number; -1 for none. A letter needs a number and a sign that dates are joined with.
 */
export function eraYear(codes: Uint16Array, end: number): number {
  const start = cursor.at;
  const code = codes[start];
  let before = -1;
  if (code === 0x4ee4 && codes[start + 1] === 0x548c) before = REIWA;
  else if (code === 0x5e73 && codes[start + 1] === 0x6210) before = HEISEI;
  else if (code === 0x72) before = REIWA;
  else if (code === 0x68) before = HEISEI;
  if (before < 0) return -1;
  const isLetter = code === 0x72 || code === 0x68;
  cursor.at += isLetter ? 1 : 2;
  const year = !isLetter && skip(codes, end, FIRST) ? 1 : digits(codes, end, 1, 2);
  const joint = cursor.at < end ? codes[cursor.at]! : 0;
  const isJoined = isLetter ? joint === 0x2e || joint === 0x2f || joint === 0x2d : joint === 0x5e74;
  if (year < 1 || !isJoined) { cursor.at = start; return -1; }
  return before + year;
}

/** Whether an era may begin at `at`. */
export function mayBeEra(codes: Uint16Array, at: number, end: number): boolean {
  const code = codes[at];
  return code === 0x4ee4 || code === 0x5e73 || ((code === 0x72 || code === 0x68) && at + 1 < end && isDigit(codes[at + 1]!));
}
