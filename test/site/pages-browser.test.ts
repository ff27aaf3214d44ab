import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { loadKnowledge } from '../../src/kb/load.ts';
import { KIND_NAMES, KINDS } from '../../src/schema/vocabulary.ts';
import { launch } from './browser.ts';

/** What one page was like when a reader opened it. */
interface Visit {
  readonly path: string;
  /** Errors and warnings of the browser's console, a broken policy among them. */
  readonly complaints: readonly string[];
  readonly asked: readonly string[];
  /** How many pixels the page is wider than the screen. */
  readonly overflow: { readonly at320: number; readonly at640: number };
  /** Where the summary ends on a screen of 360 by 640, undefined where there is none. */
  readonly leadEnds: number | undefined;
  readonly smallTargets: readonly string[];
  readonly weakTexts: { readonly light: readonly string[]; readonly dark: readonly string[] };
  readonly text: string;
  readonly textWithoutScripts: string;
}

const base = inject('siteUrl').replace(/\/$/, '');
let browser: Browser;
let visits: readonly Visit[];

beforeAll(async () => {
  browser = await launch();
  const kb = await loadKnowledge();
  // The longest page of each kind stands for its kind: what fits there fits on the others.
  const longest = KIND_NAMES.flatMap((kind) => kb.of(kind).filter(({ path }) => !path.includes('#')).toSorted((a, b) => size(b) - size(a)).slice(0, 1).map(({ path }) => path));
  expect(longest.length).toBe(KIND_NAMES.length);
  visits = await visit(['/', '/about/', '/privacy/', '/offline/', '/n/', '/no-such-page/', ...KIND_NAMES.map((kind) => `/${KINDS[kind].folder}/`), ...longest]);
}, 180_000);

afterAll(() => browser.close());

function size(entry: { readonly data: unknown; readonly body: string }): number {
  return JSON.stringify(entry.data).length + entry.body.length;
}

/** Opens each page once with scripts and once without, and looks at it in every way the tests ask about. */
async function visit(paths: readonly string[]): Promise<readonly Visit[]> {
  const [on, off] = [await reader(), await reader({ javaScriptEnabled: false })];
  const complaints: string[] = [];
  const asked: string[] = [];
  on.page.on('console', (message) => {
    // A page that is not there is asked for on purpose; the browser says so on its console.
    if (['error', 'warning'].includes(message.type()) && !/status of 404/.test(message.text())) complaints.push(message.text());
  });
  on.page.on('pageerror', (error) => complaints.push(error.message));
  on.page.on('request', (request) => asked.push(request.url()));

  const seen: Visit[] = [];
  for (const path of paths) {
    await on.page.goto(base + path);
    await off.page.goto(base + path);
    const lead = await on.page.locator('.entry-header .lead').all();
    const leadBox = await lead[0]?.boundingBox();
    const smallTargets = await on.page.evaluate(tooSmall);
    const light = await on.page.evaluate(weakTexts);
    const text = await words(on.page);
    await on.page.emulateMedia({ colorScheme: 'dark' });
    const dark = await on.page.evaluate(weakTexts);
    await on.page.emulateMedia({ colorScheme: 'light' });
    const overflow = { at320: await overflowAt(on.page, 320), at640: await overflowAt(on.page, 640) };
    await on.page.setViewportSize(PHONE);
    seen.push({
      path, complaints: complaints.splice(0), asked: asked.splice(0), overflow, smallTargets, weakTexts: { light, dark }, text,
      leadEnds: leadBox ? leadBox.y + leadBox.height : undefined, textWithoutScripts: await words(off.page),
    });
  }
  await on.context.close();
  await off.context.close();
  return seen;
}

const PHONE = { width: 360, height: 640 };

async function reader(options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'ja-JP', ...options });
  return { page: await context.newPage(), context };
}

async function opened(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; context: BrowserContext; asked: string[] }> {
  const { page, context } = await reader(options);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(base + path);
  return { page, context, asked };
}

async function overflowAt(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 568 });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The words of the page. The host in the text to post and the button beside it are what only a script adds. */
async function words(page: Page): Promise<string> {
  const text = await page.locator('main').innerText();
  return text.replaceAll(base, '').replace('コピーする', '').replace(/\s+/g, ' ').trim();
}

