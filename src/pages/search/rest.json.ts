import { site } from '../../layouts/knowledge.ts';
import { splitIndex } from '../../search/split-index.ts';
import { wholeIndex } from './_whole-index.ts';

/** The rest of the small index: the many log lines. It follows the first part. */
export async function GET(): Promise<Response> {
  const { kb } = await site();
  return new Response(JSON.stringify(splitIndex(wholeIndex(kb)).rest ?? null), { headers: { 'content-type': 'application/json' } });
}
