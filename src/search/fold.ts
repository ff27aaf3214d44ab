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
  const units: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const scripts: Script[] = [];

  const put = (letter: string, start: number, end: number, script: Script): void => {
    for (const unit of letter.split('')) {
      units.push(unit);
      from.push(start);
      to.push(end);
      scripts.push(script);
    }
  };

  let at = 0;
  let last = '';
  while (at < original.length) {
    const end = clusterEnd(original, at);
    for (const letter of widen(original, at, end)) {
      const before = scripts[scripts.length - 1];
      const previous = last;
      last = letter;
      const isKana = before === 'katakana' || before === 'hiragana';
      if (isDash(letter)) {
        const lengthens = isKana && (letter === LONG || !startsAscii(original, end));
        put(lengthens ? LONG : '-', at, end, lengthens ? (before as Script) : 'mark');
        continue;
      }
      const script = scriptOf(letter);
      const vowel = previous === 'ヴ' ? voicedB(letter) : undefined;
      if (vowel !== undefined) {
        units[units.length - 1] = vowel;
        to[to.length - 1] = end;
        continue;
      }
      const isLetter = script === 'hiragana' || script === 'katakana';
      put(isLetter ? plainKana(letter) : (VARIANTS.get(letter) ?? letter.toLowerCase()), at, end, script);
    }
    at = end;
  }
  return { text: units.join(''), from, to, scripts };
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
function widen(text: string, at: number, end: number): string[] {
  const raw = text.slice(at, end);
  const code = raw.charCodeAt(0);
  if (end - at === 1 && (code < 0x80 || (code >= 0x3041 && code <= 0x30fe) || (code >= 0x4e00 && code <= 0x9fff))) return [raw];
  const joined = raw.replace(/\u309b/g, '\u3099').replace(/\u309c/g, '\u309a');
  const wide = joined.normalize('NFKC');
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
