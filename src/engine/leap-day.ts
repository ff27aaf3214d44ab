import { leapYearUpTo } from './clocktime.ts';
import { DATED, type Columns } from './columns.ts';

const DAY = 86_400_000;

/** The same month, day and time so many years later. */
export function laterBy(time: number, years: number): number {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return years === 0 ? time : time + Date.UTC(year + years, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(year, date.getUTCMonth(), date.getUTCDate());
}

export function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

/**
 * A log without years that has a 29 February is of a leap year: where this year is none, its other lines move to the
 * year that `localMillis` has given that day, in place. Answers the line of the leap day, -1 where there is none.
 */
export function settleLeapDay({ at, flags, count }: Columns, now: number): number {
  const year = yearOf(now);
  const leap = leapYearUpTo(year);
  if (leap === year) return -1;
  const begins = Date.UTC(year, 0, 1);
  let found = -1;
  for (let line = 0; line < count && found < 0; line += 1) if (at[line]! > DAY * 366 && at[line]! < begins && (flags[line]! & DATED) === 0) found = line;
  if (found < 0) return -1;
  for (let line = 0; line < count; line += 1) if (at[line]! >= begins && (flags[line]! & DATED) === 0) at[line] = laterBy(at[line]!, leap - year);
  return found;
}

/**
 * A New Year above the leap day makes the years that were counted from it one too many: these lines begin a year
 * earlier, in place. `written` are all times as they were before years were counted.
 */
export function undoLateYear(at: Float64Array, lines: readonly number[], leapLine: number, written: Float64Array): void {
  const late = yearOf(at[leapLine]!) - yearOf(written[leapLine]!);
  if (late <= 0) return;
  for (const line of lines) {
    const own = written[line]!;
    // A clock time alone was given its day by the lines around it.
    at[line] = own < DAY ? laterBy(at[line]!, -late) : laterBy(own, yearOf(at[line]!) - yearOf(own) - late);
  }
}
