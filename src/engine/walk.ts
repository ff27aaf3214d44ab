import { foldBuffer, foldInto } from './fold.ts';
import { canFollow } from './follow.ts';
import { scanAddress, scanDuration, scanHex, scanInteger, scanInterface, scanMac, scanNumber, scanPrefix } from './scan.ts';
import { emptyTime, type Clocktime } from './clocktime.ts';
import { scanTime } from './time.ts';
import { HOLE_NUMBER, type Trie } from './trie.ts';

/** What a match took. `from` and `to` are folded offsets of the holes, in the order of the template's holes. */
export interface Match {
  /** The node where the patterns end; -1: no match. */
  node: number;
  count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Where an open pattern ended: the first unit of the message behind a header. */
  stopped: number;
  /** How far the line could be followed, in folded units, for explaining a near miss. */
  reached: number;
  /** The node below which the line ran out, for lines that a screen cut off; -1 where none did. */
  cut: number;
  /** How many literal units agreed before the line ran out. */
  cutLiterals: number;
  /** The node at or before `reached`: what stands below it is what the line resembled most; -1 at first. */
  nearest: number;
}

const MOST_HOLES = 64;

export function emptyMatch(): Match {
  return { node: -1, count: 0, from: new Uint32Array(MOST_HOLES), to: new Uint32Array(MOST_HOLES), stopped: 0, reached: 0, cut: -1, cutLiterals: 0, nearest: -1 };
}

/** The indexes of the patterns that a match found: more than one where templates are equal. */
export function endsOf(trie: Trie, { node }: Match): readonly number[] {
  return node < 0 ? [] : [...trie.endOf.subarray(trie.ends[node]!, trie.ends[node + 1]!)];
}

/** Steps after which failed states are remembered; ordinary lines never come near it. */
const PATIENCE = 2000;
const scratch = emptyTime();
const { ip: IP, mac: MAC, time: TIME, dur: DUR, hex: HEX, n: N, if: IF, word: WORD } = HOLE_NUMBER;

/** One walk over one folded line. A class, because a closure per line would cost more than the walk. */
class Walk {
  trie!: Trie;
  codes: Uint16Array = new Uint16Array(0);
  start = 0;
  end = 0;
  steps = 0;
  depth = 0;
  open = false;
  timeAt = -1;
  timeEnd = -1;
  readonly failed = new Set<number>();
  found: Match = emptyMatch();
  /** Called for every way to match, instead of stopping at the first. */
  collect: ((node: number, stopped: number) => void) | null = null;

  at(node: number, at: number): boolean {
    const { trie, codes, end, found } = this;
    this.steps += 1;
    const patient = this.steps <= PATIENCE;
    if (!patient && this.failed.has(node * 65536 + at)) return false;
    if (at > found.reached || found.nearest < 0) { found.reached = at; found.nearest = node; }
    const ends = trie.ends[node + 1]! > trie.ends[node]!;
    if (at === end) {
      if (!ends) { this.cutAt(node); return false; }
      return this.accept(node, at);
    }
    const edge = findRun(trie, node, codes[at]!);
    if (edge >= 0) {
      const { text } = trie;
      const start = trie.runText[edge]!;
      const length = trie.runLength[edge]!;
      const most = length < end - at ? length : end - at;
      let same = 1;
      while (same < most && text[start + same] === codes[at + same]) same += 1;
      if (same === length) {
        if (this.at(trie.runTo[edge]!, at + same)) return true;
      } else {
        if (at + same > found.reached) { found.reached = at + same; found.nearest = trie.runTo[edge]!; }
        if (at + same === end) this.cutAt(trie.runTo[edge]!);
      }
    }
    const last = trie.holes[node + 1]!;
    for (let hole = trie.holes[node]!; hole < last; hole += 1) {
      if (this.hole(trie.holeType[hole]!, trie.holeTo[hole]!, at)) return true;
    }
    if (ends && this.open) return this.accept(node, at);
    if (!patient) this.failed.add(node * 65536 + at);
    return false;
  }

  /** The line ran out below `node`: what the holes so far did not take was literal. */
  cutAt(node: number): void {
    let literals = this.end - this.start;
    for (let hole = 0; hole < this.depth; hole += 1) literals -= this.found.to[hole]! - this.found.from[hole]!;
    if (literals < this.found.cutLiterals) return;
    this.found.cut = node;
    this.found.cutLiterals = literals;
  }

  accept(node: number, at: number): boolean {
    if (this.collect !== null) { this.collect(node, at); return false; }
    this.found.node = node;
    this.found.count = this.depth;
    this.found.stopped = at;
    return true;
  }

  take(node: number, from: number, to: number): boolean {
    if (this.depth >= MOST_HOLES) return false;
    this.found.from[this.depth] = from;
    this.found.to[this.depth] = to;
    this.depth += 1;
    const done = this.at(node, to);
    if (!done) this.depth -= 1;
    return done;
  }

