import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TallyReporter } from './reporter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    reporters: ['default', new TallyReporter()],
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/site/**'], setupFiles: ['test/fast-check.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          globalSetup: ['test/site/global-setup.ts'],
          // Each worker runs a browser of its own; more of them than cores only makes every page slower.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A page is waited for as long as Playwright waits: how fast it is, is measured where it is promised.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
