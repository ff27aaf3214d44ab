import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './bootstrap-run.mjs';

/**
 * Installs the packages of package-lock.json if what is installed differs from it.
 * @param {string} root folder of the repository
 * @returns {Promise<boolean>} false, with the reason printed, if that failed
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return true;
  console.log('必要なプログラムを入れています。数分かかることがあります。');
  // Everything this project uses is a development dependency, which NODE_ENV=production would leave out.
  const code = await runNpm(root, ['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0 && isInstalled(root)) return true;
  console.error('必要なプログラムを入れられませんでした。インターネットにつながっているか確かめて、もう一度実行してください。');
  return false;
}

/**
 * Whether node_modules holds what package-lock.json lists. Compared by content, through the list that npm keeps of what
 * it installed: a fresh checkout changes every file time but not what is needed.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, one]) => {
    if (path === '') return true;
    const other = present[path];
    // Optional packages are for other platforms, or not.
    if (other === undefined) return one.optional === true || one.devOptional === true;
    return existsSync(join(root, path)) && other.version === one.version && other.integrity === one.integrity;
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
