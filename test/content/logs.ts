import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface LogFile {
  readonly name: string;
  readonly text: string;
}

/** Every log below a folder of test/logs, by name. */
export function logsBelow(folder: string): readonly LogFile[] {
  const base = join(ROOT, 'test/logs', folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.(?:log|txt)$/.test(item.name))
    .map((item) => join(item.parentPath, item.name))
    .sort()
    .map((path) => ({ name: relative(base, path), text: readFileSync(path, 'utf8') }));
}

/** The lines of all healthy logs. */
export function healthyLines(): readonly string[] {
  return logsBelow('healthy').flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== ''));
}
