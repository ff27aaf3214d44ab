import { describe, expect, test } from 'vitest';
import { analyse } from './small-catalogue.ts';

describe('行の判定', () => {
  test('行ごとに、位置、時刻、形、文、判定、穴を答える', () => {
    const log = '2023/03/23 11:43:35      session end[main]';
    expect(analyse(log).lines).toEqual([{
      n: 1, from: 0, to: log.length, at: '2023-03-23T11:43:35', clock: 0, format: 'gateway#log', message: 'gateway/s#end', candidates: [], cut: false, level: 'sign',
      holes: [{ name: 'session', type: 'word', from: log.indexOf('main'), to: log.indexOf('main') + 4 }],
    }]);
  });
  test('空の行は数えず、行番号は見たままにする', () => {
    const analysis = analyse('\n\nswitch started\n\r\nfoo bar\r\n');
    expect(analysis.lines.map(({ n, level }) => [n, level])).toEqual([[3, 'sign'], [5, 'unknown']]);
    expect(analysis.coverage).toEqual({ known: 1, total: 2 });
  });
  test('知らない行は、知らないと言う', () => {
    const [line, known] = analyse('2023/03/23 11:43:35 something new happened\n2023/03/23 11:43:36 switch started').lines;
    expect(line).toMatchObject({ format: 'gateway#log', message: null, level: 'unknown' });
    expect(known).toMatchObject({ format: 'gateway#log', message: 'gateway/s#switch' });
  });
  test('掲示板の引用やMarkdownの表のままでも読む', () => {
    for (const line of ['> switch started', '＞ switch started', '>> switch started', '| switch started |', '\uFEFFswitch started']) expect(analyse(line).lines[0]).toMatchObject({ message: 'gateway/s#switch' });
  });
  test('色の制御文字やNULがあっても読む', () => {
    expect(analyse('\u001b[31mswitch\u001b[0m star\u0000ted').lines[0]).toMatchObject({ message: 'gateway/s#switch' });
  });
  test('見出しのプログラム名で、同じ文の持ち主を選ぶ', () => {
    expect(analyse('Tue Aug  6 00:06:27 2019 daemon.info pppd[1]: Exit.').lines[0]).toMatchObject({ message: 'pppd/x#exit', candidates: [] });
    expect(analyse('Tue Aug  6 00:06:27 2019 daemon.info other[1]: Exit.').lines[0]).toMatchObject({ message: 'other/x#exit', candidates: [] });
  });
  test('選べないときは、どちらかわからないと言う', () => {
    expect(analyse('Exit.').lines[0]!.candidates).toEqual(['pppd/x#exit', 'other/x#exit']);
  });
  test('まわりの行から、同じ文の持ち主を選ぶ', () => {
    expect(analyse('Timeout waiting for PADO packets\nExit.').lines[1]).toMatchObject({ message: 'pppd/x#exit', candidates: [] });
  });
  test('画面の端で切れた行は、切れたものとして読む', () => {
    expect(analyse('Timeout waiting for PADO pac…').lines[0]).toMatchObject({ message: 'pppd/x#padi', cut: true });
    expect(analyse('Timeout').lines[0]).toMatchObject({ message: null, cut: false });
  });
  test('アドレスの種類で判定が変わる', () => {
    expect(analyse('drop from 203.0.113.5\ndrop from 192.168.1.5').lines.map(({ level }) => level)).toEqual(['noise', 'sign']);
  });
  test('形の違うログが混ざっていても、行ごとに読む', () => {
    const analysis = analyse('2023/03/23 11:43:35 switch started\nTue Aug  6 00:06:27 2019 daemon.info pppd[1]: Exit.\n2023/03/23 11:43:36 session end[main]');
    expect(analysis.lines.map(({ format }) => format)).toEqual(['gateway#log', 'openwrt#logread', 'gateway#log']);
    expect(analysis.families).toEqual([{ id: 'gateway', share: 2 / 3 }, { id: 'openwrt', share: 1 / 3 }]);
  });
});

