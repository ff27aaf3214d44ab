import { isDigit } from './scan.ts';

/**
 * IP addresses as the engine needs them: reading, writing in canonical form, and telling what kind of network an
 * address belongs to.
 */
export type Address =
  | { readonly version: 4; /** unsigned 32 bits */ readonly value: number }
  | { readonly version: 6; /** eight groups of 16 bits */ readonly groups: readonly number[] };

/**
 * `reserved` is everything that names no host on the Internet and has no class of its own: 0.0.0.0/8, netmasks and
 * 240.0.0.0/4 (RFC 1112), benchmarking 198.18.0.0/15 (RFC 2544), DS-Lite's 192.0.0.0/24 (RFC 6333, RFC 6890), `::`,
 * and IPv6 outside 2000::/3 (RFC 4291).
 */
export type AddressClass =
  'private' | 'cgnat' | 'loopback' | 'linklocal' | 'ula' | 'documentation' | 'multicast' | 'reserved' | 'global';

/**
 * Reads an IPv4 address (four decimal octets; leading zeros are decimal, as routers pad them) or an IPv6 address
 * (RFC 4291 §2.2, with `::` and a dotted tail), in characters of any width. No zone, prefix length, port or brackets.
 * `null`: not an address.
 */
export function parseAddress(text: string): Address | null {
  if (text.length > 45) return null;
  // Screens and input methods of Japan write addresses in full width too; almost none does, so that is asked last.
  return parseNarrow(text) ?? (FULL_WIDTH.test(text) ? parseNarrow(text.normalize('NFKC')) : null);
}

const FULL_WIDTH = /[０-９Ａ-Ｆａ-ｆ．：]/;

function parseNarrow(text: string): Address | null {
  if (!text.includes(':')) {
    const value = parseIPv4(text);
    return value < 0 ? null : { version: 4, value };
  }
  const groups = parseIPv6(text);
  return groups === null ? null : { version: 6, groups };
}

/** The canonical text: dotted decimal without padding, or RFC 5952 §4 for IPv6. */
export function formatAddress(address: Address): string {
  return address.version === 4 ? formatIPv4(address.value) : formatIPv6(address.groups);
}

/** The class of an address given as text; `null` when it is not an address. */
export function classOf(text: string): AddressClass | null {
  const address = parseAddress(text);
  return address === null ? null : addressClass(address);
}

/**
 * The class by which a line is judged. What people put in the place of a global address when they show a log to others,
 * by hand or by masking (RFC 5737, RFC 3849; past those 198.18.0.0/15 and 240.0.0.0/8), counts as global: no other class
 * is masked, so the log must say the same before and after.
 */
export function judgedClass(address: Address): AddressClass {
  const kind = addressClass(address);
  if (kind === 'documentation') return 'global';
  return kind === 'reserved' && isFurtherStandIn(address) ? 'global' : kind;
}

/** The class by which an address given as text, with or without the length of its prefix, is judged; `null` when it is not an address. */
export function judgedClassOf(text: string): AddressClass | null {
  const slash = text.search(/[/／]/);
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  return address === null ? null : judgedClass(address);
}

/** 198.18.0.0/15 (RFC 2544) and 240.0.0.0/8 (RFC 1112), alone or inside IPv6: what a mask takes once RFC 5737 is used up. */
function isFurtherStandIn(address: Address): boolean {
  const value = address.version === 4 ? address.value : embeddedIPv4(address.groups);
  return value >>> 17 === 0x6309 || value >>> 24 === 240;
}

/** The class of an address. IPv4 inside IPv6 (RFC 4291 §2.5.5.2, RFC 6052) has the class of the IPv4 address. */
export function addressClass(address: Address): AddressClass {
  return address.version === 4 ? classOfIPv4(address.value) : classOfIPv6(address.groups);
}

/** The class of 32 bits of IPv4, from the IANA special-purpose registry (RFC 6890). */
export function classOfIPv4(value: number): AddressClass {
  const first = value >>> 24;
  const second = (value >>> 16) & 255;
  const top24 = value >>> 8;
  if (first === 0 || first >= 240) return 'reserved';
  if (first >= 224) return 'multicast'; // RFC 5771
  if (first === 127) return 'loopback'; // RFC 1122
  if (first === 10) return 'private'; // RFC 1918
  if (first === 172 && second >= 16 && second < 32) return 'private'; // RFC 1918
  if (first === 192 && second === 168) return 'private'; // RFC 1918
  if (first === 100 && second >= 64 && second < 128) return 'cgnat'; // RFC 6598
  if (first === 169 && second === 254) return 'linklocal'; // RFC 3927
  if (top24 === 0xc00002 || top24 === 0xc63364 || top24 === 0xcb0071) return 'documentation'; // RFC 5737
  if (top24 === 0xc00000 || top24 === 0xc05863) return 'reserved'; // RFC 6890, RFC 7526
  if (first === 198 && (second === 18 || second === 19)) return 'reserved'; // RFC 2544
  if (value === 0x80000000) return 'reserved'; // the netmask of /1
  return 'global';
}

