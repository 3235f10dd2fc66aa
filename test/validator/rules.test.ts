import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/validator/rules/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { faultsOfTable, type RuleTable, testRule } from '../support/rule-tester.ts';

const folder = new URL('./rules/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.table.ts'))
  .sort();

const tables: RuleTable[] = [];
for (const file of files) {
  const { table }: { table: RuleTable } = await import(new URL(file, folder).href);
  tables.push(table);
}

test('each rule has a file of its name, and is in the index', () => {
  const rulesFolder = new URL('../../src/validator/rules/', import.meta.url);
  const names = readdirSync(rulesFolder)
    .filter((file) => readFileSync(new URL(file, rulesFolder), 'utf8').includes('= defineRule('))
    .map((file) => file.replace(/\.ts$/, ''));
  expect(rules.map(({ code }) => code.split('/')[1])).toEqual(names.sort());
});

describe('rule tables', () => {
  test('there is one for each card of a rule', () => {
    const rules = [...knowledge.cards.keys()].filter((code) => code.startsWith('rule/')).sort();
    expect(
      tables
        .map(({ code }) => code)
        .filter((code) => code.startsWith('rule/'))
        .sort(),
    ).toEqual(rules);
  });
  test('each is called as its code', () => {
    const named = tables.map(({ code }) => `${code.split('/').at(-1)}.table.ts`);
    expect(files.map((file) => file.split('/').at(-1))).toEqual(named);
  });
});

for (const table of tables) testRule(table, knowledge);

describe('the rule tester refuses', () => {
  const row = { name: 'a row', text: 'a', diagnostics: [['rule/x', '/a']] } as const;
  const sound: RuleTable = {
    code: 'rule/x',
    valid: [
      { name: 'b', text: 'b' },
      { name: 'c', text: 'c' },
    ],
    invalid: [row, { ...row, name: 'd', text: 'd' }, { ...row, name: 'e', text: 'e' }],
  };
  const refused: readonly [string, RuleTable][] = [
    ['too few valid rows', { ...sound, valid: sound.valid.slice(1) }],
    ['too few invalid rows', { ...sound, invalid: sound.invalid.slice(1) }],
    ['two rows of one name', { ...sound, invalid: [...sound.invalid, { ...row, text: 'f' }] }],
    ['two rows of one input', { ...sound, invalid: [...sound.invalid, { ...row, name: 'f' }] }],
    [
      'an invalid row that expects nothing',
      { ...sound, invalid: [...sound.invalid, { name: 'f', text: 'f', diagnostics: [] }] },
    ],
    [
      'a correction that changes nothing',
      {
        ...sound,
        invalid: [
          ...sound.invalid,
          { name: 'f', body: { a: 1 }, diagnostics: row.diagnostics, corrected: { a: 1 } },
        ],
      },
    ],
  ];
  test('nothing in a sound table', () => expect(faultsOfTable(sound)).toEqual([]));
  test.each(refused)('%s', (_, table) => expect(faultsOfTable(table)).toHaveLength(1));
});
