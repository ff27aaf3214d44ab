import { fold } from './fold.ts';
import { filledLines, GAP, NOTHING, type Apply, type Remedy } from './paste-remedy.ts';
import { LONGEST_TIME, timeAhead } from './paste-time.ts';

/** The lines of a text with their ends: pieces that put together are the text. */
function pieces(text: string): readonly { readonly line: string; readonly end: string }[] {
  return Array.from(text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g), ([, line = '', end = '']) => ({ line, end })).filter(({ line, end }) => line !== '' || end !== '');
}

/** Cells of a table, one a line: a line that is nothing but a date or time goes on in the next that is not blank. */
const joinCells: Apply = (text) => {
  const all = pieces(text);
  let out = '';
  let open = false;
  for (const [index, { line, end }] of all.entries()) {
    const isBlank = !/\S/.test(line);
    // The number of the row stands in a cell of its own.
    const isCount = /^[ \t\u3000]*[0-9０-９]{1,5}[ \t\u3000]*$/.test(line) && timeAhead(all[index + 1]?.line.trim() ?? '').whole;
    const next = all.slice(index + 1, index + 4).find((piece) => /\S/.test(piece.line));
    const ahead = timeAhead(line.trim());
    const goesOn = ahead.whole && next !== undefined && (timeAhead(next.line.trim()).length === 0 || (ahead.dateOnly && !timeAhead(next.line.trim()).dateOnly));
    if (!isBlank) open = goesOn;
    out += (isCount ? GAP.repeat(line.length) : line) + (open ? ' '.repeat(end.length) : end);
  }
  return out;
};

/** What most records begin with that begin with no time: `[DoS attack: …]`, `%LINK-3-UPDOWN: …`. Empty where there is no such mark. */
function recordMark(lines: readonly string[]): string {
  const filled = lines.slice(0, 400).filter((line) => /\S/.test(line));
  return ['[', '%'].find((mark) => filled.filter((line) => line.replace(/^[ \t\u3000>＞|｜]+/, '').startsWith(mark)).length >= filled.length * 0.4) ?? '';
}

function startsLikeRecord(line: string, from: number, mark: string): boolean {
  return (mark !== '' && line.startsWith(mark, from)) || timeAhead(line, from).length > 0;
}

/** How many columns a line takes on a screen. */
function widthOf(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at += 1) width += line.charCodeAt(at) > 0x10ff ? 2 : 1;
  return width;
}

/** The widest of the first few hundred lines: there the page had its edge. */
function widest(lines: readonly string[], measure: (line: string) => number): number {
  return lines.slice(0, 400).reduce((most, line) => Math.max(most, measure(line)), 0);
}

/** Lines that were broken at the edge of a page: what does not begin with a time belongs to the line above that does. */
function joinWraps(joint: ' ' | typeof NOTHING): Apply {
  return (text) => {
    const all = pieces(text);
    const longest = widest(all.map(({ line }) => line), (line) => line.length);
    const mark = recordMark(all.map(({ line }) => line));
    const width = widest(all.map(({ line }) => line), widthOf);
    // Lines and their ends in turn; the end before a line that goes on becomes the joint.
    const out: string[] = [];
    let isRecord = false;
    for (const [index, { line, end }] of all.entries()) {
      const above = all[index - 1];
      const quote = /^(?:[ \t\u3000]*[>＞|｜] ?)*/.exec(line)![0];
      const startsRecord = startsLikeRecord(line, quote.length, mark);
      const goesOn = isRecord && above !== undefined && !startsRecord && /\S/.test(line) && !/^(?:\t| {4})/.test(line) &&
        (joint === ' ' ? above.line.length + 1 + /^\S*/.exec(line.slice(quote.length))![0].length >= longest : above.line.length >= longest - 2 || widthOf(above.line) >= width - 3);
      if (goesOn) out[out.length - 1] = joint.repeat(above.end.length);
      out.push(goesOn ? joint.repeat(quote.length) + line.slice(quote.length) : line, end);
      if (!goesOn) isRecord = startsRecord;
    }
    return out.join('');
  };
}

