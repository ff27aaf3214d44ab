import { CALL_WORDS, noteEnglishCall } from './redact-calls.ts';
import { listedSuffix } from './redact-domains.ts';
import { isAddressLike, isHostName, noteAcknowledgedHost } from './redact-hosts.ts';
import { isGenericPhrase, isModelName } from './redact-generic.ts';
import { elementKind, isKeyedValue, keyedKind } from './redact-keyed.ts';
import { DEVICE_WORDS, readDevice } from './redact-devices.ts';
import { isCustomerNumber } from './redact-runs.ts';
import { wordBefore, type Reading } from './redact-state.ts';
import { isSharedAccount, noteLogin } from './redact-users.ts';
import { maskWord, valueAt, type Extent, type Span } from './redact-values.ts';

export type LabelKind = 'host' | 'id' | 'name' | 'ssid' | 'serial' | 'customer' | 'secret';

const EXTENTS: Readonly<Record<LabelKind, Extent>> = { host: 'word', id: 'word', name: 'phrase', ssid: 'phrase', serial: 'word', customer: 'word', secret: 'secret' };

/** Words before `=` or `:` (or, where `BLANK` says so, before a blank) and what stands behind them. */
const LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  host: ['hostname', 'devname', 'srcname', 'dstname', 'clientname', 'devicename', 'computername', 'clientalias'],
  id: ['username', 'userid', 'loginid', 'user', 'loid', 'unauthuser', 'xauthuser', 'eapuser', 'srcuser', 'dstuser', 'authuser', 'loginuser'],
  name: [],
  ssid: ['ssid', 'essid', 'ssidname'],
  serial: ['serial', 'serialno', 'serialnumber', 'sn', 'devid', 'apsn', 'wtp', 'imei', 'imsi', 'iccid', 'msisdn', 'meid'],
  customer: ['customerid', 'customerno', 'contractid'],
  secret: [
    'password', 'passwd', 'passphrase', 'pass', 'pwd', 'psk', 'presharedkey', 'secret', 'token', 'bearer', 'authorization', 'apikey', 'privatekey',
    'wpakey', 'wepkey', 'key', 'cookie', 'pin', 'pw', 'puk', 'sid', 'sessionid', 'phpsessid', 'jsessionid', 'csrftoken', 'sysauth', 'stok', 'authtoken', 'accesskey', 'secretkey',
    'community',
  ],
};
const WORDS = new Map<string, LabelKind>(Object.entries(LABELS).flatMap(([kind, words]) => words.map((word) => [word, kind as LabelKind])));
const ACKNOWLEDGED = new Set(['dhcpack', 'dhcpreply']);
const DEVICES = new Set(DEVICE_WORDS);
const LOGIN_WORDS = new Set(['password', 'publickey', 'pam', 'user', 'by', 'as']);
/** Names of networks out of the box end in digits of the device's MAC. */
const DEFAULT_SSIDS = new Map([
  ['aterm', /aterm-[\da-f]{6}(?:-[a-z\d]{1,4})?(?![\w-])/iy],
  ['buffalo', /buffalo-[ag]-[\da-f]{4}(?:-[\w]{1,6})?(?![\w-])/iy],
  ['elecom', /elecom-[\da-f]{6}(?:-[\w]{1,6})?(?![\w-])/iy],
]);

/** Lengths that words with this first letter have: most words of a log are told apart by that alone. */
const SHAPES = new Uint32Array(128);
for (const word of [...WORDS.keys(), ...CALL_WORDS, ...ACKNOWLEDGED, ...DEVICE_WORDS, ...LOGIN_WORDS, ...DEFAULT_SSIDS.keys(), 'n', 'u', 'id', 'name', 'number', 'no', 'myname', 'text']) {
  for (const letter of [word[0]!, word[0]!.toUpperCase()]) SHAPES[letter.charCodeAt(0)] = SHAPES[letter.charCodeAt(0)]! | (1 << word.length);
}

