import { edited, laidOut, type Edit } from './paste-edit.ts';
import { GAP, NOTHING, type Apply, type Remedy } from './paste-remedy.ts';
import { tableRows, type Cell, type TableRow } from './paste-rows.ts';
import { timeAhead } from './paste-time.ts';

const SEPARATORS = [',', ';', '\t'];
/** What share of the rows has to have cells, and of a column of times to be some. */
const MOST = 0.6;
const LEAST_TIMED = 0.4;
const MOST_PROSE = 0.2;
const MOST_LABELS = 0.9;
/** Columns of programs by their name in the first row: their cells stand before the message in a line of syslog. */
const PROGRAM = /^(?:program|process|process_?name|app|appname|application|ident|tag|プログラム|プロセス|アプリ)$/i;
/** How many columns may be the message's: the ones with the longest cells. */
const MOST_TRIED = 2;

/** Which columns of a table are what. */
interface Layout {
  readonly separator: string;
  /** The columns of date and time; none where no column is one. */
  readonly time: readonly number[];
  readonly program: number;
  readonly message: number;
  /** How many columns most rows have: where the message's is the last, what stands behind it belongs to it. */
  readonly columns: number;
  /** Whether lines within a cell become one. */
  readonly joins: boolean;
}

/** A date, a clock time or both; hours and minutes alone say when something was said in a chat. */
function isTime(cell: string): boolean {
  return timeAhead(cell).whole && !/^\d{1,2}:\d\d$/.test(cell);
}

function written(text: string, cell: Cell | undefined): string {
  return cell === undefined ? '' : text.slice(cell.from, cell.to).trim();
}

/** The content of a cell in as many units: doubled quotes single. */
function content(text: string, { from, to, isQuoted }: Cell, joins: boolean): string {
  const raw = text.slice(from, to);
  if (!isQuoted) return raw;
  const quoted = raw.replaceAll('""', `"${NOTHING}`);
  return joins ? quoted.replace(/[\r\n]/g, ' ') : quoted.replace(/[\r\n]+$/, (end) => GAP.repeat(end.length));
}

/** The rows of a table as lines: date and time, then the message. */
function asLines(layout: Layout): Apply {
  const { separator, time, program, message, columns, joins } = layout;
  return (text) => {
    const edits: Edit[] = [];
    for (const { from, to, cells } of tableRows(text, separator)) {
      const cell = cells[message];
      if (cell === undefined || (columns === 1 && (cells.length > 1 || !cell.isQuoted))) continue;
      const isRest = message === columns - 1 && cells.length > columns && !cell.isQuoted;
      const body: Cell = isRest ? { ...cell, to } : cell;
      const times = time.map((column) => written(text, cells[column])).filter(isTime);
      const named = program < 0 ? '' : written(text, cells[program]);
      const header = [...times, ...(/^[^\s:]{1,48}:?$/.test(named) ? [`${named.replace(/:$/, '')}:`] : [])].join(' ');
      edits.push(laidOut({ from, to, bodyFrom: body.from, bodyTo: body.to }, header, content(text, body, joins)));
    }
    return edited(text, edits);
  };
}

/** How many columns most rows have that have several. */
function usual(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The layouts that a table may have, by what stands in its columns. */
function layouts(text: string, separator: string): readonly Layout[] {
  const all = [...tableRows(text, separator)];
  const rows = all.filter(({ cells }) => cells.length > 1);
  const hasSingle = separator === ',' && all.some(({ cells }) => cells.length === 1 && cells[0]!.isQuoted);
  const single: readonly Layout[] = hasSingle ? [{ separator, time: [], program: -1, message: 0, columns: 1, joins: false }] : [];
  const isSpan = (cell: Cell): boolean => cell.isQuoted && /[\r\n]\S/.test(text.slice(cell.from, cell.to));
  const spans = rows.some(({ cells }) => cells.some(isSpan));
  // A whole log may stand in one cell: a message of a chat.
  const fills = spans && rows.some(({ cells }) => cells.some((cell) => isSpan(cell) && cell.to - cell.from > text.length / 2));
  if (!fills && (rows.length === 0 || rows.length < all.length * MOST)) return single;
  // Commas of a sentence have a blank behind them.
  const isProse = ({ cells }: TableRow): boolean => cells.some((cell, column) => column > 0 && !cell.isQuoted && text[cell.from] === ' ');
  if (separator !== '\t' && rows.filter(isProse).length > rows.length * MOST_PROSE) return single;
  const columns = usual(rows);
  const numbers = Array.from({ length: columns }, (_, column) => column);
  const share = (column: number, test: (cell: string) => boolean): number => rows.filter(({ cells }) => test(written(text, cells[column]))).length / rows.length;
  const dates = numbers.filter((column) => share(column, isTime) >= LEAST_TIMED);
  const first = dates.find((column) => share(column, (cell) => timeAhead(cell).dateOnly) < 0.5) ?? -1;
  const day = dates.find((column) => share(column, (cell) => timeAhead(cell).dateOnly) >= 0.5) ?? -1;
  const time = day >= 0 && first === day + 1 ? [day, first] : first >= 0 ? [first] : day >= 0 ? [day] : [];
  // Without times and quotes, only labels tell a table from sentences, and the message stands behind them.
  const isLabels = (column: number): boolean => share(column, (cell) => !/\s/.test(cell)) >= MOST_LABELS;
  const isSure = time.length > 0 || separator === '\t' || rows.some(({ cells }) => cells.some(({ isQuoted }) => isQuoted));
  if (!isSure && !(columns > 2 && isLabels(0) && isLabels(1))) return single;
  const length = (column: number): number => rows.reduce((sum, { cells }) => sum + written(text, cells[column]).length, 0);
  const messages = numbers.filter((column) => !time.includes(column)).sort((a, b) => length(b) - length(a)).slice(0, MOST_TRIED);
  const program = rows[0]!.cells.findIndex((cell) => PROGRAM.test(written(text, cell)));
  return [...single, ...messages.flatMap((message) => (program >= 0 && program !== message ? [program, -1] : [-1]).flatMap((named) =>
    (spans ? [true, false] : [false]).map((joins): Layout => ({ separator, time, program: named, message, columns, joins }))))];
}

/** A table in which each row is a line of a log: CSV of a NAS, an event viewer, a spreadsheet; cells with tabs between them. */
export const table: Remedy = {
  fix: 'unwrapped',
  plan: (sample) => SEPARATORS.filter((separator) => sample.includes(separator)).flatMap((separator) => layouts(sample, separator)).map(asLines),
};
