import { beginnings } from './follow.ts';
import { indexLiterals, mayHoldLiterals, type LiteralIndex } from './literal-index.ts';
import type { Pattern } from './pattern.ts';
import { buildTrie, type Trie } from './trie.ts';
import { matchTrie, type Match } from './walk.ts';

/**
 * What a line must contain to hold any known message, wherever in it the message begins. A line without it is unknown,
 * and neither its other headers nor what stands behind them need be read.
 */
export interface Anchors {
  readonly index: LiteralIndex;
  /** The few templates without four literal units in a row: they are tried wherever a message can begin. */
  readonly brief: Trie | null;
  /** Of each unit: whether a message can stand behind it, whether a brief template may begin with it. */
  readonly roles: Uint8Array;
}

const BEFORE = 1;
const BEGINS = 2;

/** The anchors of the templates `patterns` behind the headers `headers`. */
export function buildAnchors(patterns: readonly Pattern[], headers: readonly Pattern[]): Anchors {
  const { index, left } = indexLiterals(patterns.map(({ elements }) => ({
    texts: elements.flatMap((element) => (element.kind === 'literal' ? [element.text] : [])),
    closed: elements.at(-1)?.kind === 'literal',
  })));
  const brief = left.map((number) => patterns[number]!);
  return { index, brief: brief.length === 0 ? null : buildTrie(brief), roles: rolesOf(headers, brief) };
}

function rolesOf(headers: readonly Pattern[], brief: readonly Pattern[]): Uint8Array {
  const roles = new Uint8Array(65536);
  const mark = (units: readonly number[] | null, role: number): void => {
    if (units === null) roles.forEach((_, unit) => { roles[unit]! |= role; });
    else for (const unit of units) roles[unit]! |= role;
  };
  for (const { elements } of headers) {
    const last = elements.at(-1);
    mark(last?.kind === 'literal' ? [last.text.charCodeAt(last.text.length - 1)] : null, BEFORE);
  }
  // Blanks between a header and its message are passed over.
  if (headers.length > 0) mark([0x20], BEFORE);
  for (const { elements: [first] } of brief) mark(first?.kind === 'hole' ? beginnings(first.type) : first === undefined ? [] : [first.text.charCodeAt(0)], BEGINS);
  return roles;
}

/** Whether a known message may begin anywhere in `codes[0, end)`; a no is certain. `into` is room for a try. */
export function mayHold(anchors: Anchors, codes: Uint16Array, end: number, into: Match): boolean {
  return mayHoldLiterals(anchors.index, codes, end) || briefBegins(anchors, codes, end, into);
}

function briefBegins({ brief, roles }: Anchors, codes: Uint16Array, end: number, into: Match): boolean {
  if (brief === null) return false;
  for (let at = 0; at < end; at += 1) {
    if ((roles[codes[at]!]! & BEGINS) === 0 || (at > 0 && (roles[codes[at - 1]!]! & BEFORE) === 0)) continue;
    if (matchTrie(brief, codes, at, end, into, true)) return true;
  }
  return false;
}
