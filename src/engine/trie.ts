import { followOf, plainFollow, TABLE, type Follow } from './follow.ts';
import { HOLE_RANK, HOLE_TYPES, type HoleType, type Pattern } from './pattern.ts';

/**
 * All templates in one trie of literals and typed holes (the idea of syslog-ng's patterndb and liblognorm's PDAG).
 * Literals are tried before holes and narrow holes before wide ones, so the first end reached is the most specific one,
 * and the time of a line does not grow with the number of templates that do not begin like it.
 *
 * Nodes are numbers, and what a walk asks of one node stands side by side in one array: a walk spends most of its time
 * waiting for memory, and so it waits once a node.
 */
export interface Trie {
  /** How many nodes; the root is 0. */
  readonly size: number;
  /** Whether a pattern may end before the line does: headers, which the message follows. */
  readonly open: boolean;
  /** `NODE_STRIDE` numbers a node, at the places named below. */
  readonly nodes: Int32Array;
  /** `EDGE_STRIDE` numbers a literal edge, one node's sorted by first unit: that unit, where the literal stands in `text`, its length, where it leads. */
  readonly edges: Int32Array;
  readonly text: Uint16Array;
  /** For nodes with many literal edges, the edge of each ASCII unit, -1 for none. */
  readonly dense: Int16Array;
  /** Two numbers a hole edge, narrow before wide: its type and where it leads. */
  readonly holes: Int32Array;
  /** The patterns that end at nodes; several where templates are equal. */
  readonly endOf: Int32Array;
  /** What may follow wide holes that lead to more than one thing. */
  readonly tables: Uint8Array;
  /** Where a `{text}` at the beginning of a pattern leads, -1 where none begins with one. */
  readonly textFirst: number;
}

export const NODE_STRIDE = 8;
/** Where a node's literal edges begin and stop. */
export const RUNS = 0;
export const RUNS_STOP = 1;
export const HOLES = 2;
export const HOLES_STOP = 3;
export const ENDS = 4;
export const ENDS_STOP = 5;
/** What may follow a wide hole that leads here: a place in `tables`, or one of the plain answers of `follow.ts`. */
export const FOLLOW = 6;
/** The place in `dense`, -1 for a node with few edges. */
export const DENSE = 7;

export const EDGE_STRIDE = 4;
export const EDGE_TEXT = 1;
export const EDGE_LENGTH = 2;
export const EDGE_TO = 3;

/** Nodes with more literal edges than this have a dense table. */
const FEW_EDGES = 6;

/** The numbers of holes in `holeType`, in the order of `HOLE_TYPES`. */
export const HOLE_NUMBER: Readonly<Record<HoleType, number>> = Object.fromEntries(HOLE_TYPES.map((type, index) => [type, index])) as Record<HoleType, number>;

/** A node while the trie grows. */
export interface GrowingNode {
  readonly runs: Map<number, { run: Uint16Array; node: GrowingNode }>;
  readonly holes: { readonly type: HoleType; readonly node: GrowingNode }[];
  readonly ends: number[];
  /** What may follow a wide hole that leads here; null where none does. */
  follow: Follow | number | null;
}

function insertLiteral(from: GrowingNode, text: string): GrowingNode {
  const codes = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
  let node = from;
  let at = 0;
  while (at < codes.length) {
    const edge = node.runs.get(codes[at]!);
    if (edge === undefined) {
      const next = grown();
      node.runs.set(codes[at]!, { run: codes.slice(at), node: next });
      return next;
    }
    let shared = 0;
    while (shared < edge.run.length && at + shared < codes.length && edge.run[shared] === codes[at + shared]) shared += 1;
    if (shared < edge.run.length) {
      const middle = grown();
      middle.runs.set(edge.run[shared]!, { run: edge.run.slice(shared), node: edge.node });
      node.runs.set(codes[at]!, { run: edge.run.slice(0, shared), node: middle });
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
  const nodes: GrowingNode[] = [root];
  const numbers = new Map([[root, 0]]);
  const number = (node: GrowingNode): number => {
    let own = numbers.get(node);
    if (own === undefined) {
      own = nodes.length;
      numbers.set(node, own);
      nodes.push(node);
    }
    return own;
  };
  const rows: number[] = [];
  const edges: number[] = [];
  const text: number[] = [];
  const dense: number[] = [];
  const holes: number[] = [];
  const endOf: number[] = [];
  const tables: Follow[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]!;
    const firstEdge = edges.length / EDGE_STRIDE;
    const firstHole = holes.length / 2;
    const firstEnd = endOf.length;
    const table = node.runs.size > FEW_EDGES ? new Array<number>(128).fill(-1) : null;
    for (const [first, { run, node: next }] of [...node.runs].sort((a, b) => a[0] - b[0])) {
      if (table !== null && first < 128) table[first] = edges.length / EDGE_STRIDE;
      edges.push(first, text.length, run.length, number(next));
      text.push(...run);
    }
    for (const { type, node: next } of node.holes) {
      if (type === 'if' || type === 'word' || type === 'text') next.follow = plainFollow(next) ?? followOf(next);
      holes.push(HOLE_NUMBER[type], number(next));
    }
    endOf.push(...node.ends);
    const { follow } = node;
    rows.push(
      firstEdge, edges.length / EDGE_STRIDE, firstHole, holes.length / 2, firstEnd, endOf.length,
      typeof follow === 'object' && follow !== null ? tables.push(follow) * TABLE - TABLE : follow ?? -1,
      table === null ? -1 : dense.push(...table) - 128,
    );
  }
  const joined = new Uint8Array(tables.length * TABLE);
  tables.forEach((table, index) => joined.set(table, index * TABLE));
  const textFirst = root.holes.find(({ type }) => type === 'text');
  return {
    size: nodes.length, open, nodes: Int32Array.from(rows), edges: Int32Array.from(edges), text: Uint16Array.from(text), dense: Int16Array.from(dense),
    holes: Int32Array.from(holes), endOf: Int32Array.from(endOf), tables: joined, textFirst: textFirst === undefined ? -1 : number(textFirst.node),
  };
}

/** The indexes of the patterns that end at a node. */
export function endsAt({ nodes, endOf }: Trie, node: number): Int32Array {
  return endOf.subarray(nodes[node * NODE_STRIDE + ENDS], nodes[node * NODE_STRIDE + ENDS_STOP]);
}

/** Patterns below a node, at most so many: what a line that ran out there may have been. */
export function endsBelow(trie: Trie, node: number, most: number, found: number[] = []): number[] {
  const { nodes, edges, holes } = trie;
  const row = node * NODE_STRIDE;
  for (const end of endsAt(trie, node)) if (found.length < most) found.push(end);
  for (let edge = nodes[row + RUNS]!; edge < nodes[row + RUNS_STOP]! && found.length < most; edge += 1) endsBelow(trie, edges[edge * EDGE_STRIDE + EDGE_TO]!, most, found);
  for (let hole = nodes[row + HOLES]!; hole < nodes[row + HOLES_STOP]! && found.length < most; hole += 1) endsBelow(trie, holes[hole * 2 + 1]!, most, found);
  return found;
}
