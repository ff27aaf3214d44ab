import { foldBuffer, foldInto } from './fold.ts';
import { mayHoldLiterals } from './literal-index.ts';
import type { Clocktime } from './clocktime.ts';
import type { Looks } from './looks.ts';
import { endsAt, endsFrom, type Trie } from './trie.ts';
import { MOST_HOLES, Walk } from './walk.ts';

/** What a match took. `from` and `to` are folded offsets of the holes, in the order of the template's holes. */
export interface Match {
  /** The node where the patterns end; -1: no match. */
  node: number;
  count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Where an open pattern ended: the first unit of the message behind a header. */
  stopped: number;
  /** The node below which the line ran out, for lines that a screen cut off; -1 where none did. */
  cut: number;
  /** How many literal units agreed before the line ran out. */
  cutLiterals: number;
}

/** Room for one match, to be used for line after line. */
export function emptyMatch(): Match {
  return { node: -1, count: 0, from: new Uint32Array(MOST_HOLES), to: new Uint32Array(MOST_HOLES), stopped: 0, cut: -1, cutLiterals: 0 };
}

/** The indexes of the patterns that a match found: more than one where templates are equal. */
export function endsOf(trie: Trie, { node }: Match): readonly number[] {
  return node < 0 ? [] : [...endsAt(trie, node)];
}

const walk = new Walk();
const spare = emptyMatch();

function begin(trie: Trie, codes: Uint16Array, from: number, to: number, into: Match): void {
  walk.trie = trie;
  walk.start = from;
  walk.codes = codes;
  walk.end = to;
  walk.steps = 0;
  walk.depth = 0;
  walk.open = trie.open;
  walk.ways = null;
  walk.wordTo = -1;
  walk.barren = -1;
  walk.from = into.from;
  walk.to = into.to;
  walk.node = -1;
  walk.cut = -1;
  walk.cutLiterals = 0;
  walk.textStop = to;
  if (walk.failed.size > 0) walk.failed.clear();
}

/** The message trie of the line at hand, and from where on no `{text}` that begins a pattern can stop: it was tried. */
let tried: Trie | null = null;
let triedFrom = 0;

/** Whether the line at hand holds what patterns that begin with a hole take; null before that was asked. */
let mayLead: boolean | null = null;

/** Whether a pattern that begins with a hole may take the line, or may have been cut off in it; a no is certain. */
function holesMayLead({ leads }: Trie): boolean {
  if (leads === null) return true;
  mayLead ??= mayHoldLiterals(leads, walk.codes, walk.end);
  return mayLead;
}

/** Says that the folded line is another one: what was read of the last one no longer holds. */
export function beginLine(): void {
  walk.timeAt = -1;
  tried = null;
  mayLead = null;
}

/** Begins to note where values of the line at hand are looked at. */
export function beginLooks(): void {
  walk.looks.count = 0;
}

/** Where values of the line were looked at since `beginLooks`; valid until the next call of it. */
export function looksOfLine(): Looks {
  return walk.looks;
}

/** The time that begins at `at` of the line at hand, as the last match read it. */
export function timeAt(codes: Uint16Array, at: number, end: number): Readonly<Clocktime> {
  walk.codes = codes;
  walk.end = end;
  walk.time(at);
  return walk.clock;
}

/**
 * Matches `codes[from, to)` as a whole (or a header at its beginning). The answer stays valid until the next call with
 * the same `into`. `sameLine` says that the line is the one of the call before, since the last `beginLine`, with the
 * same `to`; then what was tried behind `from` and what cannot match is left out, and
 * `cut` speaks of what was tried now and of no less than `CUT_LITERALS` units.
 */
export function matchTrie(trie: Trie, codes: Uint16Array, from: number, to: number, into: Match, sameLine = false): boolean {
  if (!sameLine) beginLine();
  begin(trie, codes, from, to, into);
  // Where a leading {text} stops decides what follows, not where it began: a failure behind here is one for here.
  if (tried === trie && triedFrom - 1 < to) walk.textStop = triedFrom - 1;
  const found = sameLine && !trie.open && from < to ? walk.leadingLiteral(from) || (holesMayLead(trie) && walk.leadingHoles(from)) : walk.at(0, from);
  if (!found && !trie.open) {
    triedFrom = tried === trie && triedFrom < from + 1 ? triedFrom : from + 1;
    tried = trie;
  }
  into.node = walk.node;
  into.count = found ? walk.depth : 0;
  into.stopped = walk.stopped;
  into.cut = walk.cut;
  into.cutLiterals = walk.cutLiterals;
  return found;
}

/** The ways a header can be read, most specific first. */
export interface Headers {
  count: number;
  /** Which pattern, and where the message behind it begins. */
  readonly pattern: Int32Array;
  readonly stopped: Int32Array;
}

/** Room for the headers of one line. */
export function emptyHeaders(patterns: number): Headers {
  return { count: 0, pattern: new Int32Array(patterns), stopped: new Int32Array(patterns) };
}

const ways: number[] = [];
let seen = new Uint32Array(256);
let stamp = 0;

/** Every header that a line may begin with, each once, by its most specific reading. `found` has room for all patterns. */
export function matchHeaders(trie: Trie, codes: Uint16Array, from: number, to: number, found: Headers): void {
  begin(trie, codes, from, to, spare);
  ways.length = 0;
  walk.ways = ways;
  walk.at(0, from);
  walk.ways = null;
  found.count = 0;
  if (seen.length < found.pattern.length) seen = new Uint32Array(found.pattern.length);
  stamp += 1;
  for (let way = 0; way < ways.length; way += 2) {
    const first = endsFrom(trie, ways[way]!);
    const stop = first + trie.endOf[first - 1]!;
    for (let end = first; end < stop; end += 1) {
      const pattern = trie.endOf[end]!;
      if (seen[pattern] === stamp) continue;
      seen[pattern] = stamp;
      found.pattern[found.count] = pattern;
      found.stopped[found.count] = ways[way + 1]!;
      found.count += 1;
    }
  }
}

/** Every pattern that takes the line in any way: for the proofs, where the first is not enough. */
export function matchAll(trie: Trie, line: string): readonly number[] {
  const folded = foldBuffer(line.length);
  foldInto(line, 0, line.length, folded);
  beginLine();
  begin(trie, folded.codes, 0, folded.length, spare);
  ways.length = 0;
  walk.ways = ways;
  walk.at(0, 0);
  walk.ways = null;
  const all = new Set<number>();
  for (let way = 0; way < ways.length; way += 2) for (const end of endsAt(trie, ways[way]!)) all.add(end);
  return [...all].sort((a, b) => a - b);
}
