import { emptyTime } from './clocktime.ts';
import { fold } from './fold.ts';
import { filledLines, GAP, NOTHING, type Apply, type Remedy } from './paste-remedy.ts';
import { scanTime } from './time.ts';

const time = emptyTime();
/** No time is written with more. */
const LONGEST_TIME = 48;

/** How many folded units of the line's beginning are a date or time, after a bracket or a priority; 0 for none. */
function timeAhead(line: string): { readonly length: number; readonly whole: boolean; readonly dateOnly: boolean } {
  const folded = fold(line.slice(0, LONGEST_TIME * 2)).replace(/^(?:<\d{1,3}>1? ?)?[[(<「【]?/, '');
  const codes = Uint16Array.from(folded, (unit) => unit.charCodeAt(0));
  const end = scanTime(codes, 0, codes.length, time);
  return { length: Math.max(0, end), whole: end > 0 && /^[\])>」】:]?$/.test(folded.slice(end)) && line.length <= LONGEST_TIME, dateOnly: time.hour < 0 };
}

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

/** Lines that were broken at the edge of a page: what does not begin with a time belongs to the line above that does. */
function joinWraps(joint: ' ' | typeof NOTHING): Apply {
  return (text) => {
    const all = pieces(text);
    const longest = all.slice(0, 400).reduce((most, { line }) => Math.max(most, line.length), 0);
    let out = '';
    let isRecord = false;
    for (const [index, { line, end }] of all.entries()) {
      const above = all[index - 1];
      const quote = /^[ \t\u3000]*(?:[>＞|｜][ \t\u3000]*)*/.exec(line)![0];
      const startsRecord = timeAhead(line.slice(quote.length)).length > 0;
      const goesOn = isRecord && above !== undefined && !startsRecord && /\S/.test(line) && above.line.length >= longest * 0.6 && !/^(?:\t| {4})/.test(line);
      if (goesOn) out = `${out.slice(0, out.length - above.end.length)}${joint.repeat(above.end.length)}${joint.repeat(quote.length)}${line.slice(quote.length)}${end}`;
      else out += line + end;
      if (!goesOn) isRecord = startsRecord;
    }
    return out;
  };
}

/** Cells and broken lines. Whether there was a blank at the break cannot be seen: both are tried. */
export const joins: Remedy = {
  fix: 'joined',
  plan: (sample) => {
    const lines = filledLines(sample);
    const ahead = lines.map((line) => timeAhead(line.replace(/^[ \t\u3000>＞|｜]+/, '')));
    const starts = ahead.filter(({ length }) => length > 0).length;
    if (starts === 0) return [];
    const ways: Apply[] = [];
    if (ahead.some(({ whole }) => whole)) ways.push(joinCells);
    if (starts < lines.length) ways.push(joinWraps(' '), joinWraps(NOTHING));
    return ways;
  },
};

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
    const line = filledLines(sample).find((one) => timeAhead(one).length > 0);
    if (line === undefined) return [];
    const head = /^[ \t\u3000>＞]*((?:<\d{1,3}>1? ?)?\[?(?:[A-Z][a-z]{2} )?(?:\d{2,4}[/.:-]\d{1,2}[/.:-]\d{1,4}[ T]\d{1,2}:\d\d(?::\d\d)?|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?: \d{4})?))/.exec(line)?.[1];
    if (head === undefined) return [];
    const again = alike(head);
    return filledLines(sample).some((one) => one.slice(head.length).search(again) >= 0) ? [(text) => text.replace(new RegExp(`([^\\s>＞])${again.source}`, 'g'), '$1\n')] : [];
  },
};

/** The same text pasted two times in a row. The second copy becomes blank, line ends apart. */
export function withoutCopy(text: string): string {
  const body = text.trimEnd();
  if (body.length < 80) return text;
  const half = body.length / 2;
  for (const gap of [0, 1, 2, 3, 4]) {
    const length = (body.length - gap) / 2;
    if (!Number.isInteger(length) || /\S/.test(body.slice(length, length + gap)) || (gap === 0 && !/[\r\n]$/.test(body.slice(0, half)))) continue;
    if (body.slice(0, length) !== body.slice(length + gap) || !/[\r\n]/.test(body.slice(0, length).trim())) continue;
    return text.slice(0, length + gap) + text.slice(length + gap).replace(/[^\r\n]/g, GAP);
  }
  return text;
}
