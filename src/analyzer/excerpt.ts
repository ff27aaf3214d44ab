import { count } from './count.ts';
import type { Taken } from './protocol.ts';

/** A text box with more than this takes seconds to lay out on a phone (design §6). */
const MOST_LINES = 2000;
const MOST_UNITS = 200_000;
const SHOWN_LINES = 30;
const LONGEST_LINE = 400;

/** Whether a text box can hold this much and stay quick. */
export function fitsTextBox(text: string): boolean {
  if (text.length > MOST_UNITS) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if ((lines += 1) > MOST_LINES) return false;
  return true;
}

/** What the text box shows of a text: all of it where it fits, else its first and last lines with what lies between them. */
export function excerptOf(text: string): Taken {
  let lines = text === '' ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (fitsTextBox(text)) return { text, whole: true, lines, units: text.length };
  const head: string[] = [];
  let at = 0;
  while (head.length < SHOWN_LINES && at < text.length) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    head.push(shortened(text, at, end));
    at = end + 1;
  }
  const tail: string[] = [];
  let end = text.endsWith('\n') ? text.length - 1 : text.length;
  while (tail.length < SHOWN_LINES && end > at) {
    const start = Math.max(text.lastIndexOf('\n', end - 1) + 1, at);
    tail.unshift(shortened(text, start, end));
    end = start - 1;
  }
  const hidden = Math.max(0, lines - head.length - tail.length);
  const between = hidden > 0 ? [`……（ここに${count(hidden)}行あります。調べるときは、すべて使います）……`] : [];
  return { text: [...head, ...between, ...tail].join('\n'), whole: false, lines, units: text.length };
}

function shortened(text: string, from: number, to: number): string {
  return to - from <= LONGEST_LINE ? text.slice(from, to) : `${text.slice(from, from + LONGEST_LINE)}……（この行は${count(to - from)}文字）`;
}
