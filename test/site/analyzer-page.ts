import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { launch } from './browser.ts';

/** The browser of a test file and the analyzer that the test under way has open. */
export interface OpenAnalyzer {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
}

/**
 * Opens the analyzer as a phone shows it before each test of the file, in a context of its own, and closes it after.
 * Nothing is stored for later. The fields of what is answered are those of the test under way.
 */
export function useAnalyzer(): OpenAnalyzer {
  const open: { -readonly [K in keyof OpenAnalyzer]?: OpenAnalyzer[K] } = {};
  const of = <K extends keyof OpenAnalyzer>(key: K): OpenAnalyzer[K] => {
    const value = open[key];
    if (value === undefined) throw new Error(`${key} is there only while a test runs`);
    return value as OpenAnalyzer[K];
  };
  beforeAll(async () => { open.browser = await launch(); });
  afterAll(() => open.browser?.close());
  beforeEach(async () => {
    open.context = await of('browser').newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });
    open.page = await open.context.newPage();
    await open.page.goto(`${inject('siteUrl')}analyze/`);
  });
  afterEach(() => open.context?.close());
  return { get browser() { return of('browser'); }, get context() { return of('context'); }, get page() { return of('page'); } };
}

/** Waits for the whole answer: while it works, the page says that it is busy. */
export async function answered(page: Page): Promise<void> {
  await page.waitForSelector('#result[aria-busy="false"]:not([hidden])', { timeout: 50_000 });
}

/** Puts a log into the box as a reader types it, and waits for the whole answer. */
export async function give(page: Page, log: string): Promise<void> {
  await page.fill('textarea[name="log"]', log);
  await answered(page);
}

export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
