import { classOfIPv4, parseAddress } from './address.ts';
import { maskIPv4Value } from './redact-dotted.ts';
import { isServiceHost, listedSuffix } from './redact-domains.ts';
import { ALNUM, DOT, JOINER, runEnd, type Reading } from './redact-state.ts';
import { isSubstituteIPv4 } from './redact-substitutes.ts';

/** No host name is longer (RFC 1035 §2.3.4). */
const LIMIT = 253;

/**
 * Host names that lead to a line: below a dynamic DNS domain, below a provider's domain, or with an IPv4 address in
 * them. `end` is where to go on (`at` when nothing was masked), `nameEnd` how far the name reaches, so that it is
 * looked at once.
 */
export function readName(reading: Reading, at: number, chunkTo: number): { end: number; nameEnd: number } {
  const { text } = reading;
  const nameEnd = Math.min(chunkTo, runEnd(text, at, ALNUM | DOT | JOINER, chunkTo - at));
  let to = nameEnd;
  while (to > at && '.-_+'.includes(text[to - 1]!)) to -= 1;
  if (to - at > LIMIT || to - at < 4 || isNumber(text.charCodeAt(to - 1))) return { end: at, nameEnd };
  const name = text.slice(at, to).toLowerCase();
  if (!name.includes('.')) return { end: at, nameEnd };
  if (name.endsWith('.arpa')) return { end: readReverse(reading, at, to, name), nameEnd };
  const listed = listedSuffix(name);
  if (listed?.kind === 'ddns') return { end: maskDdns(reading, at, at + listed.at, to, name), nameEnd };
  if (maskEncoded(reading, at, name)) return { end: to, nameEnd };
  if (listed?.kind === 'own') return { end: maskCustomer(reading, at, at + listed.at, to), nameEnd };
  if (listed !== null && digitsIn(name.slice(0, listed.at)) >= 4) return { end: maskCustomer(reading, at, at + listed.at, to), nameEnd };
  return { end: at, nameEnd };
}

/** Everything below the service's domain but a leading `_acme-challenge` and the like; runs begin after the `_`. */
function maskDdns(reading: Reading, at: number, to: number, end: number, name: string): number {
  const { text, book, findings } = reading;
  const below = name.slice(0, to - at);
  const lead = text[at - 1] === '_' ? below.indexOf('.') + 1 : 0;
  const own = below.slice(lead);
  if (isServiceHost(own)) noteUpdatePath(reading, end);
  if (own === '' || isServiceHost(own) || book.isKeptWord(text.slice(at + lead, to))) return end;
  findings.push({ kind: 'ddns', from: at + lead, to, write: (substitutes) => substitutes.word('ddns', name.slice(lead)) });
  return end;
}

/** `www.duckdns.org/update/NAME/TOKEN`, `sync.afraid.org/u/TOKEN/`: what stands in the path updates the name. */
const UPDATE_PATH = /\/(?:update|u|nic)\/[^\s"'<>?]+/y;

function noteUpdatePath(reading: Reading, at: number): void {
  UPDATE_PATH.lastIndex = at;
  if (!UPDATE_PATH.test(reading.text)) return;
  const from = reading.text.indexOf('/', at + 1) + 1;
  const to = UPDATE_PATH.lastIndex;
  if (!reading.text.slice(from, to).includes('.php')) Object.assign(reading.ahead, { from, to, kind: 'secret', isSure: true });
}

/** `p1234-ipngn201tokyo.tokyo.ocn.ne.jp` names a line and a town; the provider is what a helper needs. */
function maskCustomer(reading: Reading, at: number, to: number, end: number): number {
  const { text, book, findings } = reading;
  const written = text.slice(at, to).toLowerCase();
  if (!book.isKeptWord(written)) findings.push({ kind: 'host', from: at, to, write: (substitutes) => substitutes.word('host', written) });
  return end;
}

/**
 * Four octets with dashes, underscores or x between them, or twelve digits of three each (`M106072123045.v4.enabler.ne.jp`).
 * Of more numbers the last four are the address: BIGLOBE writes the number of an area before it (`FL1-106-72-1-2.…`).
 */
const SEPARATED = /(?:^|[^\d])(\d{1,3}([-x_])\d{1,3}(?:\2\d{1,3}){2,})(?=[^\d]|$)/;
const TWELVE = /(?:^|[^\d])(\d{12})(?=[^\d]|$)/;

/** Whether the name holds an address that tells whose it is, or told before it was masked: not a private one. */
function maskEncoded(reading: Reading, at: number, name: string): boolean {
  const separated = name.split('.').length > 2 ? SEPARATED.exec(name) : null;
  if (separated !== null) {
    const numbers = separated[1]!.split(separated[2]!);
    const first = [numbers.length - 4, 0].find((index) => numbers.slice(index, index + 4).every((number) => Number(number) <= 255));
    if (first !== undefined) {
      const octets = numbers.slice(first, first + 4);
      const length = octets.join('-').length;
      const from = at + separated.index + separated[0].length - numbers.slice(first).join('-').length;
      const isPadded = octets.some((octet) => octet.length > 1 && octet.startsWith('0'));
      return mask(reading, from, from + length, octets, separated[2]!, isPadded);
    }
  }
  const twelve = TWELVE.exec(name);
  if (twelve === null) return false;
  const octets = twelve[1]!.match(/\d{3}/g) ?? [];
  if (!octets.every((octet) => Number(octet) <= 255)) return false;
  const from = at + twelve.index + twelve[0].length - 12;
  return mask(reading, from, from + 12, octets, '', true);
}

function mask(reading: Reading, from: number, to: number, octets: readonly string[], separator: string, isPadded: boolean): boolean {
  const value = octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
  maskIPv4Value(reading, from, to, value, (substitute) =>
    [24, 16, 8, 0].map((shift) => String((substitute >>> shift) & 255).padStart(isPadded ? 3 : 1, '0')).join(separator));
  return classOfIPv4(value) === 'global' || isSubstituteIPv4(value);
}

/** `5.113.0.203.in-addr.arpa` and the nibbles of `ip6.arpa` (RFC 3596 §2.5). */
function readReverse(reading: Reading, at: number, to: number, name: string): number {
  const labels = name.split('.').slice(0, -2);
  const length = labels.join('.').length;
  if (name.endsWith('.in-addr.arpa') && labels.length === 4) {
    const address = parseAddress([...labels].reverse().join('.'));
    if (address?.version !== 4) return at;
    maskIPv4Value(reading, at, at + length, address.value, (substitute) => [0, 8, 16, 24].map((shift) => (substitute >>> shift) & 255).join('.'));
    return to;
  }
  if (!name.endsWith('.ip6.arpa') || labels.length !== 32 || !labels.every((label) => /^[\da-f]$/.test(label))) return at;
  const groups = [...labels].reverse().join('').match(/.{4}/g)!.map((group) => Number.parseInt(group, 16));
  if (!reading.book.ipv6.isKept(groups)) {
    reading.findings.push({
      kind: 'ipv6', from: at, to: at + length,
      write: (substitutes) => [...substitutes.ipv6.of(groups).map((group) => group.toString(16).padStart(4, '0')).join('')].reverse().join('.'),
    });
  }
  return to;
}

function isNumber(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function digitsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (isNumber(text.charCodeAt(at))) count += 1;
  return count;
}
