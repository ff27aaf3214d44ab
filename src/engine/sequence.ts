import type { Catalogue } from './catalogue.ts';
import { clockBoots, uptimesRun } from './boots.ts';
import { leapYearUpTo } from './clocktime.ts';
import { DATED, type Columns } from './columns.ts';
import { settleDayMonth } from './day-month.ts';
import { factoryDated } from './factory-date.ts';
import { laterBy, settleLeapDay, undoLateYear, yearOf } from './leap-day.ts';
import { stagesRun } from './stages.ts';
import { sameZone } from './zones.ts';

/**
 * Order and clocks (design §5). Routers list newest first or oldest first, forget the year, and count from a boot date
 * until NTP answers. All of it is repaired here, once, and what was repaired is a note.
 */
export interface Sequence {
  readonly newestFirst: boolean;
  /** Clock of each line: 0 is the wall clock; each stretch before the clock was set has one of its own, and so has each boot that lines count from. */
  readonly clock: Uint16Array;
  /** Clocks that count from a boot → their last moment, in the milliseconds of `Columns.uptime`. */
  readonly boots: ReadonlyMap<number, number>;
  readonly notes: readonly Note[];
}

export interface Note {
  readonly code: 'paste-tidied' | 'newest-first' | 'day-first' | 'zones-mixed' | 'year-assumed' | 'clock-unset' | 'rebooted' | 'mixed-order' | 'no-times';
  readonly args: Readonly<Record<string, string | number>>;
  /** Line indexes it speaks of; empty for the whole log. */
  readonly lines: readonly number[];
}

const DAY = 86_400_000;
/** Lines that one note names. */
const MOST_NOTED = 20;
/** 2001-01-01. Before it no router of these logs had a set clock; for later dates see `factory-date.ts`. */
const SET_SINCE = Date.UTC(2001, 0, 1);

/** Which way time runs down the page: by the majority of neighbouring lines, by uptimes or stages where no line has a time, else as the format says. */
function runsBackwards(columns: Columns, catalogue: Catalogue): boolean {
  const { count, at, format, flags } = columns;
  let up = 0;
  let down = 0;
  let before = Number.NaN;
  for (let line = 0; line < count; line += 1) {
    const time = at[line]!;
    if (Number.isNaN(time)) continue;
    // Without years, 31 December comes before 2 January although its number is larger; without dates, 23:59 before 00:01.
    const wraps = (flags[line]! & DATED) === 0 && (Math.abs(time - before) > 180 * DAY || (time < DAY && before < DAY && Math.abs(time - before) > DAY / 2));
    if (wraps ? time < before : time > before) up += 1;
    else if (time !== before && !Number.isNaN(before)) down += 1;
    before = time;
  }
  if (up !== down) return down > up;
  if (Number.isNaN(before)) {
    const votes = uptimesRun(columns) || stagesRun(columns, catalogue);
    if (votes !== 0) return votes < 0;
  }
  const votes = new Map<number, number>();
  for (let line = 0; line < count; line += 1) if (format[line]! >= 0) votes.set(format[line]!, (votes.get(format[line]!) ?? 0) + 1);
  const [main] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
  return main !== undefined && catalogue.formats[main]!.order === 'newest-first';
}

/** Whether a date without a year is one that firmware counts from: 1 January, or ASUS's 5 May. */
function isBootDate(time: number): boolean {
  const date = new Date(time);
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  return (month === 0 && day === 1) || (month === 4 && day === 5);
}

/** Midnight of the day of `time`. */
function dayOf(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

function isLeapDay(time: number): boolean {
  const date = new Date(time);
  return date.getUTCMonth() === 1 && date.getUTCDate() === 29;
}

/** Whether a date without a year goes on within a day of `before` if it is taken for next year's: a New Year, not a boot. */
function beginsYear(time: number, before: number): boolean {
  const year = new Date(time).getUTCFullYear();
  const gap = time + Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1) - before;
  return gap >= 0 && gap <= DAY;
}

