import { indexContracts } from '../../src/knowledge/index-contracts.ts';
import type { Card, Contracts, ErrorCard, Knowledge } from '../../src/validator/knowledge.ts';

const CALLS = 'POST /api/v2/conversations/calls';

const card = (code: string, title: string): Card => ({
  code,
  title,
  severity: 'error',
  evidence: 'inferred',
  messages: {},
  reply: {},
  explanation: `What \`${code}\` means.`,
  action: 'Change it.',
  sources: [{ title: 'A page', url: 'https://example.com/page', read: '2026-11-22' }],
  supersedes: [],
  examples: [{ before: '{ "a": 1 }', after: '{ "b": 1 }' }],
});

const error = (code: string, status: number, next: string): ErrorCard => ({
  code,
  status,
  title: `About ${code}`,
  meaning: `The meaning of ${code}`,
  texts: [],
  causes: [
    { text: 'a usual cause', likelierWith: [], models: [], below: null },
    { text: 'the likelier cause', likelierWith: ['rule/x'], models: [], below: null },
  ],
  next: [next],
  evidence: 'documented',
  sources: [],
});

const CONTRACTS: Omit<Contracts, 'index'> = {
  models: new Map(),
  neighbours: { hosts: [], regions: new Map(), paths: [], media: [], packages: [], classes: [] },
  operations: [
    {
      id: 'calls',
      method: 'POST',
      path: '/api/v2/conversations/calls',
      name: CALLS,
      summary: 'Create a call',
      deprecated: false,
      successor: null,
      body: null,
      bodyRequired: true,
      bodyModel: 'CreateCallRequest',
      permissions: { match: 'any', list: [] },
      scopes: { anyOf: [], evidence: 'documented' },
      successStatuses: [202],
      errors: [
        { status: 400, codes: ['not.a.user', 'no.station'] },
        { status: 403, codes: ['missing.permissions'] },
      ],
      example: {},
      participant: null,
      needsConnected: null,
      needsUserToken: true,
      evidence: 'documented',
      mistakenPaths: [],
      mistakenSymbols: [],
    },
  ],
  usual: null,
  intents: [],
  intentWords: [],
};

/** As much knowledge as replies look at. */
export const KNOWLEDGE: Knowledge = {
  version: 'sample',
  contracts: { ...CONTRACTS, index: indexContracts(CONTRACTS) },
  dialects: [],
  vocabularies: new Map(),
  cards: new Map([
    ['rule/x', card('rule/x', 'Something is wrong')],
    ['rule/y', card('rule/y', 'Something else is wrong')],
  ]),
  errors: [
    error('not.a.user', 400, "Use a user's token."),
    error('no.station', 400, 'Select a phone.'),
    error('missing.permissions', 403, 'Grant the permission that the body names.'),
    error('bad.request', 400, 'Look at the body.'),
  ],
  errorIndex: { byCode: new Map(), texts: [] },
  claimIndex: { tokensByWord: new Map(), phrasesByWord: new Map(), otherPhrases: [] },
  doubtedPermissions: new Set(),
  claims: [
    {
      id: 'call-start',
      kind: 'oauth-scope',
      models: [],
      verdict: 'contradicted',
      statement: 'The scope is call:start.',
      answer: 'No such scope is published.',
      reply: null,
      tokens: [],
      phrases: [],
      evidence: 'documented',
      sources: [],
    },
  ],
  phrases: { reasons: {}, notes: {}, reply: {}, placeholders: {}, topics: {} },
  questions: [],
  cues: { cues: [], next: new Map(), stems: new Map(), stemLengths: [] },
};

export { CALLS };
