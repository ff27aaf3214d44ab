import { followOf, plainFollow, TABLE, type Follow } from './follow.ts';
import type { LiteralIndex } from './literal-index.ts';
import { HOLE_RANK, HOLE_TYPES, type HoleType, type Pattern } from './pattern.ts';

/**
 * All templates in one trie of literals and typed holes (the idea of syslog-ng's patterndb and liblognorm's PDAG).
 * Literals are tried before holes and narrow holes before wide ones, so the first end reached is the most specific one,
 * and the time of a line does not grow with the number of templates that do not begin like it.
 *
 * A node is a place in one array of numbers: what a walk asks of it, its edges, and then the nodes below it. A walk
 * spends most of its time waiting for memory, and so it mostly reads on where it just was.
 */
export interface Trie {
  /** Whether a pattern may end before the line does: headers, which the message follows. */
  readonly open: boolean;
  /** The nodes, the root at 0; see the places and masks below. */
  readonly cells: Int32Array;
  /** The units of all literal edges. */
  readonly text: Uint16Array;
  /** For nodes with many literal edges, the place of each ASCII unit's edge, 0 for none. */
  readonly dense: Int32Array;
  /** The patterns that end at nodes, each list after its length; several where templates are equal. */
  readonly endOf: Int32Array;
  /** What may follow wide holes that lead to more than one thing. */
  readonly tables: Uint8Array;
  /** Where a `{text}` at the beginning of a pattern leads, -1 where none begins with one. */
  readonly textFirst: number;
  /** For a trie of many messages, what lines must contain to begin with a hole; null where that is not looked for. */
  readonly leads: LiteralIndex | null;
}

/** The first number of a node: how many literal edges, how many holes, whether patterns end here. */
export const RUN_COUNT = 0xffff;
export const HOLE_COUNT_SHIFT = 16;
export const HOLE_COUNT = 0xf;
export const HAS_ENDS = 1 << 20;
/** Where the list of the patterns that end here stands in `endOf`. */
const ENDS = 1;
/** What may follow a wide hole that leads here: a place in `tables`, or one of the plain answers of `follow.ts`. */
export const FOLLOW = 2;
/** A place in `dense`, -1 for a node with few edges. */
export const DENSE = 3;
/** Where a node's literal edges begin, sorted by first unit; the holes follow them, narrow before wide. */
export const EDGES = 4;

/** A literal edge: its first unit and, above it, its length; where it stands in `text`; where it leads. */
export const EDGE_SIZE = 3;
export const EDGE_UNIT = 0xffff;
export const EDGE_LENGTH_SHIFT = 16;
export const EDGE_TEXT = 1;
export const EDGE_TO = 2;

/** A hole: its type and, above it, where it leads. */
export const HOLE_TYPE = 0xf;
export const HOLE_TO_SHIFT = 4;

/** Nodes with more literal edges than this have a dense table. */
const FEW_EDGES = 5;

/** The numbers of holes in `holeType`, in the order of `HOLE_TYPES`. */
export const HOLE_NUMBER: Readonly<Record<HoleType, number>> = Object.fromEntries(HOLE_TYPES.map((type, index) => [type, index])) as Record<HoleType, number>;

/** A node while the trie grows. */
export interface GrowingNode {
  readonly runs: Map<number, { run: string; node: GrowingNode }>;
  readonly holes: { readonly type: HoleType; readonly node: GrowingNode }[];
  readonly ends: number[];
  /** What may follow a wide hole that leads here; null where none does. */
  follow: Follow | number | null;
}

function insertLiteral(from: GrowingNode, text: string): GrowingNode {
  let node = from;
  let at = 0;
  while (at < text.length) {
    const first = text.charCodeAt(at);
    const edge = node.runs.get(first);
    if (edge === undefined) {
      const next = grown();
      node.runs.set(first, { run: text.slice(at), node: next });
      return next;
    }
    let shared = 1;
    while (shared < edge.run.length && at + shared < text.length && edge.run.charCodeAt(shared) === text.charCodeAt(at + shared)) shared += 1;
    if (shared < edge.run.length) {
      const middle = grown();
      middle.runs.set(edge.run.charCodeAt(shared), { run: edge.run.slice(shared), node: edge.node });
      node.runs.set(first, { run: edge.run.slice(0, shared), node: middle });
      node = middle;
    } else node = edge.node;
    at += shared;
  }
  return node;
}

function grown(): GrowingNode {
  return { runs: new Map(), holes: [], ends: [], follow: null };
}

