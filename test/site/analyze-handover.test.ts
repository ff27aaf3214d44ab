import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { answered, give, useAnalyzer } from './analyzer-page.ts';
import { launch } from './browser.ts';

/** Whatever happens between the page and its worker, the reader gets an answer or is told that there is none. */
const log = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8').trimEnd();
const five = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/five.txt', import.meta.url), 'utf8').trimEnd();
const LONG = `${'2023/03/22 10:00:00      PPPoE AC発見成功[メインセッション]\n'.repeat(120_000)}${five}`;
const PATIENT = { timeout: 60_000 };
/** Longer than the page waits for a worker's word. */
const TOO_LONG = 25_000;

const at = useAnalyzer();

const isBusy = (page: Page): Promise<boolean> => page.evaluate(() => document.querySelector('#result')!.ariaBusy === 'true');
const said = (page: Page): Promise<string | null> => page.locator('#log-said').textContent();
const coverage = (page: Page): Promise<string | null> => page.locator('[data-coverage]').textContent();
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Begins anew with a script that runs before the page's own. */
async function reopen(page: Page, script: () => void): Promise<void> {
  await page.addInitScript(script);
  await page.goto(`${inject('siteUrl')}analyze/`);
}

/** Lets `milliseconds` pass for the page, second by second, as it would if it were awake all the time. */
async function wait(page: Page, milliseconds: number): Promise<void> {
  await page.clock.runFor(milliseconds);
}

/** Ends every worker of the page in silence, as a device short of memory does: no event tells of it. */
async function loseWorkers(page: Page): Promise<void> {
  await expect.poll(() => page.workers().length, PATIENT).toBeGreaterThan(0);
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => (self as unknown as { close: () => void }).close()).catch(() => undefined)));
}

describe('ワーカーが', () => {
  test('ログを渡す前に黙って消えていても、作り直して答える', async () => {
    const { page } = at;
    await page.clock.install();
    await loseWorkers(page);
    await page.fill('textarea[name="log"]', log);
    await wait(page, TOO_LONG);
    await answered(page);
    expect(await page.locator('[data-finding]').first().getAttribute('data-finding')).toBe('moved-to-ipoe');
  });

  test('読んでいる途中で倒れても、作り直して答える', async () => {
    const { page } = at;
    await expect.poll(() => page.workers().length, PATIENT).toBe(1);
    const [worker] = page.workers();
    await page.setInputFiles('#log-files', file('long.log', LONG));
    await worker!.evaluate(() => void setTimeout(() => { throw new Error('倒れた'); }));
    await answered(page);
    expect(await coverage(page)).toMatch(/^120,005行のうち120,005行/);
  });

  test('答えたあとに消えても、聞かれたときに読み直して、また答えられる', async () => {
    const { page } = at;
    await page.clock.install();
    await give(page, log);
    await loseWorkers(page);
    await page.locator('[data-line="1"] .explain').click();
    await wait(page, TOO_LONG);
    await answered(page);
    await expect.poll(() => said(page), PATIENT).toBe('');
    await page.locator('[data-line="1"] .explain').click();
    await page.waitForSelector('#explain[open]');
  });

  test('何度作っても黙っているなら、そう言い、次のログには答える', async () => {
    const { page } = at;
    await page.clock.install();
    await reopen(page, () => {
      const Real = window.Worker;
      Object.assign(window, { isDeaf: true });
      window.Worker = class extends Real {
        override postMessage(message: unknown): void { if (!(window as unknown as { isDeaf: boolean }).isDeaf) super.postMessage(message); }
      };
    });
    await page.setInputFiles('#log-files', file('a.log', log));
    await expect.poll(() => isBusy(page), PATIENT).toBe(true);
    await wait(page, TOO_LONG);
    expect(await isBusy(page)).toBe(true);
    await wait(page, 3 * TOO_LONG);
    await expect.poll(() => isBusy(page), PATIENT).toBe(false);
    expect(await said(page)).toContain('ログを読めませんでした');
    expect(await page.inputValue('textarea[name="log"]')).toBe('');
    await page.evaluate(() => { Object.assign(window, { isDeaf: false }); });
    await give(page, log);
    expect(await page.locator('[data-finding]').count()).toBe(1);
  });

  test('1つも作れないなら、そう言い、作れるようになれば答える', async () => {
    const { page } = at;
    await reopen(page, () => {
      const Real = window.Worker;
      Object.assign(window, { isRefused: true });
      window.Worker = class extends Real {
        constructor(address: string | URL, options?: WorkerOptions) {
          if ((window as unknown as { isRefused: boolean }).isRefused) throw new Error('refused');
          super(address, options);
        }
      };
    });
    await page.fill('textarea[name="log"]', log);
    await expect.poll(() => said(page), PATIENT).toContain('最後まで調べられませんでした');
    expect(await isBusy(page)).toBe(false);
    expect(await page.inputValue('textarea[name="log"]')).toBe(log);
    await page.evaluate(() => { Object.assign(window, { isRefused: false }); });
    await give(page, `${log}\n`);
    expect(await page.locator('[data-finding]').count()).toBe(1);
  });

  test('1つの問いにだけ答えられなくても、ページは止まらない', async () => {
    const { page } = at;
    await reopen(page, () => {
      const Real = window.Worker;
      window.Worker = class extends Real {
        override postMessage(message: { question?: string; ask?: unknown }): void {
          super.postMessage(message.question === 'timeline' || message.question === 'explain' ? { ...message, question: 'なぞ' } : message);
        }
      };
    });
    await give(page, log);
    expect(await page.locator('[data-finding]').count()).toBe(1);
    await page.locator('[data-line="1"] .explain').click();
    await page.locator('.filter[data-level="sign"]').click();
    await expect.poll(() => page.locator('#line-said').textContent()).toBe('2行が当てはまります。');
    expect(await said(page)).not.toContain('調べられませんでした');
  });
});

