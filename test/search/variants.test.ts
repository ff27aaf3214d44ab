import { describe, expect, test } from 'vitest';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { SYNONYMS } from '../../src/search/synonyms.ts';
import { document } from './corpus.ts';

const TERMS = SYNONYMS.map(({ id }) => id);
const index = buildSmallIndex(TERMS.map((term, i) => document(`/terms/${String(i).padStart(3, '0')}/`, 'term', term, {}, { number: i + 1 })));
const first = (text: string): string | undefined => query(index, text)[0]?.url;

const HALF_KANA: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0x3f }, (_, i) => String.fromCharCode(0xff61 + i)).map((half) => [half.normalize('NFKC'), half]),
);

/** ガ becomes ｶﾞ; what has no half width stays. */
function halfWidth(text: string): string {
  return [...text.normalize('NFD')].map((letter) => (letter === '\u3099' ? 'ﾞ' : letter === '\u309a' ? 'ﾟ' : (HALF_KANA.get(letter) ?? letter))).join('');
}

const WAYS: readonly (readonly [string, (term: string) => string])[] = [
  ['全角', (term) => term.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
  ['半角カナ', halfWidth],
  ['大文字', (term) => term.toUpperCase()],
  ['小文字', (term) => term.toLowerCase()],
  ['長音なし', (term) => term.replace(/ー(?![ァ-ヺ])/g, '')],
  ['長音の代わりにダッシュ', (term) => term.replace(/(?<=[ァ-ヺ])ー/g, '―')],
  ['分解された濁点', (term) => term.normalize('NFD')],
  ['前後の空白', (term) => `　${term} `],
];

describe('書き方を変えても先頭は同じ', () => {
  test('200を超えることばで確かめる', () => {
    expect(TERMS.length).toBeGreaterThanOrEqual(200);
    expect(TERMS.filter((term, i) => first(term) !== `/terms/${String(i).padStart(3, '0')}/`)).toEqual([]);
  });

  test.each(WAYS)('%s', (_name, way) => {
    const changed = TERMS.filter((term) => way(term) !== term);
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.filter((term) => first(way(term)) !== first(term)).map(way)).toEqual([]);
  });

  test('カタカナのことばは、ひらがなで打っても見つかる', () => {
    const katakana = TERMS.filter((term) => /^[ァ-ヺー]{3,}$/.test(term));
    expect(katakana.length).toBeGreaterThan(30);
    const hiragana = (term: string): string => term.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
    expect(katakana.filter((term) => first(hiragana(term)) !== first(term))).toEqual([]);
  });
});

describe('同義語の表', () => {
  test('同じ組が2つない', () => {
    expect(TERMS.length).toBe(new Set(TERMS).size);
  });

  test('どのつづりも、自分の組のページを先頭に出す', () => {
    const plain = SYNONYMS.flatMap(({ id, forms }) => forms.filter((form) => !/[・~]|ない$/.test(form)).map((form) => ({ id, form })));
    expect(plain.length).toBeGreaterThan(1000);
    const claimed = new Map<string, string>();
    const wrong = plain.filter(({ id, form }) => {
      const owner = claimed.get(form) ?? id;
      claimed.set(form, owner);
      return owner === id && first(form) !== first(id);
    });
    expect(wrong.map(({ id, form }) => `${form} → ${id}`)).toEqual([]);
  });
});
