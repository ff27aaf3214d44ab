import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { answered, give as giveTo, useAnalyzer } from './analyzer-page.ts';

const logs = new URL('../logs/faults/ocn-moved-to-ipoe/', import.meta.url);
const two = readFileSync(new URL('log.txt', logs), 'utf8').trimEnd();
const five = readFileSync(new URL('five.txt', logs), 'utf8').trimEnd();
const CAUSE = 'moved-to-ipoe';

const at = useAnalyzer();

const give = (log: string): Promise<void> => giveTo(at.page, log);

async function first(): Promise<{ cause: string | null; state: string | null; proofs: string[] }> {
  const card = at.page.locator('[data-finding]').first();
  return {
    cause: await card.getAttribute('data-finding'),
    state: await card.getAttribute('data-state'),
    proofs: await card.locator('.cited-lines').first().locator('.log-text').allTextContents(),
  };
}

describe('種の2行を貼ると', () => {
  test('回線の切り替えが最初の原因になり、2行とも証拠になる', async () => {
    await give(two);
    expect(await first()).toEqual({ cause: CAUSE, state: 'ongoing', proofs: two.split('\n') });
    expect(await at.page.locator('[data-finding] a[href]').first().getAttribute('href')).toMatch(/\/causes\/moved-to-ipoe\/$/);
    expect(await at.page.locator('#verdict').textContent()).toContain('回線がPPPoEからIPoEに切り替えられた');
    expect(await at.page.locator('[data-coverage]').textContent()).toContain('2行のうち2行がわかりました');
    expect(await at.page.locator('[data-line][data-level="sign"]').count()).toBe(2);
    expect(await at.page.locator('[data-finding]').getByText(/^辞典 \d+$/).count()).toBe(1);
  });

  test('原因のリンクと番号から、記事が開く', async () => {
    await give(two);
    const title = await at.page.locator('[data-finding] h3').textContent();
    await at.page.locator('[data-finding] h3 a').click();
    await at.page.waitForURL(/\/causes\/moved-to-ipoe\/$/);
    expect(await at.page.locator('h1').textContent()).toBe(title);
    await at.page.goBack();
    await answered(at.page);
    await at.page.locator('[data-finding] .number-link').click();
    await at.page.waitForURL(/\/causes\/moved-to-ipoe\/$/);
  });

  test.each([['上に', `${five}\n${two}`], ['後ろに', `${two}\n${five}`]])('次の日の5行を%s足すと、直っていると言う', async (_, log) => {
    await give(two);
    await give(log);
    expect(await first()).toMatchObject({ cause: CAUSE, state: 'recovered', proofs: two.split('\n') });
    expect(await at.page.locator('[data-finding]').count()).toBe(1);
    expect(await at.page.locator('#verdict').textContent()).toContain('直っています');
  });

  test('5行だけなら、故障も原因も出さない', async () => {
    await give(five);
    expect(await at.page.locator('[data-finding]').count()).toBe(0);
    expect(await at.page.locator('[data-line][data-level="fault"]').count()).toBe(0);
    expect(await at.page.locator('[data-line]').count()).toBe(5);
    expect(await at.page.locator('#verdict').textContent()).toContain('故障を示すものはありません');
    await at.page.locator('#no-cause').waitFor({ state: 'visible' });
    expect(await at.page.locator('#no-cause a[href="#share-title"]').count()).toBe(1);
  });
});

