import { macInside, withMac } from './address.ts';
import type { Reading } from './redact-state.ts';

/** `021a:2bff:fe3c:4d5e`, with dashes or full stops too: the half of an address that a MAC is in (RFC 4291, appendix A). */
const FOURS = /([\da-f]{1,4})([-:.])([\da-f]{0,2}ff)\2(fe[\da-f]{2})\2([\da-f]{1,4})(?![\w]|[-:.][\da-f])/iy;
/** `02-1A-2B-FF-FE-3C-4D-5E` */
const PAIRS = /[\da-f]{2}([-:. ])[\da-f]{2}\1[\da-f]{2}\1ff\1fe\1[\da-f]{2}\1[\da-f]{2}\1[\da-f]{2}(?![\w]|[-:.][\da-f])/iy;

/**
 * An interface identifier made of a MAC that stands apart from its network, from `at` on. Returns its end, or `at` when
 * there is none. Its MAC gets the substitute that it has everywhere.
 */
export function readEui64(reading: Reading, at: number): number {
  const { text } = reading;
  // Behind a group and its mark this is the end of something longer; Windows writes `fe80--21a-…`.
  if (/[\da-f][-:.]$/i.test(text.slice(Math.max(reading.lineFrom, at - 2), at))) return at;
  FOURS.lastIndex = at;
  const fours = FOURS.exec(text);
  if (fours !== null) {
    const written = [fours[1]!, fours[3]!, fours[4]!, fours[5]!];
    const length = written[0]!.length;
    return mask(reading, at, FOURS.lastIndex, written.map((group) => group.padStart(4, '0')).join(''),
      (hex) => hex.match(/.{4}/g)!.map((group, index) => (index === 0 ? group.slice(4 - Math.max(length, 3)) : group)).join(fours[2]!));
  }
  PAIRS.lastIndex = at;
  const mark = PAIRS.exec(text)?.[1];
  if (mark === undefined) return at;
  return mask(reading, at, PAIRS.lastIndex, text.slice(at, PAIRS.lastIndex).replace(/[^\da-f]/gi, ''), (hex) => hex.match(/../g)!.join(mark));
}

/** Sixteen hexadecimal digits with ff:fe in their middle, `021a2bfffe3c4d5e`. Returns their end, or `at`. */
export function readBareEui64(reading: Reading, at: number, to: number): number {
  const hex = reading.text.slice(at, to);
  return /^[\da-f]{6}fffe[\da-f]{6}$/i.test(hex) ? mask(reading, at, to, hex, (written) => written) : at;
}

/**
 * Masks the sixteen digits of an identifier; `write` gives a substitute's digits the marks of the original. In an address
 * the bit for a MAC of a local kind is turned (RFC 4291); an identifier without it is the MAC as it is.
 */
function mask(reading: Reading, from: number, to: number, digits: string, write: (hex: string) => string): number {
  const groups = [0, 0, 0, 0, ...digits.match(/.{4}/g)!.map((group) => Number.parseInt(group, 16))];
  const turn = (groups[4]! & 0x0200) !== 0 ? 0 : 0x0200;
  const modified = [...groups.slice(0, 4), groups[4]! ^ turn, ...groups.slice(5)];
  const mac = macInside(modified);
  if (mac < 0 || reading.book.isKeptMac(mac)) return mac < 0 ? from : to;
  const isUpper = /[A-F]/.test(digits) && !/[a-f]/.test(digits);
  reading.findings.push({
    kind: 'mac', from, to, write: (substitutes) => {
      const [, , , , first = 0, ...rest] = withMac(modified, substitutes.mac(mac));
      const hex = [first ^ turn, ...rest].map((group) => group.toString(16).padStart(4, '0')).join('');
      return write(isUpper ? hex.toUpperCase() : hex);
    },
  });
  return to;
}
