import { GAP, NOTHING, type Remedy } from './paste-remedy.ts';
import { written } from './paste-strings.ts';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', yen: '¥', hellip: '…', mdash: '—', ndash: '–', laquo: '«', raquo: '»' };
const ENTITY = /&(?:(lt|gt|amp|quot|apos|nbsp|yen|hellip|mdash|ndash|laquo|raquo)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;
/** Markdown has a backslash before its own signs where a program wrote them. */
const ESCAPE = /\\(?=[_*[\]()<>`~|#])/g;

/** `&gt;` is the sign it stands for, and `&#12475;` the letter. */
export const entities: Remedy = {
  fix: 'signs',
  plan: (sample) => (sample.search(ENTITY) < 0 ? [] : [(text) => text.replace(ENTITY, (all, name?: string, digits?: string, hex?: string) => (
    name === undefined ? written(digits === undefined ? Number.parseInt(hex!, 16) : Number(digits), all.length) : ENTITIES[name]!.padEnd(all.length, NOTHING)
  ))]),
};

/** `\_` is `_`. */
export const escapes: Remedy = { fix: 'signs', plan: (sample) => (sample.search(ESCAPE) < 0 ? [] : [(text) => text.replace(ESCAPE, NOTHING)]) };

/** Colours as `less` and `cat -v` write them: `^[[1;31m`, `ESC[0m`. */
const COLOUR = /(?:\^\[|ESC|\\e|\\033|\\x1b|\\u001b)\[[\d;]{0,12}[mK]/gi;

/** `^[[1;31m` is the colour that was meant, and says nothing. */
export const colours: Remedy = { fix: 'signs', plan: (sample) => (sample.search(COLOUR) < 0 ? [] : [(text) => text.replace(COLOUR, (all) => NOTHING.repeat(all.length))]) };

/** Ends of lines that are none to most programs: U+2028 and U+2029 of editors and chats, the vertical tab of Word, the next line of IBM, the form feed of printers, `\n` in a string of a program. */
const OTHER_END = /[\u2028\u2029\u0085\v\f]/g;
const WRITTEN_END = /(?:\\r)?\\n/g;

export const otherEnds: Remedy = {
  fix: 'split',
  plan: (sample) => [
    ...(sample.search(OTHER_END) < 0 ? [] : [(text: string) => text.replace(OTHER_END, '\n')]),
    ...(sample.search(WRITTEN_END) < 0 ? [] : [(text: string) => text.replace(WRITTEN_END, (all) => '\n'.padStart(all.length, GAP))]),
  ],
};

/** Tags of pages and boards, and fences of Markdown. */
const BREAK = /<(?:br ?\/?|\/p|\/div|\/li|\/tr)>(?=([ \t]*\r?\n|[ \t]*$)?)/gi;
const TAG = /<\/?(?:p|div|pre|code|span|td|th|tr|table|tbody|li|ul|font|b)(?: [^<>\n]{0,120})?>|\[\/?(?:code|pre|quote|blockquote)(?:=[^\]\n]{0,40})?\]|`{3,}(?:log|text|txt|plaintext|bash|sh|console)?(?=[ \t]*(?:\r?\n|$))|`{3,}/gi;

/** `[code]`, `<pre>`, a fence: they say nothing of the log. A `<br>` inside a line ends it. */
export const tags: Remedy = {
  fix: 'marks',
  plan: (sample) => (sample.search(TAG) < 0 && sample.search(BREAK) < 0 ? [] : [
    (text) => text.replace(BREAK, (all, end: string | undefined) => (end === undefined ? '\n' : GAP).padEnd(all.length, GAP)).replace(TAG, (all) => GAP.repeat(all.length)),
  ]),
};
