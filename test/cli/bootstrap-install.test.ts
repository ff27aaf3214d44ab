import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from '../../src/cli/bootstrap-install.mjs';

let root: string;

const locked = {
  '': { name: 'site' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};
const installed = { 'node_modules/a': locked['node_modules/a'] };

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jiten-install-'));
  await write('package-lock.json', { packages: locked });
  await write('node_modules/.package-lock.json', { packages: installed });
  await write('node_modules/a/package.json', {});
});

afterEach(() => rm(root, { recursive: true }));

async function write(path: string, value: object): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), JSON.stringify(value));
}

test('一覧の通りに入っていれば、入れ直さない', () => {
  expect(isInstalled(root)).toBe(true);
});

test('取り出した直後で日時だけが新しくても、入れ直さない', async () => {
  const later = new Date(Date.now() + 60_000);
  await utimes(join(root, 'package-lock.json'), later, later);
  expect(isInstalled(root)).toBe(true);
});

test.each([
  ['何も入っていない', () => rm(join(root, 'node_modules'), { recursive: true })],
  ['入れる途中で止まった', () => rm(join(root, 'node_modules/.package-lock.json'))],
  ['1つが消えている', () => rm(join(root, 'node_modules/a'), { recursive: true })],
  ['一覧にあるものが足りない', () => write('node_modules/.package-lock.json', { packages: {} })],
  ['版が違う', () => write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } } })],
  ['中身が違う', () => write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } } })],
])('%sなら、入れ直す', async (_name, change) => {
  await change();
  expect(isInstalled(root)).toBe(false);
});
