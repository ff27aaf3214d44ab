import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { build, isBuilt } from '../../src/cli/bootstrap-build.mjs';
import { serve } from '../../src/cli/serve.ts';
import { launch } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Top page of the built site on its test server, with the slash at the end. */
    siteUrl: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Serves the built site for every browser test, having made sure that there is one and that a browser starts. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await (await launch()).close();
  if (!existsSync(`${root}dist/index.html`)) {
    if (!(await build(root))) throw new Error('サイトを作れないので、ブラウザーでの試験を始められません。');
  } else if (!isBuilt(root)) {
    console.warn('dist/は今の内容から作ったものではないかもしれません。新しくするにはnpm run buildを実行してください。');
  }
  const server = await serve(`${root}dist`, 0);
  project.provide('siteUrl', server.url);
  return server.close;
}
