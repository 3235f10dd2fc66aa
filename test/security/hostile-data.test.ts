import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readKnowledgeFile } from '../../src/knowledge/fault.ts';
import { checkText } from '../../src/validator/index.ts';
import { printJson } from '../../src/validator/json/print.ts';
import { knowledge } from '../support/knowledge.ts';

/** Nine lists of nine of the list before: a billion items, if each were written out. */
const BOMB = Array.from({ length: 10 }, (_, at) =>
  at === 0
    ? 'a0: &a0 lol'
    : `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
).join('\n');
const CALL = 'POST /api/v2/conversations/calls 400\n';
const depth = 50_000;

test.each<[string, string]>([
  ['a bomb of aliases', `${CALL}\`\`\`yaml\n${BOMB}\nto: *a9\nfrom: { type: agent }\n\`\`\``],
  ['aliases of themselves', `${CALL}\`\`\`yaml\nto: &a { address: *a }\nfrom: *a\n\`\`\``],
  ['merges of themselves', `${CALL}\`\`\`yaml\nto: &a\n  <<: *a\n  address: x\n\`\`\``],
  ['a HAR of nothing but entries', `{"log":{"entries":[${'{"request":{}},'.repeat(5000)}{}]}}`],
  [
    'JSON in JSON in JSON',
    Array(12)
      .fill(0)
      .reduce((text: string) => JSON.stringify({ to: text }).slice(0, 60_000), '+1'),
  ],
  ['lists nested deep', `${CALL}{"to":${'['.repeat(depth)}${']'.repeat(depth)}}`],
  ['objects nested deep', `${CALL}${'{"to":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ['a number of many digits', `${CALL}{"priority":${'9'.repeat(depth)},"to":1e999999999}`],
  ['commands that are none, side by side', `${CALL}${'curl '.repeat(20_000)}`],
  ['half characters and NULs', `${CALL}{"to":"\ud83d\0","from":{"type":"agent\udc00"}}`],
])('%s is answered with a report that can be written down', (_, text) => {
  const json = printJson(checkText(text, knowledge), 0);
  expect(() => JSON.parse(json)).not.toThrow();
  expect(json.length).toBeLessThan(40 * (text.length + 10_000));
});

test.each<[string, string]>([
  ['__proto__', '{"__proto__":{"polluted":true},"to":"+12065550142","from":{"type":"agent"}}'],
  ['constructor', '{"constructor":{"prototype":{"polluted":true}},"to":[{"__proto__":{"polluted":true}}]}'],
  [
    'a published body',
    '{"phoneNumber":"+1 (206) 555-0142","attributes":{"__proto__":"polluted","constructor":"x"}}',
  ],
  [
    'keys of every object',
    '{"toString":1,"hasOwnProperty":2,"valueOf":{},"to":{"__proto__":{"address":"polluted"}}}',
  ],
  ['yaml', 'to: "+12065550142"\n__proto__:\n  polluted: true\nfrom: { type: agent }'],
])('%s among the keys changes no object but its own', (_, body) => {
  const report = checkText(`${CALL}${body}`, knowledge);
  printJson(report, 0);
  expect('polluted' in {}).toBe(false);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  for (const check of report.checks) {
    for (const value of [check.corrected, check.published])
      if (typeof value === 'object' && value !== null) expect(Reflect.get(value, 'polluted')).toBeUndefined();
  }
});

test('a key __proto__ stays a key', () => {
  const [check] = checkText(
    `${CALL}{"phoneNumber":"+1 (206) 555-0142","attributes":{"__proto__":"x","a":"b"}}`,
    knowledge,
  ).checks;
  expect(printJson(check?.corrected, 0)).toContain('"attributes":{"__proto__":"x","a":"b"}');
});

test.each<[string, string]>([
  ['__proto__', '__proto__:\n  polluted: true\nname: x'],
  ['constructor', 'constructor:\n  prototype:\n    polluted: true'],
  ['a merge', 'base: &b\n  __proto__: { polluted: true }\nname:\n  <<: *b'],
  ['a bomb', BOMB],
])('a knowledge file with %s is data like all else', (_, text) => {
  readKnowledgeFile('cards/x.yaml', text);
  expect('polluted' in {}).toBe(false);
});

test('a knowledge file cannot run anything', () => {
  const { file, faults } = readKnowledgeFile('cards/x.yaml', 'a: !!js/function "() => 1"');
  expect(file).toBeNull();
  expect(faults).toHaveLength(1);
});

test('every package in the lock file is held to its bytes, and none runs a script when it is installed', () => {
  const lock: {
    packages: Record<string, { integrity?: string; hasInstallScript?: boolean; dev?: boolean }>;
  } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([]);
  const withScripts = packages.filter(
    ([, { hasInstallScript, dev }]) => hasInstallScript === true && dev !== true,
  );
  expect(withScripts.map(([path]) => path)).toEqual([]);
});
