/** What a reader passes on: what was found, the lines it rests on, and where to read more. Already masked. */
export interface Shared {
  /** One or two sentences; empty where nothing was found. */
  readonly said: string;
  readonly lines: readonly string[];
  /** Whole address of the article; null where none fits. */
  readonly url: string | null;
  /** Permanent number, 0 for none. */
  readonly number: number;
}

export type ShareFormat = 'plain' | 'markdown' | 'bbcode';

/** Forums cut, fold or refuse long posts; fifteen lines pass everywhere we know. */
const MOST_LINES = 15;
const NAME = 'ルーターログ辞典で調べました。';

/**
 * A text for a forum. Plain text is what survives everywhere: no `>` at the start of a line (an anchor on some boards),
 * no run of blanks (collapsed on others), the address alone on its line so that it becomes a link.
 */
export function shareText(shared: Shared, format: ShareFormat): string {
  const ending = [...(shared.url === null ? [] : [shared.url]), ...(shared.number > 0 ? [`辞典 ${shared.number}`] : [])];
  const opening = [NAME, ...(shared.said === '' ? [] : [shared.said])];
  const room = roomFor(shared, format);
  const cut = shared.lines.length > room ? [...shared.lines.slice(0, room - 1), null] : shared.lines;
  const lines = cut.map((line) => (line === null ? `（ほか${shared.lines.length - room + 1}行）` : oneLine(line)));
  if (format === 'plain') return [...opening, ...lines.map((line) => `＞${line}`), ...ending].join('\n');
  if (format === 'bbcode') return [...opening, '[code]', ...lines.map((line) => line.replaceAll('[/code]', '[/ code]')), '[/code]', ...ending].join('\n');
  const fence = '`'.repeat(Math.max(3, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length + 1))));
  return [...opening, '', `${fence}text`, ...lines, fence, '', ...ending].join('\n');
}

/** How many of the lines a text of this form has no room for. */
export function linesLeftOut(shared: Shared, format: ShareFormat): number {
  const room = roomFor(shared, format);
  return shared.lines.length > room ? shared.lines.length - room + 1 : 0;
}

function roomFor(shared: Shared, format: ShareFormat): number {
  const fences = format === 'plain' ? 0 : 2;
  return Math.max(1, MOST_LINES - 1 - (shared.said === '' ? 0 : 1) - (shared.url === null ? 0 : 1) - (shared.number > 0 ? 1 : 0) - fences);
}

/** Whole, as the reader has seen it: what decides often stands at the end. */
function oneLine(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

/** `2-4, 7` → [2, 3, 4, 7]: physical line numbers as typed, at most `most` of them. Full-width forms are read too. */
export function lineNumbers(typed: string, most: number): readonly number[] {
  const numbers = new Set<number>();
  for (const [, from, to] of typed.normalize('NFKC').replace(/[〜~―–—−ー]/g, '-').matchAll(/(\d{1,9})(?:\s*-\s*(\d{1,9}))?/g)) {
    for (let n = Number(from); n <= Number(to ?? from) && numbers.size < most; n += 1) numbers.add(n);
  }
  return [...numbers].sort((a, b) => a - b);
}

/** [2, 3, 4, 7] → `2-4, 7`. */
export function lineRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** What is amiss with the numbers as typed, and what is read; empty where every one names a line. `last`: the log's last line. */
export function wrongNumbers(typed: string, there: readonly number[], last: number): string {
  if (typed.trim() === '') return '写す行の番号を入れてください。';
  const asked = lineNumbers(typed, 1000);
  const example = `1から${last}までの番号を、「2-5, 8」のように書いてください。`;
  if (asked.length === 0) return `番号を読めません。${example}`;
  const missing = asked.filter((n) => n > last);
  if (there.length === 0) return missing.length > 0 ? `その番号の行はありません。${example}前に選んだ行を、そのまま出しています。` : 'その番号の行は、空の行です。前に選んだ行を、そのまま出しています。';
  return missing.length > 0 ? `このログは${last}行までです。ない番号は、入れていません。` : '';
}
