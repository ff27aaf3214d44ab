import type { Reading } from './redact-state.ts';
import { maskWord } from './redact-values.ts';

/** A key of 32 bytes in Base64 (RFC 4648 §4), as WireGuard writes public, private and shared keys; the last letter has four free bits. */
const KEY = /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=(?![A-Za-z0-9+/=])/g;

/** Looks for the next such key from `at` on; `reading.key` says where it stands. */
export function findKey(reading: Reading, at: number): void {
  const { text, key } = reading;
  KEY.lastIndex = at;
  const found = KEY.exec(text);
  key.from = found === null ? Infinity : found.index;
  key.to = found === null ? Infinity : found.index + found[0].length;
}

/** Masks the key that the reading has reached. Returns its end. */
export function readKey(reading: Reading): number {
  const { from, to } = reading.key;
  maskWord(reading, 'secret', { from, to });
  findKey(reading, to);
  return to;
}

/** Shorter runs are addresses of memory, counters and identifiers of a protocol. */
export const LONG_HEX = 32;
/** What a substitute keeps for its number: the rest are zeros. */
const COUNTED = 8;

/**
 * Thirty-two hexadecimal digits and more tell one thing from all others: answers to a password, tokens, DUIDs, digests.
 * The substitute is zeros and a number, so that what takes hexadecimal digits still does.
 */
export function readLongHex(reading: Reading, at: number, to: number): number {
  const { text, book, findings } = reading;
  // A commit in the address of a source file tells nothing of anybody.
  if (to - at === 40 && text[at - 1] === '/' && reading.slashAt > reading.breakAt) return to;
  const hex = text.slice(at, to).toLowerCase();
  if (/^0*$/.test(hex.slice(0, -COUNTED)) && book.isKeptHex(hex.slice(-COUNTED))) return to;
  findings.push({ kind: 'secret', from: at, to, write: (substitutes) => substitutes.hex(hex).padStart(to - at, '0') });
  return to;
}

const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\w-])/iy;

/** A UUID is a token in one log and a device in another: both tell whose it is. The shape stays. */
export function readUuid(reading: Reading, at: number): number {
  const { text, book, findings } = reading;
  UUID.lastIndex = at;
  if (!UUID.test(text)) return at;
  const to = UUID.lastIndex;
  const hex = text.slice(at, to).toLowerCase().replaceAll('-', '');
  if (/^0+$/.test(hex.slice(0, -COUNTED)) && book.isKeptHex(hex.slice(-COUNTED))) return to;
  findings.push({ kind: 'secret', from: at, to, write: (substitutes) => substitutes.hex(hex).padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') });
  return to;
}
