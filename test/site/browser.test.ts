import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { serve, type RunningServer } from '../../src/cli/serve.ts';
import { launch } from './browser.ts';

const files = {
  'index.html': '<!doctype html><title>top</title><textarea></textarea>',
  'closed.html': '<!doctype html><title>closed</title>',
  'url-worker.js': `fetch('/sent').then(() => postMessage('sent'), () => postMessage('blocked'));`,
  'sw.js': `
    addEventListener('install', (e) => { e.waitUntil(caches.open('v1').then((c) => c.addAll(['/', '/closed.html']))); skipWaiting(); });
    addEventListener('activate', (e) => e.waitUntil(clients.claim()));
    addEventListener('fetch', (e) => e.respondWith(caches.match(e.request).then((hit) => hit ?? fetch(e.request))));`,
  _headers: "/closed.html\n  Content-Security-Policy: default-src 'none'; worker-src blob: 'self'; script-src 'unsafe-eval'\n",
};

let dir: string;
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jiten-browser-'));
  for (const [name, body] of Object.entries(files)) await writeFile(join(dir, name), body);
  server = await serve(dir, 0);
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(dir, { recursive: true });
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(server.url);
});

afterEach(() => context.close());

describe('試験に使うブラウザーは、本物と同じに', () => {
  test('blob:のワーカーを動かす', async () => {
    const answer = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = (e) => postMessage(e.data * 2)'])));
          worker.onmessage = (event) => resolve(event.data);
          worker.postMessage(21);
        }),
    );
    expect(answer).toBe(42);
  });

  test('CSPをblob:のワーカーに引きつぎ、URLのワーカーには引きつがない', async () => {
    await page.goto(`${server.url}closed.html`);
    const answers = await page.evaluate(async (source) => {
      const ask = (url: string): Promise<unknown> =>
        new Promise((resolve) => {
          const worker = new Worker(url);
          worker.onmessage = (event) => resolve(event.data);
        });
      const blob = URL.createObjectURL(new Blob([source.replace('/sent', `${location.origin}/sent`)]));
      return [await ask(blob), await ask('/url-worker.js')];
    }, files['url-worker.js']);
    expect(answers).toEqual(['blocked', 'sent']);
  });

  test('サービスワーカーで、通信が切れても開ける', async () => {
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    await vi.waitFor(async () => expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true), 10_000);
    await context.setOffline(true);
    await page.goto(`${server.url}closed.html`);
    expect(await page.title()).toBe('closed');
    await expect(page.goto(`${server.url}url-worker.js`)).rejects.toThrow();
  });

  test('通信を切ると、取りに行けない', async () => {
    await context.setOffline(true);
    const answer = await page.evaluate(() => fetch('/').then(() => 'sent', () => `blocked ${navigator.onLine}`));
    expect(answer).toBe('blocked false');
  });

  test('localStorageを残し、別の利用者には見せない', async () => {
    await page.evaluate(() => localStorage.setItem('a', '1'));
    await page.reload();
    expect(await page.evaluate(() => localStorage.getItem('a'))).toBe('1');
    const other = await browser.newContext();
    const otherPage = await other.newPage();
    await otherPage.goto(server.url);
    expect(await otherPage.evaluate(() => localStorage.getItem('a'))).toBeNull();
    await other.close();
  });

  test('クリップボードに写し、貼りつける', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('SAM機能を開始'));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('SAM機能を開始');
    await page.focus('textarea');
    await page.keyboard.press('ControlOrMeta+V');
    expect(await page.inputValue('textarea')).toBe('SAM機能を開始');
  });

  test('ページがした通信を1つ残らず見せる', async () => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const worker = new Worker('/url-worker.js');
          worker.onmessage = resolve;
        }),
    );
    expect(asked).toEqual(['/url-worker.js', '/sent']);
  });

  test('スマートフォンの大きさにできる', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([360, 640]);
  });
});
