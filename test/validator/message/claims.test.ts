import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../src/validator/knowledge.ts';
import { findClaims } from '../../../src/validator/message/find-claims.ts';
import { findQuestions } from '../../../src/validator/message/find-questions.ts';
import { viewText } from '../../../src/validator/text/view.ts';
import { knowledge } from '../../support/knowledge.ts';

const placeCall = operationNamed('POST /api/v2/conversations/calls');

function operationNamed(name: string): Operation {
  const operation = knowledge.contracts.operations.find((known) => known.name === name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return operation;
}

/** `text → card`, in order. */
type Row = readonly [text: string, claims: Readonly<Record<string, string>>];

const CLAIMS: readonly Row[] = [
  [
    'Is the type field required to be user instead of agent?',
    { 'type field required to be user': 'type-next-to-address' },
  ],
  ['You have to set from.type to phone.', { 'from.type': 'type-next-to-address' }],
  ['The type must be external for PSTN numbers', { 'type must be external': 'type-next-to-address' }],
  [
    'Type agent needs a UUID in the address',
    { 'type agent needs a uuid': 'type-next-to-address', 'agent needs a uuid': 'type-agent-needs-uuid' },
  ],
  ['The "agent" type needs a UUID', { '"agent" type needs a uuid': 'type-agent-needs-uuid' }],
  ['The body requires both from and to.', { 'requires both from and to': 'body-has-from-and-to' }],
  ['I think `from` is required here', { '`from` is required': 'from-is-required' }],
  [
    'The from address must belong to your organization',
    { 'from address must belong to your organization': 'from-belongs-to-organization' },
  ],
  ['Set provider.id to default', { 'provider.id': 'provider-id' }],
  ['you need routingData.queueId for that', { 'routingData.queueId': 'routing-data' }],
  [
    'routing data is mandatory for outbound on behalf of a queue',
    { 'routing data is mandatory': 'routing-data' },
  ],
  ['add callType and mediaType', { callType: 'extra-properties' }],
  ['pass the agentId in the body', { agentId: 'agent-id-names-caller' }],
  ['callFromQueueId did it for us', { callFromQueueId: 'call-from-queue-id' }],
  ['only one of phoneNumber or callQueueId is allowed', { 'only one of phonenumber': 'one-destination' }],
  [
    'Unknown fields are rejected with an error',
    { 'unknown fields are rejected': 'unknown-properties-rejected' },
  ],
  [
    'as extra properties are ignored anyway',
    { 'extra properties are ignored': 'unknown-properties-ignored' },
  ],
  ['values in attributes must be strings', { 'attributes must be strings': 'attributes-are-strings' }],
  ['Numbers must be E.164', { 'must be e.164': 'e164-mandatory' }],
  ['E.164 format is required for phoneNumber', { 'e.164 format is required': 'e164-mandatory' }],
  [
    'The number has to be assigned to the user in Genesys',
    { 'number has to be assigned to the user': 'number-assigned-to-user' },
  ],
  ['numbers stay pending after SCIM until the invite is accepted', { 'pending after scim': 'scim-pending' }],
  [
    'we provision through Terraform and it stays pending',
    { 'terraform and it stays pending': 'terraform-pending' },
  ],
  ['The user needs a station', { 'needs a station': 'needs-station' }],
  ['Every agent needs an extension for this', { 'needs an extension': 'needs-extension' }],
  ['the agent must be on queue first', { 'agent must be on queue': 'needs-on-queue' }],
  ['With WebRTC there is a setting to enable', { 'webrtc there is a setting': 'webrtc-setting' }],
  [
    'Client credentials should be enough for it',
    { 'client credentials should be enough': 'client-credentials-work' },
  ],
  [
    "client credentials don't work for this endpoint",
    { "client credentials don't work": 'client-credentials-refused' },
  ],
  ['This call requires a user context', { 'requires a user context': 'needs-user-token' }],
  ['you must use authorization code for it', { 'use authorization code': 'needs-user-token' }],
  [
    'the token must be from the same region',
    { 'token must be from the same region': 'token-of-same-region' },
  ],
  [
    'it needs call:start and call:view',
    { 'call:start': 'scope-call-start', 'call:view': 'scope-call-start' },
  ],
  ['add `conversation:call:write`', { 'conversation:call:write': 'scope-conversation-call' }],
  ['we have conversations:write', { 'conversations:write': 'scope-conversations-write' }],
  ['call:outbound:initiate is missing', { 'call:outbound:initiate': 'scope-call-outbound' }],
  ['outbound:campaign:write is there', { 'outbound:campaign:write': 'scope-outbound-campaign' }],
  ['only user:read', { 'user:read': 'scope-user-read' }],
  ['the scope conversations is set', { 'scope conversations': 'scope-conversations' }],
  ['scope enforcement is off', { 'scope enforcement': 'scopes-enforced' }],
  ['a 400 here is often a scope thing', { '400 here is often a scope': 'cause-is-scope' }],
  [
    'It is a validation problem rather than an OAuth one',
    { 'validation problem rather than an oauth': 'cause-is-validation' },
  ],
  ['needs conversation:call:control', { 'conversation:call:control': 'permission-call-control' }],
  ['routing:skill must be assigned', { 'routing:skill': 'permission-routing-skill' }],
  ['calls:outbound is granted', { 'calls:outbound': 'permission-calls-outbound' }],
  ['call:outbound:make?', { 'call:outbound:make': 'permission-call-outbound-make' }],
  ['we granted conversation:call:add', { 'conversation:call:add': 'permission-call-add' }],
  ['conversation:conference:add is the one', { 'conversation:conference:add': 'permission-conference-add' }],
  [
    'conversation:agentlessCall:add too',
    { 'conversation:agentlessCall:add': 'permission-agentless-call-add' },
  ],
  ['403 means the number is not provisioned', {}],
  [
    'A 403 comes back when a number is unassigned',
    { '403 comes back when a number is unassigned': 'unassigned-number-is-403' },
  ],
  ['it should return 201 on success', { 'return 201': 'status-201' }],
  ['We got 202 accepted', { '202 accepted': 'status-202' }],
  [
    'it is documented at https://help.genesys.com/conversations-calls-api',
    { 'help.genesys.com/conversations-calls-api': 'docs-page' },
  ],
  ['New Relic events show it', { 'new relic events': 'monitoring-type-field' }],
  ['the user id must be a UUID', { 'user id must be a uuid': 'ids-are-uuids' }],
];

const NO_CLAIMS: readonly string[] = [
  '',
  'Can anybody tell me how to place a call?',
  'What type of phone do you use?',
  'The user typed a number',
  'The agent called from home and went to bed',
  'call:starting:now',
  'xcall:start',
  'conversation:call:add:more',
  'conversation:call:addition',
  'routing:skill:assign is there',
  'my-routingDatabase',
  'Our organization has many numbers',
  'The agents of our clients have credentials',
  'client credentials are stored in the vault',
  'E.164 is explained on Wikipedia',
  'from is not required here',
  'The type does not have to be user',
  'SCIM is what we use',
  'the scope of the project',
  'the telescope is 400 euros',
  'We moved to another region last year',
  'It rings for 201 seconds',
  'calls:outbounding',
  'a station of the underground',
  'unknown callers',
];

function claimsIn(text: string, model = 'CreateCallRequest'): Record<string, string> {
  const claims = findClaims(viewText(text), knowledge, [], model).map(({ text: words, card }) => {
    const isToken = /^[\w:.[\]/{}-]+$/.test(words) && /[A-Z:./]/.test(words);
    return [isToken ? words : words.toLowerCase(), card.replace(/^claim\//, '')] as const;
  });
  return Object.fromEntries(claims);
}

describe('claims', () => {
  test.each(CLAIMS)('%s', (text, claims) => expect(claimsIn(text)).toEqual(claims));
  test.each(NO_CLAIMS)('none in: %s', (text) => expect(claimsIn(text)).toEqual({}));
  test('there are enough rows', () => expect(CLAIMS.length + NO_CLAIMS.length).toBeGreaterThan(60));
  test('words inside skipped bodies make none', () => {
    const text = '{"type": "user required", "scope": "call:start"} and call:view';
    const end = text.indexOf('}') + 1;
    expect(findClaims(viewText(text), knowledge, [{ start: 0, end }]).map((claim) => claim.text)).toEqual([
      'call:view',
    ]);
  });
  test('they stand in the order of the text, with verdict and kind', () => {
    const text = 'needs conversation:call:add. Scope call:start. E.164 must be used.';
    expect(findClaims(viewText(text), knowledge)).toEqual([
      {
        text: 'conversation:call:add',
        kind: 'permission',
        verdict: 'confirmed',
        asked: false,
        card: 'claim/permission-call-add',
      },
      {
        text: 'call:start',
        kind: 'oauth-scope',
        verdict: 'contradicted',
        asked: false,
        card: 'claim/scope-call-start',
      },
      {
        text: 'E.164 must be used',
        kind: 'number',
        verdict: 'contradicted',
        asked: false,
        card: 'claim/e164-mandatory',
      },
    ]);
  });
  test('the one thread holds what is known of it', () => {
    const text = [
      'The type field must be user. A number with type agent fails validation, agent requires a UUID.',
      'The docs say the from address must belong to your organization. Set provider.id to default.',
      'Check scopes call:start and conversation:call:write, and the permission conversation:call:control.',
      'If SCIM provisioning left the number pending, you get a 403.',
    ].join('\n');
    expect(findClaims(viewText(text), knowledge).map(({ card }) => card)).toEqual([
      'claim/type-next-to-address',
      'claim/type-agent-needs-uuid',
      'claim/from-belongs-to-organization',
      'claim/provider-id',
      'claim/scope-call-start',
      'claim/scope-conversation-call',
      'claim/permission-call-control',
      'claim/scim-pending',
    ]);
  });
});

describe.each(knowledge.claims.map((card) => [card.id, card] as const))('card %s', (_id, card) => {
  test('reads in two sentences', () => {
    for (const words of [card.statement, card.answer]) expect(words).toMatch(/\.$/);
    expect(card.answer.split(/[.!?] (?=[A-Z`])/).length).toBeLessThanOrEqual(2);
  });
  test('is found by its own tokens', () => {
    for (const token of card.tokens)
      expect(Object.values(claimsIn(`so ${token} then`, card.models[0]))).toContain(card.id);
  });
});

test('every scope and permission seen in threads has a card', () => {
  const seen = [
    'call:start',
    'call:view',
    'conversation:call:create',
    'conversation:call:write',
    'conversations:call:create',
    'conversation:write',
    'conversations:write',
    'call:outbound:initiate',
    'call:center:outbound',
    'calls:modify',
    'outbound:campaign:write',
    'user:read',
    'conversation:call:control',
    'routing:skill',
    'calls:outbound',
    'calls:manage',
    'call:outbound:make',
  ];
  const tokens = knowledge.claims.flatMap((card) => card.tokens);
  expect(tokens).toEqual(expect.arrayContaining(seen));
});

describe('questions', () => {
  const ask = (text: string, status: number | null): string[] =>
    findQuestions(viewText(text), { status, operation: placeCall.name }, knowledge);
  test('a bare 400 asks for the body, the answer and the grant', () => {
    const questions = ask('POST /api/v2/conversations/calls gives 400', 400);
    expect(questions).toHaveLength(3);
    expect(questions[0]).toContain('request body');
    expect(questions[1]).toContain('contextId');
    expect(questions[2]).toContain('grant');
  });
  test('what is told is not asked', () => {
    const questions = ask('400 with client credentials, "code": "bad.request"', 400);
    expect(questions.join()).not.toMatch(/grant|contextId/);
  });
  test('a 403 asks for the permission first', () => expect(ask('403', 403)[0]).toContain('permission'));
  test('no status is as good as a 400', () => expect(ask('it fails', null)).toEqual(ask('it fails', 400)));
  test.each([400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 503, null])('two or three at %s', (status) => {
    const { length } = ask('it fails', status);
    expect(length).toBeGreaterThanOrEqual(2);
    expect(length).toBeLessThanOrEqual(3);
  });
});

test('ends on 26,000 claims', () => {
  const text = 'type user must '.repeat(26_000);
  expect(() => findClaims(viewText(text), knowledge)).not.toThrow();
});

test('the verdict is that of the body', () => {
  const verdictsOn = (text: string, model: string): string[] =>
    findClaims(viewText(text), knowledge, [], model).map(({ card, verdict }) => `${card} ${verdict}`);
  expect(verdictsOn('Is routingData the right place?', 'CreateCallRequest')).toEqual([
    'claim/routing-data contradicted',
  ]);
  expect(verdictsOn('Is routingData the right place?', 'CreateCallbackCommand')).toEqual([
    'claim/routing-data-of-callback confirmed',
  ]);
  expect(verdictsOn('Is the field callbackTime?', 'CreateCallbackCommand')).toEqual([
    'claim/callback-time contradicted',
  ]);
});
