import type { Reading } from './redact-state.ts';

/**
 * Japanese telephone numbers: with dashes or brackets (03-1234-5678, 0463(00)0000), as ten or eleven digits, after
 * `+81`. Bare digits count only where no `key=` makes them something else: a FortiGate logid has ten digits from 0 too.
 * The substitute keeps the shape and begins with 00, which no number does. Returns the end, or `at`.
 */
export function readPhone(reading: Reading, at: number, runTo: number): number {
  const { text } = reading;
  GLUED.lastIndex = at;
  if (GLUED.test(text)) return Math.max(at, readNumber(reading, at + 3, runTo));
  return readNumber(reading, at, runTo);
}

/** 「TEL03-1234-5678」 */
const GLUED = /(?:tel|fax)(?=0)/iy;

function readNumber(reading: Reading, at: number, runTo: number): number {
  const { text } = reading;
  const first = text.charCodeAt(at);
  const before = text[at - 1] ?? ' ';
  if (first === 0x38 && before === '+' && text.startsWith('81', at)) return mask(reading, INTERNATIONAL, at, at + 2);
  // A mobile number of Japan as some telephones show it, without the plus.
  if (first === 0x38 && before !== '-' && !/\w/.test(before) && /^81-[789]0-\d{4}-\d{4}(?![\w-])/.test(text.slice(at, at + 16))) return mask(reading, INTERNATIONAL, at, at + 2);
  // From abroad the country's number follows 00, or 010 of a Japanese line.
  const abroad = first === 0x30 ? /^(?:00|010-?)(?=81)/.exec(text.slice(at, at + 6))?.[0].length ?? 0 : 0;
  if (abroad > 0 && !/[\w.-]/.test(before)) return mask(reading, ABROAD, at + abroad, at + abroad + 2);
  if (first !== 0x30 || before === '-' || before === '.' || before === '_' || GOES_ON.test(text.slice(Math.max(0, at - 2), at))) return at;
  const length = runTo - at;
  if (length === 10 || length === 11) {
    if (!isPlace(reading, at, before)) return at;
    BARE.lastIndex = at;
    return mask(reading, BARE, at, at);
  }
  if (length > 5 || length < 2) return at;
  const end = mask(reading, DASHED, at, at);
  if (end > at) return end;
  if (before === '(') return mask(reading, BRACKETED, at, at);
  // A second number stands beside the first without a word of its own.
  return mask(reading, reading.call.phone || LABELLED_BEFORE.test(text.slice(Math.max(reading.lineFrom, at - 12), at)) ? LABELLED : SPACED, at, at);
}

/** 「1−03−…」: the number began before; 「サーバー03-…」 ends in a word. */
const GOES_ON = /\d[\u2010-\u2015\u2212\u30fc\uff0d]$/;
const BARE = /0(?:0\d{8,9}|[1-9]\d{8}|[5-9]0\d{8})(?!\w)/y;
/** People also type the dashes of U+2010–2015, the minus sign, the full-width hyphen and the long-vowel mark. */
const DASHED = /0\d{1,4}[-(（\u2010-\u2015\u2212\u30fc\uff0d]\d{1,4}[-)）\u2010-\u2015\u2212\u30fc\uff0d]\d{3,4}(?![\w-]|[\u2010-\u2015\u2212\u30fc\uff0d]\d)/y;
const BRACKETED = /0\d{1,4}\) ?\d{1,4}-\d{4}(?![\w-])/y;
const SPACED = /0[5-9]0 \d{4} \d{4}(?![\w-])/y;
/** Behind a word for a telephone also with blanks and full stops: `tel 03.1234.5678`. */
const LABELLED_BEFORE = /(?:tel|phone|fax|電話(?:番号)?|携帯|ケータイ|連絡先|自宅)[^\d\r\n]{0,5}$/i;
const LABELLED = /0\d{1,4}[ .\u3000]\d{1,4}[ .\u3000]\d{3,4}(?![\w-]|\.\d)/y;
const INTERNATIONAL = /81[- \u2010-\u2015\u2212\u30fc\uff0d]?\(?0?\)?[- ]?[1-9]\d{0,3}[- \u2010-\u2015\u2212\u30fc\uff0d]?\d{1,4}[- \u2010-\u2015\u2212\u30fc\uff0d]?\d{3,4}(?![\w-])/y;
/** The same with the nine or ten digits that a number of Japan has behind the country's. */
const ABROAD = /81(?=(?:[- ()\u2010-\u2015\u2212\u30fc\uff0d]{0,2}\d){9,11}(?![\w-]))[- \u2010-\u2015\u2212\u30fc\uff0d]?\(?0?\)?[- ]?[1-9]\d{0,3}[- \u2010-\u2015\u2212\u30fc\uff0d]?\d{1,4}[- \u2010-\u2015\u2212\u30fc\uff0d]?\d{3,4}(?![\w-])/y;

/** After a blank, a bracket or Japanese (「電話:」 too), and in `sip:` and `tel:`. */
function isPlace({ text, call }: Reading, at: number, before: string): boolean {
  if (/[lx]/i.test(before)) return /(?:^|[^a-z])(?:tel|fax)$/i.test(text.slice(Math.max(0, at - 4), at));
  // `SIP/trunk/0312345678` of Asterisk; quotes in a line that tells of a call.
  if (before === '/') return /\b(?:PJSIP|SIP|IAX2|DAHDI)\/[\w.-]{0,32}\/?$/.test(text.slice(Math.max(0, at - 40), at));
  if ((before === '"' || before === "'") && call.word) return true;
  if (before === ':') return /(?:sip|tel|[\u3040-\u9fff]):$/i.test(text.slice(Math.max(0, at - 4), at));
  if (before === '=' || before === '"' || before === "'") return /(?:tel|phone|caller|callee|from|to|number|dial|cid)["']?=["']?$/i.test(text.slice(Math.max(0, at - 12), at));
  return before <= ' ' || before >= '\u0080' || '([<>,+'.includes(before);
}

function mask(reading: Reading, pattern: RegExp, at: number, from: number): number {
  const { text, book, findings } = reading;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return at;
  const to = pattern.lastIndex;
  const written = text.slice(from, to);
  const digits = written.replace(/\D+/g, '');
  if (pattern !== INTERNATIONAL && pattern !== ABROAD && digits.length !== 10 && digits.length !== 11) return at;
  reading.call.phone = true;
  if (book.isKeptDigits(digits)) return to;
  if (digits.startsWith('00')) return at;
  findings.push({ kind: 'phone', from, to, write: (substitutes) => substitutes.digits(written) });
  return to;
}
