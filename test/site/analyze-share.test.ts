import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { answered, clipboard, give as giveTo, useAnalyzer } from './analyzer-page.ts';

/** What a reader does with the answer: looks closer, answers back, passes an excerpt on, asks people. */
const log = readFileSync(new URL('../logs/faults/ocn-moved-to-ipoe/log.txt', import.meta.url), 'utf8').trimEnd();
const PERSONAL = 'Mar  3 12:00:00 ie-no-router pppd[12]: PAP authentication failed for c1234567@example.ocn.ne.jp';

const at = useAnalyzer();

const give = (log: string): Promise<void> => giveTo(at.page, log);

describe('人に見せる抜き書きは', () => {
  test('原因の証拠の行から始まり、貼れる形でコピーできる', async () => {
    await give(log);
    await at.page.getByRole('button', { name: '人に見せる抜き書きを作る' }).click();
    await expect.poll(() => at.page.inputValue('#share-lines')).toBe('1-2');
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain('SAM機能を開始');
    await at.page.click('#share-copy');
    await expect.poll(() => at.page.locator('#share-said').textContent()).toBe('コピーしました。');
    const lines = (await clipboard(at.page)).split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines).toContain('＞2023/03/23 11:43:33 SAM機能を開始');
    expect(lines.filter((line) => line === `${inject('siteUrl')}causes/moved-to-ipoe/`)).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^辞典 \d+$/);
  });

  test('個人のものを隠し、隠したところを見せ、コピーの前に戻せる', async () => {
    await give(`${log}\n${PERSONAL}`);
    await expect.poll(() => at.page.inputValue('#share-lines')).toBe('1-3');
    await at.page.locator('[data-line="3"] .pick input').uncheck();
    await expect.poll(() => at.page.inputValue('#share-lines')).toBe('1-2');
    await at.page.locator('[data-line="3"] .pick input').check();
    await expect.poll(() => at.page.inputValue('#share-lines')).toBe('1-3');
    await expect.poll(() => at.page.locator('.masked .mask').count()).toBeGreaterThan(0);
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain('PAP');
    expect(await at.page.locator('#share-text').textContent()).not.toContain('c1234567');
    const mask = at.page.locator('.masked .mask').last();
    const hidden = await mask.textContent();
    await mask.click();
    await expect.poll(() => at.page.locator('.masked .mask').last().getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => at.page.locator('#share-text').textContent()).not.toContain(hidden);
    await at.page.locator('.masked .mask').last().click();
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain(hidden);
  });

  test('リンクは隠した行だけを運び、開くともう一度調べる', async () => {
    await give(`${log}\n${PERSONAL}`);
    await at.page.fill('#share-lines', '1-3');
    await expect.poll(() => at.page.locator('.masked').textContent()).toContain('PAP');
    await at.page.check('input[name="share-format"][value="link"]');
    await expect.poll(() => at.page.locator('#share-text').textContent()).toMatch(/#v1=[\w-]+$/);
    const link = (await at.page.locator('#share-text').textContent())!;
    expect(link.length).toBeLessThanOrEqual(1500);
    const other = await (await at.browser.newContext()).newPage();
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await other.goto(link);
    await other.waitForSelector('[data-finding="moved-to-ipoe"]');
    const opened = await other.inputValue('textarea[name="log"]');
    expect(opened).toContain('SAM機能を開始');
    expect(opened).toContain('PAP');
    expect(opened).not.toContain('c1234567');
    expect(asked.some((url) => url.includes('#v1=') && !url.startsWith(link))).toBe(false);
    // Whoever sent it may have shown a value.
    expect(await other.locator('#log-said').textContent()).not.toContain('送った人が隠しています');
    await other.context().close();
  });

  test('リンクを開いたあとに入れた自分のログは、読み込み直しても残る', async () => {
    await give(log);
    await at.page.check('input[name="share-format"][value="link"]');
    await expect.poll(() => at.page.locator('#share-text').textContent()).toMatch(/#v1=[\w-]+$/);
    const link = (await at.page.locator('#share-text').textContent())!;
    await at.page.goto('about:blank');
    await at.page.goto(link);
    await answered(at.page);
    expect(at.page.url()).not.toContain('#v1=');
    expect(await at.page.inputValue('textarea[name="log"]')).toContain('SAM機能を開始');
    await at.page.reload();
    await answered(at.page);
    expect(await at.page.inputValue('textarea[name="log"]')).toContain('SAM機能を開始');
    await give('自分のログ');
    await at.page.reload();
    await answered(at.page);
    expect(await at.page.inputValue('textarea[name="log"]')).toBe('自分のログ');
  });

  test('抜き書きの外の行でわかった名前も隠し、印を押しても居場所がなくならない', async () => {
    await give('Jan  1 00:00:00 TaroPC something happened\nJan  1 00:00:01 TaroPC sshd[12]: session opened');
    await at.page.fill('#share-lines', '1');
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain('something happened');
    await expect.poll(() => at.page.locator('#share-text').textContent()).not.toContain('TaroPC');
    await at.page.locator('.masked .mask').first().press('Enter');
    await expect.poll(() => at.page.locator('.masked .mask').first().textContent()).toBe('TaroPC');
    await expect.poll(() => at.page.locator('.masked .mask').first().evaluate((mask) => mask === document.activeElement)).toBe(true);
  });

  test('ない番号や読めない番号には、入れ方を言い、前の抜き書きを消さない', async () => {
    await give(log);
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain('SAM機能を開始');
    const before = await at.page.locator('#share-text').textContent();
    for (const typed of ['99', 'abc']) {
      await at.page.fill('#share-lines', typed);
      await expect.poll(() => at.page.locator('#share-wrong').textContent()).toContain('1から2までの番号を');
      expect(await at.page.locator('#share-out').isVisible()).toBe(true);
      expect(await at.page.locator('#share-text').textContent()).toBe(before);
    }
    await at.page.fill('#share-lines', '2');
    await expect.poll(() => at.page.locator('#share-wrong').textContent()).toBe('');
    expect(await at.page.locator('#share-text').textContent()).not.toBe(before);
  });

  test('見えない文字は、一覧では印になり、写す文には入らない', async () => {
    await give(`${log}\nmystery \u202egnp.exe from 126.77.\u200b88.99`);
    expect(await at.page.locator('[data-line="3"] .log-text').textContent()).toContain('[U+202E]gnp.exe');
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain('gnp.exe from 203.0.113.1');
    expect(await at.page.locator('#share-text').textContent()).not.toMatch(/[\u202e\u200b]/);
  });

  test('壊れたリンクには、そう言い、前のログを消さない', async () => {
    await give(log);
    await at.page.goto(`${inject('siteUrl')}analyze/#v1=AAAA`);
    await expect.poll(() => at.page.locator('#log-said').textContent()).toContain('リンクが途中で切れている');
    expect(await at.page.inputValue('textarea[name="log"]')).toBe(log);
  });
});

