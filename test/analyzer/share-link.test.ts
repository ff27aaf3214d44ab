import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { sharedText, shareLink } from '../../src/analyzer/share-link.ts';

const page = 'https://example.com/analyze/';
afterEach(() => { vi.unstubAllGlobals(); });
const fragment = (link: string): string => link.slice(link.indexOf('#'));

test('リンクに入れた文は、そのまま取り出せる', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 120 }), async (text) => {
    const link = await shareLink(page, text);
    expect(link).not.toBeNull();
    expect(link).toMatch(/^https:\/\/example\.com\/analyze\/#v1=[\w-]*$/);
    expect(await sharedText(fragment(link!))).toEqual({ text });
  }), { numRuns: 60 });
});

test('1,500文字を超えるリンクは作らない', async () => {
  const noise = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 20_000))).join('');
  expect(await shareLink(page, noise)).toBeNull();
  expect((await shareLink(page, 'PPPoE セッション解放[メインセッション]\n'.repeat(40)))!.length).toBeLessThan(300);
});

test('ほかのしるしは抜き書きと見ない', async () => {
  expect(await sharedText('')).toBeNull();
  expect(await sharedText('#L12-L18')).toBeNull();
  expect(await sharedText('#v2=AAAA')).toBeNull();
});

test('壊れたリンクと、広げると大きすぎるリンクは、読めないと答える', async () => {
  expect(await sharedText('#v1=!!!')).toEqual({ fault: 'damaged' });
  expect(await sharedText('#v1=AAAA')).toEqual({ fault: 'damaged' });
  const link = (await shareLink(page, 'a'.repeat(200_000)))!;
  expect(await sharedText(fragment(link).slice(0, -8))).toEqual({ fault: 'damaged' });
  const bomb = new Uint8Array(await new Response(new Blob(['a'.repeat(1_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  expect(await sharedText(`#v1=${Buffer.from(bomb).toString('base64url')}`)).toEqual({ fault: 'damaged' });
});

test('広げるしくみのないブラウザーでは、リンクが切れているとは言わない', async () => {
  const link = (await shareLink(page, 'SAM機能を開始'))!;
  vi.stubGlobal('DecompressionStream', undefined);
  vi.stubGlobal('CompressionStream', class { constructor() { throw new TypeError('unsupported format'); } });
  expect(await sharedText(fragment(link))).toEqual({ fault: 'old-browser' });
  expect(await sharedText('#L12')).toBeNull();
  expect(await shareLink(page, 'SAM機能を開始')).toBeNull();
});
