import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { answered, clipboard, give as giveTo, openAnalyzer } from './analyzer-page.ts';
import { launch } from './browser.ts';

/** What a reader does with the answer: looks closer, answers back, passes an excerpt on, asks people. */
const log = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8').trimEnd();
const PERSONAL = 'Mar  3 12:00:00 ie-no-router pppd[12]: PAP authentication failed for c1234567@example.ocn.ne.jp';

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());
beforeEach(async () => {
  ({ context, page } = await openAnalyzer(browser));
});
afterEach(() => context.close());

const give = (log: string): Promise<void> => giveTo(page, log);

describe('人に見せる抜き書きは', () => {
  test('原因の証拠の行から始まり、貼れる形でコピーできる', async () => {
    await give(log);
    await page.getByRole('button', { name: '人に見せる抜き書きを作る' }).click();
    expect(await page.inputValue('#share-lines')).toBe('1-2');
    await page.click('#share-copy');
    await expect.poll(() => page.locator('#share-said').textContent()).toBe('コピーしました。');
    const lines = (await clipboard(page)).split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines).toContain('＞2023/03/23 11:43:33 SAM機能を開始');
    expect(lines.filter((line) => line === `${inject('siteUrl')}causes/moved-to-ipoe/`)).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^辞典 \d+$/);
  });

  test('個人のものを隠し、隠したところを見せ、コピーの前に戻せる', async () => {
    await give(`${log}\n${PERSONAL}`);
    await page.locator('[data-line="3"] .pick input').check();
    await expect.poll(() => page.inputValue('#share-lines')).toBe('1-3');
    await expect.poll(() => page.locator('.masked .mask').count()).toBeGreaterThan(0);
    expect(await page.locator('#share-text').textContent()).not.toContain('c1234567');
    const mask = page.locator('.masked .mask').last();
    const hidden = await mask.textContent();
    await mask.click();
    expect(await page.locator('.masked .mask').last().getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => page.locator('#share-text').textContent()).not.toContain(hidden);
    await page.locator('.masked .mask').last().click();
    await expect.poll(() => page.locator('#share-text').textContent()).toContain(hidden);
  });

  test('リンクは隠した行だけを運び、開くともう一度調べる', async () => {
    await give(`${log}\n${PERSONAL}`);
    await page.fill('#share-lines', '1-3');
    await page.check('input[name="share-format"][value="link"]');
    await expect.poll(() => page.locator('#share-text').textContent()).toMatch(/#v1=[\w-]+$/);
    const link = (await page.locator('#share-text').textContent())!;
    expect(link.length).toBeLessThanOrEqual(1500);
    const other = await (await browser.newContext()).newPage();
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await other.goto(link);
    await other.waitForSelector('[data-finding="moved-to-ipoe"]');
    const opened = await other.inputValue('textarea[name="log"]');
    expect(opened).toContain('SAM機能を開始');
    expect(opened).not.toContain('c1234567');
    expect(asked.some((url) => url.includes('#v1=') && !url.startsWith(link))).toBe(false);
    await other.context().close();
  });

  test('リンクを開いたあとに入れた自分のログは、読み込み直しても残る', async () => {
    await give(log);
    await page.check('input[name="share-format"][value="link"]');
    await expect.poll(() => page.locator('#share-text').textContent()).toMatch(/#v1=[\w-]+$/);
    const link = (await page.locator('#share-text').textContent())!;
    await page.goto('about:blank');
    await page.goto(link);
    await answered(page);
    expect(page.url()).not.toContain('#v1=');
    expect(await page.inputValue('textarea[name="log"]')).toContain('SAM機能を開始');
    await page.reload();
    await answered(page);
    expect(await page.inputValue('textarea[name="log"]')).toContain('SAM機能を開始');
    await give('自分のログ');
    await page.reload();
    await answered(page);
    expect(await page.inputValue('textarea[name="log"]')).toBe('自分のログ');
  });

  test('抜き書きの外の行でわかった名前も隠し、印を押しても居場所がなくならない', async () => {
    await give('Jan  1 00:00:00 TaroPC something happened\nJan  1 00:00:01 TaroPC sshd[12]: session opened');
    await page.fill('#share-lines', '1');
    await expect.poll(() => page.locator('#share-text').textContent()).toContain('something happened');
    await expect.poll(() => page.locator('#share-text').textContent()).not.toContain('TaroPC');
    await page.locator('.masked .mask').first().press('Enter');
    expect(await page.locator('.masked .mask').first().evaluate((mask) => mask === document.activeElement)).toBe(true);
    expect(await page.locator('.masked .mask').first().textContent()).toBe('TaroPC');
  });

  test('壊れたリンクには、そう言い、前のログを消さない', async () => {
    await give(log);
    await page.goto(`${inject('siteUrl')}analyze/#v1=AAAA`);
    await expect.poll(() => page.locator('#log-said').textContent()).toContain('リンクが途中で切れている');
    expect(await page.inputValue('textarea[name="log"]')).toBe(log);
  });
});

