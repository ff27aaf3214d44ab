import { describe, expect, test } from 'vitest';
import { standings } from '../../src/analyzer/rank.ts';
import { coverageText, verdict } from '../../src/analyzer/verdict.ts';
import type { ShownFinding, Summary } from '../../src/analyzer/protocol.ts';
import type { Words } from '../../src/analyzer/words.ts';

const words: Words = { messages: { m: { title: '線が抜けた', meaning: '', confidence: 'official', url: '/messages/m/' } }, families: {}, checks: {}, otherCauses: {}, causes: { a: { title: '回線の切り替え', summary: '', url: '/causes/a/', number: 1, confidence: 'reported', stories: {} } } };
const found = (strength: ShownFinding['strength'], state: ShownFinding['state']): ShownFinding => ({ cause: 'a', story: 's', strength, state, settle: [], lines: [], proofs: 0, against: [], rhythm: null });
const summary = (known: number, total: number, levels: Partial<Summary['levels']> = {}, more: Partial<Summary> = {}): Summary => ({
  partial: false, coverage: { known, total }, levels: { fault: 0, sign: 0, normal: 0, noise: 0, unknown: total - known, ...levels },
  families: [], shaped: false, findings: [], notable: [], calms: [], feared: [], common: null, unknown: [], notes: [], intake: [], list: { rows: 0, lines: 0, first: [] }, ...more,
});
const said = (of: Summary, excluded = false, others: readonly string[] = []): string => verdict(of, standings(of.findings, new Map(), words).map((one) => ({ ...one, excludes: excluded ? 1 : 0 })), others, words);

describe('ひとことの答えは', () => {
  test.each([
    [found('decisive', 'ongoing'), '原因は「回線の切り替え」です。直ったことを示す行は、まだありません。'],
    [found('strong', 'recovered'), '原因は「回線の切り替え」とみられます。そのあと直っています。'],
    [found('strong', 'recurring'), '原因は「回線の切り替え」とみられます。今は戻っていますが、くり返しています。'],
    [found('weak', 'unknown'), '原因は「回線の切り替え」かもしれません。今も続いているかは、わかりません。'],
  ])('確かさと今の状態を言い分ける', (finding, text) => expect(said(summary(1, 1, {}, { findings: [finding] }))).toBe(text));

  test('答えと合わない原因を、原因だとは言わない', () => {
    expect(said(summary(1, 1, {}, { findings: [found('strong', 'ongoing')] }), true, ['cable'])).toBe('ログからは「回線の切り替え」に見えますが、あなたの答えとは合いません。');
    expect(said(summary(1, 1, {}, { findings: [found('strong', 'ongoing')] }), true)).toBe('ログからは「回線の切り替え」に見えますが、あなたの答えとは合いません。ほかの原因は、このログからはわかりません。困りごとが続いているなら、症状のことばでさがせます。');
  });

  test('知らない行が残れば、正常とは言い切らない', () => {
    expect(said(summary(5, 5, { normal: 5 }))).toBe('わかった5行に、故障を示すものはありません。ログに出ない故障もあります。');
    expect(said(summary(5, 7, { normal: 5 }))).toContain('正常とは言い切れません');
  });

  test('故障がなければ、何のログなのかを、いちばん多い文で言う', () => {
    expect(said(summary(5, 5, { noise: 5 }, { common: { message: 'm', count: 4 } }))).toBe('わかった5行に、故障を示すものはありません。いちばん多いのは「線が抜けた」（4行）です。ログに出ない故障もあります。');
  });

  test('こわく見える行だけなら、心配いらないと先に言い、知らない行のことは請け合わない', () => {
    const calms = [{ cause: 'a', id: 'c', count: 97, n: 1 }];
    expect(said(summary(100, 100, { noise: 97 }, { calms }))).toBe('この記録は、心配いりません。「回線の切り替え」という行が97行あります。故障を示す行は、見つかりませんでした。困っていることがあれば、原因は別にあります。');
    expect(said(summary(97, 100, { noise: 97 }, { calms }))).toMatch(/^「回線の切り替え」.*この行は心配いりません。.*辞典にない行が3行あり、そちらのことはわかりません。$/);
    expect(said(summary(100, 100, { noise: 97, fault: 1 }, { calms }))).not.toContain('心配いりません');
    expect(said(summary(100, 100, { noise: 97, sign: 1 }, { calms }))).not.toContain('心配いりません');
  });

  test('こわい言葉の行が心配いらないなら、名を挙げて先に言い、故障があれば故障を先に言う', () => {
    const feared = [{ message: 'm', count: 1, n: 2 }];
    expect(said(summary(3, 3, { sign: 1, noise: 1 }, { feared }))).toMatch(/^「線が抜けた」の行は、こわく見えますが、ふつうは心配いりません。手がかりになる行が1行/);
    expect(said(summary(3, 3, { noise: 1 }, { feared }))).toMatch(/^「線が抜けた」の行は/);
    expect(said(summary(3, 3, { fault: 1, noise: 1 }, { feared }))).toMatch(/^故障を示す行が1行.*「線が抜けた」の行は/);
  });

  test('アドレスのせいで手がかりになった行は、そのことも言い、よい知らせのまま終わらせない', () => {
    const given: Words = { ...words, messages: { m: { ...words.messages.m!, title: 'アドレスをもらえた', when: { sign: { meaning: '家の中だけで使うアドレスです。' } } } } };
    const found = (level: 'fault' | 'sign'): Summary => summary(5, 5, { [level]: 1 }, { notable: [{ message: 'm', level, count: 1, n: 1 }] });
    expect(verdict(found('sign'), [], [], given)).toMatch(/^手がかりになる行が1行あります（「アドレスをもらえた」の、アドレスの種類）。/);
    expect(verdict(found('fault'), [], [], given)).toMatch(/1行あります（「アドレスをもらえた」）。/);
  });

  test('弱い手がかりの陰に、別の故障を隠さない', () => {
    const fault = { message: 'm', level: 'fault', count: 1, n: 1 } as const;
    expect(said(summary(5, 5, { fault: 1 }, { findings: [found('weak', 'ongoing')], notable: [fault] }))).toMatch(/別に、故障を示す行もあります（「線が抜けた」）。$/);
    expect(said(summary(5, 5, { fault: 1 }, { findings: [found('strong', 'ongoing')], notable: [fault] }))).not.toContain('線が抜けた');
  });

  test('故障、手がかり、何も知らない、行がない、を分けて言う', () => {
    expect(said(summary(5, 5, { fault: 2 }))).toContain('故障を示す行が2行');
    expect(said(summary(5, 5, { fault: 2 }, { notable: [{ message: 'm', level: 'fault', count: 2, n: 1 }] }))).toContain('2行あります（「線が抜けた」）。');
    expect(said(summary(5, 5, { sign: 2 }))).toContain('手がかりになる行が2行');
    expect(said(summary(0, 5))).toContain('辞典にある文が1つもありません');
    expect(said(summary(0, 5, {}, { shaped: true }))).toContain('行の形はわかりました');
    expect(said(summary(0, 0))).toBe('読める行がありません。');
  });
});

test('わかった行の数を言い、わからない行を飾らない', () => {
  expect(coverageText(summary(7, 7))).toBe('7行のうち7行がわかりました。');
  expect(coverageText(summary(1312, 1318))).toMatch(/^1,318行のうち1,312行がわかりました。未収録の6行は/);
});
