/**
 * A clock time and date as a line gives them (design §5), with -1 for what the line does not say.
 */
export interface Clocktime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  milli: number;
  /** Minutes east of UTC; NaN where the line does not say. */
  zone: number;
  /** For `02/07/2020`, what its two numbers say of their order: 0 for every other shape. */
  slashed: typeof EITHER | typeof DAY_FIRST | typeof MONTH_FIRST | 0;
}

/** Both numbers can be the month: read as month first. */
export const EITHER = 1;
/** `22/03/2025`: only the second number can be the month. */
export const DAY_FIRST = 2;
/** `03/22/2025`: only the first can. */
export const MONTH_FIRST = 3;

export function emptyTime(): Clocktime {
  return { year: -1, month: -1, day: -1, hour: -1, minute: -1, second: -1, milli: 0, zone: Number.NaN, slashed: 0 };
}

/** Empties `out` for the next reading. */
export function clear(out: Clocktime): void {
  out.year = -1; out.month = -1; out.day = -1; out.hour = -1; out.minute = -1; out.second = -1; out.milli = 0; out.zone = Number.NaN; out.slashed = 0;
}

/** Days from 1970-01-01 of a date of the proleptic Gregorian calendar (Howard Hinnant's days_from_civil). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

const latest = { year: -1, month: -1, day: -1, number: 0 };

/** The same, for one line after the other: most are of the day of the line before. */
function dayNumberAgain(year: number, month: number, day: number): number {
  if (latest.day !== day || latest.month !== month || latest.year !== year) {
    latest.number = dayNumber(year, month, day);
    latest.year = year;
    latest.month = month;
    latest.day = day;
  }
  return latest.number;
}

/** The latest year up to this one that has a 29 February. */
export function leapYearUpTo(year: number): number {
  let leap = year - (((year % 4) + 4) % 4);
  if (leap % 100 === 0 && leap % 400 !== 0) leap -= 4;
  return leap;
}

/** April, June, September, November. */
const SHORT_MONTHS: ReadonlySet<number> = new Set([4, 6, 9, 11]);

/** Whether a month has this day: what a line says of 30 February happened on no day at all, not on 1 March. */
function isInMonth(year: number, month: number, day: number): boolean {
  if (month === 2) return day <= (leapYearUpTo(year) === year ? 29 : 28);
  return day <= 30 || !SHORT_MONTHS.has(month);
}

/**
 * Milliseconds on the reader's own clock face (not UTC): differences are right within one zone. NaN without a clock time,
 * and for a date or time that no calendar or clock has. A leap second is the end of the minute that it lengthens.
 * A date without a year is taken for one of `year`; a 29 February, which says by itself that its year is a leap year, for
 * one of the latest of these.
 */
export function localMillis(time: Clocktime, year: number): number {
  if (time.hour < 0) return Number.NaN;
  const whole = time.year >= 0 ? time.year : time.month === 2 && time.day === 29 ? leapYearUpTo(year) : year;
  if (time.day > 28 && !isInMonth(whole, time.month, time.day)) return Number.NaN;
  if (time.hour === 24 && time.minute + time.second + time.milli > 0) return Number.NaN;
  const minutes = ((time.month < 0 ? 0 : dayNumberAgain(whole, time.month, time.day)) * 24 + time.hour) * 60 + time.minute;
  if (time.second < 60) return minutes * 60000 + time.second * 1000 + time.milli;
  // Leap seconds come at the end of a day in Greenwich, where zones are whole quarters of an hour away.
  return time.minute % 15 === 14 ? minutes * 60000 + 59999 : Number.NaN;
}