describe('知らない行のまとめ', () => {
  test('値を隠した形でまとめ、多い順に出す', () => {
    const analysis = analyse('peer 192.0.2.1 lost 3 frames\nfoo\npeer 192.0.2.2 lost 14 frames');
    expect(analysis.unknown).toEqual([{ template: 'peer {ip} lost {n} frames', count: 2, lines: [1, 3] }, { template: 'foo', count: 1, lines: [2] }]);
  });
});

describe('知らない行のひな形', () => {
  const shapes = (...log: string[]): string[] => analyse(log).unknown.map(({ count, template }) => `${count} ${template}`);
  test('もとの大文字を残す', () => {
    expect(shapes('cwmpd PROT_TRACE: Nb of retries 27')).toEqual(['1 cwmpd PROT_TRACE: Nb of retries {n}']);
  });
  test('インターフェースの名前は番号ごと穴にし、名前の一部の数字は残す', () => {
    expect(shapes('wan0 has 0% packet loss', 'wan1 has 100% packet loss', 'IPv6 over L2TP on ath10k')).toEqual(['2 {if} has {n}% packet loss', '1 IPv6 over L2TP on ath10k']);
  });
  test('値だけが違う項目の行は1つにまとめ、何が起きたかの項目は分けておく', () => {
    expect(shapes(
      `sn=1SN2345678 m=537 msg="Connection Closed" appName='Service iMesh' proto=tcp/4433 zone=home`,
      `sn=1SN2345678 m=537 msg="Connection Closed" appName='Service DNS' proto=udp/53 zone=home`,
      `sn=1SN2345678 m=98 msg="Connection Opened" appName='Service HTTPS' proto=tcp/443 zone=home`,
    )).toEqual([
      `2 sn={word} m={n} msg="Connection Closed" appName='{text}' proto={word} zone=home`,
      `1 sn={word} m={n} msg="Connection Opened" appName='Service HTTPS' proto=tcp/{n} zone=home`,
    ]);
  });
});

