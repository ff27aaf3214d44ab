/**
 * Folding before matching (design §3): NFKC width, runs of blanks to one blank, ASCII case.
 *
 * Matching works on a buffer of folded UTF-16 units instead of a new string, because a string per line costs more
 * than the match itself. `offsetIn` finds the way back, so that every answer can be given in offsets of what the reader
 * pasted. Nearly every line folds unit by unit and needs no map for it.
 */
export interface Folded {
  readonly codes: Uint16Array;
  /** Filled only where `start` is -1: ask `offsetIn`. */
  readonly map: Uint32Array;
  length: number;
  /** Where the first unit stands in the text, if all units stand there one after the other; else -1. */
  start: number;
  /** Where the folded part of the text ends. */
  end: number;
}

/** The offset in the text of the unit that `codes[at]` came from; for the unit after the last one, the end of what was folded. */
export function offsetIn(folded: Folded, at: number): number {
  if (folded.start < 0) return folded.map[at]!;
  return at < folded.length ? folded.start + at : folded.end;
}

/** A buffer for lines of up to `units` UTF-16 units; a fold of one unit may give several (㍻ → 平成), hence the room. */
export function foldBuffer(units: number): Folded {
  return { codes: new Uint16Array(units * 4 + 8), map: new Uint32Array(units * 4 + 9), length: 0, start: -1, end: 0 };
}

/** 0: itself, 1: blank, 2: look at the unit again (width forms, compatibility characters), else the folded unit. */
const ASCII = new Uint16Array(128);
for (let code = 0; code < 128; code += 1) ASCII[code] = code >= 0x41 && code <= 0x5a ? code + 32 : code;
for (const blank of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) ASCII[blank] = 0x20;
/** Control characters say nothing a reader saw. ESC begins a colour, which is skipped with its parameters. */
const DROPPED = 0xffff;
for (let code = 0; code < 0x20; code += 1) if (ASCII[code] === code) ASCII[code] = DROPPED;
ASCII[0x7f] = DROPPED;

/** The offset after an ANSI sequence (ECMA-48 §5.4: CSI, parameters, a final byte) that starts at `at`. */
function afterEscape(text: string, at: number, to: number): number {
  if (at + 1 >= to || text.charCodeAt(at + 1) !== 0x5b) return at;
  let next = at + 2;
  while (next < to && text.charCodeAt(next) >= 0x20 && text.charCodeAt(next) <= 0x3f) next += 1;
  return next < to ? next : at;
}

/** Whether a unit at or above U+0080 can change under NFKC; hiragana, katakana and kanji in common use cannot. */
function mayChange(code: number): boolean {
  if (code >= 0x3041 && code <= 0x3096) return false;
  if (code >= 0x30a1 && code <= 0x30fe) return false;
  if (code >= 0x4e00 && code <= 0x9fff) return false;
  if (code === 0x3001 || code === 0x3002 || (code >= 0x300c && code <= 0x300f)) return false;
  return true;
}

const BLANK = 0x20;

/** What a unit folds to where that is one unit, a blank included; 0: unknown so far, nothing, or several units. */
export const ONE: Uint16Array = new Uint16Array(65536);
for (let code = 0; code < 128; code += 1) ONE[code] = ASCII[code] === DROPPED ? 0 : ASCII[code]!;
for (let code = 128; code < 65536; code += 1) if (!mayChange(code)) ONE[code] = code;

const FOLDS = new Map<number, string>();
/**
 * What editors and telephones put in the place of what a device wrote: curly quotes, the dashes of typesetting, the wave
 * dash, characters without width, marks that turn the direction of writing, and what stands for a mark taken away.
 */
const AS_TYPED = new Map<number, string>([
  ...[0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x200e, 0x200f, 0x61c, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfdd0].map((code) => [code, ''] as const),
  ...[0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212].map((code) => [code, '-'] as const),
  [0x2018, "'"], [0x2019, "'"], [0x201c, '"'], [0x201d, '"'], [0x301c, '~'],
]);

function foldedForm(code: number): string {
  let form = FOLDS.get(code);
  if (form === undefined) {
    form = AS_TYPED.get(code) ?? (code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : String.fromCharCode(code).normalize('NFKC').toLowerCase());
    FOLDS.set(code, form);
    // Voicing marks join the unit before them, which the quick way must not have passed yet.
    if (form.length === 1 && !isVoicing(code)) ONE[code] = form === '\t' ? 0x20 : form.charCodeAt(0);
  }
  return form;
}

function isVoicing(code: number): boolean {
  return code === 0xff9e || code === 0xff9f;
}