describe('こわく見えて心配のないログを貼ると', () => {
  const scans = readFileSync(new URL('../logs/healthy/know-rs500ki-2018.log', import.meta.url), 'utf8');

  test('心配いらないと、わけと、どこから心配かを言い、原因とは言わない', async () => {
    await give(scans);
    expect(await at.page.locator('#verdict').textContent()).toMatch(/^この記録は、心配いりません。.*ルーターが断っている」という行が5行あります/);
    expect(await at.page.locator('[data-finding]').count()).toBe(0);
    const card = at.page.locator('[data-calm="background-scanning"]');
    expect(await card.textContent()).toMatch(/心配いらないわけ.+どこから心配か/);
    expect(await card.locator('h3 a').getAttribute('href')).toMatch(/\/causes\/background-scanning\/$/);
    await card.locator('a[href="#L2"]').click();
    await expect.poll(() => at.page.evaluate(() => document.activeElement?.id)).toBe('L2');
    await at.page.locator('[data-line="2"] .explain').click();
    await at.page.waitForSelector('#explain[open]');
    expect(await at.page.locator('#explain').textContent()).toContain('どこから心配か');
  });

  test('家の中の機器から出ている行には、言わない', async () => {
    await give(scans.replaceAll(/SRC=[\d.]+/g, 'SRC=192.168.1.5'));
    expect(await at.page.locator('#verdict').textContent()).not.toContain('心配いりません');
    expect(await at.page.locator('[data-calm]').count()).toBe(0);
  });

  test('ほかの原因がわかったログでは、原因を先に言う', async () => {
    await give(`${scans}\n${two}`);
    expect(await at.page.locator('#verdict').textContent()).toContain('回線がPPPoEからIPoEに切り替えられた');
    const [finding, calm] = await Promise.all(['[data-finding]', '[data-calm]'].map((one) => at.page.locator(one).first().boundingBox()));
    expect(finding!.y).toBeLessThan(calm!.y);
  });
});

