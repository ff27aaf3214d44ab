import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { writePacks } from '../../src/build/offline-packs.ts';
import { serve, type RunningServer } from '../../src/cli/serve.ts';
import { give } from './analyzer-page.ts';
import { launch } from './browser.ts';

/** What a reader who asked for the whole dictionary has on the night when the line is down, and how they get rid of it. */
const log = await readFile(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8');
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'ja-JP' });
  page = await context.newPage();
});
afterEach(() => context.close());

const state = (): Promise<string> => page.locator('#keep-state').innerText();
const press = (name: RegExp): Promise<void> => page.getByRole('button', { name }).click();
const storedAll = (): Promise<void> => expect.poll(state, { timeout: 120_000 }).toMatch(/^保存しました。辞典の全部をこの端末に保存しています/);
const controlled = (): Promise<void> => expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
const title = (): Promise<string> => page.locator('h1').innerText();

describe('辞典の全部を保存すると', () => {
  const site = inject('siteUrl');

  test('線が切れても、開いたことのない記事が読め、ことばで探せ、ログの原因の記事が読め、消せば元に戻る', async () => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site}offline/`);
    await expect.poll(state).toMatch(/^まだ保存していません。全部で[345]\.\dMBの通信をします。$/);
    expect(asked.filter((url) => url.endsWith('.pack'))).toEqual([]);
    const told = Number(/([\d.]+)MB/.exec(await state())![1]);
    await press(/^全部を保存する（/);
    await storedAll();
    const bytes = await page.evaluate(async () => {
      const cache = await caches.open('jiten / packs');
      const sizes = await Promise.all((await cache.keys()).map(async (request) => (await (await cache.match(request))!.blob()).size));
      return sizes.reduce((sum, size) => sum + size, 0);
    });
    expect(Math.abs(bytes / 1e6 - told)).toBeLessThan(0.1);
    expect(asked.filter((url) => !url.startsWith(site) && !url.startsWith('blob:'))).toEqual([]);
    await controlled();
    await context.setOffline(true);

    await page.goto(`${site}terms/map-e/`);
    expect(await title()).toContain('MAP-E');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.skip')!).position)).toBe('absolute');
    expect(await page.content()).toContain("default-src 'none'");

    await page.goto(`${site}search/#q=${encodeURIComponent('夜だけ遅い')}`);
    const result = page.locator('[data-result] a[href]').first();
    await result.waitFor();
    const found = await result.getAttribute('href');
    await result.click();
    await page.waitForURL(new URL(found!, site).href);
    expect(await title()).not.toBe('通信できません');

    await page.goto(`${site}analyze/`);
    await give(page, log);
    await page.locator('[data-finding] h3 a').first().click();
    await page.waitForURL(/\/causes\/moved-to-ipoe\/$/);
    expect(await title()).toBe('回線がPPPoEからIPoEに切り替えられた');

    await page.goto(`${site}triage/`);
    await page.locator('main a[href*="/triage/"]').first().click();
    await page.waitForLoadState();
    expect(await title()).not.toBe('通信できません');
    await page.goto(`${site}ask/`);
    await page.locator('#ask-form').waitFor();
    await page.goto(`${site}n/6/`);
    await page.waitForURL(/\/causes\/moved-to-ipoe\/$/);

    await page.goto(`${site}offline/`);
    await expect.poll(state).toMatch(/電波がなくても読めます。新しい版があるかは、通信できないのでわかりません。$/);
    page.once('dialog', (dialog) => void dialog.accept());
    await press(/^この端末から消す$/);
    await expect.poll(state).toMatch(/^消しました。通信できないので/);
    expect(await page.evaluate(() => caches.keys())).not.toContain('jiten / packs');
    await page.goto(`${site}terms/sam/`);
    expect(await title()).toBe('通信できません');
    expect(await page.evaluate(() => caches.keys())).not.toContain('jiten / packs');
  });

  test('頼まないかぎり、束は1つも受け取らない', async () => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site}offline/`);
    await controlled();
    await page.goto(`${site}analyze/`);
    await expect.poll(() => page.locator('#offline').textContent()).toContain('圏外でも使えます');
    expect(asked.filter((url) => url.endsWith('.pack'))).toEqual([]);
    await page.getByRole('link', { name: '電波がなくても読めるように' }).click();
    await page.waitForURL(`${site}offline/`);
  });

  test('「通信できません」のページから、保存のしかたへ行ける', async () => {
    await page.goto(`${site}offline/`);
    await controlled();
    await expect.poll(() => page.evaluate(async () => (await caches.match(location.pathname)) !== undefined)).toBe(true);
    await context.setOffline(true);
    await page.goto(`${site}terms/sam/`);
    await page.getByRole('link', { name: '電波がなくても読めるように' }).click();
    await page.waitForURL(`${site}offline/`);
    await expect.poll(state).toBe('通信できないので、保存を始められません。通信できるところで開いてください。');
    await context.setOffline(false);
    await expect.poll(state).toMatch(/^まだ保存していません/);
  });

  test('線が切れたことにブラウザーが気づかなくても、もう一度確かめられる', async () => {
    await page.route('**/packs.json', (route) => route.abort());
    await page.goto(`${site}offline/`);
    await expect.poll(state).toMatch(/^通信できないので/);
    await page.unroute('**/packs.json');
    await press(/^もう一度確かめる$/);
    await expect.poll(state).toMatch(/^まだ保存していません/);
  });
});

describe('保存のページは', () => {
  const address = `${inject('siteUrl')}offline/`;

  test('JavaScriptを切ると、要るものを言い、動かないボタンを出さない', async () => {
    const off = await browser.newContext({ javaScriptEnabled: false });
    const plain = await off.newPage();
    await plain.goto(address);
    expect(await plain.locator('noscript').innerText()).toContain('JavaScriptと、ブラウザーの保存のしくみを使います');
    expect(await plain.locator('#keep').isVisible()).toBe(false);
    await off.close();
  });

  test('保存してあるかがわかったときに、下の文が動かない', async () => {
    await page.goto(address);
    const top = (): Promise<number> => page.locator('#_what').evaluate((heading) => heading.getBoundingClientRect().top + scrollY);
    const before = await top();
    await expect.poll(state).toMatch(/^まだ保存していません/);
    await page.getByRole('button', { name: /^全部を保存する/ }).waitFor();
    expect(await top()).toBe(before);
  });

  test('保存のしくみがないブラウザーでは、そう言う', async () => {
    await page.addInitScript(() => { delete (globalThis as { DecompressionStream?: unknown }).DecompressionStream; });
    await page.goto(address);
    await expect.poll(state).toContain('このブラウザーでは保存できません');
    expect(await page.locator('main button:visible').count()).toBe(0);
  });

  test('データ節約の設定なら、そのことを言い、押すまで何も受け取らない', async () => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } }));
    await page.goto(address);
    await expect.poll(() => page.locator('#keep-note').innerText()).toContain('データを節約する設定です');
    await page.waitForTimeout(4000);
    expect(asked.filter((url) => /\.pack$|sw\.js$/.test(url))).toEqual([]);
  });
});

/** A few pages of the real site, small enough to be deployed again and again within a test. */
describe('小さなサイトで', () => {
  let folder: string;
  let server: RunningServer;

  const PAGES = ['', 'analyze/', 'ask/', 'privacy/', 'offline/', 'terms/map-e/', 'terms/sam/', 'causes/moved-to-ipoe/', 'search/'];

  /** Deploys an edition: the terms say which, the other pages stay as they are. */
  const deploy = async (edition: string): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of ['_astro', 'search', 'icon.svg', 'icon-32.png', 'icon-180.png', 'manifest.webmanifest', 'sw.js']) await cp(join(dist, name), join(folder, name), { recursive: true });
    for (const path of PAGES) {
      const file = join(folder, path, 'index.html');
      await mkdir(dirname(file), { recursive: true });
      const html = await readFile(join(dist, path, 'index.html'), 'utf8');
      await writeFile(file, path.startsWith('terms/') ? html.replace('<h1>', `<h1>${edition}：`) : html);
    }
    await writePacks(folder, '/');
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jiten-keep-'));
    await deploy('一');
    server = await serve(folder, 0);
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (): Promise<void> => {
    await page.goto(`${server.url}offline/`);
    await expect.poll(state).not.toBe('この端末に保存してあるかを見ています。');
  };
  const keep = async (): Promise<void> => {
    await open();
    await press(/^全部を保存する/);
    await storedAll();
    await controlled();
  };
  const offlineTitle = async (path: string): Promise<string> => {
    await context.setOffline(true);
    await page.goto(server.url + path);
    const shown = await title();
    await context.setOffline(false);
    return shown;
  };
  const packFiles = (): Promise<string[]> => page.evaluate(async () => {
    if (!(await caches.has('jiten / packs'))) return [];
    return (await (await caches.open('jiten / packs')).keys()).map(({ url }) => new URL(url).pathname).sort();
  });

  test('新しい版が出ると、そう言い、押すまでは古い版を読め、押すと変わった束だけ受け取り、古い束は残らない', async () => {
    await keep();
    const before = await packFiles();
    await deploy('二');
    await open();
    await expect.poll(state).toMatch(/^辞典の新しい版があります。取りかえるには、0\.\dMBの通信をします。/);
    expect(await offlineTitle('terms/map-e/')).toMatch(/^一：/);
    await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await press(/^新しい版に取りかえる/);
    await storedAll();
    const { packs } = JSON.parse(await readFile(join(folder, 'offline/packs.json'), 'utf8')) as { packs: { name: string }[] };
    const after = await packFiles();
    expect(after).toEqual(['/offline/packs.json', ...packs.map(({ name }) => `/offline/${name}.pack`)].sort());
    expect(asked.filter((path) => path.endsWith('.pack')).sort()).toEqual(after.filter((path) => !before.includes(path)));
    expect(after.some((path) => path.endsWith('.pack') && before.includes(path))).toBe(true);
    expect(await offlineTitle('terms/sam/')).toMatch(/^二：/);
  });

  test('途中で切れると、そう言い、あとで続きだけ受け取る', async () => {
    await open();
    await controlled();
    let count = 0;
    await page.route('**/*.pack', (route) => ((count += 1) > 2 ? route.abort('internetdisconnected') : route.continue()));
    await press(/^全部を保存する/);
    await expect.poll(state).toMatch(/^通信が切れました。.*途中まで保存しています/);
    expect(await offlineTitle('terms/sam/')).toBe('通信できません');
    const part = await packFiles();
    expect(part).toHaveLength(2);
    expect(part).not.toContain('/offline/packs.json');
    await page.unroute('**/*.pack');
    await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await press(/^続きを保存する/);
    await storedAll();
    expect(asked.filter((path) => part.includes(path))).toEqual([]);
    expect(await offlineTitle('terms/sam/')).toMatch(/^一：/);
  });

  test('止めるボタンで止まり、途中のものも消せる', async () => {
    await open();
    let count = 0;
    await page.route('**/*.pack', (route) => { if ((count += 1) === 1) void route.continue(); });
    await press(/^全部を保存する/);
    await expect.poll(() => page.locator('#keep-amount').innerText()).toMatch(/^[1-9]\d?%（\d\.\dMB／\d\.\dMB）$/);
    expect(await page.locator('#keep-bar').evaluate((bar) => (bar as HTMLProgressElement).value)).toBeGreaterThan(0);
    await press(/^止める$/);
    await expect.poll(state).toMatch(/^止めました。/);
    expect(await packFiles()).toHaveLength(1);
    await press(/^この端末から消す$/);
    await expect.poll(state).toMatch(/^消しました。まだ保存していません/);
    expect(await packFiles()).toEqual([]);
  });

  test('端末の空きが足りないと、そう言う', async () => {
    await page.addInitScript(() => {
      const put = Cache.prototype.put;
      Cache.prototype.put = function (this: Cache, request, response) {
        return String(request).endsWith('.pack') ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : put.call(this, request, response);
      };
    });
    await open();
    await press(/^全部を保存する/);
    await expect.poll(state).toMatch(/^この端末の空きが足りません。/);
  });

  test('束の代わりに別のものが来たら、しまわない', async () => {
    await open();
    await page.route('**/*.pack', (route) => route.fulfill({ body: '<!doctype html><p>同意してください</p>' }));
    await press(/^全部を保存する/);
    await expect.poll(state).toMatch(/^受け取ったものが、この辞典のものと合いません。/);
    expect(await packFiles()).toEqual([]);
  });

  test('同じときに2つのタブでは保存しない', async () => {
    await open();
    await page.route('**/*.pack', () => undefined);
    await press(/^全部を保存する/);
    await page.getByRole('button', { name: '止める' }).waitFor();
    const other = await context.newPage();
    await other.goto(`${server.url}offline/`);
    await other.getByRole('button', { name: /^全部を保存する/ }).click();
    await expect.poll(() => other.locator('#keep-state').innerText()).toMatch(/^別のタブで保存しています。/);
  });

  test('キーボードだけで、保存して、消せる', async () => {
    await open();
    await page.getByRole('button', { name: /^全部を保存する/ }).focus();
    await page.keyboard.press('Enter');
    await storedAll();
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement!.id);
    await expect.poll(focused).toBe('keep-state');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('keep-forget');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.keyboard.press('Enter');
    await expect.poll(state).toMatch(/^消しました。/);
    await expect.poll(focused).toBe('keep-state');
  });

  test('返事の来ない回線でも、保存した記事が出て、ことばで探せる', async () => {
    await keep();
    const { port } = new URL(server.url);
    await server.close();
    const silent = createServer(() => undefined);
    const lines = new Set<Socket>();
    silent.on('connection', (line) => lines.add(line));
    await new Promise<void>((resolve) => silent.listen(Number(port), '127.0.0.1', resolve));
    await page.goto(`${server.url}terms/sam/`, { waitUntil: 'commit' });
    await expect.poll(title).toMatch(/^一：/);
    await page.goto(`${server.url}search/#q=${encodeURIComponent('夜だけ遅い')}`, { waitUntil: 'commit' });
    await page.locator('[data-result] a[href]').first().waitFor();
    expect(lines.size).toBeGreaterThan(0);
    for (const line of lines) line.destroy();
    await new Promise((resolve) => silent.close(resolve));
    server = await serve(folder, Number(port));
  });
});
