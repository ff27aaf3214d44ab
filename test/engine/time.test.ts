import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/engine/fold.ts';
import { DAY_FIRST, EITHER, emptyTime, localMillis, MONTH_FIRST } from '../../src/engine/clocktime.ts';
import { scanTime } from '../../src/engine/time.ts';

function read(text: string): { iso: string; rest: string; year: number; zone: number } | undefined {
  const folded = fold(text);
  const codes = Uint16Array.from(folded, (unit) => unit.charCodeAt(0));
  const time = emptyTime();
  const end = scanTime(codes, 0, codes.length, time);
  if (end < 0) return undefined;
  const millis = localMillis(time, 2000);
  return { iso: Number.isNaN(millis) ? '' : new Date(millis).toISOString().slice(0, 23), rest: folded.slice(end), year: time.year, zone: time.zone };
}

test.each([
  ['NTTの障害ログ', '2023/03/23 11:43:35 PPPoE', '2023-03-23T11:43:35.000', ' pppoe'],
  ['ゼロで埋めないNTTの形', '2018/2/23 08:47:59 SRC=', '2018-02-23T08:47:59.000', ' src='],
  ['ハイフンの形', '2025-01-20 08:44:13 WAN', '2025-01-20T08:44:13.000', ' wan'],
  ['ISO 8601と時差', '2024-06-01T01:02:03.456+09:00 host', '2024-06-01T01:02:03.456', ' host'],
  ['年のないsyslog', 'Mar 14 22:43:20 kernel', '2000-03-14T22:43:20.000', ' kernel'],
  ['OpenWrtのctime', 'Tue Aug  6 00:06:27 2019 daemon', '2019-08-06T00:06:27.000', ' daemon'],
  ['NETGEARの曜日つき', 'Friday, May 07,2021 00:21:49', '2021-05-07T00:21:49.000', ''],
  ['NETGEARの古い形', 'Sat, 2012-05-12 19:17:33', '2012-05-12T19:17:33.000', ''],
  ['MikroTikの形', 'jul/20/2020 03:07:40 system', '2020-07-20T03:07:40.000', ' system'],
  ['ケーブルモデム', 'Jun 15 2020 08:20:25 Notice', '2020-06-15T08:20:25.000', ' notice'],
  ['月が先の形', '02/07/2020 10:03:10 x', '2020-02-07T10:03:10.000', ' x'],
  ['コロンの日付', '2026:09:26 21:11:15 x', '2026-09-26T21:11:15.000', ' x'],
  ['ハイフンで時刻をつなぐSophos UTMの形', '2018:05:04-12:44:43 utm ulogd', '2018-05-04T12:44:43.000', ' utm ulogd'],
  ['コロンの日付のあとの、時刻ではないハイフン', '2018:05:04-utm', '', '-utm'],
  ['nginxの形', '23/Mar/2023:11:43:35 +0900', '2023-03-23T11:43:35.000', ''],
  ['日本語の日時', '2023年3月23日 11時43分35秒 切断', '2023-03-23T11:43:35.000', ' 切断'],
  ['日本語のjournalctl', '11月 22 20:09:34 gw pppd', '2000-11-22T20:09:34.000', ' gw pppd'],
  ['1けたの日の日本語のjournalctl', '9月  4 08:00:01 gw', '2000-09-04T08:00:01.000', ' gw'],
  ['日本語のdmesg -T', '日 11月 22 20:09:34 2026] eth0', '2026-11-22T20:09:34.000', '] eth0'],
  ['日本語のdate', '2026年 11月 22日 日曜日 20:09:34 JST', '2026-11-22T20:09:34.000', ''],
  ['ブラウザーが書く12時間の形', '2026/07/05 午後1:21:09 JST] kern', '2026-07-05T13:21:09.000', '] kern'],
  ['午前0時台', '2026年7月5日 午前 0時21分09秒 切断', '2026-07-05T00:21:09.000', ' 切断'],
  ['午前12時は0時', '2026/07/05 午前12:21:09 x', '2026-07-05T00:21:09.000', ' x'],
  ['時刻のつづかない午後', '2026/07/05 午後から切断', '', ' 午後から切断'],
  ['英語のブラウザーが書く形', 'Jul 5, 2026, 1:21:09 PM GMT+2] kern', '2026-07-05T13:21:09.000', '] kern'],
  ['かっこの曜日', '2023/03/23(木) 11:43:35 切断', '2023-03-23T11:43:35.000', ' 切断'],
  ['曜日の字で始まる本文', '2023/03/23 11:43:35 日時を合わせました', '2023-03-23T11:43:35.000', ' 日時を合わせました'],
  ['日付だけで、曜日の字で始まる本文', '2023/03/23 日時を合わせました', '', ' 日時を合わせました'],
  ['FortiOSの形', '2016-06-16 time=08:48:28 devname=x', '2016-06-16T08:48:28.000', ' devname=x'],
  ['夏時間の名前', '2019-08-06 00:06:27 CEST [12] x', '2019-08-06T00:06:27.000', ' [12] x'],
  ['いくつもの時差を指す名前', '2019-08-06 00:06:27 CST x', '2019-08-06T00:06:27.000', ' x'],
  ['FRITZ!Boxの2けたの年', '17.11.17 16:38:40 Internetverbindung', '2017-11-17T16:38:40.000', ' internetverbindung'],
  ['4けたの年の日.月.年', '18.12.2016 07:06:25 The HG', '2016-12-18T07:06:25.000', ' the hg'],
  ['Merakiの秒の時刻は、日本の時刻にする', '1374543213.342705328 MX84 events', '2013-07-23T10:33:33.342', ' mx84 events'],
  ['ドイツ語の月のjournalctl', 'Mär 29 04:43:33 pc kernel', '2000-03-29T04:43:33.000', ' pc kernel'],
  ['ドイツ語の12月', 'Dez  3 04:43:33 pc', '2000-12-03T04:43:33.000', ' pc'],
  ['フランス語の8月', 'août 19 11:08:37 nlaptop', '2000-08-19T11:08:37.000', ' nlaptop'],
  ['点のついたフランス語の月', 'déc. 13 12:00:47 horous sshd', '2000-12-13T12:00:47.000', ' horous sshd'],
  ['フランス語の6月と7月', 'juil. 13 12:00:47 a', '2000-07-13T12:00:47.000', ' a'],
  ['時刻だけ', '22:32:18 wireless', '1970-01-01T22:32:18.000', ' wireless'],
  ['点のついた午前12時', '2023/03/23 12:43:35 A.M. x', '2023-03-23T00:43:35.000', ' x'],
  ['文の終わりの点', '2023/03/23 11:43:35 a. x', '2023-03-23T11:43:35.000', ' a. x'],
  ['日本語の午後', '2023年3月23日 午後11時43分35秒 切断', '2023-03-23T23:43:35.000', ' 切断'],
  ['間のあいた午後', '2023/03/23 午後 1:43:35 切断', '2023-03-23T13:43:35.000', ' 切断'],
  ['午前0時', '2023/03/23 午前 0:43:35 切断', '2023-03-23T00:43:35.000', ' 切断'],
  ['午後0時', '2023年3月23日 午後0時43分 切断', '2023-03-23T12:43:00.000', ' 切断'],
  ['午前12時', '2023年3月23日午前12時43分 切断', '2023-03-23T00:43:00.000', ' 切断'],
  ['午後で始まる時刻', '午後11:43:35 切断', '1970-01-01T23:43:35.000', ' 切断'],
  ['年が前のAlliedWare Plus', '2023 Mar 23 11:43:35 local7.notice', '2023-03-23T11:43:35.000', ' local7.notice'],
  ['続けて書いた日本語の日時', '2023年3月23日11時43分35秒 切断', '2023-03-23T11:43:35.000', ' 切断'],
  ['曜日のかっこに続く時刻', '３月２３日（木）１１：４３ 切断', '2000-03-23T11:43:00.000', ' 切断'],
  ['曜日のかっこに続く時刻と年', '2023/03/23(木)11:43:35 切断', '2023-03-23T11:43:35.000', ' 切断'],
  ['令和', '令和6年3月23日 11時43分35秒 切断', '2024-03-23T11:43:35.000', ' 切断'],
  ['令和元年', '令和元年5月23日 11:43:35 切断', '2019-05-23T11:43:35.000', ' 切断'],
  ['平成', '平成31年4月30日 11:43:35 切断', '2019-04-30T11:43:35.000', ' 切断'],
  ['合わせ字の令和', '㋿6年3月23日(土) 午後1時43分 切断', '2024-03-23T13:43:00.000', ' 切断'],
  ['Rの年', 'R6.3.23 11:43:35 切断', '2024-03-23T11:43:35.000', ' 切断'],
  ['Rの年とスラッシュ', 'R06/03/23 11:43:35 切断', '2024-03-23T11:43:35.000', ' 切断'],
  ['Hの年', 'H31.4.30 11:43:35 切断', '2019-04-30T11:43:35.000', ' 切断'],
  ['ISO 8601の基本形', '20230323T114335 x', '2023-03-23T11:43:35.000', ' x'],
  ['ISO 8601の基本形と時差', '20230323T114335.250Z x', '2023-03-23T11:43:35.250', ' x'],
  ['続けて書いた日付', '20230323 11:43:35 x', '2023-03-23T11:43:35.000', ' x'],
  ['LuCIの時差', 'Mar 23, 2023, 11:43:35 GMT+9] daemon', '2023-03-23T11:43:35.000', '] daemon'],
  ['時だけの時差', '2023-03-23 11:43:35+09 x', '2023-03-23T11:43:35.000', ' x'],
  ['午後の時刻', '05:21:09 PM x', '1970-01-01T17:21:09.000', ' x'],
])('%s を読む', (_name, text, iso, rest) => {
  expect(read(text)).toMatchObject({ iso, rest });
});

