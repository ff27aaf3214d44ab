import { describe, expect, test } from 'vitest';
import type { ShownFinding } from '../../src/analyzer/protocol.ts';
import { saidOf, type Answered } from '../../src/analyzer/share-said.ts';
import type { Words } from '../../src/analyzer/words.ts';

const finding = (cause: string): ShownFinding => ({ cause, story: 's', strength: 'strong', state: 'ongoing', settle: [], lines: [], proofs: 0, against: [], rhythm: null });
const cause = (title: string, number: number) => ({ title, summary: '', url: `/causes/${number}/`, number, confidence: 'reported', stories: {} });
const words: Words = { messages: {}, families: {}, checks: {}, causes: { a: cause('回線の切り替え', 1), b: cause('線の傷み', 2) }, otherCauses: { c: { title: '機器の故障', url: '/causes/c/' } } };
const answered = (excludes: readonly string[], others: readonly string[] = [], causes = ['a', 'b']): Answered => ({
  ranked: causes.map((id) => ({ finding: finding(id), supports: 0, excludes: excludes.includes(id) ? 1 : 0 })), others, verdict: 'この記録は、心配いりません。', answers: [],
});

describe('人に伝える原因は', () => {
  test('くり返しの間隔がわかれば、それも言う', () => {
    const drops: ShownFinding = { ...finding('b'), rhythm: { times: 6, every: { gap: 7_200_000, gaps: 5 }, shortest: 7_200_000, longest: 7_200_000, hours: null } };
    expect(saidOf(drops, answered([]), words).said).toBe('考えられる原因：線の傷み（かなり確か、続いています）。6回起きていて、間はどれも、ほぼ2時間です。');
  });

  test('答えと合わなくなったら、そう言い、残った候補を言う', () => {
    const { said, cause: left } = saidOf(finding('a'), answered(['a'], ['c']), words);
    expect(said).toBe('ログからは「回線の切り替え」に見えますが、確かめた答えとは合いません。ほかに考えられる原因：線の傷み、機器の故障');
    expect(left).toMatchObject({ title: '線の傷み', number: 2 });
    expect(saidOf(finding('a'), answered(['a', 'b'], ['c']), words).cause).toEqual({ title: '機器の故障', url: '/causes/c/', number: 0 });
  });

  test('どの候補も残らなければ、原因を言わない', () => {
    const { said, cause: left } = saidOf(finding('a'), answered(['a'], [], ['a']), words);
    expect(said).toContain('ほかの原因は、まだわかりません。');
    expect(left).toBeUndefined();
  });

  test('合っていれば、確かさと今の状態をつけて言う', () => {
    expect(saidOf(finding('a'), answered([]), words).said).toBe('考えられる原因：回線の切り替え（かなり確か、続いています）');
  });

  test('原因が見つからなければ、調べた答えをそのまま言う', () => {
    expect(saidOf(null, answered([], [], []), words)).toEqual({ said: 'この記録は、心配いりません。', cause: undefined });
  });
});
