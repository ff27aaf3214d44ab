import { foldBuffer, foldInto, type Folded } from './fold.ts';
import { HOLE_RANK, type HoleType, type Pattern } from './pattern.ts';
import { scanAddress, scanDuration, scanHex, scanInteger, scanInterface, scanMac, scanNumber, scanPrefix } from './scan.ts';
import { emptyTime, scanTime } from './time.ts';

/**
 * All templates in one trie of literals and typed holes, walked once a line (the idea of syslog-ng's patterndb and
 * liblognorm's PDAG). Literals are tried before holes and narrow holes before wide ones, so the first end reached is
 * the most specific one, and the time of a line does not grow with the number of templates that do not begin like it.
 */
export interface Trie {
  readonly root: TrieNode;
  readonly size: number;
  /** Whether a pattern may end before the line does: headers, which the message follows. */
  readonly open: boolean;
}

interface HoleEdge {
  readonly type: HoleType;
  readonly node: TrieNode;
}

export interface TrieNode {
  readonly id: number;
  /** First unit → the literal run that begins with it. */
  readonly runs: Map<number, { run: Uint16Array; node: TrieNode }>;
  /** The only run, where there is one: saves the look-up. */
  only: { run: Uint16Array; node: TrieNode } | null;
  readonly holes: HoleEdge[];
  /** What ends here, by index given to `buildTrie`; several where templates are equal. */
  readonly ends: number[];
}

/** How many units of `run` stand at `at`. */
function sharedUnits(run: Uint16Array, codes: Uint16Array, at: number, end: number): number {
  const length = Math.min(run.length, end - at);
  let same = 0;
  while (same < length && run[same] === codes[at + same]) same += 1;
  return same;
}

/** Builds the trie of `patterns`; an end answers the index of its pattern. */
export function buildTrie(patterns: readonly Pattern[], open = false): Trie {
  let ids = 0;
  const make = (): TrieNode => ({ id: (ids += 1), runs: new Map(), only: null, holes: [], ends: [] });
  const root = make();
  const insertLiteral = (from: TrieNode, text: string): TrieNode => {
    const codes = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
    let node = from;
    let at = 0;
    while (at < codes.length) {
      const edge = node.runs.get(codes[at]!);
      if (edge === undefined) {
        const next = make();
        node.runs.set(codes[at]!, { run: codes.slice(at), node: next });
        return next;
      }
      let shared = 0;
      while (shared < edge.run.length && at + shared < codes.length && edge.run[shared] === codes[at + shared]) shared += 1;
      if (shared < edge.run.length) {
        const middle = make();
        middle.runs.set(edge.run[shared]!, { run: edge.run.slice(shared), node: edge.node });
        node.runs.set(codes[at]!, { run: edge.run.slice(0, shared), node: middle });
        node = middle;
      } else node = edge.node;
      at += shared;
    }
    return node;
  };
  patterns.forEach((pattern, index) => {
    let node = root;
    for (const element of pattern.elements) {
      if (element.kind === 'literal') { node = insertLiteral(node, element.text); continue; }
      let edge = node.holes.find((hole) => hole.type === element.type);
      if (edge === undefined) {
        edge = { type: element.type, node: make() };
        node.holes.push(edge);
        node.holes.sort((a, b) => HOLE_RANK[a.type] - HOLE_RANK[b.type]);
      }
      node = edge.node;
    }
    node.ends.push(index);
  });
  const finish = (node: TrieNode): void => {
    if (node.runs.size === 1) node.only = node.runs.values().next().value!;
    for (const { node: next } of node.runs.values()) finish(next);
    for (const { node: next } of node.holes) finish(next);
  };
  finish(root);
  return { root, size: ids, open };
}

/** What a match took. `holes` are pairs of folded offsets in the order of the template's holes. */
export interface Match {
  /** Indexes of the patterns that end there: more than one where templates are equal. Empty: no match. */
  ends: readonly number[];
  count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Where an open pattern ended: the first unit of the message behind a header. */
  stopped: number;
  /** How far the line could be followed, in folded units, for explaining a near miss. */
  reached: number;
  /** The node below which the line ran out, for lines that a screen cut off; null where none did. */
  cut: TrieNode | null;
  /** The node at or before `reached`: what stands below it is what the line resembled most. */
  nearest: TrieNode | null;
}

const MOST_HOLES = 64;
const NONE: readonly number[] = [];

export function emptyMatch(): Match {
  return { ends: NONE, count: 0, from: new Uint32Array(MOST_HOLES), to: new Uint32Array(MOST_HOLES), stopped: 0, reached: 0, cut: null, nearest: null };
}

/** Steps after which failed states are remembered; ordinary lines never come near it. */
const PATIENCE = 2000;
const scratch = emptyTime();

/** One walk over one folded line. A class, because a closure per line would cost more than the walk. */
class Walk {
  codes: Uint16Array = new Uint16Array(0);
  end = 0;
  steps = 0;
  readonly failed = new Set<number>();
  found: Match = emptyMatch();
  depth = 0;
  open = false;
  /** Called for every way to match, instead of stopping at the first. */
  collect: ((ends: readonly number[]) => void) | null = null;

