import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runTool } from './bootstrap-run.mjs';

/**
 * Checks the content: what an author of an entry waits for, so it comes before the types, which take longer.
 * @param {string} root folder of the repository
 * @returns {Promise<boolean>} false, with every fault printed, if there is one
 */
export async function checkContent(root) {
  console.log('内容を調べています。');
  return (await runTool(root, 'node', [join('src', 'cli', 'check.ts')])) === 0;
}

/**
 * Checks the types of the whole project, then of the engine alone under its own, stricter settings.
 * @param {string} root folder of the repository
 * @returns {Promise<boolean>} false, with the reason printed, if there is a fault
 */
export async function checkTypes(root) {
  console.log('型を調べています。');
  if ((await runTool(root, 'astro', ['check'])) !== 0) {
    console.error('型の検査（astro check）で誤りが見つかりました。上の表示を見て直してください。');
    return false;
  }
  const engine = join('src', 'engine', 'tsconfig.json');
  if (existsSync(join(root, engine)) && (await runTool(root, 'tsc', ['--noEmit', '-p', engine])) !== 0) {
    console.error('src/engineの型の検査（tsc）で誤りが見つかりました。上の表示を見て直してください。');
    return false;
  }
  return true;
}

/**
 * Builds the site into `dist/`, which checks the content too, and notes what it was built from.
 * @param {string} root
 * @returns {Promise<boolean>} false, with the reason printed, if that failed
 */
export async function build(root) {
  console.log('サイトを作っています。');
  // Taken before the build: what is edited while it runs makes the result out of date.
  const inputs = fingerprint(root);
  if ((await runTool(root, 'astro', ['build'])) !== 0) {
    console.error('サイトを作れませんでした。上の表示を見て直してください。');
    return false;
  }
  const file = noteFile(root);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ inputs, page: pageTime(root) }));
  return true;
}

/**
 * Whether `dist/` was built by {@link build} from the inputs as they are, and by nothing else since.
 * @param {string} root
 * @returns {boolean}
 */
export function isBuilt(root) {
  try {
    const { inputs, page } = JSON.parse(readFileSync(noteFile(root), 'utf8'));
    return page !== undefined && page === pageTime(root) && inputs === fingerprint(root);
  } catch {
    return false;
  }
}

/** @param {string} root */
function noteFile(root) {
  return join(root, 'node_modules', '.cache', 'router-log-jiten', 'built.json');
}

/**
 * When the top page was written, in milliseconds; undefined if there is none.
 * @param {string} root
 */
function pageTime(root) {
  return statSync(join(root, 'dist', 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
}

const sources = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Names, sizes and times of every input file. The names make a removed file count, which no file's time shows.
 * @param {string} root
 */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const isFolder = lstatSync(join(root, source), { throwIfNoEntry: false })?.isDirectory() ?? false;
    const names = isFolder ? readdirSync(join(root, source), { recursive: true, encoding: 'utf8' }).sort() : [''];
    for (const name of names) {
      const stats = lstatSync(join(root, source, name), { throwIfNoEntry: false });
      if (stats?.isFile()) hash.update(`${source}/${name}\0${stats.size}\0${stats.mtimeMs}\0`);
    }
  }
  return hash.digest('hex');
}
