import { isIso2022Jp, scoreEucJp, scoreShiftJis } from './decode-japanese.ts';
import { scoreWestern } from './decode-western.ts';

export type Encoding = 'utf-8' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** `sure` is false when the bytes allow another reading; a view offers the others then. */
export interface Detected {
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly sure: boolean;
}

/** `replaced` counts the U+FFFD in `text`: bytes that the encoding does not allow (and any that were already there). */
export interface Decoded extends Detected {
  readonly text: string;
  readonly replaced: number;
}

/** The host's decoder for a label of the Encoding standard; `TextDecoder` has this shape. */
export type Decoders = (label: string) => { decode(bytes: Uint8Array): string };

/** Turns the bytes of a pasted file into text. Never throws: what no decoder takes becomes U+FFFD. */
export function decode(bytes: Uint8Array, decoders: Decoders): Decoded {
  const detected = detectEncoding(bytes);
  const body = detected.bom ? bytes.subarray(detected.encoding === 'utf-8' ? 3 : 2) : bytes;
  let text: string;
  try {
    text = decoders(detected.encoding).decode(body);
  } catch {
    // A host without the legacy tables still shows the ASCII part, which is most of a log.
    text = asciiOf(body);
  }
  return { ...detected, text, replaced: countReplacements(text) };
}

/**
 * Tells the encoding of a log by its content: byte order mark; the NUL bytes that ASCII has in UTF-16; the escapes of
 * ISO-2022-JP in text of seven bits; valid UTF-8; else whichever of Shift_JIS, EUC-JP and Windows-1252 reads most plausibly.
 */
export function detectEncoding(bytes: Uint8Array): Detected {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bom: true, sure: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bom: true, sure: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bom: true, sure: true };
  const wide = detectWide(bytes);
  if (wide !== null) return { encoding: wide, bom: false, sure: true };
  const { valid, invalid, firstHigh } = surveyUtf8(bytes);
  if (valid === 0 && invalid === 0 && isIso2022Jp(bytes)) return { encoding: 'iso-2022-jp', bom: false, sure: true };
  if (invalid === 0) return { encoding: 'utf-8', bom: false, sure: true };
  // A stray byte in a long UTF-8 log must not turn the whole of it into another encoding.
  if (valid > invalid * 8) return { encoding: 'utf-8', bom: false, sure: false };
  const sample = bytes.subarray(firstHigh, firstHigh + SAMPLE);
  const shiftJis = scoreShiftJis(sample);
  const eucJp = scoreEucJp(sample);
  // What stands before a letter tells words from pairs of bytes.
  const western = scoreWestern(bytes.subarray(Math.max(0, firstHigh - 1), firstHigh + SAMPLE));
  const best = Math.max(shiftJis, eucJp);
  // Nobody can tell the many encodings of eight bits apart by bytes alone: this one is never sure.
  if (western > best && western > 0) return { encoding: 'windows-1252', bom: false, sure: false };
  if (best <= 0) return { encoding: 'utf-8', bom: false, sure: false };
  return { encoding: eucJp > shiftJis ? 'euc-jp' : 'shift_jis', bom: false, sure: Math.abs(shiftJis - eucJp) > best * 0.3 };
}

/** Whether the bytes begin like a gzip member (RFC 1952 §2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Whether the bytes are no text: a known container, or more than one control byte in ten. UTF-16 is text. */
export function isBinary(bytes: Uint8Array): boolean {
  if (isGzip(bytes) || MAGIC.some((magic) => magic.every((byte, index) => bytes[index] === byte))) return true;
  const head = bytes.subarray(0, HEAD);
  if (head.length === 0 || detectEncoding(head).encoding.startsWith('utf-16')) return false;
  let control = 0;
  for (const byte of head) if ((byte < 0x20 && !TEXT_CONTROLS.has(byte)) || byte === 0x7f) control += 1;
  return control * 10 > head.length;
}

const HEAD = 4096;
const SAMPLE = 65_536;
/** Tab, line feed, form feed, carriage return and the escape of terminal colours. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
/** zip (also docx, xlsx), pdf, png, jpeg, gif, bzip2, xz, zstd, 7z, elf, pcap in both orders, pcapng. */
const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x5a, 0x68, 0x39], [0xfd, 0x37, 0x7a, 0x58], [0x28, 0xb5, 0x2f, 0xfd], [0x37, 0x7a, 0xbc, 0xaf], [0x7f, 0x45, 0x4c, 0x46],
  [0xd4, 0xc3, 0xb2, 0xa1], [0xa1, 0xb2, 0xc3, 0xd4], [0x0a, 0x0d, 0x0d, 0x0a],
];

function detectWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, HEAD) >> 1;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = bytes[pair * 2]!;
    const second = bytes[pair * 2 + 1]!;
    if (first === 0 && isAsciiText(second)) even += 1;
    if (second === 0 && isAsciiText(first)) odd += 1;
  }
  // Even Japanese lines have digits, blanks and line ends; blocks of NUL have them on both sides.
  const enough = Math.max(2, pairs / 20);
  if (odd >= enough && even * 8 < odd) return 'utf-16le';
  if (even >= enough && odd * 8 < even) return 'utf-16be';
  return null;
}

function isAsciiText(byte: number): boolean {
  return byte < 0x20 ? TEXT_CONTROLS.has(byte) : byte < 0x7f;
}

/** Counts well-formed and broken multi-byte sequences (RFC 3629 §4). A sequence cut by the end of the bytes is neither. */
function surveyUtf8(bytes: Uint8Array): { valid: number; invalid: number; firstHigh: number } {
  let valid = 0;
  let invalid = 0;
  let firstHigh = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    if (firstHigh < 0) firstHigh = at;
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4) {
      invalid += 1;
      continue;
    }
    const second = bytes[at + 1] ?? 0x80;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let whole = at + 1 >= bytes.length || (second >= low && second <= high);
    for (let next = at + 2; whole && next <= at + more && next < bytes.length; next += 1) {
      whole = (bytes[next]! & 0xc0) === 0x80;
    }
    if (!whole) {
      invalid += 1;
      continue;
    }
    if (at + more < bytes.length) valid += 1;
    at += more;
  }
  return { valid, invalid, firstHigh: Math.max(firstHigh, 0) };
}

function asciiOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += SAMPLE) {
    const codes = Array.from(bytes.subarray(from, from + SAMPLE), (byte) => (byte < 0x80 ? byte : 0xfffd));
    parts.push(codes.map((code) => String.fromCharCode(code)).join(''));
  }
  return parts.join('');
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}
