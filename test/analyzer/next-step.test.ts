import { describe, expect, test } from 'vitest';
import { spokenOf } from '../../src/analyzer/ask-back.ts';
import { nextStep } from '../../src/analyzer/next-step.ts';
import type { ShownFinding } from '../../src/analyzer/protocol.ts';
import { standings } from '../../src/analyzer/rank.ts';
import { meansOf } from '../../src/analyzer/verdict.ts';
import type { Words } from '../../src/analyzer/words.ts';

const finding: ShownFinding = { cause: 'a', story: 's', strength: 'weak', state: 'ongoing', settle: ['lamp', 'plan'], lines: [], proofs: 0, against: [], rhythm: null };
const words: Words = {
  messages: {}, families: {}, otherCauses: {},
  causes: { a: { title: 'い', summary: '', url: '/causes/a/', number: 1, confidence: 'reported', stories: {}, firstCheck: { title: 'ランプ', url: '/checks/lamp/', do: 'ランプを見ます。' }, firstFix: { title: '切りかえ', url: '/fixes/a/' } } },
  checks: {
    lamp: { question: 'ランプはつきますか。', url: '/checks/lamp/', answers: [{ text: 'つく', means: '', supports: ['a'], excludes: [] }, { text: 'つかない', means: '', supports: [], excludes: ['a'] }, { text: '点滅', means: '', supports: [], excludes: [] }] },
    plan: { question: '契約は変わりましたか。', url: '/checks/plan/', answers: [{ text: 'はい', means: '', supports: ['a'], excludes: [] }] },
  },
};
const after = (...answers: readonly (readonly [string, number])[]) => {
  const given = new Map(answers);
  const standing = standings([finding], given, words)[0]!;
  return { step: nextStep(standing, given, words), means: meansOf(standing) };
};

describe('次にすることは', () => {
  test('答える前は、最初の確かめ方', () => {
    expect(after().step).toEqual({ kind: 'check', says: 'ランプを見ます。', title: '確かめ方：ランプ', url: '/checks/lamp/' });
    expect(after().means).toContain('決めないでください');
  });

  test('話に決め手の確かめ方があれば、原因の最初の確かめ方より先に出す', () => {
    const own = { title: 'い', says: '', firstCheck: { title: '契約', url: '/checks/plan/', do: '契約の書類を見ます。' } };
    const theirs: Words = { ...words, causes: { a: { ...words.causes['a']!, stories: { s: own } } } };
    const [standing] = standings([{ ...finding, settle: ['plan'] }], new Map(), theirs);
    expect(nextStep(standing!, new Map(), theirs)).toMatchObject({ kind: 'check', says: '契約の書類を見ます。', url: '/checks/plan/' });
    expect(nextStep({ ...standing!, finding: { ...finding, story: 'other' } }, new Map(), theirs)).toMatchObject({ url: '/checks/lamp/' });
  });

  test('確かめて合ったら、直し方を出し、確かめたことをもう言わない', () => {
    expect(after(['lamp', 0]).step).toMatchObject({ kind: 'fix', url: '/fixes/a/' });
    expect(after(['lamp', 0]).means).not.toContain('決めないでください');
  });

  test('確かめても決まらないときは、まだの確かめ方を出し、なければ直し方を出す', () => {
    expect(after(['lamp', -1]).step).toMatchObject({ kind: 'next-check', says: '契約は変わりましたか。', url: '/checks/plan/' });
    expect(after(['lamp', 2], ['plan', -1]).step).toMatchObject({ kind: 'fix' });
  });

  test('答えと合わない原因には、何も勧めない', () => expect(after(['lamp', 1]).step).toBeNull());
});

test('答えたあとに読み上げるのは、新しく考えられる原因と、次の質問', () => {
  expect(spokenOf(['う', 'え'], '契約は変わりましたか。')).toBe('ほかに考えられる原因：「う」「え」。次の質問：契約は変わりましたか。');
  expect(spokenOf([], null)).toBe('ほかの質問はありません。');
});
