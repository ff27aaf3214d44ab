import { isLetter } from './scan.ts';
import { cursor, letters, name3 } from './time-cursor.ts';
import { packed } from './time-zones.ts';

const ENGLISH = new Map(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [packed(name), index + 1]));

/**
 * The months that begin otherwise where the C library speaks German or French, as journalctl and logger print them
 * (`Mär 29 04:43:33`, `août 19 11:08:37`, `déc. 13 12:00:47`). The rest begin like the English ones.
 */
const OTHERS = new Map(Object.entries({ mär: 3, mai: 5, okt: 10, dez: 12, fév: 2, avr: 4, aoû: 8, déc: 12 }).map(([name, month]) => [packed(name), month]));
/** juin and juil. share their first three letters. */
const JUI = packed('jui');

/** Whether the three letters, packed, begin an English month. */
export function isMonth(name: number): boolean {
  return ENGLISH.has(name);
}

/** The English month whose name begins at the cursor, which then stands behind the name; undefined for none. */
export function englishMonth(codes: Uint16Array, end: number): number | undefined {
  const month = ENGLISH.get(name3(codes, cursor.at, end));
  if (month === undefined) return undefined;
  cursor.at += 3;
  letters(codes, end);
  return month;
}

/** A German or French month in the same way. Words may begin like one: what follows has to be a day and a clock time. */
export function otherMonth(codes: Uint16Array, end: number): number | undefined {
  const { at } = cursor;
  if (at + 4 > end || codes[at + 1]! > 0xff || codes[at + 2]! > 0xff) return undefined;
  const name = (codes[at]! << 16) | (codes[at + 1]! << 8) | codes[at + 2]!;
  let month = OTHERS.get(name);
  if (name === JUI) month = codes[at + 3] === 0x6e ? 6 : codes[at + 3] === 0x6c ? 7 : undefined;
  if (month === undefined) return undefined;
  cursor.at += 3;
  while (cursor.at < end && (isLetter(codes[cursor.at]!) || (codes[cursor.at]! >= 0xdf && codes[cursor.at]! <= 0xff))) cursor.at += 1;
  return month;
}