/** Repairs times in place (years, midnights) and tells clocks apart. `now` bounds the guessed years. */
export function sequence(columns: Columns, catalogue: Catalogue, now: number): Sequence {
  const { count, at, flags } = columns;
  const dayFirst = settleDayMonth(columns, now);
  const leapLine = settleLeapDay(columns, now);
  /** Times as they stand in the year of the leap day. */
  const ofLeapYear = leapLine < 0 ? null : at.slice(0, count);
  const moved = sameZone(columns);
  const newestFirst = runsBackwards(columns, catalogue);
  const clock = new Uint16Array(count);
  const notes: Note[] = [];
  if (dayFirst.length > 0) notes.push({ code: 'day-first', args: { count: dayFirst.length }, lines: [dayFirst[0]!] });
  if (moved.length > 0) notes.push({ code: 'zones-mixed', args: { count: moved.length }, lines: [moved[0]!] });
  const line = (position: number): number => (newestFirst ? count - 1 - position : position);
  if (newestFirst && count > 1) notes.push({ code: 'newest-first', args: {}, lines: [] });
  const fromFactory = factoryDated(columns, newestFirst);

  let assumed = false;
  let years = 0;
  /** The day that lines with a clock time alone belong to: the last one read, and whether its year was guessed. */
  let day = 0;
  let dayGuessed = false;
  /** Lines with a clock time alone above the first date. */
  let early: number[] = [];
  let before = Number.NaN;
  let clocks = 0;
  let unset: number[] = [];
  let unsetUndated = false;
  let dropped = 0;
  const yearless: number[] = [];
  const close = (isUnset: boolean): void => {
    if (isUnset && unset.length > 0) {
      clocks += 1;
      for (const index of unset) clock[index] = clocks;
      notes.push({ code: 'clock-unset', args: { count: unset.length }, lines: [unset[0]!] });
    }
    unset = [];
  };
  /** Gives the lines above the first date its day, or as many days before it as they run back; answers these lines. */
  const settle = (first: number): readonly number[] => {
    const waiting = early;
    early = [];
    if (waiting.length === 0) return waiting;
    const last = at[waiting.at(-1)!]!;
    let shift = dayOf(first) - dayOf(last);
    if (last + shift > first) shift -= DAY;
    for (const index of waiting) at[index] = at[index]! + shift;
    before = last + shift;
    return waiting;
  };
  for (let position = 0; position < count; position += 1) {
    const index = line(position);
    let time = at[index]!;
    if (Number.isNaN(time)) {
      if (unset.length > 0) unset.push(index);
      continue;
    }
    if ((flags[index]! & DATED) !== 0) {
      if (time < SET_SINCE || (fromFactory !== null && fromFactory[index] === 1)) { if (unset.length > 0 && time < before) close(true); unset.push(index); before = time; continue; }
      close(unset.length > 0 && !unsetUndated);
      settle(time);
      if (time < before) dropped += 1;
      before = time;
      day = dayOf(time);
      dayGuessed = false;
      continue;
    }
    if (time < DAY) {
      time += day;
      if (time < before - DAY / 2) { day += DAY; time += DAY; }
      at[index] = time;
      before = time;
      if (day < SET_SINCE) early.push(index);
      else if (dayGuessed) yearless.push(index);
      continue;
    }
    assumed = true;
    if (isBootDate(time) && !beginsYear(laterBy(time, years), before) && (unset.length > 0 || Number.isNaN(before) || time < before || time - before > DAY)) {
      if (unset.length > 0 && time < before) close(unsetUndated);
      unset.push(index);
      unsetUndated = true;
      before = time;
      continue;
    }
    if (unset.length > 0) {
      const jumped = Math.abs(time - before) > DAY;
      if (!jumped) yearless.push(...unset);
      close(jumped);
      unsetUndated = false;
      before = Number.NaN;
    }
    time = laterBy(time, years);
    if (time < before - 180 * DAY) {
      years += 1;
      time = laterBy(time, 1);
    }
    const waiting = settle(time);
    at[index] = time;
    yearless.push(...waiting, index);
    before = time;
    day = dayOf(time);
    dayGuessed = true;
  }
  if (unset.length > 0) close(unsetUndated ? false : true);
  if (ofLeapYear !== null) undoLateYear(at, yearless, leapLine, ofLeapYear);
  if (assumed && yearless.length > 0) {
    // A log cannot come from the future: if its end would, the years were one too late.
    const last = Math.max(...[yearless[0]!, yearless.at(-1)!].map((index) => at[index]!));
    if (last > now + DAY) {
      const leapDay = yearless.find((index) => isLeapDay(at[index]!));
      const back = leapDay === undefined ? 1 : yearOf(at[leapDay]!) - leapYearUpTo(yearOf(at[leapDay]!) - 1);
      for (const index of yearless) at[index] = laterBy(at[index]!, -back);
    }
    notes.push({ code: 'year-assumed', args: { year: new Date(at[yearless[0]!]!).getUTCFullYear() }, lines: [] });
  }
  const boots = clockBoots(columns, newestFirst, clock, clocks);
  if (boots.again.length > 0) notes.push({ code: 'rebooted', args: { count: boots.ends.size }, lines: boots.again.slice(0, MOST_NOTED) });
  if (dropped > 0) notes.push({ code: 'mixed-order', args: { count: dropped }, lines: [] });
  if (count > 0 && boots.ends.size === 0 && at.subarray(0, count).every((time) => Number.isNaN(time))) notes.push({ code: 'no-times', args: {}, lines: [] });
  return { newestFirst, clock, boots: boots.ends, notes };
}