/** A word that ends a label or marks a call. Returns the end of the value it masked, or `at`. */
export function readLabel(reading: Reading, at: number, runTo: number): number {
  // `#011serial=`: rsyslog writes a tab as its octal number.
  const escaped = reading.text[at - 1] === '#' && reading.text.startsWith('011', at) ? 3 : 0;
  const end = readWord(reading, at + escaped, runTo);
  return end === at + escaped ? at : end;
}

function readWord(reading: Reading, at: number, runTo: number): number {
  const { text } = reading;
  const to = beforeNumber(text, at, runTo);
  const element = elementKind(text, at, runTo);
  if (element !== null) {
    const length = text.slice(runTo + 1, runTo + 1 + LONGEST_ELEMENT).indexOf('<');
    const value = { from: runTo + 1, to: runTo + 1 + length };
    return length > 0 && isKeyedValue(element, text.slice(value.from, value.to)) ? maskLabelled(reading, element, '', value) || at : at;
  }
  const keyed = keyedKind(text, at, runTo);
  if (keyed !== null && kindOf(text, at, text.slice(at, to).toLowerCase()) === null) return readKeyed(reading, keyed, at, runTo);
  if (to - at > 16 || (SHAPES[text.charCodeAt(at)]! & (1 << (to - at))) === 0) return at;
  const word = text.slice(at, to).toLowerCase();
  if (to < runTo) {
    // `call1` and `dhcpack2` are nothing: only a label is also written with a number.
  } else if (CALL_WORDS.includes(word)) noteEnglishCall(reading, word, text[to]);
  else if (ACKNOWLEDGED.has(word)) noteAcknowledgedHost(reading, to);
  else if (DEVICES.has(word)) {
    const end = readDevice(reading, at, to, word);
    if (end > at) return end;
  }
  else if (word === 'myname') noteMynamePassword(reading, to);
  else if (word === 'hostname' && text[to] === ' ') {
    const end = maskRename(reading, to);
    if (end > to) return end;
  }
  if (LOGIN_WORDS.has(word)) noteLogin(reading, word, at, to);
  const ssid = DEFAULT_SSIDS.get(word);
  if (ssid !== undefined) {
    ssid.lastIndex = at;
    return ssid.test(text) ? maskWord(reading, 'ssid', { from: at, to: ssid.lastIndex }) : at;
  }
  const kind = kindOf(text, at, word);
  // `{user:text}` is a hole of a template.
  if (kind === null || text[at - 1] === '{') return at;
  const value = valueAfter(text, to, kind, word);
  return value === null ? at : maskLabelled(reading, kind, word, value) || at;
}

const LONGEST_ELEMENT = 128;

/** What stands behind a key that is a label only as a key. */
function readKeyed(reading: Reading, kind: LabelKind, at: number, to: number): number {
  const { text } = reading;
  const value = text[at - 1] === '{' ? null : valueAfter(text, to, kind, '');
  if (value === null) return at;
  const written = text.slice(value.from, value.to);
  if (!isKeyedValue(kind, written) || (kind !== 'secret' && (isGenericPhrase(written) || isModelName(written) || OUTCOMES.has(written.toLowerCase())))) return at;
  return maskLabelled(reading, kind, '', value) || at;
}

