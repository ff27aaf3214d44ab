import type { Catalogue } from './catalogue.ts';
import { foldBuffer, foldInto } from './fold.ts';
import { lineAt, type LineBounds } from './lines.ts';
import { isOwn } from './makers.ts';
import { beginLine, emptyHeaders, emptyMatch, endsOf, matchHeaders, matchTrie } from './match.ts';

/** How many lines vote: the first hundred and as many spread over the rest. */
const VOTERS = 200;
const LONGEST_VOTER = 1024;
/** A header proves little by itself; a known message behind it is what tells formats apart. */
const KNOWN = 4;
/** A message that this device or a program on it writes speaks for the device; the words of others may stand in any log. */
const OWN = 4;
/** Where devices write the same header and nothing they say tells them apart, none of them is named: less than any vote. */
const NO_DEVICE = 0.1;
/** A header hole that takes any word up to the next blank makes a header fit lines it does not mean. */
const LOOSE = 0.1;
/** A device that nothing proves comes behind every shape that many devices share, however well its own header fits. */
const UNPROVEN = 1e-6;
/** Where all is even, the device that more programs run on: it claims less, and a plain syslog line names no maker. Less than any vote. */
const BROAD = 1e-4;

export interface Detection {
  /** Format indexes with votes, best first. */
  readonly formats: readonly number[];
  /** Format index → votes: where a line fits several headers, the one that the log as a whole speaks for comes first. */
  readonly rank: Float64Array;
  /** Family index → how many voters' messages belong to it. */
  readonly weights: readonly number[];
}

/** The lines that vote: from the beginning, then at even distances, so that a mixed paste is heard as a whole. */
function* voters(text: string, hasReturns: boolean): Generator<LineBounds> {
  const bounds: LineBounds = { from: 0, to: 0, next: 0 };
  let at = 0;
  for (let count = 0; count < VOTERS / 2 && at < text.length; ) {
    lineAt(text, at, hasReturns, bounds);
    at = bounds.next;
    if (bounds.from < bounds.to) { count += 1; yield bounds; }
  }
  if (at >= text.length) return;
  const stride = (text.length - at) / (VOTERS / 2);
  for (let count = 0; count < VOTERS / 2; count += 1) {
    const guess = Math.floor(at + stride * count);
    const start = text.indexOf('\n', guess);
    if (start < 0) return;
    lineAt(text, start + 1, hasReturns, bounds);
    if (bounds.from < bounds.to) yield bounds;
  }
}

/** Lets a part of the lines vote on the formats of the log and on the families its messages belong to. */
export function detect(text: string, catalogue: Catalogue, hasReturns: boolean): Detection {
  const folded = foldBuffer(LONGEST_VOTER);
  const headers = emptyHeaders(catalogue.formats.length);
  const message = emptyMatch();
  const votes = catalogue.formats.map(() => 0);
  const devices = catalogue.source.families.map(() => 0);
  const best = new Float64Array(catalogue.source.families.length);
  const weights = catalogue.source.families.map(() => 0);
  const { programs } = catalogue;
  /** Families of which a line says more than many devices do; what claims no device needs no proof. */
  const proven = new Set(catalogue.source.families.flatMap(({ isShape }, index) => (isShape === true ? [index] : [])));
  /** The families of the message at each place of the line at hand where one was looked for. */
  const heard = new Map<number, readonly number[]>();
  const familiesAt = (at: number): readonly number[] => {
    let families = heard.get(at);
    if (families === undefined) {
      const known = at < folded.length && matchTrie(catalogue.trie, folded.codes, at, folded.length, message, true);
      families = known ? endsOf(catalogue.trie, message).map((end) => catalogue.familyOf[catalogue.templates[end]!.message]!) : [];
      heard.set(at, families);
    }
    return families;
  };
  const say = (at: number, format: number): number => {
    const families = familiesAt(at);
    if (families.length === 0) return 0;
    if (families.length === 1 && families[0]! >= 0) weights[families[0]!]! += 1;
    const device = catalogue.formats[format]?.family ?? -1;
    if (device < 0) return KNOWN;
    if (families.some((family) => isOwn(catalogue, catalogue.formats[format]!, family))) proven.add(device);
    else if (catalogue.formats[format]!.isBare) return 0;
    return families.some((family) => family === device || programs[device]!.has(family)) ? KNOWN + OWN : KNOWN;
  };
  const worth = catalogue.formats.map(({ pattern: { elements } }) => elements.reduce((sum, element, index) => {
    if (element.kind === 'literal') return sum + element.text.trim().length * 0.05;
    const next = elements[index + 1];
    // A number before all else, too: 2023 Mar 23 is a date, though it may stand behind a number.
    const loose = (element.type === 'word' || element.type === 'text' || (element.type === 'n' && index === 0)) && (next?.kind !== 'literal' || next.text.trim() === '');
    return sum + (loose ? -LOOSE : 0.1);
  }, 1));
  for (const { from, to } of voters(text, hasReturns)) {
    if (to - from > LONGEST_VOTER) continue;
    foldInto(text, from, to, folded);
    beginLine();
    heard.clear();
    let known = false;
    best.fill(0);
    matchHeaders(catalogue.headers, folded.codes, 0, folded.length, headers);
    for (let header = 0; header < headers.count; header += 1) {
      const index = headers.pattern[header]!;
      const format = catalogue.formats[index]!;
      let at = headers.stopped[header]!;
      while (at < folded.length && folded.codes[at] === 0x20) at += 1;
      const says = say(at, index);
      known ||= says > 0;
      if (says === 0 && format.isBare) continue;
      const vote = Math.max(worth[index]!, 0.1) + says;
      votes[index]! += vote;
      if (vote > best[format.family]!) best[format.family] = vote;
      if (format.namesDevice) proven.add(format.family);
    }
    best.forEach((vote, family) => { devices[family]! += vote; });
    if (!known) say(0, -1);
  }
  // A device with many narrow headers must not lose to one broad header of another: devices are ranked, then their formats.
  const rank = Float64Array.from(votes, (vote, index) => {
    const { family } = catalogue.formats[index]!;
    if (vote === 0) return 0;
    const own = devices[family]! * 1e6 + vote + programs[family]!.size * BROAD + (catalogue.source.families[family]!.isShape === true ? NO_DEVICE : 0);
    return proven.has(family) ? own : own * UNPROVEN;
  });
  const formats = [...rank.keys()].filter((index) => rank[index]! > 0).sort((a, b) => rank[b]! - rank[a]! || a - b);
  return { formats, rank, weights };
}
