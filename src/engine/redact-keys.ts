import type { Reading } from './redact-state.ts';

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
