import { describe, expect, test } from 'vitest';
import { calmOf, compileCatalogue, readLog, type Calm, type CatalogueSource, type Finding } from '../../src/engine/index.ts';

const CATALOGUE: CatalogueSource = {
  version: 'test',
  families: [{ id: 'box', processes: [], programs: [], formats: [] }],
  messages: [
    { id: 'box/wall#refused', family: 'box', templates: ['refused {src:ip} port {port:n}', 'refused somebody'], level: 'noise', event: 'filter/drop' },
    { id: 'box/wall#probe', family: 'box', templates: ['probe by {src:ip}'], level: 'noise', event: 'filter/attack', when: [{ hole: 'src', is: ['private'], level: 'sign' }] },
    { id: 'box/login#failed', family: 'box', templates: ['wrong password from {ip:ip}'], level: 'noise', event: 'login/fail' },
    { id: 'box/login#in', family: 'box', templates: ['welcome {ip:ip}'], level: 'normal', event: 'login/ok', when: [{ hole: 'ip', is: ['global'], level: 'sign' }] },
  ],
  stories: [],
  calms: [
    { cause: 'scanning', id: 'refused', of: [{ event: 'filter/drop' }, { event: 'filter/attack' }], sender: ['src'], unless: [] },
    { cause: 'late-reply', id: 'web', of: [{ message: 'box/wall#refused', where: { port: '443' } }], sender: ['src'], unless: [] },
    { cause: 'guessing', id: 'failures', of: [{ event: 'login/fail' }], sender: ['ip'], unless: [{ event: 'login/ok' }] },
  ],
};
const catalogue = compileCatalogue(CATALOGUE);
const calm = (lines: readonly string[], findings: readonly Finding[] = []): readonly Calm[] => calmOf({ ...readLog(lines.join('\n'), catalogue, { now: 0 }), findings });
const finding = (told: Partial<Finding>): Finding => ({ cause: 'flood', url: '/causes/flood/', story: 'many', strength: 'strong', state: 'unknown', lines: [], against: [], settle: [], ...told });

describe('こわく見えて心配のない行は', () => {
  test('話ごとに数えられ、多いものから並ぶ', () => {
    expect(calm(['wrong password from 8.8.8.8', 'refused 8.8.4.4 port 23', 'refused somebody', 'なぞ'])).toEqual([
      { cause: 'scanning', id: 'refused', count: 2, lines: [1, 2] },
      { cause: 'guessing', id: 'failures', count: 1, lines: [0] },
    ]);
  });

  test('1行を2つの話が数えることはなく、値まで見るほうのものになる', () => {
    expect(calm(['refused 8.8.4.4 port 443', 'refused 8.8.4.4 port 444']).map(({ cause, lines }) => [cause, lines])).toEqual([['late-reply', [0]], ['scanning', [1]]]);
  });

  test.each([
    ['送ってきた側が家の中の機器', 'refused 192.168.1.5 port 23'],
    ['IPv6の家の中の機器', 'refused fd00::5 port 23'],
    ['判定が手がかり', 'probe by 192.168.1.5'],
    ['ほかの出来事', 'welcome 192.168.1.5'],
  ])('%sなら、入らない', (_, line) => expect(calm([line])).toEqual([]));

  test.each([
    ['証拠になった行', { lines: [0] }],
    ['反証になった行', { against: [0] }],
    ['原因そのもの', { cause: 'scanning' }],
  ])('見つかった原因の%sは、入らない', (_, told) => expect(calm(['refused 8.8.4.4 port 23'], [finding(told)])).toEqual([]));

  test.each([
    ['8.8.8.8', false],
    // Masked by hand: it is no address of a house either.
    ['203.0.113.5', false],
    ['192.168.1.5', true],
  ])('打ち消す行が%sからなら、心配いらないと言う：%s', (ip, is) => {
    expect(calm(['wrong password from 8.8.8.8', `welcome ${ip}`]).length > 0).toBe(is);
  });

  test('安心の話のない目録では、1つも出ない', () => {
    const { calms: _, ...rest } = CATALOGUE;
    expect(calmOf(readLog('refused somebody', compileCatalogue(rest), { now: 0 }))).toEqual([]);
  });
});
