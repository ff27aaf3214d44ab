/**
 * How well bytes read as German, French or another Western text in Windows-1252: its letters beyond ASCII stand alone
 * among ASCII letters (`für`, `réseau`), where Japanese in its legacy encodings comes in pairs and runs.
 */
const LETTER = 2;
/** `25°C`: one half-width kana by itself would be stranger. */
const SIGN = 0.7;
/** Quotes and dashes of typesetting: where the two-byte letters of Shift_JIS begin. */
const QUOTE = 0.3;
/** Two such letters in a row are rare (`größer`); more of them are no word. */
const LETTERS = 0.5;
const IN_A_ROW = -1;
const RUN = -3;

/** The score of bytes read as Windows-1252. */
export function scoreWestern(bytes: Uint8Array): number {
  let score = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x80) continue;
    let end = at + 1;
    while (end < bytes.length && bytes[end]! >= 0x80) end += 1;
    const length = end - at;
    if (length > 2) score += RUN * length;
    else if (length === 2) score += isLetter(bytes[at]!) && isLetter(bytes[at + 1]!) && isAsciiLetter(bytes[at - 1]) && isAsciiLetter(bytes[end]) ? LETTERS : IN_A_ROW;
    else if (isLetter(bytes[at]!) && (isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[end]))) score += LETTER;
    else score += bytes[at]! < 0xa0 ? QUOTE : SIGN;
    at = end - 1;
  }
  return score;
}

function isLetter(byte: number): boolean {
  return byte >= 0xc0;
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
