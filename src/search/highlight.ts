import type { Slot } from './slots.ts';
import type { Token } from './tokenize.ts';

/** UTF-16 offsets into a text, `to` outside. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where a text has what was asked for: in order, without overlaps. */
export function highlightsOf(tokens: readonly Token[], slots: readonly Slot[]): readonly Range[] {
  const wanted = new Set(slots.flatMap((slot) => slot.alternatives.filter(({ weight }) => weight >= 0.3).map(({ term }) => term)));
  const ranges = tokens
    .filter((token) => wanted.has(token.term))
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const joined: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = joined[joined.length - 1];
    if (last !== undefined && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else joined.push(range);
  }
  return joined;
}
