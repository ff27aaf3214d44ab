import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/engine/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const logs = join(root, 'test/logs/faults/ocn-moved-to-ipoe');

/** `npm run analyze`, as a user runs it. */
async function analyze(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  return promisify(execFile)(process.execPath, ['src/cli/analyze.ts', ...args], { cwd: root }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

async function json(file: string): Promise<Analysis> {
  return JSON.parse((await analyze('--json', join(logs, file))).stdout) as Analysis;
}

describe('はじまりの話: OCNがIPoEに切り替わった', () => {
  test('2行だけで、原因が最初に出て、続いている', async () => {
    const { findings, lines, coverage } = await json('log.txt');
    expect(findings[0]).toMatchObject({ cause: 'moved-to-ipoe', url: '/causes/moved-to-ipoe/', strength: 'strong', state: 'ongoing', lines: [1, 2], against: [] });
    expect(findings[0]!.settle.length).toBeGreaterThan(0);
    expect(lines.map(({ message }) => message)).toEqual(['ntt-hgw/pppoe-session#released', 'ntt-hgw/sam#started']);
    expect(coverage).toEqual({ known: 2, total: 2 });
  });

  test('翌日の5行が上にあれば、直っている', async () => {
    expect((await json('recovered.txt')).findings[0]).toMatchObject({ cause: 'moved-to-ipoe', state: 'recovered', lines: [6, 7] });
  });

  test('5行だけなら、故障も原因も出ない', async () => {
    const { findings, lines } = await json('five.txt');
    expect(findings).toEqual([]);
    expect(lines.map(({ level }) => level)).toEqual(['normal', 'normal', 'normal', 'normal', 'normal']);
  });

  test('JSONはAnalysisの形だけを出す', async () => {
    const analysis = await json('log.txt');
    const text = await readFile(join(logs, 'log.txt'), 'utf8');
    expect(Object.keys(analysis)).toEqual(['version', 'catalogue', 'families', 'lines', 'coverage', 'findings', 'unknown', 'notes']);
    expect(Object.keys(analysis.lines[0]!)).toEqual(['n', 'from', 'to', 'at', 'clock', 'format', 'message', 'candidates', 'cut', 'level', 'holes']);
    expect(Object.keys(analysis.findings[0]!)).toEqual(['cause', 'url', 'strength', 'state', 'lines', 'against', 'settle']);
    const hole = analysis.lines[0]!.holes[0]!;
    expect(hole).toMatchObject({ name: 'session', type: 'text' });
    expect(text.slice(hole.from, hole.to)).toBe('メインセッション');
  });

  test('終わりの値で、続いている故障があるかがわかる', async () => {
    expect((await analyze(join(logs, 'log.txt'))).code).toBe(1);
    expect((await analyze(join(logs, 'five.txt'))).code).toBe(0);
  });

  test('読めないものには、日本語で答える', async () => {
    expect(await analyze('no-such-file.txt')).toMatchObject({ code: 2, stderr: '「no-such-file.txt」というファイルがありません。\n' });
    expect((await analyze()).stderr).toMatch(/^使い方: npm run analyze/);
  });
});
