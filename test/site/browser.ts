import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { unpackChromium, type UnpackedChromium } from './unpacked-chromium.ts';

/** `keepsPages`: a page that is left stays as it is and comes back so, as on a reader's phone; playwright switches that off. */
export interface LaunchOptions {
  readonly keepsPages?: boolean;
}

/**
 * Starts a real, headless Chromium. It comes from `CHROMIUM_PATH`, else the system (`/usr/bin/chromium`, then `PATH`),
 * else from the `@sparticuz/chromium` package; `JITEN_BROWSER=system` or `=sparticuz` allows only the one or the other.
 * Throws, in Japanese, when there is none or it does not start: a test that needs a browser fails, it is never skipped.
 */
export async function launch({ keepsPages = false }: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  try {
    return await chromium.launch({ executablePath, args: switches, ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}), env: { ...definedEnv(), ...env } });
  } catch (error) {
    throw new Error(`Chromium(${executablePath})を起動できません。`, { cause: error });
  }
}

const switches = [
  // Containers and CI machines run as root and without user namespaces, where the sandbox cannot start. The only pages
  // opened are our own.
  '--no-sandbox',
  '--disable-gpu',
  // Chromium itself must stay silent too, so that a request seen by a test was made by a page.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

async function findChromium(): Promise<UnpackedChromium> {
  const wanted = process.env['JITEN_BROWSER'] ?? '';
  if (!['', 'system', 'sparticuz'].includes(wanted)) {
    throw new Error(`JITEN_BROWSERの値「${wanted}」は使えません。systemかsparticuzにするか、指定をやめてください。`);
  }
  if (wanted !== 'sparticuz') {
    const executablePath = process.env['CHROMIUM_PATH'] || systemChromium();
    if (executablePath) return { executablePath, env: {} };
  }
  if (wanted === 'system') {
    throw new Error('システムのChromiumが見つかりません。入れるか、環境変数CHROMIUM_PATHに場所を書いてください。');
  }
  return unpackChromium().catch((error: unknown) => {
    throw new Error('テスト用のChromiumがありません。環境変数CHROMIUM_PATHにChromiumかChromeの場所を書いてください。', {
      cause: error,
    });
  });
}

function systemChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return ['/usr/bin/chromium', ...folders.map((folder) => join(folder, 'chromium'))].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
