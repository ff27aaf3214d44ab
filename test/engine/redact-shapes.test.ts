import { describe, expect, test } from 'vitest';
import { redact } from '../../src/engine/redact.ts';

type Case = readonly [line: string, secrets: readonly string[], kept: readonly string[]];

function hides([line, secrets, kept]: Case): void {
  const { text } = redact(line);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(kept.filter((word) => !text.includes(word))).toEqual([]);
  expect(redact(text).masks).toEqual([]);
}

describe('説明、機器の名前、URL、アドレスの一部、電話番号から、だれのものかが漏れない', () => {
  test.each<Case>([
    [' description "Yamada Shoten honten"', ['Yamada', 'Shoten'], ['description']],
    ['interface GigabitEthernet0/1\n description Tanaka-tei 2F\n ip address 192.168.1.1 255.255.255.0', ['Tanaka', 'tei'], ['description', 'GigabitEthernet0/1', '192.168.1.1']],
    ['set interfaces ge-0/0/1 description "to Suzuki clinic"', ['Suzuki'], ['ge-0/0/1', 'description']],
    ['description pp 1 "山田商店のOCN"', ['山田'], ['description pp 1']],
    ['description tunnel 1 yamada-honten', ['yamada'], ['description tunnel 1']],
    ['        description "Kobayashi-san house";', ['Kobayashi'], ['description']],
    ['ルーター名：YAMADA-RT', ['YAMADA'], ['ルーター名：']],
    ['機器名: 田中家ルーター', ['田中'], ['機器名: ']],
    ['機器名称　TANAKA-HGW', ['TANAKA'], ['機器名称']],
    ['192.168.1.5 - - [01/May/2024:10:00:00 +0900] "GET /login HTTP/1.1" 200 123 "https://www.yamada-giken.co.jp/contact.html" "Mozilla/5.0 (Windows NT 10.0)"', ['yamada-giken'], ['192.168.1.5', 'GET /login', '200 123', 'Mozilla/5.0', 'https://']],
    ['126.77.88.99 - - [01/May/2024:10:00:00 +0900] "GET https://nas.yamada-ke.net/ HTTP/1.1" 400 0 "-" "curl/8.0"', ['yamada-ke', '126.77.88'], ['GET https://', '400 0', 'curl/8.0']],
    ['www.yamada-giken.jp:443 192.168.1.5 - - [01/May/2024:10:00:00 +0900] "GET / HTTP/1.1" 502 559', ['yamada-giken'], [':443', '502 559']],
    ['[error] 12#12: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 192.168.1.5, server: _, request: "GET / HTTP/1.1", upstream: "http://192.168.1.9:8123/", host: "ha.yamada-ke.net", referrer: "https://ha.yamada-ke.net/lovelace"', ['yamada-ke'], ['Connection refused', '192.168.1.9:8123', 'connect() failed (111']],
    ['AH01276: Cannot serve directory /var/www/, referer: http://yamada-giken.jp/', ['yamada-giken'], ['AH01276', '/var/www/']],
    ['IPv6インターフェースID 021a:2bff:fe3c:4d5e', ['2bff', '3c:4d5e', '021a'], ['インターフェースID']],
    ['LCP: IPV6CP ConfReq id=0x1 <addr fe80::021a:2bff:fe3c:4d5e>', ['1a:2bff', '3c:4d5e'], ['ConfReq', 'fe80::']],
    ['interface-id 02-1A-2B-FF-FE-3C-4D-5E learned', ['1A-2B', '3C-4D-5E'], ['FF-FE', 'learned']],
    ['EUI64: 021a2bfffe3c4d5e', ['1a2b', '3c4d5e'], ['EUI64']],
    ['fe80 :: 21a:2bff:fe3c:4d5e', ['21a:2bff', '3c:4d5e'], ['fe80']],
    ['ping fe80--21a-2bff-fe3c-4d5e.ipv6-literal.net', ['21a-2bff', '3c-4d5e'], ['ping']],
    ['緊急連絡先 0081-90-1234-5678', ['1234-5678', '90-1234'], ['緊急連絡先']],
    ['Contact +81 (0)90 1234 5678', ['1234 5678', '90 1234'], ['Contact']],
    ['Contact +81 (0)3-1234-5678', ['1234-5678'], ['Contact']],
    ['TEL 03-1234-5678 / 090 9876 5432', ['1234-5678', '9876 5432'], ['TEL']],
    ['tel: 03.1234.5678, 045.987.6543', ['1234.5678', '987.6543'], ['tel:']],
    ['WAN IP 126.77.88.xxx を取得', ['126.77.88'], ['WAN IP', 'xxx', '取得']],
    ['src=126.77.88.*** dst=192.168.1.xxx', ['126.77.88'], ['192.168.1.xxx', '***']],
    ['from 126.77.88.x:443 to 126.77.89.XX', ['126.77.88', '126.77.89'], [':443']],
    ['LAN 2400:4050:1234:5600:xxxx:xxxx:xxxx:xxxx/64', ['1234:56'], ['xxxx:xxxx', '2400:4050']],
    ['afpd[1234]: login hanako (uid 1000, gid 1000) AFP3.4', ['hanako'], ['afpd[1234]: login', 'uid 1000', 'AFP3.4']],
    ['afpd[1234]: Login by hanako.y (AFP3.4)', ['hanako'], ['AFP3.4']],
    ['loadCert(yamada-taro.cer) failed', ['yamada', 'taro'], ['loadCert(', '.cer', 'failed']],
    ["loaded certificate \"C=JP, O=Tanaka Kogyo, CN=Tanaka Ichiro\" from 'tanakaCert.pem'", ['Tanaka', 'tanaka'], ['loaded certificate', '.pem']],
    ['subject=O = Yamada Giken, CN = nas.yamada-giken.jp', ['Yamada', 'yamada'], ['subject=O = ']],
    ['cert subject: O=Suzuki Clinic; L=Nagoya; CN=suzuki', ['Suzuki', 'suzuki'], ['cert subject: O=']],
  ])('%s', (...one) => {
    hides(one);
  });
});

