import { formatIPv4 } from './address.ts';
import { readPartialIPv4 } from './redact-partial.ts';
import { DIGIT, DOT, dumpEnd, LETTER, HEX_LETTER, runEnd, wordBefore, type Reading } from './redact-state.ts';

/**
 * Four decimal octets are an IPv4 address, unless a word for a version stands right before them; `V1.0.4.30` never
 * gets here, as its digits do not begin a run. Five numbers are an address with a port, as tcpdump writes it, unless
 * they begin an object identifier (1.3.6.1); six and more are none. Returns the end, or `at` when there is no address.
 */
export function readDotted(reading: Reading, at: number): number {
  const { text } = reading;
  const end = runEnd(text, at, DIGIT | DOT, 32);
  if (end - at === 32) return dumpEnd(text, at, DIGIT | DOT);
  let to = end;
  while (text[to - 1] === '.') to -= 1;
  const parts = text.slice(at, to).split('.');
  if (parts.length < 4) return parts.length === 3 && !isVersion(reading, at) ? readPartialIPv4(reading, at) : at;
  if (parts.length > 5 || (parts.length === 5 && /^1\.3\.6\.1\./.test(text.slice(at, to)))) return to;
  const octets = parts.slice(0, 4);
  if (!octets.every((part) => part.length >= 1 && part.length <= 3 && Number(part) <= 255)) return to;
  const stop = at + octets.join('.').length;
  // `1.0.4.30_1.1.67` goes on as versions do.
  if (text[stop] === '_' || isVersion(reading, at)) return to;
  maskIPv4(reading, at, stop, octets);
  return to;
}

/** `SRC203.0.113.5`: an address right behind a word for one. */
export function readGluedDotted(reading: Reading, at: number, runTo: number): number {
  const { text } = reading;
  const digits = runEnd(text, at, LETTER | HEX_LETTER, 12);
  if (text[runTo] !== '.' || runEnd(text, digits, DIGIT, 4) !== runTo || !ADDRESS_WORDS.has(text.slice(at, digits).toLowerCase())) return at;
  const end = readDotted(reading, digits);
  return end > digits ? end : at;
}

/** Masks octets written in decimal; padded ones (`192.168.001.001`) stay padded. */
function maskIPv4(reading: Reading, from: number, to: number, octets: readonly string[]): void {
  const value = octets.reduce((sum, part) => sum * 256 + Number(part), 0);
  maskIPv4Value(reading, from, to, value, (substitute) => {
    const plain = formatIPv4(substitute);
    return octets.some((part) => part.length > 1 && part.startsWith('0')) ? plain.split('.').map((part) => part.padStart(3, '0')).join('.') : plain;
  });
}

/** Masks an IPv4 address written in any way; `write` gives the substitute the same way. */
export function maskIPv4Value(reading: Reading, from: number, to: number, value: number, write: (substitute: number) => string): void {
  const { book, findings } = reading;
  if (book.isKeptIPv4(value)) return;
  findings.push({ kind: 'ipv4', from, to, write: (substitutes) => write(substitutes.ipv4(value)) });
}

const ADDRESS_WORDS = new Set(['ip', 'src', 'dst', 'addr', 'address', 'from', 'to', 'gw', 'dns', 'server', 'client', 'peer', 'source', 'dest', 'wan']);

const VERSION_WORDS = new Set(['version', 'ver', 'vers', 'v', 'firmware', 'fw', 'revision', 'build', 'software', 'firm', 'bootloader']);
/** DHCP releases addresses too, so these need a word for a version before them: `Firmware Release: 1.2.3.4`. */
const DOUBTFUL_VERSION =
  /(?:\b(?:version|ver|firmware|fw|build|software|bootloader)|バージョン|ファームウェア|ファームウエア)[ .:]{0,3}(?:release|rel|rev|driver)[ =:.([]{0,4}$/i;
const JAPANESE_VERSIONS = ['バージョン', 'ファームウェア', 'ファームウエア', 'ファーム', 'リビジョン'];

function isVersion(reading: Reading, at: number): boolean {
  const { text, lineFrom } = reading;
  if (VERSION_WORDS.has(wordBefore(text, at))) return true;
  if (DOUBTFUL_VERSION.test(text.slice(Math.max(lineFrom, at - 32), at))) return true;
  const before = text.slice(Math.max(lineFrom, at - 12), at).replace(/[\s:=：＝[(「]+$/, '');
  return JAPANESE_VERSIONS.some((word) => before.endsWith(word));
}
