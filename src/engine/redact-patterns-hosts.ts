import { isHostName } from './redact-hosts.ts';
import { isGenericPhrase, isModelName } from './redact-generic.ts';
import type { Pattern } from './redact-pattern.ts';

/** Names of workgroups that Windows, Samba and makers give by themselves. */
const WORKGROUPS = new Set(['workgroup', 'mshome', 'home', 'samba', 'asus', 'local', 'domain']);
/** Words of a menu stand between the same brackets. */
const isOwnNetwork = (value: string): boolean => !isGenericPhrase(value) && !/(?:設定|接続|有効|無効|画面|機能|情報|ボタン|スイッチ|ランプ|オン|オフ|中継|優先|暗号|パスワード|チャンネル)/.test(value);
const isOwnHost = (value: string): boolean => isHostName(value) && !WORKGROUPS.has(value.toLowerCase());

const isOwnDevice = (value: string): boolean => isOwnHost(value) && !isGenericPhrase(value) && !isModelName(value);

/** Makers, carriers and kinds of device before 「のスマホ」. */
const MAKERS = /^(?:windows|android|apple|google|amazon|docomo|softbank|rakuten|ymobile|ahamo|povo|linemo|iijmio|mineo|lan|wan|wifi|vpn|usb|mac|linux|main|sub|guest|dell|lenovo|nec|sony|sharp|fujitsu|toshiba|panasonic|vaio|asus|acer|samsung|galaxy|xperia|aquos|pixel|nuro|ocn|biglobe|jcom|my|new|old|test|esim|sim|lte|ios|simfree)\b/i;

