import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from './browser.ts';
import { answered, LOG_LINE, open, PHONE, results } from './search-page.ts';

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', value);
    document.querySelector('#q')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

describe('検索の箱に入れるもの', () => {
  test('200行のログを貼ると、行の説明が出て、どこにも残らない', async () => {
    const { page, requests } = await open(browser, 'search/');
    const lines = Array.from({ length: 200 }, (_, i) => LOG_LINE.replace('11:43', `11:${String(i % 60).padStart(2, '0')}`)).join('\n');
    await paste(page, lines);
    expect((await results(page))[0]).toBe('/messages/ntt-hgw/pppoe-session/#released');
    expect(await page.inputValue('#q')).toBe(LOG_LINE.replace('11:43', '11:00'));
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).hash).toBe('');
    expect(requests.map(decodeURIComponent).filter((url) => url.includes('メイン') || url.includes('/pagefind/'))).toEqual([]);
    await page.click('text=この行を解析する');
    await expect.poll(() => page.inputValue('textarea[name="log"]').then((text) => text.split('\n').length), { timeout: 20_000 }).toBe(200);
    await page.context().close();
  });

  test.each([['1行', 'つながらない '], ['空白のない1行', 'あ']])('百万文字の%sを貼っても答え、アドレスには入れない', async (_, unit) => {
    const { page, requests } = await open(browser, 'search/');
    await paste(page, unit.repeat(Math.ceil(1_000_000 / unit.length)));
    await answered(page);
    expect((await page.inputValue('#q')).length).toBeLessThanOrEqual(200);
    await page.fill('#q', '夜だけ遅い');
    expect((await results(page))[0]).toBe('/symptoms/slow-at-night/');
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#q=夜だけ遅い');
    expect(requests.filter((url) => url.length > 2000)).toEqual([]);
    await page.context().close();
  });

  test('どの家にもあるアドレスについての質問は、隠さずにアドレスに書く', async () => {
    const { page } = await open(browser, 'search/');
    await page.fill('#q', '192.168.11.1って何?');
    await results(page);
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#q=192.168.11.1って何?');
    await page.context().close();
  });

  test('変換の途中の文字は、アドレスにも最近の検索にも残らない', async () => {
    const { page } = await open(browser, 'search/');
    await page.focus('#q');
    const session = await page.context().newCDPSession(page);
    for (const text of ['そ', 'そと', 'そとか', 'そとから']) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await answered(page);
    expect(await page.inputValue('#q')).toBe('そとから');
    // Longer than the pause before a search is remembered.
    await page.waitForTimeout(2000);
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate(() => localStorage.getItem('jiten-recent'))).toBeNull();
    await session.send('Input.insertText', { text: '外から入れない' });
    await results(page);
    await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#q=外から入れない');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('jiten-recent')), { timeout: 5000 }).toBe('["外から入れない"]');
    await page.context().close();
  });

  test('速く打っても、最後に打った文の答えになる', async () => {
    const { page } = await open(browser, 'search/');
    await page.focus('#q');
    await page.keyboard.type('ポート開放できない', { delay: 0 });
    const typed = await results(page);
    const { page: other } = await open(browser, `search/#q=${encodeURIComponent('ポート開放できない')}`);
    expect(typed).toEqual(await results(other));
    await other.context().close();
    await page.context().close();
  });
});

test('一度開いた検索のページは、通信がなくても答える', async () => {
  const { page } = await open(browser, 'search/');
  const stored = (): Promise<boolean> => page.evaluate(async () => (await Promise.all(['search/', 'search/index.json', 'search/rest.json'].map((path) => caches.match(new URL(path, location.origin).href)))).every((found) => found !== undefined));
  await expect.poll(stored, { timeout: 30_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.reload();
  await page.fill('#q', '夜だけ遅い');
  expect((await results(page))[0]).toBe('/symptoms/slow-at-night/');
  expect(await page.textContent('[data-count]')).toMatch(/^\d+件$/);
  await page.context().close();
});

test('ブラウザーに残っていた索引の形が古ければ、新しいものを取り直す', async () => {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' });
  const page = await context.newPage();
  let asked = 0;
  // The page's own preload is the first to ask, and what it gets is what the page takes.
  await context.route(/\/search\/index\.json$/, async (route) => {
    asked += 1;
    await (asked === 1 ? route.fulfill({ json: { version: 0 } }) : route.continue());
  });
  await page.goto(new URL(`search/#q=${encodeURIComponent('夜だけ遅い')}`, inject('siteUrl')).href);
  expect((await results(page))[0]).toBe('/symptoms/slow-at-night/');
  expect(asked).toBe(2);
  await context.close();
});

describe('索引の残りが遅いとき', () => {
  /** A page whose rest of the index comes when the test lets it, or never. */
  async function slow(question: string): Promise<{ page: Page; let: (comes: boolean) => void }> {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    let decide: (comes: boolean) => void = () => undefined;
    const decided = new Promise<boolean>((resolve) => { decide = resolve; });
    await context.route(/\/search\/rest\.json$/, async (route) => ((await decided) ? route.continue() : route.abort()));
    await page.goto(new URL(`search/#q=${encodeURIComponent(question)}`, inject('siteUrl')).href);
    return { page, let: decide };
  }
  const shown = (page: Page): Promise<string[]> => page.locator('[data-results] [data-result] a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

  test('先に届いた分の答えだと言い、残りが届いても、押すまで並べ替えない', async () => {
    const { page, let: decide } = await slow('夜だけ遅い');
    await page.locator('[data-search][data-index="partial"] [data-result]').first().waitFor();
    expect(await page.textContent('[data-count]')).toContain('まだ読みこみ中');
    const before = await shown(page);
    decide(true);
    await page.locator('[data-whole] button').waitFor();
    expect(await shown(page)).toEqual(before);
    await page.click('[data-whole] button');
    await page.locator('[data-search][data-index="whole"] [data-results]:not([aria-busy])').waitFor();
    expect(await page.textContent('[data-count]')).not.toContain('読みこみ中');
    expect(await page.locator('[data-whole]').count()).toBe(0);
    await page.context().close();
  });

  test('ログの行は、残りが届くまで答えを待つ', async () => {
    const { page, let: decide } = await slow('');
    await page.fill('#q', LOG_LINE);
    // Longer than an answer in words waits.
    await page.waitForTimeout(2500);
    expect(await shown(page)).toEqual([]);
    expect(await page.textContent('[data-count]')).toBe('索引を読みこんでいます。');
    decide(true);
    expect((await results(page))[0]).toBe('/messages/ntt-hgw/pppoe-session/#released');
    await page.context().close();
  });

  test('残りが届かなければ、そう言って、ある分で答える', async () => {
    const { page, let: decide } = await slow('夜だけ遅い');
    decide(false);
    await page.locator('[data-search][data-index="cut"] [data-result]').first().waitFor();
    expect(await page.textContent('[data-count]')).toContain('ログの文の索引は読みこめませんでした');
    await page.context().close();
  });
});
