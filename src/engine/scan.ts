/**
 * What each hole takes, on folded units (lower case, single blanks). Every scanner answers the end of the longest
 * reading that starts at `at`, or -1; none looks further than it must, so a line costs time linear in its length.
 */
const DIGIT = 1;
const HEX = 2;
const LETTER = 4;
const CLASS = new Uint8Array(128);
for (let code = 0x30; code <= 0x39; code += 1) CLASS[code] = DIGIT | HEX;
for (let code = 0x61; code <= 0x7a; code += 1) CLASS[code] = LETTER | (code <= 0x66 ? HEX : 0);

export function isDigit(code: number): boolean { return code >= 0x30 && code <= 0x39; }
export function isHex(code: number): boolean { return code < 128 && (CLASS[code]! & HEX) !== 0; }
export function isLetter(code: number): boolean { return code >= 0x61 && code <= 0x7a; }

/** What people write over the parts of an address before they show a log to others: `xxx.xxx.yyy.zzz`, `00:00:5e:**:**:**`. */
export const COVERS: readonly number[] = [...'xyz*●○◯〇■□×'].map((cover) => cover.charCodeAt(0));

function isCover(code: number): boolean { return (code >= 0x78 && code <= 0x7a) || code === 0x2a || (code > 127 && COVERS.includes(code)); }
export function isHexOrCover(code: number): boolean { return isHex(code) || isCover(code); }

/** `{n}`: digits with an optional sign and one decimal point. */
export function scanNumber(codes: Uint16Array, at: number, end: number): number {
  let to = at;
  if (to < end && (codes[to] === 0x2d || codes[to] === 0x2b)) to += 1;
  const digits = to;
  while (to < end && isDigit(codes[to]!)) to += 1;
  if (to === digits) return -1;
  if (to + 1 < end && codes[to] === 0x2e && isDigit(codes[to + 1]!)) {
    const whole = to;
    to += 1;
    while (to < end && isDigit(codes[to]!)) to += 1;
    // `192.0.2.1` is no number; leave the point to what follows.
    if (to < end && codes[to] === 0x2e && to + 1 < end && isDigit(codes[to + 1]!)) return whole;
  }
  return to;
}

/** The shorter reading of a number, without its decimals, for a template that writes the point itself. */
export function scanInteger(codes: Uint16Array, at: number, end: number): number {
  let to = at;
  if (to < end && (codes[to] === 0x2d || codes[to] === 0x2b)) to += 1;
  const digits = to;
  while (to < end && isDigit(codes[to]!)) to += 1;
  return to === digits ? -1 : to;
}

/** `{hex}`: hexadecimal digits, optionally after `0x`. */
export function scanHex(codes: Uint16Array, at: number, end: number): number {
  let to = at;
  if (to + 2 < end && codes[to] === 0x30 && codes[to + 1] === 0x78 && isHex(codes[to + 2]!)) to += 2;
  const digits = to;
  while (to < end && isHex(codes[to]!)) to += 1;
  return to === digits ? -1 : to;
}

/** Dotted-quad IPv4: four decimal octets, none above 255, or covers in their place. */
export function scanIpv4(codes: Uint16Array, at: number, end: number): number {
  let to = at;
  for (let octet = 0; octet < 4; octet += 1) {
    if (octet > 0) {
      if (to >= end || codes[to] !== 0x2e) return -1;
      to += 1;
    }
    let value = 0;
    const start = to;
    while (to < end && to - start < 3) {
      const code = codes[to]!;
      if (isDigit(code)) value = value * 10 + code - 0x30;
      else if (!isCover(code)) break;
      to += 1;
    }
    if (to === start || value > 255) return -1;
  }
  return to < end && (isDigit(codes[to]!) || isCover(codes[to]!)) ? -1 : to;
}

/** With covers in its place, an address may have lost its end: this many groups are enough then. */
const COVERED_GROUPS = 3;
/** Covers of a group of IPv6; those of a MAC address are two. */
const COVERED_UNITS = 3;

/** IPv6 text of RFC 4291 §2.2, zero-padded groups and covered ones included, with an optional zone (RFC 4007 §11). */
export function scanIpv6(codes: Uint16Array, at: number, end: number): number {
  let to = at;
  let groups = 0;
  let compressed = false;
  let covered = false;
  let last = -1;
  if (to + 1 < end && codes[to] === 0x3a && codes[to + 1] === 0x3a) { compressed = true; to += 2; last = to; }
  while (groups < 8) {
    const start = to;
    while (to < end && to - start < 4 && isHexOrCover(codes[to]!)) to += 1;
    if (to === start || (to < end && isHexOrCover(codes[to]!))) break;
    if (to - start >= COVERED_UNITS && isCover(codes[start]!)) covered = true;
    if (to < end && codes[to] === 0x2e) {
      const quad = scanIpv4(codes, start, end);
      if (quad >= 0 && groups <= 6) { groups += 2; last = quad; }
      // A full stop behind the address, or a port as tcpdump and Yamaha write it: the group before it is still one of the address.
      else { groups += 1; last = to; }
      break;
    }
    groups += 1;
    last = to;
    if (to >= end || codes[to] !== 0x3a) break;
    if (to + 1 < end && codes[to + 1] === 0x3a) {
      if (compressed) break;
      compressed = true;
      to += 2;
      last = to;
      continue;
    }
    to += 1;
  }
  if (last < 0 || (!compressed && groups !== 8 && !(covered && groups >= COVERED_GROUPS)) || (compressed && groups > 7)) return -1;
  if (last - at < 2) return -1;
  if (last < end && codes[last] === 0x25 && last + 1 < end && isLetter(codes[last + 1]!)) {
    last += 1;
    while (last < end && (isLetter(codes[last]!) || isDigit(codes[last]!) || codes[last] === 0x2e || codes[last] === 0x2d)) last += 1;
  }
  return last;
}

