import { maskIPv4Value } from './redact-dotted.ts';
import { readBareEui64 } from './redact-eui64.ts';
import { noteHostAfterMac } from './redact-hosts.ts';
import { LONG_HEX, readLongHex } from './redact-keys.ts';
import { macFinding } from './redact-mac.ts';
import { DIGIT, kindAt, wordBefore, type Reading } from './redact-state.ts';

/**
 * A run of letters and digits that stands for itself: MAC without separators or in Cisco dots and dashes, DUID,
 * hexadecimal IPv4 address, customer number. Returns its end, or `at` when it is none of them.
 *
 * Twelve hexadecimal digits are a MAC when letters and digits are mixed, or a word for one stands before them; so is
 * the end of a UUID, where UPnP devices put theirs. Eight are an address only behind a word for one (`with ip
 * c0000201`), because process ids, magic numbers and error codes look the same.
 */
export function readRun(reading: Reading, at: number, to: number, isHex: boolean): number {
  const { text } = reading;
  const length = to - at;
  if (length >= 11 && length <= 13) {
    const customer = readCustomer(reading, at, to);
    if (customer > at) return customer;
  }
  if (isHex && length >= LONG_HEX) return readLongHex(reading, at, to);
  if (length === 18 && /^0x/i.test(text.slice(at, at + 2))) return Math.max(at, readBareEui64(reading, at + 2, to));
  if (isHex && length === 16) return readBareEui64(reading, at, to);
  if (isHex && length === 12) return readBareMac(reading, at, to);
  if (isHex && (length === 20 || length === 28)) {
    // DUID-LL and DUID-LLT (RFC 8415 §11): type, hardware type, perhaps a time, then the MAC.
    const isDuid = text.startsWith(length === 20 ? '0003' : '0001', at);
    if (isDuid) macFinding(reading, to - 12, to, text.slice(to - 12, to));
    return isDuid ? to : at;
  }
  if (length === 15 && /^(?:wlx|enx)[\da-f]{12}$/i.test(text.slice(at, to))) {
    macFinding(reading, at + 3, to, text.slice(at + 3, to));
    return to;
  }
  if (length === 8 && isHex) return readHexAddress(reading, at, at, to);
  if (length === 10 && /^0x[\da-f]{8}$/i.test(text.slice(at, to))) return readHexAddress(reading, at, at + 2, to);
  return at;
}

/** Groups that are shorter than a bare run: `aa-bb-cc-dd-ee-ff`, `aabb.ccdd.eeff`, `aabb-ccdd-eeff` and `aabbcc-ddeeff`. */
export function readSeparatedMac(reading: Reading, at: number, runTo: number): number {
  const { text } = reading;
  const pattern = PATTERNS.get(`${runTo - at}${text[runTo] ?? ''}`);
  if (pattern === undefined || (pattern !== SPACED && text[at - 1] === text[runTo])) return at;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return at;
  // Twelve decimal digits in three groups are as well a number of another kind.
  if ((pattern === DASHED_FOURS || pattern === DASHED_SIXES) && !isMixed(found[0]) && !isBehindMacWord(text, at)) return at;
  if (pattern === SPACED && !isBehindMacWord(text, at)) return at;
  macFinding(reading, at, pattern.lastIndex, found[0].replace(/[-. ]/g, ''));
  noteHostAfterMac(reading, at, pattern.lastIndex);
  return pattern.lastIndex;
}

const DASHED = /(?:[\da-f]{2}-){5}[\da-f]{2}(?![\w-])/iy;
const DOTTED = /(?:[\da-f]{4}\.){2}[\da-f]{4}(?![\w]|\.\w)/iy;
const DASHED_FOURS = /(?:[\da-f]{4}-){2}[\da-f]{4}(?![\w-])/iy;
const DASHED_SIXES = /[\da-f]{6}-[\da-f]{6}(?![\w-])/iy;
/** Six pairs with blanks are a hex dump, but behind a word for a MAC. */
const SPACED = /(?:[\da-f]{2} ){5}[\da-f]{2}(?! ?[\w-])/iy;
/** By the length of the first group and what follows it. */
const PATTERNS = new Map([['2-', DASHED], ['4.', DOTTED], ['4-', DASHED_FOURS], ['6-', DASHED_SIXES], ['2 ', SPACED]]);

const MAC_WORDS = new Set(['mac', 'hwaddr', 'macaddr', 'ether', 'bssid', 'lladdr', 'address', 'sta']);
const JAPANESE_MAC = /(?:MAC|ＭＡＣ|物理|ハードウェア)アドレス(?:[ \u3000]?[（(][^（）()\r\n]{1,16}[）)])?[ \t\u3000:=：＝「(（]{0,4}$/i;

function isBehindMacWord(text: string, at: number): boolean {
  return MAC_WORDS.has(wordBefore(text, at)) || JAPANESE_MAC.test(text.slice(Math.max(0, at - 32), at));
}

function isMixed(hex: string): boolean {
  return /\d/.test(hex) && /[a-f]/i.test(hex);
}

function readBareMac(reading: Reading, at: number, to: number): number {
  const { text } = reading;
  const hex = text.slice(at, to);
  if (!isMixed(hex) && !isBehindMacWord(text, at)) return at;
  macFinding(reading, at, to, hex);
  return to;
}

const IP_WORDS = new Set([
  'ip', 'ipaddr', 'addr', 'address', 'server', 'serverip', 'yourip', 'requestip', 'gateway', 'gw', 'dns', 'router', 'netmask', 'mask', 'src', 'dst',
  'saddr', 'daddr', 'peer', 'source', 'destination',
]);

function readHexAddress(reading: Reading, at: number, from: number, to: number): number {
  const { text } = reading;
  const hex = text.slice(from, to);
  const isDate = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(hex);
  if (isDate || !IP_WORDS.has(wordBefore(text, at))) return at;
  const isUpper = /[A-F]/.test(hex);
  maskIPv4Value(reading, from, to, Number.parseInt(hex, 16), (value) => {
    const written = value.toString(16).padStart(8, '0');
    return isUpper ? written.toUpperCase() : written;
  });
  return to;
}

/** お客さま番号 of OCN and others (N and ten digits), NTT's CAF and COP numbers of eight digits and more: the letters stay. */
const CUSTOMER = /^(?:N(?=\d{10}$)|C(?:AF|OP)(?=\d{8,10}$))/i;

/** Whether a word is such a number, whose shape stays wherever it stands. */
export function isCustomerNumber(word: string): boolean {
  return CUSTOMER.test(word);
}

function readCustomer(reading: Reading, at: number, to: number): number {
  const { text, book, findings } = reading;
  const prefix = CUSTOMER.exec(text.slice(at, to))?.[0].length ?? 0;
  if (prefix === 0 || (kindAt(text, at + prefix) & DIGIT) === 0) return at;
  const from = at + prefix;
  const digits = text.slice(from, to);
  if (!book.isKeptDigits(digits)) findings.push({ kind: 'customer', from, to, write: (substitutes) => substitutes.digits(digits) });
  return to;
}
