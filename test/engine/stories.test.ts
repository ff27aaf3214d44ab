import { describe, expect, test } from 'vitest';
import { analyse, story } from './small-catalogue.ts';

const SWITCHED = story({
  type: 'ordered',
  of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/end', where: { session: 'main' } }],
  within: 60_000,
  unless: { any: [{ event: 'wan.session/begin' }], within: 300_000 },
  restoredBy: [{ event: 'wan.session/begin' }],
});

function found(log: readonly string[], stories = [SWITCHED], now?: number): { state: string; strength: string; lines: readonly number[] } | undefined {
  return analyse(log, stories, now).findings[0];
}

describe('並びの話', () => {
  test('新しい順のログでも、起きた順に読む', () => {
    expect(found(['2023/03/23 11:43:35 session end[main]', '2023/03/23 11:43:33 switch started']))
      .toMatchObject({ state: 'ongoing', strength: 'strong', lines: [1, 2] });
  });
  test('古い順のログでも同じ答えになる', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 session end[main]']))
      .toMatchObject({ state: 'ongoing', strength: 'strong', lines: [1, 2] });
  });
  test('順が逆なら当てはまらない', () => {
    expect(found(['2023/03/23 11:43:33 session end[main]', '2023/03/23 11:43:35 switch started'])).toBeUndefined();
  });
  test('間があきすぎれば当てはまらない', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/23 11:45:35 session end[main]'])).toBeUndefined();
  });
  test('穴の値が違えば当てはまらない', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 session end[sub]'])).toBeUndefined();
  });
  test('unlessがすぐあとに起きれば当てはまらない', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 session end[main]', '2023/03/23 11:44:35 session begin[main]'])).toBeUndefined();
  });
  test('unlessの時間を過ぎてから戻れば、直っている', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 session end[main]', '2023/03/24 11:21:16 session begin[main]']))
      .toMatchObject({ state: 'recovered', lines: [1, 2] });
  });
  test('戻ってからまた起き、また戻ったなら、くり返している', () => {
    const drops = story({ type: 'single', of: [{ event: 'wan.session/end' }], restoredBy: [{ event: 'wan.session/begin' }] });
    const twice = ['2023/03/23 02:00:00 session end[main]', '2023/03/23 02:01:00 session begin[main]', '2023/03/23 05:00:00 session end[main]', '2023/03/23 05:01:00 session begin[main]'];
    expect(found(twice, [drops])).toMatchObject({ state: 'recurring', lines: [1, 3] });
    expect(found(twice.slice(0, 3), [drops])).toMatchObject({ state: 'ongoing' });
    expect(found([twice[0]!, twice[0]!, twice[2]!, twice[3]!], [drops])).toMatchObject({ state: 'recovered' });
  });
  test('数える話も、数えた間に戻っていれば、くり返している', () => {
    const drops = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 3, restoredBy: [{ event: 'wan.session/begin' }] });
    const end = (hour: number): string => `2023/03/23 0${hour}:00:00 session end[main]`;
    const begin = (hour: number): string => `2023/03/23 0${hour}:30:00 session begin[main]`;
    expect(found([end(1), begin(1), end(2), begin(2), end(3), begin(3)], [drops])).toMatchObject({ state: 'recurring' });
    expect(found([end(1), end(2), end(3), begin(3)], [drops])).toMatchObject({ state: 'recovered' });
  });
  test('あとの日のログが下に貼られても、直っている', () => {
    expect(found(['2023/03/23 11:43:35 session end[main]', '2023/03/23 11:43:33 switch started', '2023/03/24 11:21:16 session begin[main]', '2023/03/24 11:21:15 switch started']))
      .toMatchObject({ state: 'recovered', lines: [1, 2] });
  });
  test('unlessが起きうる前にログが終われば、確かさが下がる', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 session end[main]'], [SWITCHED], Date.UTC(2023, 2, 23, 11, 44)))
      .toMatchObject({ strength: 'weak' });
  });
  test('時刻がなければ並びだけで読み、確かさが下がる', () => {
    expect(found(['switch started', 'session end[main]'])).toMatchObject({ strength: 'weak', lines: [1, 2] });
  });
});

