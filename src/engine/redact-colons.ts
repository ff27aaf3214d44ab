import { classOfIPv6, formatIPv6, parseAddress } from './address.ts';
import { noteHostAfterMac } from './redact-hosts.ts';
import { macFinding } from './redact-mac.ts';
import { COLON, DOT, dumpEnd, HEX, kindAt, runEnd, type Reading } from './redact-state.ts';

/** No address and no MAC with its neighbours is longer; a longer run is a hex dump. */
const LIMIT = 64;

/**
 * A run of hexadecimal groups with colons: MAC, client identifier, EUI-64 or IPv6 address. `2026:09:26 21:11:15` has
 * three groups and is none of them. Returns its end, or `at` when nothing was found.
 */
export function readColons(reading: Reading, at: number): number {
  const { text } = reading;
  const end = runEnd(text, at, HEX | COLON, LIMIT);
  if (end - at === LIMIT) return dumpEnd(text, at, HEX | COLON);
  // A letter beyond f right after the run makes its last group part of a word: `12:34:56:eth0`.
  let to = end;
  if (kindAt(text, end) !== 0 && kindAt(text, end) !== DOT && !isBoundary(text, end)) while (to > at && text[to - 1] !== ':') to -= 1;
  while (to > at && text[to - 1] === ':' && text[to - 2] !== ':') to -= 1;
  if (to - at < 2) return at;
  const groups = text.slice(at, to).split(':');
  const mac = readMacs(reading, at, to, groups);
  return mac > at ? mac : readIPv6(reading, at, to, groups);
}

function isBoundary(text: string, at: number): boolean {
  return '@-_+.:'.includes(text[at]!);
}

/** Six pairs, alone or after the type of a client identifier, in a DUID (RFC 8415 §11) or the kernel's `MAC=` field. */
function readMacs(reading: Reading, from: number, to: number, groups: readonly string[]): number {
  const count = groups.length;
  if (count < 6 || count > 14) return from;
  const tail = groups.slice(-6);
  const isPairs = (list: readonly string[]): boolean => list.every((group) => group.length === 2);
  const offset = (group: number): number => from + groups.slice(0, group).reduce((sum, text) => sum + text.length + 1, 0);
  let starts: number[] = [];
  if (count === 6) {
    const full = groups.filter((group) => group.length === 2).length;
    if (groups.every((group) => group.length === 1 || group.length === 2) && full >= 3) starts = [0];
  } else if (count === 7 && isPairs(tail)) starts = [1];
  else if (count === 7 && tail.every((group) => group.length === 1 || group.length === 2) && Number(groups[0]) === 1) starts = [1];
  else if (count === 8 && isPairs(groups) && `${groups[3]}${groups[4]}`.toLowerCase() === 'fffe') {
    return maskEui64(reading, from, to, groups);
  } else if (isPairs(groups) && (count === 10 || count === 14) && groups[0] === '00') starts = count === 10 ? [4] : [8];
  if (count === 14 && isPairs(groups) && !(groups[0] === '00' && groups[1] === '01' && groups[2] === '00')) starts = [0, 6];
  for (const start of starts) {
    const begin = offset(start);
    const end = offset(start + 6) - 1;
    macFinding(reading, begin, end, groups.slice(start, start + 6).map((group) => group.padStart(2, '0')).join(''));
  }
  if (starts.length > 0) noteHostAfterMac(reading, from, to);
  return starts.length > 0 ? to : from;
}

/** 00:00:5e:ff:fe:00:53:01: the halves of the MAC are masked as one, around the ff:fe. */
function maskEui64(reading: Reading, from: number, to: number, groups: readonly string[]): number {
  const hex = [...groups.slice(0, 3), ...groups.slice(5)].join('');
  macFinding(reading, from, to, hex, (pairs) => [...pairs.slice(0, 3), groups[3]!, groups[4]!, ...pairs.slice(3)].join(':'));
  return to;
}

function readIPv6(reading: Reading, at: number, to: number, groups: readonly string[]): number {
  const { text } = reading;
  const withTail = text[to] === '.' ? runEnd(text, at, HEX | COLON | DOT, LIMIT) : to;
  // A label glued on (`add:2001:…`) or a port (`…:5:443`) makes other beginnings and ends possible.
  let from = at;
  for (let tries = 0; tries < 3 && from < to; tries += 1) {
    for (const end of withTail > to ? [trimDots(text, withTail), to] : groups.length > 8 ? [to, text.lastIndexOf(':', to - 1)] : [to]) {
      if (maskIPv6(reading, from, end)) return end;
    }
    const colon = text.indexOf(':', from);
    if (colon < 0 || colon >= to) break;
    from = colon + 1;
  }
  return readCut(reading, at, to, groups);
}

