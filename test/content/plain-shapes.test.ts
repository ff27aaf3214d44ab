import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, type AnalysisLine } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge(ROOT)));
const lines = (...log: readonly string[]): readonly AnalysisLine[] => exportAnalysis(readLog(log.join('\n'), catalogue, { now: Date.UTC(2026, 10, 22) })).lines;

describe('多くの機器が使う形の、知らない行', () => {
  test.each([
    ['日時とコロン', '2023/01/02 10:00:00: something nobody knows'],
    ['日時と名前とプログラム', 'Jan  1 10:00:00 host foo[1]: something nobody knows'],
    ['日時とプログラム', 'Jan  1 10:00:00 foo[1]: something nobody knows'],
    ['どの機器でも動くプログラムの行', 'Jan  1 10:00:00 host sshd[1]: Failed password for root from 192.168.1.20 port 42393 ssh2'],
  ])('%sだけでは、機器の名前を出さない', (_, line) => expect(lines(line)[0]!.format).toMatch(/^syslog#/));

  test.each([
    ['ヤマハ', 'yamaha-rt#format-show-log', '2023/01/02 10:00:01: LAN2: link up', '2023/01/02 10:00:00: something nobody knows'],
    ['Cisco', 'cisco-ios#plain', 'Feb 12 09:57:26.676: %LINEPROTO-5-UPDOWN: Line protocol on Interface Virtual-Access1, changed state to up', 'Feb 12 09:57:27.676: something nobody knows'],
  ])('%sの文があれば、ほかの行も%sの形と言う', (_, format, known, unknown) => expect(lines(known, unknown)[1]).toMatchObject({ format, message: null }));
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
