import type { Columns } from './columns.ts';
import { isDigit } from './scan.ts';

/** The kernel writes its seconds with six digits behind the point; a number in a bracket without them is any number. */
const FRACTION = 6;
/** Lines of several processors may stand in any order; a boot begins again at nothing. */
const JITTER = 1000;
/** As many as the column of clocks can count. */
const MOST_CLOCKS = 0xffff;

/** The milliseconds since the boot in the first bracket of `codes[0, end)`: `[   12.345678]`; NaN for none. */
export function uptimeIn(codes: Uint16Array, end: number): number {
  let at = 0;
  while (at < end && codes[at] !== 0x5b) at += 1;
  at += 1;
  while (at < end && codes[at] === 0x20) at += 1;
  let seconds = 0;
  for (; at < end && isDigit(codes[at]!); at += 1) seconds = seconds * 10 + codes[at]! - 0x30;
  const point = at;
  if (codes[point] !== 0x2e) return Number.NaN;
  let parts = 0;
  for (at += 1; at < end && isDigit(codes[at]!); at += 1) parts = parts * 10 + codes[at]! - 0x30;
  return at - point === FRACTION + 1 && codes[at] === 0x5d ? seconds * 1000 + parts / 1000 : Number.NaN;
}

/** Which way time runs down the page, by the seconds since the boot: above 0 for downwards, 0 where they do not tell. */
export function uptimesRun({ count, uptime }: Columns): number {
  let votes = 0;
  let before = Number.NaN;
  for (let line = 0; uptime !== null && line < count; line += 1) {
    const time = uptime[line]!;
    if (Number.isNaN(time)) continue;
    if (time > before) votes += 1;
    else if (time < before) votes -= 1;
    before = time;
  }
  return votes;
}

/** The boots of a log. */
export interface Boots {
  /** Clock → the last moment of it that a line tells of. */
  readonly ends: ReadonlyMap<number, number>;
  /** The first line of each boot but the first. */
  readonly again: readonly number[];
}

/**
 * Gives each boot a clock of its own, numbered behind `clocks`: seconds since the boot that fall back are those of the
 * next one. A line without any time belongs to the boot of the line before it.
 */
export function clockBoots({ count, at, uptime }: Columns, newestFirst: boolean, clock: Uint16Array, clocks: number): Boots {
  const ends = new Map<number, number>();
  const again: number[] = [];
  if (uptime === null) return { ends, again };
  let boot = 0;
  let latest = Number.NaN;
  let isOpen = false;
  for (let position = 0; position < count; position += 1) {
    const line = newestFirst ? count - 1 - position : position;
    const time = uptime[line]!;
    if (!Number.isNaN(time)) {
      if (!(time >= latest - JITTER) && clocks + ends.size < MOST_CLOCKS) {
        boot = clocks + ends.size + 1;
        if (ends.size > 0) again.push(line);
        latest = time;
      }
      if (boot === 0) continue;
      latest = Math.max(latest, time);
      ends.set(boot, latest);
      isOpen = true;
    } else if (!Number.isNaN(at[line]!)) isOpen = false;
    if (isOpen) clock[line] = boot;
  }
  return { ends, again };
}
