import { beginnings } from './follow.ts';
import type { Pattern } from './pattern.ts';
import { buildTrie, type Trie } from './trie.ts';
import { matchTrie, type Match } from './walk.ts';

/**
 * What a line must contain to hold any known message, wherever in it the message begins: the literal texts of some
 * template, one behind the other. A line that holds no template's is unknown, and neither its other headers nor what
 * stands behind them need be read.
 *
 * One pass over the line looks for the first four units of a piece of each template, the one that is rarest among the
 * templates; where a whole piece stands, the other literals of its template are looked for.
 */
export interface Anchors {
  /** One bit for each hash of four units. */
  readonly bits: Int32Array;
  readonly shift: number;
  /** Hash → the first template whose piece has that hash, in the chain of `next`; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Template → where its piece stands in `text`, how long it is. */
  readonly pieceFrom: Int32Array;
  readonly pieceLength: Uint8Array;
  /** Template → its first literal; the next template's is where they stop. */
  readonly literals: Int32Array;
  /** Literal → where it stands in `text`; the next one's is where it stops. */
  readonly literalFrom: Int32Array;
  readonly text: Uint16Array;
  /** Template → 1 if a line must end with its last literal. */
  readonly closed: Uint8Array;
  /** The few templates without four literal units in a row: they are tried wherever a message can begin. */
  readonly brief: Trie | null;
  /** Of each unit: whether a message can stand behind it, whether a brief template may begin with it. */
  readonly roles: Uint8Array;
}

/** Templates looked at for one line before it is read in full: no line may cost more than its length allows. */
const MOST_TEMPLATES = 24;
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

/** Which of a pattern's literals holds its rarest piece, and where; null if none has four units. */
function pieceOf(literals: readonly string[], frequency: Uint32Array): { readonly literal: number; readonly at: number } | null {
  let best: { literal: number; at: number } | null = null;
  let rarest = Number.POSITIVE_INFINITY;
  const longest = Math.max(0, ...literals.map((text) => text.length));
  const least = Math.max(GRAM, Math.min(GOOD_PIECE, longest));
  literals.forEach((text, literal) => {
    for (let at = 0; at + least <= text.length; at += 1) {
      const found = frequency[hash(gram(text, at), 32 - COUNTED_BITS)]!;
      if (found >= rarest) continue;
      rarest = found;
      best = { literal, at };
    }
  });
  return best;
}

/** The anchors of the templates `patterns` behind the headers `headers`. */
export function buildAnchors(patterns: readonly Pattern[], headers: readonly Pattern[]): Anchors {
  const frequency = new Uint32Array(1 << COUNTED_BITS);
  const texts = patterns.map(({ elements }) => elements.flatMap((element) => (element.kind === 'literal' ? [element.text] : [])));
  for (const text of texts.flat()) for (let at = 0; at + GRAM <= text.length; at += 1) frequency[hash(gram(text, at), 32 - COUNTED_BITS)]! += 1;
  const brief: Pattern[] = [];
  const shift = 32 - Math.max(10, Math.ceil(Math.log2(patterns.length * BITS_EACH + 1)));
  const bits = new Int32Array(1 << (27 - shift));
  // The chains are found by the upper bits of the same hash, a sixteenth of the bits being slots enough.
  const first = new Int32Array(1 << (28 - shift)).fill(-1);
  const next: number[] = [];
  const pieceFrom: number[] = [];
  const pieceLength: number[] = [];
  const literals: number[] = [0];
  const literalFrom: number[] = [0];
  const closed: number[] = [];
  let text = '';
  patterns.forEach((pattern, index) => {
    const own = texts[index]!;
    const piece = pieceOf(own, frequency);
    if (piece === null) { brief.push(pattern); return; }
    const slot = hash(gram(own[piece.literal]!, piece.at), shift);
    bits[slot >>> 5]! |= 1 << (slot & 31);
    next.push(first[slot >>> 4]!);
    first[slot >>> 4] = closed.length;
    own.forEach((literal, place) => {
      if (place === piece.literal) pieceFrom.push(text.length + piece.at);
      text += literal;
      literalFrom.push(text.length);
    });
    pieceLength.push(Math.min(LONGEST_PIECE, own[piece.literal]!.length - piece.at));
    literals.push(literalFrom.length - 1);
    closed.push(pattern.elements.at(-1)!.kind === 'literal' ? 1 : 0);
  });
  return {
    bits, shift, first, next: Int32Array.from(next), pieceFrom: Int32Array.from(pieceFrom), pieceLength: Uint8Array.from(pieceLength),
    literals: Int32Array.from(literals), literalFrom: Int32Array.from(literalFrom),
    text: Uint16Array.from(text, (unit) => unit.charCodeAt(0)), closed: Uint8Array.from(closed),
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
  const { bits, shift, first, next } = anchors;
  let packed = 0;
  let looked = 0;
  for (let at = 0; at < end; at += 1) {
    packed = (packed << 8) ^ codes[at]!;
    const slot = Math.imul(packed, 0x9e3779b1) >>> shift;
    if ((bits[slot >>> 5]! & (1 << (slot & 31))) === 0 || at < GRAM - 1) continue;
    for (let template = first[slot >>> 4]!; template >= 0; template = next[template]!) {
      if (!pieceStands(anchors, template, codes, at - GRAM + 1, end)) continue;
      looked += 1;
      if (looked > MOST_TEMPLATES || holdsLiterals(anchors, template, codes, end)) return true;
    }
  }
  return briefBegins(anchors, codes, end, into);
}

function pieceStands({ pieceFrom, pieceLength, text }: Anchors, template: number, codes: Uint16Array, at: number, end: number): boolean {
  const length = pieceLength[template]!;
  return at + length <= end && stands(text, pieceFrom[template]!, length, codes, at);
}

function stands(text: Uint16Array, from: number, length: number, codes: Uint16Array, at: number): boolean {
  let same = 0;
  while (same < length && text[from + same] === codes[at + same]) same += 1;
  return same === length;
}

/** Whether all literals of a template stand in the line one behind the other, the last one at its end if nothing may follow it. */
function holdsLiterals({ literals, literalFrom, text, closed }: Anchors, template: number, codes: Uint16Array, end: number): boolean {
  let at = 0;
  const stop = literals[template + 1]!;
  for (let literal = literals[template]!; literal < stop; literal += 1) {
    const from = literalFrom[literal]!;
    const length = literalFrom[literal + 1]! - from;
    if (literal === stop - 1 && closed[template] === 1) {
      if (end - length < at) return false;
      at = end - length;
    }
    while (at + length <= end && !stands(text, from, length, codes, at)) at += 1;
    if (at + length > end) return false;
    at += length;
  }
  return true;
}

function briefBegins({ brief, roles }: Anchors, codes: Uint16Array, end: number, into: Match): boolean {
  if (brief === null) return false;
  for (let at = 0; at < end; at += 1) {
    if ((roles[codes[at]!]! & BEGINS) === 0 || (at > 0 && (roles[codes[at - 1]!]! & BEFORE) === 0)) continue;
    if (matchTrie(brief, codes, at, end, into, true)) return true;
  }
  return false;
}
