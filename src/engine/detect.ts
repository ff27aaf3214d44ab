import type { Catalogue } from './catalogue.ts';
import { foldBuffer, foldInto } from './fold.ts';
import { lineAt, type LineBounds } from './lines.ts';
import { emptyMatch, endsOf, matchTrie } from './walk.ts';

/** How many lines vote: the first hundred and as many spread over the rest. */
const VOTERS = 200;
const LONGEST_VOTER = 1024;
/** A header proves little by itself; a known message behind it is what tells formats apart. */
const KNOWN = 4;
/** How many formats are tried on a line whose message is unknown. */
const MOST_FORMATS = 6;

export interface Detection {
  /** Format indexes with votes, best first. */
  readonly formats: readonly number[];
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
  const header = emptyMatch();
  const message = emptyMatch();
  const votes = catalogue.formats.map(() => 0);
  const weights = catalogue.source.families.map(() => 0);
  const say = (at: number): boolean => {
    if (at >= folded.length || !matchTrie(catalogue.trie, folded.codes, at, folded.length, message)) return false;
    const ends = endsOf(catalogue.trie, message);
    if (ends.length === 1) {
      const family = catalogue.familyOf[catalogue.templates[ends[0]!]!.message]!;
      if (family >= 0) weights[family]! += 1;
    }
    return true;
  };
  for (const { from, to } of voters(text, hasReturns)) {
    if (to - from > LONGEST_VOTER) continue;
    foldInto(text, from, to, folded);
    let known = false;
    catalogue.formats.forEach((format, index) => {
      if (!matchTrie(format.trie, folded.codes, 0, folded.length, header)) return;
      let at = header.stopped;
      while (at < folded.length && folded.codes[at] === 0x20) at += 1;
      const says = say(at);
      known ||= says;
      votes[index]! += 1 + format.pattern.literals * 0.05 + format.pattern.elements.length * 0.05 + (says ? KNOWN : 0);
    });
    if (!known) say(0);
  }
  const formats = votes
    .map((vote, index) => ({ vote, index }))
    .filter(({ vote }) => vote > 0)
    .sort((a, b) => b.vote - a.vote || a.index - b.index)
    .slice(0, MOST_FORMATS)
    .map(({ index }) => index);
  return { formats, weights };
}
