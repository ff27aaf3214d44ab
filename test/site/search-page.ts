import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';

export const PHONE = { width: 360, height: 740 };
export const LOG_LINE = '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]';

/** Opens a page in a context of its own, with a note of all that it asks for. */
export async function open(browser: Browser, path: string): Promise<{ page: Page; requests: string[] }> {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(new URL(path, inject('siteUrl')).href);
  return { page, requests };
}

/** Waits until what was asked last is answered from the whole index; on a slow machine, the part that came first may have answered before. */
export async function answered(page: Page): Promise<void> {
  const whole = page.locator('[data-search][data-index="whole"] [data-results]:not([aria-busy])');
  const again = page.locator('[data-whole] button');
  await whole.or(again).first().waitFor({ state: 'attached' });
  if (await again.isVisible()) await again.click();
  await whole.waitFor({ state: 'attached' });
}

/** The addresses of the answers, in their order, once they are there. */
export async function results(page: Page): Promise<string[]> {
  await answered(page);
  await page.locator('[data-results] [data-result]').first().waitFor();
  return page.locator('[data-results] [data-result] a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}