/** Half-width katakana carry their voicing marks as a second unit: ﾊﾞ is two units and must become バ. */
function voiced(base: string, mark: number): string | null {
  if (!isVoicing(mark)) return null;
  const joined = (base + (mark === 0xff9e ? '\u3099' : '\u309a')).normalize('NFC');
  return joined.length === 1 ? joined : null;
}

/** Folds `text[from, to)` into `into`, dropping blanks at both ends. Never throws; lone surrogates pass through. */
export function foldInto(text: string, from: number, to: number, into: Folded): void {
  const { codes } = into;
  const room = codes.length - 8;
  into.end = to;
  let at = from;
  while (at < to && ONE[text.charCodeAt(at)] === 0x20) at += 1;
  into.start = at;
  const stop = to - at < room ? to : at + room;
  let length = 0;
  let before = 0;
  for (; at < stop; at += 1) {
    const folded = ONE[text.charCodeAt(at)]!;
    if (folded <= 0x20 && (folded === 0 || before === 0x20)) break;
    codes[length] = folded;
    before = folded;
    length += 1;
  }
  into.length = before === 0x20 ? length - 1 : length;
  if (at < to) foldRest(text, at, length, to, into);
}

/**
 * Folds `text[from, to)` into `into` unit by unit, blanks at both ends dropped. Right only where no unit of what it writes
 * is 0 and no blank stands behind a blank; the caller looks, and asks `foldInto` if so. There must be room.
 */
export function foldUnits(text: string, from: number, to: number, into: Folded): void {
  const { codes } = into;
  // A name of its own: the loop asks it for every unit of a log.
  const one = ONE;
  let start = from;
  while (start < to && one[text.charCodeAt(start)] === BLANK) start += 1;
  let stop = to;
  while (stop > start && one[text.charCodeAt(stop - 1)] === BLANK) stop -= 1;
  const length = stop - start;
  for (let at = 0; at < length; at += 1) codes[at] = one[text.charCodeAt(start + at)]!;
  into.start = start;
  into.end = to;
  into.length = length;
}

/** Goes on at `at`, behind `length` units that folded one by one, where units are dropped, joined or become several. */
function foldRest(text: string, from: number, done: number, to: number, into: Folded): void {
  const { codes, map } = into;
  const room = codes.length - 8;
  let length = done;
  for (let unit = 0; unit < length; unit += 1) map[unit] = into.start + unit;
  into.start = -1;
  let first = from;
  if (length > 0 && isVoicing(text.charCodeAt(from)) && mayChange(text.charCodeAt(from - 1))) {
    first -= 1;
    length -= 1;
  }
  let blank = length === 0 || codes[length - 1] === 0x20;
  for (let at = first; at < to && length < room; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const folded = ASCII[code]!;
      if (folded === DROPPED) {
        if (code === 0x1b) at = afterEscape(text, at, to);
        continue;
      }
      if (folded === 0x20) {
        if (blank) continue;
        blank = true;
      } else blank = false;
      codes[length] = folded;
      map[length] = at;
      length += 1;
      continue;
    }
    if (!mayChange(code)) {
      codes[length] = code;
      map[length] = at;
      length += 1;
      blank = false;
      continue;
    }
    const start = at;
    let form = foldedForm(code);
    if (at + 1 < to) {
      const joined = form.length === 1 ? voiced(form, text.charCodeAt(at + 1)) : null;
      if (joined !== null) { form = joined; at += 1; }
    }
    for (let unit = 0; unit < form.length; unit += 1) {
      const folded = form.charCodeAt(unit);
      const isBlank = folded === 0x20 || folded === 0x09;
      if (isBlank && blank) continue;
      blank = isBlank;
      codes[length] = isBlank ? 0x20 : folded;
      map[length] = start;
      length += 1;
    }
  }
  if (length > 0 && codes[length - 1] === 0x20) length -= 1;
  map[length] = to;
  into.length = length;
}

/** A literal, a field, a cell: what is folded as a string is short, and there are ten thousand of them in a catalogue. */
const SHORT = 512;
const short = foldBuffer(SHORT);

/** The folded form of a whole string, for templates and for tests. */
export function fold(text: string): string {
  const buffer = text.length <= SHORT ? short : foldBuffer(text.length);
  foldInto(text, 0, text.length, buffer);
  return String.fromCharCode(...buffer.codes.subarray(0, buffer.length));
}

/** Folds a literal inside a template: as `fold`, but blanks at its ends stand between it and a hole and stay. */
export function foldLiteral(text: string): string {
  const inner = fold(text);
  if (inner === '') return /\s/u.test(text) ? ' ' : '';
  return (/^\s/u.test(text.normalize('NFKC')) ? ' ' : '') + inner + (/\s$/u.test(text.normalize('NFKC')) ? ' ' : '');
}
