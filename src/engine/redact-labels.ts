import { CALL_WORDS, noteEnglishCall } from './redact-calls.ts';
import { listedSuffix } from './redact-domains.ts';
import { isAddressLike, isHostName, noteAcknowledgedHost } from './redact-hosts.ts';
import { wordBefore, type Reading } from './redact-state.ts';
import { maskWord, valueAt, type Extent, type Span } from './redact-values.ts';

export type LabelKind = 'host' | 'id' | 'ssid' | 'serial' | 'customer' | 'secret';

const EXTENTS: Readonly<Record<LabelKind, Extent>> = { host: 'word', id: 'word', ssid: 'phrase', serial: 'word', customer: 'word', secret: 'secret' };

/** Words before `=` or `:` (or, where `BLANK` says so, before a blank) and what stands behind them. */
const LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  host: ['hostname', 'devname', 'srcname', 'dstname', 'clientname', 'devicename', 'computername'],
  id: ['username', 'userid', 'loginid'],
  ssid: ['ssid', 'essid'],
  serial: ['serial', 'serialno', 'serialnumber', 'sn', 'devid'],
  customer: ['customerid', 'customerno', 'contractid'],
  secret: [
    'password', 'passwd', 'passphrase', 'pass', 'pwd', 'psk', 'presharedkey', 'secret', 'token', 'bearer', 'authorization', 'apikey', 'privatekey',
    'wpakey', 'wepkey', 'key', 'cookie', 'pin',
  ],
};
const WORDS = new Map<string, LabelKind>(Object.entries(LABELS).flatMap(([kind, words]) => words.map((word) => [word, kind as LabelKind])));
const ACKNOWLEDGED = new Set(['dhcpack', 'dhcpreply']);

/** Lengths that words with this first letter have: most words of a log are told apart by that alone. */
const SHAPES = new Uint32Array(128);
for (const word of [...WORDS.keys(), ...CALL_WORDS, ...ACKNOWLEDGED, 'n', 'id', 'name', 'number', 'no', 'myname', 'text']) {
  for (const letter of [word[0]!, word[0]!.toUpperCase()]) SHAPES[letter.charCodeAt(0)] = SHAPES[letter.charCodeAt(0)]! | (1 << word.length);
}

/** A word that ends a label or marks a call. Returns the end of the value it masked, or `at`. */
export function readLabel(reading: Reading, at: number, runTo: number): number {
  const { text } = reading;
  const to = beforeNumber(text, at, runTo);
  if (to - at > 16 || (SHAPES[text.charCodeAt(at)]! & (1 << (to - at))) === 0) return at;
  const word = text.slice(at, to).toLowerCase();
  if (to < runTo) {
    // `call1` and `dhcpack2` are nothing: only a label is also written with a number.
  } else if (CALL_WORDS.includes(word)) noteEnglishCall(reading, word, text[to]);
  else if (ACKNOWLEDGED.has(word)) noteAcknowledgedHost(reading, to);
  else if (word === 'myname') noteMynamePassword(reading, to);
  const kind = kindOf(text, at, word);
  if (kind === null) return at;
  const value = valueAfter(text, to, kind, word);
  return value === null ? at : maskLabelled(reading, kind, word, value) || at;
}

/** Masks what stands behind a label; addresses, listed names and IDs with an `@` are left to their own finders: 0. */
export function maskLabelled(reading: Reading, kind: LabelKind, word: string, value: Span): number {
  const written = reading.text.slice(value.from, value.to);
  if (kind === 'secret') return word === 'pass' || word === 'pin' || word === 'key' ? maskIf(reading, kind, value, written.length >= 6 || /\D/.test(written)) : maskWord(reading, kind, value);
  if (reading.book.isKeptWord(written)) return value.to;
  if (kind === 'ssid') return maskWord(reading, kind, value);
  // A substitute inside must not make a value of what was none before.
  if (written.includes('@') || /-masked-\d/.test(written) || isAddressLike(written)) return 0;
  if (kind === 'host') return maskIf(reading, kind, value, isHostName(written) && listedSuffix(written.toLowerCase())?.kind !== 'ddns');
  if (kind === 'serial') return maskIf(reading, kind, value, written.length >= 5 && /\d/.test(written));
  // N and ten digits keep their shape, wherever they stand.
  if (kind === 'id' && SHARED_ACCOUNTS.has(written.toLowerCase())) return 0;
  const isOwn = /^(?:N|CAF|COP)\d{10}$/i.test(written);
  return maskIf(reading, kind, value, !isOwn && written.length >= 4);
}

