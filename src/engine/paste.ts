import type { Catalogue } from './catalogue.ts';
import type { Columns } from './columns.ts';
import { CUT } from './columns.ts';
import { lineAt } from './lines.ts';
import { grid } from './paste-cells.ts';
import { joins, splits, withoutCopy } from './paste-breaks.ts';
import { around, frames, names, prefixes, separators, suffixes } from './paste-marks.ts';
import type { Apply, Fix, Remedy } from './paste-remedy.ts';
import { mail, misread, percent, strings } from './paste-encoded.ts';
import { fields, xml } from './paste-fields.ts';
import { commands, pagers, shownEnds } from './paste-terminal.ts';
import { table } from './paste-table.ts';
import { json } from './paste-wrapped.ts';
import { colours, entities, escapes, otherEnds, tags } from './paste-signs.ts';
import { Reader, type ReadOptions } from './reader.ts';

export type { Fix } from './paste-remedy.ts';

/** In this order: what stands around lines hides where they begin. Some marks stand around others. */
const REMEDIES: readonly Remedy[] = [json, xml, fields, mail, percent, misread, entities, commands, pagers, table, otherEnds, strings, shownEnds, colours, escapes, tags, around, splits, frames, prefixes, frames, prefixes, names, strings, separators, suffixes, grid, joins, splits, joins];

/** How much of a text is looked at: of its beginning, its middle and its end. */
const SAMPLE_UNITS = [5000, 1500, 1500] as const;
/** By how much a remedy has to make more of the text known. */
const LEAST_GAIN = 0.4;
/** How much is looked at, and how many remedies are tried first, where only two of them together help. */
const LEAST_SAMPLE = 2400;
const MOST_FIRST = 10;
/** Beyond it a second copy is not looked for: nobody pastes as much twice. */
const MOST_COPIED = 4 << 20;

export interface Tidied {
  /** As long as the text given: an offset in one is an offset in the other. */
  readonly text: string;
  readonly fixes: readonly Fix[];
  /** Whether lines end where none did: several then stand in one line of the text given. */
  readonly isSplit: boolean;
}

/**
 * Puts right what copying and pasting did to a log: marks before and behind lines, cells and lines broken apart, lines
 * run together, the same log two times. A remedy is used only where it makes more of a sample known than there was
 * before: a log that came as its device wrote it stays as it is. Time is linear in the text.
 */
export function tidied(text: string, catalogue: Catalogue, options: ReadOptions): Tidied {
  const judge: Judge = (sample) => worth(sample, catalogue, options);
  const sample = sampleOf(text);
  const once = mend(sample, Number.NaN, judge);
  const mending = once.steps.length === 0 && once.score <= 0 ? mendTwice(sample, judge) : once;
  const fixes = new Set(mending.steps.map(({ fix }) => fix));
  let whole = mending.steps.reduce((mended, { apply }) => apply(mended), text);
  if (text.length <= MOST_COPIED) {
    const single = withoutCopy(whole);
    if (single !== whole) { whole = single; fixes.add('twice'); }
  }
  return { text: whole, fixes: [...fixes], isSplit: fixes.size > 0 && hasMoreEnds(whole, text) };
}

type Judge = (sample: string) => number;

interface Mending {
  readonly steps: readonly { readonly fix: Fix; readonly apply: Apply }[];
  /** What the mended sample is worth; NaN where nothing was tried. */
  readonly score: number;
}

/** One remedy after the other, each as far as it makes more known than `score`, which is found out where it is NaN. */
function mend(given: string, known: number, judge: Judge): Mending {
  const steps: { fix: Fix; apply: Apply }[] = [];
  let sample = given;
  let score = known;
  for (const { fix, plan } of REMEDIES) {
    let best: Apply | null = null;
    let bestSample = sample;
    for (const apply of plan(sample)) {
      if (Number.isNaN(score)) score = judge(sample);
      const mended = apply(sample);
      if (mended === sample) continue;
      const gained = judge(mended);
      if (gained < score + LEAST_GAIN) continue;
      score = gained;
      best = apply;
      bestSample = mended;
    }
    if (best === null) continue;
    sample = bestSample;
    steps.push({ fix, apply: best });
  }
  return { steps, score };
}

/** Where no remedy helps by itself and nothing is known: one of them first, then the others. Some wrap what others wrapped. */
function mendTwice(sample: string, judge: Judge): Mending {
  const end = sample.lastIndexOf('\n', LEAST_SAMPLE);
  const part = sample.length <= LEAST_SAMPLE ? sample : sample.slice(0, end > 0 ? end + 1 : LEAST_SAMPLE);
  const score = judge(part);
  let best: Mending = { steps: [], score };
  let tried = 0;
  for (const { fix, plan } of REMEDIES) {
    for (const apply of plan(part)) {
      const unwrapped = apply(part);
      if (unwrapped === part) continue;
      tried += 1;
      if (tried > MOST_FIRST) return best;
      const then = mend(unwrapped, score, judge);
      if (then.steps.length > 0 && then.score > best.score) best = { steps: [{ fix, apply }, ...then.steps], score: then.score };
    }
  }
  return best;
}

function hasMoreEnds(mended: string, given: string): boolean {
  for (let at = mended.indexOf('\n'); at >= 0; at = mended.indexOf('\n', at + 1)) {
    const unit = given.charCodeAt(at);
    if (unit !== 0x0a && unit !== 0x0d) return true;
  }
  return false;
}

/** Whole lines of the beginning, the middle and the end, as far as the text has lines. */
function sampleOf(text: string): string {
  const [head, middle, tail] = SAMPLE_UNITS;
  if (text.length <= head + middle + tail) return text;
  return [[0, head], [text.length >> 1, middle], [text.length - tail, tail]].map(([at = 0, units = 0]) => {
    const part = text.slice(at, at + units);
    const from = at === 0 ? 0 : part.indexOf('\n') + 1;
    const end = part.lastIndexOf('\n');
    return part.slice(from, end > from ? end + 1 : part.length);
  }).join('');
}

const DAY = 86_400_000;

/** What is known of a text: a known line counts more with its time, and most with its date, a line that stops short less; an unknown one counts against it. */
function worth(text: string, catalogue: Catalogue, options: ReadOptions): number {
  const reader = new Reader(text, catalogue, options);
  while (reader.step(1 << 12));
  const { count, template, at, flags } = reader.columns;
  let sum = 0;
  for (let line = 0; line < count; line += 1) {
    if (template[line]! < 0) sum -= 0.25;
    else sum += ((flags[line]! & CUT) !== 0 ? 0.5 : 1) + (Number.isNaN(at[line]!) ? 0 : at[line]! < DAY ? 0.25 : 0.5);
  }
  return sum;
}

/** Counts lines as they stand in the text given, where joining or splitting has moved the ends of lines. In place. */
export function renumber(columns: Columns, given: string): void {
  const hasReturns = given.includes('\r');
  const bounds = { from: 0, to: 0, next: 0 };
  let number = 0;
  for (let line = 0; line < columns.count; line += 1) {
    while (bounds.next <= columns.from[line]! && (number === 0 || bounds.next < given.length)) {
      lineAt(given, bounds.next, hasReturns, bounds);
      number += 1;
    }
    columns.n[line] = number;
  }
}
