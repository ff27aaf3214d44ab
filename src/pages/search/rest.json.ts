import { site } from '../../layouts/knowledge.ts';
import { indexFiles } from './_index-files.ts';

/** The rest of a small index that is too heavy for one file; null where there is none. */
export async function GET(): Promise<Response> {
  const { kb } = await site();
  return new Response(JSON.stringify(indexFiles(kb).rest), { headers: { 'content-type': 'application/json' } });
}