describe('時刻の直し方', () => {
  const codes = (log: readonly string[], now?: number): string[] => analyse(log, [], now).notes.map(({ code }) => code);
  test('新しい順であることを言う', () => {
    expect(codes(['2023/03/23 11:43:35 switch started', '2023/03/23 11:43:33 switch started'])).toContain('newest-first');
    expect(codes(['11:43:35 switch started', '11:43:33 switch started'])).toContain('newest-first');
    expect(codes(['23:59:58 switch started', '00:00:03 switch started'])).not.toContain('newest-first');
    expect(codes(['00:00:03 switch started', '23:59:58 switch started'])).toContain('newest-first');
  });
  test('年がなければ、今より先にならない年とみなす', () => {
    const analysis = analyse(['Mar 14 22:43:20 pppd: Exit.', 'Mar 14 22:43:21 pppd: Exit.'], [], Date.UTC(2026, 0, 10));
    expect(analysis.lines[0]!.at).toBe('2025-03-14T22:43:20');
    expect(analysis.notes.map(({ code }) => code)).toContain('year-assumed');
  });
  test('年の変わり目をまたぐ', () => {
    const analysis = analyse(['Dec 31 23:59:58 pppd: Exit.', 'Jan  2 00:00:03 pppd: Exit.'], [], Date.UTC(2026, 0, 10));
    expect(analysis.lines.map(({ at }) => at)).toEqual(['2025-12-31T23:59:58', '2026-01-02T00:00:03']);
  });
  test('年の変わり目の1月1日は、起動したばかりの時計とはみなさない', () => {
    const analysis = analyse(['Dec 31 23:59:50 pppd: Exit.', 'Jan  1 00:00:10 pppd: Exit.', 'Jan  2 00:00:03 pppd: Exit.', 'Jan  3 00:00:03 pppd: Exit.'], [], Date.UTC(2027, 0, 5));
    expect(analysis.lines.map(({ at }) => at)).toEqual(['2026-12-31T23:59:50', '2027-01-01T00:00:10', '2027-01-02T00:00:03', '2027-01-03T00:00:03']);
    expect(analysis.notes.map(({ code }) => code)).not.toContain('clock-unset');
  });
  test('時刻だけの行は、近くの日付のある行と同じ日に起きたとみなす', () => {
    const times = (log: readonly string[]): (string | null)[] => analyse(log, [], Date.UTC(2027, 0, 5)).lines.map(({ at }) => at);
    expect(times(['2026/12/01 23:43:35 switch started', '23:43:36 pppd: Exit.', '00:10:00 pppd: Exit.', '2026/12/02 01:00:00 switch started']))
      .toEqual(['2026-12-01T23:43:35', '2026-12-01T23:43:36', '2026-12-02T00:10:00', '2026-12-02T01:00:00']);
    expect(times(['23:50:00 pppd: Exit.', '00:10:00 pppd: Exit.', '2026/12/02 01:00:00 switch started']))
      .toEqual(['2026-12-01T23:50:00', '2026-12-02T00:10:00', '2026-12-02T01:00:00']);
    expect(times(['Dec  1 23:43:35 pppd: Exit.', '23:43:36 pppd: Exit.'])).toEqual(['2026-12-01T23:43:35', '2026-12-01T23:43:36']);
  });
  test('起動してすぐの合っていない時計は、別の時計にする', () => {
    const analysis = analyse(['1970/01/01 00:00:20 switch started', '2023/03/23 11:43:35 switch started']);
    expect(analysis.lines.map(({ clock }) => clock)).toEqual([1, 0]);
    expect(analysis.notes.map(({ code }) => code)).toContain('clock-unset');
  });
  test('日本時間の行とUTCの行は、日本時間にそろえて並べる', () => {
    const analysis = analyse(['2023/03/23 11:43:35 switch started', '2023-03-23T02:43:36Z hgw foo[1]: x', '2023/03/23 11:43:37 switch started']);
    expect(analysis.lines.map(({ at }) => at)).toEqual(['2023-03-23T11:43:35', '2023-03-23T11:43:36', '2023-03-23T11:43:37']);
    expect(analysis.notes).toEqual([{ code: 'zones-mixed', args: { count: 1 }, lines: [2] }]);
  });
  test('全部がUTCなら、書かれた時刻のまま読む', () => {
    const analysis = analyse(['2023-03-23T02:43:36Z hgw foo[1]: x', '2023-03-23T02:43:38Z hgw foo[1]: x']);
    expect(analysis.lines.map(({ at }) => at)).toEqual(['2023-03-23T02:43:36', '2023-03-23T02:43:38']);
    expect(analysis.notes).toEqual([]);
  });
  test('時刻がないことを言う', () => {
    expect(codes(['switch started'])).toContain('no-times');
  });
});

test('空の入力は、行のない答えになる', () => {
  expect(analyse('')).toMatchObject({ version: 1, lines: [], coverage: { known: 0, total: 0 }, findings: [], unknown: [] });
});

describe('続きの行と、二重の見出し', () => {
  test('字下げした続きの行は、上の行と同じ判定になり、出来事には数えない', () => {
    const analysis = analyse('2023/03/23 11:43:35 session end[main]\n    flags = broadcast\n\tciaddr = 0.0.0.0\nfoo');
    expect(analysis.lines.map(({ message, level }) => [message, level])).toEqual([['gateway/s#end', 'sign'], ['gateway/s#end', 'sign'], ['gateway/s#end', 'sign'], [null, 'unknown']]);
  });
  test('転送された行は、中の見出しで読む', () => {
    const [line] = analyse('Tue Aug  6 00:06:27 2019 daemon.info hgw[1]: 2018/4/28 00:14:51 session end[main]').lines;
    expect(line).toMatchObject({ message: 'gateway/s#end', format: 'gateway#log', at: '2018-04-28T00:14:51' });
  });
});