describe('ほかの型の話', () => {
  test('singleは1行ごとに当てはまる', () => {
    const one = story({ type: 'single', of: [{ message: 'gateway/s#switch' }] });
    expect(found(['2023/03/23 11:43:33 switch started', '2023/03/24 11:43:33 switch started'], [one])).toMatchObject({ lines: [1, 2], state: 'unknown' });
  });
  test('singleに出来事がいくつかあれば、そのどれかで当てはまる', () => {
    const either = story({ type: 'single', of: [{ event: 'wan.session/fail' }, { message: 'gateway/s#switch' }] });
    expect(found(['2023/03/23 11:43:33 switch started'], [either])).toMatchObject({ lines: [1] });
    expect(found(['2023/03/23 11:43:33 session end[main]'], [either])).toBeUndefined();
  });
  test('unorderedは順を問わない', () => {
    const any = story({ type: 'unordered', of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/end' }], within: 60_000 });
    expect(found(['2023/03/23 11:43:33 session end[main]', '2023/03/23 11:43:35 switch started'], [any])).toMatchObject({ lines: [1, 2] });
    expect(found(['2023/03/23 11:43:33 session end[main]', '2023/03/23 11:53:35 switch started'], [any])).toBeUndefined();
  });
  test.each([[2, false], [3, true]])('countは時間の中の%i回で%s', (times, is) => {
    const count = story({ type: 'count', of: [{ event: 'wan.session/fail' }], atLeast: 3, within: 60_000 });
    const log = Array.from({ length: times }, (_, index) => `Tue Aug  6 00:06:${10 + index} 2019 daemon.warn pppd[1]: Timeout waiting for PADO packets`);
    expect(found(log, [count]) !== undefined).toBe(is);
  });
  test.each([
    ['5秒のうちに並ぶ行は1回', [[0, 2, 4]], false],
    ['10分おきの切断を、2行ずつ書いても3回', [[0, 2], [600, 602], [1200, 1202]], true],
    ['2回の切断を、3行ずつ書いても2回', [[0, 2, 4], [600, 602, 604]], false],
    ['休みなく続く行は、間をあけて数える', [[0, 20, 40, 60, 80, 100, 120, 140]], true],
  ] as const)('apart: %s', (_, bursts, is) => {
    const ends = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 3, within: 3_600_000, apart: 60_000 });
    const at = (second: number): string => new Date(Date.UTC(2023, 2, 23, 11) + second * 1000).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ');
    expect(found(bursts.flat().map((second) => `${at(second)} session end[main]`), [ends]) !== undefined).toBe(is);
  });
  test('apart: 時刻がなければ、戻った行をはさんだときだけ別の1回になる', () => {
    const ends = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 2, apart: 60_000, restoredBy: [{ event: 'wan.session/begin' }] });
    expect(found(['session end[main]', 'session end[main]', 'session end[main]'], [ends])).toBeUndefined();
    expect(found(['session end[main]', 'session begin[main]', 'session end[main]'], [ends])).toMatchObject({ lines: [1, 3] });
  });
  test('apart: 前の行にだけ時刻があっても、時刻のない行どうしは並びで数える', () => {
    const ends = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 2, apart: 60_000, restoredBy: [{ event: 'wan.session/begin' }] });
    expect(found(['2023/03/23 11:43:33 switch started', 'session end[main]', 'session begin[main]', 'session end[main]'], [ends])).toMatchObject({ lines: [2, 4] });
    expect(found(['2023/03/23 11:43:33 switch started', 'session end[main]', 'session end[main]'], [ends])).toBeUndefined();
  });
  test('byは同じ値だけを数える', () => {
    const flaps = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 2, within: 600_000, by: ['session'] });
    expect(found(['2023/03/23 11:43:33 session end[a]', '2023/03/23 11:43:35 session end[b]'], [flaps])).toBeUndefined();
    expect(found(['2023/03/23 11:43:33 session end[a]', '2023/03/23 11:43:35 session end[a]'], [flaps])).toMatchObject({ lines: [1, 2] });
  });
  test('角括弧のない行は、切れた行ではなく、戻ったしるしになる', () => {
    const away = story({ type: 'single', of: [{ event: 'wan.session/end' }], restoredBy: [{ event: 'wan.session/begin', where: { session: 'main' } }] });
    const { lines, findings } = analyse(['session end[main]', 'session begin'], [away]);
    expect(lines.map(({ message, cut }) => [message, cut])).toEqual([['gateway/s#end', false], ['gateway/s#begin', false]]);
    expect(findings).toMatchObject([{ state: 'recovered' }]);
    expect(analyse(['session end[main]', 'session begin[other]'], [away]).findings).toMatchObject([{ state: 'ongoing' }]);
    expect(analyse(['session end[main]', 'session beg'], [away]).lines[1]).toMatchObject({ cut: true });
  });
  test('時刻のない行の並びは、段階の順からわかる', () => {
    const { notes } = analyse(['session begin[main]', 'session login ok', 'session end[main]']);
    expect(notes.map(({ code }) => code)).toContain('newest-first');
    expect(analyse(['session login ok', 'session begin[main]']).notes.map(({ code }) => code)).not.toContain('newest-first');
  });
  test('byにいくつか書くと、行にある最初のものでまとめる', () => {
    const twice = story({ type: 'count', of: [{ event: 'wan.session/end' }, { event: 'filter/drop' }], atLeast: 2, by: ['session', 'src'] });
    expect(found(['2023/03/23 11:43:33 session end[192.0.2.1]', '2023/03/23 11:43:35 drop from 192.0.2.2'], [twice])).toBeUndefined();
    expect(found(['2023/03/23 11:43:33 session end[192.0.2.1]', '2023/03/23 11:43:35 drop from 192.0.2.1'], [twice])).toMatchObject({ lines: [1, 2] });
  });
  describe('fromは、その種類のアドレスから来たものだけを見る', () => {
    const outside = story({ type: 'count', of: [{ event: 'filter/drop' }], atLeast: 2, by: ['src'], from: ['global'] });
    const drops = (address: string): readonly string[] => [`2023/03/23 11:43:33 drop from ${address}`, `2023/03/23 11:43:35 drop from ${address}`];
    test.each(['8.8.8.8', '203.0.113.9', '::ffff:203.0.113.9'])('%sは家の外', (address) => expect(found(drops(address), [outside])).toMatchObject({ lines: [1, 2], strength: 'strong' }));
    test.each(['192.168.1.9', '100.64.0.9', 'fd00::9'])('%sは家の外ではない', (address) => expect(found(drops(address), [outside])).toBeUndefined());
    test('IPv6は家の中の機器のこともあるので、弱くなる', () => expect(found(drops('2001:db8::9'), [outside])).toMatchObject({ strength: 'weak' }));
    test('違う相手の行は合わせない', () => expect(found([drops('8.8.8.8')[0]!, drops('8.8.4.4')[1]!], [outside])).toBeUndefined());
    test('アドレスのない行は見ない', () => {
      const ends = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 2, by: ['session'], from: ['global'] });
      expect(found(['2023/03/23 11:43:33 session end[a]', '2023/03/23 11:43:35 session end[a]'], [ends])).toBeUndefined();
    });
  });
  test('弱い話は、IPv6のアドレスではしない', () => {
    const weak = story({ type: 'single', of: [{ event: 'filter/drop' }], by: ['src'], from: ['global'], strength: 'weak' });
    expect(found(['2023/03/23 11:43:33 drop from 203.0.113.9'], [weak])).toMatchObject({ strength: 'weak' });
    expect(found(['2023/03/23 11:43:33 drop from 2001:db8::9'], [weak])).toBeUndefined();
  });
  test('silentWithの行があれば、ほかの相手の話もしない', () => {
    const drop = story({ type: 'single', of: [{ event: 'filter/drop' }], silentWith: [{ event: 'wan.session/end' }], by: ['src', 'session'], from: ['global'] });
    const log = ['2023/03/23 11:43:33 drop from 203.0.113.9', '2023/03/23 11:43:35 session end[203.0.113.10]'];
    expect(found(log, [drop])).toBeUndefined();
    expect(found([log[0]!, log[1]!.replace('203.0.113.10', '192.168.1.5')], [drop])).toMatchObject({ lines: [1] });
  });
  test('同じ確かさなら、重い行が証拠のほうを先に言う', () => {
    const drop = story({ cause: 'a-guess', type: 'single', of: [{ event: 'filter/drop' }] });
    const end = story({ cause: 'z-end', type: 'single', of: [{ event: 'wan.session/end' }] });
    const log = ['2023/03/23 11:43:33 session end[a]', '2023/03/23 11:43:35 drop from 8.8.8.8'];
    expect(analyse(log, [drop, end]).findings.map(({ cause }) => cause)).toEqual(['z-end', 'a-guess']);
  });
  test('againstの行は別に示す', () => {
    const against = story({ type: 'single', of: [{ message: 'gateway/s#switch' }], against: [{ event: 'wan.session/fail' }] });
    expect(analyse(['2023/03/23 11:43:33 switch started', '2023/03/23 11:43:35 Timeout waiting for PADO packets'], [against]).findings[0]).toMatchObject({ lines: [1], against: [2] });
  });
  test('別の時計の行どうしは、時間の中とみなさない', () => {
    const ordered = story({ type: 'ordered', of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/end' }], within: 60_000 });
    expect(found(['1970/01/01 00:00:20 switch started', '2023/03/23 11:43:35 session end[main]'], [ordered])).toBeUndefined();
  });
});

