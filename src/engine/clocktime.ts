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
}

export function emptyTime(): Clocktime {
  return { year: -1, month: -1, day: -1, hour: -1, minute: -1, second: -1, milli: 0, zone: Number.NaN };
}

/** Empties `out` for the next reading. */
export function clear(out: Clocktime): void {
  out.year = -1; out.month = -1; out.day = -1; out.hour = -1; out.minute = -1; out.second = -1; out.milli = 0; out.zone = Number.NaN;
}

/** Days from 1970-01-01 of a date of the proleptic Gregorian calendar (Howard Hinnant's days_from_civil). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** Milliseconds on the reader's own clock face (not UTC): differences are right within one zone. NaN without a clock time. */
export function localMillis(time: Clocktime, year: number): number {
  if (time.hour < 0) return Number.NaN;
  const days = time.month < 0 ? 0 : dayNumber(time.year < 0 ? year : time.year, time.month, time.day);
  return ((days * 24 + time.hour) * 60 + time.minute) * 60000 + time.second * 1000 + time.milli;
}
