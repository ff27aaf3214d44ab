import { addressClass, embeddedIPv4, macInside, withMac } from './address.ts';
import { createNumbering, type Numbering } from './redact-numbering.ts';

export interface IPv6Substitutes {
  isKept(groups: readonly number[]): boolean;
  of(groups: readonly number[]): number[];
}

interface Parts {
  isKeptIPv4(value: number): boolean;
  ipv4(value: number): number;
  isKeptMac(mac: number): boolean;
  mac(mac: number): number;
}

/**
 * Substitutes for IPv6 addresses that keep what a helper reads from them: who shares a /48, a /56 and a subnet, which
 * interface identifier comes from which MAC, and for Japanese services the leading bits that name the service.
 *
 * - Global: 2001:db8:N::/48 (RFC 3849), past 65,535 networks 3fff::/20 (RFC 9637). Bits 48–55 are numbered within the
 *   /48, bits 56–63 (the subnet in the house) stay.
 * - A service known by 32 bits keeps them and goes on with 0db8 and a number in bits 48–55: 240b:10:db8:100::.
 *   More than 255 customers of one service: the rest become plain global ones.
 * - transix (2409::/20) and the NGN of NTT East (2408::/22), known by less, become 2409:db8:N:: and 2408:db:N::.
 * - Interface identifiers: up to 16 bits stay (::1, ::64); EUI-64 gets the substitute of its MAC; all others, among
 *   them MAP-E's with the IPv4 address inside, are numbered as 53:53:x:x.
 * - IPv4-mapped, NAT64 and 6to4 addresses get the substitute of the IPv4 address inside.
 */
export function createIPv6Substitutes(parts: Parts): IPv6Substitutes {
  const networks = new Map<string, Numbering<number>>([PLAIN, TRANSIX, NGN].map((space) => [space, createNumbering<number>()]));
  const zones = new Map<number, Numbering<number>>();
  const customers = new Map<number, Numbering<number>>();
  const interfaces = createNumbering<string>();
  const nodes = createNumbering<number>();
  const numberingFor = (from: Map<number, Numbering<number>>, key: number): Numbering<number> => {
    let numbering = from.get(key);
    if (numbering === undefined) from.set(key, (numbering = createNumbering<number>()));
    return numbering;
  };

  const isKeptInterface = (groups: readonly number[]): boolean => {
    const mac = macInside(groups);
    if (mac >= 0) return parts.isKeptMac(mac);
    if (groups[4] === 0x53 && groups[5] === 0x53) {
      interfaces.reserve(groups[6]! * 0x10000 + groups[7]!);
      return true;
    }
    return groups[4] === 0 && groups[5] === 0 && groups[6] === 0;
  };
  const interfaceOf = (groups: readonly number[]): number[] => {
    if (isKeptInterface(groups)) return [...groups];
    const mac = macInside(groups);
    if (mac >= 0) return withMac(groups, parts.mac(mac));
    const number = interfaces.of(groups.slice(4).join(':'));
    return [...groups.slice(0, 4), 0x53, 0x53, number >>> 16, number & 0xffff];
  };

  const isKeptNetwork = (groups: readonly number[]): boolean => {
    const [first = 0, second = 0, third = 0, fourth = 0] = groups;
    const space = spaceOf(groups);
    if (space === BY_32_BITS) {
      if (third === 0x0db8) numberingFor(customers, first * 0x10000 + second).reserve(fourth >>> 8);
      return third === 0x0db8;
    }
    const isMarked = space === PLAIN ? second === 0x0db8 && first === 0x2001 : second === MARKS[space]![1];
    if (isMarked) networks.get(space)!.reserve(third);
    else if (first === 0x3fff && second < 0x1000) networks.get(PLAIN)!.reserve(second * 0x10000 + third);
    return isMarked || (first === 0x3fff && second < 0x1000);
  };
  const networkOf = (groups: readonly number[]): number[] => {
    const [first = 0, second = 0, third = 0, fourth = 0] = groups;
    if (isKeptNetwork(groups)) return [...groups];
    let space = spaceOf(groups);
    if (space === BY_32_BITS) {
      const number = numberingFor(customers, first * 0x10000 + second).of(third * 0x100 + (fourth >>> 8));
      if (number <= 0xff) return [first, second, 0x0db8, (number << 8) | (fourth & 0xff), ...groups.slice(4)];
      space = PLAIN;
    }
    const key = first * 2 ** 32 + second * 2 ** 16 + third;
    const zone = fourth >>> 8 === 0 ? 0 : numberingFor(zones, key).of(fourth >>> 8);
    const rest = [(zone << 8) | (fourth & 0xff), ...groups.slice(4)];
    let number = networks.get(space)!.of(key);
    if (space !== PLAIN && number <= 0xffff) return [...MARKS[space]!, number, ...rest];
    if (space !== PLAIN) number = networks.get(PLAIN)!.of(key);
    return number <= 0xffff ? [0x2001, 0x0db8, number, ...rest] : [0x3fff, number >>> 16, number & 0xffff, ...rest];
  };

  return {
    isKept: (groups) => {
      const embedded = embeddedIPv4(groups);
      if (embedded >= 0) return parts.isKeptIPv4(embedded);
      if (isSolicitedNode(groups)) {
        if (groups[6] === 0xff00) nodes.reserve(groups[7]!);
        return groups[6] === 0xff00;
      }
      const kind = addressClass({ version: 6, groups });
      if (kind === 'multicast' || kind === 'reserved' || kind === 'loopback') return true;
      const hasKeptInterface = isKeptInterface(groups);
      if (kind !== 'global') {
        isKeptNetwork(groups);
        return macInside(groups) < 0 || hasKeptInterface;
      }
      if (groups[0] === 0x2002) return parts.isKeptIPv4(groups[1]! * 0x10000 + groups[2]!) && hasKeptInterface;
      if (RESOLVERS.has(groups.join(':')) || isServiceItself(groups)) return true;
      return isKeptNetwork(groups) && hasKeptInterface;
    },
    of: (groups) => {
      const embedded = embeddedIPv4(groups);
      if (embedded >= 0) {
        const value = parts.ipv4(embedded);
        return [...groups.slice(0, 6), value >>> 16, value & 0xffff];
      }
      // Past 65,535 of them two nodes may share a substitute; a home never has as many.
      if (isSolicitedNode(groups)) return [...groups.slice(0, 6), 0xff00, nodes.of(groups[6]! * 0x10000 + groups[7]!) & 0xffff];
      if (addressClass({ version: 6, groups }) !== 'global') return interfaceOf(groups);
      if (groups[0] !== 0x2002) return interfaceOf(networkOf(groups));
      const inside = groups[1]! * 0x10000 + groups[2]!;
      const value = parts.isKeptIPv4(inside) ? inside : parts.ipv4(inside);
      return interfaceOf([0x2002, value >>> 16, value & 0xffff, ...groups.slice(3)]);
    },
  };
}