describe('起動からの秒だけの行', () => {
  const ordered = story({ type: 'ordered', of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/end' }], within: 60_000 });
  test('1回の起動の中では、秒の差で時間を測り、確かさは下がらない', () => {
    expect(found(['[   12.345678] switch started', '[   52.345678] session end[main]'], [ordered])).toMatchObject({ lines: [1, 2], strength: 'strong' });
    expect(found(['[   12.345678] switch started', '[   82.345678] session end[main]'], [ordered])).toBeUndefined();
  });
  test('秒が戻れば別の起動とし、そのことを言い、時間の中とはみなさない', () => {
    const log = ['[   82.345678] switch started', '[   12.345678] session end[main]', '[   13.345678] switch started', '[   14.345678] session end[main]'];
    const { lines, notes } = analyse(log);
    expect(lines.map(({ clock, at }) => [clock, at])).toEqual([[1, null], [2, null], [2, null], [2, null]]);
    expect(notes).toEqual([{ code: 'rebooted', args: { count: 2 }, lines: [2] }]);
    expect(found(log.slice(0, 2), [ordered])).toBeUndefined();
    expect(found(log, [ordered])).toMatchObject({ lines: [3, 4] });
  });
  test('CPUが2つあって、少しだけ前後する行は、同じ起動', () => {
    expect(analyse(['[   12.345678] switch started', '[   12.345600] switch started', '[   12.345700] switch started']).lines.map(({ clock }) => clock)).toEqual([1, 1, 1]);
  });
  test('新しい行が上なら、下から数える', () => {
    const { lines, notes } = analyse(['[   14.000000] session end[main]', '[    2.000000] switch started', '[   99.000000] switch started', '[   98.000000] switch started']);
    expect(notes.map(({ code }) => code)).toContain('newest-first');
    expect(lines.map(({ clock }) => clock)).toEqual([2, 2, 1, 1]);
  });
  test('時刻のない続きの行は、前の行の起動のもので、時刻のある行からはもうそうではない', () => {
    const { lines } = analyse(['[   12.345678] switch started', 'session end[main]', '2023/03/23 11:43:33 switch started', 'session end[main]']);
    expect(lines.map(({ clock }) => clock)).toEqual([1, 1, 0, 0]);
  });
  test('時刻のある行とは、時間の中とみなさない', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '[   14.000000] session end[main]'], [ordered])).toBeUndefined();
  });
  test('unlessの時間が過ぎてから起動の記録が終われば、確かさは下がらない', () => {
    const alone = story({ type: 'single', of: [{ message: 'gateway/s#switch' }], unless: { any: [{ event: 'wan.session/begin' }], within: 60_000 } });
    expect(found(['[   12.000000] switch started', '[   82.000000] session end[main]'], [alone])).toMatchObject({ strength: 'strong' });
    expect(found(['[   12.000000] switch started', '[   42.000000] session end[main]'], [alone])).toMatchObject({ strength: 'weak' });
    expect(found(['[   12.000000] switch started', '[   42.000000] session begin[main]'], [alone])).toBeUndefined();
  });
  test.each(['[1] ', '[12.5] ', '[  345] '])('かっこの数「%s」は、小数が6けたでなければ、起動からの秒ではない', (bracket) => {
    expect(analyse([`${bracket}switch started`, '[0] switch started']).lines.map(({ clock }) => clock)).toEqual([0, 0]);
  });
});

