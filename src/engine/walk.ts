import { canFollow, FOLLOW_LITERAL, LOOKED_AT } from './follow.ts';
import { emptyLooks, LOOK_DUR, LOOK_IP, LOOK_MAC, LOOK_PREFIX, LOOK_TIME, noteLook } from './looks.ts';
import { isDigit, isHexOrCover, scanAddress, scanDuration, scanHex, scanInteger, scanInterface, scanMac, scanNumber, scanPrefix } from './scan.ts';
import { emptyTime } from './clocktime.ts';
import { scanTime } from './time.ts';
import { DENSE, EDGE_LENGTH_SHIFT, EDGE_SIZE, EDGE_TEXT, EDGE_TO, EDGE_UNIT, EDGES, FOLLOW, HAS_ENDS, HOLE_COUNT, HOLE_COUNT_SHIFT, HOLE_NUMBER, HOLE_TO_SHIFT, HOLE_TYPE, RUN_COUNT, type Trie } from './trie.ts';

/** Holes of one pattern and its header at most. */
export const MOST_HOLES = 64;
/** Steps after which failed states are remembered; ordinary lines never come near it. */
const PATIENCE = 2000;
const { ip: IP, mac: MAC, time: TIME, dur: DUR, hex: HEX, n: N, if: IF, word: WORD } = HOLE_NUMBER;

/** One walk over one folded line. A class, because a closure per line would cost more than the walk. */
export class Walk {
  trie!: Trie;
  codes: Uint16Array = new Uint16Array(0);
  start = 0;
  end = 0;
  steps = 0;
  depth = 0;
  open = false;
  from: Uint32Array = new Uint32Array(0);
  to: Uint32Array = new Uint32Array(0);
  /** What `Match` says of the same name. */
  node = -1;
  stopped = 0;
  cut = -1;
  cutLiterals = 0;
  timeAt = -1;
  timeEnd = -1;
  readonly clock = emptyTime();
  /** What depended on values of the line at hand, for telling which other lines must be read alike. */
  readonly looks = emptyLooks();
  /** The last place where a `{text}` that begins a pattern may stop: behind it, it was tried on this line in vain. */
  textStop = 0;
  /** The word at hand, and where behind which node what must follow was looked for in vain: a long word has many places to ask from. */
  wordFrom = 0;
  wordTo = -1;
  barren = -1;
  barrenFrom = 0;
  barrenTo = 0;
  readonly failed = new Set<number>();
  /** Where every way to match ends, instead of stopping at the first; null for the first alone. */
  ways: number[] | null = null;

  at(first: number, from: number): boolean {
    const { trie, codes, end, open } = this;
    const { cells } = trie;
    this.steps += 1;
    const patient = this.steps <= PATIENCE;
    if (!patient && this.failed.has(first * 65536 + from)) return false;
    let node = first;
    let at = from;
    for (;;) {
      const head = cells[node]!;
      const ends = (head & HAS_ENDS) !== 0;
      if (at === end) {
        if (ends) return this.accept(node, at);
        this.cutAt(node);
        return false;
      }
      const holes = node + EDGES + (head & RUN_COUNT) * EDGE_SIZE;
      const stopHoles = holes + ((head >> HOLE_COUNT_SHIFT) & HOLE_COUNT);
      const edge = findRun(trie, node, codes[at]!);
      if (edge > 0) {
        const { text } = trie;
        const start = cells[edge + EDGE_TEXT]!;
        const length = cells[edge]! >>> EDGE_LENGTH_SHIFT;
        const next = cells[edge + EDGE_TO]!;
        const most = length < end - at ? length : end - at;
        let same = 1;
        while (same < most && text[start + same] === codes[at + same]) same += 1;
        if (same === length) {
          // Where nothing else could be tried afterwards, the walk goes on here instead of one call deeper.
          if (holes === stopHoles && !(ends && open)) { node = next; at += same; continue; }
          if (this.at(next, at + same)) return true;
        } else if (at + same === end) this.cutAt(next);
      }
      for (let hole = holes; hole < stopHoles; hole += 1) {
        if (this.hole(cells[hole]! & HOLE_TYPE, cells[hole]! >> HOLE_TO_SHIFT, at)) return true;
      }
      if (ends && open) return this.accept(node, at);
      if (!patient) this.failed.add(first * 65536 + from);
      return false;
    }
  }