describe('変なものを入れても、平らな答えが出て、何も消えない', () => {
  test('空の貼りつけには、文字がないと言う', async () => {
    await at.page.evaluate(() => navigator.clipboard.writeText(' '));
    await at.page.click('#log-paste');
    await expect.poll(() => at.page.locator('#log-said').textContent()).toContain('クリップボードに文字がありません');
  });

  test('ログでない文には、1つも知らないと言い、次にすることを出す', async () => {
    await at.page.fill('textarea[name="log"]', 'きのうから調子が悪いです。どうしたらいいですか。');
    await answered(at.page);
    expect(await at.page.locator('#verdict').textContent()).toContain('辞典にある文が1つもありません');
    await at.page.locator('#no-match').waitFor({ state: 'visible' });
    expect(await at.page.locator('#no-match a[href$="/search/"]').count()).toBe(1);
    expect(await at.page.locator('[data-line][data-level="unknown"]').count()).toBe(1);
    expect(await at.page.inputValue('textarea[name="log"]')).toContain('調子が悪い');
  });

  test('HTMLやスクリプトは、ただの文字として出る', async () => {
    const hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script> "><svg onload=window.ran=1> javascript:window.ran=1';
    await give(`${two}\n${hostile}\n<a href="javascript:window.ran=1">2023/03/23 11:43:33 SAM機能を開始</a>`);
    expect(await at.page.locator('[data-line="3"] .log-text').textContent()).toBe(hostile);
    await at.page.locator('[data-line="3"] .explain').click();
    await at.page.waitForSelector('#explain[open]');
    expect(await at.page.locator('#explain .log-text').first().textContent()).toBe(hostile);
    expect(await at.page.locator('#result img, #result script, #result a[href^="javascript"], #explain img').count()).toBe(0);
    expect(await at.page.evaluate(() => 'ran' in window)).toBe(false);
  });

  test('Shift_JISのファイルも読める', async () => {
    // 「SAM機能を開始」と「PPPoE セッション解放[メインセッション]」をShift_JISで
    const sam = Buffer.from([0x53, 0x41, 0x4d, 0x8b, 0x40, 0x94, 0x5c, 0x82, 0xf0, 0x8a, 0x4a, 0x8e, 0x6e]);
    const session = [0x83, 0x5a, 0x83, 0x62, 0x83, 0x56, 0x83, 0x87, 0x83, 0x93];
    const released = Buffer.from([...Buffer.from('PPPoE '), ...session, 0x89, 0xf0, 0x95, 0xfa, 0x5b, 0x83, 0x81, 0x83, 0x43, 0x83, 0x93, ...session, 0x5d]);
    const file = Buffer.concat([Buffer.from('2023/03/23 11:43:35      '), released, Buffer.from('\r\n2023/03/23 11:43:33      '), sam, Buffer.from('\r\n')]);
    await at.page.setInputFiles('#log-files', { name: 'log.txt', mimeType: 'text/plain', buffer: file });
    await answered(at.page);
    expect(await first()).toMatchObject({ cause: CAUSE, state: 'ongoing' });
    expect(await at.page.inputValue('textarea[name="log"]')).toContain('SAM機能を開始');
    expect(await at.page.locator('#intake').textContent()).toContain('Shift_JIS');
  });

  test('文字の読み方をまちがえたファイルは、選び直すと、元の文字で読める', async () => {
    const text = 'ルーターを再起動しました'.repeat(3);
    await at.page.setInputFiles('#log-files', { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from(text, 'utf16le') });
    await answered(at.page);
    expect(await at.page.inputValue('textarea[name="log"]')).not.toContain('再起動');
    if (!(await at.page.locator('#encodings').evaluate((box: HTMLDetailsElement) => box.open))) await at.page.click('#encodings summary');
    const choose = at.page.getByLabel('「log.txt」の読み方');
    for (const [encoding, hasRead] of [['euc-jp', false], ['utf-16le', true], ['shift_jis', false], ['utf-16le', true]] as const) {
      await choose.selectOption(encoding);
      await expect.poll(async () => (await at.page.inputValue('textarea[name="log"]')) === text).toBe(hasRead);
    }
    expect(await choose.evaluate((select) => select === document.activeElement)).toBe(true);
    await give(two);
    await at.page.locator('#encodings').waitFor({ state: 'hidden' });
  });

  test('写真や空のファイルには、読めないわけを言う', async () => {
    await give(two);
    await at.page.setInputFiles('#log-files', [
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]) },
      { name: 'empty.log', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ]);
    await expect.poll(() => at.page.locator('#intake').textContent()).toContain('「photo.png」は写真です');
    expect(await at.page.locator('#intake').textContent()).toContain('「empty.log」は空です');
    await at.page.click('#log-back');
    expect(await at.page.inputValue('textarea[name="log"]')).toBe(two);
    await answered(at.page);
    expect((await first()).cause).toBe(CAUSE);
  });

  test('10MBの1行も、固まらずに未収録と答える', async () => {
    await at.page.setInputFiles('#log-files', { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.alloc(10 * 1024 * 1024, 'x') });
    await answered(at.page);
    expect(await at.page.locator('[data-line]').count()).toBe(1);
    expect(await at.page.locator('[data-line] .log-text').textContent()).toMatch(/^x{600}……（あと10,485,160文字）$/);
    expect((await at.page.inputValue('textarea[name="log"]')).length).toBeLessThan(1000);
  });

  test('消したログは、戻すボタンで戻る', async () => {
    await give(two);
    await at.page.click('#log-clear');
    expect(await at.page.inputValue('textarea[name="log"]')).toBe('');
    await at.page.click('#log-back');
    expect(await at.page.inputValue('textarea[name="log"]')).toBe(two);
  });

  test('読み込み直しても、ほかのページから戻っても、ログは残る', async () => {
    await give(two);
    await at.page.reload();
    await answered(at.page);
    expect(await at.page.inputValue('textarea[name="log"]')).toBe(two);
    expect((await first()).cause).toBe(CAUSE);
    expect(await at.page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('戻ってきたログの上から別のログを入れても、前の答えが残らない', async () => {
    await give(two);
    await at.page.reload();
    await give(five);
    expect(await at.page.locator('[data-line]').count()).toBe(5);
    expect(await at.page.locator('[data-finding]').count()).toBe(0);
    await at.page.focus('textarea[name="log"]');
    await at.page.keyboard.press('ControlOrMeta+End');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.type('abc');
    await answered(at.page);
    expect(await at.page.locator('[data-line]').count()).toBe(6);
  });

  test('端末には、頼まれたときだけ残し、消すボタンで消す', async () => {
    await give(two);
    await at.page.click('#keep');
    expect(await at.page.evaluate(() => localStorage.getItem('jiten:log'))).toBe(two);
    expect(await at.page.locator('#kept').textContent()).toContain('この端末に残してあります');
    expect(await at.page.locator('#analyzer').textContent()).not.toContain('このタブを閉じるまで');
    await at.page.click('#forget');
    expect(await at.page.locator('#kept').textContent()).toContain('このタブを閉じるまで');
    expect(await at.page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('1行ずつの一覧は', () => {
  const mixed = [...Array.from({ length: 6 }, (_, index) => `2023/03/22 10:00:0${index}      PPPoE AC発見成功[メインセッション]`), 'なぞの行', two.split('\n')[1]!].join('\n');

  test('同じ文の続きをたたみ、押すと開く', async () => {
    await give(mixed);
    expect(await at.page.locator('[data-line]').count()).toBe(3);
    await at.page.getByRole('button', { name: '同じ文があと5行' }).click();
    await expect.poll(() => at.page.locator('[data-line]').count()).toBe(8);
  });

  test('判定でしぼり、中を探せる', async () => {
    await give(mixed);
    await at.page.locator('.filter[data-level="unknown"]').click();
    await expect.poll(() => at.page.locator('[data-line]').allTextContents()).toHaveLength(1);
    await expect.poll(() => at.page.locator('#line-said').textContent()).toBe('1行が当てはまります。');
    await at.page.locator('.filter[data-level="unknown"]').click();
    await at.page.fill('#line-search', 'ｓａｍ');
    await expect.poll(() => at.page.locator('[data-line]').count()).toBe(1);
    expect(await at.page.locator('[data-line] .log-text').textContent()).toContain('SAM機能を開始');
  });

  test('証拠の行のリンクから、その行へ行く', async () => {
    await give(two);
    await at.page.locator('[data-finding] a[href="#L2"]').click();
    await expect.poll(() => at.page.evaluate(() => document.activeElement?.id)).toBe('L2');
    expect(await at.page.locator('#L2').getAttribute('class')).toContain('marked');
  });

  test('範囲つきのアドレスで開くと、その行に印がつく', async () => {
    await give(`${five}\n${two}`);
    await at.page.goto(`${inject('siteUrl')}analyze/#L6-L7`);
    await at.page.reload();
    await answered(at.page);
    await expect.poll(() => at.page.locator('.row.marked').count()).toBe(2);
  });
});

describe('スマートフォンの画面で', () => {
  test.each([320, 360])('幅%iでも横にはみ出さない', async (width) => {
    await at.page.setViewportSize({ width, height: 740 });
    await give(`${two}\n${'x'.repeat(300)}`);
    expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test('キーボードだけで、貼って、原因の記事まで行ける', async () => {
    await at.page.focus('textarea[name="log"]');
    await at.page.keyboard.insertText(two);
    await answered(at.page);
    for (let presses = 0; presses < 40; presses += 1) {
      await at.page.keyboard.press('Tab');
      if (await at.page.evaluate(() => document.activeElement?.matches('[data-finding] h3 a') ?? false)) break;
    }
    await at.page.keyboard.press('Enter');
    await at.page.waitForURL(/\/causes\/moved-to-ipoe\/$/);
  });

  test('答えは、読み上げにも伝わる', async () => {
    await give(two);
    expect(await at.page.locator('#status[aria-live="polite"]').textContent()).toBe(await at.page.locator('#verdict').textContent());
  });
});

test('JavaScriptがなければ、要るものを言い、文の一覧へ導く', async () => {
  const plain = await at.browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(`${inject('siteUrl')}analyze/`);
  expect(await bare.locator('textarea[name="log"]').isVisible()).toBe(false);
  expect(await bare.locator('noscript').innerText()).toContain('JavaScript');
  expect(await bare.locator('noscript a[href$="/messages/"]').count()).toBe(1);
  expect(await bare.getByText('再起動する前に').isVisible()).toBe(true);
  await plain.close();
});
