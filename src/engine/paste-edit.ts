import { GAP, NOTHING } from './paste-remedy.ts';
import { timeAhead } from './paste-time.ts';

/** Something else in the place of as many units of a text. */
export interface Edit {
  readonly from: number;
  readonly put: string;
}

/** A text with edits made, which stand in order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const out: string[] = [];
  let at = 0;
  for (const { from, put } of edits) {
    out.push(text.slice(at, from), put);
    at = from + put.length;
  }
  out.push(text.slice(at));
  return out.join('');
}

/** Blanks in the place of a text; its line ends stay. */
export function blanked(text: string): string {
  return text.replace(/[^\r\n]+/g, (part) => GAP.repeat(part.length));
}

/** Where a record stands that holds a line of a log among other things. */
export interface Held {
  readonly from: number;
  readonly to: number;
  /** The line within it. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

/**
 * What to put in the place of a record: `header`, then `body` (as long as what it was written as) where it stood; nothing
 * in between can be seen. Where the header has too little room before it, the body moves; where it has none at all it is
 * left out. A body that says its time itself needs no header.
 */
export function laidOut({ from, to, bodyFrom, bodyTo }: Held, header: string, body: string): Edit {
  const behind = GAP.repeat(to - bodyTo);
  const shown = header === '' || timeAhead(body.replaceAll(NOTHING, '').trimStart()).length > 0 ? '' : `${header} `;
  const room = bodyFrom - from;
  if (shown.length <= room) return { from, put: shown + NOTHING.repeat(room - shown.length) + body + behind };
  const all = shown + body;
  return { from, put: all.length <= to - from ? all + GAP.repeat(to - from - all.length) : NOTHING.repeat(room) + body + behind };
}