describe('答えを聞き返して', () => {
  test('合わない答えなら、原因を言い切らず、取り消せる', async () => {
    await give(log);
    const before = (await page.locator('#verdict').textContent())!;
    const choices = page.locator('#ask-body fieldset button');
    let excluded = false;
    for (let index = 0; index < (await choices.count()) && !excluded; index += 1) {
      await choices.nth(index).click();
      excluded = (await page.locator('#verdict').textContent())!.includes('あなたの答えとは合いません');
      if (excluded) expect(await page.locator('[data-finding] .warning').textContent()).toContain('あなたの答えとは合いません');
      await page.getByRole('button', { name: '取り消す' }).click();
      expect(await page.locator('#verdict').textContent()).toBe(before);
    }
    expect(excluded).toBe(true);
  });

  test('答えと順位は、読み込み直しても残り、別のログには残らない', async () => {
    await give(log);
    await page.locator('#ask-body fieldset button').first().click();
    const said = await page.locator('#ask-body').innerText();
    const verdict = await page.locator('#verdict').textContent();
    expect(said).toContain('取り消す');
    await page.reload();
    await answered(page);
    expect(await page.locator('#ask-body').innerText()).toBe(said);
    expect(await page.locator('#verdict').textContent()).toBe(verdict);
    await give(`${log}\nなぞの行`);
    expect(await page.getByRole('button', { name: '取り消す' }).count()).toBe(0);
    await give(log);
    expect(await page.locator('#ask-body').innerText()).toBe(said);
    await page.getByRole('button', { name: '取り消す' }).first().click();
    await page.reload();
    await answered(page);
    expect(await page.getByRole('button', { name: '取り消す' }).count()).toBe(0);
  });

  test('答えても取り消しても、キーボードの居場所がなくならない', async () => {
    await give(log);
    await page.locator('#ask-body fieldset button').first().press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('取り消す');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.matches('#ask-body fieldset button'))).toBe(true);
  });

  test('リロードのあとの答えも、質問の文に入る', async () => {
    await give(log);
    await page.locator('#ask-body fieldset button').first().click();
    const answer = await page.locator('#ask-body .given strong').first().textContent();
    await page.reload();
    await answered(page);
    await page.click('#share-ask');
    await page.waitForURL(/\/ask\/$/);
    expect(await page.locator('#ask-text').textContent()).toContain(`】${answer}`);
  });
});

describe('くわしく見ると', () => {
  test('どう読んだかと値を言い、Escで閉じる', async () => {
    await give(log);
    await page.locator('[data-line="1"] .explain').click();
    await page.waitForSelector('#explain[open]');
    expect(await page.locator('#explain mark').textContent()).toBe('メインセッション');
    await page.locator('#explain summary').click();
    expect(await page.locator('#explain details').textContent()).toContain('NTTのホームゲートウェイ');
    await page.keyboard.press('Escape');
    expect(await page.locator('#explain').isVisible()).toBe(false);
  });

  test('未収録の行には、近い文と、違いの始まるところを見せる', async () => {
    await give('2023/03/23 11:43:35      PPPoE セッション開始失敗[メインセッション]');
    await page.locator('[data-line="1"] .explain').click();
    await page.waitForSelector('#explain[open]');
    expect(await page.locator('#explain').textContent()).toContain('近い文はありますが、同じではありません');
    expect(await page.locator('#explain mark').first().textContent()).toMatch(/^失敗/);
  });

  test('未収録の文は、値を隠してまとめ、そのまま知らせられる', async () => {
    await give(`${log}\nmystery from 198.51.100.7 port 4711\nmystery from 198.51.100.8 port 4712`);
    await page.locator('#unknown summary').click();
    const text = await page.locator('#unknown-text').textContent();
    expect(text).toContain('2行：mystery from {ip} port {n}');
    expect(text).not.toContain('198.51.100');
    expect(await page.locator('#unknown-report').count()).toBe(0);
  });
});

