import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPlaces, type PackList } from '../../src/offline/pack.ts';
import { packReader } from '../../src/offline/pack-reader.ts';
import { readBuiltPages, type BuiltPage, type Tag } from './pages-on-disk.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let dist: string;
let pages: readonly BuiltPage[];
/** Every built file, as its address below the site's top. Looked up once: the pages hold a few hundred thousand links. */
let files: ReadonlySet<string>;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'jiten-base-'));
  await promisify(execFile)(join(root, 'node_modules/.bin/astro'), ['build', '--outDir', dist], {
    cwd: root,
    // Vitest sets BASE_URL and NODE_ENV for itself, and Astro would take them for its own.
    env: { PATH: `${root}node_modules/.bin:${process.env['PATH']}`, HOME: process.env['HOME'], BASE_PATH: '/sub/', SITE_URL: 'https://jiten.example', BUILD_DATE: '2036-01-01' },
    maxBuffer: 64 * 1024 * 1024,
  });
  pages = await readBuiltPages(dist);
  expect(pages.length).toBeGreaterThan(20);
  const listed = await readdir(dist, { recursive: true, withFileTypes: true });
  files = new Set(listed.filter((entry) => entry.isFile()).map((entry) => `/${relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/')}`));
}, 300_000);

afterAll(() => rm(dist, { recursive: true }));

const attribute = (tag: Tag, name: string): string => tag.attributes.get(name) ?? '';

/** Pages that hold an entry themselves; the address of a moved entry only leads to its new one. */
const standing = (): readonly BuiltPage[] => pages.filter(({ tags }) => !tags.some((tag) => attribute(tag, 'http-equiv') === 'refresh'));

describe('下の階層（/sub/）に置くサイトでは', () => {
  test('どのリンクも部品も/sub/の下を指し、そこにある', () => {
    const wrong = new Set<string>();
    for (const page of pages) {
      for (const tag of page.tags) {
        for (const key of ['href', 'src', 'action']) {
          const value = tag.attributes.get(key);
          if (value === undefined || /^[a-z]+:/i.test(value)) continue;
          const { pathname } = new URL(value, `https://jiten.example/sub${page.path}`);
          const inside = pathname.startsWith('/sub/') ? pathname.slice('/sub'.length) : undefined;
          if (inside === undefined) wrong.add(`${page.path}: ${value}`);
          else if (!files.has(inside.endsWith('/') ? `${inside}index.html` : inside)) wrong.add(`${page.path}: ${value}がない`);
        }
        const refresh = attribute(tag, 'http-equiv') === 'refresh' ? attribute(tag, 'content') : '';
        if (refresh !== '' && !refresh.startsWith('0; url=/sub/')) wrong.add(`${page.path}: ${refresh}`);
      }
    }
    expect([...wrong]).toEqual([]);
  });

  test('端末に保存する束も/sub/の下を指し、どのページもそのまま入っている', async () => {
    const { folder, list: listPath } = packPlaces('/sub/');
    const onDisk = async (path: string): Promise<Response> => new Response(new Uint8Array(await readFile(join(dist, path.slice('/sub'.length)))));
    const list = (await (await onDisk(listPath)).json()) as PackList;
    const read = packReader(onDisk);
    const wrong: string[] = [];
    for (const { path, html } of pages.filter((page) => page.path !== '/404.html')) if ((await (await read(folder, list, `/sub${path}`))?.text()) !== html) wrong.push(path);
    expect(wrong).toEqual([]);
  });

  test('正式なアドレスと紹介のアドレスは、サイトの名前と/sub/からなる', () => {
    for (const page of pages.filter(({ path }) => path.startsWith('/causes/'))) {
      const canonical = page.tags.find((tag) => tag.name === 'link' && attribute(tag, 'rel') === 'canonical');
      expect.soft(attribute(canonical!, 'href')).toBe(`https://jiten.example/sub${page.path}`);
      const og = page.tags.find((tag) => attribute(tag, 'property') === 'og:url');
      expect.soft(attribute(og!, 'content')).toBe(`https://jiten.example/sub${page.path}`);
    }
  });

  test('掲示板に貼る文には、スクリプトがなくても全部のアドレスが入る', () => {
    const cause = pages.find(({ path }) => /^\/causes\/./.test(path))!;
    expect(/<pre class="share-text"[^>]*>([\s\S]*?)<\/pre>/.exec(cause.html)![1]).toContain(`https://jiten.example/sub${cause.path}`);
  });

  test('検索エンジン向けの地図に、どの項目のページも、質問の入口も載る', async () => {
    const map = await readFile(join(dist, 'sitemap.xml'), 'utf8');
    const ways = standing().filter(({ path }) => /^\/(?:causes|fixes|symptoms)\/./.test(path) || /^\/triage\/(?:[a-z-]+\/)?$/.test(path));
    expect(ways.map(({ path }) => path)).toContain('/triage/');
    for (const { path } of ways) expect.soft(map).toContain(`<loc>https://jiten.example/sub${path}</loc>`);
    expect(map).not.toMatch(/\/triage\/[a-z-]+\/[a-z]/);
    expect(await readFile(join(dist, 'robots.txt'), 'utf8')).toContain('Sitemap: https://jiten.example/sub/sitemap.xml');
  });
});

test('作った日が確かめた日から離れていると、要再確認と出る', () => {
  for (const { path, html } of standing().filter(({ path }) => /^\/(?:causes|fixes|symptoms)\/./.test(path))) expect.soft(html, path).toContain('要再確認');
});
