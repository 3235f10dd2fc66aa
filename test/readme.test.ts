import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCorpus } from './support/message-corpus.ts';
import { answerBlock, describeAnswer } from './support/readme.ts';
import { describeSettings, settingsBlock } from './support/settings-table.ts';
import { story } from './tools/bench/story.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = read('README.md');
const package_: {
  scripts: Record<string, string>;
  dependencies: object;
  devDependencies: object;
  optionalDependencies: object;
} = JSON.parse(read('package.json'));

describe('the README', () => {
  test('shows the message that its answer is about', () => {
    expect(readme).toContain(`\`\`\`text\n${story.trimEnd()}\n\`\`\``);
  });

  test('shows the settings as the schema says them', () => {
    expect(settingsBlock(readme)).toBe(describeSettings());
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

  test('tells how many messages each corpus holds', () => {
    const sizeOf = (name: 'silence' | 'expert' | 'held-out') => [...readCorpus(name).values()].flat().length;
    const told = readme.replace(/\s+/g, ' ');
    expect(told).toContain(`${sizeOf('silence')} messages on which it must stay silent`);
    expect(told).toContain(`${sizeOf('expert')} that an expert would answer`);
    expect(told).toContain(`${sizeOf('held-out')} that were written before`);
  });

  test('links to files that are there', () => {
    for (const [, file] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(() => read(file ?? '')).not.toThrow();
  });

  test('shows the answer as it is', () => {
    expect(answerBlock(readme)).toBe(describeAnswer());
  });
});
