import { expect, test } from 'vitest';
import { megabytes, sayProgress, sayStanding, WHY_NOT, type Standing } from '../../src/offline/keep-words.ts';

const MB = 1_000_000;

const cases: readonly (readonly [string, Standing, string, string | undefined])[] = [
  ['何もない', { kept: undefined, offer: { bytes: 3.6 * MB, here: 0 }, hasPart: false }, 'まだ保存していません。全部で3.6MBの通信をします。', '全部を保存する（3.6MB）'],
  ['途中まで', { kept: undefined, offer: { bytes: 3.6 * MB, here: MB }, hasPart: true }, '途中まで保存しています（3.6MBのうち1.0MB）。まだ読めません。残りは2.6MBです。', '続きを保存する（2.6MB）'],
  ['全部ある', { kept: { bytes: 3.6 * MB, isCurrent: true }, offer: { bytes: 3.6 * MB, here: 3.6 * MB }, hasPart: true }, '辞典の全部をこの端末に保存しています（3.6MB）。いちばん新しい版です。電波がなくても読めます。', undefined],
  ['新しい版が出た', { kept: { bytes: 3.6 * MB, isCurrent: false }, offer: { bytes: 3.7 * MB, here: 3 * MB }, hasPart: true }, '辞典の新しい版があります。取りかえるには、0.7MBの通信をします。取りかえ終わるまでは、保存してある版が読めます。', '新しい版に取りかえる（0.7MB）'],
  ['全部あって、通信がない', { kept: { bytes: 3.6 * MB, isCurrent: false }, offer: undefined, hasPart: true }, '辞典の全部をこの端末に保存しています（3.6MB）。電波がなくても読めます。新しい版があるかは、通信できないのでわかりません。', undefined],
  ['何もなくて、通信がない', { kept: undefined, offer: undefined, hasPart: false }, '通信できないので、保存を始められません。通信できるところで開いてください。', undefined],
];

test.each(cases)('%sときに言うこと', (_name, standing, state, start) => {
  expect(sayStanding(standing)).toMatchObject({ state, forget: standing.kept !== undefined || standing.hasPart });
  expect(sayStanding(standing).start).toBe(start);
  expect(sayStanding(standing).again).toBe(standing.offer === undefined);
});

test('どれだけ来たかを、割合と大きさで言う', () => {
  expect(sayProgress(0, 3.6 * MB)).toBe('0%（0.0MB／3.6MB）');
  expect(sayProgress(1.8 * MB, 3.6 * MB)).toBe('50%（1.8MB／3.6MB）');
  expect(sayProgress(3.6 * MB - 1, 3.6 * MB)).toMatch(/^99%/);
});

test('わずかな通信も、0MBとは言わない', () => {
  expect(megabytes(1)).toBe('0.1MB');
});

test('終わらなかったわけは、どれも違う、言い切った文で、内側の言葉を見せない', () => {
  const said = Object.values(WHY_NOT);
  expect(new Set(said).size).toBe(said.length);
  for (const text of said) expect(text).toMatch(/^[^a-z]*(?:Wi-Fi[^a-z]*)?。$/);
  // Only to stop was the reader's own wish: all else comes with what to do.
  for (const [outcome, text] of Object.entries(WHY_NOT)) if (outcome !== 'stopped') expect(text).toMatch(/(?:ください|します)。$/);
});
