import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { SCHEMAS } from './schema/entries.ts';
import { KINDS, KIND_NAMES, type Kind } from './schema/vocabulary.ts';

/** One collection a kind, named like the kind; an entry's id is its path below the kind's folder. */
function collectionOf(kind: Kind) {
  return defineCollection({
    loader: glob({
      base: `./content/${KINDS[kind].folder}`,
      pattern: '**/*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
      retainBody: false,
    }),
    schema: SCHEMAS[kind],
  });
}

export const collections = Object.fromEntries(KIND_NAMES.map((kind) => [kind, collectionOf(kind)]));
