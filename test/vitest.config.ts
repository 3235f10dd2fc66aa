import { defineConfig } from 'vitest/config';

const files = (patterns: readonly string[]): string[] =>
  patterns.map((pattern) => `test/${pattern.replace(/\*\*$/, '**/*.test.ts')}`);

/** Tests of pure code share a process: nothing that one leaves behind could reach another. */
const PURE = files(['boundaries.test.ts', 'genesys/**', 'knowledge/**', 'reply/**', 'validator/**']);

/** Each of these has an app, an emulator and a store of its own, so that they can share a process and what it has loaded. */
const SHARED = files(['cli/**', 'config/**', 'security/**', 'slack/**', 'workspace/**']);

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 30_000,
    // Hooks start servers and processes.
    hookTimeout: 30_000,
    pool: 'forks',
    // Most tests outside the pure ones wait for something, so more run at a time than there are cores.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
      { extends: true, test: { name: 'rest', include: files(['**']), exclude: [...PURE, ...SHARED] } },
    ],
  },
});