test.each(['2023/13/01 00:00:00', '25:61:00', 'foo', '192.0.2.1', '12345', '2001:db8::1', '17.11.17 Internet', '1.2.34 12:00:00', '17.13.17 16:38:40', '1374543213 MX84', '1374543213.34 x', '2374543213.342705328', 'mai 12', 'juin 3 x', 'R6.3.23 x', 'R6 11:43:35', 'H31', '令和6年', '令和の文', '平成6', '午後の文', '午後25:00', '2023-W12-4 11:43:35', '2023-082T11:43:35', '20231323 11:43:35', '20230323', '20230323 114335', '20230323T25', '2023 Mar 23', '2023 may be'])('%s は日時ではない', (text) => {
  const found = read(text);
  expect(found === undefined || found.iso === '' || found.rest !== '').toBe(true);
});

test('時差はUTCからの分で答える', () => {
  expect(read('2024-06-01T01:02:03+09:00')?.zone).toBe(540);
  expect(read('2024-06-01T01:02:03Z')?.zone).toBe(0);
  expect(read('2024-06-01 01:02:03 JST')?.zone).toBe(540);
  expect(read('2024-06-01 01:02:03 CEST')?.zone).toBe(120);
  expect(read('2024-06-01 01:02:03 EST')?.zone).toBe(-300);
  expect(read('2026/07/05 13:21:09 GMT+9] x')).toMatchObject({ zone: 540, rest: '] x' });
  expect(read('Sun Jul 05 2026 20:21:09 GMT+0900 (日本標準時)')).toMatchObject({ zone: 540, rest: ' (日本標準時)' });
  expect(read('2026/07/05 13:21:09 GMT−3:30 x')).toMatchObject({ zone: -210, rest: ' x' });
  expect(read('2026/07/05 13:21:09 UTC+x')).toMatchObject({ zone: 0, rest: '+x' });
  expect(read('2026/07/05 13:21:09 UTC+99')).toMatchObject({ zone: 0, rest: '+99' });
  expect(read('2024-06-01 01:02:03')?.zone).toBeNaN();
  expect(read('2024-06-01 01:02:03 CST')?.zone).toBeNaN();
  expect(read('2024-06-01 01:02:03 GMT+9')?.zone).toBe(540);
  expect(read('2024-06-01 01:02:03 UTC-3:30 x')?.zone).toBe(-210);
  expect(read('2024-06-01 01:02:03 UTC+0900')?.zone).toBe(540);
  expect(read('2024-06-01 01:02:03+09')?.zone).toBe(540);
  expect(read('2024-06-01 01:02:03+00 x')?.zone).toBe(0);
  expect(read('2024-06-01 01:02:03 -12 dBm')?.zone).toBeNaN();
  expect(read('10:00-12 x')?.zone).toBeNaN();
  expect(read('20230323T114335Z')?.zone).toBe(0);
});

