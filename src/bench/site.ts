import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Knowledge } from '../kb/load.ts';
import type { Measures } from './measures.ts';

async function files(folder: string): Promise<string[]> {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true });
  return listed.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
}

function kilobytes(bytes: number): number {
  return Number((bytes / 1000).toFixed(1));
}

/** Sizes of the built site, compressed as a host would send them (gzip). Wants `dist/`. */
export async function benchSite(knowledge: Knowledge): Promise<Measures> {
  const all = await files('dist').catch(() => {
    throw new Error('dist/ がありません。先に npm run build を実行してください。');
  });
  const sizes = await Promise.all(all.filter((path) => path.endsWith('.html')).map(async (path) => ({ path, size: gzipSync(await readFile(path)).length })));
  const articles = sizes.filter(({ path }) => knowledge.entries.some((entry) => path.endsWith(join(entry.path, 'index.html')))).sort((a, b) => b.size - a.size);
  const index = await readFile(join('dist', 'search', 'index.json'));
  const packs = await Promise.all(all.filter((path) => path.endsWith('.pack')).map(async (path) => (await readFile(path)).length));
  const pagefind = all.filter((path) => path.includes(`${join('dist', 'pagefind')}`));
  return {
    'site.pages': { value: sizes.length, unit: 'pages' },
    'site.largest-article': { value: kilobytes(articles[0]?.size ?? 0), unit: 'KB gzip' },
    'site.median-article': { value: kilobytes(articles[Math.floor(articles.length / 2)]?.size ?? 0), unit: 'KB gzip' },
    'site.small-index': { value: kilobytes(gzipSync(index, { level: 9 }).length), unit: 'KB gzip' },
    'site.offline-packs': { value: kilobytes(packs.reduce((sum, size) => sum + size, 0)), unit: 'KB' },
    'site.pagefind-files': { value: pagefind.length, unit: 'files' },
  };
}
