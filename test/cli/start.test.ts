import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

// The real commands, run in a tiny repository of their own. Its `astro` writes one page from content/page.txt, and
// fails `check` or `build` if the page says so.
const repository = fileURLToPath(new URL('../../', import.meta.url));
const astro = `#!/usr/bin/env node
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const [command] = process.argv.slice(2);
const page = readFileSync('content/page.txt', 'utf8');
appendFileSync('calls.txt', command + '\\n');
if (page === 'bad ' + command) process.exit(1);
if (command === 'build') { mkdirSync('dist', { recursive: true }); writeFileSync('dist/index.html', page); }
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jiten-start-'));
  cpSync(join(repository, 'src/cli'), join(root, 'src/cli'), { recursive: true });
  cpSync(join(repository, 'test/reporter.ts'), join(root, 'test/reporter.ts'));
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{ "packages": {} }');
  write('node_modules/.package-lock.json', '{ "packages": {} }');
  write('content/page.txt', 'はじめ');
  write('node_modules/astro/astro.js', astro, 0o755);
  write('node_modules/astro/package.json', '{ "type": "module" }');
  write('test/vitest.config.ts', vitestConfig);
  mkdirSync(join(root, 'node_modules/.bin'));
  symlinkSync('../astro/astro.js', join(root, 'node_modules/.bin/astro'));
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  symlinkSync(join(repository, 'node_modules/.bin/vitest'), join(root, 'node_modules/.bin/vitest'));
  symlinkSync(join(repository, 'node_modules/vitest'), join(root, 'node_modules/vitest'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const vitestConfig = `import { TallyReporter } from './reporter.ts';
