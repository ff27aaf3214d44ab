import type { Part } from './protocol.ts';

/** Longer texts are the worker's: the page neither keeps them nor counts their lines. */
const MOST_HELD = 2_000_000;

/** What the box holds. `text` is the whole text where the page has it: not while files are being read. */
export interface Held {
  readonly parts: readonly Part[];
  readonly text: string | null;
}

export const NOTHING: Held = { parts: [], text: '' };

/** A text of the reader's. */
export function heldText(text: string): Held {
  if (text === '') return NOTHING;
  return { parts: [{ kind: 'text', text }], text: text.length > MOST_HELD ? null : text };
}

/** One part as it came: its text is at hand only where it is one. */
export function heldPart(part: Part): Held {
  return part.kind === 'text' ? heldText(part.text) : { parts: [part], text: null };
}

/** A part below what is held: on lines of its own where both texts are at hand, else as a part of its own. */
export function heldBelow(held: Held, part: Part): Held {
  if (part.kind === 'text') return heldWith(held, part.text, 'end');
  return held.parts.length === 0 ? heldPart(part) : { parts: [...held.parts, part], text: null };
}

/** A text above or below what is held, on lines of its own. */
export function heldWith({ parts, text: whole }: Held, text: string, at: 'top' | 'end'): Held {
  const first = (above: string, below: string): string => `${above.replace(/\n$/, '')}\n${below}`;
  if (whole !== null) return heldText(whole.trim() === '' ? text : at === 'top' ? first(text, whole) : first(whole, text));
  const part: Part = { kind: 'text', text };
  return { parts: at === 'top' ? [part, ...parts] : [...parts, part], text: null };
}
