import type { SearchDocument } from '../search/document.ts';

/** A small generator of numbers between 0 and 1 that repeats itself for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * So many pages of about the size of the given ones, made of pieces of them in a new order, so that no page is a copy of another: a
 * compressor must pay for each. Four in ten are symptoms, causes and fixes with wordings, the rest pages of two messages.
 */
export function generatedPages(base: readonly SearchDocument[], count: number): readonly SearchDocument[] {
  const random = randomFrom(count);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const pieces = base.flatMap(({ title, summary, fields }) => [title, summary, ...fields.wordings, ...(fields.body ?? [])].flatMap((text) => text.match(/[^\s、。「」()（）]{2,9}/g) ?? []));
  const words = base.flatMap(({ fields }) => fields.messages.flatMap((message) => message.match(/\S+/g) ?? []));
  const slugs = base.flatMap(({ url }) => url.match(/[a-z0-9]{3,}/g) ?? []);
  const sentence = (from: readonly string[], least: number, glue = ''): string => Array.from({ length: least + Math.floor(random() * 3) }, () => pick(from)).join(glue);
  return Array.from({ length: count }, (_, i) => {
    const isMessage = i % 10 >= 4;
    const kind = isMessage ? 'message' : (['symptom', 'cause', 'cause', 'fix'] as const)[i % 4] ?? 'cause';
    return {
      url: `/${kind}s/${isMessage ? `${slugs[i % 40]}/` : ''}${sentence(slugs, 1, '-')}-${i}/`,
      kind,
      number: i + 1,
      title: sentence(pieces, 2),
      summary: sentence(pieces, 8),
      fields: {
        wordings: isMessage ? [] : Array.from({ length: kind === 'symptom' ? 10 : 4 }, () => sentence(pieces, 2)),
        titles: isMessage ? [sentence(pieces, 1), sentence(pieces, 1)] : [],
        messages: isMessage ? [sentence(words, 4, ' '), sentence(words, 4, ' ')] : [],
        codes: i % 20 === 0 ? [String(1000 + i)] : [],
        body: [sentence(pieces, 60)],
      },
      facets: {},
    };
  });
}
