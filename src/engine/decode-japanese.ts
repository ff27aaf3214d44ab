/**
 * How well bytes read as Japanese in the two legacy encodings. Almost every byte string of one is also possible in the
 * other, so the readings are compared by what Japanese logs are made of: kana and common kanji, then rare kanji.
 * A byte the encoding does not allow weighs more than any character can make good.
 */
const KANA = 3;
const COMMON_KANJI = 2;
const PUNCTUATION = 2;
const RARE = 0.5;
const HALF_WIDTH = 0.6;
const BROKEN = -12;

/** The score of bytes read as Shift_JIS (JIS X 0208 rows, half-width katakana as single bytes). */
export function scoreShiftJis(bytes: Uint8Array): number {
  let score = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xdf) {
      score += HALF_WIDTH;
      continue;
    }
    const trail = bytes[at + 1];
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc) {
      score += BROKEN;
      continue;
    }
    at += 1;
    if (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) score += KANA;
    else if (lead === 0x83 && trail <= 0x96) score += KANA;
    else if (lead <= 0x82) score += PUNCTUATION;
    else if (lead >= 0x88 && lead <= 0x97) score += COMMON_KANJI;
    else if (lead >= 0x98 && lead <= 0xea) score += RARE;
    else score -= RARE;
  }
  return score;
}

/** The score of bytes read as EUC-JP (half-width katakana behind 0x8E, JIS X 0212 behind 0x8F). */
export function scoreEucJp(bytes: Uint8Array): number {
  let score = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1];
    if (trail === undefined) break;
    const isLead = lead === 0x8e || lead === 0x8f || (lead >= 0xa1 && lead <= 0xfe);
    if (!isLead || trail < 0xa1 || trail > 0xfe || (lead === 0x8e && trail > 0xdf)) {
      score += BROKEN;
      continue;
    }
    at += lead === 0x8f ? 2 : 1;
    if (lead === 0xa4 && trail <= 0xf3) score += KANA;
    else if (lead === 0xa5 && trail <= 0xf6) score += KANA;
    else if (lead >= 0xa1 && lead <= 0xa3) score += PUNCTUATION;
    else if (lead >= 0xb0 && lead <= 0xcf) score += COMMON_KANJI;
    else if (lead === 0x8e) score += HALF_WIDTH;
    else if (lead >= 0xd0 && lead <= 0xf4) score += RARE;
    else score -= RARE;
  }
  return score;
}

const ESCAPE = 0x1b;

/** Whether bytes of ASCII hold Japanese as mails do (RFC 1468): `ESC $ B` or `ESC $ @`, then at least one letter of two bytes. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    const opens = bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
    if (opens && isJisByte(bytes[at + 3]) && isJisByte(bytes[at + 4])) return true;
  }
  return false;
}

function isJisByte(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x21 && byte <= 0x7e;
}
