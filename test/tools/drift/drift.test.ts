import { expect, test } from 'vitest';
import { matchOperation } from '../../../src/validator/contract/match-operation.ts';
import { matchSdkSymbol } from '../../../src/validator/contract/match-symbol.ts';
import { NOTHING_AROUND } from '../../../src/validator/contract/operation-match.ts';
import type { Schema } from '../../../src/validator/knowledge.ts';
import { readContracts } from '../../validator/contract/load.ts';
import { compareContracts } from './compare-contracts.ts';
import { readDeclarations } from './read-declarations.ts';

const contracts = readContracts();
const declared = readDeclarations();

test('the contracts say what the SDK declares', () => {
  const { differences, counts } = compareContracts(contracts, declared);
  expect(differences).toEqual([]);
  expect(counts).toMatchObject({ operations: 82 });
});

test('no name that counts as invented is in the SDK', () => {
  const invented = [
    ...contracts.operations.flatMap(({ mistakenSymbols }) => mistakenSymbols),
    ...[...contracts.models.values()].flatMap(({ mistakenSymbols = [] }) => mistakenSymbols),
  ];
  const real = new Set([...declared.models.keys(), ...declared.methods.keys()]);
  expect(invented.length).toBeGreaterThan(40);
  expect(invented.filter((name) => real.has(name))).toEqual([]);
});

test('every method of the SDK for conversations is a real one of ours, or nobody of ours', () => {
  const ours = new Set(contracts.operations.map(({ id }) => id));
  for (const name of declared.methods.keys()) {
    const match = matchSdkSymbol(contracts, name);
    expect(match === null ? null : match.kind, name).toBe(ours.has(name) ? 'operation' : null);
  }
});

test('no model of the SDK is taken for an invented one', () => {
  const wrong = [...declared.models.keys()].filter(
    (name) => matchSdkSymbol(contracts, name)?.kind === 'unknown',
  );
  expect(wrong).toEqual([]);
});

test('every path of the SDK is ours, or another part of the platform', () => {
  const ours = new Set(contracts.operations.map(({ name }) => name));
  for (const [id, route] of declared.routes) {
    const [method = '', target = ''] = route.split(' ');
    const { kind } = matchOperation(contracts, { method, target }, { ...NOTHING_AROUND, namesVendor: true });
    expect(kind, id).toBe(ours.has(route) ? 'exact' : 'other-api');
  }
});

test('every path of another medium is in the SDK, but for chats, which it no longer has', () => {
  const routes = new Set(declared.routes.values());
  const listed = contracts.index.paths.media.flatMap(({ methods, path }) =>
    methods.map((method) => `${method} ${path}`),
  );
  expect(listed.length).toBeGreaterThan(100);
  expect(listed.filter((route) => !routes.has(route) && !route.includes('/conversations/chats'))).toEqual([]);
});

/** The contracts with one model's property changed. */
function withProperty(
  model: string,
  property: string,
  schema: Schema | null,
  required: readonly string[] = [],
) {
  const old = contracts.models.get(model);
  const properties = new Map(old?.properties);
  if (schema === null) properties.delete(property);
  else properties.set(property, schema);
  const changed: Schema = { name: model, type: 'object', properties, required };
  return { ...contracts, models: new Map([...contracts.models, [model, changed]]) };
}

test.each([
  [
    'a lost property',
    withProperty('CreateCallRequest', 'callerId', null),
    'CreateCallRequest.callerId is missing here',
  ],
  [
    'an invented property',
    withProperty('CreateCallRequest', 'from', { type: 'string' }),
    'CreateCallRequest.from is not in the SDK',
  ],
  [
    'another type',
    withProperty('CreateCallRequest', 'priority', { type: 'string' }),
    'CreateCallRequest.priority: string here, number in the SDK',
  ],
  [
    'one instead of many',
    withProperty('CreateCallRequest', 'participants', contracts.models.get('Destination') ?? {}),
    'CreateCallRequest.participants: Destination here, list of Destination in the SDK',
  ],
  [
    'a map of something else',
    withProperty('CreateCallRequest', 'attributes', {
      type: 'object',
      additionalProperties: { type: 'number' },
    }),
    'CreateCallRequest.attributes: map of number here, map of string in the SDK',
  ],
  [
    'a required property that is not',
    withProperty('CreateCallRequest', 'label', { type: 'string' }, ['label']),
    'CreateCallRequest.label: required here, not so in the SDK',
  ],
])('%s is a difference', (_, changed, expected) => {
  expect(compareContracts(changed, declared).differences).toEqual([expected]);
});

test('declared enums are compared value by value', () => {
  const state = { type: { kind: 'enum', values: ['ACTIVE', 'PAUSED'] }, required: false } as const;
  const models = new Map([...declared.models, ['SetRecordingState', new Map([['recordingState', state]])]]);
  const { differences } = compareContracts(contracts, { ...declared, models });
  expect(differences).toEqual([
    'SetRecordingState.recordingState: one of ACTIVE,NONE,PAUSED here, one of ACTIVE,PAUSED in the SDK',
  ]);
});

test('a method that went away, and one that came, are differences', () => {
  const methods = new Map(declared.methods);
  methods.delete('postConversationsCalls');
  const routes = new Map([
    ...declared.routes,
    ['postConversationsCallsNew', 'POST /api/v2/conversations/calls/new'],
  ]);
  const { differences } = compareContracts(contracts, { ...declared, methods, routes });
  expect(differences).toEqual([
    'postConversationsCalls: the SDK has no such method',
    'postConversationsCallsNew: POST /api/v2/conversations/calls/new is missing here',
  ]);
});
