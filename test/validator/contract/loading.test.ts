import { describe, expect, test } from 'vitest';
import { loadContracts } from '../../../src/knowledge/load-contracts.ts';
import { getOperation, readContractFiles, readContracts } from './load.ts';

const files = readContractFiles();

/** The documents with one change; the change has to hit. */
function faultsAfter(file: string, from: string, to: string): string[] {
  let hit = false;
  const changed = files.map(({ path, text }) => {
    if (!path.endsWith(`/${file}`)) return { path, text };
    hit = text.includes(from);
    return { path, text: text.replace(from, to) };
  });
  expect(hit).toBe(true);
  const { contracts, faults } = loadContracts(changed);
  expect(contracts).toBe(null);
  const lines = changed.find(({ path }) => path.endsWith(`/${file}`))?.text.split('\n') ?? [];
  return faults.map(({ line, field, message }) => `${lines[line - 1]?.trim()} | ${field} | ${message}`);
}

describe('the documents', () => {
  const contracts = readContracts();

  test('hold the whole family', () => {
    expect(contracts.operations.length).toBe(82);
    expect(contracts.operations.filter(({ body }) => body !== null).length).toBe(53);
  });

  test('tell what placing a call takes', () => {
    const operation = getOperation(contracts, 'postConversationsCalls');
    expect(operation).toMatchObject({
      name: 'POST /api/v2/conversations/calls',
      bodyModel: 'CreateCallRequest',
      bodyRequired: true,
      permissions: { match: 'any', list: ['conversation:conference:add'] },
      scopes: { anyOf: ['conversations'], evidence: 'inferred' },
      successStatuses: [200, 202],
      needsUserToken: true,
      deprecated: false,
      evidence: 'documented',
    });
    expect(operation.errors.find(({ status }) => status === 400)?.codes).toContain('not.a.user');
    expect(operation.errors.find(({ status }) => status === 400)?.codes).toContain('bad.request');
    expect(operation.errors.map(({ status }) => status)).toContain(408);
  });

  test('resolve references to the very objects', () => {
    const call = getOperation(contracts, 'postConversationsCalls');
    const forUser = getOperation(contracts, 'postConversationsCallsUserUserId');
    expect(call.body).toBe(forUser.body);
    expect(call.body).toBe(contracts.models.get('CreateCallRequest'));
    const error = contracts.models.get('ErrorBody');
    expect(error?.properties?.get('errors')?.items).toBe(error);
  });

  test('name a successor for every deprecated operation', () => {
    const deprecated = contracts.operations.filter((operation) => operation.deprecated);
    expect(deprecated.length).toBe(4);
    for (const { successor } of deprecated)
      expect(getOperation(contracts, successor ?? '').deprecated).toBe(false);
  });

  test('never call a path a mistake that is real', () => {
    const real = new Set(
      contracts.operations.flatMap(({ path, name }) => [path.replace(/\{\w+\}/g, '{}'), name]),
    );
    const wrong = contracts.operations.flatMap(({ mistakenPaths }) => mistakenPaths);
    expect(wrong.filter((path) => real.has(path.replace(/\{\w+\}/g, '{}')))).toEqual([]);
    expect(new Set(wrong).size).toBe(wrong.length);
  });

  test('give no alias that is a property beside it', () => {
    for (const [name, { properties = new Map() }] of contracts.models) {
      for (const [property, { aliases = [] }] of properties) {
        const clash = aliases.filter((alias: string) => properties.has(alias));
        expect(clash, `${name}.${property}`).toEqual([]);
      }
    }
  });
});

