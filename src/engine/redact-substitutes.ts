import { classOfIPv4 } from './address.ts';
import { createIPv6Substitutes, type IPv6Substitutes } from './redact-ipv6.ts';
import { createNumbering, type Numbering } from './redact-numbering.ts';

/**
 * What one call of `redact` puts in the place of what it finds. Everything is found before anything is substituted:
 * `isKept…` both answers and reserves, so that no substitute equals an address that the text shows unmasked.
 */
export interface Substitutes {
  isKeptIPv4(value: number): boolean;
  ipv4(value: number): number;
  /** The same for the first three octets, where the last is covered. */
  isKeptNetwork(value: number): boolean;
  network(value: number): number;
  isKeptMac(mac: number): boolean;
  mac(mac: number): number;
  readonly ipv6: IPv6Substitutes;
  /** `host-masked-1`; the kind is the first part. */
  word(kind: WordKind, original: string): string;
  /** Whether the word is such a substitute already; it then stays, under its own number. */
  isKeptWord(word: string): boolean;
  /** Numbers whose shape stays (telephone, customer): digits become zeros but for a counter at the end. */
  digits(original: string): string;
  /** The number, in hexadecimal digits, that stands for a long run of them; the caller fills it up with zeros. */
  hex(original: string): string;
  /** Whether the last digits of a run of zeros are such a number. */
  isKeptHex(digits: string): boolean;
  /** Whether the digits are such a substitute. Four digits are left for the counter. */
  isKeptDigits(original: string): boolean;
}

