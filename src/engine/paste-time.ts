import { emptyTime } from './clocktime.ts';
import { foldBuffer, foldInto } from './fold.ts';
import { scanTime } from './time.ts';

const time = emptyTime();
/** No time is written with more. */
export const LONGEST_TIME = 48;
const folded = foldBuffer(LONGEST_TIME * 2);

export interface Ahead {
  /** How many folded units the date or time has at the line's beginning, after a bracket or a priority; 0 for none. */
  readonly length: number;
  /** Whether the line is nothing else. */
  readonly whole: boolean;
  readonly dateOnly: boolean;
}

const NONE: Ahead = { length: 0, whole: false, dateOnly: false };

/** What date or time the part of a line from `from` on begins with. */
export function timeAhead(line: string, from = 0): Ahead {
  foldInto(line, from, Math.min(line.length, from + LONGEST_TIME * 2), folded);
  const { codes, length } = folded;
  let at = 0;
  if (codes[0] === 0x3c) while (at < 6 && codes[at] !== 0x3e) at += 1;
  while (at < length && at < 8 && OPENING.has(codes[at]!)) at += 1;
  if (at >= length) return NONE;
  const end = scanTime(codes, at, length, time);
  if (end < 0) return NONE;
  const behind = end < length && CLOSING.has(codes[end]!) ? end + 1 : end;
  return { length: end - at, whole: behind === length && line.length - from <= LONGEST_TIME, dateOnly: time.hour < 0 };
}

const OPENING = new Set([...'<>[(「【 '].map((unit) => unit.charCodeAt(0)));
const CLOSING = new Set([...'])>」】:'].map((unit) => unit.charCodeAt(0)));
