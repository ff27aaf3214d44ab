/** Which script a folded unit was written in; katakana and hiragana fold to the same letters, so this is all that tells them apart. */
export type Script = 'hiragana' | 'katakana' | 'kanji' | 'ascii' | 'blank' | 'mark';

/** The lengthening mark in folded text. */
export const LONG = 'ー';

/** Small letters and twins that readers and makers mix: ウィ and ウイ, フェ and フエ, ヶ and か, ぢ and じ. */
const TWINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ぁ: 'あ', ぃ: 'い', ぅ: 'う', ぇ: 'え', ぉ: 'お', っ: 'つ', ゃ: 'や', ゅ: 'ゆ', ょ: 'よ', ゎ: 'わ', ゕ: 'か', ゖ: 'け',
    ぢ: 'じ', づ: 'ず', ゐ: 'い', ゑ: 'え', ゔ: 'ぶ',
  }),
);

/** ヴァ is written バ as often as not; the vowel decides the letter. */
const AFTER_VU: ReadonlyMap<string, string> = new Map(Object.entries({ あ: 'ば', い: 'び', え: 'べ', お: 'ぼ' }));

/** Where kana begin and end in Unicode, the iteration marks and ー left out. */
const FIRST = 0x3041;
const LAST = 0x30fa;

const PLAIN: readonly string[] = Array.from({ length: LAST - FIRST + 1 }, (_, i) => {
  const code = FIRST + i;
  const hiragana = String.fromCharCode(code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code);
  return TWINS.get(hiragana) ?? hiragana;
});

/** Hiragana for one kana letter, small letters made large. Letters that are not kana come back as they are. */
export function plainKana(letter: string): string {
  return PLAIN[letter.charCodeAt(0) - FIRST] ?? letter;
}

/** The letter that ヴ and the vowel after it stand for, if they are one sound. */
export function voicedB(vowel: string): string | undefined {
  return AFTER_VU.get(plainKana(vowel));
}

export function scriptOf(letter: string): Script {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a)) return 'ascii';
    return code <= 0x20 ? 'blank' : 'mark';
  }
  if (code >= 0x4e00 && code <= 0x9fff) return 'kanji';
  if (code >= 0x3041 && code <= 0x309f) return 'hiragana';
  if ((code >= 0x30a1 && code <= 0x30fa) || (code >= 0x31f0 && code <= 0x31ff)) return 'katakana';
  if ((code >= 0x3400 && code <= 0x4dbf) || code === 0x3005 || (code >= 0x20000 && code <= 0x3ffff)) return 'kanji';
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0xfeff) return 'blank';
  // Letters of other alphabets are words too; they are cut like kanji, into pairs.
  return /\p{L}|\p{N}/u.test(letter) ? 'kanji' : 'mark';
}
