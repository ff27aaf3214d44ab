import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { serve, type RunningServer } from '../../src/cli/serve.ts';
import { workerSource } from '../../src/offline/worker-source.ts';
import { give } from './analyzer-page.ts';
import { launch } from './browser.ts';

/** The night when the line is down: what a first visit leaves on the device, and that it never goes bad there. */
const log = await readFile(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8');

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const stored = (path: string): Promise<boolean> => page.evaluate(async (at) => (await caches.match(at)) !== undefined, path);
const site = inject('siteUrl').replace(/\/$/, '');

describe('掲示板のリンクから記事を1つ開いただけで', () => {
  test('線が切れたあとも、その記事が読めて、ログを調べられる', async () => {
    await page.goto(`${site}/causes/moved-to-ipoe/`);
    const title = await page.locator('h1').textContent();
    await expect.poll(() => stored('/causes/moved-to-ipoe/')).toBe(true);
    await context.setOffline(true);
    await page.reload();
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.skip')!).position)).toBe('absolute');
    await page.locator('.site-header a[href$="/analyze/"]').click();
    await give(page, log);
    expect(await page.locator('[data-finding]').first().getAttribute('data-finding')).toBe('moved-to-ipoe');
    await page.locator('[data-finding] h3 a').click();
    await page.waitForURL(/\/causes\/moved-to-ipoe\/$/);
    expect(await page.locator('h1').textContent()).toBe(title);
  });

  test('あとで開いた記事も残り、開いていないページは、そう言う', async () => {
    await page.goto(`${site}/causes/moved-to-ipoe/`);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.goto(`${site}/terms/map-e/`);
    await expect.poll(() => stored('/terms/map-e/')).toBe(true);
    await context.setOffline(true);
    await page.reload();
    expect(await page.locator('h1').textContent()).toContain('MAP-E');
    await page.goto(`${site}/terms/sam/`);
    expect(await page.locator('h1').textContent()).toBe('通信できません');
    await page.getByRole('link', { name: 'ログを調べる' }).click();
    await page.locator('textarea[name="log"]').waitFor({ state: 'visible' });
  });

  test('表示が終わるまでは、何も保存しない', async () => {
    const asked: string[] = [];
    let isLoaded = false;
    page.on('load', () => { isLoaded = true; });
    context.on('request', (request) => { if (!isLoaded) asked.push(new URL(request.url()).pathname); });
    await page.goto(`${site}/causes/moved-to-ipoe/`);
    await expect.poll(() => stored('/causes/moved-to-ipoe/')).toBe(true);
    expect(asked).toContain('/causes/moved-to-ipoe/');
    expect(asked.filter((path) => /sw\.js|catalogue|words|analyze/.test(path))).toEqual([]);
  });

  test('データ節約の設定なら、記事からは保存しない', async () => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } }));
    await page.goto(`${site}/causes/moved-to-ipoe/`);
    await page.waitForTimeout(5000);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  });

  test('保存のしくみがないブラウザーでも、記事は何の失敗もなく読める', async () => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) wrong.push(message.text()); });
    await page.addInitScript(() => { delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker; });
    await page.goto(`${site}/causes/moved-to-ipoe/`);
    await page.waitForTimeout(5000);
    expect(wrong).toEqual([]);
  });
});

/** A site of three files, small enough to be deployed again and again within a test. */
describe('新しい版を出すと', () => {
  let folder: string;
  let server: RunningServer;

  const deploy = async (edition: string, script: string | null): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(join(folder, '_astro'), { recursive: true });
    await writeFile(join(folder, 'index.html'), `<!doctype html><title>${edition}</title><h1>page ${edition}</h1><p></p><script type="module" src="/_astro/a.${edition}.js"></script><script type="module">await navigator.serviceWorker.register('/sw.js')</script>`);
    if (script !== null) await writeFile(join(folder, '_astro', `a.${edition}.js`), script);
    await writeFile(join(folder, 'sw.js'), workerSource({ base: '/', pages: ['/'], edition }));
  };
  const says = (edition: string): string => `document.querySelector('p').textContent = 'script ${edition}';`;
  const shown = async (): Promise<string> => (await page.locator('body').innerText()).replace(/\s+/g, ' ').trim();
  const controlled = (): Promise<boolean> => page.evaluate(() => navigator.serviceWorker.controller !== null);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jiten-offline-'));
    await deploy('one', says('one'));
    server = await serve(folder, 0);
    await page.goto(server.url);
    await expect.poll(controlled).toBe(true);
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('次に開いたときに新しいページが出て、線が切れても新しいまま', async () => {
    await deploy('two', says('two'));
    await page.goto(server.url);
    await expect.poll(shown).toBe('page two script two');
    await expect.poll(() => page.evaluate(async () => (await (await caches.match('/'))!.text()).includes('page two'))).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect.poll(shown).toBe('page two script two');
  });

  test('新しいページの部品が手に入らないうちは、古いページを古い部品ごと残す', async () => {
    await deploy('two', null);
    await page.goto(server.url);
    await expect.poll(shown).toBe('page two');
    await page.waitForTimeout(1000);
    await context.setOffline(true);
    await page.reload();
    await expect.poll(shown).toBe('page one script one');
    await context.setOffline(false);
    await deploy('two', says('two'));
    await page.reload();
    await expect.poll(shown).toBe('page two script two');
  });

  test('開き直さなくても、保存したページを新しい版と取りかえる', async () => {
    await deploy('two', says('two'));
    await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())!.update(); });
    await expect.poll(() => page.evaluate(async () => (await (await caches.match('/'))!.text()).includes('page two'))).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect.poll(shown).toBe('page two script two');
  });
});
