import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadKnowledge } from '../../src/kb/load.ts';
import { triage, type Triage } from '../../src/kb/triage.ts';
import { launch } from './browser.ts';
import { readBuiltPages, type BuiltPage } from './pages-on-disk.ts';

let pages: ReadonlyMap<string, BuiltPage>;
let made: Triage;
let browser: Browser;

beforeAll(async () => {
  pages = new Map((await readBuiltPages(fileURLToPath(new URL('../../dist/', import.meta.url)))).map((page) => [page.path, page]));
  made = triage(await loadKnowledge(fileURLToPath(new URL('../../', import.meta.url))));
  browser = await launch();
});
afterAll(() => browser.close());

const linksOf = (page: BuiltPage | undefined): readonly string[] => page?.tags.filter(({ name }) => name === 'a').map((tag) => tag.attributes.get('href') ?? '') ?? [];
const hidden = (page: BuiltPage | undefined): boolean => page?.tags.some((tag) => tag.name === 'meta' && tag.attributes.get('name') === 'robots' && tag.attributes.get('content') === 'noindex') ?? false;

describe('原因をしぼるページ', () => {
  test('知識からできる状態が、そのまま全部ページになっている', () => {
    const built = [...pages.keys()].filter((path) => path.startsWith('/triage/'));
    expect(built.toSorted()).toEqual(['/triage/', ...made.doors.map(({ id }) => `/triage/${id}/`), ...made.states.map(({ path }) => path)].toSorted());
  });

  test('入口までは検索に載り、その先は載らない', () => {
    expect(['/triage/', ...made.doors.map(({ id }) => `/triage/${id}/`)].filter((path) => hidden(pages.get(path)))).toEqual([]);
    expect(made.states.filter(({ path }) => !hidden(pages.get(path))).map(({ path }) => path)).toEqual([]);
  });

  test('どの答えからも、次の質問か、原因と最初の直し方か、質問の文に進める', () => {
    for (const state of made.states) {
      const links = new Set(linksOf(pages.get(state.path)));
      for (const { next, remaining } of state.outcomes) {
        for (const path of next === undefined ? remaining.map(({ cause }) => cause.path) : [next]) expect.soft(links.has(path), `${state.path} → ${path}`).toBe(true);
      }
      for (const path of ['/ask/', state.symptom.path]) expect.soft(links.has(path), `${state.path} → ${path}`).toBe(true);
    }
  });

  test.each(['/', '/404.html'])('%s から入れる', (path) => {
    expect(linksOf(pages.get(path) ?? pages.get('/404/'))).toContain('/triage/');
  });

  test('スクリプトがなくても、幅360の画面で、リンクだけで原因に着く', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    await page.goto(`${inject('siteUrl')}triage/`);
    await page.getByRole('link', { name: '全部だめ' }).click();
    await page.getByRole('link', { name: '家じゅうの機器が、急につながらなくなった' }).click();
    await page.locator('.triage-answers').getByRole('link', { name: '次の質問へ' }).first().click();
    await expect.poll(() => page.locator('.triage-steps li').count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.locator('.triage-causes .cause').first().click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/causes\//);
    await page.close();
  });
});