test('月と日のどちらが先かは、どちらにも読めるときだけ「どちらとも」と答える', () => {
  const order = (text: string): number => {
    const time = emptyTime();
    scanTime(Uint16Array.from(text, (unit) => unit.charCodeAt(0)), 0, text.length, time);
    return time.slashed;
  };
  expect(['02/07/2020 10:03:10', '22/03/2025 23:19:56', '6/22/2017 21:36:30', '2020/02/07 10:03:10', '17.11.2017 16:38:40'].map(order)).toEqual([EITHER, DAY_FIRST, MONTH_FIRST, 0, 0]);
});

test('ゼロで埋めた日付は、埋めない日付と同じに読む', () => {
  const part = (most: number): fc.Arbitrary<number> => fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: most + 2 }));
  const tail = fc.constantFrom('', ' x', ' pm', 'am', ' pm jst', ' p.m.', ' a.m. x', ' a. x', 'z', '+09', '-03 x', ' utc+9', '+09:00 x', ' -0300', ' cest', '.25', ',123 x', '5', ' 12', ' 日', ' pma');
  const isRead: boolean[] = [];
  fc.assert(fc.property(fc.constantFrom('/', '-'), fc.constantFrom(' ', 'T'), part(12), fc.integer({ min: 1, max: 9 }), part(24), part(59), part(60), tail, (joint, between, month, day, hour, minute, second, behind) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const clock = `${between}${two(hour)}:${two(minute)}:${two(second)}${behind}`;
    const plain = read(`2024${joint}${two(month)}${joint}${two(day)}${clock}`);
    expect(plain).toEqual(read(`2024${joint}${two(month)}${joint}${day}${clock}`));
    isRead.push(plain !== undefined);
  }), { numRuns: 2000 });
  expect(new Set(isRead).size).toBe(2);
});
