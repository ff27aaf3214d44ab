import { listedSuffix } from './redact-domains.ts';
import { isGenericPhrase } from './redact-generic.ts';
import { isAddressLike } from './redact-hosts.ts';
import type { Pattern } from './redact-pattern.ts';

/** Who signs certificates for everybody, and names that tools give to certificates by themselves. */
const PUBLIC_ISSUERS = /^(?:[re]\d{1,2}|ye\d?|(?:server|client|ca|root|localhost|vpn|router|gateway|changeme)[-_]?\d{0,3}|(?:isrg|gts|globalsign|digicert|let's encrypt|\(staging\)|sectigo|amazon|microsoft|apple|baltimore|cloudflare|zerossl|go ?daddy|starfield|security communication|secom|cybertrust|entrust|usertrust|the usertrust|comodo|google|easy-rsa|openvpn|fortinet|fortigate|mikrotik|ubiquiti|ssl\.com|buypass|nippon rad|jprs|internet security research|netgear|asus|tp-link|synology|qnap|yamaha|buffalo|nec)\b.*)$/i;
const DOCUMENT = /^example\.(?:com|net|org|jp)$/i;

const isOwnSubject = (value: string): boolean => !PUBLIC_ISSUERS.test(value) && !DOCUMENT.test(value) && !isAddressLike(value) && listedSuffix(value.toLowerCase()) === null;
const isOwnFile = (value: string): boolean => !DOCUMENT.test(value) && !isGenericPhrase(value) && !PUBLIC_ISSUERS.test(value) && !/^(?:isrgroot|dst_?root|gsrootcert|mozilla|cacert|ecc|rsa|xca|ta-?lib)/i.test(value) && !/^[\da-f]{4,64}$/i.test(value);

/** What a value of a certificate's subject goes on to, and what a sentence goes on with behind it. */
const SUBJECT = '((?:[^,;/\'"<>\\\\\\r\\n()\\[\\]]|\'(?=s )){2,64}?)(?= ?(?!\'s )[,;/\'"<>\\\\()\\[\\]]|[ \\t]*(?:[\\r\\n]|$)| (?:is|was|has|does|with|issued|expired|failed|and|not|for)\\b)';

/** The subject of a certificate (`C=JP, ST=Tokyo, O=Yamada Shoten, OU=Soumu, CN=yamada-gw`), and the file it is in. */
export const CERTIFICATE_PATTERNS: readonly Pattern[] = [
  { kind: 'host', regex: new RegExp(`(\\bCN ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject, needs: ['CN=', 'CN ='] },
  { kind: 'host', regex: new RegExp(`(\\bC ?= ?[A-Z]{2}[,/](?: ?(?:ST|L) ?= ?[^,/\\r\\n]{1,30}[,/]){0,2} ?O ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject, needs: ['O=', 'O ='] },
  { kind: 'host', regex: new RegExp(`([,;/] ?OU ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject, needs: ['OU=', 'OU ='] },
  // Without a country: `subject=O = Yamada Giken, CN = …` and `CN=Yamada Taro, O=Yamada`.
  { kind: 'host', regex: new RegExp(`(\\b(?:[Ss]ubject|SUBJECT|[Ii]ssuer|DN)[ :="'/]{1,4}O ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject, needs: ['O=', 'O ='] },
  { kind: 'host', regex: new RegExp(`(\\bCN ?= ?[^\\r\\n=]{1,64}(?:[,;/] ?(?:OU|L|ST|C) ?= ?[^,;/\\r\\n=]{1,24}){0,2}[,;/] ?O ?= ?)${SUBJECT}`, 'gm'), accepts: isOwnSubject, needs: ['O=', 'O ='] },
  { kind: 'host', regex: /(\b(?:CN|[Ii]ssuer|[Ss]ubject) ["'])([^"'=\r\n]{2,64})(?=["'])/g, accepts: isOwnSubject, needs: ['CN ', 'ssuer ', 'ubject '] },
  { kind: 'host', regex: /(^|[\s"'(<\/\\=:「（])((?!\.)[A-Za-z0-9_.\u3041-\u9fff-]{2,64}?)(?=\.(?:cer|crt|csr|pem|key|p12|pfx|p7b|der|jks|ovpn|mobileconfig)(?![\w.=-]))/gm, accepts: isOwnFile, needs: ['.cer', '.crt', '.csr', '.pem', '.key', '.p12', '.pfx', '.p7b', '.der', '.jks', '.ovpn', '.mobileconfig'] },
];
