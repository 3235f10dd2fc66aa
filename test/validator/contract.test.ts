import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cardSchema } from '../../src/knowledge/card.ts';
import { readKnowledgeFile } from '../../src/knowledge/fault.ts';
import { checkContract } from '../../src/validator/contract/check-contract.ts';
import { checkExpected } from '../../src/validator/contract/check-expected.ts';
import { missingAround, wrapBody } from '../../src/validator/contract/wrap-body.ts';
import type { Finding, Fix } from '../../src/validator/diagnostic.ts';
import type { JsonNode } from '../../src/validator/json/node.ts';
import { printJson } from '../../src/validator/json/print.ts';
import { readStrict } from '../../src/validator/json/read/strict.ts';
import { bodies } from './contract/bodies.table.ts';
import { getOperation, readContracts } from './contract/load.ts';

const contracts = readContracts();

function check(operation: string, text: string): Finding[] {
  const found = getOperation(contracts, operation);
  const [body, schema] = [read(text), found.body ?? {}];
  const wrapped = wrapBody(body, found, schema);
  if (wrapped !== null) return [missingAround(body, wrapped, schema)];
  return [...checkContract(body, schema), ...checkExpected(body, schema)];
}

function read(text: string): JsonNode {
  const result = readStrict(text, 0, text.length);
  if (result === undefined) throw new Error(`No JSON: ${text}`);
  return result.node;
}

const MARKS: Readonly<Record<Fix['applicability'], string>> = {
  'machine-applicable': '!',
  'maybe-incorrect': '?',
  'has-placeholders': '_',
};

function describeFinding({ code, message, pointer, severity, fixes = [] }: Finding): string {
  const words = [
    code.replace('contract/', ''),
    message,
    pointer,
    ...(severity === undefined ? [] : [severity]),
  ];
  return [...words, ...fixes.map(describeFix)].join(' ');
}

function describeFix({ applicability, patch }: Fix): string {
  const operations = patch.map((operation) => {
    if (operation.op === 'move') return `move ${operation.from} ${operation.path}`;
    return `${operation.op} ${operation.path}${'value' in operation ? ` ${printJson(operation.value, 0)}` : ''}`;
  });
  return `${MARKS[applicability]} ${operations.join(' ')}`;
}

test.each(bodies)('$name', ({ operation = 'postConversationsCalls', body, findings }) => {
  expect(check(operation, body).map(describeFinding)).toEqual(findings);
});

test('no two rows are the same', () => {
  const seen = bodies.map(({ operation, body }) => `${operation} ${body}`);
  expect(new Set(seen).size).toBe(seen.length);
});

describe('places', () => {
  test('an unknown property is shown by its key, everything else by its value', () => {
    const text = '{\n  "callerID": "a",\n  "priority": "x"\n}';
    const [unknown, type] = check('postConversationsCalls', text);
    expect(text.slice(unknown?.at).startsWith('"callerID"')).toBe(true);
    expect(text.slice(type?.at).startsWith('"x"')).toBe(true);
  });

  test('a missing property is shown where its object begins', () => {
    const text = '  {"callbackNumbers":[],"routingData":{}}';
    const [finding] = check('postConversationsCallbacks', text);
    expect(finding?.at).toBe(text.indexOf('{}'));
  });
});

test('code that stands for a value is never judged', () => {
  const placed = { start: 0, end: 0, keyStart: 0, keyEnd: 0 };
  const value: JsonNode = { kind: 'expression', source: 'number()', start: 0, end: 0 };
  const members = ['phoneNumber', 'priority', 'participants', 'attributes'].map((key) => ({
    key,
    value,
    ...placed,
  }));
  expect(checkContract({ kind: 'object', members, start: 0, end: 0 }, body())).toEqual([]);
  expect(checkContract(value, body())).toEqual([]);
});

describe('messages', () => {
  const folder = new URL('../../knowledge/cards/contract/', import.meta.url);
  const cards = new Map(
    readdirSync(folder).map((name) => {
      const { file } = readKnowledgeFile(name, readFileSync(new URL(name, folder), 'utf8'));
      const card = cardSchema.parse(file?.value);
      return [card.code, card.messages];
    }),
  );
  const found = bodies.flatMap(({ operation = 'postConversationsCalls', body: text }) =>
    check(operation, text),
  );

  test('every message that a finding uses is written, with all its slots filled', () => {
    for (const { code, message, data, fixes = [] } of found) {
      const ids = [message, ...fixes.flatMap(({ when }) => when ?? [])];
      for (const id of ids) {
        const text = cards.get(code)?.[id];
        expect(text, `${code} ${id}`).toBeDefined();
        const slots = [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
        expect(Object.keys(data), `${code} ${id}`).toEqual(expect.arrayContaining(slots));
      }
    }
  });

  test('every message that is written is used', () => {
    const used = new Set(
      found.flatMap(({ code, message, fixes = [] }) =>
        [message, ...fixes.flatMap(({ when }) => when ?? [])].map((id) => `${code} ${id}`),
      ),
    );
    // These come from roles, or from formats and lists that no body of the table has.
    const elsewhere = [
      'unknown-property caller',
      'unknown-property inside',
      'unknown-property too-deep',
      'enum long-list',
      'format date',
      'format uri',
    ];
    for (const name of elsewhere) used.add(`contract/${name}`);
    const written = [...cards].flatMap(([code, messages]) =>
      Object.keys(messages).map((id) => `${code} ${id}`),
    );
    expect(written.filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('hostile bodies', () => {
  const hostile: readonly (readonly [string, () => JsonNode])[] = [
    ['50,000 levels of lists', () => read(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
    [
      '50,000 levels of a known property',
      () => read(`${'{"participants":['.repeat(50_000)}${']}'.repeat(50_000)}`),
    ],
    [
      '50,000 unknown properties',
      () => read(`{${Array.from({ length: 50_000 }, (_, i) => `"callerI${i}":1`).join()}}`),
    ],
    ['50,000 items of the wrong type', () => read(`{"routingSkillsIds":[${'1,'.repeat(50_000)}1]}`)],
    ['a key of 1 MB', () => read(`{"${'k'.repeat(1_000_000)}":1}`)],
    ['a value of 1 MB', () => read(`{"phoneNumber":${'9'.repeat(1_000_000)}}`)],
    ['a priority of 1 MB', () => read(`{"priority":${'9'.repeat(1_000_000)}}`)],
    ['50,000 duplicates', () => read(`{${'"phoneNumber":1,'.repeat(50_000)}"phoneNumber":1}`)],
  ];

  test.each(hostile)('%s', (_, make) => {
    const node = make();
    expect(() => checkContract(node, body())).not.toThrow();
  });

  test('an error body inside an error body, 20,000 deep', () => {
    const node = read(`${'{"errors":['.repeat(20_000)}${']}'.repeat(20_000)}`);
    expect(checkContract(node, contracts.models.get('ErrorBody') ?? {})).toEqual([]);
  });
});

function body() {
  return getOperation(contracts, 'postConversationsCalls').body ?? {};
}