describe('faults', () => {
  test.each([
    ['a syntax error', 'calls.yaml', 'openapi: 3.1.0', 'openapi: [3.1.0', /\| {2}\| This is not valid YAML/],
    ['another version', 'calls.yaml', 'openapi: 3.1.0', 'openapi: 2.0.0', /openapi: 2\.0\.0 \| openapi \|/],
    [
      'a misspelt field',
      'calls.yaml',
      'x-needs-user-token: true',
      'x-need-user-token: true',
      /x-need-user-token: true \| paths\..*\.x-need-user-token \| There is no field/,
    ],
    [
      'a reference to nothing',
      'calls.yaml',
      "$ref: 'models.yaml#/components/schemas/CallCommand'",
      "$ref: 'models.yaml#/components/schemas/CalCommand'",
      /CalCommand' \} \| paths\..*schema\.\$ref \| `models.*` doesn't exist/,
    ],
    [
      'a reference to a file that is not there',
      'calls.yaml',
      "$ref: 'models.yaml#/components/responses/Done'",
      "$ref: 'other.yaml#/components/responses/Done'",
      /doesn't exist/,
    ],
    [
      'an id used twice',
      'calls.yaml',
      'operationId: getConversationsCallsHistory',
      'operationId: getConversationsCalls',
      /operationId: getConversationsCalls \| .*operationId \| `getConversationsCalls` is there twice/,
    ],
    [
      'a participant that the path lacks',
      'calls.yaml',
      'x-needs-user-token: true',
      'x-participant: agent',
      /x-participant: agent \| .*\.x-participant \| The path has no `\{participantId\}`/,
    ],
    [
      'a connected participant for a property that the body lacks',
      'call-participants.yaml',
      'x-needs-connected: [held, muted, recording]',
      'x-needs-connected: [holding]',
      /x-needs-connected: \[holding\] \| .*\.x-needs-connected \| The body has no `holding`/,
    ],
    [
      'a successor that is not there',
      'conversations.yaml',
      'x-successor: postConversationParticipantTransfer',
      'x-successor: postConversationParticipantTransfers',
      /x-successor: postConversationParticipantTransfers \| .* \| There is no operation/,
    ],
    [
      'an example that does not fit',
      'calls.yaml',
      "callNumber: '+12065550142'",
      'callNumber: 12065550142',
      /callNumber: 12065550142 \| .*example\.callNumber \| The example doesn't fit the schema: contract\/type/,
    ],
    [
      'an example with a property that is not there',
      'calls.yaml',
      "callNumber: '+12065550142'",
      "callNumber: '+12065550142'\n              number: x",
      /number: x \| .*example\.number \| The example doesn't fit the schema: contract\/unknown-property/,
    ],
    [
      'words for a value that is not there',
      'models.yaml',
      '            connected: [answer,',
      '            conected: [answer,',
      /conected: \[.* \| .*x-mistaken-values\.conected \| `conected` is not in `enum`/,
    ],
    [
      'a required property that is not there',
      'models.yaml',
      'required: [callNumber]',
      'required: [callNumbers]',
      /required: \[callNumbers\] \| components\.schemas\.CallCommand\.required\.0 \|/,
    ],
    [
      'a mark where it cannot be',
      'models.yaml',
      'description: How urgent the call is in the queue; only with callQueueId.',
      'x-dials: any',
      /x-dials: any \| components\.schemas\.CreateCallRequest\.properties\.priority\.x-dials \|/,
    ],
    [
      'a type that is none',
      'models.yaml',
      'type: integer',
      'type: int',
      /type: int \| components\.schemas\.CreateCallRequest\.properties\.priority\.type \|/,
    ],
    [
      'a parameter that is not declared',
      'calls.yaml',
      "- $ref: 'models.yaml#/components/parameters/userId'",
      "- $ref: 'models.yaml#/components/parameters/participantId'",
      /parameters: \| .*parameters \| The path has userId/,
    ],
  ])('%s', (_, file, from, to, expected) => {
    const faults = faultsAfter(file, from, to);
    expect(
      faults.filter((fault) => expected.test(fault)),
      faults.join('\n'),
    ).not.toEqual([]);
  });

  test('are told all at once', () => {
    const { faults } = loadContracts([
      { path: 'a.yaml', text: 'openapi: 1\ninfo: {}\nsurprise: 1' },
      { path: 'b.yaml', text: '{' },
    ]);
    expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(['a.yaml', 'b.yaml']));
    expect(faults.length).toBeGreaterThan(4);
  });

  test('nothing at all is a fault', () => {
    expect(loadContracts([]).faults.length).toBe(1);
  });
});
