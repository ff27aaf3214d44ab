import { DATED, type Columns } from './columns.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Between a clock that was never set and one that was lies more than this, or the two could not be told apart. */
const FAR = 30 * DAY;
/** A router that finds no time server goes on counting; beyond this its date is no longer that of the factory. */
const LONGEST = 2 * DAY;

/** Whether firmware begins to count here: the first hour of 1 January of any year, in Greenwich or in Japan (corega: 2008, 09:00:21). */
function isFactoryDate(time: number): boolean {
  const date = new Date(time);
  return date.getUTCMonth() === 0 && date.getUTCDate() === 1 && (date.getUTCHours() === 0 || date.getUTCHours() === 9);
}

/**
 * The lines with a year whose clock was not set though the year is no early one: stretches that begin at a factory date,
 * with time going far back before them or far on behind them, and at neither end going on as time does. `line` gives the
 * index of the line at a position in the order in which things happened. Answers 1 for each such line index.
 */
export function factoryDated({ count, at, flags }: Columns, line: (position: number) => number): Uint8Array {
  const found = new Uint8Array(count);
  const timed: number[] = [];
  for (let position = 0; position < count; position += 1) if ((flags[line(position)]! & DATED) !== 0) timed.push(line(position));
  for (let from = 0; from < timed.length; from += 1) {
    const start = at[timed[from]!]!;
    const before = from === 0 ? Number.NaN : at[timed[from - 1]!]!;
    if (!isFactoryDate(start) || before < start + FAR) continue;
    let to = from + 1;
    while (to < timed.length && at[timed[to]!]! >= at[timed[to - 1]!]! && at[timed[to]!]! < start + LONGEST) to += 1;
    const behind = to === timed.length ? Number.NaN : at[timed[to]!]!;
    if (behind < at[timed[to - 1]!]! + FAR || (Number.isNaN(before) && Number.isNaN(behind))) continue;
    for (let index = from; index < to; index += 1) found[timed[index]!] = 1;
    from = to - 1;
  }
  return found;
}
