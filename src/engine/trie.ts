import { followOf, TABLE, type Follow } from './follow.ts';
import { HOLE_RANK, HOLE_TYPES, type HoleType, type Pattern } from './pattern.ts';

/**
 * All templates in one trie of literals and typed holes (the idea of syslog-ng's patterndb and liblognorm's PDAG).
 * Literals are tried before holes and narrow holes before wide ones, so the first end reached is the most specific one,
 * and the time of a line does not grow with the number of templates that do not begin like it.
 *
 * Nodes are numbers and edges stand in typed arrays, one node's side by side: with objects and maps a walk spends most
 * of its time waiting for memory.
 */
export interface Trie {
  /** How many nodes; the root is 0. */
  readonly size: number;
  /** Whether a pattern may end before the line does: headers, which the message follows. */
  readonly open: boolean;
  /** Node → its first literal edge; the next node's is where they stop. Sorted by first unit. */
  readonly runs: Int32Array;
  readonly runFirst: Uint16Array;
  /** Edge → where its literal stands in `text`, how long it is, where it leads. */
  readonly runText: Int32Array;
  readonly runLength: Uint16Array;
  readonly runTo: Int32Array;
  readonly text: Uint16Array;
  /** Node → its first hole edge, narrow before wide. */
  readonly holes: Int32Array;
  readonly holeType: Uint8Array;
  readonly holeTo: Int32Array;
  /** Node → the first pattern that ends there; several where templates are equal. */
  readonly ends: Int32Array;
  readonly endOf: Int32Array;
  /** Node → where its table of what may follow stands in `tables`, -1 where no wide hole leads to it. */
  readonly follow: Int32Array;
  readonly tables: Uint8Array;
}

/** The numbers of holes in `holeType`, in the order of `HOLE_TYPES`. */
export const HOLE_NUMBER: Readonly<Record<HoleType, number>> = Object.fromEntries(HOLE_TYPES.map((type, index) => [type, index])) as Record<HoleType, number>;

/** A node while the trie grows. */
export interface GrowingNode {
  readonly runs: Map<number, { run: Uint16Array; node: GrowingNode }>;
  readonly holes: { readonly type: HoleType; readonly node: GrowingNode }[];
  readonly ends: number[];
  follow: Follow | null;
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
  const runs: number[] = [];
  const runFirst: number[] = [];
  const runText: number[] = [];
  const runLength: number[] = [];
  const runTo: number[] = [];
  const text: number[] = [];
  const holes: number[] = [];
  const holeType: number[] = [];
  const holeTo: number[] = [];
  const ends: number[] = [];
  const endOf: number[] = [];
  const follow: number[] = [];
  const tables: Follow[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]!;
    runs.push(runFirst.length);
    holes.push(holeType.length);
    ends.push(endOf.length);
    endOf.push(...node.ends);
    follow.push(node.follow === null ? -1 : tables.push(node.follow) * TABLE - TABLE);
    for (const [first, { run, node: next }] of [...node.runs].sort((a, b) => a[0] - b[0])) {
      runFirst.push(first);
      runText.push(text.length);
      runLength.push(run.length);
      runTo.push(number(next));
      text.push(...run);
    }
    for (const { type, node: next } of node.holes) {
      if (type === 'if' || type === 'word' || type === 'text') next.follow = followOf(next);
      holeType.push(HOLE_NUMBER[type]);
      holeTo.push(number(next));
    }
  }
  runs.push(runFirst.length);
  holes.push(holeType.length);
  ends.push(endOf.length);
  const joined = new Uint8Array(tables.length * TABLE);
  tables.forEach((table, index) => joined.set(table, index * TABLE));
  return {
    size: nodes.length, open,
    runs: Int32Array.from(runs), runFirst: Uint16Array.from(runFirst), runText: Int32Array.from(runText), runLength: Uint16Array.from(runLength), runTo: Int32Array.from(runTo), text: Uint16Array.from(text),
    holes: Int32Array.from(holes), holeType: Uint8Array.from(holeType), holeTo: Int32Array.from(holeTo),
    ends: Int32Array.from(ends), endOf: Int32Array.from(endOf), follow: Int32Array.from(follow), tables: joined,
  };
}

/** Patterns below a node, at most so many: what a line that ran out there may have been. */
export function endsBelow(trie: Trie, node: number, most: number, found: number[] = []): number[] {
  for (let end = trie.ends[node]!; end < trie.ends[node + 1]! && found.length < most; end += 1) found.push(trie.endOf[end]!);
  for (let edge = trie.runs[node]!; edge < trie.runs[node + 1]! && found.length < most; edge += 1) endsBelow(trie, trie.runTo[edge]!, most, found);
  for (let edge = trie.holes[node]!; edge < trie.holes[node + 1]! && found.length < most; edge += 1) endsBelow(trie, trie.holeTo[edge]!, most, found);
  return found;
}