  /** The literals that begin a pattern, at the root; `leadingHoles` then tries the rest. */
  leadingLiteral(at: number): boolean {
    const { trie, codes, end } = this;
    const { cells, text } = trie;
    const edge = findRun(trie, 0, codes[at]!);
    if (edge <= 0) return false;
    const start = cells[edge + EDGE_TEXT]!;
    const length = cells[edge]! >>> EDGE_LENGTH_SHIFT;
    let same = 1;
    while (same < length && at + same < end && text[start + same] === codes[at + same]) same += 1;
    if (same === length) return this.at(cells[edge + EDGE_TO]!, at + same);
    if (at + same === end) this.cutAt(cells[edge + EDGE_TO]!);
    return false;
  }

  leadingHoles(at: number): boolean {
    const { cells } = this.trie;
    const holes = EDGES + (cells[0]! & RUN_COUNT) * EDGE_SIZE;
    const stop = holes + ((cells[0]! >> HOLE_COUNT_SHIFT) & HOLE_COUNT);
    for (let hole = holes; hole < stop; hole += 1) if (this.hole(cells[hole]! & HOLE_TYPE, cells[hole]! >> HOLE_TO_SHIFT, at)) return true;
    return false;
  }

  /** The line ran out below `node`: what the holes so far did not take was literal. */
  cutAt(node: number): void {
    let literals = this.end - this.start;
    for (let hole = 0; hole < this.depth; hole += 1) literals -= this.to[hole]! - this.from[hole]!;
    if (literals < this.cutLiterals) return;
    this.cut = node;
    this.cutLiterals = literals;
  }

  accept(node: number, at: number): boolean {
    if (this.ways !== null) { this.ways.push(node, at); return false; }
    this.node = node;
    this.stopped = at;
    return true;
  }

