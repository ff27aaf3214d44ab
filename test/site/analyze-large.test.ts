import { beforeEach, describe, expect, test } from 'vitest';
import { answered, useAnalyzer } from './analyzer-page.ts';

/**
 * Long logs (design §8). The promises are made for a phone of today; the machine that runs this test shares its cores,
 * so the bounds here leave it room, and what was measured is printed.
 */
const LINES = 200_000;
const ROOM = 3;
/** Other tests on the same two cores hold up some runs, not all: a page that is slow by itself fails every one. */
const AGAIN = { retry: 8 };

const SAYS = [
  'PPPoE AC発見成功[メインセッション]', 'PPPoE セッション開始成功[メインセッション]', 'PPP-LCPの確立[メインセッション]', 'PPPの認証成功[メインセッション]',
  'PPP-IPCPの確立[メインセッション]', 'なぞの部品 eth0: 192.0.2.7 から 3 回', 'PPPoE セッション解放[メインセッション]',
];
function longLog(lines: number): string {
  return Array.from({ length: lines }, (_, index) => {
    const at = new Date(Date.UTC(2023, 2, 1) + index * 7000).toISOString();
    return `${at.slice(0, 10).replaceAll('-', '/')} ${at.slice(11, 19)}      ${SAYS[index % SAYS.length]!}`;
  }).join('\n');
}

const at = useAnalyzer();
beforeEach(async () => {
  await at.page.waitForLoadState('networkidle');
  await at.page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration)); }).observe({ type: 'longtask' });
    const first = new MutationObserver(() => {
      if (document.querySelector('[data-line]') === null) return;
      Object.assign(window, { firstAt: performance.now() });
      first.disconnect();
    });
    first.observe(document.querySelector('#lines')!, { childList: true });
  });
});

const tasks = (): Promise<number[]> => at.page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
const firstAt = (): Promise<number> => at.page.evaluate(() => (window as unknown as { firstAt: number }).firstAt);

describe(`${LINES.toLocaleString('ja')}行のログを`, () => {
  test('ファイルで渡しても、ページは固まらず、すぐに最初の判定が出る', AGAIN, async () => {
    const started = await at.page.evaluate(async (log) => {
      const file = new File([log], 'long.log', { type: 'text/plain' });
      const data = new DataTransfer();
      data.items.add(file);
      const input = document.querySelector<HTMLInputElement>('#log-files')!;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      (window as unknown as { tasks: number[] }).tasks.length = 0;
      const now = performance.now();
      input.files = data.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      return now;
    }, longLog(LINES));
    await answered(at.page);
    const longest = Math.max(0, ...(await tasks()));
    const first = Math.round((await firstAt()) - started);
    console.info(`file: longest task ${longest} ms, first verdicts after ${first} ms`);
    expect(await at.page.locator('[data-coverage]').textContent()).toMatch(/^200,000行のうち171,429行がわかりました/);
    expect(longest).toBeLessThanOrEqual(50 * ROOM);
    expect(first).toBeLessThanOrEqual(300 * ROOM);
    expect(await at.page.locator('[data-line]').count()).toBeLessThan(100);
  });

  test('Ctrl+Vで貼っても、欄は抜き書きになり、すぐに返る', AGAIN, async () => {
    const log = longLog(LINES);
    await at.page.evaluate((text) => navigator.clipboard.writeText(text), log);
    await at.page.focus('textarea[name="log"]');
    await at.page.waitForTimeout(1500);
    await at.page.evaluate(() => { (window as unknown as { tasks: number[] }).tasks.length = 0; });
    const started = await at.page.evaluate(() => performance.now());
    await at.page.keyboard.press('ControlOrMeta+V');
    await answered(at.page);
    const longest = Math.max(0, ...(await tasks()));
    const first = Math.round((await firstAt()) - started);
    console.info(`Ctrl+V: longest task ${longest} ms, first verdicts after ${first} ms`);
    const shown = await at.page.inputValue('textarea[name="log"]');
    expect(shown.length).toBeLessThan(20_000);
    expect(shown).toContain('……（ここに199,940行あります。調べるときは、すべて使います）……');
    expect(await at.page.locator('#log-note').textContent()).toContain('200,000行');
    expect(longest).toBeLessThanOrEqual(250 * ROOM);
  });

  test('終わりまでスクロールし、行へ飛べる', AGAIN, async () => {
    await at.page.setInputFiles('#log-files', { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.from(longLog(LINES)) });
    await answered(at.page);
    await at.page.evaluate(() => { (window as unknown as { tasks: number[] }).tasks.length = 0; });
    for (let share = 0.05; share < 1; share += 0.05) {
      await at.page.evaluate((part) => scrollTo({ top: document.querySelector<HTMLElement>('#lines')!.offsetTop + document.querySelector<HTMLElement>('#lines')!.offsetHeight * part, behavior: 'instant' }), share);
      await at.page.waitForTimeout(60);
    }
    const longest = Math.max(0, ...(await tasks()));
    console.info(`scroll: longest task ${longest} ms`);
    expect(longest).toBeLessThanOrEqual(50 * ROOM);
    await expect.poll(() => at.page.evaluate(() => [...document.querySelectorAll('.row')].filter((row) => { const { top, bottom } = row.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }).length)).toBeGreaterThan(3);
    await at.page.evaluate(() => { location.hash = '#L123456'; });
    await expect.poll(() => at.page.evaluate(() => document.activeElement?.id)).toBe('L123456');
    expect(await at.page.locator('#L123456 .log-text').textContent()).toBe(longLog(LINES).split('\n')[123_455]);
    await at.page.fill('#line-search', '2023/03/05 07:53:');
    await expect.poll(() => at.page.locator('#line-said').textContent()).toMatch(/^[89]行が当てはまります/);
  });

  test('調べている途中で別のログを貼ると、前のものは捨てて新しいほうに答える', async () => {
    await at.page.setInputFiles('#log-files', { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.from(longLog(LINES)) });
    await at.page.waitForSelector('[data-line]');
    await at.page.click('#log-clear');
    await at.page.fill('textarea[name="log"]', 'SAM機能を開始');
    await answered(at.page);
    expect(await at.page.locator('[data-coverage]').textContent()).toContain('1行のうち1行');
    expect(at.page.workers().length).toBeLessThanOrEqual(2);
  });
});

describe('縮めたファイルは', () => {
  const zipped = (bytes: Uint8Array): Promise<Buffer> => new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then((buffer) => Buffer.from(buffer));

  test('広げて読む', async () => {
    await at.page.setInputFiles('#log-files', { name: 'a.log.gz', mimeType: 'application/gzip', buffer: await zipped(new TextEncoder().encode('2023/03/23 11:43:33      SAM機能を開始\n')) });
    await answered(at.page);
    expect(await at.page.locator('[data-coverage]').textContent()).toContain('1行のうち1行');
    expect(await at.page.inputValue('textarea[name="log"]')).toContain('SAM機能を開始');
  });

  test('広げると大きすぎるなら、はじめだけを読んで、そう言う', async () => {
    const bomb = new Uint8Array(80 * 1024 * 1024).fill(0x78);
    for (let at = 999; at < bomb.length; at += 1000) bomb[at] = 0x0a;
    await at.page.setInputFiles('#log-files', { name: 'bomb.gz', mimeType: 'application/gzip', buffer: await zipped(bomb) });
    await answered(at.page);
    expect(await at.page.locator('#intake').textContent()).toContain('広げると大きすぎるので、はじめの64MBだけを読みました');
  });
});
