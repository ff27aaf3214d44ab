import type { Reading } from './redact-state.ts';
import type { WordKind } from './redact-substitutes.ts';

/** How far a value without quotes goes: to a blank or mark, to a blank, over blanks up to the next `key=`, or to the end of the line. */
export type Extent = 'word' | 'secret' | 'phrase' | 'line';

export interface Span { readonly from: number; readonly to: number }

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '「': '」', '『': '』', '(': ')', '<': '>' };
const WORD_ENDS = new Set(',;|()[]{}<>"\'&、。」』（）');
const SECRET_ENDS = new Set('"\'<>&|」』');
const PARTICLES = new Set('をがはでにへ');
const TRAILING = new Set('.,:;)]}');
/** How far a value is looked at before it is known to be one; `maskWord` then takes all of it. */
const LIMIT = 512;

/** The value at `at`, without its quotes or brackets; `null` when nothing that could be one stands there. */
export function valueAt(text: string, at: number, extent: Extent): Span | null {
  const closing = CLOSING[text[at] ?? ''];
  if (closing !== undefined) {
    const end = boundedIndex(text, closing, at + 1);
    if (end >= 0) return span(text, at + 1, end);
    if (extent === 'word') return null;
  }
  let to = at;
  const end = Math.min(text.length, at + LIMIT);
  const marks = extent === 'secret' || extent === 'line' ? SECRET_ENDS : WORD_ENDS;
  while (to < end) {
    const unit = text[to]!;
    if (marks.has(unit) && to > at) break;
    // `host_name=NAME#011serial=…`: rsyslog writes a tab as its octal number.
    if (unit === '#' && to > at && text.startsWith('#011', to)) break;
    if (unit === ' ' && (extent === 'line' || (extent === 'phrase' && goesOn(text, to)))) {
      to += 1;
      continue;
    }
    if (unit <= ' ' || unit === '\u3000') break;
    // 「ユーザーID=hanakoでログイン」: a word in Latin letters ends where the sentence goes on.
    if (extent === 'word' && PARTICLES.has(unit) && to > at && text.charCodeAt(at) < 0x80) break;
    to += 1;
  }
  while (to > at && TRAILING.has(text[to - 1]!)) to -= 1;
  return span(text, at, to);
}

function boundedIndex(text: string, unit: string, from: number): number {
  for (let at = from; at < from + LIMIT && at < text.length; at += 1) {
    if (text[at] === unit) return at;
    if (text[at] === '\n' || text[at] === '\r') return -1;
  }
  return -1;
}

/** A blank inside a name: one only, and what follows is neither a bracket, a mark nor another `key=`. */
function goesOn(text: string, at: number): boolean {
  const next = /[A-Za-z_-]{0,24}[=:([]|(?:channel|bss|ch|freq|bssid|rssi|signal|security|auth|mac|band|encryption|state|status|vlan|is|was|on|not|for|from|with|at|and)\b/iy;
  next.lastIndex = at + 1;
  return /[\w\u3041-\u9fff]/.test(text[at + 1] ?? '') && !next.test(text);
}

const PLACEHOLDERS = new Set(['hidden', 'redacted', 'removed', 'masked', 'censored', 'omitted', 'none', 'null', '(null)', '省略', '非表示', '伏せ字', '伏字']);

/** Bytes of text as an address writes them, and the mark of a hash: values all the same. */
const WRITTEN = /^(?:%[89A-F][\dA-F]%|\$\d\$.)/i;

/** Placeholders (`<SSID>`, `%s`, `****`, `$pass`, `{user}`, `<hidden>`) are nobody's. */
function span(text: string, from: number, to: number): Span | null {
  if (to <= from || ('<%$*{'.includes(text[from]!) && !WRITTEN.test(text.slice(from, from + 4))) || PLACEHOLDERS.has(text.slice(from, Math.min(to, from + 12)).toLowerCase())) return null;
  for (let at = from; at < to; at += 1) if (/[0-9A-Za-z\u0080-\uffff]/.test(text[at]!)) return { from, to };
  return null;
}

/** Masks a value by a word of its kind, unless it is such a word already. Returns where to go on. */
export function maskWord(reading: Reading, kind: WordKind, value: Span): number {
  const { text, book, findings } = reading;
  const { from } = value;
  let { to } = value;
  if (to - from >= LIMIT / 2) while (to < text.length && text[to]! > ' ' && !SECRET_ENDS.has(text[to]!)) to += 1;
  const original = text.slice(from, to);
  if (!book.isKeptWord(original)) findings.push({ kind, from, to, write: (substitutes) => substitutes.word(kind, original) });
  return to;
}