/** Cells and broken lines. Whether there was a blank at the break cannot be seen: both are tried. */
export const joins: Remedy = {
  fix: 'joined',
  plan: (sample) => {
    const lines = filledLines(sample);
    const ahead = lines.map((line) => timeAhead(line.replace(/^[ \t\u3000>＞|｜]+/, '')));
    const mark = recordMark(lines);
    const starts = mark === '' ? ahead.filter(({ length }) => length > 0).length : lines.filter((line) => startsLikeRecord(line.replace(/^[ \t\u3000>＞|｜]+/, ''), 0, mark)).length;
    if (starts === 0) return [];
    const ways: Apply[] = [];
    if (ahead.some(({ whole }) => whole)) ways.push(joinCells);
    if (starts < lines.length) ways.push(joinWraps(' '), joinWraps(NOTHING));
    return ways;
  },
};

/** A clock time alone stands inside messages too. */
const LEAST_HEAD = 11;

const DATE_AND_CLOCK = /(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?: \d{4})?|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}[ T]\d\d:\d\d:\d\d/;

/** The beginning of a line up to the end of its time, as it is written. */
function headOf(line: string): string {
  const mark = /^(?:<\d{1,3}>1? ?)?[[(<「【]?/.exec(line)![0].length;
  const { length } = timeAhead(line);
  let end = mark + length;
  // Blanks in a row count once in what was folded.
  while (end < line.length && end < mark + LONGEST_TIME && fold(line.slice(mark, end)).length < length) end += 1;
  return line.slice(0, end).trimEnd();
}

/** A pattern for times written as this one is. */
function alike(written: string): RegExp {
  const source = written.replace(/[A-Z][a-z]{2,8}|\d+|[^A-Za-z\d]|[A-Za-z]+/g, (part) => {
    if (/^\d/.test(part)) return part.length === 4 ? '\\d{4}' : `\\d{1,${Math.max(2, part.length)}}`;
    if (/^[A-Z][a-z]+$/.test(part)) return '[A-Z][a-z]{2,8}';
    return part === ' ' ? ' +' : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`[ \\t\\u3000](?=${source.replace(/(?: \+)+/g, ' +')})`, 'g');
}

/** Lines that were run together, as some telephones copy them: each goes on to the next time written like the first. */
export const splits: Remedy = {
  fix: 'split',
  plan: (sample) => {
    const lines = filledLines(narrow(sample)).map((line) => line.replace(/^[ \t\u3000>＞]+/, ''));
    const line = lines.find((one) => timeAhead(one).length > 0);
    // A copy may begin in the middle of a record.
    const head = line === undefined ? lines.map((one) => DATE_AND_CLOCK.exec(one)?.[0]).find((found) => found !== undefined) : headOf(line);
    if (head === undefined) return [];
    const again = alike(head);
    // What stands once before the time of each line is a mark and no record.
    const isAgain = (one: string): boolean => (line === undefined ? (one.match(again) ?? []).length > 1 : one.slice(head.length).search(again) >= 0);
    return head.length >= LEAST_HEAD && lines.some(isAgain) ? [(text) => splitAt(text, new RegExp(`[^\\s>＞][ \\t\\u3000]{0,64}${again.source}`, 'g'))] : [];
  },
};

/** The same text in ASCII where it was typed full-width, unit by unit. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
}

/** Ends a line in the place of the blank that each match ends with. */
function splitAt(text: string, before: RegExp): string {
  const out: string[] = [];
  let at = 0;
  for (const { 0: found, index } of narrow(text).matchAll(before)) {
    const blank = index + found.length - 1;
    out.push(text.slice(at, blank), '\n');
    at = blank + 1;
  }
  return out.join('') + text.slice(at);
}

/** The same text pasted two times in a row. The second copy becomes blank, line ends apart. */
export function withoutCopy(text: string): string {
  const body = text.trimEnd();
  if (body.length < 80) return text;
  const half = body.length / 2;
  for (const gap of [0, 1, 2, 3, 4]) {
    const length = (body.length - gap) / 2;
    if (!Number.isInteger(length) || /\S/.test(body.slice(length, length + gap)) || (gap === 0 && !/[\r\n]$/.test(body.slice(0, half)))) continue;
    if (body.slice(0, length) !== body.slice(length + gap) || !/[\r\n]/.test(body.slice(0, length).trim())) continue;
    // Lines that say no time may well come twice, and so may one line over and over.
    const once = filledLines(body.slice(0, length));
    if (new Set(once).size < 2 || !once.some((line) => timeAhead(line).length > 0)) return text;
    return text.slice(0, length + gap) + text.slice(length + gap).replace(/[^\r\n]+/g, (copy) => GAP.repeat(copy.length));
  }
  return text;
}