describe('いろいろな書き方のログでも、人や家がわかるものは残らず、診断に要るものは残る', () => {
  test.each<Case>([
    // Labels in Japanese
    ['管理者名：山田太郎　連絡先：090-1234-5678', ['山田', '1234-5678'], ['管理者名：', '連絡先：']],
    ['装置名称　　　：YAMADA-OFFICE-RTX', ['YAMADA'], ['装置名称']],
    ['装置名=TANAKA_UNIVERGE', ['TANAKA'], ['装置名=']],
    ['端末ニックネーム: はなこのスマホ', ['はなこ'], ['端末ニックネーム: ']],
    ['クライアント名「山田-ThinkPad」が接続しました', ['山田'], ['クライアント名「', '接続しました']],
    ['契約者：ヤマダ　タロウ様', ['ヤマダ', 'タロウ'], ['契約者：']],
    ['お客様氏名 佐藤花子', ['佐藤', '花子'], ['お客様氏名']],
    ['ご契約者名義（カナ）：ｻﾄｳ ﾊﾅｺ', ['ｻﾄｳ', 'ﾊﾅｺ'], ['契約者名義']],
    ['店舗名：カフェやまだ渋谷店', ['やまだ'], ['店舗名：']],
    ['会社名: 株式会社ヤマダ電設', ['ヤマダ'], ['会社名: ']],
    ['拠点名＝山田歯科医院', ['山田'], ['拠点名＝']],
    ['接続先名称: 山田歯科VPN', ['山田'], ['接続先名称: ']],
    ['申込者 鈴木 一郎 様、工事日 2026/05/10', ['鈴木', '一郎'], ['工事日 2026/05/10']],
    ['端末の名前は「たなかのぱそこん」です', ['たなか'], ['端末の名前は「', '」です']],
    ['登録メールアドレス：hanako_y＠gmail．com', ['hanako_y'], ['登録メールアドレス：']],
    ['MACアドレス（a4-83-e7-12-34-56）【田中さんのスマホ】を許可', ['a4-83-e7', '田中'], ['許可']],
    // JSON
    ['{"event":"EVT_WU_Connected","client":{"name":"Hanako-Phone","mac":"a4:83:e7:12:34:56"},"ap":"Yamada-2F"}', ['Hanako', 'a4:83:e7', 'Yamada'], ['EVT_WU_Connected']],
    ['{"deviceSerial":"Q2XX-ABCD-1234","networkName":"Yamada Clinic","type":"association","channel":"36"}', ['ABCD-1234', 'Yamada'], ['association', '"36"']],
    ['{"deviceName":"YamadaAP01","ssidName":"Yamada-Guest","rssi":-60}', ['YamadaAP01', 'Yamada-Guest'], ['"rssi":-60']],
    ['{"pppoe_username":"b1234567","pppoe_password":"q1w2e3r4","status":"auth_failed"}', ['b1234567', 'q1w2e3r4'], ['auth_failed']],
    ['{"account":"yamada_h","ip":"192.168.1.5","result":"fail"}', ['yamada_h'], ['192.168.1.5', 'fail']],
    ['{"display_name":"山田 花子","login":"hyamada","role":"admin"}', ['山田', '花子', 'hyamada'], ['"role":"admin"']],
    ['{"phoneNumber":"+819012345678","imei":"358240051111110","iccid":"8981100000123456789"}', ['9012345678', '358240051111110', '8981100000123456789'], ['imei']],
    ['{"request":{"remote_ip":"126.77.88.99","method":"GET","host":"nas.yamada-ke.net","uri":"/","headers":{"Referer":["https://nas.yamada-ke.net/photo"]}},"status":502}', ['126.77.88', 'yamada-ke'], ['GET', '"status":502', '"uri":"/"']],
    ['{"wifi":{"ssid":"\\u5c71\\u7530\\u5bb6","bssid":"a4:83:e7:12:34:56","key_mgmt":"WPA-PSK"}}', ['\\u5c71\\u7530', 'a4:83'], ['WPA-PSK']],
    ['"firstName":"Taro","lastName":"Yamada","nickname":"taroyan"', ['Taro', 'Yamada', 'taroyan'], ['firstName']],
    // key=value
    ['remote_id="yamada-honten" local_id="yamada-shiten" status=negotiate_error', ['yamada'], ['negotiate_error']],
    ['date=2024-05-01 time=10:00:00 type="event" subtype="vpn" level="error" remip=126.77.88.99 vpntunnel="to_Yamada_Honsha" action="negotiate"', ['Yamada', '126.77.88'], ['action="negotiate"', 'level="error"']],
    ['type=USER_LOGIN msg=audit(1714525200.123:456): pid=812 uid=0 auid=4294967295 acct="hanako" exe="/usr/sbin/sshd" hostname=? addr=126.77.88.99 terminal=ssh res=failed', ['hanako', '126.77.88'], ['USER_LOGIN', 'exe="/usr/sbin/sshd"', 'res=failed']],
    ['apname="YAMADA-2F" ap_name=YAMADA-3F sta_name=hanako-pc reason=3', ['YAMADA', 'hanako'], ['reason=3']],
    ['event=login owner="Hanako Yamada" result=ok', ['Hanako', 'Yamada'], ['result=ok', 'event=login']],
    ['src_user="YAMADA\\tanaka" dst_port=445 action=deny', ['tanaka'], ['dst_port=445', 'action=deny']],
    ['sasl_method=LOGIN, sasl_username=hanako, client=unknown[126.77.88.99]', ['hanako', '126.77.88'], ['sasl_method=LOGIN']],
    ['dovecot: imap-login: Disconnected (auth failed, 1 attempts): user=<hanako>, method=PLAIN, rip=126.77.88.99, lip=192.168.1.5', ['hanako', '126.77.88'], ['auth failed', '192.168.1.5', 'method=PLAIN']],
    ['pap_user=abc1234567 pap_status=NAK', ['abc1234567'], ['NAK']],
    // URL-encoded and escaped
    ['POST /goform/login username=hanako%2Ey&password=himi%21tsu&lang=ja', ['hanako', 'himi'], ['POST /goform/login']],
    ['wlan0: connected ssid=%E5%B1%B1%E7%94%B0%E5%AE%B6 ch=36', ['%E5%B1%B1'], ['ch=36']],
    ["hostapd: wlan0: SSID '\\xe5\\xb1\\xb1\\xe7\\x94\\xb0' started", ['\\xe5\\xb1'], ['started']],
    ['redirect to http://192.168.1.1/login.htm#user=hanako&pwd=himitsu1', ['hanako', 'himitsu1'], ['192.168.1.1/login.htm']],
    ['GET /api/%E5%B1%B1%E7%94%B0%E8%8A%B1%E5%AD%90/photo HTTP/1.1" 404', ['%E5%B1%B1%E7%94%B0'], ['404', 'GET']],
    ['hxxps://hanako%40nifty.com:pa55word@ftp.nifty.com/', ['hanako', 'pa55word'], ['ftp.nifty.com']],
    // Glued to Japanese text
    ['192.168.1.12をYAMADA-PCに割り当てました', ['YAMADA'], ['192.168.1.12', '割り当てました']],
    ['端末「hanako-phone」がSSID「yamada5g」に接続しました', ['hanako', 'yamada5g'], ['接続しました']],
    ['無線LAN端末a4:83:e7:12:34:56（Hanako-Galaxy）を認証しました', ['a4:83', 'Hanako'], ['認証しました']],
    ['ユーザID=hanako12でログイン失敗', ['hanako12'], ['ログイン失敗']],
    ['WAN側IPアドレス126.77.88.99を取得しました', ['126.77.88'], ['取得しました']],
    ['シリアル番号はABC1234567です', ['ABC1234567'], ['シリアル番号は', 'です']],
    ['接続ユーザー名をabc12345@plala.or.jpに変更', ['abc12345'], ['plala.or.jp', '変更']],
    ['電話番号は0312345678、FAXは03(1234)5679です', ['0312345678', '5679'], ['電話番号は']],
    // SIP and mobile
    ['REGISTER sip:050-1234-5678@sip.yamada-tel.jp;user=phone SIP/2.0 403 Forbidden', ['1234-5678', 'yamada-tel'], ['403 Forbidden']],
    ['P-Asserted-Identity: "Yamada Taro" <tel:+81-50-1234-5678>', ['Yamada', '1234-5678'], ['P-Asserted-Identity']],
    ['chan_sip.c: Registration from \'"hanako" <sip:hanako@192.168.1.2>\' failed for \'126.77.88.99:5060\' - Wrong password', ['hanako', '126.77.88'], ['Wrong password', ':5060']],
    ['pjsip: contact sip:05012345678@126.77.88.99:5060;ob is now Unreachable', ['05012345678', '126.77.88'], []],
    ['AT+CGSN: 358240051111110', ['358240051111110'], ['CGSN']],
    ['+CCID: 8981100000123456789F', ['8981100000123456789'], ['CCID']],
    ['+CIMI: 440101234567890 +CNUM: ,"09012345678",129', ['440101234567890', '09012345678'], ['CIMI']],
    ['modem0: IMEI(358240051111110) IMSI(440101234567890) state=registered', ['358240051111110', '440101234567890'], ['state=registered']],
    ['SIM ICCID is 8981100000123456789, APN is spmode.ne.jp', ['8981100000123456789'], ['spmode.ne.jp']],
    // WPS and keys
    ['WPS: AP PIN 12345670 enabled for 120 seconds', ['12345670'], ['120 seconds', 'enabled']],
    ['wps_pin=12345670 wps_state=configured', ['12345670'], ['wps_state=configured']],
    ['WPS-PIN-NEEDED 8a1b2c3d-0001-4abc-9def-1234567890ab a4:83:e7:12:34:56 [Hanako PC|Sony|VAIO|1|22A3|1-0050F204-1]', ['8a1b2c3d', 'a4:83', 'Hanako', '22A3'], ['WPS-PIN-NEEDED']],
    ['WPS PIN：1234-5670', ['1234-5670'], ['WPS PIN：']],
    ['wpa_passphrase hanako2015 set', ['hanako2015'], ['set']],
    // PPPoE IDs
    ['PPPoE[1] auth-name e12345678 rejected', ['e12345678'], ['rejected', 'PPPoE[1]']],
    ['/interface pppoe-client add interface=ether1 name=pppoe-out1 user=c1234567@plala password=abc9876', ['c1234567', 'abc9876'], ['interface=ether1', 'pppoe-out1']],
    ["username 'xab12345@biglobe.ne.jp' password 'Qwer1234'", ['xab12345', 'Qwer1234'], ['biglobe.ne.jp']],
    ['ppp login name is h0123456, remote refused', ['h0123456'], ['refused']],
    ['unit 0 { pppoe-options { idle-timeout 0; } ppp-options { pap { local-name "b7654321"; local-password "$9$abcdEF12"; } } }', ['b7654321', '$9$abcdEF12'], ['idle-timeout 0']],
    // Names in the DNS
    ['yamada.fam.cx と yamada2.myhome.cx を更新', ['yamada'], ['fam.cx', '更新']],
    ['nas.yamada.ddns.info resolved to 126.77.88.99', ['yamada', '126.77.88'], ['resolved to']],
    ['cloudflared: Registered tunnel connection hostname=nas.yamada-ke.net connIndex=0', ['yamada-ke'], ['connIndex=0']],
    ['ddns_host: home.yamada-ke.net result: nochg 126.77.88.99', ['yamada-ke', '126.77.88'], ['nochg']],
    ['DDNS update failed for home.yamada-ke.net: badauth', ['yamada-ke'], ['badauth', 'DDNS update failed']],
    ['no-ip: host yamada-ke.net updated, badagent', ['yamada-ke'], ['badagent']],
    ['   プライマリ DNS サフィックス . . . . . . .: yamada-giken.local', ['yamada'], ['DNS サフィックス']],
    // VPN
    ['initiating IKE_SA yamada-honten[3] to 126.77.88.99', ['yamada', '126.77.88'], ['initiating IKE_SA', '[3]']],
    ["selected peer config 'tanaka_shiten'", ['tanaka'], ['selected peer config']],
    ['CHILD_SA yamada-lan{2} established with SPIs c1a2b3d4_i c5d6e7f8_o', ['yamada'], ['established with SPIs']],
    ['[Peer] # Tanaka Taro Note', ['Tanaka', 'Taro'], ['[Peer]']],
    ['l2tp: IP[126.77.88.99] user[hanako] connected', ['hanako', '126.77.88'], ['connected']],
    ['Login OK: [hanako/<via Auth-Type = EAP>] (from client yamada-ap port 0 cli a4-83-e7-12-34-56)', ['hanako', 'yamada', 'a4-83'], ['Login OK', 'port 0']],
    ['Login incorrect (mschap: MS-CHAP2-Response is incorrect): [hanako/himitsu99] (from client yamada-ap port 3)', ['hanako', 'himitsu99', 'yamada'], ['MS-CHAP2-Response is incorrect', 'port 3']],
    ['krb5kdc[9]: AS_REQ (4 etypes {18 17 16 23}) 192.168.1.5: CLIENT_NOT_FOUND: hanako@YAMADA.LOCAL for krbtgt/YAMADA.LOCAL@YAMADA.LOCAL', ['hanako', 'YAMADA'], ['CLIENT_NOT_FOUND', '192.168.1.5']],
    // Mail and files
    ['Subject: 田中邸ルーターのログ', ['田中'], ['Subject:']],
    ['件名：山田様 見積書の件', ['山田'], ['件名：']],
    ['postfix/cleanup[12]: 4Vx: warning: header Subject: Re: yamada shoten invoice from local; from=<a@b.jp>', ['yamada'], ['warning: header Subject:']],
    ['vsftpd[2]: [hanako] OK UPLOAD: Client "192.168.1.5", "/data/履歴書_山田花子.pdf", 12345 bytes', ['hanako', '山田'], ['OK UPLOAD', '192.168.1.5', '12345 bytes', '.pdf']],
    ['smbd_audit: hanako|192.168.1.5|open|ok|r|家計簿/山田2024.xlsx', ['hanako', '山田'], ['192.168.1.5', 'open']],
    ['Event: write, Path: /photo/yamada_kekkonshiki/IMG_001.JPG, File/Folder: File, Size: 3 MB, User: hanako, IP: 192.168.1.5', ['yamada', 'hanako'], ['Event: write', '192.168.1.5']],
    ['open /volume1/homes/hanako/.ssh/authorized_keys failed', ['hanako'], ['/volume1/homes/', 'failed']],
    ['file:///C:/Users/花子/Desktop/log.txt', ['花子'], ['Desktop/log.txt']],
    ['/mnt/c/Users/Yamada/router.log と /var/spool/mail/hanako と /var/mail/taro', ['Yamada', 'hanako', 'taro'], ['router.log', '/var/mail/']],
    ['%USERPROFILE% = C:\\Users\\yamada.TANAKA-PC', ['yamada', 'TANAKA'], ['USERPROFILE']],
    // SSIDs
    ['    プロファイル               : YamadaHome', ['YamadaHome'], ['プロファイル']],
    ['    すべてのユーザー プロファイル     : YamadaHome-5G', ['YamadaHome'], ['すべてのユーザー']],
    ['Wi-Fiネットワーク "Yamada-5G" に接続できません', ['Yamada'], ['接続できません']],
    ['airportd: Successfully joined network Yamada_Home on channel 36', ['Yamada'], ['channel 36']],
    ['Wi-Fi「山田家のWi-Fi」のパスワードが正しくありません', ['山田'], ['パスワードが正しくありません']],
    ['wlan0: Connected to a4:83:e7:12:34:56 (on wlan0) SSID: Yamada House freq: 5180', ['a4:83', 'Yamada House'], ['freq: 5180']],
    // Devices
    ['ホスト名 . . . . . . . . . . . . . .: YAMADA-DESK', ['YAMADA'], ['ホスト名']],
    ['   Host Name . . . . . . . . . . . . : YAMADA-DESK', ['YAMADA'], ['Host Name']],
    ['hanako-vaio (192.168.1.5) at a4:83:e7:12:34:56 [ether] on br0', ['hanako', 'a4:83'], ['192.168.1.5', '[ether] on br0']],
    ['1714525200 a4:83:e7:12:34:56 192.168.1.5 hanako-vaio 01:a4:83:e7:12:34:56', ['hanako', 'a4:83'], ['1714525200', '192.168.1.5']],
    ['  client-hostname "hanako-vaio";', ['hanako'], ['client-hostname']],
    ['Lease host name is hanako-vaio, IP 192.168.0.101', ['hanako'], ['192.168.0.101']],
    ['%CDP-4-NATIVE_VLAN_MISMATCH: Native VLAN mismatch discovered on GigabitEthernet0/1 (1), with YAMADA-SW02 GigabitEthernet0/24 (10).', ['YAMADA'], ['Native VLAN mismatch', 'GigabitEthernet0/24 (10)']],
    ['Device ID: YAMADA-SW02.yamada.local', ['YAMADA', 'yamada'], ['Device ID']],
    ['avahi-daemon[5]: Host name conflict, retrying with yamada-nas-2', ['yamada'], ['Host name conflict']],
    ['avahi-daemon[5]: Service "Yamada NAS" (/etc/avahi/services/smb.service) successfully established.', ['Yamada'], ['successfully established']],
    ['SNMPv2-MIB::sysContact.0 = STRING: Yamada Taro <root>', ['Yamada', 'Taro'], ['sysContact.0 = STRING']],
    ['sysLocation.0 = "Yamada Bldg 3F" sysName.0 = STRING: yamada-rt', ['Yamada', 'yamada'], ['sysLocation.0']],
    ['snmp-server contact Yamada Taro\nsnmp-server location Yokohama-shiten 3F', ['Yamada', 'Yokohama'], ['snmp-server contact', 'snmp-server location']],
    ['ソース ワークステーション: YAMADA-DESK  エラー コード: 0xC000006A', ['YAMADA'], ['0xC000006A']],
    ['アカウント名:\t\t花子\n\tアカウント ドメイン:\tYAMADATEI', ['花子', 'YAMADATEI'], ['アカウント名']],
    ['CoId={1A2B3C4D-0001-4ABC-9DEF-1234567890AB}: ユーザー YAMADA-DESK\\花子 は Yamada VPN という名前の接続をダイヤルしましたが、接続に失敗しました。失敗時に返されたエラー コードは 691 です。', ['1A2B3C4D', 'YAMADA', '花子', 'Yamada'], ['エラー コードは 691', 'という名前の接続を']],
    ['add host hanako mac-address a4:83:e7:12:34:56 ip 192.168.1.5 comment="Hanako bedroom"', ['hanako', 'Hanako', 'a4:83'], ['192.168.1.5']],
    ["config host\n\toption name 'Hanako-VAIO'\n\toption mac 'A4:83:E7:12:34:56'", ['Hanako', 'A4:83'], ['config host', 'option name']],
  ])('%s', (...one) => {
    hides(one);
  });
});

