import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/**
 * Runs a command of the project's own tools with `node_modules/.bin` first on `PATH`: `node` is the Node of the `node`
 * package there, whatever version runs this file. Output goes straight to the terminal.
 * Ctrl+C reaches the command by itself; a SIGTERM is passed on.
 * @param {string} root folder of the repository
 * @param {string} command such as `astro`
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env] added to the environment
 * @returns {Promise<number>} the exit code; 1 if a signal ended it or it could not be started
 */
export function runTool(root, command, args, env = {}) {
  return run(root, command, args, {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    ...env,
    PATH: [toolFolder(root), ...withoutTools(root)].join(delimiter),
  });
}

/**
 * Runs npm on the Node that npm itself was installed with. Reinstalling removes the project's own Node, which must
 * therefore not be the one at work.
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {Promise<number>} as {@link runTool}
 */
export function runNpm(root, args) {
  return run(root, 'npm', args, { ...process.env, PATH: withoutTools(root).join(delimiter) });
}

/**
 * @param {string} root
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function run(root, command, args, env) {
  return new Promise((resolve) => {
    // Windows finds `astro.cmd` only through its shell. No argument here comes from outside.
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
    const passOn = () => child.kill('SIGTERM');
    // Having a handler keeps this process alive until the command, which gets the same Ctrl+C, has ended.
    const wait = () => {};
    const settle = (/** @type {number} */ code) => {
      process.off('SIGTERM', passOn).off('SIGINT', wait);
      resolve(code);
    };
    process.on('SIGTERM', passOn).on('SIGINT', wait);
    child.once('error', (error) => {
      console.error(`${command}を始められません。${error.message}`);
      settle(1);
    });
    child.once('close', (code) => settle(code ?? 1));
  });
}

/** @param {string} root */
function toolFolder(root) {
  return join(root, 'node_modules', '.bin');
}

/** @param {string} root */
function withoutTools(root) {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== toolFolder(root));
}
