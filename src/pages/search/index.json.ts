import { site } from '../../layouts/knowledge.ts';
import { splitIndex } from '../../search/split-index.ts';
import { wholeIndex } from './_whole-index.ts';

/** The first part of the small index: titles, wordings, codes, numbers. It answers while the reader types. */
export async function GET(): Promise<Response> {
  const { kb } = await site();
  return new Response(JSON.stringify(splitIndex(wholeIndex(kb)).first), { headers: { 'content-type': 'application/json' } });
}
