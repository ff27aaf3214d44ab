import { GAP, NOTHING } from './paste-remedy.ts';

/**
 * Text that was written as its bytes (`=E3=82=BB`, `%E3%82%BB`, `\xe3\x82\xbb`), read as UTF-8 in as many units. `unit`
 * finds one byte after the other, its digits in the first group. Bytes that are no UTF-8 stay as they were written.
 */
export function decodedBytes(run: string, unit: RegExp): string {
  const found = [...run.matchAll(unit)];
  return fromUtf8(found.map(([, digits = '']) => Number.parseInt(digits, 16)), found.map(([all]) => all));
}

/** Bytes as UTF-8, each character in the place of what its bytes were written as. */
export function fromUtf8(bytes: readonly number[], written: readonly string[]): string {
  let out = '';
  for (let at = 0; at < bytes.length; ) {
    const { code, length } = characterAt(bytes, at);
    const units = written.slice(at, at + length).reduce((sum, { length: one }) => sum + one, 0);
    if (code < 0) out += written[at]!;
    else if (code === 0x0a) out += '\n'.padStart(units, GAP);
    else if (code < 0x20 && code !== 0x09 && code !== 0x1b) out += GAP.repeat(units);
    else out += String.fromCodePoint(code).padEnd(units, NOTHING);
    at += length;
  }
  return out;
}

/** The character whose bytes begin at `at` (RFC 3629 §3); −1 where none does. */
function characterAt(bytes: readonly number[], at: number): { readonly code: number; readonly length: number } {
  const lead = bytes[at]!;
  if (lead < 0x80) return { code: lead, length: 1 };
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || lead >= 0xf5) return NO_CHARACTER;
  let code = lead & (0x7f >> length);
  for (let more = 1; more < length; more += 1) {
    const byte = bytes[at + more] ?? 0;
    if ((byte & 0xc0) !== 0x80) return NO_CHARACTER;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][length]!;
  return code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? NO_CHARACTER : { code, length };
}

const NO_CHARACTER = { code: -1, length: 1 };
