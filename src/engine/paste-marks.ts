import { filledLines, GAP, NOTHING, type Remedy } from './paste-remedy.ts';
import { timeAhead } from './paste-time.ts';

/** What share of the lines has to be marked alike before the mark is taken for one that pasting put there. */
const MOST = 0.6;

const PAIRS: readonly (readonly [open: string, close: string])[] = [['`', '`'], ['"', '"'], ["'", "'"], ['「', '」'], ['『', '』'], ['【', '】'], ['|', '|'], ['｜', '｜'], ['│', '│'], ['┃', '┃'], ['“', '”'], ['**', '**'], ['__', '__']];

/** A line that is only drawn: between rows of a table, around a box. */
const RULE = /^[\s\u2500-\u257f+=|:-]+$/;
const BARS: ReadonlySet<string> = new Set(['|', '｜', '│', '┃']);

function share(lines: readonly string[], test: (line: string) => boolean): number {
  return lines.length === 0 ? 0 : lines.filter(test).length / lines.length;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** What stands before the items of a list, in YAML before quoted ones. */
const BULLET = '(?:[-+*•・●][ \\t]{1,3})?';
const BULLETED = new RegExp(`^${BULLET}`);

/** Lines in quotes, brackets or bars, perhaps as items of a list; in quotes they may be fields of a spreadsheet: `"2023/03/23 11:43:35","PPPoE …"`. */
export const frames: Remedy = {
  fix: 'marks',
  plan: (sample) => {
    const lines = filledLines(sample).map((line) => line.trim().replace(/^[>＞]+ ?/, '').replace(BULLETED, '')).filter((line) => !RULE.test(line));
    const pair = PAIRS.find(([open, close]) => share(lines, (line) => line.length > 2 && line.startsWith(open) && line.endsWith(close)) >= MOST);
    if (pair === undefined) return [];
    const [open, close] = pair;
    const framed = new RegExp(`^([ \\t\\u3000\\u00a0>＞]*)(${BULLET}${escaped(open)})([^\\r\\n]+)${escaped(close)}([ \\t\\u3000\\u00a0]*)$`, 'gm');
    return [(text) => text.replace(framed, (_all, before: string, begins: string, inside: string, after: string) => {
      const fields = open === '"' ? inside.replace(/"([,\t;])"/g, `${NOTHING} ${NOTHING}`).replace(/""/g, `"${NOTHING}`) : BARS.has(open) ? inside.replace(/ ?[|｜│┃] ?/g, (bar) => ' '.repeat(bar.length)) : inside;
      return `${before}${GAP.repeat(begins.length)}${fields}${GAP.repeat(close.length)}${after}`;
    })];
  },
};

const DATED = /^([ \t\u3000>＞]*(?:\d{2,4}[/.-]\d{1,2}[/.-]\d{1,4}|[A-Z][a-z]{2} +\d{1,2}(?: \d{4})?)[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)([,;]|[ \t\u3000]*[|｜])(?=\S| )/gm;

/** A comma or a bar between the time and the message. */
export const separators: Remedy = {
  fix: 'marks',
  plan: (sample) => (share(filledLines(sample), (line) => new RegExp(DATED.source).test(line)) < MOST ? [] : [(text) => text.replace(DATED, (_all, time: string, mark: string) => time + ' '.repeat(mark.length))]),
};

const QUOTE = '(?:[ \\t\\u3000\\u00a0]*[>＞≫»])*[ \\t\\u3000\\u00a0]*';
const PREFIXES: readonly RegExp[] = [
  new RegExp(`^${QUOTE}(?:[-+*#＃・･●○◯◎◆◇■□▼▽▲△▶►※→⇒]+|/{2,}|[|｜])[ \\t\\u3000]*(?=\\S)`),
  // A chat before what was said in it: `[22:10] taro: `, `22:10 taro: `, `[2023/03/23 22:10] Taro Yamada: `, `22:10 ⇥ taro ⇥ `.
  new RegExp(`^${QUOTE}\\[?(?:\\d{2,4}[/.-]\\d{1,2}[/.-]\\d{1,4},? )?\\d{1,2}:\\d\\d(?::\\d\\d)?(?: [AP]M)?(?:\\] ?| )[^\\s:：\\d\\[\\]](?:[^:：\\r\\n\\[\\]]{0,30}[^\\s:：\\[\\]])?[:：] {0,8}(?=\\S)`),
  new RegExp(`^${QUOTE}\\d{1,2}:\\d\\d\\t[^\\t\\r\\n]{1,32}\\t(?=\\S)`),
  // A sign that begins a text in a spreadsheet, a priority, a line added to a file.
  new RegExp(`^${QUOTE}['’](?=\\S)`),
  new RegExp(`^${QUOTE}<\\d{1,3}>(?=\\S)`),
];
/** `/var/log/messages:12:`, `syslog.1-`: what grep puts before a line of one of several files. */
const FILE = /^(?:(?:[\w.-]{1,64}|~)?\/(?:[\w.@-]{1,64}\/){0,8})?(?:[\w.-]{0,64}(?:log|messages|kern|daemon|auth|secure|mail)[\w.-]{0,32}|[\w.-]{1,64}\.txt):(?:\d{1,9}:)?(?=[ \t]{0,8}\S)/;
const NUMBER = new RegExp(`^${QUOTE}(?:No\\.? ?|[#＃L]|line )?[（(\\[【]?([0-9０-９]{1,6}|[①-⑳])(?:[)）\\]】][.:：]?|行目[:：]?|[.:：、．,|│](?!\\d)|(?=[ \\t\\u3000])[ \\t\\u3000]*[|│]?|(?<=[①-⑳]))[ \\t\\u3000]*(?=\\S)`, 'i');

/** Whether the numbers before these lines count up or down by one. */
function counts(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(NUMBER.exec(line)?.[1]?.normalize('NFKC') ?? Number.NaN));
  let steps = 0;
  for (let line = 1; line < numbers.length; line += 1) if (Math.abs(numbers[line]! - numbers[line - 1]!) === 1) steps += 1;
  return steps >= (numbers.length - 1) * MOST;
}

/** Bullets, line numbers, signs of a comment, the file that grep found it in, the time and name of a chat: what stands before most lines alike. */
export const prefixes: Remedy = {
  fix: 'marks',
  plan: (sample) => {
    const lines = filledLines(sample);
    const found = PREFIXES.filter((prefix) => share(lines, (line) => prefix.test(line)) >= MOST);
    if (share(lines, (line) => FILE.test(line)) >= MOST) found.push(FILE);
    if (share(lines, (line) => NUMBER.test(line)) >= MOST && counts(lines)) found.push(NUMBER);
    return found.map((prefix) => {
      const everywhere = new RegExp(prefix.source, `gm${prefix.flags}`);
      return (text) => text.replace(everywhere, (all) => GAP.repeat(all.length));
    });
  },
};

/** No name of a container or of a program is longer. */
const LONGEST_SAME = 80;
const MOST_SAME = 4;

/** What all but a few lines begin with alike, up to a blank: names that a collector put there, the shortest first. A program ends its own with a colon. */
function samePrefixes(lines: readonly string[]): readonly string[] {
  const heads = lines.map((line) => line.trimStart().replace(/^[>＞]+ ?/, '').slice(0, LONGEST_SAME));
  const [some = ''] = heads.slice(heads.length >> 1);
  const found = [...some.matchAll(/[\]|>] +(?=\S)| +[|│>-] +(?=\S)|(?<!:)[ \t](?=\S)/g)].map((end) => some.slice(0, end.index + end[0].length));
  return found.filter((head) => heads.length > 1 && !saysTime(some, head.length) && heads.filter((line) => line.startsWith(head)).length >= heads.length * 0.8).slice(0, MOST_SAME);
}

