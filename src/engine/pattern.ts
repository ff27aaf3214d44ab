import { foldLiteral } from './fold.ts';

/**
 * Templates (design §3): real lines with typed holes. There is no free regular expression, so a template cannot be
 * made to hang: the only open-ended hole, `{text}`, must be followed by enough literal text to be found again.
 */
export const HOLE_TYPES = ['ip', 'mac', 'time', 'dur', 'hex', 'n', 'if', 'word', 'text'] as const;
export type HoleType = (typeof HOLE_TYPES)[number];

export interface Literal { readonly kind: 'literal'; readonly text: string }
export interface Hole { readonly kind: 'hole'; readonly type: HoleType; readonly name: string }
export type Element = Literal | Hole;

/** A parsed template. Literals are folded; `literals` counts their characters, the tie-breaker of specificity. */
export interface Pattern {
  readonly source: string;
  readonly elements: readonly Element[];
  readonly literals: number;
}

/** Why a template cannot be used, with the offset in its source. Words for it live beside the schema. */
export interface PatternFault {
  readonly fault: 'empty' | 'unclosed' | 'stray-brace' | 'unknown-hole' | 'bad-name' | 'duplicate-name' | 'adjacent-holes' | 'text-before-short' | 'no-literal' | 'no-message';
  readonly at: number;
  readonly found: string;
}

/** How many literal characters must follow `{text}` when another hole comes after them. */
const AFTER_TEXT = 3;

function isHoleType(text: string): text is HoleType {
  return (HOLE_TYPES as readonly string[]).includes(text);
}

/** Reads a template such as `PPPoE セッション解放[{session:text}]`. `{{` and `}}` stand for braces. */
export function parsePattern(source: string): Pattern | PatternFault {
  const trimmed = source.trim();
  if (trimmed === '') return { fault: 'empty', at: 0, found: source };
  const elements = readElements(trimmed);
  if (!Array.isArray(elements)) return elements;
  const literals = literalCount(elements);
  if (literals === 0) return { fault: 'no-literal', at: 0, found: source };
  for (const [index, element] of elements.entries()) {
    if (element.kind !== 'hole' || element.type !== 'text') continue;
    const next = elements[index + 1];
    const isLastHole = !elements.slice(index + 1).some((later) => later.kind === 'hole');
    if (!isLastHole && next?.kind === 'literal' && next.text.length < AFTER_TEXT) return { fault: 'text-before-short', at: source.indexOf('{'), found: next.text };
  }
  return { source, elements, literals };
}

/** What ends every header: the message itself, whatever it is. */
const MESSAGE_HOLE = '{message}';

/** Reads the header of a format, such as `{at:time} {process:word}[{pid:n}]: {message}`: the part before the message. */
export function parseHeader(source: string): Pattern | PatternFault {
  if (!source.endsWith(MESSAGE_HOLE)) return { fault: 'no-message', at: source.length, found: source };
  const elements = readElements(source.slice(0, -MESSAGE_HOLE.length).trimStart());
  if (!Array.isArray(elements)) return elements;
  return { source, elements, literals: literalCount(elements) };
}

function literalCount(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + (element.kind === 'literal' ? element.text.trim().length : 0), 0);
}

function readElements(trimmed: string): Element[] | PatternFault {
  const elements: Element[] = [];
  const names = new Set<string>();
  let literal = '';
  let at = 0;
  const fault = (code: PatternFault['fault'], where: number, found: string): PatternFault => ({ fault: code, at: where, found });
  const flush = (): void => {
    if (literal === '') return;
    elements.push({ kind: 'literal', text: foldLiteral(literal) });
    literal = '';
  };
  while (at < trimmed.length) {
    const unit = trimmed[at]!;
    if ((unit === '{' || unit === '}') && trimmed[at + 1] === unit) {
      literal += unit;
      at += 2;
      continue;
    }
    if (unit === '}') return fault('stray-brace', at, unit);
    if (unit !== '{') {
      literal += unit;
      at += 1;
      continue;
    }
    const close = trimmed.indexOf('}', at);
    if (close < 0) return fault('unclosed', at, trimmed.slice(at));
    const inside = trimmed.slice(at + 1, close);
    const colon = inside.indexOf(':');
    const name = colon < 0 ? '' : inside.slice(0, colon);
    const type = colon < 0 ? inside : inside.slice(colon + 1);
    if (!isHoleType(type)) return fault('unknown-hole', at, inside);
    if (colon >= 0 && !/^[a-z][a-z0-9_]*$/.test(name)) return fault('bad-name', at, inside);
    if (name !== '' && names.has(name)) return fault('duplicate-name', at, name);
    names.add(name);
    flush();
    if (elements.at(-1)?.kind === 'hole') return fault('adjacent-holes', at, inside);
    elements.push({ kind: 'hole', type, name });
    at = close + 1;
  }
  flush();
  return elements;
}

export function isFault(value: Pattern | PatternFault): value is PatternFault {
  return 'fault' in value;
}

/** The place of an element in the order of specificity: literals first, then holes from narrow to wide. */
export function elementRank(element: Element): number {
  return element.kind === 'literal' ? -1 : HOLE_RANK[element.type];
}

/** `ip mac time dur hex n` before `if`, `word`, `text`, as design §3 orders them. */
export const HOLE_RANK: Readonly<Record<HoleType, number>> = { ip: 0, mac: 1, time: 2, dur: 3, hex: 4, n: 5, if: 6, word: 7, text: 8 };

/**
 * Which of two templates that take the same line is the more specific: negative if `a`, positive if `b`, 0 if neither.
 * Compared element by element; where one literal is a prefix of the other, the longer one is more specific.
 */
export function compareSpecificity(a: Pattern, b: Pattern): number {
  const shared = Math.min(a.elements.length, b.elements.length);
  for (let index = 0; index < shared; index += 1) {
    const left = a.elements[index]!;
    const right = b.elements[index]!;
    const byRank = elementRank(left) - elementRank(right);
    if (byRank !== 0) return byRank;
    if (left.kind === 'literal' && right.kind === 'literal' && left.text !== right.text) return right.text.length - left.text.length;
  }
  return b.literals - a.literals;
}
