import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type RunningServer } from '../../src/cli/serve.ts';

let dir: string;
let server: RunningServer;

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'jiten-serve-'));
  dir = join(parent, 'dist');
  const files = {
    'dist/index.html': '<h1>入口</h1>',
    'dist/404.html': '<h1>ありません</h1>',
    'dist/analyze/index.html': '<h1>診断</h1>',
    'dist/empty/note.txt': 'メモ',
    'dist/app.js': 'export {};',
    'dist/日本語/index.html': '<h1>日本語</h1>',
    'dist/pagefind/index.pf_index': 'x',
    'dist/_headers': "/*\n  X-Frame-Options: DENY\n/analyze/*\n  Content-Security-Policy: default-src 'none'\n/app.js\n  Cache-Control: max-age=9\n",
    'dist-secret/secret.txt': '秘密',
  };
  for (const [name, body] of Object.entries(files)) {
    await mkdir(dirname(join(parent, name)), { recursive: true });
    await writeFile(join(parent, name), body);
  }
  await symlink(join(parent, 'dist-secret', 'secret.txt'), join(dir, 'linked.txt'));
  server = await serve(dir, 0);
});

afterAll(async () => {
  await server.close();
  await rm(dirname(dir), { recursive: true });
});

function get(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(new URL(path, server.url), { redirect: 'manual', ...init });
}

/** Sends a path as it is: `fetch` resolves dots before it asks. */
async function getRaw(path: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

describe('ページを返す', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<h1>入口</h1>'],
    ['/analyze/', 'text/html; charset=utf-8', '<h1>診断</h1>'],
    ['/analyze/index.html', 'text/html; charset=utf-8', '<h1>診断</h1>'],
    ['/日本語/', 'text/html; charset=utf-8', '<h1>日本語</h1>'],
    ['/app.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['/empty/note.txt?v=1', 'text/plain; charset=utf-8', 'メモ'],
    ['/pagefind/index.pf_index', 'application/octet-stream', 'x'],
  ])('%s', async (path, type, body) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, body]);
  });

  test.each(['/nothing/', '/analyze/nothing', '/app.js/', '/empty/', '/empty', '/_headers'])('%sは404.htmlと404', async (path) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([404, '<h1>ありません</h1>']);
  });

  test.each([
    ['/analyze', '/analyze/'],
    ['/analyze?a=1&b=?', '/analyze/?a=1&b=?'],
    ['/%E6%97%A5%E6%9C%AC%E8%AA%9E', '/%E6%97%A5%E6%9C%AC%E8%AA%9E/'],
  ])('%sは%sへ送る', async (path, location) => {
    const response = await get(path);
    expect([response.status, response.headers.get('location')]).toEqual([308, location]);
  });

  test('HEADは本文だけを省く', async () => {
    const response = await get('/app.js', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', '']);
  });

  test('書きこみは断る', async () => {
    const response = await get('/', { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('同じ内容なら304、変われば200', async () => {
    const tag = (await get('/empty/note.txt')).headers.get('etag') ?? '';
    expect((await get('/empty/note.txt', { headers: { 'If-None-Match': `"x", W/${tag}` } })).status).toBe(304);
    await writeFile(join(dir, 'empty/note.txt'), 'メモ2');
    expect((await get('/empty/note.txt', { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });
});

describe('ヘッダーは_headersの通り', () => {
  test('合う規則を足す', async () => {
    const { headers } = await get('/analyze/');
    expect([headers.get('x-frame-options'), headers.get('content-security-policy')]).toEqual(['DENY', "default-src 'none'"]);
  });

  test('規則がなければno-cacheで、規則があればそれに代わる', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/app.js')).headers.get('cache-control')).toBe('max-age=9');
  });

  test('404にも付く', async () => {
    expect((await get('/nothing/')).headers.get('x-frame-options')).toBe('DENY');
  });

  test('規則にない守りを自分では足さない', async () => {
    const { headers } = await get('/');
    expect([headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([null, null]);
  });
});

describe('フォルダーの外は読ませない', () => {
  test.each([
    '/../dist-secret/secret.txt',
    '/%2e%2e/dist-secret/secret.txt',
    '/..%2fdist-secret/secret.txt',
    '/..\\dist-secret\\secret.txt',
    '/empty/../../dist-secret/secret.txt',
    '//dist-secret/secret.txt',
    '/index.html%00.txt',
    '/%E3%81',
  ])('%sは400', async (path) => {
    const response = await getRaw(path);
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
    expect(response).not.toContain('秘密');
  });

  test('外を指すリンクは404', async () => {
    const response = await get('/linked.txt');
    expect([response.status, await response.text()]).toEqual([404, '<h1>ありません</h1>']);
  });
});

describe('サーバーの場所', () => {
  test('土台のパスの下で配れる', async () => {
    const below = await serve(dir, 0, { base: 'jiten' });
    try {
      expect(below.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/jiten\/$/);
      const page = await fetch(`${below.url}analyze/`);
      expect([await page.text(), page.headers.get('content-security-policy')]).toEqual(['<h1>診断</h1>', "default-src 'none'"]);
      const bare = await fetch(below.url.slice(0, -1), { redirect: 'manual' });
      expect([bare.status, bare.headers.get('location')]).toEqual([308, '/jiten/']);
      const folder = await fetch(`${below.url}analyze`, { redirect: 'manual' });
      expect(folder.headers.get('location')).toBe('/jiten/analyze/');
      expect((await fetch(new URL('/app.js', below.url))).status).toBe(404);
    } finally {
      await below.close();
    }
  });

  test('使われているポートは断る', async () => {
    await expect(serve(dir, Number(new URL(server.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('ないフォルダーは断る', async () => {
    await expect(serve(join(dir, 'nowhere'), 0)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('止めるとつながらない', async () => {
    const short = await serve(dir, 0);
    await (await fetch(short.url)).text();
    await short.close();
    await expect(fetch(short.url)).rejects.toThrow();
  });
});
