import { describe, expect, test } from 'vitest';
import { nextCheck, otherCauses, standings } from '../../src/analyzer/rank.ts';
import type { ShownFinding } from '../../src/analyzer/protocol.ts';
import type { Words } from '../../src/analyzer/words.ts';

const finding = (cause: string, settle: string[] = [], more: Partial<ShownFinding> = {}): ShownFinding => ({ cause, story: 's', strength: 'strong', state: 'ongoing', settle, lines: [], proofs: 0, against: [], rhythm: null, ...more });
const cause = (title: string) => ({ title, summary: '', url: `/causes/${title}/`, number: 1, confidence: 'reported', stories: {} });
const answer = (supports: string[], excludes: string[]) => ({ text: '', means: '', supports, excludes });
const words: Words = {
  messages: {}, families: {},
  causes: { a: cause('a'), b: cause('b') },
  otherCauses: { c: { title: 'c', url: '/causes/c/' } },
  checks: {
    parts: { question: 'どちら', url: '/checks/parts/', answers: [answer(['a'], ['b']), answer(['b'], ['a'])] },
    same: { question: '同じ', url: '/checks/same/', answers: [answer(['a', 'b'], []), answer(['a', 'b'], [])] },
    wide: { question: '広い', url: '/checks/wide/', answers: [answer(['a', 'c'], []), answer([], ['a', 'b']), answer(['b'], [])] },
  },
};
const both = [finding('a', ['same', 'parts']), finding('b', ['same', 'wide'])];

describe('答えてもらうと', () => {
  test('合わない原因は最後に、合う原因は最初になる', () => {
    expect(standings(both, new Map([['parts', 1]]), words).map((one) => one.finding.cause)).toEqual(['b', 'a']);
    expect(standings(both, new Map([['parts', 1]]), words)[1]).toMatchObject({ supports: 0, excludes: 1 });
  });

  test('わからないという答えは、順を変えない', () => {
    expect(standings(both, new Map([['parts', -1]]), words).map((one) => one.finding.cause)).toEqual(['a', 'b']);
  });

  test('ログに出ていない原因も、答えが支えれば挙げ、答えが退ければ挙げない', () => {
    expect(otherCauses(both, new Map([['wide', 0]]), words)).toEqual(['c']);
    expect(otherCauses([finding('c')], new Map([['wide', 0], ['parts', 1]]), words)).toEqual(['b']);
  });
});

describe('次に聞くことは', () => {
  test('残った原因をいちばん分ける確かめ方で、どの答えでも同じものは聞かない', () => {
    expect(nextCheck(both, new Map(), words)).toBe('wide');
    expect(nextCheck([finding('a', ['same'])], new Map(), words)).toBeNull();
  });

  test('一度聞いたことは、もう聞かない', () => {
    expect(nextCheck(both, new Map([['wide', -1]]), words)).toBe('parts');
    expect(nextCheck(both, new Map([['wide', -1], ['parts', -1]]), words)).toBeNull();
  });

  test('確かなもの1つ、直ったもの、答えで消えたものには、聞かない', () => {
    expect(nextCheck([finding('a', ['parts'], { strength: 'decisive' })], new Map(), words)).toBeNull();
    expect(nextCheck([finding('a', ['parts'], { state: 'recovered' })], new Map(), words)).toBeNull();
    expect(nextCheck([finding('a', ['parts'])], new Map([['wide', 1]]), words)).toBeNull();
  });
});