/** Accounts every device of a make has. */
const SHARED_ACCOUNTS = new Set(['root', 'admin', 'administrator', 'user', 'guest', 'telecomadmin', 'nobody', 'anonymous', 'system', 'unknown', 'none', 'null', 'not-applicable']);

function maskIf(reading: Reading, kind: LabelKind, value: Span, isMasked: boolean): number {
  return isMasked ? maskWord(reading, kind, value) : 0;
}

/** `S/N`, `serial number`, `api_key`, 「お客様ID」: what comes before a general word decides. */
function kindOf(text: string, at: number, word: string): LabelKind | null {
  if (word === 'n') return /s\/$/i.test(text.slice(Math.max(0, at - 2), at)) ? 'serial' : null;
  if (word === 'text') return /pre-shared-key \d{1,5} $/.test(text.slice(Math.max(0, at - 22), at)) ? 'secret' : null;
  if (word === 'name') return /(?:host|client|device|computer)[ _-]$/i.test(text.slice(Math.max(0, at - 9), at)) ? 'host' : null;
  if (word === 'number' || word === 'no') {
    if (wordBefore(text, at) === 'serial') return 'serial';
    return /シリアル$/.test(text.slice(Math.max(0, at - 4), at)) ? 'serial' : null;
  }
  if (word === 'id') {
    if (text.charCodeAt(at - 1) < 0x3000) return null;
    return /(?:お客様|お客さま|契約|契約者|会員|回線|接続|認証|ユーザー|ユーザ|ログイン)$/.test(text.slice(Math.max(0, at - 6), at)) ? 'customer' : null;
  }
  if (word === 'key') return /(?:api|shared|private|psk|wpa|wep|secret|access|pre|security|network)[_ -]$/i.test(text.slice(Math.max(0, at - 9), at)) ? 'secret' : null;
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
const BLANK = new Set(['password', 'passwd', 'passphrase', 'pass', 'bearer', 'number', 'no']);

/**
 * `=` or `:` with blanks and quotes around it (JSON too), then the value. Before it may stand a full stop
 * (`Serial No.:`), a number (`SSID-1:`, `SSID[2]:`), a band (`SSID_5G:`) or a remark in brackets (`SSID(2.4GHz):`).
 */
const SEPARATOR =
  /(?:\.|[_#-]?(?:\d{1,2}(?![\d.])|(?:2\.4|5|6)G(?:Hz)?)|\[\d{1,2}\])?(?: ?[（(][^（）()\r\n:：=]{1,16}[）)])?["']?[ \t]{0,3}[=:：＝][ \t\u3000]{0,3}/y;

function valueAfter(text: string, to: number, kind: LabelKind, word: string): Span | null {
  // `SSID 1:`; `pass 1:` is a step of something.
  SEPARATOR.lastIndex = kind === 'ssid' && text[to] === ' ' && isDigit(text.charCodeAt(to + 1)) ? to + 1 : to;
  if (SEPARATOR.test(text)) {
    const extent = word === 'authorization' || word === 'cookie' ? 'phrase' : EXTENTS[kind];
    // Only a scheme of RFC 9110 §11 makes it a header: 「invalid authorization: acme: error」 is a sentence.
    if (word === 'authorization' && !/^["']?(?:bearer|basic|digest|token) |^["']?secret-masked/i.test(text.slice(SEPARATOR.lastIndex, SEPARATOR.lastIndex + 16))) return null;
    return valueAt(text, SEPARATOR.lastIndex, extent);
  }
  if (kind === 'ssid') return /^ ?["'[]/.test(text.slice(to, to + 2)) ? valueAt(text, text[to] === ' ' ? to + 1 : to, 'word') : null;
  if (word === 'no' && text[to] === '.') return blankValue(text, to + 1);
  if (text[to] !== ' ') return null;
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