describe('つないで貼った2台のログ', () => {
  const ordered = story({ type: 'ordered', of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/end' }], within: 60_000 });
  const unordered = story({ type: 'unordered', of: [{ event: 'wan.session/end' }, { message: 'gateway/s#switch' }], within: 60_000 });
  const twice = story({ type: 'count', of: [{ event: 'wan.session/end' }], atLeast: 2, within: 60_000 });
  test.each([
    ['順のある話', ['switch started', 'line lost'], ordered],
    ['順のない話', ['line lost', 'switch started'], unordered],
    ['数える話', ['session end[main]', 'line lost'], twice],
    ['上のログにだけ時刻のある話', ['2023/03/23 11:43:30 session login ok', '2023/03/23 11:43:33 switch started', 'line lost'], ordered],
  ] as const)('時刻のない行どうしは、%sでも合わせない', (_, log, one) => expect(found(log, [one])).toBeUndefined());
  test('1台のログの中なら、時刻がなくても並びで合わせる', () => {
    expect(found(['switch started', 'session end[main]', 'line lost'], [ordered])).toMatchObject({ lines: [1, 2], strength: 'weak' });
  });
  test('どちらにも時刻があれば、2台でも合わせる', () => {
    expect(found(['2023/03/23 11:43:33 switch started', '23.03.23 11:43:40 line lost'], [ordered])).toMatchObject({ lines: [1, 2] });
  });
  test('どの機器でも動くプログラムの行は、並びで合わせる', () => {
    const failed = story({ type: 'ordered', of: [{ message: 'gateway/s#switch' }, { event: 'wan.session/fail' }], within: 60_000 });
    expect(found(['switch started', 'Timeout waiting for PADO packets'], [failed])).toMatchObject({ lines: [1, 2], strength: 'weak' });
  });
});
