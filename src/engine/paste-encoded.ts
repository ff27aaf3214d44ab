import { decodedBytes, fromUtf8 } from './paste-bytes.ts';
import { NOTHING, type Apply, type Remedy } from './paste-remedy.ts';
import { unescaped } from './paste-strings.ts';

/** `=E3=83=AB`, with soft ends of lines (`=` at the end) in between, as mails are sent (RFC 2045 §6.7). */
const QUOTED_RUN = /(?:=[0-9A-Fa-f]{2}(?:=[ \t]*\r?\n)?)+/g;
const QUOTED = /=([0-9A-Fa-f]{2})(?:=[ \t]*\r?\n)?/g;
const SOFT_END = /=[ \t]*\r?\n/g;
const PERCENT_RUN = /(?:%[0-9A-Fa-f]{2})+/g;
const PERCENT = /%([0-9A-Fa-f]{2})/g;
const WRITTEN = /\\(?:["'\\/trnabfv0e]|[uUx][0-9a-fA-F]|033)/;

function nothing(part: string): string {
  return NOTHING.repeat(part.length);
}

/** A mail as it is sent: bytes in hexadecimal digits, long lines broken. */
export const mail: Remedy = {
  fix: 'letters',
  plan: (sample) => (sample.search(QUOTED) < 0 && sample.search(SOFT_END) < 0 ? [] : [(text) => text.replace(QUOTED_RUN, (run) => decodedBytes(run, QUOTED)).replace(SOFT_END, nothing)]),
};

/** The value of a field in a form or an address: all of it as bytes, or all but ASCII. */
export const percent: Remedy = {
  fix: 'letters',
  plan: (sample) => {
    if (sample.search(PERCENT) < 0) return [];
    const decode: Apply = (text) => text.replace(PERCENT_RUN, (run) => decodedBytes(run, PERCENT));
    // A form writes blanks as plus signs, and the name of the field before the value.
    const form: Apply = (text) => decode(text.replaceAll('+', ' ').replace(/^\s*[\w-]{1,32}=(?=\S)/, nothing));
    return [decode, form];
  },
};

/** The escapes of a string without the string around it: `\"`, `\u30bb`, `\xe3`. Ends of lines have a remedy of their own. */
export const strings: Remedy = {
  fix: 'letters',
  plan: (sample) => (WRITTEN.test(sample) ? [(text) => text.replace(/[^\r\n]+/g, unescaped)] : []),
};

/** What Windows-1252 has in the place of the control characters U+0080 to U+009F, by code. */
const WINDOWS = new Map([...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((unit, index) => [unit.charCodeAt(0), 0x80 + index]));
const WRONG_RUN = /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g;
const WRONG = /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/** UTF-8 that something read as Windows-1252: `ã‚»ãƒƒã‚·ãƒ§ãƒ³`. */
export const misread: Remedy = {
  fix: 'letters',
  plan: (sample) => (WRONG.test(sample) ? [(text) => text.replace(WRONG_RUN, (run) => fromUtf8(Array.from(run, (unit) => WINDOWS.get(unit.charCodeAt(0)) ?? unit.charCodeAt(0)), [...run]))] : []),
};
