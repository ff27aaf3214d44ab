import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf } from '../../src/engine/address.ts';
import { CALL_MARKER, hostsOf, redact } from '../../src/engine/redact.ts';
import { hostile, personalLog } from './redact-logs.ts';

const masked = (text: string): string => redact(text).text;
/** What `redact` promises of any text; the checks are shared by every property below. */
function holds(text: string, options?: Parameters<typeof redact>[1]): string {
  const out = redact(text, options);
  let undone = '';
  let at = 0;
  let last = 0;
  for (const { original, substitute } of out.masks) {
    expect(original.from).toBeGreaterThanOrEqual(last);
    expect(original.to).toBeGreaterThan(original.from);
    expect(original.to).toBeLessThanOrEqual(text.length);
    expect(substitute.to).toBeLessThanOrEqual(out.text.length);
    undone += out.text.slice(at, substitute.from) + text.slice(original.from, original.to);
    at = substitute.to;
    last = original.to;
  }
  expect(undone + out.text.slice(at)).toBe(text);
  expect(redact(out.text, options)).toEqual({ text: out.text, masks: [] });
  return out.text;
}

describe('IPv4アドレス', () => {
  test.each([
    ['外のアドレスは文書用にする', 'from 106.72.1.2:60588', 'from 203.0.113.1:60588'],
    ['同じものは同じ、違うものは違う', '106.72.1.2 106.72.1.3 106.72.1.2', '203.0.113.1 203.0.113.2 203.0.113.1'],
    ['すでにある文書用アドレスとは重ならない', '203.0.113.1 106.72.1.2', '203.0.113.1 203.0.113.2'],
    ['プレフィックス長は残す', '106.72.0.0/16', '203.0.113.1/16'],
    ['桁をそろえた書き方を残す', '106.072.001.002', '203.000.113.001'],
    ['tcpdumpのポートを残す', 'IP 106.72.1.2.443 > 192.168.1.2.5353:', 'IP 203.0.113.1.443 > 192.168.1.2.5353:'],
    ['IPv4射影アドレス', '::ffff:106.72.1.2', '::ffff:203.0.113.1'],
    ['語に続くアドレス', 'SRC106.72.1.2', 'SRC203.0.113.1'],
    ['16進のアドレスは「ip」などの語の後だけ', 'server 6a480102 with ip 6a480103 xid[6a480104]', 'server cb007101 with ip cb007102 xid[6a480104]'],
    ['名前の中のアドレスも同じ置き換え', 'M106072001002.v4.enabler.ne.jp 106.72.1.2', 'M203000113001.v4.enabler.ne.jp 203.0.113.1'],
    ['ハイフンでつないだ名前', '106-72-1-2.example.adelphia.net', '203-0-113-1.example.adelphia.net'],
    ['BIGLOBEは前に番号を書く', 'FL1-106-72-1-2.tky.mesh.ad.jp 106.72.1.2', 'FL1-203-0-113-1.tky.mesh.ad.jp 203.0.113.1'],
    ['前の番号が10でも私用アドレスと読まない', 'fl10-106-72-1-2.tky.mesh.ad.jp 106.72.1.2', 'fl10-203-0-113-1.tky.mesh.ad.jp 203.0.113.1'],
    ['後ろの四つがアドレスでなければ前の四つ', '106-72-1-2-999.example.net', '203-0-113-1-999.example.net'],
    ['DHCPのreleaseは版ではない', 'Sending DHCP release: 106.72.1.2, DHCP Release (106.72.1.2), release 106.72.1.2 lease', 'Sending DHCP release: 203.0.113.1, DHCP Release (203.0.113.1), release 203.0.113.1 lease'],
    ['relやrevやdriverの後', 'rel 106.72.1.2 rev: 106.72.1.3 driver 106.72.1.4', 'rel 203.0.113.1 rev: 203.0.113.2 driver 203.0.113.3'],
    ['逆引きの名前', '2.1.72.106.in-addr.arpa 106.72.1.2', '1.113.0.203.in-addr.arpa 203.0.113.1'],
  ])('%s', (_name, text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  test.each([
    '192.168.1.1', '10.0.0.1', '172.16.5.4', '100.64.1.2', '169.254.1.1', '127.0.0.1', '224.0.0.251', '255.255.255.0', '0.0.0.0', '192.0.0.2', '192.0.2.7',
    '8.8.8.8', '1.1.1.1', '9.9.9.9', '208.67.222.222', '103.2.57.5',
  ])('%sはそのまま', (text) => {
    expect(holds(`DNS ${text}`)).toBe(`DNS ${text}`);
  });

  test.each([
    'firmware version: V1.0.4.30_1.1.67', 'ver 1.2.3.4', 'Version: 10.0.0.4', 'バージョン 5.1.2.3', 'ファームウェア:2.1.0.4',
    'Firmware Release: 1.2.3.4', 'software rev. 1.2.3.4', 'Driver Version 5.1.2.3', 'ファームウェア Rel 1.2.3.4', 'v4.0.66.10832', 'Linux 5.4.108',
    'OID 1.3.6.1.4.1.9', '1.3.6.1.2', '300.1.2.3', '2.1.20200510',
  ])('版の番号「%s」はアドレスではない', (text) => {
    expect(holds(text)).toBe(text);
  });

  test('文書用の762個を使い切ったら198.18.0.0/15を使う', () => {
    const text = Array.from({ length: 800 }, (_, at) => `106.72.${at >> 8}.${at & 255}`).join(' ');
    const out = holds(text).split(' ');
    expect(new Set(out).size).toBe(800);
    expect(out[761]).toBe('192.0.2.254');
    expect(out[762]).toBe('198.18.0.0');
    expect(out.every((address) => classOf(address) !== 'global')).toBe(true);
  });
});

describe('IPv6アドレス', () => {
  test.each([
    ['外のアドレスは2001:db8::/32にする', '2001:268:9a02:8888::1', '2001:db8:1:188::1'],
    ['同じ/48、同じサブネットは同じまま', '2001:268:1:0a01::1 2001:268:1:0a02::1 2001:268:2:0a01::1', '2001:db8:1:101::1 2001:db8:1:102::1 2001:db8:2:101::1'],
    ['プレフィックス長は残す', '2001:268:9a02:8800::/56', '2001:db8:1:100::/56'],
    ['v6プラスと分かる', '240b:10:1234:5600:6a:487b:2d00:5600', '240b:10:db8:100:53:53:0:1'],
    ['OCNと分かる', '2400:4050:1234:5600::1 2400:4153:1234:5600::1', '2400:4050:db8:100::1 2400:4153:db8:100::1'],
    ['IPv6オプションと分かる', '2404:7a82:1234:5600::1', '2404:7a82:db8:100::1'],
    ['クロスパスと分かる', '2001:f71:1234:5600::1', '2001:f71:db8:100::1'],
    ['transixと分かる', '2409:10:aaaa:bb00::1', '2409:db8:1:100::1'],
    ['NTT東日本の閉域網と分かる', '2408:210:1:2:3:4:5:6', '2408:db:1:2:53:53:0:1'],
    ['サービスの先頭だけなら残す', '240b:10::/31', '240b:10::/31'],
    ['他社の2400:は置き換える', '2400:2650:1:2::1', '2001:db8:1:2::1'],
    ['EUI-64はMACと同じ置き換え', '00:1d:12:34:56:78 fe80::21d:12ff:fe34:5678%eth0 2001:268:1::21d:12ff:fe34:5678', '00:00:5e:00:53:01 fe80::200:5eff:fe00:5301%eth0 2001:db8:1:0:200:5eff:fe00:5301'],
    ['ULAのEUI-64', 'fd00:1:2:3:21d:12ff:fe34:5678', 'fd00:1:2:3:200:5eff:fe00:5301'],
    ['大文字と桁ぞろえを残す', '2001:0268:9A02:0088:0000:0000:0000:0001', '2001:0DB8:0001:0088:0000:0000:0000:0001'],
    ['ポートとかっこ', '[2001:268::5]:443', '[2001:db8:1::5]:443'],
    ['画面の端で切れたもの', 'tcp 2400:4050:0001:0fb5::00…（画面外）', 'tcp 2400:4050:db8:1b5::…（画面外）'],
    ['画面の端で切れた知らないもの', 'icmp 2001:0268:02e7:1900:f7...', 'icmp 2001:0db8:0001:0100::...'],
    ['要請ノードマルチキャスト', 'ff02::1:ff34:5678 33:33:ff:34:56:78', 'ff02::1:ff00:1 33:33:ff:00:00:01'],
    ['6to4', '2002:6a48:102::1 106.72.1.2', '2002:cb00:7101::1 203.0.113.1'],
    ['名札に続くもの', 'add:2001:268:1::1 src:2001:268:1::1', 'add:2001:db8:1::1 src:2001:db8:1::1'],
  ])('%s', (_name, text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  test.each(['fe80::1%eth0', 'fd2b:43d7:e9a:b2::/128', '::1', '::', 'ff02::1', '2001:db8:1::1', '2606:4700:4700::1111', '2001:4860:4860::8888', '64:ff9b::192.168.1.1'])(
    '%sはそのまま',
    (text) => {
      expect(holds(text)).toBe(text);
    },
  );

  test('日時や時刻はIPv6ではない', () => {
    const text = '2026:09:26 21:11:15 | 0049:48:38.91 2026-09-26T21:11:15+09:00 std::string acme: error: 400 :: urn:ietf:params:acme:error:dns ::';
    expect(holds(text)).toBe(text);
  });

  test('一つのサービスの256人目からはふつうの文書用アドレスにする', () => {
    const text = Array.from({ length: 300 }, (_, at) => `240b:10:${(at + 1).toString(16)}:1200::1`).join(' ');
    const out = holds(text).split(' ');
    expect(new Set(out).size).toBe(300);
    expect(out[254]).toBe('240b:10:db8:ff00::1');
    expect(out[255]).toMatch(/^2001:db8:/);
  });
});

describe('MACアドレス', () => {
  test.each([
    ['区切りと大文字を残す', '00-1D-12-34-56-AB 00:1d:12:34:56:ab 001d.1234.56ab', '00-00-5E-00-53-01 00:00:5e:00:53:01 0000.5e00.5301'],
    ['区切りのないもの', 'AC-MAC=001D123456AB US8P60,18e8294876c3,v4.0.66', 'AC-MAC=00005E005301 US8P60,00005e005302,v4.0.66'],
    ['名札の後の数字だけのもの', 'mac 001122334455', 'mac 00005e005301'],
    ['日本語の名札の後の数字だけのもの', 'MACアドレス：001122334455 物理アドレス（LAN）: 001122334466 BSSID：001122334477', 'MACアドレス：00005e005301 物理アドレス（LAN）: 00005e005302 BSSID：00005e005303'],
    ['四桁ずつハイフンでつないだもの', '001d-1234-56ab 001D-1234-56AB MAC: 0011-2233-4455', '0000-5e00-5301 0000-5E00-5301 MAC: 0000-5e00-5302'],
    ['iptablesのMAC=', 'MAC=44:1d:12:34:56:01:46:1d:12:34:56:02:08:00', 'MAC=00:00:5e:00:53:01:00:00:5e:00:53:02:08:00'],
    ['クライアント識別子', "'1:0:1d:12:34:56:aa'", "'1:00:00:5e:00:53:01'"],
    ['DUID', 'from 0003000168a40e8694e4 on lan', 'from 0003000100005e005301 on lan'],
    ['インターフェース名', 'wlx681d1234567a: up', 'wlx00005e005301: up'],
    ['六桁ずつハイフンでつないだもの', 'A483E7-1234AB a483e7-123456', '00005E-005301 00005e-005302'],
    ['全角で書いたもの', 'ＭＡＣ　Ａ４－８３－Ｅ７－１２－３４－ＡＢ a4：83：e7：12：34：ab', 'ＭＡＣ　００－００－５Ｅ－００－５３－０１ 00：00：5e：00：53：01'],
  ])('%s', (_name, text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  test.each(['ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00', '01:00:5e:00:00:fb', '33:33:00:00:00:01', '01:80:c2:00:00:00', '00:00:5e:00:53:07', '202604260305', '2026-0426-0305', 'c0 21 01 01 00 0e'])(
    '%sはそのまま',
    (text) => {
      expect(holds(text)).toBe(text);
    },
  );

  test('256台目からは02:00:5eで始まるローカルアドレスにする', () => {
    const out = holds(Array.from({ length: 300 }, (_, at) => `44:1d:12:00:${(at >> 8).toString(16).padStart(2, '0')}:${(at & 255).toString(16).padStart(2, '0')}`).join(' ')).split(' ');
    expect(new Set(out).size).toBe(300);
    expect(out[254]).toBe('00:00:5e:00:53:ff');
    expect(out[255]).toBe('02:00:5e:00:01:00');
  });
});

describe('名前と番号', () => {
  test.each([
    ['PPPoEのIDは事業者の部分を残す', 'ppp0: abc12345@plala.or.jp', 'ppp0: id-masked-1@plala.or.jp'],
    ['知らない会社のメールは宛先ごと', 'email sent to: taro@yamada.example.co.jp', 'email sent to: id-masked-1@example.com'],
    ['PPPの行なら知らない事業者も残す', 'ppp79: user1@corp.biz: authentication failed', 'ppp79: id-masked-1@corp.biz: authentication failed'],
    ['お客様番号', 'お客様番号: N1234567890 N1234567890 CAF0123456789', 'お客様番号: N0000000001 N0000000001 CAF0000000002'],
    ['名札のついた番号', '契約番号：12345678、会員番号 = ab-1234 お客様ID: xyz987', '契約番号：customer-masked-1、会員番号 = customer-masked-2 お客様ID: customer-masked-3'],
    ['DDNSの名前', 'myhome.mydns.jp www.taro.asuscomm.com _acme-challenge.foo.duckdns.org', 'ddns-masked-1.mydns.jp ddns-masked-2.asuscomm.com _acme-challenge.ddns-masked-3.duckdns.org'],
    ['事業者の中の名前', 'p1234567-ipngn10201marunouchi.tokyo.ocn.ne.jp', 'host-masked-1.ocn.ne.jp'],
    ['事業者の中の名前に私用アドレスが見えるもの', 'p10-1-2-3-taro1.tokyo.ocn.ne.jp 192-168-0-1.tokyo.ocn.ne.jp', 'host-masked-1.ocn.ne.jp host-masked-2.ocn.ne.jp'],
    ['syslogの見出しのホスト名', 'Feb 25 14:34:10 belka sshd[31602]: x\nFeb 25 14:34:11 belka other: y', 'Feb 25 14:34:10 host-masked-1 sshd[31602]: x\nFeb 25 14:34:11 host-masked-1 other: y'],
    ['RFC 5424のホスト名', '<30>1 2024-02-18T02:29:58+08:00 fw.taro.lan charon 15894 - x', '<30>1 2024-02-18T02:29:58+08:00 host-masked-1 charon 15894 - x'],
    ['DHCPの相手の名前', 'DHCPACK(br-lan) 192.168.1.5 00:00:5e:00:53:01 TARO-PC', 'DHCPACK(br-lan) 192.168.1.5 00:00:5e:00:53:01 host-masked-1'],
    ['ISC dhcpdの相手の名前', 'DHCPREQUEST for 192.168.1.5 from 44:1d:12:00:53:01 (taro-pc) via eth1', 'DHCPREQUEST for 192.168.1.5 from 00:00:5e:00:53:01 (host-masked-1) via eth1'],
    ['割り当ての相手の名前', 'assigned 192.168.1.5 to MAC address 44:1d:12:00:53:01, taro-iphone', 'assigned 192.168.1.5 to MAC address 00:00:5e:00:53:01, host-masked-1'],
    ['割り当ての相手の名前の後に曜日', 'to MAC address 44:1d:12:00:53:01, monkey, Monday, May 04', 'to MAC address 00:00:5e:00:53:01, host-masked-1, Monday, May 04'],
    ['名札のついたホスト名', 'hostname=taro-pc devname="FG-Yamada" ホスト名：田中のPC', 'hostname=host-masked-1 devname="host-masked-2" ホスト名：host-masked-3'],
    ['SSID', 'ssid="Yamada-5G" SSID: Taro Home WiFi channel=36 ESSID:"Taro Home WiFi"', 'ssid="ssid-masked-1" SSID: ssid-masked-2 channel=36 ESSID:"ssid-masked-2"'],
    ['番号のついたSSID', 'SSID1:taro-home\nSSID-2: hanako\nSSID[3]=jiro', 'SSID1:ssid-masked-1\nSSID-2: ssid-masked-2\nSSID[3]=ssid-masked-3'],
    ['帯域のついたSSID', 'SSID5G:taro-a\nSSID_2.4G: taro-b\nSSID2.4GHz: taro-c\nSSID 1: taro-d', 'SSID5G:ssid-masked-1\nSSID_2.4G: ssid-masked-2\nSSID2.4GHz: ssid-masked-3\nSSID 1: ssid-masked-4'],
    ['角かっこのついた日本語の名札', '暗号化キー [PSK]: himitsu1 パスワード「himitsu2」', '暗号化キー [PSK]: secret-masked-1 パスワード「secret-masked-2」'],
    ['かっこのついたSSID', 'SSID(2.4GHz): taro-home\nSSID（5GHz）：taro-home5', 'SSID(2.4GHz): ssid-masked-1\nSSID（5GHz）：ssid-masked-2'],
    ['かっこのついた日本語の名札', 'パスワード（PSK）：himitsu1 製造番号（S/N）：ABC1234567 暗号化キー(AES): himitsu2', 'パスワード（PSK）：secret-masked-1 製造番号（S/N）：serial-masked-1 暗号化キー(AES): secret-masked-2'],
    ['番号のついた名札', 'password2=himitsu1 パスワード1:himitsu2 パスワード２：himitsu3', 'password2=secret-masked-1 パスワード1:secret-masked-2 パスワード２：secret-masked-3'],
    ['点のついたシリアル番号', 'Serial No.: ABC1234567 Serial No. XYZ1234567', 'Serial No.: serial-masked-1 Serial No. serial-masked-2'],
    ['利用者の名前', 'ユーザー名: tarou123 接続ユーザー名：hanako55 ユーザー名：abc123@plala.or.jp', 'ユーザー名: id-masked-1 接続ユーザー名：id-masked-2 ユーザー名：id-masked-3@plala.or.jp'],
    ['無線の鍵', 'WPAキー: himitsu1 wpa2キー：himitsu2 WEPキー1: himitsu3', 'WPAキー: secret-masked-1 wpa2キー：secret-masked-2 WEPキー1: secret-masked-3'],
    ['シリアル番号', 'S/N: 12AB34567 serial=N1A000123 Serial Number 9Z9Z9Z9 シリアル番号:A1234567', 'S/N: serial-masked-1 serial=serial-masked-2 Serial Number serial-masked-3 シリアル番号:serial-masked-4'],
    ['電話番号', '03-1234-5678 (0463)12-3456 TEL 09012345678 +81-3-9876-5432', '00-0000-0001 (0000)00-0002 TEL 00000000003 +81-0-0000-0004'],
    ['いろいろな横線の電話番号', '03−1234−5678 03‐1234‐5678 03–1234–5678 03ー1234ー5678 03－1234－5678', '00−0000−0001 00‐0000‐0001 00–0000–0001 00ー0000ー0001 00－0000－0001'],
    ['日本語と半角コロンの後の電話番号', '電話:0312345678 連絡先:09012345678', '電話:0000000001 連絡先:00000000002'],
    ['URLの問い合わせ部分', 'GET /nic/update?hostname=a.ddns.net&myip=1.2.3.4 HTTP/1.1', 'GET /nic/update?query-masked-1 HTTP/1.1'],
    ['URLの中の利用者', 'https://taro:himitsu@example.com/a?token=1', 'https://secret-masked-1@example.com/a?query-masked-1'],
    ['パスワード', 'password=hunter2 "passwd":"a b" pass abc123x psk=\'x y\' パスワード：ひみつ1', 'password=secret-masked-1 "passwd":"secret-masked-2" pass secret-masked-3 psk=\'secret-masked-4\' パスワード：secret-masked-5'],
    ['鍵とトークン', 'Authorization: Bearer abc.def-123 api_key=k9 token: t0ken Bearer abc123456', 'Authorization: secret-masked-1 api_key=secret-masked-2 token: secret-masked-3 Bearer secret-masked-4'],
    ['IKEのCookieは秘密ではない', 'Initiator Cookie: 0x3B663C91968AA11A, Responder Cookie: 0xFA6A291FD53907C3, Hash Algorithm: SHA-1', 'Initiator Cookie: 0x3B663C91968AA11A, Responder Cookie: 0xFA6A291FD53907C3, Hash Algorithm: SHA-1'],
    ['付け替えた機器の名前', 'NetworkManager[1]: hostname: static hostname changed from "cos" to "yamada-nas"', 'NetworkManager[1]: hostname: static hostname changed from "host-masked-1" to "host-masked-2"'],
    ['名前の聞き方は名前ではない', 'NetworkManager[1]: hostname: hostname: using hostnamed', 'NetworkManager[1]: hostname: hostname: using hostnamed'],
    ['HTTPのCookieは残さない', 'Cookie: sysauth=3b663c91968aa11a; theme=dark', 'Cookie: secret-masked-1'],
    ['ヤマハの設定', 'pp auth myname abc@plala.or.jp himitsu\nipsec ike pre-shared-key 1 text aikotoba', 'pp auth myname id-masked-1@plala.or.jp secret-masked-1\nipsec ike pre-shared-key 1 text secret-masked-2'],
  ])('%s', (_name, text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  test.each([
    'Serial connection established. Serial link appears to be disconnected. Login succeeded for Serial',
    'Failed password for root from 192.0.2.1 port 50273 ssh2',
    'Bad password attempt; user "admin": LCP timeout sending Config-Requests; VPN pass through',
    'May 6 10:32:59 adaptive QOS: Applying TC Down Rules\nMay  5 01:05:23 hour monitor: daemon is starting',
    'Jan 28 22:28:32 dnsmasq-dhcp[27368]: DHCPREQUEST(br0) 192.168.2.118 00:00:5e:00:53:01',
    'Sat Aug  5 13:53:37 2023 daemon.notice hostapd: wlan0: AP-STA-DISCONNECTED 00:00:5e:00:53:1e',
    'Jan  1 00:00:08 (none) kern.info kernel: macb e000b000.ethernet eth0: Link is Up - 1Gbps/Full',
    'DHCPC Recv ACK lease time 259200 code 651 2618-0516 0x800CCC0E E-3.4 PSID 25 pid 12345 port 51820',
    'logid=0100032001 logid="0100032001" sessionid=1473454 magic=0x4862bd91 PADI Host-Uniq(0x0000069c)',
    'voip  - 0.ntc: レジスタ成功 200OK', '通話ログはありません', '2025-11-19 01:55:54 tr069 - 0.inf: TR069 Inform 開始 EventCode=1 BOOT',
    'checkip.dyndns.org www.duckdns.org 0.debian.pool.ntp.org time-b.netgear.com gw.transix.jp v6test.ocn.ne.jp',
    'getty@tty1.service br-lan@eth0.2 root@pam guest@v4flets-east.jp sip:10@192.168.0.1',
    'Station tried to associate with unknown SSID; SSID <SSID>; password=%s; CTRL-EVENT-SSID-TEMP-DISABLED bssid=00:00:5e:00:53:db reason=15',
    'ユーザー名: admin ユーザー名を入力してください パスワード（8文字以上）を入力 WPAキー更新間隔: 3600秒 SSID (2.4GHz) is enabled pass 1: 5 of 9 pass1: 5 key1: 30 call1: x',
    'パスワードが違います。ホスト名を確認してください。お客様番号がわからないときは',
    '[DHCP IP: 192.168.1.5] to MAC address 00:00:5e:00:53:8d, Wednesday, February 17, 2016 02:10:13', '1−03−1234−5678 2026−11−22 03ー04',
    'EdgeRouter dhcpd: OpenWrt 1724e-1 http://192.168.1.1/index.html?', '接続中 未接続(PPPoE認証エラー) 12:34 2025/11/19 1970-01-01 00:00:15',
  ])('「%s」には伏せるものがない', (text) => {
    expect(holds(text)).toBe(text);
  });
});

describe('通話の記録', () => {
  test.each([
    '2008-07-01 00:00:00 voip -xx.ntc: 発信 0312345678 0398765432',
    '2008-07-01 00:00:00 voip -xx.ntc: 通話切断 03XXXXXXXX 03YYYYYYYY 自切断',
    '2023/02/01 20:12:37: [SIP] SIP Call from [sip:0123456789@192.168.0.1] to [sip:10@192.168.0.1].',
    'Calling 0463000000.', '外線着信 0312345678', '発信元 "0312345678" → "0398765432" 通話時間 35秒', '着信:0312345678',
  ])('「%s」は行ごと省く', (line) => {
    expect(holds(`link up\r\n${line}\r\nlink down`)).toBe(`link up\r\n${CALL_MARKER}\r\nlink down`);
  });

  test('自分で書いた欄では、番号だけを伏せる', () => {
    expect(holds('【試したこと】電話が発信できない 0312345678\n＞voip -xx.ntc: 発信 0312345678')).toBe(`【試したこと】電話が発信できない 0000000001\n＞${CALL_MARKER}`);
  });

  test('引用の印のある行も、行の頭から読む', () => {
    expect(holds('＞Feb 25 14:34:10 belka sshd[31602]: x')).toBe('＞Feb 25 14:34:10 host-masked-1 sshd[31602]: x');
  });

  test('残すと言われたら番号だけを伏せる', () => {
    expect(holds('voip -xx.ntc: 発信 0312345678 0398765432', { keepCalls: true })).toBe('voip -xx.ntc: 発信 0000000001 0000000002');
  });
});

describe('抜き書きのホスト名', () => {
  const log = [
    'Jan  1 00:00:00 TaroPC kernel: eth0: link up',
    'Jan  1 00:00:00 TaroPC something happened',
    'DHCPACK(br-lan) 192.168.1.5 00:00:5e:00:53:01 hanako_no_nagai_iphone',
  ].join('\n');
  const excerpt = 'Jan  1 00:00:00 TaroPC something happened';

  test('ログ全体からホスト名を集める', () => {
    expect(hostsOf(log)).toEqual(['taropc', 'hanako_no_nagai_iphone']);
    expect(hostsOf(`${log}\n${log}`)).toEqual(hostsOf(log));
    expect(hostsOf(excerpt)).toEqual([]);
    expect(hostsOf(masked(log))).toEqual([]);
  });

  test('ログで分かったホスト名は、抜き書きの1行だけでも伏せる', () => {
    expect(holds(excerpt)).toBe(excerpt);
    expect(holds(excerpt, { hosts: hostsOf(log) })).toBe('Jan  1 00:00:00 host-masked-1 something happened');
    expect(holds('<13>Jan  1 00:00:00 taropc x', { hosts: ['TaroPC'] })).toBe('<13>Jan  1 00:00:00 host-masked-1 x');
    expect(holds('Jan  1 00:00:00 taro.no.pc x', { hosts: ['taro.no.pc'] })).toBe('Jan  1 00:00:00 host-masked-1 x');
  });

  test('見出しの場所にない語と、機器の初めの名前は伏せない', () => {
    for (const text of ['TaroPC something happened', 'Jan  1 00:00:00 OpenWrt something happened', 'Jan  1 00:00:00 HanakoPC something happened']) {
      expect(holds(text, { hosts: ['taropc', 'openwrt'] })).toBe(text);
    }
  });
});

describe('ログの形からわかった名前', () => {
  const names = [{ kind: 'id', word: 'hanako.yamada' }, { kind: 'ssid', word: '山田家' }] as const;

  test('どこに一語で立っていても、大文字でも伏せる', () => {
    expect(holds('login Hanako.Yamada ok, 「山田家」 hanako.yamada2', { names })).toBe('login id-masked-1 ok, 「ssid-masked-1」 hanako.yamada2');
  });

  test('だれのものでもない名前と、短すぎる名前は伏せない', () => {
    expect(holds('admin ab 12 logged in', { names: [{ kind: 'id', word: 'admin' }, { kind: 'id', word: 'ab' }, { kind: 'id', word: '12' }] })).toBe('admin ab 12 logged in');
  });
});

describe('どんな文字列でも', () => {
  test('落ちず、位置が正しく、元に戻せ、二度目は何も変わらない', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), hostile), fc.boolean(), (text, keepCalls) => {
      holds(text, { keepCalls });
      holds(text, { keepCalls, hosts: hostsOf(text) });
      holds(text, { keepCalls, names: [{ kind: 'id', word: 'belka' }, { kind: 'host', word: 'yamada' }, { kind: 'ssid', word: 'foo.mydns.jp' }, { kind: 'id', word: '山田花子' }] });
    }), { numRuns: 1500 });
  });

  test('作ったログの個人の値は一つも残らない', () => {
    fc.assert(fc.property(personalLog, fc.boolean(), ({ text, secrets }, keepCalls) => {
      const out = holds(text, { keepCalls }).toLowerCase();
      for (const secret of secrets) expect(out).not.toContain(secret.toLowerCase());
    }), { numRuns: 600 });
  });

  test('アドレスの種類は変わらず、外のアドレスは一つも残らない', () => {
    const address = fc.tuple(fc.integer({ min: 1, max: 254 }), fc.nat(255), fc.nat(255), fc.nat(255)).map((octets) => octets.join('.'));
    fc.assert(fc.property(fc.array(address, { minLength: 1, maxLength: 20 }), (addresses) => {
      const out = masked(addresses.join(' ')).split(' ');
      expect(new Set(out).size).toBe(new Set(addresses).size);
      for (const [index, from] of addresses.entries()) {
        if (classOf(from) === 'global') expect(['documentation', 'global']).toContain(classOf(out[index]!));
        else expect(out[index]).toBe(from);
      }
    }));
  });

  test('長すぎる値も最後まで伏せる', () => {
    expect(holds(`password=${'x'.repeat(5000)} next`)).toBe('password=secret-masked-1 next');
    expect(holds(`hostname=${'x1'.repeat(5000)} next`)).toBe('hostname=host-masked-1 next');
    expect(holds(`"token":"${'t'.repeat(5000)}"}`)).toBe('"token":secret-masked-1"}');
  });

  test('100万文字の悪意ある行でも終わる', () => {
    for (const unit of ['1.', 'a:', '::', 'a@', '?a', '/?', 'ssid=', 'password=', '"', '0-', '00:', 'a.b-', 'ホスト名：', '号', '「', 'Mac ', '(', 'x=', '…', '2001:', 'ff', 'DHCPACK(', 'CN=', 'CN=a ', '"SID-', 'user a\\', "found for '", 'UNIFIhost=', 'eyJ', 'eyJaaaaaaaa.', 'alias a.', 'updating a.a.a.', '\n1714525200.1 a ', '市市市1', '\n<1>', 'ssid(', 'パスワード（', '0ー', '001b-', '1-']) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(redact(text).text.length).toBeGreaterThan(0);
    }
  });

  test('まわりを見る探し方でも、10万文字の悪意ある行で終わる', () => {
    for (const unit of ['\ndescription a', 'CN=a, O=', '1ff:', '1ff-fe1-', 'ddns for a.', 'あ.cer', '%E3%81%82', '|ok|r|a/', 'Event: write, Path: a', 'header Subject: a ', 'sysContact=', '氏名　', 'ホスト名 . ', 'SSID   ', 'a_name=', '0081-', '2001:1:2:x', 'シリアル番号は', ':ssid>', '"あ', 'あ.pdf', '【機器名】', '//1.1.1.1/', 'peer-id "', 'VPN 接続「']) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(redact(text).text.length).toBeGreaterThan(0);
    }
  });
});