/** Devices, houses and shops that the words around them tell. */
export const HOST_PATTERNS: readonly Pattern[] = [
  // `\\YAMADA-NAS\share` and `//YAMADA-NAS/home` behind a blank.
  { kind: 'host', regex: /(^|[\s"'=(「])((?:\\{2}|\\{4})[A-Za-z][\w-]{1,62}(?=\\))/gm, accepts: (value) => isOwnHost(value.replace(/^\\+/, '')), needs: ['\\\\'] },
  // The folder that a server with an address shares: `\\192.168.1.9\hanako`.
  { kind: 'host', regex: /((?:\\{2}|\\{4})\d{1,3}(?:\.\d{1,3}){3}\\{1,2})([^\s\\"'<>|]{2,62})/g, accepts: isOwnDevice, needs: ['\\\\'] },
  { kind: 'host', regex: /((?:^|[\s"'=(])\/\/\d{1,3}(?:\.\d{1,3}){3}\/)([^\s/"'<>|:]{2,62})/gm, accepts: isOwnDevice, needs: ['//'] },
  { kind: 'host', regex: /((?:^|[\s"'=(「])\/\/)([A-Za-z][\w-]{1,62})(?=\/)/gm, accepts: isOwnHost, needs: ['//'] },
  { kind: 'host', regex: /(\bname server )([\w-]{1,15})(?= (?:is now|has stopped|on subnet))/g, accepts: isOwnHost, needs: ['name server '] },
  { kind: 'host', regex: /(\b(?:workgroup|master for|browser for) )([\w-]{2,15})(?=\s|[.,:]|$)/gi, accepts: (value) => isOwnHost(value) && /[A-Z\d_-]/.test(value) },
  { kind: 'host', regex: /((?:\b(?:Account Domain|Workstation Name|Source Workstation)|アカウント ドメイン|ワークステーション名|ソース ワークステーション):[ \t]{0,4})([\w-]{2,32})(?=\s|$)/g, accepts: isOwnHost, needs: ['Account Domain', 'Workstation', 'アカウント ドメイン', 'ワークステーション'] },
  // 「yamada のスマホ」
  { kind: 'host', regex: /(^|[\s\u3000：:「(（、])([A-Za-z]{3,20} ?の ?(?:iPhone|iPad|スマホ|スマートフォン|パソコン|PC|Mac(?:Book)?|タブレット))/gm, accepts: (value) => !MAKERS.test(value), needs: ['の'] },
  // The name of a network behind the address of its radio: `Called-Station-Id = "00-00-5e-00-53-01:SSID"` (RFC 3580 §3.20).
  { kind: 'ssid', regex: /((?:[\da-f]{2}-){5}[\da-f]{2}:)([^\s"',:]{1,32})(?=["',\s]|$)/gim },
  { kind: 'ssid', regex: /((?:SSID|ＳＳＩＤ)[）)]?[はが])([A-Za-z0-9][\w.-]{3,31})(?=で|に|を|と|の|が|は|、|。)/g, accepts: (value) => /[-_\d]/.test(value) && !/^(?:2\.4|5|6)g/i.test(value), needs: ['SSID'] },
  { kind: 'ssid', regex: /((?:SSID|ＳＳＩＤ)[）)]?[はがを]「)([^」\r\n]{1,32})(?=」)/g, accepts: isOwnNetwork, needs: ['SSID'] },
  { kind: 'ssid', regex: /((?:Wi-?Fi|無線LAN|無線)の?名前?[ \u3000:：=は]{1,3}「?)([A-Za-z0-9][\w.-]{3,31})/gi, accepts: (value) => isOwnNetwork(value) && /[-_\d]/.test(value), needs: ['名'] },
  { kind: 'ssid', regex: /((?:SSID|ＳＳＩＤ) )([A-Za-z0-9][\w.-]{3,31})(?= ?[をにへがはの][\u3041-\u9fff])/g, accepts: (value) => /[-_\d]/.test(value) && !/^(?:2\.4|5|6)g/i.test(value), needs: ['SSID '] },
  { kind: 'ssid', regex: /(^ {1,4}ssid )([^\s"']{2,32})(?=[ \t]*$)/gm, accepts: (value) => !/^(?:is|not|hidden|broadcast|none|any)$/i.test(value), needs: ['ssid '] },
  { kind: 'ssid', regex: /((?:^|[^\w"'])(?:Wi-?Fi|無線LAN|無線)(?:ネットワーク| network)?(?: "| ?「| ?『))([^"」』\r\n]{2,32})(?=["」』])/gim, accepts: isOwnNetwork },
  { kind: 'ssid', regex: /(\b(?:join(?:ed|ing)?|associated (?:with|to)|[Cc]onnect(?:ed|ing) to|roamed to)(?: the)?(?: [Ww]i-?[Ff]i| wireless)? network:? ["']?)([A-Za-z][^\s"',]{2,31})/g, accepts: (value) => isOwnNetwork(value) && /[-_\d]|[a-z][A-Z]/.test(value), needs: ['network'] },
  // What netsh and Windows call a network.
  { kind: 'ssid', regex: /((?:^|[ \t])(?:All User )?Profile {2,40}: )(\S[^\r\n]{0,31}?)(?=[ \t]*(?:[\r\n]|$))/gm, accepts: isOwnNetwork, needs: ['Profile  '] },
  // What a command of a configuration names, alone on its line.
  { kind: 'host', regex: /(^ {0,4}(?:hostname|sysname|set system host-name) )([A-Za-z][\w.-]{1,62})(?=[ \t]*$)/gm, accepts: isOwnHost, needs: ['hostname ', 'sysname ', 'host-name '] },
  { kind: 'host', regex: /(\bidentity set name=["']?|^ {0,4}(?:Identity|System Name|Device Name|sysName):[ \t]{1,8})([A-Za-z][\w.-]{1,62})(?=["'\s]|$)/gm, accepts: isOwnHost, needs: ['identity set', 'Identity:', 'System Name:', 'Device Name:', 'sysName:'] },
  { kind: 'host', regex: /(^ {0,4}ip host )([A-Za-z][\w.-]{1,62})(?= [\d:])/gm, accepts: isOwnHost, needs: ['ip host '] },
  // Neighbours: CDP's `with NAME GigabitEthernet0/1`, `Device ID: NAME`; avahi; a printer's or a service's name.
  { kind: 'host', regex: /(\bdiscovered on \S{1,40} \(\d{1,4}\), with )([\w.-]{2,63})(?= )/g, accepts: isOwnHost, needs: ['discovered on '] },
  { kind: 'host', regex: /(^ {0,4}Device ID: )([\w.-]{2,63})(?=[ \t]*$)/gm, accepts: isOwnHost, needs: ['Device ID: '] },
  { kind: 'host', regex: /(\b(?:name conflict|collision)[^\r\n]{0,40}? retrying with ["']?)([A-Za-z][\w.-]{1,62})/gi, accepts: isOwnDevice, needs: ['retrying with'] },
  { kind: 'host', regex: /(\bService (?:name )?")([^"\r\n]{2,63})(?=" \()/g, accepts: isOwnDevice, needs: ['Service '] },
  // `hanako-vaio (192.168.1.5) at 00:00:…` of arp, a lease of dnsmasq, `PING hanako-vaio (192.168.1.5)`.
  { kind: 'host', regex: /(^|[\s>])([A-Za-z][\w-]{1,62})(?= \(\d{1,3}(?:\.\d{1,3}){3}\) (?:at|auf) [\da-f<])/gm, accepts: isOwnHost, needs: [') at ', ') auf '] },
  { kind: 'host', regex: /(^\d{10} (?:[\da-f]{2}:){5}[\da-f]{2} [\da-f.:]{3,45} )([^\s*]{1,63})(?= )/gm, accepts: isOwnHost },
  { kind: 'host', regex: /(\b(?:PING|scan report for|traceroute to|tracert to) )([A-Za-z][\w-]{1,62})(?= \(\d{1,3}\.)/g, accepts: isOwnHost, needs: ['PING ', 'scan report for ', 'trace'] },
  { kind: 'host', regex: /(\bhost[ -]?name (?:is |was |set to )?["']?)([A-Za-z][\w-]*[-_\d][\w-]{1,62})(?=["',;.]|[ \t]*$)/gim, accepts: isOwnHost, needs: ['ame '] },
  // What a configuration calls a host: `host hanako {` of dhcpd, `option name 'Hanako'` beside a MAC or an address.
  { kind: 'host', regex: /(^ {0,8}(?:add )?host )([A-Za-z][\w-]{1,62})(?= (?:\{|mac-address|hardware))/gm, accepts: isOwnHost, needs: ['host '] },
  { kind: 'host', regex: /(\boption name ['"]?)([^'"\s]{2,63})(?=['"]?\r?\n[ \t]{0,8}option (?:mac|ip|hostid|duid|leasetime|dns) )/g, accepts: isOwnHost, needs: ['option name '] },
  { kind: 'host', regex: /(\boption (?:mac|ip|hostid|duid) \S{1,60}\r?\n[ \t]{0,8}option name ['"]?)([^'"\s]{2,63})/g, accepts: isOwnHost, needs: ['option name '] },
  { kind: 'host', regex: /(\bdhcp\.(?:@host\[\d{1,3}\]|cfg\w{1,12})\.name=['"]?)([^'"\s]{2,63})/g, accepts: isOwnHost, needs: ['dhcp.'] },
  // JSON that tells of a device: a name beside a MAC.
  { kind: 'host', regex: /("(?:name|alias|label|displayName)": ?")([^"\r\n]{2,63})(?=", ?"(?:mac|macAddress|mac_address|bssid)")/g, accepts: isOwnHost, needs: ['"mac', '"bssid"'] },
  { kind: 'host', regex: /("(?:mac|macAddress|mac_address|bssid)": ?"[^"\r\n]{11,20}", ?"(?:name|alias|label|displayName|ap)": ?")([^"\r\n]{2,63})(?=")/g, accepts: isOwnHost, needs: ['"mac', '"bssid"'] },
  { kind: 'host', regex: /("ap": ?")([^"\r\n]{2,63})(?=")/g, accepts: isOwnDevice, needs: ['"ap"'] },
  // 「端末「hanako-phone」が接続しました」
  { kind: 'host', regex: /((?:端末|機器|クライアント|デバイス|ホスト|パソコン)[「『])([^」』\r\n]{2,40})(?=[」』])/g, accepts: (value) => isOwnDevice(value) && isOwnNetwork(value), needs: ['「', '『'] },
  { kind: 'host', regex: /(ドメイン:[ \t]{0,8})([A-Z][A-Z0-9-]{1,14})(?=\s|$)/gm, accepts: isOwnHost, needs: ['ドメイン:'] },
];