export default { test: { include: ['test/**/*.test.ts'], reporters: ['default', new TallyReporter()] } };
`;

function write(path: string, body: string, mode = 0o644): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), body, { mode });
}

function calls(): string[] {
  return existsSync(join(root, 'calls.txt')) ? readFileSync(join(root, 'calls.txt'), 'utf8').trim().split('\n') : [];
}

function command(args: readonly string[]) {
  // What Vitest sets for its own workers must not reach the Vitest of the tiny repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$|JITEN_|FORCE_COLOR$)/.test(name)));
  const child = spawn(process.execPath, ['src/cli/start.mjs', ...args], { cwd: root, env: { ...env, NO_COLOR: '1' } });
  const output = { all: '' };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (output.all += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output, ended };
}

async function run(...args: readonly string[]): Promise<{ code: number | null; output: string; last: string | undefined }> {
  const { output, ended } = command(args);
  const code = await ended;
  return { code, output: output.all, last: output.all.trimEnd().split('\n').at(-1) };
}

/** Starts the server, waits for the address it prints, hands it on, and stops it. */
async function whileServing<T>(args: readonly string[], use: (url: string) => Promise<T>): Promise<T> {
  const { child, output, ended } = command(args);
  try {
    const address = /^http:\/\/127\.0\.0\.1:\d+\/$/m;
    while (!address.test(output.all) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    const [url] = address.exec(output.all) ?? [];
    if (url === undefined) throw new Error(output.all);
    return await use(url);
  } finally {
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }
}

async function pageAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe('npm start', () => {
  test('調べ、作り、アドレスを示して配る', async () => {
    expect(await whileServing(['--port', '0'], pageAt)).toBe('はじめ');
    expect(calls()).toEqual(['check', 'build']);
  });

  test('変わっていなければ作り直さず、変わっていれば作り直す', async () => {
    await whileServing(['--port', '0'], pageAt);
    await whileServing(['--port', '0'], pageAt);
    expect(calls()).toEqual(['check', 'build']);
    write('content/page.txt', 'つぎ');
    expect(await whileServing(['--port', '0'], pageAt)).toBe('つぎ');
    expect(calls()).toEqual(['check', 'build', 'check', 'build']);
  });

  test.each([
    ['元のファイルが消えた', () => rmSync(join(root, 'content/extra.txt'))],
    ['dist/が消えた', () => rmSync(join(root, 'dist'), { recursive: true })],
    ['dist/をほかの手段で作り直した', () => write('dist/index.html', 'ほか')],
  ])('%sら、作り直す', async (_name, change) => {
    write('content/extra.txt', 'おまけ');
    await run('--build');
    change();
    expect(await whileServing(['--port', '0'], pageAt)).toBe('はじめ');
    expect(calls()).toEqual(['build', 'check', 'build']);
  });

  test('作れなければ、そう言って終わる', async () => {
    write('content/page.txt', 'bad build');
    const { code, output } = await run('--port', '0');
    expect(code).toBe(1);
    expect(output).toContain('サイトを作れませんでした。上の表示を見て直してください。');
  });

  test('指定したポートが使われていれば、そう言って終わる', async () => {
    await run('--build');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, output } = await run('--port', String(port));
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(output).toContain(`ポート${port}はほかのプログラムが使っています。別の番号にしてください。`);
  });

  test('指定がなければ、使われていないポートを選ぶ', async () => {
    await whileServing([], (first) =>
      whileServing([], async (second) => {
        expect(second).not.toBe(first);
        expect([await pageAt(first), await pageAt(second)]).toEqual(['はじめ', 'はじめ']);
      }),
    );
  });

  test.each([
    ['--port', 'x1', 'ポート番号「x1」は使えません。'],
    ['--bogus', '1', '使い方: npm start'],
  ])('%s %sは断る', async (name, value, message) => {
    await run('--build');
    const { code, output } = await run(name, value);
    expect([code, output.includes(message)]).toEqual([1, true]);
  });
});

describe('npm run check', () => {
  // The real content check, on a content of its own.
  beforeEach(() => {
    symlinkSync(join(repository, 'src/kb'), join(root, 'src/kb'));
    write('content/ledger.json', readFileSync(join(repository, 'content/ledger.json'), 'utf8'));
  });

  test('内容にまちがいがあれば、ファイルと直し方を言って、型を調べずに終わる', async () => {
    write('content/terms/mtu.mdx', '---\ntitle: MTU\n---\n');
    const { code, output } = await run('--check');
    expect(code).toBe(1);
    expect(output).toContain('content/terms/mtu.mdx の summary: 「summary」がありません。');
    expect(output).toMatch(/\d+か所を直してください。/);
    expect(calls()).toEqual([]);
  });

  test('内容が正しければ、型も調べる', async () => {
    rmSync(join(root, 'content/ledger.json'));
    const { code, output } = await run('--check');
    expect(output).toContain('0件の項目に、直すところはありません。');
    expect(calls()).toEqual(['check']);
    expect(code).toBe(0);
  });
});

describe('npm testの最後の行', () => {
  const passing = `import { test } from 'vitest';\ntest('よい', () => {});\ntest('これもよい', () => {});\n`;
  const failing = `import { test } from 'vitest';\ntest('わるい', () => { throw new Error('わるい'); });\n`;

  test.each([
    ['全部通れば0で終わる', { 'test/a.test.ts': passing }, 0, '2 passed, 0 failed'],
    ['1つでも落ちれば1で終わる', { 'test/a.test.ts': passing, 'test/b.test.ts': failing }, 1, '2 passed, 1 failed'],
    ['読めないファイルも失敗に数える', { 'test/a.test.ts': passing, 'test/b.test.ts': 'import "./none.ts";' }, 1, '2 passed, 1 failed'],
    ['試験の外の失敗も数える', { 'test/a.test.ts': `${passing}test('ほうっておく', () => { void Promise.reject(new Error('x')); });` }, 1, '3 passed, 1 failed'],
    ['試験が1つもなければ失敗', {}, 1, '0 passed, 1 failed'],
  ])('%s', async (_name, files, code, last) => {
    for (const [path, body] of Object.entries(files)) write(path, body);
    expect(await run('--test')).toMatchObject({ code, last });
  });

  test.each([
    ['bad check', '型の検査（astro check）で誤りが見つかりました。'],
    ['bad build', 'サイトを作れませんでした。'],
  ])('%sなら、そう言って1つの失敗とする', async (page, message) => {
    write('test/a.test.ts', passing);
    write('content/page.txt', page);
    const { code, output, last } = await run('--test');
    expect([code, last]).toEqual([1, '0 passed, 1 failed']);
    expect(output).toContain(message);
    expect(output).not.toContain('Test Files');
  });

  test('エンジンだけの型の誤りでも、そう言って1つの失敗とする', async () => {
    symlinkSync(join(repository, 'node_modules/.bin/tsc'), join(root, 'node_modules/.bin/tsc'));
    write('test/a.test.ts', passing);
    write('src/engine/tsconfig.json', '{ "compilerOptions": { "lib": ["ES2023"], "types": [], "strict": true }, "include": ["."] }');
    write('src/engine/title.ts', 'export const title = document.title;');
    const { code, output, last } = await run('--test');
    expect([code, last]).toEqual([1, '0 passed, 1 failed']);
    expect(output).toContain('src/engineの型の検査（tsc）で誤りが見つかりました。');
  });

  test('必要なプログラムを入れられなければ、そう言って1つの失敗とする', async () => {
    write('package.json', '{ "type": "module", "dependencies": { "missing": "file:./missing" } }');
    rmSync(join(root, 'node_modules/.package-lock.json'));
    const { code, output, last } = await run('--test');
    expect([code, last]).toEqual([1, '0 passed, 1 failed']);
    expect(output).toContain('必要なプログラムを入れられませんでした。');
  });

  test('一部だけの指定は断り、代わりの書き方を示す', async () => {
    const { code, output } = await run('--test', 'test/a.test.ts');
    expect([code, output.includes('npx vitest run --config test/vitest.config.ts')]).toEqual([1, true]);
  });

  test('Vitestのまとめのすぐ後に来る', async () => {
    write('test/a.test.ts', passing);
    const { output } = await run('--test');
    expect(output).toMatch(/Tests +2 passed \(2\)[^]*Duration[^\n]*\n\n2 passed, 0 failed\n$/);
    expect(output.match(/^\d+ passed, \d+ failed$/gm)).toHaveLength(1);
  });
});