const PLAIN = 'plain';
const BY_32_BITS = 'by 32 bits';
const TRANSIX = 'transix';
const NGN = 'ngn';
const MARKS: Readonly<Record<string, readonly [number, number]>> = { [TRANSIX]: [0x2409, 0x0db8], [NGN]: [0x2408, 0x00db] };

/** The leading bits that tell a Japanese service: v6プラス, IPv6オプション, OCN, NURO, クロスパス, v6コネクト, transix, NGN. */
function spaceOf(groups: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = groups;
  const within = (low: number, high: number): boolean => second >= low && second <= high;
  if (first === 0x2409 && second < 0x1000) return TRANSIX;
  if (first === 0x2408 && second < 0x0400) return NGN;
  const isKnown =
    (first === 0x240b && (within(0x10, 0x13) || within(0x250, 0x253))) ||
    (first === 0x2404 && within(0x7a80, 0x7a87)) ||
    (first === 0x2400 && (within(0x4050, 0x4053) || within(0x4150, 0x4153))) ||
    (first === 0x240d && (second === 0x0f || (second === 0x10 && third < 0x2000))) ||
    (first === 0x2001 && (within(0x0f60, 0x0f77) || second === 0x0c28)) ||
    (first === 0x2405 && within(0x6580, 0x6587));
  return isKnown ? BY_32_BITS : PLAIN;
}

/** The bare prefix of a service (240b:10::, 2409::) names the service and nobody in it. */
function isServiceItself(groups: readonly number[]): boolean {
  const space = spaceOf(groups);
  if (space === PLAIN) return false;
  return groups.slice(space === BY_32_BITS ? 2 : 1).every((group) => group === 0);
}

/** ff02::1:ffXX:XXXX holds the last 24 bits of a node's address (RFC 4291 §2.7.1). */
function isSolicitedNode(groups: readonly number[]): boolean {
  return groups[0] === 0xff02 && groups[5] === 1 && groups[6]! >>> 8 === 0xff && groups.slice(1, 5).every((group) => group === 0);
}

/** Google, Cloudflare, Quad9, OpenDNS and IIJ. */
const RESOLVERS = new Set(
  [
    [0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8888], [0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8844],
    [0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x6464], [0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x64],
    [0x2606, 0x4700, 0x4700, 0, 0, 0, 0, 0x1111], [0x2606, 0x4700, 0x4700, 0, 0, 0, 0, 0x1001],
    [0x2606, 0x4700, 0x4700, 0, 0, 0, 0, 0x1112], [0x2606, 0x4700, 0x4700, 0, 0, 0, 0, 0x1113],
    [0x2620, 0xfe, 0, 0, 0, 0, 0, 0xfe], [0x2620, 0xfe, 0, 0, 0, 0, 0, 9],
    [0x2620, 0x119, 0x35, 0, 0, 0, 0, 0x35], [0x2620, 0x119, 0x53, 0, 0, 0, 0, 0x53],
    [0x2001, 0x300, 0, 0, 0, 0, 0, 5], [0x2001, 0x300, 0, 0, 0, 0, 0, 6],
  ].map((groups) => groups.join(':')),
);
