import { site } from '../../layouts/knowledge.ts';
import { indexFiles } from './_index-files.ts';

/** The small index, or the part of it that answers while the rest is on its way. */
export async function GET(): Promise<Response> {
  const { kb } = await site();
  return new Response(JSON.stringify(indexFiles(kb).first), { headers: { 'content-type': 'application/json' } });
}
