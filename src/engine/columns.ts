import { DAY_FIRST, MONTH_FIRST, type Clocktime } from './clocktime.ts';

/**
 * What is known of each line, in columns: 200,000 lines as objects would take a phone's memory and freeze its tab.
 * A line costs 32 bytes here, beyond the text itself.
 */
export interface Columns {
  count: number;
  capacity: number;
  /** Physical line number, from 1. */
  n: Uint32Array;
  /** Offsets of the line in the text (UTF-16 units), decorations left out. */
  from: Uint32Array;
  to: Uint32Array;
  /** Milliseconds on the log's own clock face; NaN without a time. */
  at: Float64Array;
  /** Milliseconds since the boot, NaN for lines that do not say; null for a log of which none does, as nearly all are. */
  uptime: Float64Array | null;
  /** Index into the catalogue's formats, -1 without a header. */
  format: Int16Array;
  /** Index into the catalogue's templates, -1 for an unknown line. */
  template: Int32Array;
  /** Offset of the message from the beginning of the line. */
  body: Uint16Array;
  level: Uint8Array;
  /** 1: cut off by a screen; 2: the header gives a full date; 4: continues the line above it; 8: day or month first; the upper half: its zone. */
  flags: Uint8Array;
  /** The zones that lines say, in minutes east of UTC; the upper half of a line's flags counts from 1 into them. */
  readonly zones: number[];
  /** How many dates of the form `02/07/2020` there are: that can be read either way, and that say what stands first. */
  readonly slashed: { either: number; dayFirst: number; monthFirst: number };
  /** Line index → templates that are as good as the one taken. */
  readonly candidates: Map<number, number[]>;
  /** Line index → how often its message happened, for the lines that a log server wrote once for several. */
  readonly repeats: Map<number, number>;
}

export const CUT = 1;
export const DATED = 2;
export const CONTINUES = 4;
const EITHER_ORDER = 8;
/** Where the number of the zone stands in the flags. */
const ZONE_SHIFT = 4;
/** As many zones as half a byte counts; a log has one or two. */
const MOST_ZONES = 15;

/** The flag of a line that says this zone (minutes east of UTC); 0 for NaN, a line that says none. */
export function zoneFlag({ zones }: Columns, zone: number): number {
  if (Number.isNaN(zone)) return 0;
  let number = zones.indexOf(zone) + 1;
  if (number === 0 && zones.length < MOST_ZONES) number = zones.push(zone);
  return number << ZONE_SHIFT;
}

/** Counts a line's date by what it says of the order of its numbers; the flag of a line that can be read either way. */
export function slashedFlag({ slashed }: Columns, says: Clocktime['slashed']): number {
  if (says === 0) return 0;
  if (says === DAY_FIRST) slashed.dayFirst += 1;
  else if (says === MONTH_FIRST) slashed.monthFirst += 1;
  else { slashed.either += 1; return EITHER_ORDER; }
  return 0;
}

/** Whether the date of a line can be read day first as well as month first. */
export function isEitherOrder({ flags }: Columns, line: number): boolean {
  return (flags[line]! & EITHER_ORDER) !== 0;
}

/** The zone that a line says, in minutes east of UTC; undefined where it says none. */
export function zoneOf({ zones, flags }: Columns, line: number): number | undefined {
  return zones[(flags[line]! >> ZONE_SHIFT) - 1];
}

export function emptyColumns(capacity: number): Columns {
  return {
    count: 0,
    capacity,
    n: new Uint32Array(capacity),
    from: new Uint32Array(capacity),
    to: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    uptime: null,
    format: new Int16Array(capacity),
    template: new Int32Array(capacity),
    body: new Uint16Array(capacity),
    level: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    zones: [],
    slashed: { either: 0, dayFirst: 0, monthFirst: 0 },
    candidates: new Map(),
    repeats: new Map(),
  };
}

function wider<T extends Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float64Array>(column: T, capacity: number): T {
  const next = new (column.constructor as new (length: number) => T)(capacity);
  next.set(column as never);
  return next;
}

/** Makes room for half as many lines again: doubling would leave a phone with much unused room. */
export function grow(columns: Columns): void {
  const capacity = Math.ceil(columns.capacity * 1.5) + 64;
  columns.capacity = capacity;
  columns.n = wider(columns.n, capacity);
  columns.from = wider(columns.from, capacity);
  columns.to = wider(columns.to, capacity);
  columns.at = wider(columns.at, capacity);
  if (columns.uptime !== null) columns.uptime = wider(columns.uptime, capacity).fill(Number.NaN, columns.uptime.length);
  columns.format = wider(columns.format, capacity);
  columns.template = wider(columns.template, capacity);
  columns.body = wider(columns.body, capacity);
  columns.level = wider(columns.level, capacity);
  columns.flags = wider(columns.flags, capacity);
}

/** Notes how long after the boot a line was written. */
export function setUptime(columns: Columns, line: number, uptime: number): void {
  if (Number.isNaN(uptime)) return;
  columns.uptime ??= new Float64Array(columns.capacity).fill(Number.NaN);
  columns.uptime[line] = uptime;
}
