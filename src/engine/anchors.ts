import { beginnings } from './follow.ts';
import type { Pattern } from './pattern.ts';
import { buildTrie, type Trie } from './trie.ts';
import { matchTrie, type Match } from './walk.ts';

/**
 * What a line must contain to hold any known message, wherever in it the message begins: of every template one piece of
 * its literal text, the one that is rarest among the templates. A line with none of these pieces is unknown, and
 * neither its other headers nor what stands behind them need be read.
 *
 * One pass over the line looks for the first four units of a piece; a hit is compared in full.
 */
export interface Anchors {
  /** One bit for each hash of four units. */
  readonly bits: Int32Array;
  readonly shift: number;
  /** Hash → the first piece of that hash, in the chain of `next`; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly from: Int32Array;
  readonly length: Uint8Array;
  readonly text: Uint16Array;
  /** The few templates without four literal units in a row: they are tried wherever a message can begin. */
  readonly brief: Trie | null;
  /** Of each unit: whether a message can stand behind it, whether a brief template may begin with it. */
  readonly roles: Uint8Array;
}

const BEFORE = 1;
const BEGINS = 2;
const GRAM = 4;
/** A longer piece would hardly be rarer. */
const LONGEST_PIECE = 12;
/** Pieces shorter than this are taken only from literals that have no longer one. */
const GOOD_PIECE = 8;
/** Bits for each piece: so many that hardly any four units meet a bit by accident. */
const BITS_EACH = 64;
/** Hashes of four units whose frequency among the templates is counted. */
const COUNTED_BITS = 15;

/** Four units as one number; of units above U+00FF a part is lost, so that equal numbers need a second look. */
function gram(text: string, at: number): number {
  let packed = 0;
  for (let unit = 0; unit < GRAM; unit += 1) packed = (packed << 8) ^ text.charCodeAt(at + unit);
  return packed;
}

function hash(packed: number, shift: number): number {
  return Math.imul(packed, 0x9e3779b1) >>> shift;
}

/** The rarest piece of a pattern's literals; null if none has four units. */
function pieceOf(pattern: Pattern, frequency: Uint32Array): string | null {
  let best: string | null = null;
  let rarest = Number.POSITIVE_INFINITY;
  const longest = Math.max(0, ...pattern.elements.map((element) => (element.kind === 'literal' ? element.text.length : 0)));
  const least = Math.max(GRAM, Math.min(GOOD_PIECE, longest));
  for (const element of pattern.elements) {
    if (element.kind !== 'literal') continue;
    for (let at = 0; at + least <= element.text.length; at += 1) {
      const found = frequency[hash(gram(element.text, at), 32 - COUNTED_BITS)]!;
      if (found >= rarest) continue;
      rarest = found;
      best = element.text.slice(at, at + LONGEST_PIECE);
    }
  }
  return best;
}

/** The anchors of the templates `patterns` behind the headers `headers`. */
export function buildAnchors(patterns: readonly Pattern[], headers: readonly Pattern[]): Anchors {
  const frequency = new Uint32Array(1 << COUNTED_BITS);
  for (const { elements } of patterns) {
    for (const element of elements) {
      if (element.kind === 'literal') for (let at = 0; at + GRAM <= element.text.length; at += 1) frequency[hash(gram(element.text, at), 32 - COUNTED_BITS)]! += 1;
    }
  }
  const pieces = new Set<string>();
  const brief: Pattern[] = [];
  for (const pattern of patterns) {
    const piece = pieceOf(pattern, frequency);
    if (piece === null) brief.push(pattern);
    else pieces.add(piece);
  }
  const shift = 32 - Math.max(10, Math.ceil(Math.log2(pieces.size * BITS_EACH + 1)));
  const bits = new Int32Array(1 << (27 - shift));
  // The chains are found by the upper bits of the same hash, a sixteenth of the bits being slots enough.
  const first = new Int32Array(1 << (28 - shift)).fill(-1);
  const next: number[] = [];
  const from: number[] = [];
  const length: number[] = [];
  let text = '';
  for (const piece of pieces) {
    const slot = hash(gram(piece, 0), shift);
    bits[slot >>> 5]! |= 1 << (slot & 31);
    next.push(first[slot >>> 4]!);
    first[slot >>> 4] = from.length;
    from.push(text.length);
    length.push(piece.length);
    text += piece;
  }
  return {
    bits, shift, first, next: Int32Array.from(next), from: Int32Array.from(from), length: Uint8Array.from(length),
    text: Uint16Array.from(text, (unit) => unit.charCodeAt(0)),
    brief: brief.length === 0 ? null : buildTrie(brief),
    roles: rolesOf(headers, brief),
  };
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
  const { bits, shift } = anchors;
  let packed = 0;
  for (let at = 0; at < end; at += 1) {
    packed = (packed << 8) ^ codes[at]!;
    const slot = Math.imul(packed, 0x9e3779b1) >>> shift;
    if ((bits[slot >>> 5]! & (1 << (slot & 31))) !== 0 && at >= GRAM - 1 && pieceAt(anchors, slot >>> 4, codes, at - GRAM + 1, end)) return true;
  }
  return briefBegins(anchors, codes, end, into);
}

function pieceAt({ first, next, from, length, text }: Anchors, chain: number, codes: Uint16Array, at: number, end: number): boolean {
  for (let piece = first[chain]!; piece >= 0; piece = next[piece]!) {
    const units = length[piece]!;
    if (at + units > end) continue;
    const start = from[piece]!;
    let same = 0;
    while (same < units && text[start + same] === codes[at + same]) same += 1;
    if (same === units) return true;
  }
  return false;
}

function briefBegins({ brief, roles }: Anchors, codes: Uint16Array, end: number, into: Match): boolean {
  if (brief === null) return false;
  for (let at = 0; at < end; at += 1) {
    if ((roles[codes[at]!]! & BEGINS) === 0 || (at > 0 && (roles[codes[at - 1]!]! & BEFORE) === 0)) continue;
    if (matchTrie(brief, codes, at, end, into, true)) return true;
  }
  return false;
}
