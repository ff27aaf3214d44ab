import type { Catalogue } from './catalogue.ts';
import { emptyTime } from './clocktime.ts';
import type { Element, Hole, Pattern } from './pattern.ts';
import { isDigit, isLetter, scanAddress, scanDuration, scanHex, scanInteger, scanInterface, scanMac, scanNumber, scanPrefix } from './scan.ts';
import { scanTime } from './time.ts';

/** The templates that agree best with a line that none takes, and the folded offset where the agreement ends. */
export interface Nearest {
  readonly templates: readonly number[];
  readonly stopped: number;
}

/** A template is near when the line has more than this share of the template's own words, from its beginning on … */
const SHARE = 2 / 3;
/** … and so many units of them, in so many words: fewer agree by accident. */
const LEAST = 6;
const LEAST_WORDS = 2;
/** Equally near ones, at most. */
const MOST = 5;

const BLANK = 0x20;
const time = emptyTime();

interface Agreement {
  /** Units of the template's own words, blanks aside, that the line has too. */
  met: number;
  /** How many words they make. */
  words: number;
  stopped: number;
}

/**
 * The templates nearest to `codes[0, end)`, each followed from its beginning for as long as it agrees; null where none
 * shares enough of its words. Values that fill holes say nothing of likeness and are not counted.
 */
export function nearestTemplates({ templates }: Catalogue, codes: Uint16Array, end: number): Nearest | null {
  let best: Agreement = { met: LEAST - 1, words: 0, stopped: 0 };
  let found: number[] = [];
  templates.forEach(({ pattern }, index) => {
    const agreement = follow(pattern, codes, end);
    if (agreement.met < best.met || agreement.met < LEAST || agreement.words < LEAST_WORDS || agreement.met <= SHARE * ownUnits(pattern)) return;
    if (agreement.met > best.met || agreement.stopped > best.stopped) { best = agreement; found = [index]; return; }
    if (agreement.stopped === best.stopped && found.length < MOST) found.push(index);
  });
  return found.length === 0 ? null : { templates: found, stopped: best.stopped };
}

/** The units of a template's own words. */
function ownUnits({ elements }: Pattern): number {
  return elements.reduce((sum, element) => sum + (element.kind === 'literal' ? inked(element.text, element.text.length) : 0), 0);
}

/** Units before `to` that are no blanks. */
function inked(text: string, to: number): number {
  let units = 0;
  for (let at = 0; at < to; at += 1) if (text.charCodeAt(at) !== BLANK) units += 1;
  return units;
}

function follow({ elements }: Pattern, codes: Uint16Array, end: number): Agreement {
  let met = 0;
  let words = 0;
  let at = 0;
  for (const [index, element] of elements.entries()) {
    if (element.kind === 'literal') {
      const same = shared(element.text, codes, at, end);
      const whole = wholeWords(element.text, same);
      met += inked(element.text, whole);
      words += wordsIn(element.text, whole);
      at += same;
      if (same < element.text.length) break;
      continue;
    }
    const to = filled(element, elements[index + 1], codes, at, end);
    if (to < 0) break;
    at = to;
  }
  return { met, words, stopped: at };
}

/** Words that begin before `to`; where words are written without blanks between them, each letter is one. */
function wordsIn(text: string, to: number): number {
  let count = 0;
  for (let at = 0; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f || (inWord(code) && (at === 0 || !inWord(text.charCodeAt(at - 1))))) count += 1;
  }
  return count;
}

function shared(text: string, codes: Uint16Array, at: number, end: number): number {
  let same = 0;
  while (same < text.length && at + same < end && text.charCodeAt(same) === codes[at + same]) same += 1;
  return same;
}

/** `same` without the word that it stops in, unless half of that word is there: `st` is no half of `start`, `end` is all of `end`. */
function wholeWords(text: string, same: number): number {
  let from = same;
  while (from > 0 && inWord(text.charCodeAt(from - 1))) from -= 1;
  let to = same;
  while (to < text.length && inWord(text.charCodeAt(to))) to += 1;
  return (same - from) * 2 < to - from ? from : same;
}

function inWord(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** Where a hole ends, so that the words behind it agree furthest; -1 where the line has nothing for it. */
function filled(hole: Hole, next: Element | undefined, codes: Uint16Array, at: number, end: number): number {
  const last = lastEnd(hole, codes, at, end);
  if (last <= at) return -1;
  const behind = next?.kind === 'literal' ? next.text : '';
  if (behind === '') return last;
  let stop = last;
  let most = shared(behind, codes, last, end);
  for (let to = firstEnd(hole, codes, at, end, last); to < last; to += 1) {
    const same = shared(behind, codes, to, end);
    if (same > most || (same === most && same === behind.length)) { most = same; stop = to; }
    if (same === behind.length) break;
  }
  // Free text may end anywhere: a letter or two behind it are met in any line.
  return hole.type === 'text' && most < Math.min(behind.length, LEAST) ? -1 : stop;
}

/** The longest that a hole can take. */
function lastEnd({ type }: Hole, codes: Uint16Array, at: number, end: number): number {
  switch (type) {
    case 'ip': { const bare = scanAddress(codes, at, end); return bare < 0 ? -1 : Math.max(bare, scanPrefix(codes, bare, end)); }
    case 'mac': return scanMac(codes, at, end);
    case 'time': return scanTime(codes, at, end, time);
    case 'dur': return scanDuration(codes, at, end);
    case 'hex': return scanHex(codes, at, end);
    case 'n': return Math.max(scanNumber(codes, at, end), scanInteger(codes, at, end));
    case 'if': return scanInterface(codes, at, end);
    case 'word': { let to = at; while (to < end && codes[to] !== BLANK) to += 1; return to; }
    case 'text': return end;
  }
}

/** The shortest. Of the narrow ones, only an address with a prefix and a number with a fraction may stop earlier. */
function firstEnd({ type }: Hole, codes: Uint16Array, at: number, end: number, last: number): number {
  if (type === 'ip') return scanAddress(codes, at, end);
  if (type === 'n') return Math.max(at + 1, scanInteger(codes, at, end));
  return type === 'if' || type === 'word' || type === 'text' ? at + 1 : last;
}
