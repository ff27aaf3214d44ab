import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layPacks, packPlaces, type Pack, type PackList, type SiteFile } from '../../src/offline/pack.ts';
import { packReader } from '../../src/offline/pack-reader.ts';

const FOLDER = packPlaces('/').folder;
const text = (body: string): Uint8Array => new TextEncoder().encode(body);

/** Packs as a device keeps them: compressed, under their addresses. */
function stored(files: readonly SiteFile[], most: number, headers: Record<string, string> = {}): { list: PackList; match: (path: string) => Promise<Response | undefined>; opened: string[] } {
  const bodies = new Map<string, Buffer>();
  const packs = layPacks(files, most).map(({ first, body }, index): Pack => {
    const packed = gzipSync(body);
    bodies.set(`${FOLDER}${index}.pack`, packed);
    return { name: String(index), first, bytes: packed.length };
  });
  const opened: string[] = [];
  const match = async (path: string): Promise<Response | undefined> => {
    opened.push(path);
    const body = bodies.get(path);
    return body === undefined ? undefined : new Response(new Uint8Array(body), { headers });
  };
  return { list: { edition: '1', bytes: 0, packs }, match, opened };
}

const path = fc.array(fc.constantFrom('a', 'b', 'z', '-', '/', '.', '_'), { maxLength: 6 }).map((letters) => `/${letters.join('')}`);
const file = fc.record({ path, type: fc.constantFrom('text/html; charset=utf-8', 'image/png'), body: fc.uint8Array({ maxLength: 40 }) });

test('束にしたものは、どのファイルも、1バイトも変わらずに取り出せる', async () => {
  await fc.assert(fc.asyncProperty(fc.uniqueArray(file, { selector: (one) => one.path, maxLength: 30 }), fc.integer({ min: 1, max: 200 }), path, async (files, most, other) => {
    const { list, match } = stored(files, most);
    const read = packReader(match);
    for (const one of files) {
      const response = await read(FOLDER, list, one.path);
      expect(new Uint8Array(await response!.arrayBuffer())).toEqual(Uint8Array.from(one.body));
      expect(response!.headers.get('Content-Type')).toBe(one.type);
    }
    if (!files.some((one) => one.path === other)) expect(await read(FOLDER, list, other)).toBeUndefined();
  }));
});

test('束は、決めた大きさを超えない。大きいファイルは、1つで束になる', () => {
  const files = ['/a', '/b', '/c', '/d'].map((one, index) => ({ path: one, type: 'text/plain', body: new Uint8Array(index === 2 ? 500 : 60) }));
  expect(layPacks(files, 130).map(({ first }) => first)).toEqual(['/a', '/c', '/d']);
});

test('1つの束から続けて取り出すときは、束を1度だけほどく', async () => {
  const { list, match, opened } = stored([{ path: '/a', type: 'text/plain', body: text('a') }, { path: '/b', type: 'text/plain', body: text('b') }], 1000);
  const read = packReader(match);
  await Promise.all([read(FOLDER, list, '/a'), read(FOLDER, list, '/b')]);
  expect(await (await read(FOLDER, list, '/a'))!.text()).toBe('a');
  expect(opened).toEqual([`${FOLDER}0.pack`]);
});

test('束がなくなっていれば、ないと答え、戻れば、また読む', async () => {
  const { list, match } = stored([{ path: '/a', type: 'text/plain', body: text('a') }], 1000);
  let isGone = true;
  const read = packReader(async (address) => (isGone ? undefined : match(address)));
  expect(await read(FOLDER, list, '/a')).toBeUndefined();
  isGone = false;
  expect(await (await read(FOLDER, list, '/a'))!.text()).toBe('a');
});

test('読む人を守る見出しは、取り出したページにも付く', async () => {
  const { list, match } = stored([{ path: '/a', type: 'text/html', body: text('a') }], 1000, { 'Content-Type': 'application/octet-stream', 'Content-Security-Policy': "frame-ancestors 'none'", ETag: '"x"' });
  const { headers } = (await packReader(match)(FOLDER, list, '/a'))!;
  expect([...headers.keys()].sort()).toEqual(['content-security-policy', 'content-type']);
  expect(headers.get('Content-Type')).toBe('text/html');
});
