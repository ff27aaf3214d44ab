import { listedSuffix } from './redact-domains.ts';
import { isAddressLike, isHostName } from './redact-hosts.ts';
import type { Pattern } from './redact-pattern.ts';

/** Names of workgroups that Windows, Samba and makers give by themselves. */
const WORKGROUPS = new Set(['workgroup', 'mshome', 'home', 'samba', 'asus', 'local', 'domain']);
/** Who signs certificates for everybody, and names that tools give to certificates by themselves. */
const PUBLIC_ISSUERS = /^(?:[re]\d{1,2}|ye\d?|(?:server|client|ca|root|localhost|vpn|router|gateway|changeme)[-_]?\d{0,3}|(?:isrg|gts|globalsign|digicert|let's encrypt|\(staging\)|sectigo|amazon|microsoft|apple|baltimore|cloudflare|zerossl|go ?daddy|starfield|security communication|secom|cybertrust|entrust|usertrust|the usertrust|comodo|google|easy-rsa|openvpn|fortinet|fortigate|mikrotik|ubiquiti|ssl\.com|buypass|nippon rad|jprs|internet security research|netgear|asus|tp-link|synology|qnap|yamaha|buffalo|nec)\b.*)$/i;

/** What documents write for a domain (RFC 2606). */
const DOCUMENT = /^example\.(?:com|net|org|jp)$/i;

const isOwnSubject = (value: string): boolean => !PUBLIC_ISSUERS.test(value) && !DOCUMENT.test(value) && !isAddressLike(value) && listedSuffix(value.toLowerCase()) === null;
const isOwnHost = (value: string): boolean => isHostName(value) && !WORKGROUPS.has(value.toLowerCase());
const isOwnDomain = (value: string, _before: string, top: string): boolean => isHostName(value) && !DOCUMENT.test(value + top) && listedSuffix((value + top).toLowerCase()) === null;

/** The top of a domain stays: what has the shape of a domain is read as one. */
const DOMAIN = '((?:[A-Za-z0-9][\\w-]{0,62}\\.){0,5}[A-Za-z0-9][\\w-]{0,62})(?=(\\.[A-Za-z]{2,24})(?![\\w-]|\\.\\w)';
/** What a value of a certificate's subject goes on to, and what a sentence goes on with behind it. */
const SUBJECT = '((?:[^,/\'"<>\\\\\\r\\n()\\[\\]]|\'(?=s )){2,64}?)(?= ?(?!\'s )[,/\'"<>\\\\()\\[\\]]|[ \\t]*(?:[\\r\\n]|$)| (?:is|was|has|does|with|issued|expired|failed|and|not|for)\\b)';

/** Makers, carriers and kinds of device before 「のスマホ」. */
const MAKERS = /^(?:windows|android|apple|google|amazon|docomo|softbank|rakuten|ymobile|ahamo|povo|linemo|iijmio|mineo|lan|wan|wifi|vpn|usb|mac|linux|main|sub|guest|dell|lenovo|nec|sony|sharp|fujitsu|toshiba|panasonic|vaio|asus|acer|samsung|galaxy|xperia|aquos|pixel|nuro|ocn|biglobe|jcom|my|new|old|test|esim|sim|lte|ios|simfree)\b/i;

/** Devices, houses and shops that the words around them tell. */
export const HOST_PATTERNS: readonly Pattern[] = [
  // `\\YAMADA-NAS\share` and `//YAMADA-NAS/home` behind a blank.
  { kind: 'host', regex: /(^|[\s"'=(「])((?:\\{2}|\\{4})[A-Za-z][\w-]{1,62}(?=\\))/gm, accepts: (value) => isOwnHost(value.replace(/^\\+/, '')) },
  { kind: 'host', regex: /((?:^|[\s"'=(「])\/\/)([A-Za-z][\w-]{1,62})(?=\/)/gm, accepts: isOwnHost },
  { kind: 'host', regex: /(\bname server )([\w-]{1,15})(?= (?:is now|has stopped|on subnet))/g, accepts: isOwnHost },
  { kind: 'host', regex: /(\b(?:workgroup|master for|browser for) )([\w-]{2,15})(?=\s|[.,:]|$)/gi, accepts: (value) => isOwnHost(value) && /[A-Z\d_-]/.test(value) },
  { kind: 'host', regex: /(\b(?:Account Domain|Workstation Name|アカウント ドメイン|ワークステーション名):[ \t]{0,4})([\w-]{2,32})(?=\s|$)/g, accepts: isOwnHost },
  // 「yamada のスマホ」
  { kind: 'host', regex: /(^|[\s\u3000：:「(（、])([A-Za-z]{3,20} ?の ?(?:iPhone|iPad|スマホ|スマートフォン|パソコン|PC|Mac(?:Book)?|タブレット))/gm, accepts: (value) => !MAKERS.test(value) },
  // The name of a network behind the address of its radio: `Called-Station-Id = "00-00-5e-00-53-01:SSID"` (RFC 3580 §3.20).
  { kind: 'ssid', regex: /((?:[\da-f]{2}-){5}[\da-f]{2}:)([^\s"',:]{1,32})(?=["',\s]|$)/gim },
  { kind: 'ssid', regex: /((?:SSID|ＳＳＩＤ)[はが])([A-Za-z0-9][\w.-]{3,31})(?=で|に|を|と|の|が|は|、|。)/g, accepts: (value) => /[-_\d]/.test(value) && !/^(?:2\.4|5|6)g/i.test(value) },
  { kind: 'ssid', regex: /((?:SSID|ＳＳＩＤ)[はが]「)([^」\r\n]{1,32})(?=」)/g },
  { kind: 'ssid', regex: /((?:SSID|ＳＳＩＤ) )([A-Za-z0-9][\w.-]{3,31})(?= ?[をにへがはの][\u3041-\u9fff])/g, accepts: (value) => /[-_\d]/.test(value) && !/^(?:2\.4|5|6)g/i.test(value) },
  { kind: 'ssid', regex: /(^ {1,4}ssid )([^\s"']{2,32})(?=[ \t]*$)/gm, accepts: (value) => !/^(?:is|not|hidden|broadcast|none|any)$/i.test(value) },
  // What a command of a configuration names, alone on its line.
  { kind: 'host', regex: /(^ {0,4}(?:hostname|sysname|set system host-name) )([A-Za-z][\w.-]{1,62})(?=[ \t]*$)/gm, accepts: isOwnHost },
  { kind: 'host', regex: /(\bidentity set name=["']?|^ {0,4}(?:Identity|System Name|Device Name|sysName):[ \t]{1,8})([A-Za-z][\w.-]{1,62})(?=["'\s]|$)/gm, accepts: isOwnHost },
  { kind: 'host', regex: /(^ {0,4}ip host )([A-Za-z][\w.-]{1,62})(?= [\d:])/gm, accepts: isOwnHost },
  // A domain of one's own leads to the line: what a tool for dynamic DNS, for certificates or a web server says.
  { kind: 'host', regex: new RegExp(`(\\b(?:alias|updating|(?:A|AAAA) record(?: for| of)?|certificate for|Verifying:|Verify error:|Renewing:|[Dd]omain:|SNI[:=]|looking up [A-Z]{1,5} for) ?["'\\[]?)${DOMAIN})`, 'g'), accepts: isOwnDomain },
  { kind: 'host', regex: new RegExp(`((?:letsencrypt\\/(?:live|archive|renewal)|\\.acme\\.sh)\\/)${DOMAIN}(?:_ecc)?\\/)`, 'g'), accepts: isOwnDomain },
  { kind: 'host', regex: new RegExp(`(, (?:server|host): "?)${DOMAIN}(?:[",:]|$))`, 'gm'), accepts: isOwnDomain },
  // The subject of a certificate: `C=JP, ST=Tokyo, L=Chuo, O=Yamada Shoten, OU=Soumu, CN=yamada-gw`.
  { kind: 'host', regex: new RegExp(`(\\bCN ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject },
  { kind: 'host', regex: new RegExp(`(\\bC ?= ?[A-Z]{2}[,/](?: ?(?:ST|L) ?= ?[^,/\\r\\n]{1,30}[,/]){0,2} ?O ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject },
  { kind: 'host', regex: new RegExp(`([,/] ?OU ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject },
];
