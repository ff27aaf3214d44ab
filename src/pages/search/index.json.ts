import { searchDocuments, searchGlossary } from '../../kb/search-documents.ts';
import { site } from '../../layouts/knowledge.ts';
import { buildSmallIndex } from '../../search/small-index.ts';

/** The small index that answers while the reader types. */
export async function GET(): Promise<Response> {
  const { kb } = await site();
  return new Response(JSON.stringify(buildSmallIndex(searchDocuments(kb), { glossary: searchGlossary(kb) })), { headers: { 'content-type': 'application/json' } });
}
