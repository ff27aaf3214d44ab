import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { anchorsOf } from '../../src/kb/anchors.ts';
import { loadKnowledge, type Knowledge } from '../../src/kb/load.ts';
import { decode, readBuiltPages, type BuiltPage, type Tag } from './pages-on-disk.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const PROMISED_PAGE = 30 * 1024;
const PROMISED_SCRIPTS = 15 * 1024;

let pages: readonly BuiltPage[];
let byPath: ReadonlyMap<string, BuiltPage>;
let kb: Knowledge;

beforeAll(async () => {
  pages = await readBuiltPages(dist);
  byPath = new Map(pages.map((page) => [page.path, page]));
  kb = await loadKnowledge();
  expect(pages.length).toBeGreaterThan(20);
  expect(kb.entries.length).toBeGreaterThan(20);
});

/** What is wrong, as `page: what`; a test expects none. */
function faults(check: (page: BuiltPage) => readonly string[]): string[] {
  return pages.flatMap((page) => check(page).map((what) => `${page.path}: ${what}`));
}

const named = (page: BuiltPage, name: string): readonly Tag[] => page.tags.filter((tag) => tag.name === name);
const attribute = (tag: Tag, name: string): string => tag.attributes.get(name) ?? '';
const pageOf = (path: string): BuiltPage => byPath.get(path.split('#')[0]!) ?? expect.fail(`${path}のページがありません。`);
/** Sources that let in what is not ours. A path on any host is ours for a worker, which must be of the page's own origin. */
const looseSources = (policy: string): readonly string[] => policy.split(';').flatMap((directive) => {
  const [name, ...sources] = directive.trim().split(/\s+/);
  return sources.filter((source) => /^'unsafe-/.test(source) || /^https?:/.test(source) || (source.includes('*') && !(name === 'worker-src' && /^\*:\*\/.*\.js$/.test(source))));
});
const textOf = (html: string): string => decode(html.replace(/<[^>]*>/g, ''));

describe('どのページも', () => {
  test('日本語のページで、見出し1が1つ、題と説明がある', () => {
    expect(faults((page) => [
      ...(attribute(named(page, 'html')[0]!, 'lang') === 'ja' ? [] : ['langがjaでない']),
      ...(named(page, 'h1').length === 1 ? [] : [`h1が${named(page, 'h1').length}個`]),
      ...(named(page, 'main').length === 1 ? [] : ['mainが1つでない']),
      ...(/<title>[^<]{3,}<\/title>/.test(page.html) ? [] : ['題がない']),
      ...(named(page, 'meta').some((tag) => attribute(tag, 'name') === 'description' && attribute(tag, 'content').length > 9) ? [] : ['説明がない']),
      ...(named(page, 'meta').some((tag) => attribute(tag, 'property') === 'og:title') ? [] : ['og:titleがない']),
    ])).toEqual([]);
  });

  test('見出しの段を飛ばさない', () => {
    expect(faults((page) => {
      const levels = page.tags.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
      return levels.flatMap((level, index) => (index > 0 && level > levels[index - 1]! + 1 ? [`h${levels[index - 1]}の次がh${level}`] : []));
    })).toEqual([]);
  });

  test('何よりも先に、初めに全部を断るCSPがある', () => {
    expect(faults((page) => {
      const policy = named(page, 'meta').find((tag) => attribute(tag, 'http-equiv') === 'Content-Security-Policy');
      if (policy === undefined) return ['CSPがない'];
      const loads = page.tags.findIndex(({ name }) => name === 'script' || name === 'link');
      return [
        ...(page.tags.indexOf(policy) < loads ? [] : ['CSPより先に読みこむものがある']),
        ...(attribute(policy, 'content').startsWith("default-src 'none'; ") ? [] : ["default-src 'none'で始まらない"]),
        ...looseSources(attribute(policy, 'content')).map((source) => `ゆるい決まり ${source}`),
      ];
    })).toEqual([]);
  });

  test('中に書いたスクリプトもスタイルもない', () => {
    expect(faults((page) => [
      ...named(page, 'script').filter((tag) => !tag.attributes.has('src')).map(() => '中に書いたスクリプト'),
      ...named(page, 'style').map(() => '中に書いたスタイル'),
      ...page.tags.flatMap((tag) => [...tag.attributes.keys()].filter((key) => key === 'style' || key.startsWith('on')).map((key) => `${tag.name}の${key}`)),
    ])).toEqual([]);
  });

  test('ほかのサイトから何も読みこまず、外へのリンクは来た所を伝えない', () => {
    expect(faults((page) => page.tags.flatMap((tag) => {
      const outside = [...tag.attributes].filter(([key, value]) => ['src', 'href', 'srcset', 'action', 'poster', 'data'].includes(key) && /^(?:[a-z]+:)?\/\//i.test(value));
      if (tag.name === 'a') return outside.length > 0 && !attribute(tag, 'rel').split(' ').includes('noreferrer') ? [`noreferrerのないリンク ${outside[0]![1]}`] : [];
      return tag.name === 'link' && attribute(tag, 'rel') === 'canonical' ? [] : outside.map(([, value]) => `外から読みこむ ${value}`);
    }))).toEqual([]);
  });

  test('同じ目印が2つない', () => {
    expect(faults((page) => {
      const ids = page.tags.flatMap((tag) => tag.attributes.get('id') ?? []);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    })).toEqual([]);
  });

  test('辞典の中へのリンクは、ページにも目印にも着く', async () => {
    const assets = new Set<string>();
    const wrong = new Map<string, string[]>();
    for (const page of pages) {
      for (const tag of page.tags) {
        for (const key of ['href', 'src', 'action']) {
          const value = tag.attributes.get(key);
          if (value === undefined || /^[a-z]+:/i.test(value)) continue;
          const target = new URL(value, `https://site.invalid${page.path}`);
          const to = byPath.get(target.pathname);
          const lands = target.hash === '' || tag.name !== 'a' || to?.tags.some((one) => one.attributes.get('id') === decodeURIComponent(target.hash.slice(1)));
          if (to === undefined && !target.pathname.endsWith('/')) assets.add(target.pathname);
          else if (to === undefined || !lands) wrong.set(value, [...(wrong.get(value) ?? []), page.path]);
        }
      }
    }
    expect([...wrong].map(([link, from]) => `${link}（${from[0]}など${from.length}ページ）`)).toEqual([]);
    expect(assets.size).toBeGreaterThan(3);
    for (const asset of assets) await expect(readFile(join(dist, asset)), asset).resolves.toBeInstanceOf(Buffer);
  });
});

describe('どの項目にも', () => {
  const entryPages = () => kb.entries.map((entry) => ({ entry, page: pageOf(entry.path) }));

  test('出典と確かめた日と、変わらない番号がある', () => {
    for (const { entry, page } of entryPages()) {
      expect.soft(page.html, entry.file).toContain(`<time datetime="${entry.data.checked}"`);
      expect.soft(page.html, entry.file).toMatch(new RegExp(`<a[^>]* href="/n/${entry.number}/"[^>]*>辞典 ${entry.number}</a>`));
      for (const { url } of entry.data.sources) {
        if (url !== undefined) expect.soft(page.tags.some((tag) => tag.name === 'a' && attribute(tag, 'href') === url), `${entry.file}: ${url}`).toBe(true);
      }
    }
  });

  test('書いた目印が全部ある', () => {
    const missing = entryPages().flatMap(({ entry, page }) => anchorsOf(entry).filter((anchor) => !page.tags.some((tag) => tag.attributes.get('id') === anchor)).map((anchor) => `${entry.path}#${anchor}`));
    expect(missing).toEqual([]);
  });

  test('一度出した番号と目印は、今も答える', () => {
    const given = Object.entries(kb.ledger.pages);
    expect(given.length).toBeGreaterThan(20);
    for (const [path, { number, anchors }] of given) {
      const refresh = named(pageOf(`/n/${number}/`), 'meta').find((tag) => attribute(tag, 'http-equiv') === 'refresh');
      const target = attribute(refresh!, 'content').replace(/^0; url=/, '');
      const page = pageOf(target);
      for (const anchor of anchors) expect.soft(page.tags.some((tag) => tag.attributes.get('id') === anchor), `${path}#${anchor}`).toBe(true);
    }
  });

  test('掲示板に貼る文が、アドレスだけの行と番号をつけて載っている', () => {
    for (const { entry, page } of entryPages().filter(({ entry }) => !entry.path.includes('#'))) {
      const share = textOf(/<pre class="share-text"[^>]*>([\s\S]*?)<\/pre>/.exec(page.html)?.[1] ?? '').split('\n');
      expect.soft(share[0], entry.file).toBe(`${entry.data.title}｜ルーターログ辞典`);
      expect.soft(share.at(-2), entry.file).toMatch(new RegExp(`^(?:https?://[^ ]+)?${entry.path}$`));
      expect.soft(share.at(-1), entry.file).toBe(`辞典 ${entry.number}`);
    }
  });
});

test('ログの文は、1文字も変えずに載っている', () => {
  const missing = kb.of('message').flatMap((entry) => {
    const text = textOf(pageOf(entry.path).html);
    const lines = entry.data.messages.flatMap(({ templates }) => templates.flatMap(({ samples }) => samples.map(({ seen, source }) => seen ?? source ?? '')));
    return lines.filter((line) => !text.includes(line)).map((line) => `${entry.path}: ${line}`);
  });
  expect(missing).toEqual([]);
  for (const entry of kb.of('case')) {
    const text = textOf(pageOf(entry.path).html);
    for (const { text: log } of entry.data.log) expect.soft(text, entry.file).toContain(log.trimEnd());
  }
});

test('記事は、文字とスタイルとスクリプトを合わせて、圧縮して30KBに収まる', async () => {
  const sizes = new Map<string, number>();
  const sizeOf = async (asset: string): Promise<number> => {
    if (!sizes.has(asset)) sizes.set(asset, gzipSync(await readFile(join(dist, asset))).length);
    return sizes.get(asset)!;
  };
  for (const entry of kb.entries) {
    const page = pageOf(entry.path);
    const scripts = named(page, 'script');
    for (const tag of scripts) expect.soft(attribute(tag, 'type') === 'module' || tag.attributes.has('defer'), `${page.path}のスクリプトが表示を待たせる`).toBe(true);
    const styles = named(page, 'link').filter((tag) => attribute(tag, 'rel') === 'stylesheet');
    const scriptBytes = (await Promise.all(scripts.map((tag) => sizeOf(attribute(tag, 'src'))))).reduce((sum, size) => sum + size, 0);
    const styleBytes = (await Promise.all(styles.map((tag) => sizeOf(attribute(tag, 'href'))))).reduce((sum, size) => sum + size, 0);
    expect.soft(scriptBytes, `${page.path}のスクリプト`).toBeLessThan(PROMISED_SCRIPTS);
    // The glossary is an index of many entries, not an article.
    if (!entry.path.includes('#')) expect.soft(gzipSync(page.html).length + styleBytes + scriptBytes, page.path).toBeLessThan(PROMISED_PAGE);
  }
});

test('アイコンと紹介の書類は、ページがどこに置かれても着く', async () => {
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.webmanifest'), 'utf8')) as { icons: { src: string }[]; start_url: string };
  expect(manifest.start_url).toBe('./');
  for (const { src } of manifest.icons) {
    expect(src).not.toMatch(/^\//);
    await expect(readFile(join(dist, src))).resolves.toBeInstanceOf(Buffer);
  }
});
