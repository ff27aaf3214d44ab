import { describe, expect, test } from 'vitest';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { corpus, LINE_QUESTIONS } from './corpus.ts';
import { evaluate } from './evaluate.ts';

/** Floors stand a little under what is reached, so that a change that loses answers is seen. */
describe('本物の質問', () => {
  test('書かれている言い方なら、ほとんどが先頭に出る', () => {
    const { documents, questions } = corpus(() => true);
    const known = buildSmallIndex(corpus(() => false).documents);
    expect(documents.length).toBeGreaterThan(100);
    const result = evaluate(questions, (text) => query(known, text).map(({ url }) => url));
    expect(result.questions).toBeGreaterThan(100);
    expect(result.missed).toEqual([]);
    expect(result.empty).toBe(0);
    expect(result.hit1).toBeGreaterThanOrEqual(0.97);
  });

  test.each([[0, 0.66], [1, 0.78], [2, 0.78]])('同じ悩みのほかの人の言い方でも、多くが5件のうちに出る(3分の1を伏せる: %d)', (third, floor) => {
    const { documents, questions } = corpus((_query, i) => i % 3 === third);
    const index = buildSmallIndex(documents);
    const result = evaluate(questions, (text) => query(index, text).map(({ url }) => url));
    expect(result.questions).toBeGreaterThan(20);
    expect(result.hit5).toBeGreaterThanOrEqual(floor);
    expect(result.empty).toBeLessThanOrEqual(2);
  });

  test('自分の値が入ったログの行は、すべて自分のメッセージが先頭になる', () => {
    const index = buildSmallIndex(corpus(() => false).documents);
    const result = evaluate(LINE_QUESTIONS, (text) => query(index, text).map(({ url }) => url));
    expect(result.questions).toBeGreaterThan(30);
    expect(LINE_QUESTIONS.filter(({ query: line, answers }) => query(index, line)[0]?.url !== answers[0]).map(({ query: line }) => line)).toEqual([]);
    expect(result.hit1).toBe(1);
  });
});

describe('数え方', () => {
  test('順位から、当たりの割合と平均逆順位を出す', () => {
    const found: Record<string, string[]> = { 一: ['/a/'], 三: ['/x/', '/y/', '/b/#part'], 六: ['/1/', '/2/', '/3/', '/4/', '/5/', '/c/'], 無: [] };
    const result = evaluate([{ query: '一', answers: ['/a/'] }, { query: '三', answers: ['/b/'] }, { query: '六', answers: ['/c/', '/d/'] }, { query: '無', answers: ['/e/'] }], (text) => found[text]!);
    expect(result).toMatchObject({ questions: 4, hit1: 0.25, hit3: 0.5, hit5: 0.5, mrr: (1 + 1 / 3 + 1 / 6) / 4, empty: 1 });
    expect(result.missed.map(({ query: text }) => text)).toEqual(['六', '無']);
  });

  test('質問がなければ、数えずに断る', () => {
    expect(() => evaluate([], () => [])).toThrow();
  });
});
