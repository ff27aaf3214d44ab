import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { packPlaces, type PackList } from '../../src/offline/pack.ts';
import { packReader } from '../../src/offline/pack-reader.ts';
import { readBuiltPages, type BuiltPage } from './pages-on-disk.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const PROMISED = 6_000_000;
/** A pack is fetched and unpacked at a stroke: a phone on a bad line must get through one. */
const MOST_PACK = 250_000;

const { folder, list: listPath } = packPlaces('/');
const onDisk = async (path: string): Promise<Response> => new Response(new Uint8Array(await readFile(join(dist, path))));
const read = packReader(onDisk);

let pages: readonly BuiltPage[];
let list: PackList;

beforeAll(async () => {
  pages = await readBuiltPages(dist);
  list = (await (await onDisk(listPath)).json()) as PackList;
  expect(pages.length).toBeGreaterThan(20);
  expect(list.packs.length).toBeGreaterThan(1);
});

const packed = async (path: string): Promise<Buffer | undefined> => {
  const response = await read(folder, list, path);
  return response === undefined ? undefined : Buffer.from(await response.arrayBuffer());
};

test('どのページも、サイトが出すものと1バイトも違わずに入っている', async () => {
  const wrong: string[] = [];
  for (const { path } of pages.filter((page) => page.path !== '/404.html')) {
    const inPack = await packed(path);
    if (inPack === undefined) wrong.push(`${path}がない`);
    else if (!inPack.equals(await readFile(join(dist, path, 'index.html')))) wrong.push(`${path}が違う`);
  }
  expect(wrong).toEqual([]);
});

test('ページが使う部品も、部品が使う部品も、検索の索引も入っている', async () => {
  const left = [...new Set(pages.flatMap(({ tags }) => tags.flatMap((tag) => ['src', 'href'].flatMap((key) => tag.attributes.get(key) ?? []))))].filter((address) => /^\/[^#?]*\.[a-z]+$/.test(address));
  const seen = new Set(left);
  const missing: string[] = [];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const body = await packed(path);
    if (body === undefined || !body.equals(await readFile(join(dist, path)))) missing.push(path);
    if (!path.endsWith('.js')) continue;
    for (const [, name] of body?.toString().matchAll(/["'`]\.\/([\w.~-]+\.js)["'`]/g) ?? []) {
      const next = `/_astro/${name}`;
      if (!seen.has(next)) left.push(next);
      seen.add(next);
    }
  }
  expect(missing).toEqual([]);
  expect([...seen]).toEqual(expect.arrayContaining(['/search/index.json', '/search/rest.json', '/icon.svg', expect.stringMatching(/^\/_astro\/catalogue\..*\.js$/)]));
});

test('全部で6MBに収まり、保存の前に言う大きさは、受け取る大きさと同じ', async () => {
  const sizes = await Promise.all(list.packs.map(async ({ name }) => (await readFile(join(dist, folder, `${name}.pack`))).length));
  expect(list.packs.map(({ bytes }) => bytes)).toEqual(sizes);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  console.info(`stored on request: ${(whole / 1e6).toFixed(2)} MB in ${sizes.length} packs, the largest ${Math.round(Math.max(...sizes) / 1000)} KB`);
  expect(list.bytes).toBe(whole);
  expect(whole + (await readFile(join(dist, listPath))).length).toBeLessThanOrEqual(PROMISED);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_PACK);
});
