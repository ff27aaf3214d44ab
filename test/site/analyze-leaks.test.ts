import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launch } from './browser.ts';

/** Every way we know by which a log could leave this page, driven as an attack. */
const log = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8').trimEnd();
const SECRET = 'himitsu-no-kotoba-4711';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let requests: { url: string; body: string }[];
/** What servers answered: a request that the policy stops is still announced, but nobody answers it. */
let answers: string[];
let stranger: Server;
let visits: string[];

beforeAll(async () => {
  browser = await launch();
  stranger = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end();
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await browser.close();
  stranger.closeAllConnections();
  stranger.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  requests = [];
  answers = [];
  visits = [];
  context.on('request', (request) => requests.push({ url: request.url(), body: request.postData() ?? '' }));
  context.on('response', (response) => answers.push(response.url()));
  page = await context.newPage();
  await page.goto(`${inject('siteUrl')}analyze/`);
});
afterEach(() => context.close());

const analysed = async (): Promise<void> => {
  await page.fill('textarea[name="log"]', `${log}\n${SECRET}`);
  await page.waitForSelector('[data-finding]');
  await page.waitForSelector('[data-line="3"]');
};

describe('貼ったログは、どこからも出ていかない', () => {
  test('調べても、開いても、たどっても、通信にログが入らず、よそへは1つも行かない', async () => {
    await analysed();
    await page.locator('[data-line="3"] .explain').click();
    await page.waitForSelector('#explain[open]');
    await page.keyboard.press('Escape');
    await page.fill('#line-search', SECRET);
    await page.locator('[data-finding] h3 a').click();
    await page.waitForURL(/\/causes\/moved-to-ipoe\/$/);
    await page.waitForLoadState('networkidle');
    const origin = new URL(inject('siteUrl')).origin;
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ url }) => !url.startsWith(origin) && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
    expect(requests.filter(({ url, body }) => /himitsu|SAM|%E6%A9%9F%E8%83%BD/.test(url + body))).toEqual([]);
  });

  /** Runs in a page or a worker: tries every way to send that it has, and answers the ways that seemed to work. */
  const attack = `(async ([site, away]) => {
    const tries = [];
    const attempt = (name, act) => Promise.race([
      Promise.resolve().then(act).then(() => tries.push(name)),
      new Promise((done) => setTimeout(done, 1500)),
    ]).catch(() => undefined);
    const heard = (source, good) => new Promise((resolve, reject) => { source[good] = resolve; source.onerror = reject; });
    const loads = (tag, parts) => { const node = Object.assign(document.createElement(tag), parts); const done = heard(node, 'onload'); document.body.append(node); return done; };
    const xhr = (url) => { const request = new XMLHttpRequest(); const done = heard(request, 'onload'); request.open('GET', url); request.send(); return done; };
    for (const to of [site, away]) {
      await attempt('fetch', () => fetch(to + '?sent=fetch', { mode: 'no-cors' }));
      await attempt('xhr', () => xhr(to + '?sent=xhr'));
      await attempt('socket', () => heard(new WebSocket(to.replace('http', 'ws') + '?sent=socket'), 'onopen'));
      await attempt('events', () => heard(new EventSource(to + '?sent=events'), 'onopen'));
      await attempt('worker', () => heard(new Worker(to + 'x.js?sent=worker'), 'onmessage'));
      // Scripts, styles and images of the site itself are what the page is made of: there the policy cannot tell ours from others.
      if (to === away) {
        await attempt('import', () => import(to + 'x.js?sent=import'));
        if (typeof document === 'undefined') { await attempt('scripts', () => importScripts(to + 'x.js?sent=scripts')); continue; }
        await attempt('image', () => loads('img', { src: to + '?sent=image' }));
        await attempt('script', () => loads('script', { src: to + '?sent=script' }));
        await attempt('style', () => loads('link', { rel: 'stylesheet', href: to + '?sent=style' }));
        await attempt('font', () => new FontFace('f', 'url(' + to + '?sent=font)').load());
        await attempt('video', () => { const node = Object.assign(document.createElement('video'), { src: to + '?sent=video' }); const done = heard(node, 'onloadeddata'); document.body.append(node); return done; });
        await attempt('object', () => loads('object', { data: to + '?sent=object' }));
        loads('link', { rel: 'prefetch', href: to + '?sent=prefetch' }).catch(() => undefined);
      }
      if (typeof document === 'undefined') continue;
      loads('iframe', { src: to + '?sent=frame' }).catch(() => undefined);
      await attempt('service worker', () => navigator.serviceWorker.register(to + 'other.js?sent=service'));
      navigator.sendBeacon(to + '?sent=beacon', 'x');
    }
    await attempt('data worker', () => heard(new Worker('data:text/javascript,postMessage(1)'), 'onmessage'));
    await new Promise((done) => setTimeout(done, 300));
    return tries;
  })`;
  const targets = (): string => JSON.stringify([inject('siteUrl'), `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`]);

  test('ワーカーの中からは、どのしくみでも送れない', async () => {
    await analysed();
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(0);
    for (const worker of workers) {
      expect(worker.url()).toMatch(/^blob:/);
      expect(await worker.evaluate(`${attack}(${targets()})`)).toEqual([]);
    }
    expect(visits).toEqual([]);
    expect(answers.filter((url) => url.includes('sent='))).toEqual([]);
  });

  test('ページからも、どのしくみでも送れない', async () => {
    await analysed();
    expect(await page.evaluate(`${attack}(${targets()})`)).toEqual([]);
    expect(visits).toEqual([]);
    expect(answers.filter((url) => url.includes('sent='))).toEqual([]);
  });

  test('守りのないページでは、同じ攻め方で送れてしまう', async () => {
    await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`);
    await page.evaluate(`${attack}(${targets()})`);
    const ways = new Set(visits.flatMap((url) => /sent=(\w+)/.exec(url)?.[1] ?? []));
    expect([...ways]).toEqual(expect.arrayContaining(['fetch', 'xhr', 'events', 'import', 'image', 'script', 'style', 'frame', 'beacon', 'worker']));
  });

  test('送信の枠を足しても、送れない', async () => {
    await analysed();
    await page.evaluate(() => {
      const form = document.createElement('form');
      const box = document.querySelector('textarea')!;
      form.method = 'get';
      box.replaceWith(form);
      form.append(box);
      form.submit();
    });
    await page.waitForTimeout(300);
    expect(page.url()).toBe(`${inject('siteUrl')}analyze/`);
    expect(requests.filter(({ url }) => url.includes('log='))).toEqual([]);
  });

  test('欄は枠の外にあり、Enterは改行になる', async () => {
    expect(await page.locator('form').count()).toBe(0);
    await page.focus('textarea[name="log"]');
    await page.keyboard.type('a');
    await page.keyboard.press('Enter');
    await page.keyboard.type('b');
    expect(await page.inputValue('textarea[name="log"]')).toBe('a\nb');
    expect(page.url()).toBe(`${inject('siteUrl')}analyze/`);
  });

  test('アドレスに、ログの文字が入らない', async () => {
    await analysed();
    await page.locator('[data-finding] a[href^="#L"]').first().click();
    await page.fill('#line-search', SECRET);
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/\/analyze\/#L\d+$/);
  });
});

describe('端末に保存する部品（サービスワーカー）は', () => {
  const ready = async (): Promise<void> => {
    await expect.poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null && (await caches.match(location.pathname)) !== undefined)).toBe(true);
  };

  test('ページからの知らせを、聞く耳を持たない', async () => {
    await ready();
    const source = await page.context().newPage().then(async (other) => (await (await other.goto(`${inject('siteUrl')}sw.js`))!.text()));
    expect(source).not.toMatch(/message|postMessage|BroadcastChannel|importScripts/i);
    await page.waitForTimeout(500);
    const before = requests.length;
    await page.evaluate((site) => {
      for (const message of [`${site}?told`, { type: 'fetch', url: `${site}?told` }, { type: 'CACHE_URLS', payload: { urlsToCache: [`${site}?told`] } }]) navigator.serviceWorker.controller!.postMessage(message);
      new BroadcastChannel('sw').postMessage({ url: `${site}?told` });
    }, inject('siteUrl'));
    await page.waitForTimeout(700);
    expect(requests.slice(before).filter(({ url }) => url.includes('?told'))).toEqual([]);
  });

  test('通信が切れても、開いて調べられる', async () => {
    await ready();
    await expect.poll(() => page.locator('#offline').textContent()).toContain('圏外でも使えます');
    await context.setOffline(true);
    await page.reload();
    await analysed();
    expect(await page.locator('[data-finding]').first().getAttribute('data-finding')).toBe('moved-to-ipoe');
  });

  test('初めて開いたときに保存するのは、縮めて500KBまで', async () => {
    await ready();
    const { raw, packed } = await page.evaluate(async () => {
      let whole = 0;
      let small = 0;
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) {
          const body = await (await caches.match(request))!.arrayBuffer();
          whole += body.byteLength;
          small += (await new Response(new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).byteLength;
        }
      }
      return { raw: whole, packed: small };
    });
    console.info(`stored on the first visit: ${Math.round(packed / 1000)} KB packed, ${Math.round(raw / 1000)} KB unpacked`);
    expect(packed).toBeGreaterThan(20_000);
    expect(packed).toBeLessThanOrEqual(500_000);
  });
});