describe('どの家にもある言葉は、名前の場所にあっても伏せない', () => {
  test.each([
    ' description WAN', 'description "Internet uplink"', 'set interfaces ge-0/0/0 description "WAN port"', 'description lan1 LAN', 'Description: The IP address lease 192.168.1.5 for the Network Card has been denied',
    '接続先名: OCN', '接続先名：フレッツ', '機器名: WXR-5950AX12', '機器名を確認してください', 'ルーター名が分からない', '装置名: PR-500KI',
    'http://www.google.com/ を開けない', '"GET / HTTP/1.1" 200 12 "https://www.google.com/" "Mozilla/5.0"', '"GET / HTTP/1.1" 200 12 "http://192.168.1.1/index.html" "Mozilla/5.0"', 'https://openwrt.org/docs/guide',
    '192.168.1.xxx', '10.0.0.*', '192.168.xxx.xxx', 'version 1.2.3.x', '8.8.8.x', '0xfffe', 'fe80::/10', '12:34:56:78', '2026-05-01', 'ver.21.05.07.x',
    'afpd: login failed', 'login timeout', 'ca.cer server.crt fullchain.pem', 'name=pppoe-out1', 'name=eth0', '"name":"wan"', '"name": "dnsmasq"', '"host":"192.168.1.5"', 'host: 192.168.1.1', 'Subject: [Router] Log', 'subject to change',
    'Host Name . . . . . . . . . . . . : ', 'IKE_SA (unnamed)[1] established', 'WPS PIN failed', 'WPS: PIN enabled', 'account locked', 'account: disabled', 'comment=""', 'comment="defconf"', 'profile=default', 'owner=root', 'login=failed', 'client unknown', '(192.168.1.5) at <incomplete> on br0',
    '00-0000-0001', '0081', 'code 81 (0)', 'proto 17 (0)90', '1714525200 expires', 'Path: /var/log/messages', 'OK UPLOAD', 'profile "default" loaded', 'network unreachable', 'joined network', 'Service "ssh" started', 'with PID 12 on eth0', 'peer config', 'location: /index.html', 'contact your administrator', 'sysName.0 = ""',
    'for: TCP', '工事担当者', '会社名を入力', '店舗名が', '拠点間VPN', '管理者名: admin', 'ニックネームを設定', 'NAME=ubuntu', 'ID=debian', 'name "wan" is up',
  ])('「%s」', (line) => {
    expect(redact(line)).toEqual({ text: line, masks: [] });
  });
});