/** The class of eight groups of IPv6, from the IANA special-purpose registry (RFC 6890). */
export function classOfIPv6(groups: readonly number[]): AddressClass {
  const embedded = embeddedIPv4(groups);
  if (embedded >= 0) return classOfIPv4(embedded);
  const [first = 0, second = 0] = groups;
  if (first === 0) return groups[7] === 1 && groups.slice(1, 7).every((group) => group === 0) ? 'loopback' : 'reserved';
  if (first >= 0xff00) return 'multicast'; // RFC 4291 §2.7
  if (first >= 0xfe80 && first < 0xfec0) return 'linklocal'; // RFC 4291 §2.5.6
  if (first >= 0xfc00 && first < 0xfe00) return 'ula'; // RFC 4193
  if (first === 0x2001 && second === 0x0db8) return 'documentation'; // RFC 3849
  if (first === 0x3fff && second < 0x1000) return 'documentation'; // RFC 9637
  if (first === 0x2001 && second === 2 && groups[2] === 0) return 'reserved'; // RFC 5180
  return first >= 0x2000 && first < 0x4000 ? 'global' : 'reserved';
}

/** The IPv4 address in `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2) or `64:ff9b::a.b.c.d` (RFC 6052), else −1. */
export function embeddedIPv4(groups: readonly number[]): number {
  for (let index = 2; index < 5; index += 1) if (groups[index] !== 0) return -1;
  const mapped = groups[0] === 0 && groups[1] === 0 && groups[5] === 0xffff;
  const translated = groups[0] === 0x64 && groups[1] === 0xff9b && groups[5] === 0;
  return mapped || translated ? groups[6]! * 0x10000 + groups[7]! : -1;
}

/** The 48 bits of the MAC behind an EUI-64 interface identifier (RFC 4291 appendix A), else −1. */
export function macInside(groups: readonly number[]): number {
  const [upper, middle, lower, last] = [groups[4]!, groups[5]!, groups[6]!, groups[7]!];
  if ((middle & 0xff) !== 0xff || lower >>> 8 !== 0xfe) return -1;
  return (upper ^ 0x0200) * 2 ** 32 + ((middle & 0xff00) | (lower & 0xff)) * 2 ** 16 + last;
}

/** `groups` with the interface identifier made of a MAC, the inverse of `macInside`. */
export function withMac(groups: readonly number[], mac: number): number[] {
  const high = Math.floor(mac / 2 ** 32) & 0xffff;
  const middle = Math.floor(mac / 2 ** 16) & 0xffff;
  return [...groups.slice(0, 4), high ^ 0x0200, (middle & 0xff00) | 0xff, 0xfe00 | (middle & 0xff), mac % 0x10000];
}

export function formatIPv4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** RFC 5952: lower case, no padding, the longest run of two or more zero groups (the first of equals) as `::`. */
export function formatIPv6(groups: readonly number[]): string {
  const embedded = embeddedIPv4(groups);
  if (embedded >= 0) return `${groups[0] === 0 ? '::ffff' : '64:ff9b:'}:${formatIPv4(embedded)}`;
  let start = -1;
  let length = 1;
  for (let index = 0; index < 8; index += 1) {
    let end = index;
    while (end < 8 && groups[end] === 0) end += 1;
    if (end - index > length) {
      start = index;
      length = end - index;
    }
    if (end > index) index = end;
  }
  const written = groups.map((group) => group.toString(16));
  if (start < 0) return written.join(':');
  return `${written.slice(0, start).join(':')}::${written.slice(start + length).join(':')}`;
}

/** The 32 bits of dotted decimal, or −1. Read unit by unit, without strings for its parts: levels of lines hang on addresses. */
export function parseIPv4(text: string): number {
  let value = 0;
  let at = 0;
  for (let part = 0; part < 4; part += 1) {
    if (part > 0) {
      if (text.charCodeAt(at) !== 0x2e) return -1;
      at += 1;
    }
    const from = at;
    let octet = 0;
    for (; at < text.length && isDigit(text.charCodeAt(at)); at += 1) octet = octet * 10 + text.charCodeAt(at) - 0x30;
    if (at === from || at - from > 3 || octet > 255) return -1;
    value = value * 256 + octet;
  }
  return at === text.length ? value : -1;
}

function parseIPv6(text: string): number[] | null {
  let hex = text;
  const dot = text.indexOf('.');
  if (dot >= 0) {
    const cut = text.lastIndexOf(':') + 1;
    const tail = parseIPv4(text.slice(cut));
    if (tail < 0 || dot < cut) return null;
    hex = `${text.slice(0, cut)}${(tail >>> 16).toString(16)}:${(tail & 0xffff).toString(16)}`;
  }
  const halves = hex.split('::', 3);
  if (halves.length > 2) return null;
  const read = (half: string): number[] | null => {
    if (half === '') return [];
    const parts = half.split(':', 10);
    return parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? parts.map((part) => Number.parseInt(part, 16)) : null;
  };
  const head = read(halves[0]!);
  const tail = read(halves[1] ?? '');
  if (head === null || tail === null) return null;
  if (halves.length === 1) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? null : [...head, ...new Array<number>(missing).fill(0), ...tail];
}