/** `/24` after an address; answers the end without it where there is none. */
export function scanPrefix(codes: Uint16Array, at: number, end: number): number {
  if (at + 1 >= end || codes[at] !== 0x2f || !isDigit(codes[at + 1]!)) return at;
  let to = at + 1;
  while (to < end && to - at <= 3 && isDigit(codes[to]!)) to += 1;
  return to < end && isDigit(codes[to]!) ? at : to;
}

/** An IPv4 or IPv6 address without its prefix length. */
export function scanAddress(codes: Uint16Array, at: number, end: number): number {
  if (at >= end) return -1;
  const code = codes[at]!;
  if (isDigit(code) || isCover(code)) {
    const quad = scanIpv4(codes, at, end);
    if (quad >= 0) return quad;
  } else if (!isHex(code) && code !== 0x3a) return -1;
  return scanIpv6(codes, at, end);
}

/** `{mac}`: six octets joined by `:` or `-`, three dotted groups (Cisco), or twelve digits; covers may stand for any of them. */
export function scanMac(codes: Uint16Array, at: number, end: number): number {
  if (at + 12 > end || !isHexOrCover(codes[at]!) || !isHexOrCover(codes[at + 1]!)) return -1;
  const joint = codes[at + 2]!;
  if (joint === 0x3a || joint === 0x2d) {
    if (at + 17 > end) return -1;
    for (let octet = 0; octet < 6; octet += 1) {
      const start = at + octet * 3;
      if (!isHexOrCover(codes[start]!) || !isHexOrCover(codes[start + 1]!)) return -1;
      if (octet < 5 && codes[start + 2] !== joint) return -1;
    }
    const to = at + 17;
    return to < end && (isHexOrCover(codes[to]!) || (codes[to] === joint && to + 1 < end && isHexOrCover(codes[to + 1]!))) ? -1 : to;
  }
  const dotted = codes[at + 4] === 0x2e;
  const length = dotted ? 14 : 12;
  if (at + length > end) return -1;
  for (let unit = 0; unit < length; unit += 1) {
    const code = codes[at + unit]!;
    if (dotted && (unit === 4 || unit === 9)) { if (code !== 0x2e) return -1; } else if (!isHexOrCover(code)) return -1;
  }
  const to = at + length;
  return to < end && isHexOrCover(codes[to]!) ? -1 : to;
}

/** `{if}`: a letter, then letters, digits and `. _ - / @`. */
export function scanInterface(codes: Uint16Array, at: number, end: number): number {
  if (at >= end || !isLetter(codes[at]!)) return -1;
  let to = at + 1;
  while (to < end) {
    const code = codes[to]!;
    if (!(isLetter(code) || isDigit(code) || code === 0x2e || code === 0x5f || code === 0x2d || code === 0x2f || code === 0x40)) break;
    to += 1;
  }
  return to;
}

const UNITS = ['milliseconds', 'millisecond', 'seconds', 'second', 'minutes', 'minute', 'msecs', 'msec', 'hours', 'hour', 'weeks', 'week', 'days', 'day',
  'secs', 'sec', 'mins', 'min', 'hrs', 'hr', 'ms', 'us', 's', 'm', 'h', 'd', 'w', 'ミリ秒', '秒', '分', '時間', '日', '週'];

function scanUnit(codes: Uint16Array, at: number, end: number): number {
  for (const unit of UNITS) {
    const to = at + unit.length;
    if (to > end) continue;
    let same = true;
    for (let index = 0; index < unit.length && same; index += 1) same = codes[at + index] === unit.charCodeAt(index);
    if (same && !(to < end && isLetter(codes[to]!) && isLetter(codes[to - 1]!))) return to;
  }
  return -1;
}

/** `{dur}`: a number with a unit, several in a row (`1h 2m 3s`, `3d4h`), or `1d02:03:04`. */
export function scanDuration(codes: Uint16Array, at: number, end: number): number {
  let to = at;
  let last = -1;
  for (;;) {
    const number = scanNumber(codes, to, end);
    if (number < 0) break;
    if (last >= 0 && number + 2 < end && codes[number] === 0x3a && isDigit(codes[number + 1]!)) {
      let clock = number;
      while (clock + 2 < end + 1 && codes[clock] === 0x3a && clock + 1 < end && isDigit(codes[clock + 1]!)) {
        clock += 1;
        while (clock < end && isDigit(codes[clock]!)) clock += 1;
      }
      return clock;
    }
    let unit = scanUnit(codes, number, end);
    if (unit < 0 && number < end && codes[number] === 0x20) unit = scanUnit(codes, number + 1, end);
    if (unit < 0) break;
    last = unit;
    to = unit;
    if (to < end && codes[to] === 0x20 && to + 1 < end && isDigit(codes[to + 1]!)) to += 1;
    else if (!(to < end && isDigit(codes[to]!))) break;
  }
  return last;
}