test('時刻の図は、印から行へ、キーボードでも行ける', async () => {
  await give(`2023/03/24 11:21:16      PPP-IPCPの確立[メインセッション]\n${log}`);
  expect(await page.locator('#timeline svg').count()).toBe(1);
  expect(await page.locator('#timeline .bar').count()).toBeGreaterThan(0);
  const mark = page.locator('#timeline a[href="#L3"]');
  expect(await mark.getAttribute('aria-label')).toContain('SAM機能が動き始めた');
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('L3');
});

test('文字を写せないとき、はじめの数文字から選んで、空きを埋めて足せる', async () => {
  await page.locator('.chooser summary').click();
  await page.fill('#choose-text', 'pppoe セッション解');
  const choice = page.locator('#choose-found li').first();
  expect(await choice.textContent()).toContain('PPPoE セッション解放[');
  await choice.locator('.hole').fill('メインセッション');
  await choice.getByRole('button', { name: 'この行を足す' }).click();
  await page.fill('#choose-text', 'SAM');
  await page.locator('#choose-found').getByRole('button', { name: 'この行を足す' }).first().click();
  await answered(page);
  expect(await page.inputValue('textarea[name="log"]')).toBe('PPPoE セッション解放[メインセッション]\nSAM機能を開始');
  await expect.poll(() => page.locator('[data-coverage]').textContent()).toContain('2行のうち2行');
});

describe('質問の文のページは', () => {
  test('調べた結果と隠したログを引きつぎ、文と電話のことばを作る', async () => {
    await give(`${log}\n${PERSONAL}`);
    await page.fill('#share-lines', '1-3');
    await expect.poll(() => page.locator('.masked').textContent()).toContain('PAP');
    await page.click('#share-ask');
    await page.waitForURL(/\/ask\/$/);
    await page.fill('[name="since"]', 'きのうの昼');
    await page.fill('[name="lamps"]', 'PPPが消灯');
    const text = await page.locator('#ask-text').textContent();
    expect(text).toContain('【いつから】きのうの昼');
    expect(text).toContain('【プロバイダー】（わかりません）');
    expect(text).toContain('＞2023/03/23 11:43:33 SAM機能を開始');
    expect(text).not.toContain('c1234567');
    expect(await page.locator('#phone-text').textContent()).toContain('回線がPPPoEからIPoEに切り替えられた、ということはありませんか');
    await page.click('#ask-copy');
    await expect.poll(() => clipboard(page)).toBe(text);
    await page.reload();
    expect(await page.inputValue('[name="since"]')).toBe('きのうの昼');
  });

  test('引きついだログは、直したものが残り、全部消すと戻らない', async () => {
    await give(log);
    await page.click('#share-ask');
    await page.waitForURL(/\/ask\/$/);
    await page.fill('[name="log"]', '直したログ');
    await page.reload();
    expect(await page.inputValue('[name="log"]')).toBe('直したログ');
    expect(await page.locator('#ask-text').textContent()).toContain('【ルーターログ辞典の答え】');
    await page.click('#ask-clear');
    await page.reload();
    expect(await page.inputValue('[name="log"]')).toBe('');
    expect(await page.locator('#ask-text').textContent()).not.toContain('【ルーターログ辞典の答え】');
    expect(await page.locator('#ask-found').isVisible()).toBe(false);
  });

  test('ログがなくても使え、どこへも送らない', async () => {
    const fresh = await browser.newContext({ viewport: { width: 320, height: 740 }, serviceWorkers: 'block' });
    const ask = await fresh.newPage();
    const asked: string[] = [];
    fresh.on('request', (request) => asked.push(request.url()));
    await ask.goto(`${inject('siteUrl')}ask/`);
    await ask.waitForLoadState('networkidle');
    const before = asked.length;
    await ask.fill('[name="trouble"]', '外から開かない');
    await ask.fill('[name="log"]', `password: himitsu123\n<img src=x onerror="window.ran=1">`);
    await ask.keyboard.press('Enter');
    const text = await ask.locator('#ask-text').textContent();
    expect(text).toContain('【困っていること】外から開かない');
    expect(text).not.toContain('himitsu123');
    expect(await ask.evaluate(() => 'ran' in window)).toBe(false);
    expect(await ask.locator('form').count()).toBe(0);
    expect(asked.length).toBe(before);
    expect(await ask.evaluate((site) => fetch(`${site}?sent`).then(() => 'sent', () => 'refused'), inject('siteUrl'))).toBe('refused');
    expect(await ask.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await fresh.close();
  });
});
