import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, checkContent, checkTypes, isBuilt } from './bootstrap-build.mjs';
import { ensureInstalled } from './bootstrap-install.mjs';
import { runTool } from './bootstrap-run.mjs';
import { runTests } from './bootstrap-test.mjs';

// The one entry that runs before anything is installed: plain JavaScript, on any Node from 20 on.
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [first = '', ...rest] = process.argv.slice(2);

switch (first) {
  case '--test':
    process.exitCode = await test();
    break;
  case '--check':
    process.exitCode = (await ensureInstalled(root)) && (await checkContent(root)) && (await checkTypes(root)) ? 0 : 1;
    break;
  case '--build':
    process.exitCode = (await ensureInstalled(root)) && (await build(root)) ? 0 : 1;
    break;
  default:
    process.exitCode = await start(process.argv.slice(2));
}

/** Serves `dist/`, building it first if it is missing or its inputs changed. Arguments go to the server (`--port N`). */
async function start(/** @type {string[]} */ args) {
  if (!(await ensureInstalled(root))) return 1;
  if (!isBuilt(root) && !((await checkTypes(root)) && (await build(root)))) return 1;
  return runTool(root, 'node', ['src/cli/serve-command.ts', ...args]);
}

/** Everything, ending with one line `N passed, N failed` that CI reads. */
async function test() {
  if (rest.length > 0) {
    console.error('npm testはいつも全部を調べます。一部だけなら、npx vitest run --config test/vitest.config.tsに続けてファイル名を書いてください。');
    return 1;
  }
  const ready = (await ensureInstalled(root)) && (await checkTypes(root)) && (await build(root));
  const { passed, failed } = ready ? await runTests(root) : { passed: 0, failed: 1 };
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
