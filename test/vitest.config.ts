import { defineConfig } from 'vitest/config';

/** Tests of pure code share a process: nothing that one leaves behind could reach another. */
const PURE = ['boundaries.test.ts', 'genesys/**', 'knowledge/**', 'reply/**', 'validator/**'].map(
  (pattern) => `test/${pattern.replace(/\*\*$/, '**/*.test.ts')}`,
);

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 30_000,
    pool: 'forks',
    // Most tests wait for something; one at a time would take twice as long on two cores.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'rest', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
