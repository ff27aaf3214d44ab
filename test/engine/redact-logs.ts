import fc from 'fast-check';

/** Pieces that the finders look for, in orders nobody writes: labels without values, addresses cut and glued. */
const PIECES = [
  '106.72.1.2', '192.168.1.1', '203.0.113.1', '1.2.3', '.', ':', '::', '240b:10:1:2', '2001:268::1', '00:1d:12:34:56:78', 'fe80::21d:12ff:fe34:5678', '-', '_', '@',
  'abc@plala.or.jp', 'foo.mydns.jp', 'ssid=', 'SSID: ', 'password=', 'password ', 'pass ', 'hostname=', 'serial: ', 'S/N', 'N1234567890', '0312345678', '03-1234-5678',
  '+81', '発信', '通話', 'voip', 'Calling ', 'sip:', '"', "'", '[', ']', '(', ')', '「', '」', '：', '＝', 'お客様番号', 'ホスト名', 'パスワード', 'シリアル番号', ' ', '  ', '\n', '\r\n',
  '\t', '\0', '/', '?', '//', 'http://', 'a=b', '…', '...', 'Jan 28 22:28:32 ', 'belka ', 'sshd[1]: ', '<30>1 2024-02-18T02:29:58+08:00 ', 'DHCPACK(br0) ', ' via ',
  'host-masked-1', 'id-masked-1@example.com', 'ssid-masked-2', '6a487b2d', 'ip ', 'mac ', '001d12345678', '001d.1234.5678', '00-1d-12-34-56-78', 'M106072123045.v4.enabler.ne.jp',
  '2.1.72.106.in-addr.arpa', 'version ', 'v', '\ud800', '\udc00', '😀', 'x'.repeat(70), '1'.repeat(70), 'Authorization: Bearer ', 'myname ', 'text ', 'pre-shared-key 1 ', 'token', '=', ',', ';',
  '00-0000-0001', 'N0000000001', '00000000001', '198.18.0.1', '00:00:5e:00:53:01', '02:00:5e:00:00:01', '33:33:ff:12:34:56', 'ff02::1:ff12:3456', '2002:6a48:102::1', '::ffff:106.72.1.2',
  '/home/', '/home/hanako/', 'C:\\Users\\', 'yamada', '[.]', '(.)', '126[.]77[.]88[.]99', 'AUTH LOGIN ', 'aGFuYWtv', '35.681236', ', 139.767125', 'lat=', 'lon=', '〒', '100-0001', '東京都', '千代田区1-2-3', '契約者 ', '山田花子', 'Hanako no ', 'iPad', 'の ',
  'f1234abcde@ocn', 'PPPoE ', '.ddns.', 'example.com', 'COP12345678', 'Login succeeded for HTTP: ', "' succeeded for ", '\\', 'place-masked-1', 'name-masked-2', 'CN=', 'C=JP, O=', 'CORP\\', '\\\\NAS\\', '"SID-', '-12"', 'user "', "found for '", "' - '", '...', '[', ']...', 'UNIFIhost=', 'UNIFIwifiName=Yamada Tei', ' UNIFIadmin=', '1714525200.12 ', ' events ', 'SHA256:', 'eyJhbGciOiJI.eyJzdWIi', '.local', '.lan', 'S-1-5-21-', '123456789-123456789-123456789', 'updating ', 'yamada.com', ', host: ', '横浜市中区', '号室', '担当者 ', '様', 'SSIDは', 'です', 'secret 5 ', 'PWD=/root', 'token=2', 'session 5 of user ', 'hanako', 'sudo: ', ' : TTY=', '<pptp-', 'tel 045 123 4567', ' - hanako [01/May/2024:', '\nUSER hanako', '\n ssid x1', '/56', '2001:268:1:2/56', '\n＞', '【試したこと】',
  'description "', '\n description ', 'ルーター名：', '021a:2bff:fe3c:4d5e', '02-1A-2B-FF-FE-3C-4D-5E', '021a2bfffe3c4d5e', '0081-90-1234-5678', '+81 (0)90 ', '045.987.6543', '126.77.88.xxx', '126.77.88.***', '203.0.113.xxx', '2400:4050:1234:56xx:', '2400:4050:1234:****',
  'login hanako (uid', 'afpd[1]: ', 'yamada.cer', 'O=Yamada; ', 'account=', '"login":"', '_name=', 'remote_id=', '%E5%B1%B1%E7%94%B0', 'IKE_SA yamada[', 'Subject: ', 'comment="', '管理者名：', '会社名: ', 'はABC123', 'シリアル番号', ' . . . . : ', 'referer: http://', '" 200 1 "https://', 'WPS PIN ', '12345670', 'IMEI ', '358240051111110', 'さんのスマホ】', '【', '<UserName>', '</UserName>', '<SSID>', '【機器名】', 'ユーザー：', '81-90-1234-5678', '56**', 'Endpoint = ', 'vpn.yamada.jp', '確定申告.xlsx', 'VPN 接続「', 'rasdial "', 'peer-id "', '\\\\192.168.1.9\\', '//192.168.1.9/', 'Passphrase = "', 'は', 'を「',
];
export const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

