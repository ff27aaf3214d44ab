import type { Columns } from './columns.ts';
import { foldBuffer, foldInto, offsetIn } from './fold.ts';
import { isDigit, isHex, isLetter, scanAddress, scanDuration, scanHex, scanInterface, scanMac, scanNumber, scanPrefix } from './scan.ts';
import { emptyTime } from './clocktime.ts';
import { scanTime } from './time.ts';
import { commonShape, fieldKey } from './unknown-fields.ts';

/** Unknown lines of one shape, proposed as a template with the values that vary masked (the idea of Drain). */
export interface UnknownGroup {
  readonly template: string;
  readonly count: number;
  /** Line indexes, the first few only. */
  readonly lines: readonly number[];
}

const MOST_GROUPS = 500;
const SHOWN_LINES = 20;
/** As many shapes of one group are compared to find what varies in it. */
const MOST_SHAPES = 50;
const folded = foldBuffer(8192);
const time = emptyTime();

/** What interfaces of routers are called: with a number behind it the word is one. */
const INTERFACES = new Set(['eth', 'wan', 'lan', 'wlan', 'wl', 'br', 'ppp', 'tun', 'tap', 'vlan', 'phy', 'ra', 'rai', 'ath', 'usb', 'en', 'em', 'igb', 'ge', 'wg', 'bond', 'dsl', 'ptm', 'atm', 'wwan', 'port', 'sfp', 'ipip', 'gre', 'vti', 'utun']);
/** Names that end in a number which does not vary: IPv6 is no other IPv4. */
const NUMBERED = new Set(['ipv', 'wpa', 'md', 'sha', 'ikev', 'ike', 'dhcpv', 'icmpv', 'http', 'utf', 'tlsv', 'tls', 'sslv', 'snmpv', 'ntpv', 'mldv', 'igmpv', 'mschapv', 'rfc', 'wep', 'hs', 'base']);

/** A run of letters and digits that begins at `at`. */
function runEnd(codes: Uint16Array, at: number, length: number): number {
  let to = at;
  while (to < length && (isLetter(codes[to]!) || isDigit(codes[to]!))) to += 1;
  return to;
}

/** The end of an interface's name with a number, or -1: `eth0`, `wl0.1`, `br-lan`'s ports not. */
function interfaceEnd(codes: Uint16Array, at: number, length: number): number {
  let stem = at;
  while (stem < length && isLetter(codes[stem]!)) stem += 1;
  if (stem === at || stem >= length || !isDigit(codes[stem]!) || !INTERFACES.has(String.fromCharCode(...codes.subarray(at, Math.min(stem, at + 8))))) return -1;
  let end = scanInterface(codes, at, length);
  while (end > stem && !isLetter(codes[end - 1]!) && !isDigit(codes[end - 1]!)) end -= 1;
  return end;
}

/** The end of a word whose digits belong to it (`ipv6`, `l2tp`, `ath10k`), or -1. */
function nameEnd(codes: Uint16Array, at: number, length: number): number {
  const to = runEnd(codes, at, length);
  let stem = at;
  while (stem < to && isLetter(codes[stem]!)) stem += 1;
  if (stem === to) return -1;
  return isLetter(codes[to - 1]!) || NUMBERED.has(String.fromCharCode(...codes.subarray(at, Math.min(stem, at + 8)))) ? to : -1;
}

/** The end of a number that letters and digits make together (a serial number: `1SN2345678`), or -1. */
function serialEnd(codes: Uint16Array, at: number, length: number): number {
  const to = runEnd(codes, at, length);
  return to - at >= 6 && /^\d+[a-z]+\d{2,}/.test(String.fromCharCode(...codes.subarray(at, Math.min(to, at + 32)))) ? to : -1;
}

/** Groups of a UUID (RFC 9562 §4), in hexadecimal digits. */
const UUID_GROUPS = [8, 4, 4, 4, 12];

/** The end of a UUID, or -1. */
function uuidEnd(codes: Uint16Array, at: number, length: number): number {
  let to = at;
  for (const [group, size] of UUID_GROUPS.entries()) {
    if (group > 0 && codes[to++] !== 0x2d) return -1;
    for (const end = to + size; to < end; to += 1) if (to >= length || !isHex(codes[to]!)) return -1;
  }
  return to < length && (isLetter(codes[to]!) || isDigit(codes[to]!)) ? -1 : to;
}

