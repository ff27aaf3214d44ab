import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { splitIndex } from '../../src/search/split-index.ts';
import { document } from '../search/corpus.ts';

const command = fileURLToPath(new URL('../../src/cli/search.ts', import.meta.url));
const index = buildSmallIndex([
  document('/symptoms/night/', 'symptom', '夜だけ遅い', { wordings: ['夜 重い'] }, { number: 1 }),
  document('/causes/congestion/', 'cause', '夜は網終端装置が混む', {}, { number: 2 }),
]);
let folder: string;
let file: string;

async function search(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-cli-'));
  file = join(folder, 'index.json');
  await writeFile(file, JSON.stringify(index));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('npm run search', () => {
  test('--jsonは、ページの検索と同じ並びを1行で出す', async () => {
    const { code, out } = await search('--index', file, '--json', '夜 おそい');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(query(index, '夜 おそい').map(({ url, title, kind, score }) => ({ url, title, kind, score })));
    expect(JSON.parse(out)[0].url).toBe('/symptoms/night/');
  });

  test('質問が2つなら、2行になる', async () => {
    const { out } = await search('--index', file, '--json', '夜 遅い', 'パンケーキ');
    expect(out.trimEnd().split('\n').map((line) => (JSON.parse(line) as unknown[]).length)).toEqual([1, 0]);
  });

  test('--kindで種類を絞る', async () => {
    const { out } = await search('--index', file, '--json', '--kind', 'cause', '夜');
    expect((JSON.parse(out) as { kind: string }[]).map(({ kind }) => kind)).toEqual(['cause']);
  });

  test('人に見せるときは、題名とアドレスと、含まないことばを出す', async () => {
    const { out } = await search('--index', file, '夜 遅い リモートデスクトップ');
    expect(out).toContain('1. 夜だけ遅い(symptom)\n    /symptoms/night/');
    expect(out).toContain('含まない言葉: リモートデスクトップ');
  });

  test('何もないときは、ないと言う', async () => {
    expect((await search('--index', file, 'パンケーキ')).out).toBe('「パンケーキ」: 見つかりませんでした。\n\n');
  });

  test('索引がなければ、作り方を言って1で終わる', async () => {
    const { code, out, err } = await search('--index', join(folder, 'none.json'), '夜');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('がありません。\n  → npm run build を実行してから');
  });

  test('索引が2つのファイルに分かれていても、全体で探す', async () => {
    const whole = buildSmallIndex([document('/messages/a/', 'message', '終わり', { messages: ['PPPoE セッション解放[{session:text}]'] })]);
    const { first, rest } = splitIndex(whole);
    const apart = await mkdtemp(join(folder, 'apart-'));
    await writeFile(join(apart, 'index.json'), JSON.stringify(first));
    const ask = async (): Promise<unknown[]> => JSON.parse((await search('--index', join(apart, 'index.json'), '--json', 'PPPoE セッション解放[メインセッション]')).out) as unknown[];
    expect(await ask()).toEqual([]);
    await writeFile(join(apart, 'rest.json'), JSON.stringify(rest));
    expect(await ask()).toHaveLength(1);
  });

  test('読めない索引なら、作り直し方を言って1で終わる', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{"version":9}');
    const { code, err } = await search('--index', broken, '夜');
    expect(code).toBe(1);
    expect(err).toContain('npm run build で作り直してください。');
  });

  test('質問がなければ、使い方を言って2で終わる', async () => {
    const { code, err } = await search('--json');
    expect(code).toBe(2);
    expect(err).toContain('使い方: npm run search');
    expect((await search('--wrong')).code).toBe(2);
  });
});
