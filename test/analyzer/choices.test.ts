import { describe, expect, test } from 'vitest';
import { mayBePart, wordsToCarry } from '../../src/analyzer/carry.ts';
import { choicesOf, matching, newestAt, putTogether } from '../../src/analyzer/choices.ts';
import { heldBelow, heldText } from '../../src/analyzer/held.ts';
import type { CatalogueSource } from '../../src/engine/index.ts';
import type { Words } from '../../src/analyzer/words.ts';

const format = (order: 'newest-first' | 'oldest-first' | 'unknown') => ({ id: `x#${order}`, header: '{message}', order });
const message = (family: string, ...templates: string[]) => ({ id: `${family}/m#${templates[0]}`, family, templates, level: 'sign' as const });
const catalogue: CatalogueSource = {
  version: 'test', stories: [],
  families: [
    { id: 'own', processes: [], programs: [], formats: [format('unknown')] },
    { id: 'shop', processes: [], programs: [], formats: [format('oldest-first')] },
    { id: 'house', processes: [], programs: [], formats: [format('unknown'), format('newest-first'), format('oldest-first')] },
    { id: 'prog', processes: ['pppd'], programs: [], formats: [] },
  ],
  messages: [message('own', 'PPP up on {name:if}'), message('shop', 'PPP[01] Down'), message('prog', 'PPP session is {n:n}'), message('house', 'PPPの認証失敗[{session:text}]', '未接続(PPPoE認証エラー)')],
};
const place = (title: string, where?: string) => ({ title, url: '/', ...(where === undefined ? {} : { place: where }) });
const words: Words = { messages: {}, causes: {}, otherCauses: {}, checks: {}, families: { own: place('自作', 'server'), shop: place('店', 'office'), house: place('家', 'home'), prog: place('pppd') } };
const choices = choicesOf(catalogue, words);
const texts = (typed: string, families: readonly string[] | null = null) => matching(choices, typed, families === null ? null : new Set(families)).found.map(({ template }) => template);

describe('写真の文字から選ぶ文は', () => {
  test('家の機器のものから並び、そこではじまる文が先に来る', () => {
    expect(texts('ppp')).toEqual(['PPPの認証失敗[{session:text}]', 'PPP session is {n:n}', 'PPP[01] Down', 'PPP up on {name:if}', '未接続(PPPoE認証エラー)']);
  });

  test('選んだ機器のものだけになる', () => expect(texts('ppp', ['shop'])).toEqual(['PPP[01] Down']));

  test('同じ文がなければ、似た文を、似た順に出す', () => {
    expect(matching(choices, 'PPP認証エラー', null)).toMatchObject({ isAlike: true });
    expect(texts('PPP認証エラー')[0]).toBe('未接続(PPPoE認証エラー)');
    expect(texts('きのうから遅いです')).toEqual([]);
  });
});

describe('選んだ行は', () => {
  test('画面の上から順に足しても、起きた順に並ぶ', () => {
    expect(putTogether('', ['セッション解放', 'SAM機能を開始'], 'top')).toBe('SAM機能を開始\nセッション解放');
    expect(putTogether('', ['あ', 'い'], 'end')).toBe('あ\nい');
    expect(putTogether('前の行\n', ['あ', 'い'], 'top')).toBe('前の行\nい\nあ');
  });

  test('どちらが新しいかは、その機器の画面の順から始まる', () => {
    expect(['house', 'shop', 'own', 'prog'].map((id) => newestAt(catalogue, id))).toEqual(['top', 'end', null, null]);
  });
});

test('何もわからない文は、はじめの3行までを探すところへ運び、短いものは文の一覧にも運ぶ', () => {
  expect(wordsToCarry([' PPP認証エラー ', '', 'い', 'う', 'え'])).toEqual(['PPP認証エラー', 'い', 'う']);
  expect(wordsToCarry(['x'.repeat(9999)])[0]).toHaveLength(300);
  expect(mayBePart(['PPP認証エラー'])).toBe(true);
  expect([[], ['x'.repeat(61)], ['あ', 'い', 'う']].map(mayBePart)).toEqual([false, false, false]);
});

test('続きに貼ったものは、前のログの下に入り、前のログは残る', () => {
  const file = { kind: 'file', name: 'クリップボード', blob: new Blob(['い']) } as const;
  expect(heldBelow(heldText('あ\n'), { kind: 'text', text: 'い' }).text).toBe('あ\nい');
  expect(heldBelow(heldText('あ'), file)).toEqual({ parts: [{ kind: 'text', text: 'あ' }, file], text: null });
});
