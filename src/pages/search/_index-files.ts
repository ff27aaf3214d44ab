import { gzipSync } from 'node:zlib';
import type { Knowledge } from '../../kb/load.ts';
import { searchDocuments, searchGlossary } from '../../kb/search-documents.ts';
import { buildSmallIndex, type RestOfIndex } from '../../search/small-index.ts';
import { splitIndex, type FirstOfIndex } from '../../search/split-index.ts';

/** What the first file may weigh on the wire (gzip). */
const MOST_BYTES = 150_000;

/**
 * The small index as files: one while it is light enough, so that the first answer is the last; else the part that
 * answers first, and the rest that follows it.
 */
export function indexFiles(knowledge: Knowledge): { readonly first: FirstOfIndex; readonly rest: RestOfIndex | null } {
  const whole = buildSmallIndex(searchDocuments(knowledge), { glossary: searchGlossary(knowledge) });
  if (gzipSync(JSON.stringify(whole)).length <= MOST_BYTES) return { first: whole, rest: null };
  const { first, rest } = splitIndex(whole);
  return { first, rest: rest ?? null };
}