/** Each page for which `wrong` finds something, with what it found. */
function faults<T>(wrong: (visit: Visit) => T | undefined): [string, T][] {
  expect(visits.length).toBeGreaterThan(20);
  return visits.flatMap((visit): [string, T][] => {
    const found = wrong(visit);
    return found === undefined ? [] : [[visit.path, found]];
  });
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

describe('本物のブラウザーで', () => {
  test('どの種類のページも、決まり（CSP）に触れず、失敗もない', () => {
    expect(faults(({ complaints }) => some(complaints))).toEqual([]);
  });

  test('どの種類のページも、自分のサイトだけに頼む', () => {
    expect(faults(({ asked }) => some(asked.filter((url) => !url.startsWith(`${base}/`))))).toEqual([]);
    expect(faults(({ asked }) => (asked.length === 0 ? 'なにも頼んでいない' : undefined))).toEqual([]);
  });

  test('幅320pxの画面でも、200%に広げた幅1280pxの画面でも、横にはみ出さない', () => {
    expect(faults(({ overflow }) => (overflow.at320 > 0 || overflow.at640 > 0 ? overflow : undefined))).toEqual([]);
  });

  test('スクリプトを切っても、同じ記事が読める', () => {
    // What stores the articles is no article: without scripts it says what it needs (offline-keep.test.ts).
    for (const { path, text, textWithoutScripts } of visits.filter((one) => one.path !== '/offline/')) expect.soft(textWithoutScripts, path).toBe(text);
    expect(faults(({ text }) => (text.length < 40 ? text : undefined))).toEqual([]);
  });

  test('項目の要約は、スマホの初めの画面に収まる', () => {
    expect(faults(({ leadEnds }) => (leadEnds !== undefined && leadEnds > PHONE.height ? leadEnds : undefined))).toEqual([]);
    expect(visits.filter(({ leadEnds }) => leadEnds !== undefined).length).toBe(KIND_NAMES.length);
  });

  test('押すところは、指で押せる大きさがある', () => {
    expect(faults(({ smallTargets }) => some(smallTargets))).toEqual([]);
  });

  test('明るい配色でも暗い配色でも、文字と地の明るさの比が4.5を下回らない', () => {
    expect(faults(({ weakTexts: { light, dark } }) => some([...light, ...dark]))).toEqual([]);
  });

  test('「/」を押すと検索の欄に移り、書いている間は「/」の字が入る', async () => {
    const { page, context } = await opened('/causes/');
    await page.keyboard.press('/');
    const box = page.locator('form.search-box input[type="search"]');
    await expect.poll(() => box.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('a/b');
    expect(await box.inputValue()).toBe('a/b');
    await context.close();
  });

  test('検索の言葉は、サイトに届かない形で検索のページへ渡る', async () => {
    const { page, context, asked } = await opened('/');
    await page.fill('form.search-box input[type="search"]', 'SAM機能を開始');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/#q=/);
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#q=SAM機能を開始');
    expect(asked.filter((url) => /SAM|%E/.test(url.split('#')[0]!))).toEqual([]);
    await context.close();
  });

  test('「本文へ」は、初めのTabで出て、本文に移る', async () => {
    const { page, context } = await opened('/causes/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    // Following a fragment is done a moment after the key, later still on a busy machine.
    await expect.poll(() => new URL(page.url()).hash).toBe('#main');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await context.close();
  });

  test('掲示板に貼る文を、今開いているアドレスつきでコピーできる', async () => {
    const kb = await loadKnowledge();
    const { path, number, data } = kb.of('cause')[0]!;
    const { page, context } = await opened(path, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'コピーする' }).click();
    await page.getByText('コピーしました。').waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(lines[0]).toBe(`${data.title}｜ルーターログ辞典`);
    expect(lines.slice(-2)).toEqual([base + path, `辞典 ${number}`]);
    await context.close();
  });

  test('番号のページは、スクリプトがなくても項目へ進む', async () => {
    const kb = await loadKnowledge();
    const { path, number } = kb.of('symptom')[0]!;
    const { page, context } = await opened(`/n/${number}/`, { javaScriptEnabled: false });
    await page.waitForURL(base + path);
    expect(await page.locator('h1').innerText()).toBe(kb.of('symptom')[0]!.data.title);
    await context.close();
  });

  test('掲示板に貼られた文へのリンクは、開いたときにはもうその文にいる', async () => {
    const kb = await loadKnowledge();
    // The last message of the longest page is the farthest from where a page begins.
    const { path, data } = kb.of('message').toSorted((a, b) => size(b) - size(a))[0]!;
    const anchor = data.messages.at(-1)!.anchor;
    const { page, context } = await opened(`${path}#${anchor}`, { javaScriptEnabled: false, reducedMotion: 'no-preference' });
    const { top, bottom } = await page.evaluate((id) => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return { top: document.getElementById(id)!.getBoundingClientRect().top, bottom: scrollHeight - clientHeight - scrollY };
    }, anchor);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(PHONE.height);
    // A short text at the very end of a page cannot reach its top.
    expect(Math.min(Math.abs(top), Math.abs(bottom))).toBeLessThan(40);
    await context.close();
  });

  test('紙に刷ると、頭と足の案内が消え、出典のアドレスが出る', async () => {
    const kb = await loadKnowledge();
    const { page, context } = await opened(kb.of('cause')[0]!.path);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.site-header, .site-footer').evaluateAll((all) => all.map((one) => getComputedStyle(one).display))).toEqual(['none', 'none']);
    const after = await page.locator('.sources a[href^="http"]').first().evaluate((one) => getComputedStyle(one, '::after').content);
    expect(after).toContain('http');
    await context.close();
  });
});

/** Runs in the page: controls that stand alone and are lower than 44 px. Links within sentences are exempt (WCAG 2.2, 2.5.8). */
function tooSmall(): string[] {
  return [...document.querySelectorAll('header.site-header a, footer a, button, input, summary, .links > li > a:first-child, .cards > li > a:first-child, .jump a, .message-line > a')]
    .map((one) => [one.textContent.trim(), one.getBoundingClientRect().height] as const)
    .filter(([, height]) => height > 0 && height < 43.5)
    .map(([text, height]) => `${text} ${height}`);
}

/** Runs in the page: every text whose contrast with what lies behind it is under 4.5 (WCAG 2.2, 1.4.3). */
function weakTexts(): string[] {
  const parse = (color: string): number[] => color.match(/[\d.]+/g)!.map(Number);
  const channel = (value: number): number => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]: number[]): number => 0.2126 * channel(red!) + 0.7152 * channel(green!) + 0.0722 * channel(blue!);
  const behind = (element: Element | null): number[] => {
    if (element === null) return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color.length === 4 && color[3] === 0 ? behind(element.parentElement) : color;
  };
  const weak = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (node.textContent!.trim() === '' || !element.checkVisibility()) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.add(`${node.textContent!.trim().slice(0, 20)} ${ratio.toFixed(2)}`);
  }
  return [...weak];
}
