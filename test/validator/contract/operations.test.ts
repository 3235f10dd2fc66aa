import { describe, expect, test } from 'vitest';
import { matchOperation } from '../../../src/validator/contract/match-operation.ts';
import { matchSdkSymbol } from '../../../src/validator/contract/match-symbol.ts';
import { NOTHING_AROUND } from '../../../src/validator/contract/operation-match.ts';
import fc from '../../support/fast-check.ts';
import { readContracts } from './load.ts';
import { requests } from './requests.table.ts';
import { symbols } from './symbols.table.ts';

const contracts = readContracts();

function describeRequest(method: string | null, target: string, namesVendor = false): string {
  const match = matchOperation(contracts, { method, target }, { ...NOTHING_AROUND, namesVendor });
  switch (match.kind) {
    case 'exact':
      return `= ${match.operation.id}`;
    case 'wrong-method':
      return `~ ${match.nearest.id}`;
    case 'wrong-endpoint':
      return `> ${match.nearest?.id} ${match.why}`;
    case 'other-api':
      return 'other';
    case 'foreign':
      return 'foreign';
  }
}

function describeSymbol(name: string): string | null {
  const match = matchSdkSymbol(contracts, name);
  if (match === null) return null;
  if (match.kind === 'operation') return `= ${match.operation.id}`;
  return match.kind === 'model' ? `# ${match.name}` : `? ${match.suggestion}`;
}

test.each(requests)('%s %s reaches %s', (method, target, reaches) => {
  expect(describeRequest(method, target)).toBe(reaches);
});

test.each(symbols)('%s means %s', (name, means) => {
  expect(describeSymbol(name)).toBe(means);
});

describe('the tables', () => {
  test('have no row twice', () => {
    expect(new Set(requests.map(([method, target]) => `${method} ${target}`)).size).toBe(requests.length);
    expect(new Set(symbols.map(([name]) => name)).size).toBe(symbols.length);
  });
});

describe('every operation', () => {
  test.each(contracts.operations.map((operation) => [operation.name, operation] as const))(
    '%s',
    (_, operation) => {
      const ids = operation.path.replace(/\{\w+\}/g, 'a1e7d340-c86b-4b92-9f15-083d6c7e52fb');
      for (const target of [operation.path, ids, `https://api.usw2.pure.cloud${ids}/?x=1`])
        expect(describeRequest(operation.method, target, true)).toBe(`= ${operation.id}`);
      const snake = operation.id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const pascal = operation.id.replace(/^./, (letter) => letter.toUpperCase());
      for (const name of [operation.id, snake, pascal, `${pascal}Async`, `api.${operation.id}`])
        expect(describeSymbol(name)).toBe(`= ${operation.id}`);
    },
  );
});

test.each(contracts.operations.flatMap(({ id, mistakenPaths }) => mistakenPaths.map((path) => [path, id])))(
  '%s is a known slip for %s where the vendor is named',
  (written = '', id) => {
    const [method, path = ''] = written.includes(' ') ? written.split(' ') : ['POST', written];
    expect(describeRequest(method ?? null, path, true)).toBe(`> ${id} known`);
  },
);

describe('hostile input', () => {
  const long = 100_000;
  const targets = [
    '/'.repeat(long),
    '/a'.repeat(long),
    '/calls'.repeat(long),
    '{'.repeat(long),
    '${'.repeat(long),
    '<'.repeat(long),
    '"+'.repeat(long),
    `/api/v2/conversations/${'x'.repeat(long)}`,
    `https://${'a.'.repeat(long)}`,
    `/api/v2/conversations/calls/${'%7B'.repeat(long)}`,
    `\\(${'('.repeat(long)}`,
    '%E0%A4%A',
    '\ud800/api/v2/conversations/calls',
  ];

  test.each(targets.map((target) => [target.slice(0, 30), target]))(
    'the target %s… is taken',
    (_, target) => {
      expect(() => matchOperation(contracts, { method: 'POST', target })).not.toThrow();
    },
  );

  test.each(
    [
      'a'.repeat(long),
      'a.'.repeat(long),
      '_'.repeat(long),
      '('.repeat(long),
      '<'.repeat(long),
      `postConversations${'Call'.repeat(long)}`,
    ].map((name) => [name.slice(0, 30), name]),
  )('the name %s… is taken', (_, name) => {
    expect(() => matchSdkSymbol(contracts, name)).not.toThrow();
  });

  test('anything at all gives the same answer twice and throws nothing', () => {
    const piece = fc.constantFrom(
      '/',
      'api',
      'v2',
      'conversations',
      'calls',
      '{id}',
      '${x}',
      ':c',
      '?',
      '#',
      'https://',
      '.pure.cloud',
    );
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, fc.option(fc.constantFrom('GET', 'POST', 'put', '')), (target, method) => {
        expect(matchOperation(contracts, { method, target })).toEqual(
          matchOperation(contracts, { method, target }),
        );
        expect(matchSdkSymbol(contracts, target)).toEqual(matchSdkSymbol(contracts, target));
      }),
      { numRuns: 1500 },
    );
  });
});
