import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';

/** The analyzer as a phone shows it, in a context of its own; the caller closes the context. Nothing is stored for later. */
export async function openAnalyzer(browser: Browser): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}analyze/`);
  return { context, page };
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
