import { unitsOf, type OpenIndex } from './open-index.ts';
import { fitsLine, lineKey, shapeOf, type Shape } from './template.ts';
import { beginningsOf, takesWhole, wholeKey, wholeShapeOf, type WholeShape } from './whole-line.ts';

/** The template of a page that explains a line best. */
export interface LineMatch {
  /** What it says about the line, more than 0: nothing in words outweighs it. */
  readonly worth: number;
  /** Its own letters. */
  readonly letters: number;
  /** Its place among the units of its page. */
  readonly unit: number;
}

interface Template {
  readonly page: number;
  readonly unit: number;
  readonly text: string;
  readonly shape: Shape;
  /** The longest literal: a line without it is no line of this template. */
  readonly mark: string;
  whole?: readonly [asItIs: WholeShape, inOneCase: WholeShape];
}

const known = new WeakMap<OpenIndex, readonly Template[]>();

/** The templates that take one of the lines, the best of each page. `share` is how much of a line must be a template's own when the line is more than it. */
export function matchLines(index: OpenIndex, lines: readonly string[], share: number): ReadonlyMap<number, LineMatch> {
  const best = new Map<number, LineMatch>();
  for (const line of lines) {
    const key = lineKey(line);
    const asked = { key, asItIs: wholeKey(line), inOneCase: wholeKey(line).toLowerCase(), starts: [] as readonly number[], share };
    asked.starts = beginningsOf(asked.asItIs);
    for (const template of templatesOf(index)) {
      if (template.mark.length > key.length || !key.includes(template.mark)) continue;
      const worth = worthOf(template, asked);
      if (worth > (best.get(template.page)?.worth ?? 0)) best.set(template.page, { worth, letters: template.shape.length, unit: template.unit });
    }
  }
  return best;
}

/** A template that takes a line from end to end explains it better than any that stands inside it, and the more of the line it takes, the better. */
export const WHOLE = 1000;

/** So many letters, a value of its own form counting as two, make a whole line no accident; behind free text, so many. */
const LEAST = 6;
const LEAST_BEHIND_TEXT = 16;

/** In a line that may be a reader's sentence, so many letters and this share of it. */
const LEAST_IN_WORDS = 16;
const SHARE_IN_WORDS = 0.25;

/** So many letters in a row nobody writes by chance. */
const UNMISTAKABLE = 20;

/** From here on a text is no longer taken for a machine's. */
const WORDS = 0.5;

/** Less than a letter: the case is the same too. */
const SAME_CASE = 0.25;

interface AskedLine {
  readonly key: string;
  readonly asItIs: string;
  readonly inOneCase: string;
  starts: readonly number[];
  readonly share: number;
}

function worthOf(template: Template, line: AskedLine): number {
  const { shape } = template;
  template.whole ??= [wholeShapeOf(template.text), inOneCase(wholeShapeOf(template.text))];
  const whole = takesWhole(template.whole[1], line.inOneCase, line.starts);
  if (whole !== undefined && isNoAccident(template.whole[1], template, whole.formed, line)) {
    const later = template.whole[1].holes[0] === 'text' ? line.starts.length - 1 : whole.beginning;
    return WHOLE * (line.starts.length - later) + shape.length + (takesWhole(template.whole[0], line.asItIs, line.starts) === undefined ? 0 : SAME_CASE);
  }
  return isOwn(shape, line) && fitsLine(shape, line.key) ? shape.length : 0;
}

function isNoAccident(whole: WholeShape, { shape, mark }: Template, formed: number, { key, share }: AskedLine): boolean {
  if (shape.length === key.length) return true;
  const strength = shape.length + 2 * formed;
  if (shape.length === 0 || strength < (whole.holes[0] === 'text' ? LEAST_BEHIND_TEXT : LEAST)) return false;
  const holes = whole.holes.filter((hole) => hole !== '').length;
  // A sentence may begin as a template does, but not with a machine's marks in it or a name of a machine's behind it.
  const first = shape.literals[0] ?? '';
  const begun = whole.holes[0] === '' && first.length >= SHORT && (formed > 0 || /[:="[\](){}<>]/.test(first));
  return share < WORDS || formed === holes || begun || mark.length >= UNMISTAKABLE || shape.length >= key.length * share || (shape.length >= LEAST_IN_WORDS && shape.length >= key.length * SHARE_IN_WORDS);
}

/** Of a line that fits values of one form, less of it need be the template's own. */
const TYPED = 0.4;

/** Less still of a line that begins with at least so many letters of the template. */
const BEGUN = 0.2;
const BEGINNING = 4;

/** A shorter template stands in a long line by chance, so more of the line must be its own. */
const SHORT = 8;
const SHORT_SHARE = 1.7;

/** Whether enough of a line is the template's own for it to stand there by no accident. */
function isOwn(shape: Shape, { key, share }: AskedLine): boolean {
  if (shape.length < BEGINNING) return false;
  const first = shape.literals[0] ?? '';
  const begins = shape.holes[0] === '' && first.length >= BEGINNING && key.startsWith(first);
  return shape.length >= key.length * (begins ? share * BEGUN : shape.isTyped ? share * TYPED : shape.length < SHORT ? share * SHORT_SHARE : share);
}

function inOneCase({ literals, holes }: WholeShape): WholeShape {
  return { literals: literals.map((literal) => literal.toLowerCase()), holes };
}

function templatesOf(index: OpenIndex): readonly Template[] {
  const made = known.get(index) ?? index.pages.flatMap((page, at) =>
    unitsOf(page).flatMap(({ field, text }, unit) => {
      if (field !== 'messages') return [];
      const shape = shapeOf(text);
      return shape.length === 0 ? [] : [{ page: at, unit, text, shape, mark: shape.literals.reduce((a, b) => (b.length > a.length ? b : a), '') }];
    }));
  known.set(index, made);
  return made;
}