  at(node: TrieNode, at: number): boolean {
    this.steps += 1;
    let key = 0;
    if (this.steps > PATIENCE) {
      key = node.id * 65536 + at;
      if (this.failed.has(key)) return false;
    }
    if (at > this.found.reached || this.found.nearest === null) { this.found.reached = at; this.found.nearest = node; }
    if (at === this.end) {
      if (node.ends.length === 0) { this.found.cut = node; return false; }
      return this.accept(node, at);
    }
    const edge = node.only !== null ? node.only : node.runs.size === 0 ? undefined : node.runs.get(this.codes[at]!);
    if (edge !== undefined) {
      const same = sharedUnits(edge.run, this.codes, at, this.end);
      if (same === edge.run.length) {
        if (this.at(edge.node, at + same)) return true;
      } else if (same > 0) {
        if (at + same > this.found.reached) { this.found.reached = at + same; this.found.nearest = edge.node; }
        if (at + same === this.end) this.found.cut = edge.node;
      }
    }
    const holes = node.holes;
    for (let index = 0; index < holes.length; index += 1) {
      if (this.hole(holes[index]!, at)) return true;
    }
    if (this.open && node.ends.length > 0) return this.accept(node, at);
    if (this.steps > PATIENCE) this.failed.add(key === 0 ? node.id * 65536 + at : key);
    return false;
  }

  accept(node: TrieNode, at: number): boolean {
    if (this.collect !== null) { this.collect(node.ends); return false; }
    this.found.ends = node.ends;
    this.found.count = this.depth;
    this.found.stopped = at;
    return true;
  }

  take(node: TrieNode, from: number, to: number): boolean {
    if (this.depth >= MOST_HOLES) return false;
    this.found.from[this.depth] = from;
    this.found.to[this.depth] = to;
    this.depth += 1;
    const done = this.at(node, to);
    if (!done) this.depth -= 1;
    return done;
  }

  hole({ type, node }: HoleEdge, at: number): boolean {
    const { codes, end } = this;
    switch (type) {
      case 'ip': {
        const bare = scanAddress(codes, at, end);
        if (bare < 0) return false;
        const prefixed = scanPrefix(codes, bare, end);
        return (prefixed > bare && this.take(node, at, prefixed)) || this.take(node, at, bare);
      }
      case 'mac': { const to = scanMac(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case 'time': { const to = scanTime(codes, at, end, scratch); return to >= 0 && this.take(node, at, to); }
      case 'dur': { const to = scanDuration(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case 'hex': { const to = scanHex(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case 'n': {
        const to = scanNumber(codes, at, end);
        if (to < 0) return false;
        if (this.take(node, at, to)) return true;
        const whole = scanInteger(codes, at, end);
        return whole !== to && this.take(node, at, whole);
      }
      case 'if': {
        const to = scanInterface(codes, at, end);
        for (let stop = to; stop > at; stop -= 1) if (this.canFollow(node, stop) && this.take(node, at, stop)) return true;
        return false;
      }
      case 'word': {
        for (let stop = at + 1; stop <= end && codes[stop - 1] !== 0x20; stop += 1) {
          if (this.canFollow(node, stop) && this.take(node, at, stop)) return true;
        }
        return false;
      }
      case 'text': {
        for (let stop = at + 1; stop <= end; stop += 1) if (this.canFollow(node, stop) && this.take(node, at, stop)) return true;
        return false;
      }
    }
  }

  /** Whether what stands at `at` can begin anything below `node`: saves a call for nearly every stop of a wide hole. */
  canFollow(node: TrieNode, at: number): boolean {
    if (at === this.end) return node.ends.length > 0;
    if (node.holes.length > 0 || (this.open && node.ends.length > 0)) return true;
    return node.only !== null ? node.only.run[0] === this.codes[at] : node.runs.has(this.codes[at]!);
  }
}

const walk = new Walk();

/** Matches `codes[from, to)` as a whole. The answer stays valid until the next call with the same `into`. */
export function matchTrie(trie: Trie, codes: Uint16Array, from: number, to: number, into: Match): boolean {
  walk.codes = codes;
  walk.end = to;
  walk.steps = 0;
  walk.depth = 0;
  walk.collect = null;
  walk.open = trie.open;
  walk.found = into;
  into.ends = NONE;
  into.count = 0;
  into.reached = from;
  into.cut = null;
  into.nearest = null;
  if (walk.failed.size > 0) walk.failed.clear();
  return walk.at(trie.root, from);
}

/** Every pattern below a node: what a line that ran out there may have been. */
export function endsBelow(node: TrieNode, most: number, found: number[] = []): number[] {
  for (const end of node.ends) if (found.length < most) found.push(end);
  if (found.length < most) for (const { node: next } of node.runs.values()) endsBelow(next, most, found);
  if (found.length < most) for (const { node: next } of node.holes) endsBelow(next, most, found);
  return found;
}

/** Every pattern that takes the line in any way: for the proofs, where the first is not enough. */
export function matchAll(trie: Trie, line: string): readonly number[] {
  const folded: Folded = foldBuffer(line.length);
  foldInto(line, 0, line.length, folded);
  const all = new Set<number>();
  walk.codes = folded.codes;
  walk.end = folded.length;
  walk.steps = 0;
  walk.depth = 0;
  walk.open = trie.open;
  walk.found = emptyMatch();
  walk.failed.clear();
  walk.collect = (ends) => { for (const end of ends) all.add(end); };
  walk.at(trie.root, 0);
  walk.collect = null;
  return [...all].sort((a, b) => a - b);
}
