import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeKey, holdsTraces, route } from '../../src/search/route.ts';
import { ASKED, LINE_QUESTIONS } from './corpus.ts';

describe('検索の箱に入ったもの', () => {
  test.each([
    '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]',
    'Mar 14 22:43:20 wlceventd: wlceventd_proc_event(657): eth3: Radar detected',
    '<29>Aug 15 10:32:11 EdgeRouter dhcpd: DHCPREQUEST for 192.168.1.55 from 00:00:5e:00:53:c4 via eth1',
    '[ 5163.012447] eth0 - link established successfully',
    '%LINK-3-UPDOWN: Interface Ethernet0, changed state to down',
    'Refused NATe P:6(TCP) SRC=198.51.100.11 DST=203.0.113.1',
    '[DoS Attack: SYN/ACK Scan] from source: 192.0.2.8, port 80, Tuesday, February 16, 2016 17:35:23',
    '2024年11月2日 4時12分 切断しました',
    'PPPoE セッション解放\nSAM機能を開始',
  ])('ログの行: %s', (line) => {
    expect(route(line)).toEqual({ as: 'log', lines: line.split('\n') });
  });

  test.each([
    ['辞典 123', 123],
    ['辞典123', 123],
    ['辞典　１２３', 123],
    ['ルーターログ辞典 7', 7],
    ['辞典 No.45', 45],
    ['#123', 123],
  ])('ページの番号: %s', (text, number) => {
    expect(route(text)).toEqual({ as: 'number', number });
  });

  test.each([
    ['651', '651'],
    ['エラー651', '651'],
    ['エラーコード: ６５１', '651'],
    ['691エラー', '691'],
    ['2618-0516', '26180516'],
    ['NW-31374-8', 'nw313748'],
    ['0x800CCC0E', '0x800ccc0e'],
    ['ERR_CONNECTION_TIMED_OUT', 'errconnectiontimedout'],
    ['エラー 5038f-MW1', '5038fmw1'],
  ])('エラーの番号: %s', (text, code) => {
    expect(route(text)).toEqual({ as: 'code', code });
  });

  test.each(['192.168.1.1', '１９２．１６８．１．１', '203.0.113.0/24', '2001:db8::1', 'fe80::1', '2408:210:db8::/56'])('アドレス: %s', (text) => {
    expect(route(text).as).toBe('address');
  });

  test.each(['ルーターがつながらない', '夜 遅い', 'PR-400MI', 'v6プラス', '80', '辞典', '辞典の使い方', '300.1.1.1', '12:34', "why can't I connect?", 'PADI Timeout', '[Nuro Hikari] IPv4 can\'t receive data package.', ''])(
    'ことば: %s',
    (text) => {
      expect(route(text)).toEqual({ as: 'words' });
    },
  );

  test('人が打った質問をログと取り違えない', () => {
    const taken = ASKED.filter(({ query }) => route(query).as === 'log').map(({ query }) => query);
    expect(taken).toEqual(['PPPOE[01] Disconnected, cause [PPPoE: PADI Timeout]', '[MAP-E]: Receiveing invalid rule. Reconfirm after 20 min.']);
  });

  test('本物のログの行の多くを、ログとして受け取る', () => {
    const taken = LINE_QUESTIONS.filter(({ query }) => route(query).as === 'log').length;
    expect(taken / LINE_QUESTIONS.length).toBeGreaterThan(0.9);
  });

  test('どんな文でも落ちず、長くても待たせない', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(['log', 'number', 'code', 'address', 'words']).toContain(route(text).as);
    }));
    for (const unit of ['a ', '1:', '[', 'ぁあ', 'x=1;', '::', 'a.b-', ' ']) expect(typeof route(unit.repeat(50_000)).as).toBe('string');
  });
});

test('コードは、区切りと大文字小文字を落として比べる', () => {
  expect(codeKey('ＮＷ－３１３７４－８')).toBe(codeKey('nw 313748'));
});

describe('だれの行かがわかるもの', () => {
  test.each([
    'LAN1(port2) Rejected at IN(1) filter: 00:00:5e:00:53:01 > 00:00:5e:00:53:02',
    'Connection from 192.0.2.56 refused',
    'Connection from 192.0.2.56.',
    '相手１９２．０．２．５６：４４３',
    'PPPoE認証失敗 taro@example.jp',
    'taro@example.jp',
    '00:00:5e:00:53:01',
    '00-00-5E-00-53-01',
    '0000.5e00.5301 が重複',
    'dropped (2001:db8::1) on wan',
    'src=2001:db8:1:2:3:4:5:6, port',
    '192.168.1.5 から 192.0.2.56 へ',
    '100.64.3.9 が割り当てられた',
    '172.32.0.1 から',
    '192.168.999.1 から',
    '192.168.1.5 の 00:00:5e:00:53:01',
  ])('ある: %s', (text) => {
    expect(holdsTraces(text)).toBe(true);
  });

  test.each(['192.168.1.1', '192.168.1.1/24', '2001:db8::1', 'v6プラス', '@nifty 遅い', '@ マークのついた識別子', '12:34:56に切れる', 'std::string', 'バージョン 8.2.0', '辞典 3', '', '192.168.11.1って何?', '10.0.0.138が開かない', '172.16.0.1 ログイン', '169.254.12.3 になる', '127.0.0.1 接続拒否', '255.255.255.0 とは', 'DNSを8.8.8.8に変えた'])(
    'ない: %s',
    (text) => {
      expect(holdsTraces(text)).toBe(false);
    },
  );

  test('どんなに長くても待たせない', () => {
    for (const unit of ['a@', '1:', '1.', '00:', 'a.b-', '::', '@', ' ']) expect(typeof holdsTraces(unit.repeat(50_000))).toBe('boolean');
  });
});
