import type { RestOfIndex, SmallIndex } from './small-index.ts';

/** An index without its rest: titles, wordings, codes, numbers and facets, with which questions are answered at once. */
export type FirstOfIndex = Omit<SmallIndex, 'rest'>;

/** Cuts an index in two files, of which the first is an index by itself. A site of many log lines sends the rest after it. */
export function splitIndex(index: SmallIndex): { readonly first: FirstOfIndex; readonly rest: RestOfIndex | undefined } {
  const { rest, ...first } = index;
  return { first, rest };
}

/** The whole index again. The rest of another build (a cached file beside a new one) does not fit: then the first part comes back alone. */
export function joinIndex(first: FirstOfIndex, rest: RestOfIndex | undefined): SmallIndex {
  return rest?.of === first.build ? { ...first, rest } : first;
}
