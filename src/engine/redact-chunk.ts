import { readColons } from './redact-colons.ts';
import { readDotted, readGluedDotted } from './redact-dotted.ts';
import { readDefanged } from './redact-defanged.ts';
import { readEui64 } from './redact-eui64.ts';
import { readUuid } from './redact-keys.ts';
import { readLabel } from './redact-labels.ts';
import { readMail } from './redact-mail.ts';
import { readName } from './redact-names.ts';
import { readNext } from './redact-patterns.ts';
import { readPhone } from './redact-phones.ts';
import { readRun, readSeparatedMac } from './redact-runs.ts';
import { ALNUM, AT, COLON, DIGIT, DOT, HEX_LETTER, JOINER, kindAt, LETTER, type Reading } from './redact-state.ts';

/** `2400:4050:1234:****`: somebody has covered what comes next; letters for it are a part of the chunk. */
function isCover(text: string, at: number): boolean {
  return '*＊×●○■'.includes(text.charAt(at) || ' ') || (text[at - 1] ?? '').toLowerCase() === 'x';
}

/**
 * Reads a chunk: the longest run of letters, digits and `. : @ - _ +`. Most chunks are plain words, so what could be
 * in it is counted first, and only the finders that can succeed are asked, at the start of each run of letters and
 * digits. Returns where to go on, at least the end of the chunk unless a finder noted something further on.
 */
export function readChunk(reading: Reading, from: number): number {
  const { text } = reading;
  let to = from;
  let dots = 0;
  let colons = 0;
  let pairs = 0;
  let ats = 0;
  let seen = 0;
  for (; to < text.length; to += 1) {
    const kind = kindAt(text, to);
    if (kind === 0) break;
    seen |= kind;
    if (kind === DOT) dots += 1;
    else if (kind === AT) ats += 1;
    else if (kind === COLON) {
      colons += 1;
      if (to > from && text.charCodeAt(to - 1) === 0x3a) pairs += 1;
    }
  }
  const defanged = readDefanged(reading, from, to);
  if (defanged > to) return defanged;
  // A plain word can only be a label.
  if ((seen & ~(LETTER | HEX_LETTER)) === 0) return Math.max(to, readLabel(reading, from, to));
  const cut = text.charCodeAt(to) === 0x2026 || (dots >= 3 && text.charCodeAt(to - 1) === 0x2e) || (colons >= 3 && isCover(text, to)) || (text.charCodeAt(to) === 0x2f && (kindAt(text, to + 1) & DIGIT) !== 0);
  const maybeColons = colons >= 5 || pairs > 0 || (colons >= 3 && cut);
  let nameEnd = from;
  let at = from;
  while (at < to) {
    if (at === reading.next.from) {
      at = readNext(reading);
      continue;
    }
    const kind = kindAt(text, at);
    if ((kind & ALNUM) === 0) {
      if (kind === COLON && pairs > 0 && text.charCodeAt(at + 1) === 0x3a && at === from) {
        const end = readColons(reading, at);
        if (end > at) {
          at = end;
          continue;
        }
      }
      at += 1;
      continue;
    }
    let runTo = at;
    let run = 0;
    for (let next = kind; (next & ALNUM) !== 0; next = runTo < to ? kindAt(text, runTo) : 0) {
      run |= next;
      runTo += 1;
    }
    let end = at;
    if (ats > 0) end = readMail(reading, at, to);
    if (end === at && maybeColons && (run & LETTER) === 0) end = readColons(reading, at);
    if (end === at && (run & LETTER) === 0 && runTo - at <= 4 && (seen & (COLON | DOT | JOINER)) !== 0) end = readEui64(reading, at);
    if (end === at && dots > 0 && (seen & (LETTER | HEX_LETTER)) !== 0 && at >= nameEnd) {
      const name = readName(reading, at, to);
      nameEnd = name.nameEnd;
      end = name.end;
    }
    if (end === at && dots >= 3 && (run & DIGIT) !== 0) end = run === DIGIT ? readDotted(reading, at) : readGluedDotted(reading, at, runTo);
    if (end === at && (run & LETTER) === 0 && runTo - at === 8 && text.charCodeAt(runTo) === 0x2d) end = readUuid(reading, at);
    if (end === at && (run & LETTER) === 0 && (seen & (DOT | JOINER)) !== 0 && (runTo - at <= 4 || runTo - at === 6)) end = readSeparatedMac(reading, at, runTo);
    else if (end === at && runTo - at === 2 && (run & LETTER) === 0 && text.charCodeAt(runTo) === 0x20) end = readSeparatedMac(reading, at, runTo);
    if (end === at && (run & DIGIT) !== 0) {
      end = readPhone(reading, at, runTo);
      if (end === at && runTo - at >= 8) end = readRun(reading, at, runTo, (run & LETTER) === 0);
    }
    if (end === at && run !== DIGIT) end = readLabel(reading, at, runTo);
    at = end > at ? end : runTo;
  }
  return at;
}
