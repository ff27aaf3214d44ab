/** What was put right in a pasted text: lines taken out of data, letters and signs restored, marks around lines taken away, lines joined or split, a second copy left out. */
export type Fix = 'unwrapped' | 'letters' | 'signs' | 'marks' | 'joined' | 'split' | 'twice';

/** Gives a text of the same length, so that every offset stays. */
export type Apply = (text: string) => string;

/**
 * One way in which pasting changes a log. `plan` looks at a part of the text and answers the ways of putting it right
 * that are worth a try; none where there is no sign of it.
 */
export interface Remedy {
  readonly fix: Fix;
  readonly plan: (sample: string) => readonly Apply[];
}

/** Stands where a mark was taken away at the beginning or end of a line: a blank, but none that indents. */
export const GAP = '\u00a0';
/**
 * Stands where a mark was taken away inside a line: folding drops it, and nothing is shown of it. A noncharacter, which
 * no text holds (Unicode 16, §23.7).
 */
export const NOTHING = '\ufdd0';

/** A part of a mended text as it is shown and passed on. */
export function withoutNothing(text: string): string {
  return text.includes(NOTHING) ? text.replaceAll(NOTHING, '') : text;
}

/** The lines of a text that are not blank. */
export function filledLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => /\S/.test(line));
}