/** ` changed from (none) to "HOST"` and ` changed from "HOST" to "HOST"`, as NetworkManager goes on. */
const RENAMED = / changed from (?:\(none\)|"([^"\s]{1,64})") to "([^"\s]{1,64})"/y;

/** Masks the names of a host that was renamed, behind the word before them. Returns where to go on, or `at`. */
function maskRename(reading: Reading, at: number): number {
  RENAMED.lastIndex = at;
  const found = RENAMED.exec(reading.text);
  if (found === null) return at;
  const end = RENAMED.lastIndex;
  for (const name of found.slice(1)) {
    if (name === undefined || !isHostName(name)) continue;
    const from = name === found[1] ? at + ' changed from "'.length : end - 1 - name.length;
    maskWord(reading, 'host', { from, to: from + name.length });
  }
  return end;
}

/** `Username and Password: failed` tells how it went. */
const OUTCOMES = new Set(['failed', 'failure', 'ok', 'success', 'incorrect', 'invalid', 'wrong', 'error', 'mismatch', 'expired', 'accepted', 'rejected', 'true', 'false', 'yes', 'no', 'set', 'unset', 'enabled', 'disabled', 'required', 'missing', 'empty']);

/** Numbers of a mobile line and of what it is used with. */
const SUBSCRIBERS = new Set(['imei', 'imsi', 'iccid', 'msisdn', 'meid']);

/** Masks what stands behind a label; addresses, listed names and IDs with an `@` are left to their own finders: 0. */
export function maskLabelled(reading: Reading, kind: LabelKind, word: string, value: Span): number {
  const written = reading.text.slice(value.from, value.to);
  if (word === 'sid' || word === 'sessionid') return maskIf(reading, kind, value, written.length >= 8 && /\d/.test(written) && /[a-z]/i.test(written));
  if (word === 'community' && /^(?:public|private)$/i.test(written)) return 0;
  if (kind === 'secret' && OUTCOMES.has(written.toLowerCase())) return 0;
  // `token=2` counts; `PWD=/root` is the folder that sudo was called in.
  if ((word === 'token' && written.length < 6 && /^\d+$/.test(written)) || (word === 'pwd' && written.startsWith('/'))) return 0;
  if (kind === 'secret') return word === 'pass' || word === 'pin' || word === 'key' ? maskIf(reading, kind, value, written.length >= 6 || /\D/.test(written)) : maskWord(reading, kind, value);
  if (reading.book.isKeptWord(written)) return value.to;
  if (SUBSCRIBERS.has(word)) return maskIf(reading, kind, value, /^\d{10,20}$/.test(written.replace(/-/g, '')));
  if (kind === 'ssid') return maskWord(reading, kind, value);
  // A substitute inside must not make a value of what was none before.
  if (written.includes('@') || /-masked-\d/.test(written) || isAddressLike(written)) return 0;
  // `HOSTNAME: Oct 21 05:12:05` goes on with its time.
  if (kind === 'host' && /^[A-Z][a-z]{2}$/.test(written) && /^ [ \d]?\d /.test(reading.text.slice(value.to, value.to + 4))) return 0;
  // `hostname: hostname: using hostnamed`: NetworkManager says how it asks.
  if (kind === 'host' && / hostnamed\b| hostname changed /.test(reading.text.slice(value.to, value.to + 18))) return 0;
  if (kind === 'name') return maskIf(reading, kind, value, !isSharedAccount(written) && !isGenericPhrase(written));
  if (kind === 'host') return maskIf(reading, kind, value, isHostName(written) && listedSuffix(written.toLowerCase())?.kind !== 'ddns');
  // NetScreen's `device_id=` is what somebody called it.
  if (kind === 'serial' && word === 'id' && !/\d/.test(written)) return maskIf(reading, 'host', value, isHostName(written));
  if (kind === 'serial') return maskIf(reading, kind, value, written.length >= 5 && /\d/.test(written));
  // N and ten digits keep their shape, wherever they stand.
  if (kind === 'id' && isSharedAccount(written)) return 0;
  return maskIf(reading, kind, value, !isCustomerNumber(written) && written.length >= (kind !== 'id' ? 4 : written.charCodeAt(0) < 0x80 ? 3 : 2));
}

function maskIf(reading: Reading, kind: LabelKind, value: Span, isMasked: boolean): number {
  return isMasked ? maskWord(reading, kind, value) : 0;
}

/** `S/N`, `serial number`, `api_key`, 「お客様ID」: what comes before a general word decides. */
function kindOf(text: string, at: number, word: string): LabelKind | null {
  if (word === 'n') return /s\/$/i.test(text.slice(Math.max(0, at - 2), at)) ? 'serial' : null;
  if (word === 'text') return /pre-shared-key \d{1,5} $/.test(text.slice(Math.max(0, at - 22), at)) ? 'secret' : null;
  // `%SYS-5-PRIV_AUTH_PASS:` and `ALARM_USER:` are names of messages.
  if ((word === 'user' || word === 'pass') && text[at - 1] === '_') return null;
  if (word === 'u') return text[at - 1] === '-' && text[at - 2] === ' ' ? 'secret' : null;
  if (word === 'name') {
    if (/(?:host|client|device|computer|provides|router|machine)[ _-]$/i.test(text.slice(Math.max(0, at - 9), at))) return 'host';
    if (/(?:user|login|account|admin)_$/i.test(text.slice(Math.max(0, at - 8), at))) return 'id';
    // `rcvd [CHAP Response id=0x1 <…>, name = "…"]`, as pppd prints packets.
    return /\[(?:CHAP|PAP|EAP) [^\]\r\n]{0,160}, $/.test(text.slice(Math.max(0, at - 180), at)) ? 'id' : null;
  }
  if (word === 'number' || word === 'no') {
    if (wordBefore(text, at) === 'serial') return 'serial';
    return /シリアル$/.test(text.slice(Math.max(0, at - 4), at)) ? 'serial' : null;
  }
  if (word === 'id') {
    // `device_id=`, `device_serial_id=` of FortiGate and Sophos.
    if (/\bdevice_(?:serial_)?$/i.test(text.slice(Math.max(0, at - 15), at))) return 'serial';
    if (text.charCodeAt(at - 1) < 0x3000) return /(?:^|[^A-Za-z])(?:au|apple|nifty|biglobe|mydns|no-?ip|google|yahoo!?(?: japan)?) ?$/i.test(text.slice(Math.max(0, at - 16), at)) ? 'id' : null;
    return /(?:お客様|お客さま|契約|契約者|会員|回線|接続|認証|ユーザー|ユーザ|ログイン)$/.test(text.slice(Math.max(0, at - 6), at)) ? 'customer' : null;
  }
  if (word === 'key' && (text[at - 1] === '&' || text[at - 1] === '?') && text[at + 3] === '=') return 'secret';
  if (word === 'key') return /(?:api|shared|private|psk|wpa|wep|secret|access|pre|security|network|wi-?fi|wlan|wireless)[_ -]$/i.test(text.slice(Math.max(0, at - 9), at)) ? 'secret' : null;
  return WORDS.get(word) ?? null;
}

/** `SSID1`, `password2`, `SSID5G`: the end of the letters before one or two digits, or `to`. */
function beforeNumber(text: string, at: number, to: number): number {
  const isBand = text[to - 1] === 'G' && isDigit(text.charCodeAt(to - 2));
  const last = isBand ? to - 1 : to;
  let end = last;
  while (end > at && end > last - 3 && isDigit(text.charCodeAt(end - 1))) end -= 1;
  return end > at && end > last - 3 ? end : to;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Labels that people and devices also write with only a blank behind them. */
const BLANK = new Set(['password', 'passwd', 'passphrase', 'pass', 'bearer', 'number', 'no', 'sn', 'imei', 'imsi', 'iccid', 'msisdn', 'authtoken', 'pw']);

/**
 * `=` or `:` with blanks and quotes around it (JSON too), then the value. Before it may stand a full stop
 * (`Serial No.:`), a number (`SSID-1:`, `SSID[2]:`), a band (`SSID_5G:`) or a remark in brackets (`SSID(2.4GHz):`);
 * tools of Windows fill up with blanks, or with dots and blanks (`Host Name . . . . :`).
 */
const SEPARATOR =
  /(?:\.|[_#-]?(?:\d{1,2}(?![\d.])|(?:2\.4|5|6)G(?:Hz)?)|\[\d{1,2}\])?(?: ?[（(][^（）()\r\n:：=]{1,16}[）)])?["']?(?: ?\.){0,24}[ \t]{0,40}[=:：＝][ \t\u3000]{0,3}/y;

function valueAfter(text: string, to: number, kind: LabelKind, word: string): Span | null {
  // `SSID 1:`; `pass 1:` is a step of something.
  SEPARATOR.lastIndex = kind === 'ssid' && text[to] === ' ' && isDigit(text.charCodeAt(to + 1)) ? to + 1 : to;
  if (SEPARATOR.test(text)) {
    const extent = word === 'sid' || word === 'sessionid' ? 'word' : word === 'cookie' ? 'line' : word === 'authorization' ? 'phrase' : EXTENTS[kind];
    // The cookies of an IKE exchange (RFC 2408 §2.5.3) are no secrets, and what follows them tells why it failed.
    if (word === 'cookie' && /^0x[\da-f]{16}\b/i.test(text.slice(SEPARATOR.lastIndex, SEPARATOR.lastIndex + 19))) return null;
    // Only a scheme of RFC 9110 §11 makes it a header: 「invalid authorization: acme: error」 is a sentence.
    if (word === 'authorization' && !/^["']?(?:bearer|basic|digest|token) |^["']?secret-masked/i.test(text.slice(SEPARATOR.lastIndex, SEPARATOR.lastIndex + 16))) return null;
    return valueAt(text, SEPARATOR.lastIndex, extent);
  }
  if (kind === 'ssid') {
    if (/^ ?["'[「『]/.test(text.slice(to, to + 2))) return valueAt(text, text[to] === ' ' ? to + 1 : to, 'word');
    // `Associated with SSID aterm-1a2b3c`; `SSID 2.4GHz` and `SSID is hidden` name none.
    const named = text[to] === ' ' && /[A-Za-z0-9]/.test(text[to + 1] ?? '') ? valueAt(text, to + 1, 'word') : null;
    return named !== null && /^(?=.*\d)(?=.*[a-z]).*[-_]/i.test(text.slice(named.from, named.to)) ? named : null;
  }
  if (word === 'psk') return /^ (?:"|0x[\da-f])/i.test(text.slice(to, to + 4)) ? valueAt(text, to + 1, 'secret') : null;
  if (word === 'u') return text[to] === ' ' && /^[^\s:]{1,64}:\S/.test(text.slice(to + 1, to + 70)) ? valueAt(text, to + 1, 'secret') : null;
  if (word === 'no' && text[to] === '.') return blankValue(text, to + 1);
  if (text[to] !== ' ') return null;
  // `client-hostname "hanako-vaio";`
  if (word === 'hostname') return text[to + 1] === '"' ? valueAt(text, to + 1, 'word') : null;
  if (word === 'text') return valueAt(text, to + 1, 'secret');
  return BLANK.has(word) ? blankValue(text, to) : null;
}

function blankValue(text: string, at: number): Span | null {
  if (text[at] !== ' ') return null;
  // `password for root` and `pass through` are sentences: without a separator a value has a digit and some length.
  const value = valueAt(text, at + 1, 'word');
  if (value === null) return null;
  const written = text.slice(value.from, value.to);
  return written.length >= 6 && /\d/.test(written) && !/-masked-\d/.test(written) ? value : null;
}

const MYNAME = / \S{1,128} (?=\S)/y;

/** `pp auth myname ID PASSWORD` in a Yamaha configuration; the ID has an `@` and is found by itself. */
function noteMynamePassword(reading: Reading, to: number): void {
  MYNAME.lastIndex = to;
  const value = MYNAME.test(reading.text) ? valueAt(reading.text, MYNAME.lastIndex, 'secret') : null;
  if (value !== null) Object.assign(reading.ahead, { ...value, kind: 'secret' });
}
