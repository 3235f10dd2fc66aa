import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.ts';
import { answerBlock, describeAnswer } from './support/readme.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = read('README.md');
const package_: {
  scripts: Record<string, string>;
  dependencies: object;
  devDependencies: object;
  optionalDependencies: object;
} = JSON.parse(read('package.json'));

/** The settings that `config.ts` reads, but for those it only refuses. */
function settings(): string[] {
  const names = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
  return names.filter((name) => !isRefused(name));
}

/** Whether a setting is there only to say that it is not served. */
function isRefused(name: string): boolean {
  try {
    loadConfig({ [name]: 'x' });
    return false;
  } catch (error) {
    return error instanceof ConfigError && error.faults.some(({ message }) => message.endsWith('unset it'));
  }
}

describe('the README', () => {
  test('has a row for each setting', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect([...rows].sort()).toEqual(settings().sort());
  });

  test('names each dependency', () => {
    const named = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
    const missing = named
      .flatMap((kind) => Object.keys(package_[kind]))
      .filter((name) => !readme.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  test('names scripts that there are, and all of them', () => {
    const rows = [...readme.matchAll(/^\| `npm (?:run )?([\w:-]+)` \|/gm)].map(([, name]) => name);
    expect([...rows, 'start'].sort()).toEqual(Object.keys(package_.scripts).sort());
  });

  test('links to files that are there', () => {
    for (const [, file] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(() => read(file ?? '')).not.toThrow();
  });

  test('shows the answer as it is', () => {
    expect(answerBlock(readme)).toBe(describeAnswer());
  });
});