function trimDots(text: string, to: number): number {
  let end = to;
  while (text[end - 1] === '.') end -= 1;
  return end;
}

function maskIPv6(reading: Reading, from: number, to: number): boolean {
  const { text, book, findings } = reading;
  const written = text.slice(from, to);
  const address = parseAddress(written);
  if (address === null || address.version !== 6) return false;
  const { groups } = address;
  const first = written.slice(0, written.indexOf(':'));
  if (classOfIPv6(groups) === 'reserved' && /^[a-f]{2,4}$/i.test(first)) return false;
  if (!book.ipv6.isKept(groups)) findings.push({ kind: 'ipv6', from, to, write: (substitutes) => writeLike(written, substitutes.ipv6.of(groups)) });
  return true;
}

/** As the original was written: upper case, all eight groups, padded groups. */
function writeLike(written: string, groups: readonly number[]): string {
  const isFull = !written.includes('::') && !written.includes('.');
  const isPadded = isFull && /(?:^|:)0[\da-f]/i.test(written);
  const text = isFull ? groups.map((group) => group.toString(16).padStart(isPadded ? 4 : 1, '0')).join(':') : formatIPv6(groups);
  return /[A-F]/.test(written) && !/[a-f]/.test(written) ? text.toUpperCase() : text;
}

/** An address cut off by the edge of a screen, `2001:0db8:0001:0fb5::00…`, or by who wrote it, `2001:db8:1:fb5/56`. */
function readCut(reading: Reading, from: number, to: number, groups: readonly string[]): number {
  const { text, book, findings } = reading;
  const covered = readCovered(reading, from, to, groups);
  if (covered > from) return covered;
  const isPrefix = groups.length === 4 && /^\/\d{2}(?!\d)/.test(text.slice(to, to + 4));
  const isCut = isPrefix || text.charCodeAt(to) === 0x2026 || text.startsWith('...', to);
  if (!isCut || groups.length < 4 || groups.length > 8) return from;
  if (groups.some((group) => group.length > 4) || !/^[23][\da-f]{3}$/i.test(groups[0]!) || !groups.slice(1).some((group) => /[a-f]|.{3}/i.test(group))) return from;
  const head = [0, 1, 2, 3].map((index) => Number.parseInt(groups[index] || '0', 16));
  const network = [...head, 0, 0, 0, 0];
  // What is left of the interface identifier goes with it: two cut addresses of one network look alike.
  if (book.ipv6.isKept(network) && (network[1] === 0x0db8 || network[2] === 0x0db8)) return to;
  findings.push({
    kind: 'ipv6', from, to, write: (substitutes) => {
      const written = (book.ipv6.isKept(network) ? network : substitutes.ipv6.of(network)).slice(0, 4).map((group) => group.toString(16).padStart(4, '0'));
      if (isPrefix) return written.join(':');
      return `${written.join(':')}:${groups.length > 4 ? ':' : ''}`;
    },
  });
  return to;
}

/** `:xxxx`, `:56xx`, `:****`: a group that somebody has covered, in part too. */
const COVERED = /:([\da-f]{0,3})[x*＊×●○■]{1,4}/iy;

const COVER_MARKS = '*＊×●○■';

/** An address of which somebody has covered the end, `2400:4050:1234:56xx:…`: what is shown of the network is masked. */
function readCovered(reading: Reading, from: number, to: number, groups: readonly string[]): number {
  const { text, book, findings } = reading;
  // `…:1234:56**`: the last group is the one that is covered.
  if (groups.length > 3 && COVER_MARKS.includes(text[to] ?? ' ')) return readCovered(reading, from, text.lastIndexOf(':', to - 1), groups.slice(0, -1));
  COVERED.lastIndex = to;
  const found = COVERED.exec(text);
  if (found === null || groups.length < 3 || groups.length > 7 || !/^[23][\da-f]{3}$/i.test(groups[0]!) || groups.some((group) => group.length > 4)) return from;
  const network = [0, 1, 2, 3].map((index) => Number.parseInt(groups[index] || (index === 3 && found[1]!.padEnd(4, '0')) || '0', 16));
  const whole = [...network, 0, 0, 0, 0];
  const end = groups.length === 3 ? to + 1 + found[1]!.length : to;
  if (book.ipv6.isKept(whole) && (network[1] === 0x0db8 || network[2] === 0x0db8)) return to;
  findings.push({
    kind: 'ipv6', from, to: end, write: (substitutes) => {
      const written = (book.ipv6.isKept(whole) ? whole : substitutes.ipv6.of(whole)).slice(0, 4).map((group) => group.toString(16).padStart(4, '0'));
      return groups.length === 3 ? `${written.slice(0, 3).join(':')}:${written[3]!.slice(0, found[1]!.length)}` : written.join(':');
    },
  });
  return end;
}
