import { LONG, plainKana, scriptOf, voicedB, type Script } from './kana.ts';

/**
 * Text with everything folded away that people vary without meaning anything by it: width, case, kana script, small kana,
 * dashes typed for ー. Voicing stays: が is not か. Unit `i` of `text` (a UTF-16 unit) comes from `from[i]` to `to[i]` of
 * the original and was written in `scripts[i]`.
 */
export interface Folded {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly scripts: readonly Script[];
}

/** Folds a text, in every browser alike: nothing here depends on a locale or on ICU's dictionaries. */
export function fold(original: string): Folded {
  if (isAscii(original)) return foldAscii(original);
  const out: Writer = { text: '', from: [], to: [], scripts: [], raw: '' };
  let at = 0;
  while (at < original.length) {
    const code = original.charCodeAt(at);
    if (isPlain(code) && !isMarkUnit(original.charCodeAt(at + 1))) {
      write(out, original, original.charAt(at), at, at + 1);
      at += 1;
      continue;
    }
    const end = clusterEnd(original, at);
    for (const letter of widen(original.slice(at, end))) write(out, original, letter, at, end);
    at = end;
  }
  return out;
}

/** Whether a text is of printable ASCII alone, as most log lines are. */
export function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function foldAscii(original: string): Folded {
  const text = original.toLowerCase();
  const from: number[] = [];
  const to: number[] = [];
  const scripts: Script[] = [];
  for (let i = 0; i < text.length; i += 1) {
    from.push(i);
    to.push(i + 1);
    scripts.push(ASCII_SCRIPTS[text.charCodeAt(i)] ?? 'mark');
  }
  return { text, from, to, scripts };
}

const ASCII_SCRIPTS: readonly Script[] = Array.from({ length: 0x7f }, (_, code) => scriptOf(String.fromCharCode(code)));

interface Writer {
  text: string;
  readonly from: number[];
  readonly to: number[];
  readonly scripts: Script[];
  /** The letter before, in its own script. */
  raw: string;
}

function write(out: Writer, original: string, letter: string, at: number, end: number): void {
  const previous = out.raw;
  out.raw = letter;
  let script = scriptOf(letter);
  let folded = letter;
  if (script === 'katakana' || script === 'hiragana') {
    const vowel = previous === 'ヴ' ? voicedB(letter) : undefined;
    if (vowel !== undefined) {
      out.text = out.text.slice(0, -1) + vowel;
      out.to[out.to.length - 1] = end;
      return;
    }
    folded = plainKana(letter);
  } else if (isDash(letter)) {
    const before = out.scripts[out.scripts.length - 1];
    const lengthens = (before === 'katakana' || before === 'hiragana') && (letter === LONG || !startsAscii(original, end));
    folded = lengthens ? LONG : '-';
    script = lengthens ? before : 'mark';
  } else if (script === 'kanji') {
    folded = VARIANTS.get(letter) ?? letter.toLowerCase();
  } else {
    folded = letter.toLowerCase();
  }
  out.text += folded;
  for (let i = 0; i < folded.length; i += 1) {
    out.from.push(at);
    out.to.push(end);
    out.scripts.push(script);
  }
}

/** Letters that have their ordinary width: ASCII, kana, the common kanji. */
function isPlain(code: number): boolean {
  return code < 0x80 || (code >= 0x3041 && code <= 0x30fe && code !== 0x309b && code !== 0x309c) || (code >= 0x4e00 && code <= 0x9fff);
}

/** Kanji with two code points in daily use. */
const VARIANTS: ReadonlyMap<string, string> = new Map([['繫', '繋'], ['髙', '高'], ['﨑', '崎']]);

/** A letter and the marks that belong to it: ﾊ and ﾟ are one letter. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isMarkUnit(text.charCodeAt(end))) end += 1;
  return end;
}

function isMarkUnit(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || (code >= 0x3099 && code <= 0x309c) || code === 0xff9e || code === 0xff9f;
}

/** The letters of a cluster in their ordinary width, without Latin accents (rūtā is typed ruta). */
function widen(raw: string): string[] {
  const joined = raw.replace(/\u309b/g, '\u3099').replace(/\u309c/g, '\u309a');
  // A small letter takes no mark; its full-sized form, to which it folds, does.
  const wide = joined.normalize('NFKC').replace(/(.)([\u3099\u309a])/gu, (_, base: string, mark: string) => (plainKana(base) + mark).normalize('NFC'));
  return [...(/[\u00c0-\u024f\u1e00-\u1eff]/.test(wide) ? wide.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : wide)];
}

function isDash(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return letter === '-' || letter === LONG || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0x2500;
}

/** サーバ-A keeps its hyphen, サーバ- does not. */
function startsAscii(text: string, at: number): boolean {
  return /^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]/.test(text.slice(at, at + 1));
}