function grow(patterns: readonly Pattern[]): GrowingNode {
  const root = grown();
  patterns.forEach((pattern, index) => {
    let node = root;
    for (const element of pattern.elements) {
      if (element.kind === 'literal') { node = insertLiteral(node, element.text); continue; }
      let edge = node.holes.find((hole) => hole.type === element.type);
      if (edge === undefined) {
        edge = { type: element.type, node: grown() };
        node.holes.push(edge);
        node.holes.sort((a, b) => HOLE_RANK[a.type] - HOLE_RANK[b.type]);
      }
      node = edge.node;
    }
    node.ends.push(index);
  });
  return root;
}

/** Builds the trie of `patterns`; an end answers the index of its pattern. */
export function buildTrie(patterns: readonly Pattern[], open = false): Trie {
  const root = grow(patterns);
  const places = new Map<GrowingNode, number>();
  let size = 0;
  const place = (node: GrowingNode): void => {
    places.set(node, size);
    size += EDGES + node.runs.size * EDGE_SIZE + node.holes.length;
    for (const { node: next } of sortedRuns(node)) place(next);
    for (const { node: next } of node.holes) place(next);
  };
  place(root);
  const cells = new Int32Array(size);
  const text: number[] = [];
  const dense: number[] = [];
  const endOf: number[] = [];
  const tables: Follow[] = [];
  for (const [node, at] of places) {
    cells[at] = node.runs.size | (node.holes.length << HOLE_COUNT_SHIFT) | (node.ends.length > 0 ? HAS_ENDS : 0);
    cells[at + ENDS] = endOf.push(node.ends.length, ...node.ends) - node.ends.length - 1;
    cells[at + FOLLOW] = typeof node.follow === 'object' && node.follow !== null ? tables.push(node.follow) * TABLE - TABLE : node.follow ?? -1;
    const table = node.runs.size > FEW_EDGES ? dense.length : -1;
    cells[at + DENSE] = table;
    if (table >= 0) dense.push(...new Array<number>(128).fill(0));
    let edge = at + EDGES;
    for (const { run, node: next } of sortedRuns(node)) {
      const first = run.charCodeAt(0);
      if (table >= 0 && first < 128) dense[table + first] = edge;
      cells[edge] = first | (run.length << EDGE_LENGTH_SHIFT);
      cells[edge + EDGE_TEXT] = text.length;
      cells[edge + EDGE_TO] = places.get(next)!;
      for (let unit = 0; unit < run.length; unit += 1) text.push(run.charCodeAt(unit));
      edge += EDGE_SIZE;
    }
    for (const { type, node: next } of node.holes) {
      if (type === 'if' || type === 'word' || type === 'text') next.follow = plainFollow(next) ?? followOf(next);
      cells[edge] = HOLE_NUMBER[type] | (places.get(next)! << HOLE_TO_SHIFT);
      edge += 1;
    }
  }
  const joined = new Uint8Array(tables.length * TABLE);
  tables.forEach((table, index) => joined.set(table, index * TABLE));
  const textFirst = root.holes.find(({ type }) => type === 'text');
  return {
    open, cells, text: Uint16Array.from(text), dense: Int32Array.from(dense), endOf: Int32Array.from(endOf), tables: joined,
    textFirst: textFirst === undefined ? -1 : places.get(textFirst.node)!, leads: null,
  };
}

function sortedRuns({ runs }: GrowingNode): readonly { readonly run: string; readonly node: GrowingNode }[] {
  return runs.size < 2 ? [...runs.values()] : [...runs.values()].sort((a, b) => a.run.charCodeAt(0) - b.run.charCodeAt(0));
}

/** Where the patterns that end at a node stand in `endOf`: from here on, as many as the number before says. */
export function endsFrom({ cells }: Trie, node: number): number {
  return cells[node + ENDS]! + 1;
}

/** The indexes of the patterns that end at a node. */
export function endsAt(trie: Trie, node: number): Int32Array {
  const from = endsFrom(trie, node);
  return trie.endOf.subarray(from, from + trie.endOf[from - 1]!);
}

/** Patterns below a node, at most so many: what a line that ran out there may have been. */
export function endsBelow(trie: Trie, node: number, most: number, found: number[] = []): number[] {
  const { cells } = trie;
  for (const end of endsAt(trie, node)) if (found.length < most) found.push(end);
  let edge = node + EDGES;
  const holes = edge + (cells[node]! & RUN_COUNT) * EDGE_SIZE;
  const stop = holes + ((cells[node]! >> HOLE_COUNT_SHIFT) & HOLE_COUNT);
  for (; edge < holes && found.length < most; edge += EDGE_SIZE) endsBelow(trie, cells[edge + EDGE_TO]!, most, found);
  for (edge = holes; edge < stop && found.length < most; edge += 1) endsBelow(trie, cells[edge]! >> HOLE_TO_SHIFT, most, found);
  return found;
}
