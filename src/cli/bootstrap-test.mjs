import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './bootstrap-run.mjs';

/**
 * @typedef {object} Tally what Vitest counted
 * @property {number} passed
 * @property {number} failed tests that failed, and files and runs that failed outside any test
 */

/**
 * Runs every Vitest project and counts through the reporter in test/reporter.ts.
 * @param {string} root folder of the repository
 * @returns {Promise<Tally>} at least one failure whenever Vitest did not end well, counted or not
 */
export async function runTests(root) {
  const folder = mkdtempSync(join(tmpdir(), 'router-log-jiten-tally-'));
  try {
    const file = join(folder, 'tally.json');
    const code = await runTool(root, 'vitest', ['run', '--config', 'test/vitest.config.ts'], { JITEN_TALLY: file });
    const { passed, failed } = readTally(file);
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Tally}
 */
function readTally(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Vitest ended before it could report, which is a failure even if it says 0.
    return { passed: 0, failed: 1 };
  }
}
