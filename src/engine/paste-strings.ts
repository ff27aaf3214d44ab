import { decodedBytes } from './paste-bytes.ts';
import { GAP, NOTHING } from './paste-remedy.ts';

const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: GAP, t: '\t', b: GAP, f: GAP, v: GAP, a: GAP, e: '\u001b', '0': GAP };
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|u\{([0-9a-fA-F]{1,6})\}|((?:x[0-9a-fA-F]{2}\\)*x[0-9a-fA-F]{2})|033|([^\r\n]))/g;

/** What a string of a program means by its escapes (`\n`, `\"`, `\u30bb`, `\x1b`), in as many units; ends of lines at its end are blanks. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/(?:(?:\\r)?\\n)+$/, (end) => GAP.repeat(end.length)).replace(ESCAPE, (all, four?: string, eight?: string, braced?: string, bytes?: string, one?: string) => {
    const hex = four ?? eight ?? braced;
    if (hex !== undefined) return written(Number.parseInt(hex, 16), all.length);
    if (bytes !== undefined) return decodedBytes(all, /\\x([0-9a-fA-F]{2})/g);
    if (one === undefined) return '\u001b'.padEnd(all.length, NOTHING);
    const plain = PLAIN[one];
    return plain === '\n' ? `${GAP}\n` : (plain ?? one).padEnd(all.length, NOTHING);
  });
}

/** A character in the place of `length` units. An end of a line comes last, so that what stands before it ends there. */
export function written(code: number, length: number): string {
  if (code === 0x0a) return '\n'.padStart(length, GAP);
  if (code === 0 || code === 0x0d || code > 0x10ffff) return GAP.repeat(length);
  const unit = code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : String.fromCodePoint(code);
  return unit.length > length ? NOTHING.repeat(length) : unit.padEnd(length, NOTHING);
}
