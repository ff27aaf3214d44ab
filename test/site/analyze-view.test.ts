import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answered, give as giveTo, useAnalyzer } from './analyzer-page.ts';

/** What the first screen of a phone tells, and where it leads whoever has no log that can be read. */
const log = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8').trimEnd();

const at = useAnalyzer();

const give = (text: string): Promise<void> => giveTo(at.page, text);

test('貼ると、最初の画面に、答えと、まず確かめることが入る', async () => {
  await at.page.evaluate((text) => navigator.clipboard.writeText(text), log);
  await at.page.click('#log-paste');
  await answered(at.page);
  const step = at.page.locator('#first-step .first-step');
  expect(await step.textContent()).toContain('まず確かめること');
  await expect.poll(async () => { const box = await step.boundingBox(); return box!.y > 0 && box!.y + box!.height < 740; }).toBe(true);
  expect(await at.page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(5000);
});

test('ログの行でない言葉は、探すところへ運べて、アドレスには残らない', async () => {
  await give('PPP認証エラー');
  expect(await at.page.inputValue('#choose-text')).toBe('PPP認証エラー');
  expect(await at.page.locator('#choose-found li').count()).toBeGreaterThan(0);
  await at.page.click('#carry-choose');
  expect(await at.page.evaluate(() => document.activeElement?.id)).toBe('choose-text');
  const link = at.page.locator('#carry-search');
  expect(await link.getAttribute('href')).toMatch(/\/search\/$/);
  await link.click();
  await at.page.waitForURL(/\/search\/(?:$|#)/);
  await expect.poll(() => at.page.inputValue('#q')).toBe('PPP認証エラー');
  await expect.poll(() => at.page.locator('[data-results] li').count()).toBeGreaterThan(0);
});

test('写真を落とすと、読んだとは言わず、打つ欄を開き、前のログは残る', async () => {
  await give(log);
  await at.page.setInputFiles('#log-files', { name: 'img.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]) });
  await expect.poll(() => at.page.locator('#log-said').textContent()).toMatch(/「img\.png」は写真なので、中の文字を読めません/);
  expect(await at.page.evaluate(() => document.activeElement?.id)).toBe('choose-text');
  expect(await at.page.inputValue('textarea[name="log"]')).toBe(log);
});

test('ログがあるところへ貼るときは、続きに貼るか入れ替えるかを選べる', async () => {
  const [second, first] = log.split('\n');
  expect(await at.page.locator('#log-paste-more').isVisible()).toBe(false);
  await give(first!);
  await at.page.evaluate((text) => navigator.clipboard.writeText(text), second!);
  await at.page.getByRole('button', { name: '続きに貼る' }).click();
  await expect.poll(() => at.page.inputValue('textarea[name="log"]')).toBe(`${first}\n${second}`);
  await at.page.getByRole('button', { name: '入れ替えて貼る' }).click();
  await expect.poll(() => at.page.inputValue('textarea[name="log"]')).toBe(second);
  await at.page.click('#log-back');
  expect(await at.page.inputValue('textarea[name="log"]')).toBe(`${first}\n${second}`);
});
