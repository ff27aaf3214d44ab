import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve, type RunningServer } from './serve.ts';

/** Port the site is served on unless it is taken. */
const usualPort = 4321;

const usage = '使い方: npm start -- [--port 番号] [--base /パス/]';

try {
  const { values } = parseArgs({ options: { port: { type: 'string' }, base: { type: 'string', default: '/' } } });
  const server = await listenOn(values.port, values.base);
  console.log(`このアドレスをブラウザーで開いてください。止めるときはCtrl+Cを押します。\n${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
} catch (error) {
  console.error(error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? usage : messageOf(error));
  process.exitCode = 1;
}

/** A port that was asked for is taken or refused; the usual one gives way to the next free one. */
async function listenOn(asked: string | undefined, base: string): Promise<RunningServer> {
  const dir = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist');
  if (!existsSync(join(dir, 'index.html'))) throw new Error('dist/にサイトがありません。先にnpm run buildを実行してください。');
  if (asked === undefined) return firstFree(dir, usualPort, base);
  const port = Number(asked);
  if (!/^\d+$/.test(asked) || port > 65535) throw new Error(`ポート番号「${asked}」は使えません。0から65535までの数で書いてください。`);
  return serve(dir, port, { base }).catch((error: unknown) => {
    throw isTaken(error) ? new Error(`ポート${port}はほかのプログラムが使っています。別の番号にしてください。`) : error;
  });
}

async function firstFree(dir: string, from: number, base: string): Promise<RunningServer> {
  for (let port = from; port < from + 50; port += 1) {
    try {
      return await serve(dir, port, { base });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return serve(dir, 0, { base });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
