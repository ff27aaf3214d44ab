import { isEitherOrder, type Columns } from './columns.ts';

const DAY = 86_400_000;

/** The date with its day and month exchanged; both are at most 12. */
function exchanged(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCDate() - 1, date.getUTCMonth() + 1) + (time - Math.floor(time / DAY) * DAY);
}

/** Whether the log runs one way down the page when these lines are read by `as`. */
function runsOneWay({ at, count }: Columns, isOpen: (line: number) => boolean, as: (time: number) => number): boolean {
  let up = false;
  let down = false;
  let before = Number.NaN;
  for (let line = 0; line < count; line += 1) {
    const time = at[line]!;
    if (Number.isNaN(time)) continue;
    const read = isOpen(line) ? as(time) : time;
    up ||= read > before;
    down ||= read < before;
    before = read;
  }
  return !(up && down);
}

/**
 * Settles the order of day and month in dates such as `02/07/2020`, which were read as month first, in place. A log
 * that has `22/03/2025` somewhere writes the day first everywhere. Without such a line the day comes first only where
 * nothing else makes sense of the log: the other reading runs to and fro, or lies in the future.
 * Answers the lines whose date was changed.
 */
export function settleDayMonth(columns: Columns, now: number): readonly number[] {
  const { at, count, slashed } = columns;
  if (slashed.either === 0 || slashed.monthFirst > 0) return [];
  const isOpen = (line: number): boolean => isEitherOrder(columns, line) && !Number.isNaN(at[line]!);
  const lines: number[] = [];
  for (let line = 0; line < count; line += 1) if (isOpen(line)) lines.push(line);
  if (slashed.dayFirst === 0) {
    const isLate = (read: (time: number) => number): boolean => lines.some((line) => read(at[line]!) > now + DAY);
    const same = (time: number): number => time;
    const isBetter = runsOneWay(columns, isOpen, same) ? isLate(same) : runsOneWay(columns, isOpen, exchanged);
    if (!isBetter || isLate(exchanged)) return [];
  }
  for (const line of lines) at[line] = exchanged(at[line]!);
  return lines;
}
