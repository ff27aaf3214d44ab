import type { WordKind } from './redact-substitutes.ts';

/** What a regular expression finds by itself: its first group is what stands before the value, its second the value, a third what stands behind. */
export interface Pattern {
  readonly kind: WordKind;
  readonly regex: RegExp;
  readonly accepts?: (value: string, before: string, behind: string) => boolean;
  /** One of these stands in every text that holds what is looked for; most texts hold none of them. */
  readonly needs?: readonly string[];
}
