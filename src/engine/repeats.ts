/** What a log server wrote once for several: how often, and where the message stands in it. */
export interface Repeat {
  readonly times: number;
  /** Where the words around the message begin. */
  readonly opens: number;
  readonly from: number;
  readonly to: number;
}

/** Of a line that says of the line before it how often it happened again: `last message repeated 3 times`. */
export const REPEAT_EVENT = 'log/repeat';
/** The hole that takes how often. In any other line it says how often that line happened itself. */
export const TIMES_HOLE = 'times';

const OPENING = 'message repeated ';
const TIMES = /^(\d{1,9}) times: \[ */;
const CLOSING = 0x5d;
const BLANK = 0x20;

/** `message repeated 5 times: [ Failed password … ]`, as rsyslog writes what it held back (its runtime/ratelimit.c); null for any other line. */
export function repeatIn(text: string, from: number, to: number): Repeat | null {
  let end = to;
  while (end > from && text.charCodeAt(end - 1) === BLANK) end -= 1;
  if (text.charCodeAt(end - 1) !== CLOSING) return null;
  const line = text.slice(from, end - 1);
  const opens = line.indexOf(OPENING);
  if (opens < 0) return null;
  const found = TIMES.exec(line.slice(opens + OPENING.length, opens + OPENING.length + 64));
  if (found === null) return null;
  const start = opens + OPENING.length + found[0].length;
  const message = line.slice(start).trimEnd();
  return message === '' ? null : { times: Number(found[1]), opens: from + opens, from: from + start, to: from + start + message.length };
}
