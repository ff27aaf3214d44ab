import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/kb/load.ts';
import { smallContent, writeContent } from '../kb/fixture.ts';

const command = fileURLToPath(new URL('../../src/cli/new.ts', import.meta.url));
let root: string;

/** Runs the command where the small content lies; nobody sits at its terminal. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const started = promisify(execFile)(process.execPath, [command, ...args], { cwd: root });
  started.child.stdin?.end();
  try {
    const { stdout, stderr } = await started;
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jiten-new-'));
  const small = smallContent();
  await writeContent(root, {
    ...small,
    'families/collected': { ...small['families/box'], title: '集めたログ', formats: [{ anchor: 'log', name: 'ログ', header: '{at:time} {host:word} {process:word}[{pid:n}]: {message}', order: 'oldest-first', samples: [{ seen: 'Jan 12 03:04:05 router dialer[7]: session end[main]' }] }] },
    'families/dialer': { ...small['causes/wrong-password'], title: 'つなぐプログラム', checks: undefined, resolutions: undefined, who: undefined, type: 'program', processes: ['dialer'] },
    'messages/dialer/dial': { ...small['messages/box/session'], title: '呼び出し', messages: [{ anchor: 'dial', title: '呼んだ', templates: [{ text: 'dialing {n}', samples: [{ seen: 'dialing 7' }] }], level: 'normal', meaning: '呼びました。', confidence: 'reported' }] },
  });
});

afterAll(() => rm(root, { recursive: true }));

describe('npm run new -- message', () => {
  test('見出しを外し、変わるところを穴にし、機器を当てる', async () => {
    const { code, out } = await run('message', '2023/03/23 11:43:35 lease of 192.168.0.7 lost after 3 tries');
    expect(code).toBe(0);
    expect(out).toContain('本文: lease of 192.168.0.7 lost after 3 tries');
    expect(out).toContain('ひな形の案: lease of {ip} lost after {n} tries');
    expect(out).toContain('機器の見当: box');
  });

  test('見出しがプログラムを名指すなら、そのフォルダーと、いまあるページを言う', async () => {
    const { code, out } = await run('message', 'Jan 12 03:04:05 router dialer[7]: carrier lost on eth0');
    expect(code).toBe(0);
    expect(out).toContain('機器の見当: collected');
    expect(out).toContain('プログラムの見当: dialer');
    expect(out).toContain('いまあるページ: dialer/dial');
    expect(out).toContain("npm run new -- message '行' dialer/");
  });

  test('もうある行なら、どの文かを言って、何も作らない', async () => {
    const { code, out } = await run('message', '2023/03/23 11:43:35 session end[other]', 'box/again');
    expect(code).toBe(0);
    expect(out).toContain('この行はもうあります: box/session#end');
    await expect(readFile(join(root, 'content/messages/box/again.mdx'))).rejects.toThrow('ENOENT');
  });

  test('よく似た文があれば言う', async () => {
    const { out } = await run('message', '2023/03/23 11:43:35 sessions end[main]');
    expect(out).toContain('よく似た文があります: box/session#end');
  });

  test('新しいページは、書くところの印を除けば正しい形になる', async () => {
    const { code, out } = await run('message', '2023/03/23 11:43:35 lease of 192.168.0.7 lost after 3 tries', 'box/lease');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('content/messages/box/lease.mdx') });
    expect(await readFile(join(root, 'content/messages/box/lease.mdx'), 'utf8')).toContain('ここに書く');
    const knowledge = await loadKnowledge(root);
    expect(knowledge.issues).toEqual([]);
    expect(knowledge.find('message', 'box/lease')?.data.messages[0]?.templates[0]?.text).toBe('lease of {ip} lost after {n} tries');
    expect(knowledge.find('message', 'box/lease')?.data.title).toContain('ここに書く');
    expect(out).toContain('npm run check');
  });

  test('ページがもうあれば、書きかえずに、貼る文を出す', async () => {
    const before = await readFile(join(root, 'content/messages/box/session.mdx'), 'utf8');
    const { code, out } = await run('message', 'carrier lost on eth0', 'box/session');
    expect(code).toBe(0);
    expect(out).toContain('content/messages/box/session.mdx はもうあります');
    expect(out).toContain('carrier lost on');
    expect(out).toContain('from: ここに書く');
    expect(await readFile(join(root, 'content/messages/box/session.mdx'), 'utf8')).toBe(before);
  });

  test.each(['box', 'Box/Lease', '../x/y', 'box/lease/more'])('置き場所「%s」は、形を言って断る', async (page) => {
    const { code, err } = await run('message', 'carrier lost on eth0', page);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('ntt-hgw/pppoe-session') });
  });

  test('行がなければ、例を言う', async () => {
    const { code, err } = await run('message');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('行がありません。例:') });
  });
});

describe('npm run new -- ほかの種類', () => {
  test('IDと題名から、書くところに印のある項目を作る', async () => {
    const { code, out } = await run('term', 'mtu', 'MTU');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('content/terms/mtu.mdx') });
    const knowledge = await loadKnowledge(root);
    expect(knowledge.find('term', 'mtu')?.data).toMatchObject({ title: 'MTU', confidence: 'inferred' });
  });

  test('もうあるファイルは書きかえない', async () => {
    const { code, err } = await run('cause', 'wrong-password', '別の題名');
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('もうあります') });
    expect((await loadKnowledge(root)).find('cause', 'wrong-password')?.data.title).toBe('パスワードが違う');
  });

  test.each([['term', 'MTU値'], ['term', '../x'], ['fix', '']])('%sのID「%s」は、形を言って断る', async (kind, id) => {
    const { code, err } = await run(kind, id, '題名');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('半角の小文字・数字・ハイフン') });
  });

  test('知らない種類なら、種類を並べる', async () => {
    const { code, err } = await run('page', 'x');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('symptom、cause、fix') });
  });
});
