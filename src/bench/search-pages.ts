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
 * So many pages in the shapes of the given ones: as many wordings, names and messages, each about as long, made of their phrases and
 * words in a new order. No page is a copy of another, so a compressor must pay for each.
 */
export function generatedPages(base: readonly SearchDocument[], count: number): readonly SearchDocument[] {
  const random = randomFrom(count);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  // A phrase is what stands between two changes from hiragana to something else: インターネットに|つながらない.
  const phrases = base.flatMap(({ title, summary, fields }) => [title, summary, ...fields.wordings, ...fields.titles].flatMap((text) => text.match(/[^\sぁ-ん、。「」()（）]{1,12}[ぁ-ん]{0,6}/g) ?? []));
  const words = base.flatMap(({ fields }) => fields.messages.flatMap((message) => message.match(/\S+/g) ?? []));
  const slugs = base.flatMap(({ url }) => url.match(/[a-z0-9]{3,}/g) ?? []);
  /** Pieces up to about the length of a text, at least one. */
  const like = (text: string, from: readonly string[], glue = ''): string => {
    let made = pick(from);
    while (made.length + 2 < text.length) made += glue + pick(from);
    return made;
  };
  const orBase = (from: readonly string[], instead: readonly string[]): readonly string[] => (from.length > 0 ? from : instead);
  return Array.from({ length: count }, (_, i) => {
    const shape = pick(base);
    const titles = shape.fields.titles.map((text) => like(text, phrases));
    const messages = shape.fields.messages.map((text) => like(text, orBase(words, phrases), ' '));
    const madeOf = (text: string): string[] => [titles[shape.fields.titles.indexOf(text)] ?? [], messages[shape.fields.messages.indexOf(text)] ?? []].flat();
    return {
      url: `/${shape.kind}s/${like(shape.url.replace(/^\/[a-z]+\//, ''), slugs, '-')}-${i}/`,
      kind: shape.kind,
      number: i + 1,
      title: like(shape.title, phrases),
      summary: like(shape.summary, phrases),
      fields: {
        wordings: shape.fields.wordings.map((text) => like(text, phrases)),
        titles,
        messages,
        codes: shape.fields.codes.map((_code, j) => String(1000 + i * 7 + j)),
        body: (shape.fields.body ?? []).map((text) => like(text.slice(0, 500), phrases)),
      },
      facets: shape.facets,
      parts: (shape.parts ?? []).map(({ anchor, texts }) => ({ anchor: like(anchor, slugs, '-'), texts: texts.flatMap(madeOf) })),
    };
  });
}