describe('辞典が', () => {
  test('なかなか届かなければ、待っていると言い、届けば答える', async () => {
    const { page } = at;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route(/\/catalogue\.[^/]+\.js$/, async (route) => { await held; await route.continue(); });
    await page.reload();
    await page.fill('textarea[name="log"]', log);
    await expect.poll(() => page.locator('#status').textContent(), PATIENT).toContain('辞典を読み込んでいます');
    expect(await page.locator('#status').getAttribute('class')).not.toContain('visually-hidden');
    release();
    await answered(page);
    expect(await page.locator('[data-finding]').count()).toBe(1);
    expect(await page.locator('#status').getAttribute('class')).toContain('visually-hidden');
  });

  test('届かなければ、どのログにもそう言い、待たせたままにしない', async () => {
    const { page } = at;
    await page.route(/\/catalogue\.[^/]+\.js$/, (route) => route.abort());
    await page.reload();
    await page.fill('textarea[name="log"]', log);
    await expect.poll(() => page.locator('#status').textContent(), PATIENT).toContain('辞典を読み込めませんでした');
    await expect.poll(() => isBusy(page), PATIENT).toBe(false);
    await page.setInputFiles('#log-files', file('a.log', five));
    await expect.poll(() => said(page), PATIENT).toMatch(/読めませんでした|読み込めませんでした/);
    await expect.poll(() => isBusy(page), PATIENT).toBe(false);
    expect(await page.inputValue('textarea[name="log"]')).not.toContain('読んでいます');
    await page.click('#log-back');
    expect(await page.inputValue('textarea[name="log"]')).toBe(log);
    await page.unroute(/\/catalogue\.[^/]+\.js$/);
    await page.reload();
    await answered(page);
    expect(await page.locator('[data-finding]').count()).toBe(1);
  });
});