export const WORD_KINDS = ['host', 'ddns', 'id', 'ssid', 'serial', 'customer', 'secret', 'query', 'place', 'name'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

export function createSubstitutes(): Substitutes {
  const addresses = createNumbering<number>();
  const networks = createNumbering<number>();
  const macs = createNumbering<number>();
  const nodes = createNumbering<number>();
  const numbers = createNumbering<string>();
  const hexes = createNumbering<string>();
  const words = new Map<string, Numbering<string>>(WORD_KINDS.map((kind) => [kind, createNumbering<string>()]));

  const isKeptIPv4 = (value: number): boolean => {
    const pooled = indexInPool(value);
    if (pooled > 0) addresses.reserve(pooled);
    return classOfIPv4(value) !== 'global' || RESOLVERS.has(value);
  };
  const ipv4 = (value: number): number => poolIPv4(addresses.of(value));
  const isKeptMac = (mac: number): boolean => {
    if (isNodeGroup(mac)) {
      if (mac % 0x1000000 <= 0xffff) nodes.reserve(mac % 0x1000000);
      return mac % 0x1000000 <= 0xffff;
    }
    const pooled = mac - DOCUMENTATION_MAC;
    if (pooled > 0 && pooled <= 0xff) macs.reserve(pooled);
    else if (mac >= LOCAL_MAC && mac < LOCAL_MAC + 0x1000000) macs.reserve(mac - LOCAL_MAC);
    return isPublicMac(mac);
  };
  const macSubstitute = (mac: number): number => {
    // Past 65,535 of them two nodes may share a substitute; a home never has as many.
    if (isNodeGroup(mac)) return NODE_GROUP + (nodes.of(mac) & 0xffff);
    const number = macs.of(mac);
    return number <= 0xff ? DOCUMENTATION_MAC + number : LOCAL_MAC + number;
  };

  return {
    isKeptIPv4,
    ipv4,
    isKeptNetwork: (value) => {
      const pooled = networkInPool(value);
      if (pooled > 0) networks.reserve(pooled);
      return pooled > 0;
    },
    network: (value) => poolNetwork(networks.of(value)),
    isKeptMac,
    mac: macSubstitute,
    ipv6: createIPv6Substitutes({ isKeptIPv4, ipv4, isKeptMac, mac: macSubstitute }),
    word: (kind, original) => `${kind}-masked-${words.get(kind)!.of(original)}`,
    isKeptWord: (word) => {
      const found = word.length > 24 ? null : /^([a-z]+)-masked-(\d{1,9})$/.exec(word);
      const numbering = found === null ? undefined : words.get(found[1]!);
      numbering?.reserve(Number(found![2]));
      return numbering !== undefined;
    },
    hex: (original) => hexes.of(original).toString(16),
    isKeptHex: (digits) => {
      hexes.reserve(Number.parseInt(digits, 16));
      return true;
    },
    digits: (original) => {
      const number = numbers.of(original.replace(/\D+/g, ''));
      return number < COUNTER_LIMIT ? writeDigits(original, number) : `number-masked-${number}`;
    },
    isKeptDigits: (original) => {
      const value = Number(original.replace(/\D+/g, ''));
      if (value >= COUNTER_LIMIT) return false;
      numbers.reserve(value);
      return true;
    },
  };
}

/** Past it a word stands for the number, as fewer leading zeros would not tell a substitute from a number. */
const COUNTER_LIMIT = 10_000;

/** `original` with its digits replaced by the number, filled up with zeros from the left; the rest stays. */
function writeDigits(original: string, number: number): string {
  const digits = String(number);
  let taken = 0;
  let written = '';
  for (let at = original.length - 1; at >= 0; at -= 1) {
    const unit = original[at]!;
    if (unit < '0' || unit > '9') {
      written = unit + written;
      continue;
    }
    taken += 1;
    written = (digits[digits.length - taken] ?? '0') + written;
  }
  return written;
}

/** Public resolvers tell what a setting is and nothing about whose it is. */
const RESOLVERS = new Set([
  0x01010101, 0x01000001, 0x01010102, 0x01000002, 0x01010103, 0x01000003, 0x08080808, 0x08080404, 0x09090909, 0x95707070, 0xd043dede, 0xd043dcdc,
  0x5e8c0e0e, 0x5e8c0f0f, 0x67023905, 0x67023906,
]);

/** 203.0.113.1–254, 198.51.100.1–254, 192.0.2.1–254 (RFC 5737), then 198.18.0.0/15 (RFC 2544), then 240.0.0.0/4. */
const DOCUMENTATION_NETS = [0xcb007100, 0xc6336400, 0xc0000200];
const BENCHMARK = 0xc6120000;
const DOCUMENTATION_HOSTS = 254 * 3;

function poolIPv4(number: number): number {
  if (number <= DOCUMENTATION_HOSTS) return DOCUMENTATION_NETS[Math.floor((number - 1) / 254)]! + ((number - 1) % 254) + 1;
  const further = number - DOCUMENTATION_HOSTS - 1;
  return further < 0x20000 ? BENCHMARK + further : 0xf0000000 + (further - 0x20000);
}

/** The three documentation networks, then those of 198.18.0.0/15 and of 240.0.0.0/4, by their first three octets. */
function poolNetwork(number: number): number {
  if (number <= DOCUMENTATION_NETS.length) return DOCUMENTATION_NETS[number - 1]! >>> 8;
  const further = number - DOCUMENTATION_NETS.length - 1;
  return further < 0x200 ? (BENCHMARK >>> 8) + further : 0xf00000 + (further - 0x200);
}

function networkInPool(value: number): number {
  const net = DOCUMENTATION_NETS.indexOf((value << 8) >>> 0);
  if (net >= 0) return net + 1;
  const further = value - (BENCHMARK >>> 8);
  if (further >= 0 && further < 0x200) return DOCUMENTATION_NETS.length + 1 + further;
  return value >= 0xf00000 ? DOCUMENTATION_NETS.length + 1 + 0x200 + value - 0xf00000 : 0;
}

/** Whether an address can be what another was masked with. */
export function isSubstituteIPv4(value: number): boolean {
  return indexInPool(value) > 0;
}

function indexInPool(value: number): number {
  const net = DOCUMENTATION_NETS.indexOf((value & 0xffffff00) >>> 0);
  const host = value & 0xff;
  if (net >= 0) return host === 0 || host === 255 ? 0 : net * 254 + host;
  if (value >= BENCHMARK && value < BENCHMARK + 0x20000) return DOCUMENTATION_HOSTS + 1 + value - BENCHMARK;
  return value >= 0xf0000000 ? DOCUMENTATION_HOSTS + 1 + 0x20000 + value - 0xf0000000 : 0;
}

/** 00:00:5e:00:53:00–ff is for documentation (RFC 9542 §2.1.2); after it locally administered 02:00:5e:xx:xx:xx. */
const DOCUMENTATION_MAC = 0x00005e005300;
const LOCAL_MAC = 0x02005e000000;

/** All zeros and ones, IANA's own block, multicast groups that name a protocol, and our own substitutes. */
function isPublicMac(mac: number): boolean {
  const vendor = Math.floor(mac / 0x1000000);
  if (mac === 0 || mac === 0xffffffffffff) return true;
  if (vendor === 0x00005e || vendor === 0x02005e || vendor === 0x01005e || vendor === 0x0180c2 || vendor === 0x01000c) return true;
  return vendor >>> 8 === 0x3333;
}

/** 33:33 and the last 32 bits of the group (RFC 2464 §7): 33:33:ff carries the end of a node's own address. */
const NODE_GROUP = 0x3333ff000000;
function isNodeGroup(mac: number): boolean {
  return Math.floor(mac / 0x1000000) === 0x3333ff;
}
