import { describe, expect, test } from 'vitest';
import { files, folderOf, globalsOf, type Import, importsOf } from './support/imports.ts';

/**
 * Imports point one way: doors (`slack`, `cli`, `workspace`) → `reply` → `validator` ← `knowledge`; only the
 * composition roots see all. What a folder may import is named here, so a new one is covered the day it appears.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  validator: [],
  knowledge: ['validator', 'genesys'],
  reply: ['validator'],
  store: ['validator'],
  genesys: ['validator'],
  ops: ['store', 'validator', 'log.ts'],
  slack: ['reply', 'validator', 'store', 'knowledge', 'genesys', 'ops', 'config.ts', 'log.ts'],
  workspace: ['slack', 'reply', 'validator', 'store', 'config.ts', 'log.ts'],
  doctor: ['genesys', 'slack', 'store', 'knowledge', 'config.ts'],
  cli: ['reply', 'validator', 'knowledge', 'doctor', 'genesys', 'config.ts', '..'],
  config: ['validator'],
  'config.ts': ['config'],
  'log.ts': ['config.ts', 'validator'],
  'cli.ts': ['cli'],
  'cli.cjs': ['cli.ts', 'load-env-file.cjs', 'require-node.cjs'],
  'main.cjs': ['load-env-file.cjs', 'main.ts', 'require-node.cjs'],
};

/** The only places that put everything together. */
const roots = ['main.ts', 'start'];

/** Packages that are pure: text in, values out. */
const pure = ['libphonenumber-js', /^@lezer\//, /^lezer-/];

/** Where a package may be used; the rest of the code stays free of it. */
const home: Readonly<Record<string, readonly string[]>> = {
  '@slack/bolt': ['slack'],
  '@slack/oauth': ['slack'],
  undici: ['slack'],
  ws: ['workspace'],
  pino: ['log.ts'],
  pg: ['store'],
  'pg-boss': ['store'],
  'js-yaml': ['knowledge', 'slack'],
  'lit-html': ['workspace'],
  gemoji: ['workspace'],
  'libphonenumber-js': ['validator'],
};

const imports = files.flatMap(importsOf);

const offending = (isWrong: (each: Import) => boolean): string[] =>
  imports.filter(isWrong).map(({ file, target }) => `${file} imports ${target}`);

describe('imports', () => {
  test('there are some', () => expect(imports.length).toBeGreaterThan(100));

  test('every folder and file below src is named here', () => {
    const known = [...Object.keys(mayImport), ...roots, 'load-env-file.cjs', 'require-node.cjs'];
    expect([...new Set(files.map(folderOf))].filter((folder) => !known.includes(folder))).toEqual([]);
  });

  test('point one way', () => {
    const wrong = offending(({ file, target, kind }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      return kind === 'file' && !roots.includes(from) && from !== to && !mayImport[from]?.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  test('of folders never go in a circle', () => {
    expect(foldersInCircles()).toEqual([]);
  });

  test('of OpenTelemetry stay with the telemetry', () => {
    const wrong = offending(
      ({ file, target }) => target.startsWith('@opentelemetry/') && !file.startsWith('ops/telemetry/'),
    );
    expect(wrong).toEqual([]);
  });

  test('of packages stay where the package has its home', () => {
    const wrong = offending(
      ({ file, target }) => home[target] !== undefined && !home[target].includes(folderOf(file)),
    );
    expect(wrong).toEqual([]);
  });
});

/** The rooms of the validator, top to bottom: each imports itself and what stands above it. */
const ladder: readonly (readonly string[])[] = [
  ['report.ts', 'diagnostic.ts', 'knowledge.ts', 'phrases.ts'],
  ['text'],
  ['json'],
  ['secrets'],
  ['contract'],
  ['message'],
  ['payloads'],
  ['body'],
  ['rules'],
  ['diagnose'],
  ['correct'],
  ['respond'],
  ['pipeline.ts'],
  ['index.ts'],
];

/** Imports that still climb the ladder. This list only shrinks. */
const climbing: readonly string[] = [];

describe('the validator', () => {
  const rungOf = (file: string): number => ladder.findIndex((rung) => rung.includes(roomOf(file)));
  const own = imports.filter(({ file }) => folderOf(file) === 'validator');

  test('has only the rooms of the ladder', () => {
    expect(own.filter(({ file }) => rungOf(file) < 0).map(({ file }) => file)).toEqual([]);
  });

  test('imports down the ladder only', () => {
    const wrong = own
      .filter(({ file, target, kind }) => kind === 'file' && rungOf(target) > rungOf(file))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual(climbing);
  });

  test('imports itself and pure packages only, nothing of Node', () => {
    const wrong = own.filter(({ target, kind }) => {
      if (kind === 'file') return folderOf(target) !== 'validator';
      return (
        kind === 'node' ||
        !pure.some((name) => (typeof name === 'string' ? name === target : name.test(target)))
      );
    });
    expect(wrong).toEqual([]);
  });

  test('reaches no clock, chance, disk or network through globals', () => {
    const outside = [
      'process',
      'Date',
      'performance',
      'setTimeout',
      'setInterval',
      'fetch',
      'console',
      'crypto',
      'globalThis',
    ];
    const used = files
      .filter((file) => folderOf(file) === 'validator')
      .flatMap((file) => globalsOf(file, new Set([...outside, 'Math'])));
    expect(used.filter(({ name }) => !name.startsWith('Math.') || name === 'Math.random')).toEqual([]);
  });
});

/** The room of a file below `src/validator/`: its folder there, or its own name at the validator's root. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? file;
}

test('replies are pure too: text from reports, with at most compression from Node', () => {
  const wrong = imports.filter(
    ({ file, target, kind }) => folderOf(file) === 'reply' && kind === 'node' && target !== 'node:zlib',
  );
  expect(wrong).toEqual([]);
});

test('only config.ts reads the environment', () => {
  const readers = files.filter((file) =>
    globalsOf(file, new Set(['process'])).some(({ name }) => name === 'process.env'),
  );
  expect(readers).toEqual(['config.ts']);
});

/** Takes away folders that import nothing of what is left, until none can go: what stays is a circle. */
function foldersInCircles(): readonly string[] {
  const left = new Map<string, Set<string>>();
  for (const { file, target, kind } of imports) {
    const [from, to] = [folderOf(file), folderOf(target)];
    const targets = left.get(from) ?? new Set<string>();
    left.set(from, kind === 'file' && from !== to ? targets.add(to) : targets);
  }
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [folder, targets] of left) {
      if (![...targets].some((target) => left.has(target))) left.delete(folder);
    }
  }
  return [...left.keys()];
}
