import { edited, laidOut, type Edit } from './paste-edit.ts';
import { filledLines, type Apply, type Remedy } from './paste-remedy.ts';
import { timeAhead } from './paste-time.ts';

/** A table whose cells stand one a line: how many make a row, which of them says the date, which is the message. */
interface Grid {
  readonly columns: number;
  readonly date: number;
  /** The clock time has a cell of its own behind the date. */
  readonly hasClock: boolean;
  readonly message: number;
}

const MOST_COLUMNS = 8;
/** What share of the rows has to be as long as the first. */
const MOST = 0.8;

function isDate(line: string): boolean {
  const ahead = timeAhead(line.trim());
  return ahead.whole && (ahead.dateOnly || ahead.length > 10);
}

function isClock(line: string): boolean {
  const ahead = timeAhead(line.trim());
  return ahead.whole && !ahead.dateOnly;
}

function gridOf(lines: readonly string[]): Grid | null {
  const dates = lines.flatMap((line, index) => (isDate(line) ? [index] : []));
  const first = dates[0];
  if (first === undefined || dates.length < 2) return null;
  const columns = dates[1]! - first;
  const even = dates.filter((at, index) => index === 0 || at - dates[index - 1]! === columns).length;
  if (columns < 3 || columns > MOST_COLUMNS || even < dates.length * MOST) return null;
  const date = first % columns;
  const hasClock = timeAhead(lines[first]!.trim()).dateOnly && isClock(lines[first + 1] ?? '');
  let message = -1;
  let longest = 0;
  for (let column = 0; column < columns; column += 1) {
    if (column === date || (hasClock && column === date + 1)) continue;
    const length = dates.reduce((sum, at) => sum + (lines[at - date + column] ?? '').trim().length, 0);
    if (length > longest) { longest = length; message = column; }
  }
  return message < 0 ? null : { columns, date, hasClock, message };
}

/** Each row as a line: date and time, then the message. */
function asLines({ columns, date, hasClock, message }: Grid): Apply {
  return (text) => {
    const cells = Array.from(text.matchAll(/[^\r\n]*[^\s][^\r\n]*/g), ({ 0: line, index }) => ({ line, from: index, to: index + line.length }));
    const edits: Edit[] = [];
    for (let at = 0; at < cells.length; at += 1) {
      if (!isDate(cells[at]!.line) || at < date) continue;
      const row = cells.slice(at - date, at - date + columns);
      const body = row[message];
      if (body === undefined || row[0]!.from < (edits.at(-1) === undefined ? 0 : edits.at(-1)!.from + edits.at(-1)!.put.length)) continue;
      const header = `${cells[at]!.line.trim()}${hasClock ? ` ${row[date + 1]?.line.trim() ?? ''}` : ''}`;
      edits.push(laidOut({ from: row[0]!.from, to: row.at(-1)!.to, bodyFrom: body.from, bodyTo: body.to }, header, body.line));
    }
    return edited(text, edits);
  };
}

/** A table of three columns or more whose cells came one a line: number, date, time, level and message below one another. */
export const grid: Remedy = {
  fix: 'joined',
  plan: (sample) => {
    const found = gridOf(filledLines(sample));
    return found === null ? [] : [asLines(found)];
  },
};
