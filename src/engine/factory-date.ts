import { DATED, type Columns } from './columns.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Between a clock that was never set and one that was lies more than this, or the two could not be told apart. */
const FAR = 30 * DAY;
/** A router that finds no time server goes on counting; beyond this its date is no longer that of the factory. */
const LONGEST = 2 * DAY;

/** Whether firmware begins to count here: the first hour of 1 January of any year, in Greenwich or in Japan (corega: 2008, 09:00:21). */
function isFactoryDate(time: number): boolean {
  const hour = Math.floor(time / HOUR) % 24;
  if (hour !== 0 && hour !== 9) return false;
  const date = new Date(time);
  return date.getUTCMonth() === 0 && date.getUTCDate() === 1;
}

/**
 * The lines with a year whose clock was not set though the year is no early one: stretches that begin at a factory date,
 * with time going far back before them or far on behind them, and at neither end going on as time does. The lines are
 * gone through in the order in which things happened. Answers 1 for each such line index, null where there is none.
 */
export function factoryDated({ count, at, flags }: Columns, newestFirst: boolean): Uint8Array | null {
  const step = newestFirst ? -1 : 1;
  const first = newestFirst ? count - 1 : 0;
  const end = newestFirst ? -1 : count;
  let found: Uint8Array | null = null;
  let before = Number.NaN;
  for (let line = first; line !== end; line += step) {
    if ((flags[line]! & DATED) === 0) continue;
    const start = at[line]!;
    if (before < start + FAR || !isFactoryDate(start)) { before = start; continue; }
    // From here to `behind` time goes on as it does in a router that was just switched on.
    let last = line;
    let next = line + step;
    let behind = Number.NaN;
    for (; next !== end; next += step) {
      if ((flags[next]! & DATED) === 0) continue;
      const time = at[next]!;
      if (!(time >= at[last]! && time < start + LONGEST)) { behind = time; break; }
      last = next;
    }
    if (behind < at[last]! + FAR || (Number.isNaN(before) && Number.isNaN(behind))) { before = start; continue; }
    found ??= new Uint8Array(count);
    for (let index = line; index !== next; index += step) if ((flags[index]! & DATED) !== 0) found[index] = 1;
    before = at[last]!;
    line = last;
  }
  return found;
}
