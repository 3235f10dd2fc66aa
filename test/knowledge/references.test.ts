import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile-knowledge.ts';
import { describeFault } from '../../src/knowledge/fault.ts';

const folder = new URL('../../knowledge/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));

const SUPERSEDING = 'cards/json/trailing-comma.yaml';
const LIKELIER = 'errors/insufficient-scope.yaml';

test.each([
  ['supersedes', SUPERSEDING, /^supersedes: \[.*\]$/m, 'supersedes: [rule/nope]', 'supersedes.0'],
  [
    'likelierWith',
    LIKELIER,
    /likelierWith: \[[^\]]*\]/,
    'likelierWith: [rule/nope]',
    'causes.0.likelierWith.0',
  ],
])('%s names a card that is not there', (_, path, written, wrong, field) => {
  const changed = files.map((file) =>
    file.path === path ? { path, text: file.text.replace(written, wrong) } : file,
  );
  expect(changed.find((file) => file.path === path)?.text).toContain('rule/nope');
  const { faults = [] } = compileKnowledge(changed, 'changed');
  expect(faults.map(describeFault)).toEqual([
    expect.stringMatching(new RegExp(`^${path}:\\d+: ${field}: There is no card \`rule/nope\`$`)),
  ]);
});