  hole(type: number, node: number, at: number): boolean {
    const { codes, end } = this;
    switch (type) {
      case IP: {
        const bare = scanAddress(codes, at, end);
        if (bare < 0) return false;
        const prefixed = scanPrefix(codes, bare, end);
        return (prefixed > bare && this.take(node, at, prefixed)) || this.take(node, at, bare);
      }
      case MAC: { const to = scanMac(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case TIME: { const to = this.time(at); return to >= 0 && this.take(node, at, to); }
      case DUR: { const to = scanDuration(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case HEX: { const to = scanHex(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case N: {
        const to = scanNumber(codes, at, end);
        if (to < 0) return false;
        if (this.take(node, at, to)) return true;
        const whole = scanInteger(codes, at, end);
        return whole !== to && this.take(node, at, whole);
      }
      default: return this.wide(type, node, at);
    }
  }

  /** The end of the time at `at`. Several headers begin with the same one: within a line it is read once. */
  time(at: number): number {
    if (at !== this.timeAt) {
      this.timeAt = at;
      this.timeEnd = scanTime(this.codes, at, this.end, scratch);
    }
    return this.timeEnd;
  }

  /** Holes that may stop at many places: each place is tried only if the tables say that something goes on there. */
  wide(type: number, node: number, at: number): boolean {
    const { trie, codes, end } = this;
    const { tables } = trie;
    const base = trie.follow[node]!;
    const anywhere = this.open && trie.ends[node + 1]! > trie.ends[node]!;
    if (type === IF) {
      for (let stop = scanInterface(codes, at, end); stop > at; stop -= 1) {
        if ((anywhere || canFollow(tables, base, codes, stop, end)) && this.take(node, at, stop)) return true;
      }
      return false;
    }
    for (let stop = at + 1; stop <= end; stop += 1) {
      if (type === WORD && codes[stop - 1] === 0x20) return false;
      if ((anywhere || canFollow(tables, base, codes, stop, end)) && this.take(node, at, stop)) return true;
    }
    return false;
  }
}

/** The literal edge of a node that begins with `code`, -1 if none does. */
function findRun({ runs, runFirst }: Trie, node: number, code: number): number {
  let low = runs[node]!;
  let high = runs[node + 1]! - 1;
  while (high - low > 7) {
    const middle = (low + high) >> 1;
    if (runFirst[middle]! < code) low = middle + 1;
    else high = middle;
  }
  for (; low <= high; low += 1) if (runFirst[low] === code) return low;
  return -1;
}

const walk = new Walk();
const spare = emptyMatch();

/** Says that the folded line is another one: what was read of the last one no longer holds. */
export function beginLine(): void {
  walk.timeAt = -1;
}

/** The time that begins at `at` of the line at hand, as the last match read it. */
export function timeAt(codes: Uint16Array, at: number, end: number): Readonly<Clocktime> {
  walk.codes = codes;
  walk.end = end;
  walk.time(at);
  return scratch;
}

function begin(trie: Trie, codes: Uint16Array, from: number, to: number, into: Match): void {
  walk.trie = trie;
  walk.start = from;
  walk.codes = codes;
  walk.end = to;
  walk.steps = 0;
  walk.depth = 0;
  walk.open = trie.open;
  walk.collect = null;
  walk.found = into;
  into.node = -1;
  into.count = 0;
  into.cut = -1;
  into.cutLiterals = 0;
  into.nearest = -1;
  if (walk.failed.size > 0) walk.failed.clear();
}

/**
 * Matches `codes[from, to)` as a whole (or a header at its beginning). The answer stays valid until the next call with
 * the same `into`. `sameLine` says that the line is the one of the call before, since the last `beginLine`.
 */
export function matchTrie(trie: Trie, codes: Uint16Array, from: number, to: number, into: Match, sameLine = false): boolean {
  if (!sameLine) beginLine();
  begin(trie, codes, from, to, into);
  into.reached = from;
  return walk.at(0, from);
}

/** Every header that a line may begin with: index of the pattern and where the message behind it begins, most specific first. */
export function matchHeaders(trie: Trie, codes: Uint16Array, from: number, to: number, found: { pattern: number; stopped: number }[]): void {
  found.length = 0;
  begin(trie, codes, from, to, spare);
  walk.collect = (node, stopped) => {
    for (let end = trie.ends[node]!; end < trie.ends[node + 1]!; end += 1) {
      const pattern = trie.endOf[end]!;
      if (!found.some((other) => other.pattern === pattern)) found.push({ pattern, stopped });
    }
  };
  walk.at(0, from);
  walk.collect = null;
}

/** Every pattern that takes the line in any way: for the proofs, where the first is not enough. */
export function matchAll(trie: Trie, line: string): readonly number[] {
  const folded = foldBuffer(line.length);
  foldInto(line, 0, line.length, folded);
  const all = new Set<number>();
  beginLine();
  begin(trie, folded.codes, 0, folded.length, emptyMatch());
  walk.collect = (node) => { for (let end = trie.ends[node]!; end < trie.ends[node + 1]!; end += 1) all.add(trie.endOf[end]!); };
  walk.at(0, 0);
  walk.collect = null;
  return [...all].sort((a, b) => a - b);
}
