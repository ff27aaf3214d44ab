import type { Columns } from './columns.ts';
import { foldBuffer, foldInto } from './fold.ts';
import { isDigit, isHex, isLetter, scanAddress, scanDuration, scanHex, scanMac, scanNumber, scanPrefix } from './scan.ts';
import { emptyTime } from './clocktime.ts';
import { scanTime } from './time.ts';

/** Unknown lines of one shape, proposed as a template with the values that vary masked (the idea of Drain). */
export interface UnknownGroup {
  readonly template: string;
  readonly count: number;
  /** Line indexes, the first few only. */
  readonly lines: readonly number[];
}

const MOST_GROUPS = 500;
const SHOWN_LINES = 20;
const folded = foldBuffer(8192);
const time = emptyTime();

function escaped(code: number): string {
  return code === 0x7b ? '{{' : code === 0x7d ? '}}' : String.fromCharCode(code);
}

/** The line with addresses, times, durations and numbers replaced by the holes that would take them. */
export function maskedShape(text: string, from: number, to: number): string {
  foldInto(text, from, to, folded);
  const { codes, length } = folded;
  let shape = '';
  let at = 0;
  const hole = (type: string, end: number): void => { shape += shape.endsWith('}') && !shape.endsWith('}}') ? '' : `{${type}}`; at = end; };
  while (at < length) {
    const before = at === 0 ? 0x20 : codes[at - 1]!;
    const code = codes[at]!;
    const starts = !isLetter(before) && !isDigit(before);
    if (starts && (isDigit(code) || isHex(code) || code === 0x3a)) {
      const mac = scanMac(codes, at, length);
      if (mac > 0 && hasDigit(codes, at, mac)) { hole('mac', mac); continue; }
      const date = isDigit(code) ? scanTime(codes, at, length, time) : -1;
      if (date > 0) { hole('time', date); continue; }
      const address = scanAddress(codes, at, length);
      if (address > 0 && address - at > 2) { hole('ip', scanPrefix(codes, address, length)); continue; }
    }
    if (starts && isDigit(code)) {
      const span = scanDuration(codes, at, length);
      if (span > 0) { hole('dur', span); continue; }
    }
    if ((starts && isDigit(code)) || (isDigit(code) && !isDigit(before))) {
      const hex = scanHex(codes, at, length);
      const number = scanNumber(codes, at, length);
      if (starts && hex > number && !(hex < length && isLetter(codes[hex]!))) { hole('hex', hex); continue; }
      if (number > 0) { hole('n', number); continue; }
    }
    shape += escaped(code);
    at += 1;
  }
  return shape;
}

function hasDigit(codes: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isDigit(codes[at]!)) return true;
  return false;
}

/** The unknown lines by shape, most frequent first. Past a few hundred shapes the rest is counted together. */
export function groupUnknown(text: string, columns: Columns): readonly UnknownGroup[] {
  const groups = new Map<string, { count: number; lines: number[] }>();
  for (let line = 0; line < columns.count; line += 1) {
    if (columns.template[line]! >= 0) continue;
    const from = columns.from[line]! + columns.body[line]!;
    const long = columns.to[line]! - from > 400;
    let shape = long ? `${maskedShape(text, from, from + 400)}…` : maskedShape(text, from, columns.to[line]!);
    if (!groups.has(shape) && groups.size >= MOST_GROUPS) shape = '…';
    const group = groups.get(shape) ?? { count: 0, lines: [] };
    group.count += 1;
    if (group.lines.length < SHOWN_LINES) group.lines.push(line);
    groups.set(shape, group);
  }
  return [...groups].map(([template, { count, lines }]) => ({ template, count, lines })).sort((a, b) => b.count - a.count || a.lines[0]! - b.lines[0]!);
}
