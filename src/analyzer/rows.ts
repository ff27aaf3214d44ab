import { lineOf, type Reading } from '../engine/index.ts';
import { LEVEL_NAMES } from '../engine/catalogue.ts';
import { foldBuffer, foldInto } from '../engine/fold.ts';
import { withoutNothing } from '../engine/paste-remedy.ts';
import type { Row, RowQuery } from './protocol.ts';

/** Lines as listed: `first[row]` is a line index, `more[row]` how many lines like it are folded into the row. */
export interface Rows {
  readonly first: Uint32Array;
  readonly more: Uint32Array;
  readonly count: number;
  /** How many lines the rows stand for. */
  readonly lines: number;
}

/** Two alike are no burden; three are a repeat. */
const FEWEST_FOLDED = 3;
/** What is drawn of a line; no router writes longer ones. */
const LONGEST_SHOWN = 600;
/** How much of a line is looked at for it: what a mended paste shows stands wide apart. */
const LONGEST_MENDED = 8192;

/** Lists the lines that a query asks for. `kept` are lines that stand alone even within a repeat: the proofs of findings. */
export function rowsOf(reading: Reading, query: RowQuery, kept: ReadonlySet<number>): Rows {
  const { columns, text } = reading;
  const wanted = new Uint8Array(LEVEL_NAMES.length).fill(query.levels.length === 0 ? 1 : 0);
  for (const level of query.levels) wanted[LEVEL_NAMES.indexOf(level)] = 1;
  const holds = finder(query.text);
  const opened = new Set(query.opened);
  const first = new Uint32Array(columns.count);
  const more = new Uint32Array(columns.count);
  let count = 0;
  let lines = 0;
  let run = 0;
  const close = (): void => {
    if (run >= FEWEST_FOLDED && !opened.has(first[count - run]!)) {
      more[count - run] = run - 1;
      count -= run - 1;
    }
    run = 0;
  };
  for (let line = 0; line < columns.count; line += 1) {
    if (wanted[columns.level[line]!] === 0) continue;
    if (holds !== null && !holds(text, columns.from[line]!, columns.to[line]!)) continue;
    lines += 1;
    const joins = query.fold && run > 0 && !kept.has(line) && !kept.has(first[count - 1]!) && isRepeat(reading, first[count - 1]!, line);
    if (!joins) close();
    first[count] = line;
    more[count] = 0;
    count += 1;
    run = query.fold ? run + 1 : 0;
  }
  close();
  return { first: first.slice(0, count), more: more.slice(0, count), count, lines };
}

const LONGEST_SEARCHED = 8192;
const needleBuffer = foldBuffer(1024);
const lineBuffer = foldBuffer(LONGEST_SEARCHED);

/** Whether a line holds some words, folded as the engine folds; null where there is nothing to look for. */
function finder(words: string): ((text: string, from: number, to: number) => boolean) | null {
  foldInto(words.slice(0, 1024), 0, Math.min(words.length, 1024), needleBuffer);
  const needle = needleBuffer.codes.slice(0, needleBuffer.length);
  if (needle.length === 0) return null;
  return (text, from, to) => {
    foldInto(text, from, Math.min(to, from + LONGEST_SEARCHED), lineBuffer);
    const { codes, length } = lineBuffer;
    for (let at = 0; at + needle.length <= length; at += 1) {
      let same = 0;
      while (same < needle.length && codes[at + same] === needle[same]) same += 1;
      if (same === needle.length) return true;
    }
    return false;
  };
}

/** Whether two lines say the same: one message and level, or, where the message is unknown, the same words. */
function isRepeat({ columns, text }: Reading, a: number, b: number): boolean {
  if (columns.template[a] !== columns.template[b] || columns.level[a] !== columns.level[b]) return false;
  if (columns.template[a]! >= 0) return true;
  const from = columns.from[a]! + columns.body[a]!;
  const other = columns.from[b]! + columns.body[b]!;
  const length = columns.to[a]! - from;
  if (length !== columns.to[b]! - other || length > LONGEST_SHOWN) return false;
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(from + at) !== text.charCodeAt(other + at)) return false;
  return true;
}

/** The row that shows a line: its own, or the fold that it is in; -1 where the query leaves it out. */
export function rowOfLine({ first, more, count }: Rows, line: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (first[middle]! <= line) low = middle + 1;
    else high = middle - 1;
  }
  if (high < 0) return -1;
  // A filter may have left lines out between the first of a fold and this one, so a fold is only a likely place.
  return first[high] === line || more[high]! > 0 ? high : -1;
}

/** A line as the page draws it. */
export function rowOf(reading: Reading, line: number, more: number): Row {
  const { n, from, to, at, clock, level, message, candidates, cut } = lineOf(reading, line);
  const body = reading.columns.body[line]!;
  const near = withoutNothing(reading.text.slice(from, Math.min(to, from + LONGEST_MENDED)));
  const text = near.slice(0, LONGEST_SHOWN);
  const omitted = near.length - text.length + Math.max(0, to - from - LONGEST_MENDED);
  return { line, n, text, omitted, body: Math.min(withoutNothing(reading.text.slice(from, from + body)).length, text.length), at, clock, level, message, candidates, cut, more };
}

/** The index of a physical line, -1 for a blank one or one that is not there. */
export function indexOfLine({ columns }: Reading, n: number): number {
  let low = 0;
  let high = columns.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (columns.n[middle]! < n) low = middle + 1;
    else high = middle - 1;
  }
  return columns.n[low] === n && low < columns.count ? low : -1;
}
