import type { Knowledge } from '../../kb/load.ts';
import { searchDocuments, searchGlossary } from '../../kb/search-documents.ts';
import { buildSmallIndex, type SmallIndex } from '../../search/small-index.ts';

/** The small index of the whole site, before it is cut into the part that answers first and the rest. */
export function wholeIndex(knowledge: Knowledge): SmallIndex {
  return buildSmallIndex(searchDocuments(knowledge), { glossary: searchGlossary(knowledge) });
}
