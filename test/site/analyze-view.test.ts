import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { answered, give as giveTo, useAnalyzer } from './analyzer-page.ts';

/** What the first screen of a phone tells, and where it leads whoever has no log that can be read. */
const log = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8').trimEnd();

/** Lines a minute apart: a log whose second half repeats the first would be read once. */
const longLog = (lines: number): string => Array.from({ length: lines }, (_, index) => {
  const time = new Date(Date.UTC(2023, 2, 1) + index * 60_000).toISOString();
  return `${time.slice(0, 10).replaceAll('-', '/')} ${time.slice(11, 19)}      ${index % 2 === 0 ? 'PPPoE AC発見成功' : 'PPP-LCPの確立'}[メインセッション]`;
}).join('\n');

const at = useAnalyzer();

const give = (text: string): Promise<void> => giveTo(at.page, text);

test('貼ると、最初の画面に、答えと、まず確かめることが入る', async () => {
  await at.page.evaluate((text) => navigator.clipboard.writeText(text), log);
  await at.page.click('#log-paste');
  await answered(at.page);
  const step = at.page.locator('#first-step .first-step');
  expect(await step.textContent()).toContain('まず確かめること');
  await expect.poll(async () => { const box = await step.boundingBox(); return box!.y > 0 && box!.y + box!.height < 740; }).toBe(true);
  expect(await at.page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(5600);
  expect(await at.page.locator('#timeline-section').isVisible()).toBe(false);
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

test('欄に入りきらない長さのログも、読み込み直しても残る', async () => {
  const long = longLog(9000);
  expect(long.length).toBeGreaterThan(400_000);
  await at.page.setInputFiles('#log-files', { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.from(long) });
  await answered(at.page);
  await expect.poll(() => at.page.locator('#kept').textContent()).toContain('読み込み直しても消えません');
  await at.page.reload();
  await answered(at.page);
  expect(await at.page.locator('[data-coverage]').textContent()).toContain('9,000行のうち9,000行');
});

test('残せないほど長いログは、欄のそばと、答えのところで、先にそう言う', async () => {
  const most = `2023/03/22 10:00:00      PPPoE AC発見成功[メインセッション]\n`.repeat(50_000);
  await at.page.setInputFiles('#log-files', { name: 'most.log', mimeType: 'text/plain', buffer: Buffer.from(most) });
  await answered(at.page);
  await expect.poll(() => at.page.locator('#unkept').isVisible()).toBe(true);
  expect(await at.page.locator('#unkept').textContent()).toContain('ほかのページから戻ったりすると消えます');
  expect(await at.page.locator('#kept').textContent()).toContain('消えます');
});

test('長い一覧の行は、日時でなく文を見せ、くわしく見るボタンがある', async () => {
  const long = longLog(800);
  await give(long);
  const row = at.page.locator('#L1');
  await row.scrollIntoViewIfNeeded();
  expect(await row.locator('.log-text').innerText()).toBe('PPPoE AC発見成功[メインセッション]');
  expect(await row.locator('.log-text').textContent()).toBe(long.split('\n')[0]);
  expect(await row.locator('small').innerText()).toBe('3/1 00:00:00');
  for (const one of ['.explain', '.line-number', '.says a']) {
    const box = await row.locator(one).boundingBox();
    expect(box!.height).toBeGreaterThanOrEqual(44);
    expect(box!.x + box!.width).toBeLessThanOrEqual(360);
  }
  await row.locator('.explain').click();
  await at.page.waitForSelector('#explain[open]');
});

test('リンクで開いた抜き書きは、最初の画面で、人のものだと言い、自分のログを入れれば言わない', async () => {
  await give(log);
  await at.page.check('input[name="share-format"][value="link"]');
  await expect.poll(() => at.page.locator('#share-text').textContent()).toMatch(/#v1=[\w-]+$/);
  const link = (await at.page.locator('#share-text').textContent())!;
  const context = await at.browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const other = await context.newPage();
  await other.goto(link);
  await answered(other);
  const note = other.locator('#from-link');
  await expect.poll(async () => { const box = await note.boundingBox(); return box !== null && box.y >= 0 && box.y + box.height < 740; }).toBe(true);
  await other.reload();
  await answered(other);
  expect(await note.isVisible()).toBe(true);
  await giveTo(other, `${log}\n`);
  expect(await note.isVisible()).toBe(false);
  await context.close();
});

test('行の番号だけのアドレスを、ログのない端末で開くと、何が要るかを言う', async () => {
  await at.page.goto('about:blank');
  await at.page.goto(`${inject('siteUrl')}analyze/#L12-L18`);
  await expect.poll(() => at.page.locator('#log-said').textContent()).toContain('同じログをここに貼ると、その行へ行きます');
  await give(log);
  await expect.poll(() => at.page.locator('#log-said').textContent()).toContain('12行目はありません');
});

test('電波がない間は、開けないかもしれないリンクに印がつく', async () => {
  await give(log);
  const mark = () => at.page.locator('[data-finding] h3 a').evaluate((link) => getComputedStyle(link, '::after').content);
  expect(await mark()).toBe('none');
  await at.context.setOffline(true);
  await expect.poll(() => at.page.locator('#no-line').isVisible()).toBe(true);
  expect(await mark()).toContain('要通信');
  await at.context.setOffline(false);
  await expect.poll(() => at.page.locator('#no-line').isVisible()).toBe(false);
});

test('時刻の図の印は、どれも指で押せる大きさで、重ならず、まとめた印からは一覧が開く', async () => {
  const times = ['10:00:00', '10:00:30', '10:01:00', '10:30:00', '11:00:00'];
  await give(times.map((time, index) => `2023/03/22 ${time}      ${index % 2 === 0 ? 'PPPoE AC発見成功' : 'PPP-LCPの確立'}[メインセッション]`).join('\n'));
  const marks = at.page.locator('#timeline .mark-link');
  const boxes = await marks.locator('.touch').evaluateAll((all) => all.map((one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { left, right, top, bottom }; }));
  expect(boxes.length).toBeGreaterThan(1);
  for (const { left, right, top, bottom } of boxes) expect([right - left, bottom - top].map(Math.round)).toEqual([44, 44]);
  for (const [index, box] of boxes.slice(1).entries()) expect(box.left).toBeGreaterThanOrEqual(boxes[index]!.right - 0.5);
  await at.page.locator('#timeline .mark-link[href="#timeline-list"]').first().click();
  await at.page.locator('#timeline-list a[href="#L2"]').click();
  await expect.poll(() => at.page.evaluate(() => document.activeElement?.id)).toBe('L2');
});

test('答えると、次の質問か、なくなったことが読み上げられ、確かめたことはもう勧められない', async () => {
  await give(log);
  const before = await at.page.locator('#first-step').textContent();
  await at.page.locator('.ask-answers button').first().click();
  await expect.poll(() => at.page.locator('#status').textContent()).toMatch(/次の質問：|ほかの質問はありません/);
  expect(await at.page.locator('#first-step').textContent()).not.toBe(before);
  expect(await at.page.locator('[data-finding]').first().textContent()).not.toContain('決めないでください');
});

test.each(['analyze/', 'causes/moved-to-ipoe/', 'triage/'])('文字を2倍にした幅180でも、%sは横にはみ出さない', async (path) => {
  await at.page.setViewportSize({ width: 180, height: 370 });
  await at.page.goto(`${inject('siteUrl')}${path}`);
  expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(180);
});
