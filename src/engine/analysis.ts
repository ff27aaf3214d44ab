import { LEVEL_NAMES, type Catalogue, type LineLevel } from './catalogue.ts';
import { CONTINUES, CUT, DATED, type Columns } from './columns.ts';
import { holesOf, type HoleValue } from './holes.ts';
import { toldMakers } from './makers.ts';
import { renumber, tidied, type Fix } from './paste.ts';
import { Reader, type ReadOptions } from './reader.ts';
import { sequence, type Note, type Sequence } from './sequence.ts';
import { findings, type Finding } from './stories.ts';
import { groupUnknown, type UnknownGroup } from './unknown.ts';

/** A log as the engine understands it: columns for the lines, values for what they mean together. */
export interface Reading {
  readonly text: string;
  readonly catalogue: Catalogue;
  readonly columns: Columns;
  readonly order: Sequence;
  readonly findings: readonly Finding[];
  /** Family index → 1 if its name is told, see `makers.ts`. */
  readonly told: Uint8Array;
  readonly families: readonly { readonly id: string; readonly share: number }[];
  readonly coverage: { readonly known: number; readonly total: number };
  /** How many lines of each level, in the order of `LEVEL_NAMES`. */
  readonly levels: readonly number[];
}

/** Finishes a reader: clocks, stories, counts. */
export function conclude(text: string, catalogue: Catalogue, columns: Columns, { now }: ReadOptions): Reading {
  const order = sequence(columns, catalogue, now);
  const { count, template, format, at, level } = columns;
  const { clock } = order;
  const levels = new Uint32Array(LEVEL_NAMES.length);
  const byFormat = new Uint32Array(catalogue.formats.length);
  let latest = Number.NEGATIVE_INFINITY;
  let known = 0;
  for (let line = 0; line < count; line += 1) {
    levels[level[line]!]! += 1;
    if (template[line]! >= 0) known += 1;
    if (format[line]! >= 0) byFormat[format[line]!]! += 1;
    if (at[line]! > latest && clock[line] === 0) latest = at[line]!;
  }
  if (latest === Number.NEGATIVE_INFINITY) latest = Number.NaN;
  const told = toldMakers(columns, catalogue);
  const byFamily = new Map<number, number>();
  byFormat.forEach((lines, format) => {
    const { family } = catalogue.formats[format]!;
    if (lines > 0 && told[family] === 1) byFamily.set(family, (byFamily.get(family) ?? 0) + lines);
  });
  const dated = ((columns.flags[0] ?? 0) & DATED) !== 0 || latest > 86_400_000 * 366;
  const end = dated && now > latest ? now : latest;
  return {
    text,
    catalogue,
    columns,
    order,
    findings: findings(text, columns, catalogue, order, end),
    told,
    families: [...byFamily].sort((a, b) => b[1] - a[1]).map(([family, count]) => ({ id: catalogue.source.families[family]!.id, share: count / columns.count })),
    coverage: { known, total: columns.count },
    levels: [...levels],
  };
}

/** Reads a whole text at once, what pasting did to it put right. */
export function readLog(given: string, catalogue: Catalogue, options: ReadOptions): Reading {
  const { text, fixes } = tidied(given, catalogue, options);
  const reader = new Reader(text, catalogue, options);
  while (reader.step(1 << 16));
  if (fixes.length > 0) renumber(reader.columns, given);
  return noted(conclude(text, catalogue, reader.columns, options), fixes);
}

/** A reading that says what was put right in the text before it was read. */
export function noted(reading: Reading, fixes: readonly Fix[]): Reading {
  if (fixes.length === 0) return reading;
  const args = Object.fromEntries(fixes.map((fix) => [fix, 1]));
  return { ...reading, order: { ...reading.order, notes: [{ code: 'paste-tidied', args, lines: [] }, ...reading.order.notes] } };
}

/** One line of the Analysis. Offsets are UTF-16 units of the decoded text. */
export interface AnalysisLine {
  readonly n: number;
  readonly from: number;
  readonly to: number;
  readonly at: string | null;
  readonly clock: number;
  readonly format: string | null;
  readonly message: string | null;
  readonly candidates: readonly string[];
  readonly cut: boolean;
  readonly level: LineLevel;
  readonly holes: readonly HoleValue[];
}

/** The export of design §7. Line numbers are physical lines from 1. */
export interface Analysis {
  readonly version: 1;
  readonly catalogue: string;
  readonly families: readonly { readonly id: string; readonly share: number }[];
  readonly lines: readonly AnalysisLine[];
  readonly coverage: { readonly known: number; readonly total: number };
  readonly findings: readonly { readonly cause: string; readonly url: string; readonly strength: Finding['strength']; readonly state: Finding['state']; readonly lines: readonly number[]; readonly against: readonly number[]; readonly settle: readonly string[] }[];
  readonly unknown: readonly UnknownGroup[];
  readonly notes: readonly { readonly code: Note['code']; readonly args: Readonly<Record<string, string | number>>; readonly lines: readonly number[] }[];
}

/** `2023-03-23T11:43:35`, or a time of day where the log gives no date; null without a time. */
export function timeText(at: number, dated: boolean): string | null {
  if (Number.isNaN(at)) return null;
  const iso = new Date(at).toISOString();
  const text = at % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23);
  return !dated && at < 86_400_000 * 366 ? text.slice(11) : text;
}

/** One line of a reading as an object, for exports and for what is on screen. */
export function lineOf(reading: Reading, line: number): AnalysisLine {
  const { catalogue, columns, order, text } = reading;
  const template = catalogue.templates[columns.template[line]!];
  const format = catalogue.formats[columns.format[line]!];
  const candidates = columns.candidates.get(line) ?? [];
  const messageId = (index: number): string => catalogue.source.messages[catalogue.templates[index]!.message]!.id;
  return {
    n: columns.n[line]!,
    from: columns.from[line]!,
    to: columns.to[line]!,
    at: timeText(columns.at[line]!, (columns.flags[line]! & DATED) !== 0),
    clock: order.clock[line]!,
    format: format !== undefined && reading.told[format.family] === 1 ? format.id : null,
    message: template === undefined ? null : catalogue.source.messages[template.message]!.id,
    candidates: [...new Set(candidates.map(messageId))],
    cut: (columns.flags[line]! & CUT) !== 0,
    level: LEVEL_NAMES[columns.level[line]!]!,
    holes: (columns.flags[line]! & (CUT | CONTINUES)) !== 0 ? [] : holesOf(text, columns, catalogue, line),
  };
}

/** The whole reading as plain data. */
export function exportAnalysis(reading: Reading): Analysis {
  const { columns } = reading;
  const numbers = (lines: readonly number[]): number[] => lines.map((line) => columns.n[line]!);
  return {
    version: 1,
    catalogue: reading.catalogue.source.version,
    families: reading.families,
    lines: Array.from({ length: columns.count }, (_, line) => lineOf(reading, line)),
    coverage: reading.coverage,
    findings: reading.findings.map(({ cause, url, strength, state, lines, against, settle }) => ({ cause, url, strength, state, lines: numbers(lines), against: numbers(against), settle })),
    unknown: groupUnknown(reading.text, columns).map(({ template, count, lines }) => ({ template, count, lines: numbers(lines) })),
    notes: reading.order.notes.map(({ code, args, lines }) => ({ code, args, lines: numbers(lines) })),
  };
}