/** What all but a few lines begin with alike: the name of the container or of the host whose lines were gathered. */
export const names: Remedy = {
  fix: 'marks',
  plan: (sample) => samePrefixes(filledLines(sample)).map((same) => (text) => text.replace(new RegExp(`^([ \\t\\u3000\\u00a0>＞]{0,16})${escaped(same)}`, 'gm'), (_all, before: string) => before + GAP.repeat(same.length))),
};

/** Whether a time begins in the first units of a line: what says one is the device's own. */
function saysTime(line: string, units: number): boolean {
  return [...line.slice(0, units).matchAll(/(?<![\w/.-])\w/g)].some(({ index }) => timeAhead(line, index).length > 0);
}

const WHOLE: readonly (readonly [open: string, close: string])[] = [['"', '"'], ["'", "'"], ['「', '」'], ['『', '』'], ['“', '”'], ['(', ')'], ['（', '）']];

/** Quotes around the whole log. */
export const around: Remedy = {
  fix: 'marks',
  plan: (sample) => {
    const body = sample.trim();
    const pair = WHOLE.find(([open, close]) => body.length > 2 && body.startsWith(open) && body.endsWith(close));
    // Lines with quotes of their own are for the frames.
    if (pair === undefined || filledLines(body).slice(1).some((line) => line.trim().startsWith(pair[0]))) return [];
    return [(text) => {
      const from = text.search(/\S/);
      const to = text.trimEnd().length;
      return from < 0 || to - from < 2 ? text : `${text.slice(0, from)}${GAP}${text.slice(from + 1, to - 1)}${GAP}${text.slice(to)}`;
    }];
  },
};

const DOTS = /(?:…|‥|・・・|\.{3,12})[ \t\u3000]{0,8}$/gm;
const ELLIPSIS = /(?:…|‥|・・・)[ \t\u3000]{0,8}$/gm;
const REMARK = /(?:←|⇐|※|★|☆|◀)[^\r\n]*$/gm;

/** Dots that a screen put behind each line, remarks that somebody wrote behind some. */
export const suffixes: Remedy = {
  fix: 'marks',
  plan: (sample) => {
    const lines = filledLines(sample);
    // A device may well end one line with three full stops itself.
    const end = lines.length > 1 ? DOTS : ELLIPSIS;
    const dots = share(lines, (line) => new RegExp(end.source).test(line)) >= MOST ? [end] : [];
    return [...dots, ...(sample.search(REMARK) < 0 ? [] : [REMARK])].map((mark) => (text) => text.replace(mark, (all) => GAP.repeat(all.length)));
  },
};
