import { explain as explainAlone, holesOf, lineOf, type Reading } from '../engine/index.ts';
import { withoutNothing } from '../engine/paste-remedy.ts';

/** How a line was read: its header, the template that took its message, the values in it; for an unknown one what is near. */
export interface Explained {
  readonly header: string;
  readonly body: string;
  /** Format id, `ntt-hgw#fault-log-spaced`; null without a header. */
  readonly format: string | null;
  readonly template: string | null;
  readonly holes: readonly { readonly name: string; readonly type: string; readonly value: string }[];
  /** The messages that an unknown line is near to, and how many UTF-16 units of `body` agree; null where none is near. */
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
  const header = withoutNothing(text.slice(from, at));
  const shown = withoutNothing(text.slice(at, to));
  const nearest = template === undefined ? (explainAlone(header + shown, catalogue, { now: 0 })?.nearest ?? null) : null;
  const same = nearest === null ? 0 : nearest.stopped - header.length;
  return {
    header,
    body: shown,
    format: lineOf(reading, line).format,
    template: template?.pattern.source ?? null,
    holes: holesOf(text, columns, catalogue, line).map(({ name, type, from: start, to: end }) => ({ name, type, value: withoutNothing(text.slice(start, end)) })),
    near: nearest === null || same <= 0 ? null : { messages: nearest.messages, templates: nearest.templates, same },
  };
}
