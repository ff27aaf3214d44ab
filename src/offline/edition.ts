import { createHash } from 'node:crypto';

/** Every file that the pages kept for later are made of. Read as text: what matters is whether they changed. */
const SOURCES = import.meta.glob<string>('../{analyzer,components,engine,layouts,offline,pages,schema,search,styles}/**/*.{ts,astro,css}', { query: '?raw', import: 'default', eager: true });

/** A digest of what the stored pages say and of the code they run: a new one makes the browser fetch them anew. */
export function editionOf(...content: readonly string[]): string {
  const sources = Object.keys(SOURCES).sort().map((path) => [path, SOURCES[path]]);
  return createHash('sha256').update(JSON.stringify([sources, content])).digest('hex').slice(0, 12);
}
