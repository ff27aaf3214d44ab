import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readParts } from '../../src/analyzer/intake.ts';
import type { Encoding } from '../../src/engine/decode.ts';
import type { Part } from '../../src/analyzer/protocol.ts';

const text = (value: string): Part => ({ kind: 'text', text: value });
const file = (name: string, body: string | Uint8Array<ArrayBuffer>, type = ''): Part => ({ kind: 'file', name, blob: new Blob([body], { type }) });
const codes = async (...parts: Part[]): Promise<string[]> => (await readParts(parts)).notes.map(({ code }) => code);

describe('渡されたものを1つの文にするとき', () => {
  test('いくつかのファイルは、行を改めてつなぐ', async () => {
    expect(await readParts([file('a.log', 'a\nb'), file('b.log', 'c\n'), text('d')])).toEqual({ text: 'a\nb\nc\nd', notes: [] });
  });

  test('選ばれた読み方があれば、それで読み、読めない字を数える', async () => {
    const bytes = new Uint8Array([0x8d, 0xc4, 0x8b, 0x4e, 0x93, 0xae, 0x0a]);
    const read = (encoding: Encoding): ReturnType<typeof readParts> => readParts([{ kind: 'file', name: 'a.log', blob: new Blob([bytes]), encoding }]);
    expect(await read('shift_jis')).toEqual({ text: '再起動\n', notes: [{ code: 'encoding', name: 'a.log', args: { encoding: 'shift_jis', sure: 1 } }] });
    const { text: wrong, notes } = await read('utf-8');
    expect(notes.map(({ code }) => code)).toEqual(['encoding', 'replaced']);
    expect(notes[1]!.args['count']).toBe([...wrong].filter((letter) => letter === '\ufffd').length);
  });

  test('ヨーロッパの言葉と見たときは、たしかでないと言い、ほかの読み方で読み直せる', async () => {
    const bytes = Uint8Array.from('Verbindung für Gerät getrennt\n', (unit) => unit.charCodeAt(0));
    const read = (encoding?: Encoding): ReturnType<typeof readParts> => readParts([{ kind: 'file', name: 'a.log', blob: new Blob([bytes]), encoding }]);
    expect(await read()).toEqual({ text: 'Verbindung für Gerät getrennt\n', notes: [{ code: 'encoding', name: 'a.log', args: { encoding: 'windows-1252', sure: 0 } }] });
    expect((await read('shift_jis')).text).not.toContain('für');
  });

  test('縮めたファイルを広げる', async () => {
    expect(await readParts([file('a.gz', new Uint8Array(gzipSync('SAM機能を開始\n')))])).toEqual({ text: 'SAM機能を開始\n', notes: [] });
  });

  test('広げる量には限りがあり、そこで止めたと言う', async () => {
    const { text: read, notes } = await readParts([file('a.gz', new Uint8Array(gzipSync('line\n'.repeat(100_000))))], 1000);
    expect(read).toHaveLength(1000);
    expect(notes).toEqual([{ code: 'gz-capped', name: 'a.gz', args: { bytes: 1000 } }]);
  });

  test('途中で切れた縮みファイルは、読めたところまでを使う', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, index) => `line ${index * 7919}\n`).join(''));
    const { text: read, notes } = await readParts([file('a.gz', new Uint8Array(packed.subarray(0, packed.length - 2000)))]);
    expect(notes.map(({ code }) => code)).toEqual(['gz-broken']);
    expect(read.startsWith('line 0\n')).toBe(true);
  });

  test.each([['文', text], ['ファイル', (value: string) => file('a.log', value)]])('長すぎる%sは、行の切れ目ではじめと終わりを取り、間の長さを言う', async (_, make) => {
    const lines = Array.from({ length: 100 }, (_unused, index) => `line-${String(index).padStart(4, '0')}`);
    const { text: read, notes } = await readParts([make(lines.join('\n'))], 200);
    const kept = read.split('\n').filter((line) => line !== '');
    expect(read.length).toBeLessThanOrEqual(200);
    expect(kept[0]).toBe('line-0000');
    expect(kept.at(-1)).toBe('line-0099');
    expect(kept.every((line) => lines.includes(line))).toBe(true);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ code: 'gap', args: { total: 999 } });
    expect(Number(notes[0]!.args['skipped']) + kept.length * 10).toBeGreaterThanOrEqual(999);
  });

  test('写真、文字でないもの、空のものは、わけを分けて言う', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(await codes(file('a.png', png))).toEqual(['image']);
    expect(await codes(file('a.heic', new Uint8Array([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 1, 2, 3, 4, 5, 6, 7, 8]), 'image/heic'))).toEqual(['image']);
    expect(await codes(file('a.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))).toEqual(['not-text']);
    expect(await codes(file('a.gz', new Uint8Array(gzipSync(png))))).toEqual(['not-text']);
    expect(await codes(file('a.log', ''))).toEqual(['empty-file']);
  });

  test('読めないファイルがあっても、ほかは読む', async () => {
    const broken = new Blob(['x']);
    Object.defineProperty(broken, 'slice', { value: () => { throw new Error('gone'); } });
    expect(await readParts([{ kind: 'file', name: 'a', blob: broken }, file('b', 'b')])).toEqual({ text: 'b', notes: [{ code: 'unreadable', name: 'a', args: {} }] });
  });

  test('保存したページからは、見える文字だけを取り出す', async () => {
    const { text: read, notes } = await readParts([file('log.html', '<!doctype html><title>x</title><table><tr><td>10:00</td><td>SAM&amp;機能</td></tr></table><script>evil()</script>')]);
    expect(read).toBe('10:00 SAM&機能');
    expect(notes.map(({ code }) => code)).toEqual(['html']);
  });
});