describe('読んでいる途中で', () => {
  test('別のログを貼ると、新しいほうに答える', async () => {
    const { page } = at;
    await page.evaluate((text) => navigator.clipboard.writeText(text), LONG);
    await page.focus('textarea[name="log"]');
    await page.keyboard.press('ControlOrMeta+V');
    await expect.poll(() => isBusy(page), PATIENT).toBe(true);
    await page.click('#log-clear');
    await give(page, log);
    expect(await coverage(page)).toMatch(/^2行のうち2行/);
  });

  test('ファイルを続けて落とすと、最後のものに答える', async () => {
    const { page } = at;
    await page.evaluate(([long, short]) => {
      for (const text of [long!, long!, short!]) {
        const data = new DataTransfer();
        data.items.add(new File([text], 'a.log', { type: 'text/plain' }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, [LONG, log]);
    await answered(page);
    expect(await coverage(page)).toMatch(/^2行のうち2行/);
    expect(await page.inputValue('textarea[name="log"]')).toBe(`${log}`);
  });

  test('消すと、待つものがなくなり、あとから答えが出てこない', async () => {
    const { page } = at;
    await page.setInputFiles('#log-files', file('long.log', LONG));
    await page.click('#log-clear');
    await expect.poll(() => isBusy(page), PATIENT).toBe(false);
    // Longer than the reading would have taken.
    await page.waitForTimeout(3000);
    expect(await page.locator('#result').isVisible()).toBe(false);
    expect(await page.inputValue('textarea[name="log"]')).toBe('');
  });

  test('ファイルが消えてなくなっても、読めないわけを言う', async () => {
    const { page } = at;
    const folder = await mkdtemp(join(tmpdir(), 'jiten-handover-'));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route(/\/catalogue\.[^/]+\.js$/, async (route) => { await held; await route.continue(); });
    await page.reload();
    await writeFile(join(folder, 'gone.log'), log);
    await page.setInputFiles('#log-files', join(folder, 'gone.log'));
    await expect.poll(() => said(page), PATIENT).toContain('「gone.log」を読みました');
    await rm(folder, { recursive: true });
    release();
    await answered(page);
    await expect.poll(() => page.locator('#intake').textContent(), PATIENT).toMatch(/「gone\.log」(?:を開けませんでした|は空です)/);
    expect(await page.inputValue('textarea[name="log"]')).not.toContain('読んでいます');
  });

  test('打ち足しても、打ち終わったログに答える', async () => {
    const { page } = at;
    await page.fill('textarea[name="log"]', five);
    await page.focus('textarea[name="log"]');
    await page.keyboard.press('ControlOrMeta+End');
    for (const key of ['Enter', 'a', 'b', 'c', 'Enter', 'd']) { await page.keyboard.press(key); await page.waitForTimeout(120); }
    await expect.poll(() => coverage(page), PATIENT).toMatch(/^7行のうち5行/);
    await answered(page);
  });

  test('ほかのページへ行って戻っても、答える', async () => {
    const { page } = at;
    await page.setInputFiles('#log-files', file('long.log', LONG.slice(0, 1_500_000)));
    await page.goto(`${inject('siteUrl')}privacy/`);
    await page.goBack();
    await expect.poll(() => isBusy(page), PATIENT).toBe(false);
    await give(page, log);
    expect(await coverage(page)).toMatch(/^2行のうち2行/);
  });
});

describe('ブラウザーが取っておいたページに戻ると', () => {
  test.each([['読んでいる途中でも', LONG, /^120,005行/], ['答えたあとでも', log, /^2行のうち2行/]])('%s、答え、聞けば答える', async (_, text, covers) => {
    const browser = await launch({ keepsPages: true });
    const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })).newPage();
    await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
    await page.goto(`${inject('siteUrl')}analyze/`);
    await page.waitForLoadState('networkidle');
    await page.evaluate((log) => {
      const data = new DataTransfer();
      data.items.add(new File([log], 'a.log', { type: 'text/plain' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, text);
    if (text === log) await answered(page);
    await page.goto(`${inject('siteUrl')}privacy/`);
    // A page that comes back whole tells of no loading, which goBack() waits for.
    await page.evaluate(() => { setTimeout(() => history.back()); });
    await expect.poll(() => page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted).catch(() => false), PATIENT).toBe(true);
    await answered(page);
    expect(await coverage(page)).toMatch(covers);
    await page.locator('[data-line="1"] .explain').click();
    await page.waitForSelector('#explain[open]');
    await browser.close();
  });
});

test.each([1, 2, 3])('どんな順で入れ替えても、最後のログに答える（%i）', async (seed) => {
  const { page } = at;
  let state = seed;
  const next = (most: number): number => { state = (state * 48_271) % 2_147_483_647; return state % most; };
  const acts: readonly (() => Promise<unknown>)[] = [
    () => page.setInputFiles('#log-files', file('long.log', LONG)),
    () => page.setInputFiles('#log-files', [file('a.log', log), file('b.log', five)]),
    () => page.locator('#log-clear').click({ timeout: 500 }).catch(() => undefined),
    () => page.locator('#log-back').click({ timeout: 500 }).catch(() => undefined),
    () => page.fill('textarea[name="log"]', five, { timeout: 500 }).catch(() => undefined),
    () => page.locator('textarea[name="log"]').press('x', { timeout: 500 }).catch(() => undefined),
    () => page.evaluate(() => { location.hash = `#L${Math.ceil(Math.random() * 9)}`; }),
    () => page.waitForTimeout(next(400)),
  ];
  for (let step = 0; step < 14; step += 1) await acts[next(acts.length)]!();
  if (await page.locator('#log-clear').isVisible()) await page.click('#log-clear');
  await give(page, log);
  await expect.poll(() => coverage(page), PATIENT).toMatch(/^2行のうち2行/);
  expect(await page.locator('[data-finding]').first().getAttribute('data-finding')).toBe('moved-to-ipoe');
  expect(await isBusy(page)).toBe(false);
});
