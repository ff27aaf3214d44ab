import type { Kind } from '../schema/vocabulary.ts';

/**
 * For how many months a check of an entry holds (design §2). Offers, phone numbers and menus change within months,
 * firmware within a year or two, standards and past events hardly.
 */
export const MONTHS_FRESH: Readonly<Record<Kind, number>> = {
  provider: 6, service: 6, fix: 6, check: 6,
  family: 18, message: 18, symptom: 18, cause: 18,
  term: 60, case: 60,
};

/** Whether an entry checked on `checked` (YYYY-MM-DD) has to be checked again on `now` (YYYY-MM-DD). */
export function needsRecheck(kind: Kind, checked: string, now: string): boolean {
  return addMonths(checked, MONTHS_FRESH[kind]) < now;
}

/** `months` later; a day that month does not have becomes its last (2026-08-31 + 6 → 2027-02-28). */
function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