/** The end of hexadecimal digits that are letters all, as long as no word of them is (`deadbeef`), or -1. */
function hexLettersEnd(codes: Uint16Array, at: number, length: number): number {
  const to = runEnd(codes, at, length);
  for (let next = at; next < to; next += 1) if (!isHex(codes[next]!)) return -1;
  return to - at >= 8 && (to - at) % 2 === 0 ? to : -1;
}

function escaped(code: number): string {
  return code === 0x7b ? '{{' : code === 0x7d ? '}}' : String.fromCharCode(code);
}

/**
 * The line with addresses, times, interfaces, durations and numbers replaced by the holes that would take them; what is
 * left has the line's own capital letters.
 */
export function maskedShape(text: string, from: number, to: number): string {
  foldInto(text, from, to, folded);
  const { codes, length } = folded;
  let shape = '';
  let at = 0;
  const literal = (to: number): void => {
    for (; at < to; at += 1) {
      const written = text.charCodeAt(offsetIn(folded, at));
      shape += escaped(written >= 0x41 && written <= 0x5a ? written : codes[at]!);
    }
  };
  const hole = (type: string, end: number): void => { shape += shape.endsWith('}') && !shape.endsWith('}}') ? '' : `{${type}}`; at = end; };
  while (at < length) {
    const before = at === 0 ? 0x20 : codes[at - 1]!;
    const code = codes[at]!;
    const starts = !isLetter(before) && !isDigit(before);
    if (starts && (isDigit(code) || isHex(code) || code === 0x3a)) {
      const uuid = uuidEnd(codes, at, length);
      if (uuid > 0) { hole('word', uuid); continue; }
      const mac = scanMac(codes, at, length);
      if (mac > 0 && hasDigit(codes, at, mac)) { hole('mac', mac); continue; }
      const date = isDigit(code) ? scanTime(codes, at, length, time) : -1;
      if (date > 0) { hole('time', date); continue; }
      const address = scanAddress(codes, at, length);
      if (address > 0 && address - at > 2) { hole('ip', scanPrefix(codes, address, length)); continue; }
    }
    if (starts && isLetter(code)) {
      const hex = isHex(code) ? hexLettersEnd(codes, at, length) : -1;
      if (hex > 0) { hole('hex', hex); continue; }
      const name = nameEnd(codes, at, length);
      if (name > 0) { literal(name); continue; }
      const port = interfaceEnd(codes, at, length);
      if (port > 0) { hole('if', port); continue; }
    }
    if (starts && isDigit(code)) {
      const serial = serialEnd(codes, at, length);
      const span = scanDuration(codes, at, length);
      if (span > 0) { hole('dur', span); continue; }
      if (serial > 0 && scanHex(codes, at, length) < serial) { hole('word', serial); continue; }
    }
    if ((starts && isDigit(code)) || (isDigit(code) && !isDigit(before))) {
      const hex = scanHex(codes, at, length);
      const number = scanNumber(codes, at, length);
      if (starts && hex > number && !(hex < length && isLetter(codes[hex]!))) { hole('hex', hex); continue; }
      if (number > 0) { hole('n', number); continue; }
    }
    literal(at + 1);
  }
  return shape;
}

function hasDigit(codes: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isDigit(codes[at]!)) return true;
  return false;
}

/** The unknown lines by shape, most frequent first. Past a few hundred shapes the rest is counted together. */
export function groupUnknown(text: string, columns: Columns): readonly UnknownGroup[] {
  const groups = new Map<string, { count: number; lines: number[]; shapes: string[] }>();
  for (let line = 0; line < columns.count; line += 1) {
    if (columns.template[line]! >= 0) continue;
    const from = columns.from[line]! + columns.body[line]!;
    const long = columns.to[line]! - from > 400;
    const shape = long ? `${maskedShape(text, from, from + 400)}…` : maskedShape(text, from, columns.to[line]!);
    let key = fieldKey(shape);
    if (!groups.has(key) && groups.size >= MOST_GROUPS) key = '…';
    const group = groups.get(key) ?? { count: 0, lines: [], shapes: [] };
    if (group.shapes.length < MOST_SHAPES && !group.shapes.includes(shape)) group.shapes.push(shape);
    group.count += 1;
    if (group.lines.length < SHOWN_LINES) group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups].map(([key, { count, lines, shapes }]) => ({ template: key === '…' ? key : commonShape(shapes), count, lines })).sort((a, b) => b.count - a.count || a.lines[0]! - b.lines[0]!);
}