const hex = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const letters = (min: number, max: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'ghjkmnpqrtuvwxyz'), minLength: min, maxLength: max });
const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'123456789'), minLength: length, maxLength: length });

/** Values of one home and the line each is written in; `%` stands for the value. */
const ipv4 = fc.tuple(fc.constantFrom(106, 113, 126, 14, 153, 219, 60, 118), fc.integer({ min: 100, max: 255 }), fc.integer({ min: 100, max: 255 }), fc.integer({ min: 100, max: 255 })).map((octets) => octets.join('.'));
const mac = fc.tuple(fc.constantFrom('44', 'a4', '9c', '1c'), hex(10)).map(([first, rest]) => (first + rest).match(/../g)!.join(':'));
const ipv6 = fc.tuple(fc.constantFrom('240b:10', '240b:253', '2400:4050', '2404:7a82', '2409:10', '2001:268', '2405:6580', '2600:1f18'), hex(4), hex(4), hex(3), hex(4), hex(4), hex(4))
  .map(([service, ...groups]) => [service, ...groups.map((group) => `e${group.slice(1)}`)].join(':').replace(/:e(?=:)/g, ':e1'));
const account = fc.tuple(letters(4, 8), digits(4)).map((parts) => parts.join(''));
const host = fc.tuple(letters(5, 9), digits(3)).map((parts) => parts.join('-'));

const LINES: readonly (readonly [value: fc.Arbitrary<string>, lines: readonly string[]])[] = [
  [ipv4, ['local IP address %', '[LAN access from remote] from %:443 to 192.168.1.2:80', 'SRC=% DST=192.168.1.1 LEN=40', 'PP[01] PPP/IPCP up  (Local: %, Remote: %)', '"ip":"%",', 'アドレスは%です', 'inet addr:% P-t-P', 'IP %.443 > 192.168.1.2.53:']],
  [mac, ['DHCPREQUEST(br0) 192.168.1.2 %', 'wlan0: STA % IEEE 802.11: associated', 'CM-MAC=%;CM-QOS=1.1;', '[WLAN access rejected] from MAC %, Friday', '%@wlan1: connected', '<%>']],
  [ipv6, ['odhcp6c: address %/64 preferred 43200', 'SRC=% DST=ff02::1', '[%]:443 refused', '送信元 %、破棄', 'ping6 %']],
  [account, ['PPPoE: user %@plala.or.jp', 'PAP %@bizf.ocn.ne.jp failed', '接続ID: %', 'hostname=%', 'Taro <%@yamada.co.jp>']],
  [host, ['Jan 28 22:28:32 % sshd[1]: ok', 'DHCPACK(br0) 192.168.1.2 00:00:5e:00:53:01 %', '%.mydns.jp updated', 'inadyn: alias %.duckdns.org, new IP', 'ssid="%"', 'SSID: %', 'password=%', 'token: %', 'ホスト名：%', 'シリアル番号: %', 'S/N: %', '<30>1 2024-02-18T02:29:58+08:00 % app 1 - x', 'GET /update?host=% HTTP/1.1', 'パスワード「%」']],
  [digits(10), ['お客様番号 N%', 'N% 様', 'お客さま番号：%']],
  [digits(8).map((rest) => `090${rest}`), ['TEL %', '発信 %', 'Calling %.', 'voip: 着信 % 0312345678', 'sip:%@192.168.0.1']],
];

/** A log of several lines with the personal values in it. */
export const personalLog = fc
  .array(fc.oneof(...LINES.map(([value, lines]) => fc.tuple(value, fc.constantFrom(...lines)))), { minLength: 1, maxLength: 12 })
  .map((lines) => ({ text: lines.map(([value, line]) => line.replaceAll('%', value)).join('\n'), secrets: lines.map(([value]) => value) }));
