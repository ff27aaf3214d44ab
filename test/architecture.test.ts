import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which folders of src each folder may import from (design §6). What is not listed may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  search: [],
  schema: ['engine'],
  kb: ['engine', 'schema'],
  analyzer: ['engine'],
};

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.(?:ts|mjs|astro)$/.test(item.name))
    .map((item) => join(item.parentPath, item.name));
}

/** Modules named by import, export … from and import(); types count too, because a type is a dependency on a shape. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => (match[1] ?? match[2])!);
}

const files = filesBelow('src').map((path) => ({ path, folder: relative(join(root, 'src'), path).split(/[\\/]/)[0]!, text: readFileSync(path, 'utf8') }));

describe('層の向き', () => {
  test.each(Object.entries(MAY_IMPORT))('%s が使ってよいのは %j だけ', (folder, allowed) => {
    const own = files.filter((file) => file.folder === folder);
    const wrong = own.flatMap(({ path, text }) => importsOf(text).filter((name) => name.startsWith('.')).flatMap((name) => {
      const target = relative(join(root, 'src'), resolve(dirname(path), name.split('?')[0]!)).split(/[\\/]/)[0]!;
      return target === folder || allowed.includes(target) ? [] : [`${relative(root, path)} → ${name}`];
    }));
    expect(wrong).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
  });

  test('engineとsearchは、ほかのパッケージもNodeも使わない', () => {
    const wrong = files.filter(({ folder }) => ['engine', 'search'].includes(folder)).flatMap(({ path, text }) => importsOf(text).filter((name) => !name.startsWith('.')).map((name) => `${relative(root, path)} → ${name}`));
    expect(wrong).toEqual([]);
    expect(files.filter(({ folder }) => folder === 'engine').length).toBeGreaterThan(10);
  });
});

test('ログに触れるコードには、外へ送る手段の名前が出てこない', () => {
  const senders = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection)\s*\(/;
  const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  const wrong = files.filter(({ folder }) => folder === 'engine' || folder === 'analyzer').filter(({ text }) => senders.test(code(text))).map(({ path }) => relative(root, path));
  expect(wrong).toEqual([]);
});
