import { fold } from '../engine/fold.ts';
import { explain as explainAlone, holesOf, lineOf, type Reading } from '../engine/index.ts';
import { piecesOf } from './template-pieces.ts';

/** How a line was read: its header, the template that took its message, the values in it; for an unknown one what is near. */
export interface Explained {
  readonly header: string;
  readonly body: string;
  /** Format id, `ntt-hgw#fault-log-spaced`; null without a header. */
  readonly format: string | null;
  readonly template: string | null;
  readonly holes: readonly { readonly name: string; readonly type: string; readonly value: string }[];
  /** The messages that agree with an unknown line furthest, and how many UTF-16 units of `body` that is; null for none. */
  readonly near: { readonly messages: readonly string[]; readonly templates: readonly string[]; readonly same: number } | null;
}

const LONGEST = 2000;

/** Explains a line as it was read among the others; what is near an unknown one is told from the line alone. */
export function explain(reading: Reading, line: number): Explained {
  const { columns, catalogue, text } = reading;
  const from = columns.from[line]!;
  const at = from + columns.body[line]!;
  const to = Math.min(columns.to[line]!, at + LONGEST);
  const template = catalogue.templates[columns.template[line]!];
  const nearest = template === undefined ? (explainAlone(text.slice(from, to), catalogue, { now: 0 })?.nearest ?? null) : null;
  const same = nearest === null ? 0 : nearest.stopped - (at - from);
  return {
    header: text.slice(from, at),
    body: text.slice(at, to),
    format: lineOf(reading, line).format,
    template: template?.pattern.source ?? null,
    holes: holesOf(text, columns, catalogue, line).map(({ name, type, from: start, to: end }) => ({ name, type, value: text.slice(start, end) })),
    near: nearest === null || same <= 0 ? null : alike(text.slice(at, at + same), nearest.messages, nearest.templates, same),
  };
}

/** So few characters that a template itself wrote agree by accident: a wide hole at its start would follow anything. */
const FEWEST_WRITTEN = 6;

function alike(agreed: string, messages: readonly string[], templates: readonly string[], same: number): Explained['near'] {
  const near = templates.filter((template) => writtenIn(template, fold(agreed)) >= FEWEST_WRITTEN);
  return near.length === 0 ? null : { messages, templates: near, same };
}

/** How many characters of the template's own words, blanks aside, stand in `agreed` in their order. */
function writtenIn(template: string, agreed: string): number {
  let written = 0;
  let at = 0;
  for (const piece of piecesOf(template)) {
    if ('hole' in piece) continue;
    let words = fold(piece.text);
    const whole = agreed.indexOf(words, at);
    // What the line stopped in the middle of is counted as far as it goes.
    if (whole < 0) while (words !== '' && !agreed.endsWith(words)) words = words.slice(0, -1);
    written += words.replace(/\s/g, '').length;
    if (whole < 0) break;
    at = whole + words.length;
  }
  return written;
}
