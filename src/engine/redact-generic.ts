/** Words that people and devices write where a name could stand, and that tell nobody from anybody. */
const WORDS = new Set((
  'con defconf homes share shares shared photo photos music video videos movie movies data disk usb multimedia download downloads volume super prof readonly risks security protect custom over under a an the to from for of on in at by via and or with my new old main sub primary secondary backup active standby passive default none null unknown any all other test tests demo temp tmp example sample ' +
  'wan lan dmz vlan vpn wlan wifi wi fi wireless wired ether ethernet eth fastethernet gigabitethernet ge fe xe te sfp port ports interface interfaces if iface uplink downlink link links trunk access native tagged untagged loopback tunnel tunnels peer peers hub spoke bridge bridged br bond lag ' +
  'inside outside internal external local remote global private public guest guests trust untrust management mgmt admin administrator console user users client clients station server servers host hosts device devices node nodes gateway gw router routers rt switch sw firewall fw ap aps controller modem onu hgw ont nas printer printers scanner camera cameras cam phone phones voip sip tel fax tv pc pcs desktop laptop tablet mobile iot ups pos ' +
  'internet isp provider carrier line lines circuit network networks net subnet segment zone pool range group groups service services system office home house shop store room floor building site sites center centre branch headquarters hq honsha head datacenter dc lab ' +
  'pppoe ppp ipoe dhcp static dynamic dns ddns ntp radius ldap snmp syslog log logs mail smtp imap http https web ssh telnet ftp smb nat napt pat ipsec ike ikev1 ikev2 l2tp pptp sstp openvpn ovpn wireguard wg gre dslite ds lite mape map e v6 v4 v6plus ipv6 ipv4 ip mac tcp udp icmp xauth eap psk rsa cert certificate certificates key keys ca root chain fullchain privkey intermediate tls ssl dh ta self signed crl issuer bundle trusted wildcard localhost ssl ' +
  'roadwarrior road warrior rw site2site s2s net2net conn connection connections policy policies rule rules profile profiles filter filters allow deny block permit drop forward forwarding input output redirect accept reject monitor sniffer strict deep inspection web ips av all app apps apply traffic shaper qos queue high low medium critical info warning warn error errors failed failure down up ok on off yes no true false enabled disabled enable disable auto manual reserved unused spare free empty vacant existing renew ping multicast unicast broadcast ' +
  'ocn plala nifty biglobe sonet so softbank docomo au kddi ntt nttw ntte east west flets nuro eo commufa jcom asahi iij dti mineo rakuten hikari yahoo bb excite transix xpass asterisk ' +
  'yamaha cisco juniper allied nec fujitsu buffalo iodata elecom aterm netgear asus tplink tp synology qnap fortinet fortigate sonicwall watchguard mikrotik ubiquiti unifi aruba meraki windows linux android ios macos apple google microsoft amazon docker openwrt asuswrt merlin debian ubuntu raspberrypi raspberry pi alert alerts report notification message status event events request response upload download login logout session timeout reset reboot restart start stop started stopped update updated upgrade firmware config configuration setup settings setting information notice daily weekly monthly '
).trim().split(/\s+/));

/** The same in Japanese, as parts that such a phrase is made of. */
const PARTS = new RegExp(
  ('回線 接続 接続先 専用 本線 予備 主系 副系 主 副 現用 待機 内部 外部 内側 外側 社内 社外 宅内 側 用 向け 経由 方面 行き 宛 ポート ルーター ルータ サーバー サーバ スイッチ ハブ 無線 有線 アクセスポイント ' +
  '親機 子機 中継機 端末 機器 装置 本体 電話 固定電話 ひかり電話 フレッツ 光 インターネット プロバイダー プロバイダ ネットワーク バックアップ テスト 試験 検証 管理 監視 設定 未設定 未使用 使用中 未接続 空き 既定 標準 初期値 なし 無し あり 不明 一般 共通 共用 来客 ' +
  'ゲスト 業務 カメラ プリンター プリンタ 複合機 パソコン スマホ スマートフォン タブレット テレビ ゲーム機 会議室 事務所 自宅 本社 支社 本店 支店 拠点 営業所 工場 倉庫 受付 居間 リビング 寝室 一階 二階 階 東日本 西日本 東 西 ブロードバンド ダイヤルアップ ワイヤレス 仮想 セッション ログ 通知 警告 障害 報告 ' +
  'メール 件 お知らせ 情報 有効 無効 自動 手動 固定 動的 更新 成功 失敗 すべて 全て 全部 その他 確認 変更 登録 取得 入力 一覧 名前 名称 番号 です ます する してください から まで の と へ に を は が で も ー 線 系 型 式 口 網 機 名 第 号 者').split(' ').sort((a, b) => b.length - a.length).join('|'),
  'g',
);

/**
 * Whether a phrase is made of such words, numbers and names of interfaces alone: `WAN uplink`, `to-HQ-VPN01`, 「LAN側」. What
 * holds any other word may be somebody's.
 */
export function isGenericPhrase(phrase: string): boolean {
  // A long run of letters in both cases and digits is no phrase: a word in Base64, say.
  if (/[A-Za-z]\d[A-Za-z]/.test(phrase) && /[A-Za-z\d+/]{14}/.test(phrase)) return false;
  return (phrase.match(TOKENS) ?? []).every(isGenericToken);
}

/** `YamadaAP01` has two. */
const TOKENS = /[A-Z]?[a-z0-9]+|[A-Z0-9]+|[^\u0000-\u00ff]+/g;

function isGenericToken(token: string): boolean {
  if (token.charCodeAt(0) > 0xff) return token.replace(PARTS, '').replace(/[\u3000-\u3040\u30fb\uff00-\uff65]/g, '') === '';
  const letters = token.replace(/^\d+|\d+[A-Za-z]?$/g, '').toLowerCase();
  return letters.length <= 1 || WORDS.has(letters) || WORDS.has(token.toLowerCase());
}

/** Names under which makers sell: `PR-500KI`, `WXR-5950AX12`, `RTX830`, `Archer AX73`. */
const MODEL =
  /^(?:(?:PR|RT|RV|RS|GE|XG|WG|WX|WF|WR|PA|WXR|WSR|WHR|WCR|WZR|WMR|WTR|BHR|VR|WN|WRC|WMC|WRH|RTX|NVR|FWX|SWX|SWP|WLX|RTV|RTA|TUF|GT|EA|MR|RBR|RBK|IX|ER|USG|UDM|UDR|UXG|UAP|USW|SRX|EX|ISR|AR|AT|MX|MR|MS|FGT|FG|SG|TZ|XGS|BBR|NP|HH|HG|ZXHN|ONU|HGW|BL|SCR|WiMAX|Speed Wi-Fi)[- ]?[A-Z]{0,3}-?\d{2,5}[A-Z0-9+]{0,8}(?:[-/][A-Z0-9]{1,8}){0,3}|(?:Aterm|Archer|Deco|UNIVERGE|NetVolante|AirStation|FortiGate|EdgeRouter|LinkStation|TeraStation|DiskStation|RouterBOARD|Nighthawk|Orbi|ZenWiFi|Catalyst|Si-R|hAP|hEX|CRS|RB)[ -]?[\w.+ -]{0,24})$/;

/** Whether a name is that of a model, which every device of its kind bears. */
export function isModelName(name: string): boolean {
  return MODEL.test(name.trim());
}
