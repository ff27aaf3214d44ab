import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'src/cli/analyze.ts');
let folder: string;

/** Runs the command; `input` is what stands at its standard input. */
function run(args: readonly string[], input: Uint8Array | string = ''): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => { out += part; });
    child.stderr.setEncoding('utf8').on('data', (part: string) => { err += part; });
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

const FAULT = '2023/03/23 11:45:10 Timeout waiting for PADO packets\n2023/03/23 11:45:40 Timeout waiting for PADO packets\n';

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'jiten-analyze-')); });
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

describe('npm run analyze', () => {
  test('故障の行があれば1で終わる。gzipで縮めたログは広げて読み、--jsonは分析だけを書く', async () => {
    const fault = await run([await file('fault.log', FAULT)]);
    expect([fault.code, fault.err]).toEqual([1, '']);
    expect(fault.out).toContain('2行のうち2行がわかりました。');
    const packed = await run(['--json', await file('fault.log.gz', gzipSync(FAULT))]);
    expect([packed.code, packed.err]).toEqual([1, '']);
    expect(JSON.parse(packed.out)).toMatchObject({ version: 1, coverage: { known: 2, total: 2 } });
  });

  test('故障の行がなければ0で終わる。読み方をことわり、端末を動かす文字は見える形にして出す', async () => {
    const { code, out, err } = await run(['-'], 'PPPoE セッション確立[メインセッション]\n\u001b]0;title\u0007 nobody knows this\n');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('行に時刻がありません');
    expect(out).toContain('nobody knows this');
    expect(out).not.toMatch(/[\u0007\u001b]/);
  });

  test('途中で切れたgzipは、読めたところまで読み、そう言う', async () => {
    const whole = gzipSync(Array.from({ length: 20_000 }, (_, index) => `line ${(index * 7919) % 10_007}`).join('\n'));
    const { code, out, err } = await run([await file('broken.gz', whole.subarray(0, whole.length >> 1))]);
    expect([code, /\d{3,}行のうち0行/.test(out)]).toEqual([0, true]);
    expect(err).toContain('壊れています');
  });

  test('ほかの文字コードや保存したページも、画面と同じに読む', async () => {
    const page = await run([await file('page.html', `<html><body><pre>${FAULT}</pre></body></html>`)]);
    expect([page.code, page.out.includes('2行のうち2行')]).toEqual([1, true]);
    expect(page.err).toContain('保存したページ');
    const wide = await run(['-'], Buffer.from(FAULT, 'utf16le'));
    expect([wide.code, wide.out.includes('2行のうち2行')]).toEqual([1, true]);
    expect(wide.err).toContain('UTF-16');
  });

  test('使い方を聞かれたら、それを言って0で終わる', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, err: '' });
  });

  test('文字でないもの、空のもの、ないもの、フォルダーには、原因を言わず、わけを言って2で終わる', async () => {
    const cases: readonly (readonly [string[], string])[] = [
      [[await file('photo.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array<number>(200).fill(7)]))], '文字のファイルではない'],
      [[await file('packed.gz', gzipSync(Uint8Array.from(new Array<number>(200).fill(7))))], '文字のファイルではない'],
      [[await file('empty.log', '\n\n')], '読める行がありません'],
      [[join(folder, 'none.log')], 'というファイルがありません'],
      [[folder], 'フォルダー'],
      [['--jsn', '-'], '使い方'],
    ];
    for (const [args, why] of cases) {
      const { code, out, err } = await run(args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toContain(why);
    }
  });
});
