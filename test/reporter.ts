import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts of a finished run. `failed` also counts files that broke outside their tests, and errors outside any file. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Writes the counts of the run as JSON to the file named by `JITEN_TALLY`, for whoever started Vitest to print last. */
export class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env['JITEN_TALLY'];
    if (file) writeFileSync(file, JSON.stringify(tally(modules, unhandledErrors.length)));
  }
}

function tally(modules: readonly TestModule[], unhandledErrors: number): Tally {
  let passed = 0;
  let failed = unhandledErrors;
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const broken = states.filter((state) => state === 'failed' || state === 'pending').length;
    passed += states.filter((state) => state === 'passed').length;
    // A file that cannot be read, or a hook that throws, fails the file though none of its tests.
    failed += broken === 0 && !module.ok() ? 1 : broken;
  }
  return { passed, failed };
}
