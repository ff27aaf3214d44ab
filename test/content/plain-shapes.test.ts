import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, type AnalysisLine } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT, logsBelow } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
/** Where the header of a line begins, and where the message behind it does. */
const headerOf = (line: string): { readonly from: number; readonly body: number } => {
  const { columns } = readLog(line, catalogue, { now: Date.UTC(2026, 10, 22) });
  return { from: columns.from[0]!, body: columns.from[0]! + columns.body[0]! };
};
const analysis = (log: string): ReturnType<typeof exportAnalysis> => exportAnalysis(readLog(log, catalogue, { now: Date.UTC(2026, 10, 22) }));
const lines = (...log: readonly string[]): readonly AnalysisLine[] => analysis(log.join('\n')).lines;
const shapes: ReadonlySet<string> = new Set(catalogue.source.families.filter(({ isShape }) => isShape === true).map(({ id }) => id));

/** What nobody's program may say: plain words, a number, a word with a colon, an address. */
const NOBODYS = ['frobnicator ready', 'loaded 12 widgets', 'cannot find blorp', 'queue length 42', 'warning: grommet loose', 'took 3.2 ms', 'bye', 'sent 5 quux to 192.0.2.5'];

describe('多くの機器が使う形の、知らない行', () => {
  test.each([
    ['日時とコロン', '2023/01/02 10:00:00: something nobody knows'],
    ['日時と名前とプログラム', 'Jan  1 10:00:00 host foo[1]: something nobody knows'],
    ['日時とプログラム', 'Jan  1 10:00:00 foo[1]: something nobody knows'],
    ['日時', '2024/09/23 13:09:56 something nobody knows'],
    ['番号のかっこと日時とプログラム', '<30>Sep 23 13:09:56 foo[1]: something nobody knows'],
    ['番号のかっこと、どの機器でも動くプログラムの行', '<30>Sep 23 13:09:56 pppd[485]: Timeout waiting for PADO packets'],
    ['日時と、どの機器でも動くプログラムの文', '2024/09/23 13:09:56 Timeout waiting for PADO packets'],
    ['日時と名前と、Wi-Fiの子機のプログラムの行', "Sep 23 13:09:56 p0w wpa_supplicant[485]: wlan0: Trying to associate with SSID 'MySSID'"],
    ['どの機器でも動くプログラムの行', 'Jan  1 10:00:00 host sshd[1]: Failed password for root from 192.168.1.20 port 42393 ssh2'],
  ])('%sだけでは、機器の名前を出さない', (_, line) => expect(lines(line)[0]!.format).toMatch(/^syslog#/));

  test.each([
    ['ヤマハ', 'yamaha-rt#format-show-log', '2023/01/02 10:00:01: LAN2: link up', '2023/01/02 10:00:00: something nobody knows'],
    ['DrayTek', 'draytek#pri', '<181>Sep 25 09:18:44 DrayTek_TEST: [DHCP] Vigor DHCP server has given out an IP [MAC: 00-00-5e-00-53-ea, IP: 192.168.1.12]', '<181>Sep 25 09:18:45 DrayTek_TEST: something nobody knows'],
    ['Cisco', 'cisco-ios#plain', 'Feb 12 09:57:26.676: %LINEPROTO-5-UPDOWN: Line protocol on Interface Virtual-Access1, changed state to up', 'Feb 12 09:57:27.676: something nobody knows'],
  ])('%sの文があれば、ほかの行も%sの形と言う', (_, format, known, unknown) => expect(lines(known, unknown)[1]).toMatchObject({ format, message: null }));
});

describe('だれも知らないプログラムの行', () => {
  test.each([
    '2024/01/01 00:00:0# ', '2024-01-01 00:00:0# ', '2024-01-01T00:00:0#Z ', '2024-01-01 00:00:0#,123 ', 'Jan  1 00:00:0# ', 'Mon Jan  1 00:00:0# 2024 ',
    '2024年1月1日 00:00:0# ', '01.01.2024 00:00:0# ', '01.01.24 00:00:0# ', '01/01/2024 00:00:0# ', '01-Jan-2024 00:00:0# ', '00:00:0# ', '2024-01-01 00:00:0#: ',
    '2024-01-01 00:00:0# - ', '2024-01-01 00:00:0#,123 - frob - INFO - ', '2024-01-01 00:00:0# INFO ', '2024-01-01 00:00:0# ERROR frob.Main - ', '2024-01-01 00:00:0# [info] ',
    '[2024-01-01 00:00:0#] ', '[2024-01-01 00:00:0#] [info] ', '[2024-01-01 00:00:0#] INFO: ', '[00:00:0#] ', '[Mon Jan 01 00:00:0# 2024] ', '[   12.34567#] ',
    'Jan  1 00:00:0# host frob[123]: ', 'Jan  1 00:00:0# host frob: ', 'Jan  1 00:00:0# host ', 'Jan  1 00:00:0# frob: ', 'Jan  1 00:00:0# kernel: [    1.234567] ',
    'Jan  1 00:00:0# host user.info frob: ', 'Jan  1 00:00:0# host user.info syslog: ', 'Jan  1 00:00:0# host S123 frob: ', 'Jan  1 00:00:0# DHCP INFO ', 'Jan  1 00:00:0# syslog: ',
    'Jan  1 00:00:0# host CEF:0|Frob|Frob|1.0|100|',
    '<13>Jan  1 00:00:0# host frob: ', '<13>Jan  1 00:00:0# host frob[12]: ', '<13>Jan  1 00:00:0# host ', '<13>Jan  1 00:00:0# frob: ', '<13>Jan  1 00:00:0# host: ',
    '<13>1 2024-01-01T00:00:0#Z host frob 123 - - ', '<13>1 2024-01-01T00:00:0#Z host frob - - - ', '<13>1 2024-01-01T00:00:0#Z host frob 123 ID47 [ex@1 a="b"] ',
    'time=2024-01-01T00:00:0#Z level=INFO msg=', 'time="2024-01-01T00:00:0#Z" level=info msg=',
    '[#] 2024-01-01 00:00:00 ', '<13>1 2024-01-01T00:00:0#Z host frob 123 - [meta sequenceId="#"] ',
  ])('「%s」の後ろに何があっても、機器の名前を出さない', (header) => {
    const { families } = analysis(NOBODYS.map((text, index) => header.replace('#', String(index)) + text).join('\n'));
    expect(families.length).toBeGreaterThan(0);
    expect(families.filter(({ id }) => !shapes.has(id))).toEqual([]);
  });

  test.each([
    '# 2024-01-01 00:00:00 ', '#. 2024-01-01 00:00:00 ', '# 2024-01-01 00:00:00 SYSTEM Notice ', '2024-01-01 00:00:0#;frob;', '*Jan  1 00:00:0#.123: ', '00012#: Jan  1 00:00:00: ', '00012#: *Jan  1 00:00:00.123: ',
    '<189>12#: host: Jan  1 00:00:00.123 JST: ', 'router: Jan  1 00:00:0#: ', 'date=2024-01-01 time=00:00:0# ', 'date=2024-01-01,time=00:00:0#,', 'time=00:00:0# ', '<01/01/2024 00:0#> ', '<13> Jan  1 00:00:0# host frob: ',
    '<13>1 2024-01-01T00:00:0#Z host frob 12 ', '<13>1 2024-01-01T00:00:0#Z host frob - ', '01/01/2024 00:00:0#> ', '[INFO] 2024/01/01 00:00:0# ', '0days, 00:00:0#, ',
    'Jan  1 00:00:0# dhcp client: ', 'Jan  1 00:00:0# host [WAN_IN-drop]',
  ])('「%s」の後ろに何があっても、機器の名前を出さず、時刻は読む', (header) => {
    const { families, lines: read } = analysis(NOBODYS.map((text, index) => header.replace('#', String(index)) + text).join('\n'));
    expect(families.filter(({ id }) => !shapes.has(id))).toEqual([]);
    expect(read.map(({ at }) => at === null)).toEqual(NOBODYS.map(() => false));
  });

  const headers = knowledge.of('family').flatMap(({ id, data }) => (data.type === 'device' && data.shape !== true ? data.formats.flatMap(({ anchor, samples }) => samples.map((sample) => [`${id}#${anchor}`, sample.seen ?? sample.source ?? ''] as const)) : []));
  const proving = new Set(catalogue.formats.filter(({ namesDevice }) => namesDevice).map(({ id }) => id));

  test('機器の見出しのあとがだれかの行でも、機器の名前を出すのは、見出しに機器の語があるときだけ', () => {
    expect(headers.length).toBeGreaterThan(150);
    const wrong = headers.filter(([, sample]) => {
      const { from, body } = headerOf(sample);
      const header = sample.slice(from, body);
      const { families, lines: read } = analysis(NOBODYS.map((text) => header + text).join('\n'));
      return families.some(({ id }) => !shapes.has(id)) && !read.some(({ format }) => format !== null && proving.has(format));
    });
    expect(wrong).toEqual([]);
  });

  test.each(['I0101 00:00:0#.123456   12 frob.go:12] ', 'FIREWALL ', 'wlan0: ', '<13>frob,info '])('「%s」だけでは、見出しと言わない', (header) => {
    expect(analysis(NOBODYS.map((text, index) => header.replace('#', String(index)) + text).join('\n')).families).toEqual([]);
  });

  test.each([
    ['年が前の日時', '2023 Mar 23 11:43:35 local7.notice awplus NSM[12]: frob', '2023-03-23T11:43:35'],
    ['続けて書いた日付', '20230323 11:43:35 frobnicator ready', '2023-03-23T11:43:35'],
    ['行の番号と日時', '12 2023-03-23 11:43:35 frobnicator ready', '2023-03-23T11:43:35'],
  ])('%sの初めの数は、日付なら日付と、番号なら番号と読む', (_, line, at) => expect(lines(line)[0]!.at).toBe(at));

  test('日時だけの行では、日時の後ろを全部読む', () => {
    expect(analysis('2024/01/01 00:00:00 something unknown\n2024/01/01 00:00:01 another thing').unknown.map(({ template }) => template)).toEqual(['something unknown', 'another thing']);
  });
});

describe('本当の機器のログ', () => {
  test.each([
    ['consumer-asus.log', 'asus'], ['consumer-asus-upnp.log', 'asus'], ['consumer-corega.log', 'corega'], ['consumer-huawei-ont.log', 'huawei-ont'], ['consumer-nec-hgw.log', 'nec-hgw'],
    ['consumer-ntt-hgw.log', 'ntt-hgw'], ['consumer-tenda.log', 'tenda'], ['consumer-tp-link.log', 'tp-link'], ['consumer-cable-modem.log', 'cable-modem'], ['linux-a-openwrt-2023.log', 'openwrt'],
    ['linux-a-opnsense-pppoe.log', 'opnsense'], ['makers-cisco-login.log', 'cisco-ios'], ['makers-fortigate.log', 'fortigate'], ['makers-fritz-box.log', 'fritz-box'], ['makers-meraki.log', 'meraki'],
    ['makers-mikrotik.log', 'mikrotik'], ['makers-softether.log', 'softether-server'], ['makers-yamaha.log', 'yamaha-rt'], ['soho-unifi-ap.log', 'unifi'],
  ])('%s は、%s と言う', (name, family) => {
    expect(analysis(logsBelow('healthy').find((log) => log.name === name)!.text).families[0]!.id).toBe(family);
  });

  test.each([
    ['NTT', 'ntt-hgw', '1. 2025-01-20 08:44:13 WAN ポートリンクアップ'],
    ['Tenda', 'tenda', '2000-01-01 00:00:06;system;WAN1 Port phy status up.'],
    ['Cisco', 'cisco-ios', '*Mar  1 00:00:01.123: %LINK-3-UPDOWN: Interface GigabitEthernet0/0, changed state to up'],
    ['FortiGate', 'fortigate', 'date=2023-03-23 time=11:43:35 devname="FW" devid="FGT60F0000000000" logid="9999999999" type="frob"'],
    ['OPNsense', 'opnsense', '<29>1 2026-09-02T23:31:30+08:00 router ppp 23737 - [meta sequenceId="77"] [opt7_link0] LCP: LayerStart'],
  ])('%sだけが書く文や語のある1行なら、%sと言う', (_, family, line) => expect(analysis(line).families.map(({ id }) => id)).toEqual([family]));

  test('続きの行だけの16進の行では、機器の名前を出さない', () => {
    expect(analysis('0000: c0 21 01 01 00 10\n0010: 12 34 56 78 00 10')).toMatchObject({ families: [], lines: [{ message: null }, { message: null }] });
  });

  test.each(['linux-b-raspberry-wifi.log', 'programs-dhcpcd.log', 'programs-raspberry-pi.log', 'programs-systemd.log'])('%s は、どの機器でも動くプログラムの行だけなので、機器の名前を出さない', (name) => {
    expect(analysis(logsBelow('healthy').find((log) => log.name === name)!.text).families.filter(({ id }) => !shapes.has(id))).toEqual([]);
  });
});

describe('数字と語とコロンだけの見出し', () => {
  test.each(['2001:db8::5 hello', '2001:db8:1:2::5', '2001:db8::5: unreachable', '443:open', '12 : apples', '12 apples fell'])('%s は、知っている文がないので見出しではない', (line) => {
    expect(lines(line)).toMatchObject([{ format: null, message: null, level: 'unknown' }]);
  });

  test('後ろの文を知っていれば、見出しになる', () => {
    expect(lines('0554:PPPoE: Automatically dialing on demand.')).toMatchObject([{ format: 'msi-rg#uptime', message: 'msi-rg/pppoe#dial' }]);
    expect(lines('384 0555:PPPoE: Sending PADI.', '385 0556:something nobody knows')[1]).toMatchObject({ format: 'msi-rg#numbered', message: null });
  });
});

describe('ヤマハの「大きすぎます」を捨てた行', () => {
  test.each([
    'Rejected at IN filter: ICMP 2001:db8::78 > 2001:db8:1::1 : too big',
    'LAN2 Rejected at IN(200099) filter: ICMP 2001:db8::78 > 2001:db8:1::1 : too big',
    '2023/01/02 10:00:00: PP[01] Rejected at IN(default) filter: ICMP 203.0.113.5 > 192.0.2.1 : too big',
  ])('%s は、フィルターの番号があってもわかる', (line) => expect(lines(line)).toMatchObject([{ message: 'yamaha-rt/filter#too-big-rejected', level: 'sign' }]));

  test('番号とIPv6のポートがある行も、捨てた行とわかる', () => {
    const [line] = lines('2023/01/02 10:00:00: LAN2 Rejected at IN(11) filter: TCP 2001:db8::2.443 > 2001:db8::1.56609');
    expect(line).toMatchObject({ format: 'yamaha-rt#format-show-log', message: 'yamaha-rt/filter#rejected-in' });
  });
});