describe('答えを聞き返して', () => {
  test('合わない答えなら、原因を言い切らず、取り消せる', async () => {
    await give(log);
    const before = (await at.page.locator('#verdict').textContent())!;
    const choices = at.page.locator('#ask-body fieldset button');
    let excluded = false;
    for (let index = 0; index < (await choices.count()) && !excluded; index += 1) {
      await choices.nth(index).click();
      excluded = (await at.page.locator('#verdict').textContent())!.includes('あなたの答えとは合いません');
      if (excluded) {
        const card = at.page.locator('[data-finding="moved-to-ipoe"]');
        expect(await card.locator('.warning').textContent()).toContain('あなたの答えとは合いません');
        expect(await card.locator('dt').allTextContents()).not.toContain('確かさ');
        await expect.poll(() => at.page.locator('#share-text').textContent()).toContain('確かめた答えとは合いません');
        expect(await at.page.locator('#share-text').textContent()).not.toMatch(/考えられる原因：回線がPPPoE/);
      }
      await at.page.getByRole('button', { name: '取り消す' }).click();
      expect(await at.page.locator('#verdict').textContent()).toBe(before);
    }
    expect(excluded).toBe(true);
  });

  test('答えと順位は、読み込み直しても残り、別のログには残らない', async () => {
    await give(log);
    await at.page.locator('#ask-body fieldset button').first().click();
    const said = await at.page.locator('#ask-body').innerText();
    const verdict = await at.page.locator('#verdict').textContent();
    expect(said).toContain('取り消す');
    await at.page.reload();
    await answered(at.page);
    expect(await at.page.locator('#ask-body').innerText()).toBe(said);
    expect(await at.page.locator('#verdict').textContent()).toBe(verdict);
    await give(`${log}\nなぞの行`);
    expect(await at.page.getByRole('button', { name: '取り消す' }).count()).toBe(0);
    await give(log);
    expect(await at.page.locator('#ask-body').innerText()).toBe(said);
    await at.page.getByRole('button', { name: '取り消す' }).first().click();
    await at.page.reload();
    await answered(at.page);
    expect(await at.page.getByRole('button', { name: '取り消す' }).count()).toBe(0);
  });

  test('答えても取り消しても、キーボードの居場所がなくならない', async () => {
    await give(log);
    await at.page.locator('#ask-body fieldset button').first().press('Enter');
    await expect.poll(() => at.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('取り消す');
    await at.page.keyboard.press('Enter');
    await expect.poll(() => at.page.evaluate(() => document.activeElement?.matches('#ask-body fieldset button'))).toBe(true);
  });

  test('リロードのあとの答えも、質問の文に入る', async () => {
    await give(log);
    await at.page.locator('#ask-body fieldset button').first().click();
    const answer = await at.page.locator('#ask-body .given strong').first().textContent();
    await at.page.reload();
    await answered(at.page);
    await at.page.click('#share-ask');
    await at.page.waitForURL(/\/ask\/$/);
    expect(await at.page.locator('#ask-text').textContent()).toContain(`】${answer}`);
  });
});

describe('くわしく見ると', () => {
  test('どう読んだかと値を言い、Escで閉じる', async () => {
    await give(log);
    await at.page.locator('[data-line="1"] .explain').click();
    await at.page.waitForSelector('#explain[open]');
    expect(await at.page.locator('#explain mark').textContent()).toBe('メインセッション');
    await at.page.locator('#explain summary').click();
    expect(await at.page.locator('#explain details').textContent()).toContain('NTTのホームゲートウェイ');
    await at.page.keyboard.press('Escape');
    await at.page.locator('#explain').waitFor({ state: 'hidden' });
  });

  test('未収録の行には、近い文と、違いの始まるところを見せる', async () => {
    await give('2023/03/23 11:43:35      PPPoE セッション開始失敗[メインセッション]');
    await at.page.locator('[data-line="1"] .explain').click();
    await at.page.waitForSelector('#explain[open]');
    expect(await at.page.locator('#explain').textContent()).toContain('近い文はありますが、同じではありません');
    expect(await at.page.locator('#explain mark').first().textContent()).toMatch(/^失敗/);
  });

  test('未収録の文は、値を隠してまとめ、そのまま知らせられる', async () => {
    await give(`${log}\nmystery from 198.51.100.7 port 4711\nmystery from 198.51.100.8 port 4712`);
    await at.page.locator('#unknown summary').click();
    await at.page.locator('#unknown-text').waitFor({ state: 'visible' });
    const text = await at.page.locator('#unknown-text').textContent();
    expect(text).toContain('2行：mystery from {ip} port {n}');
    expect(text).not.toContain('198.51.100');
    expect(await at.page.locator('#unknown-report').count()).toBe(0);
  });
});

test('時刻の図は、印から行へ、キーボードでも行ける', async () => {
  await give(`2023/03/24 11:21:16      PPP-IPCPの確立[メインセッション]\n${log}`);
  expect(await at.page.locator('#timeline svg').count()).toBe(1);
  expect(await at.page.locator('#timeline .bar').count()).toBeGreaterThan(0);
  const mark = at.page.locator('#timeline a[href="#L3"]');
  expect(await mark.getAttribute('aria-label')).toContain('SAM機能が動き始めた');
  await mark.focus();
  await at.page.keyboard.press('Enter');
  await expect.poll(() => at.page.evaluate(() => document.activeElement?.id)).toBe('L3');
});

test('文字を写せないとき、はじめの数文字から選んで、空きを埋めて足せる', async () => {
  await at.page.locator('.chooser summary').click();
  await at.page.fill('#choose-text', 'pppoe セッション解');
  const choice = at.page.locator('#choose-found li').first();
  await expect.poll(() => choice.textContent()).toContain('PPPoE セッション解放[');
  await choice.locator('.hole').fill('メインセッション');
  await choice.getByRole('button', { name: 'この行を足す' }).click();
  await at.page.fill('#choose-text', 'SAM');
  await at.page.locator('#choose-found').getByRole('button', { name: 'この行を足す' }).first().click();
  await answered(at.page);
  await expect.poll(() => at.page.inputValue('textarea[name="log"]')).toBe('SAM機能を開始\nPPPoE セッション解放[メインセッション]');
  await expect.poll(() => at.page.locator('[data-finding="moved-to-ipoe"]').count()).toBe(1);
  await at.page.check('input[name="choose-newest"][value="end"]');
  await expect.poll(() => at.page.inputValue('textarea[name="log"]')).toBe('PPPoE セッション解放[メインセッション]\nSAM機能を開始');
  await expect.poll(() => at.page.locator('[data-coverage]').textContent()).toContain('2行のうち2行');
});

describe('質問の文のページは', () => {
  test('調べた結果と隠したログを引きつぎ、文と電話のことばを作る', async () => {
    await give(`${log}\n${PERSONAL}`);
    await at.page.fill('#share-lines', '1-3');
    await expect.poll(() => at.page.locator('.masked').textContent()).toContain('PAP');
    await at.page.click('#share-ask');
    await at.page.waitForURL(/\/ask\/$/);
    await at.page.fill('[name="since"]', 'きのうの昼');
    await at.page.fill('[name="lamps"]', 'PPPが消灯');
    const text = await at.page.locator('#ask-text').textContent();
    expect(text).toContain('【いつから】きのうの昼');
    expect(text).toContain('【プロバイダー】（わかりません）');
    expect(text).toContain('＞2023/03/23 11:43:33 SAM機能を開始');
    expect(text).not.toContain('c1234567');
    expect(await at.page.locator('#phone-text').textContent()).toContain('回線がPPPoEからIPoEに切り替えられた、ということはありませんか');
    await at.page.click('#ask-copy');
    await expect.poll(() => clipboard(at.page)).toBe(text);
    await at.page.reload();
    expect(await at.page.inputValue('[name="since"]')).toBe('きのうの昼');
  });

  test('書いた欄もみな隠し、見つけられないものがあると言い、電話ではうその値を言わせない', async () => {
    await at.page.goto(`${inject('siteUrl')}ask/`);
    await at.page.fill('[name="provider"]', 'OCN（契約者 山田花子、N1234567890）');
    await at.page.fill('[name="tried"]', '携帯090-1234-5678。IPは126.77.88.99');
    const text = at.page.locator('#ask-text');
    expect(await text.textContent()).not.toMatch(/1234567890|1234-5678|126\.77/);
    expect(await at.page.locator('#ask-hidden').textContent()).toContain('人や会社の名前、住所は、見分けられないことがあります');
    expect(await at.page.locator('#phone-text').textContent()).toContain('IPは○○');
    await text.locator('.mask', { hasText: '203.0.113.1' }).click();
    expect(await text.textContent()).toContain('IPは126.77.88.99');
    expect(await at.page.locator('#phone-text').textContent()).toContain('IPは126.77.88.99');
    await at.page.click('#ask-copy');
    await expect.poll(() => clipboard(at.page)).toBe(await text.textContent());
    expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('抜き書きで隠したところは、ここでも元に戻せ、出したところは出たまま', async () => {
    await give(`${log}\n${PERSONAL} from 126.77.88.99`);
    await expect.poll(() => at.page.locator('.masked').textContent()).toContain('PAP');
    await at.page.locator('.masked .mask', { hasText: '203.0.113.1' }).click();
    await at.page.click('#share-ask');
    await at.page.waitForURL(/\/ask\/$/);
    const text = at.page.locator('#ask-text');
    expect(await text.textContent()).toContain('126.77.88.99');
    expect(await text.textContent()).not.toMatch(/c1234567|ie-no-router/);
    await text.locator('.mask', { hasText: 'id-masked-1' }).click();
    expect(await text.textContent()).toContain('c1234567');
  });

  test('原因が見つからなくても、調べた答えを書く', async () => {
    await give('2023/03/23 11:43:35      PPPoE AC発見成功[メインセッション]');
    const said = (await at.page.locator('#verdict').textContent())!;
    await expect.poll(() => at.page.locator('#share-text').textContent()).toContain(said);
    await at.page.click('#share-ask');
    await at.page.waitForURL(/\/ask\/$/);
    expect(await at.page.locator('#ask-text').textContent()).toContain(`【ルーターログ辞典の答え】\n${said}`);
  });

  test('全部消しても、次に書くまでは元に戻せる', async () => {
    await at.page.goto(`${inject('siteUrl')}ask/`);
    await at.page.fill('[name="trouble"]', '外から開かない');
    await at.page.click('#ask-clear');
    expect(await at.page.inputValue('[name="trouble"]')).toBe('');
    expect(await at.page.locator('#ask-cleared').textContent()).toContain('全部消しました');
    await at.page.click('#ask-back');
    expect(await at.page.inputValue('[name="trouble"]')).toBe('外から開かない');
    expect(await at.page.locator('#ask-back').isVisible()).toBe(false);
  });

  test('引きついだログは、直したものが残り、全部消すと戻らない', async () => {
    await give(log);
    await at.page.click('#share-ask');
    await at.page.waitForURL(/\/ask\/$/);
    await at.page.fill('[name="log"]', '直したログ');
    await at.page.reload();
    expect(await at.page.inputValue('[name="log"]')).toBe('直したログ');
    expect(await at.page.locator('#ask-text').textContent()).toContain('【ルーターログ辞典の答え】');
    await at.page.click('#ask-clear');
    await at.page.reload();
    expect(await at.page.inputValue('[name="log"]')).toBe('');
    expect(await at.page.locator('#ask-text').textContent()).not.toContain('【ルーターログ辞典の答え】');
    expect(await at.page.locator('#ask-found').isVisible()).toBe(false);
  });

  test('ログがなくても使え、どこへも送らない', async () => {
    const fresh = await at.browser.newContext({ viewport: { width: 320, height: 740 }, serviceWorkers: 'block' });
    const ask = await fresh.newPage();
    const asked: string[] = [];
    fresh.on('request', (request) => asked.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.postData() ?? ''}`));
    await ask.goto(`${inject('siteUrl')}ask/`);
    await ask.waitForLoadState('networkidle');
    await ask.fill('[name="trouble"]', '外から開かない');
    await ask.fill('[name="log"]', `password: himitsu123\n<img src=x onerror="window.ran=1">`);
    await ask.keyboard.press('Enter');
    const text = await ask.locator('#ask-text').textContent();
    expect(text).toContain('【困っていること】外から開かない');
    expect(text).not.toContain('himitsu123');
    expect(await ask.evaluate(() => 'ran' in window)).toBe(false);
    expect(await ask.locator('form').count()).toBe(0);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((request) => !request.startsWith(`GET ${inject('siteUrl')}`) || /himitsu|外から|onerror/.test(request))).toEqual([]);
    expect(await ask.evaluate((site) => fetch(`${site}?sent`).then(() => 'sent', () => 'refused'), inject('siteUrl'))).toBe('refused');
    expect(await ask.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await fresh.close();
  });
});