  take(node: number, from: number, to: number): boolean {
    if (this.depth >= MOST_HOLES) return false;
    this.from[this.depth] = from;
    this.to[this.depth] = to;
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
        if (mayBeginAddress(codes, at, end)) noteLook(this.looks, LOOK_IP, at, end, bare);
        if (bare < 0) return false;
        const prefixed = scanPrefix(codes, bare, end);
        if (codes[bare] === 0x2f) noteLook(this.looks, LOOK_PREFIX, bare, end, prefixed);
        return (prefixed > bare && this.take(node, at, prefixed)) || this.take(node, at, bare);
      }
      case MAC: {
        const to = scanMac(codes, at, end);
        if (isHexOrCover(codes[at]!)) noteLook(this.looks, LOOK_MAC, at, end, to);
        return to >= 0 && this.take(node, at, to);
      }
      case TIME: { const to = this.time(at); return to >= 0 && this.take(node, at, to); }
      case DUR: {
        const to = scanDuration(codes, at, end);
        if (mayBeginNumber(codes[at]!)) noteLook(this.looks, LOOK_DUR, at, end, to);
        return to >= 0 && this.take(node, at, to);
      }
      case HEX: { const to = scanHex(codes, at, end); return to >= 0 && this.take(node, at, to); }
      case N: {
        const to = scanNumber(codes, at, end);
        if (to < 0) return false;
        if (this.take(node, at, to)) return true;
        const whole = scanInteger(codes, at, end);
        return whole !== to && this.take(node, at, whole);
      }
      case IF: return this.interface(node, at);
      default: return this.wide(node, at, type === WORD ? this.wordEnd(at) : node === this.trie.textFirst ? this.textStop : end);
    }
  }

  /** The end of the time at `at`. Several headers begin with the same one: within a line it is read once. */
  time(at: number): number {
    if (at !== this.timeAt) {
      this.timeAt = at;
      this.timeEnd = scanTime(this.codes, at, this.end, this.clock);
      noteLook(this.looks, LOOK_TIME, at, this.end, this.timeEnd);
    }
    return this.timeEnd;
  }

  wordEnd(at: number): number {
    if (at >= this.wordFrom && at <= this.wordTo) return this.wordTo;
    const { codes, end } = this;
    let to = at;
    while (to < end && codes[to] !== 0x20) to += 1;
    this.wordFrom = at;
    this.wordTo = to;
    return to;
  }

  /** An interface name may stop early too, where what follows it is one of its own characters. */
  interface(node: number, at: number): boolean {
    const { codes, end, trie } = this;
    const { cells, tables } = trie;
    const follow = cells[node + FOLLOW]!;
    const ends = (cells[node]! & HAS_ENDS) !== 0;
    const anywhere = this.open && ends;
    for (let stop = scanInterface(codes, at, end); stop > at; stop -= 1) {
      const possible = anywhere || (follow >= 0 ? canFollow(tables, follow, codes, stop, end)
        : stop === end ? ends : follow === FOLLOW_LITERAL && literalFollows(trie, node, codes, stop, end));
      if (possible && this.take(node, at, stop)) return true;
    }
    return false;
  }

  /** Whether nothing that must follow the hole before `node` stands behind `at` and up to `last`: it was looked for. */
  isBarren(node: number, at: number, last: number): boolean {
    return node === this.barren && at >= this.barrenFrom && last <= this.barrenTo;
  }

  noteBarren(node: number, at: number, last: number): void {
    this.barren = node;
    this.barrenFrom = at;
    this.barrenTo = last;
  }

  /** `{word}` and `{text}` may stop anywhere up to `last`: each place is tried only if something can go on there. */
  wide(node: number, at: number, last: number): boolean {
    const { trie, codes, end } = this;
    const { cells, tables, text } = trie;
    const follow = cells[node + FOLLOW]!;
    const ends = (cells[node]! & HAS_ENDS) !== 0;
    if (this.open && ends) {
      for (let stop = at + 1; stop <= last; stop += 1) if (this.take(node, at, stop)) return true;
      return false;
    }
    if (follow >= 0) {
      if (this.isBarren(node, at, last)) return false;
      let tried = false;
      for (let stop = at + 1; stop <= last; stop += 1) {
        if (!canFollow(tables, follow, codes, stop, end)) continue;
        tried = true;
        if (this.take(node, at, stop)) return true;
      }
      if (!tried) this.noteBarren(node, at, last);
      return false;
    }
    if (follow === FOLLOW_LITERAL) {
      const edge = node + EDGES;
      const first = cells[edge]! & EDGE_UNIT;
      const start = cells[edge + EDGE_TEXT]!;
      const length = cells[edge]! >>> EDGE_LENGTH_SHIFT;
      const second = length > 1 ? text[start + 1] : -1;
      const third = length > 2 ? text[start + 2] : -1;
      const room = end - (length < LOOKED_AT ? length : LOOKED_AT);
      const stops = last < room ? last : room;
      if (!this.isBarren(node, at, stops)) {
        let tried = false;
        for (let stop = at + 1; stop <= stops; stop += 1) {
          if (codes[stop] !== first || (second! >= 0 && codes[stop + 1] !== second) || (third! >= 0 && codes[stop + 2] !== third)) continue;
          tried = true;
          if (this.take(node, at, stop)) return true;
        }
        if (!tried) this.noteBarren(node, at, stops);
      }
    }
    return ends && last === end && at < end && this.take(node, at, end);
  }
}

/** Whether an address could begin here: where it could not, values have no say. */
function mayBeginAddress(codes: Uint16Array, at: number, end: number): boolean {
  return at < end && (isHexOrCover(codes[at]!) || codes[at] === 0x3a);
}

function mayBeginNumber(code: number): boolean {
  return isDigit(code) || code === 0x2b || code === 0x2d;
}

/** Whether the one literal below a node may stand at `at`. */
function literalFollows({ cells, text }: Trie, node: number, codes: Uint16Array, at: number, end: number): boolean {
  const edge = node + EDGES;
  const start = cells[edge + EDGE_TEXT]!;
  const length = cells[edge]! >>> EDGE_LENGTH_SHIFT;
  const most = length < LOOKED_AT ? length : LOOKED_AT;
  if (at + most > end) return false;
  for (let unit = 0; unit < most; unit += 1) if (codes[at + unit] !== text[start + unit]) return false;
  return true;
}

/** The place of the literal edge that begins with `code`, 0 if none does. */
function findRun({ cells, dense }: Trie, node: number, code: number): number {
  const table = cells[node + DENSE]!;
  if (table >= 0 && code < 128) return dense[table + code]!;
  let low = 0;
  let high = cells[node]! & RUN_COUNT;
  const edges = node + EDGES;
  while (high - low > 8) {
    const middle = (low + high) >> 1;
    if ((cells[edges + middle * EDGE_SIZE]! & EDGE_UNIT) <= code) low = middle;
    else high = middle;
  }
  for (; low < high; low += 1) if ((cells[edges + low * EDGE_SIZE]! & EDGE_UNIT) === code) return edges + low * EDGE_SIZE;
  return 0;
}
