import { fold, isAscii } from './fold.ts';

/** A brace written twice stands for itself; it is read first, so that in `{{{text}` the hole is what follows it. */
const PIECE = /\{\{|\}\}|\{(?:[A-Za-z_][\w-]*:)?(n|hex|ip|mac|if|time|dur|word|text)\}/g;

/** What may stand in a hole once blanks are gone. Looser than the matcher of the analyzer, which alone decides; this only ranks. */
const FITS: Readonly<Record<string, RegExp>> = {
  n: /^[-+]?\d+(?:\.\d+)?$/,
  hex: /^(?:0x)?[0-9a-f]+$/,
  ip: /^[0-9a-f.:*x/]+$/,
  mac: /^[0-9a-f:.*x-]+$/,
  if: /^[a-z][\w.\-/@]*$/,
};

/** The words of a template that stand in every line it takes. */
export function withoutHoles(template: string): string {
  return filled(template, ' ');
}

/** A template as a reader may see it: … for what differs from line to line. */
export function readable(template: string): string {
  return filled(template, '…');
}

function filled(template: string, hole: string): string {
  return template.replace(PIECE, (piece) => (piece === '{{' ? '{' : piece === '}}' ? '}' : hole));
}

/** A template as literals and the kinds of holes between them, folded and without blanks. */
export interface Shape {
  readonly literals: readonly string[];
  /** `holes[i]` stands before `literals[i]`; the last one, after the last literal. Empty where there is none. */
  readonly holes: readonly string[];
  /** Letters of all literals. */
  readonly length: number;
  /** Every hole takes only values of one form (a number, an address …), so that a line that fits does so by no accident. */
  readonly isTyped: boolean;
}

export function shapeOf(template: string): Shape {
  const literals: string[] = [];
  const holes: string[] = [''];
  for (const { literal: own, hole } of partsOf(template)) {
    if (hole !== undefined) {
      // A first hole stands behind whatever comes before the template.
      if (literals.length === 0) {
        literals.push('');
        holes.push('');
      }
      // Only blanks between two holes: together they take anything.
      holes[holes.length - 1] = holes[holes.length - 1] === '' ? hole : 'text';
      continue;
    }
    const literal = lineKey(own);
    if (literal === '' && literals.length > 0) continue;
    literals.push(literal);
    holes.push('');
  }
  const length = literals.reduce((sum, literal) => sum + literal.length, 0);
  return { literals, holes, length, isTyped: holes.every((hole) => hole === '' || hole in FITS) };
}

/** The literals and holes of a template in their order; a brace written twice is a literal one. */
export function partsOf(template: string): readonly { readonly literal: string; readonly hole?: string }[] {
  const parts: { readonly literal: string; readonly hole?: string }[] = [];
  let at = 0;
  let own = '';
  const end = (): void => {
    if (own !== '') parts.push({ literal: own });
    own = '';
  };
  for (const piece of template.matchAll(PIECE)) {
    own += template.slice(at, piece.index);
    at = piece.index + piece[0].length;
    if (piece[1] === undefined) {
      own += piece[0].charAt(0);
      continue;
    }
    end();
    parts.push({ literal: '', hole: piece[1] });
  }
  own += template.slice(at);
  end();
  return parts;
}

/** A line as shapes are compared with it: folded, without blanks. */
export function lineKey(line: string): string {
  if (isAscii(line)) return line.toLowerCase().replace(/ +/g, '');
  const folded = fold(line);
  let key = '';
  for (let i = 0; i < folded.text.length; i += 1) if (folded.scripts[i] !== 'blank') key += folded.text.charAt(i);
  return key;
}

/** Whether the literals stand in the line in their order, whatever comes before (its header), with fitting values between. */
export function fitsLine(shape: Shape, key: string): boolean {
  const failed = new Set<number>();
  const from = (part: number, at: number): boolean => {
    const literal = shape.literals[part];
    if (literal === undefined) return shape.holes[part] === '' || fits(shape.holes[part], key.slice(at));
    const state = part * (key.length + 1) + at;
    if (failed.has(state)) return false;
    const hole = shape.holes[part] ?? '';
    for (let found = key.indexOf(literal, at); found >= 0; found = key.indexOf(literal, found + 1)) {
      const between = key.slice(at, found);
      if ((part === 0 || (hole === '' ? between === '' : fits(hole, between))) && from(part + 1, found + literal.length)) return true;
      if (found >= key.length) break;
    }
    failed.add(state);
    return false;
  };
  return shape.length > 0 && from(0, 0);
}

function fits(hole: string | undefined, value: string): boolean {
  return value !== '' && (FITS[hole ?? '']?.test(value) ?? true);
}
