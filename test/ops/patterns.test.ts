import { describe, expect, test } from 'vitest';
import { checkText, PATTERN_FORMS, type Pattern } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';

const ID = '3c1f0a52-7d3e-4b5a-9a70-51c2d8e6f001';
const NUMBER = '+12065550142';

const call = (body: unknown): string =>
  `POST /api/v2/conversations/calls gives 400\n\`\`\`${JSON.stringify(body)}\`\`\``;
const fromTo = (from: unknown, to: unknown = { address: NUMBER, type: 'phone' }): string =>
  call({ from, to: [to] });

/** What was pasted, and the words that are counted of it. */
const ROWS: readonly (readonly [string, string, Partial<Pattern>])[] = [
  [
    'a number that says agent',
    fromTo({ address: NUMBER, type: 'agent' }),
    { fromType: 'agent', fromForm: 'e164' },
  ],
  ['a user id', fromTo({ address: ID, type: 'user' }), { fromType: 'user', fromForm: 'uuid' }],
  ['a type in capitals', fromTo({ address: ID, type: 'USER' }), { fromType: 'user', fromForm: 'uuid' }],
  ['a type in two words', fromTo({ address: NUMBER, type: 'phone_number' }), { fromType: 'phonenumber' }],
  ['a type of nobody', fromTo({ address: NUMBER, type: 'zebra-4711' }), { fromType: 'other' }],
  ['a name of every object as type', fromTo({ address: NUMBER, type: '__proto__' }), { fromType: 'other' }],
  ['a type that is no word', fromTo({ address: NUMBER, type: 7 }), { fromType: 'none' }],
  ['no type', fromTo({ address: NUMBER }), { fromType: 'none', fromForm: 'e164' }],
  ['a printed number', fromTo({ address: '+1 (206) 555-0142' }), { fromForm: 'printed-number' }],
  ['a number without its country', fromTo({ address: '206-555-0142' }), { fromForm: 'national-number' }],
  ['an extension', fromTo({ address: '4711' }), { fromForm: 'extension' }],
  ['a tel URI', fromTo({ address: `tel:${NUMBER}` }), { fromForm: 'tel-uri' }],
  ['a SIP URI', fromTo({ address: 'sip:zoe@pbx.example' }), { fromForm: 'sip-uri' }],
  ['an email address', fromTo({ address: 'zoe@pbx.example' }), { fromForm: 'email' }],
  ['a placeholder', fromTo({ address: '<user-id>', type: 'user' }), { fromForm: 'placeholder' }],
  ['an empty address', fromTo({ address: '', type: 'user' }), { fromForm: 'empty' }],
  ['a name', fromTo({ address: 'Zoë Zebra', type: 'user' }), { fromForm: 'other' }],
  ['a party without an address', fromTo({ type: 'user' }), { fromType: 'user', fromForm: 'none' }],
  ['a bare number', call({ from: NUMBER, to: ID }), { fromType: 'none', fromForm: 'e164', toForm: 'uuid' }],
  [
    'the callee',
    fromTo({ address: NUMBER }, { address: ID, type: 'queue' }),
    { toType: 'queue', toForm: 'uuid' },
  ],
  [
    'the published body',
    call({ phoneNumber: '555-0142', callerId: NUMBER }),
    { fromType: 'none', fromForm: 'e164', toForm: 'national-number' },
  ],
  ['a published user', call({ callUserId: ID }), { fromForm: 'none', toForm: 'uuid' }],
  ['a body that holds no address', call({ phoneNumber: {} }), { toForm: 'none' }],
];

describe('the pattern of a payload', () => {
  test.each(ROWS)('of %s', (_, text, expected) => {
    expect(checkText(text, knowledge).checks[0]?.pattern).toMatchObject(expected);
  });

  test('every form has a row', () => {
    const covered = ROWS.flatMap(([, , { fromForm, toForm }]) => [fromForm, toForm]);
    expect(PATTERN_FORMS.filter((form) => form !== 'code' && !covered.includes(form))).toEqual([]);
  });

  test('of a variable in code', () => {
    const body = `{"from": {"address": agent_number}, "to": [{"address": "${NUMBER}"}]}`;
    const text = `POST /api/v2/conversations/calls 400\n\`\`\`python\nbody = ${body}\n\`\`\``;
    expect(checkText(text, knowledge).checks[0]?.pattern).toMatchObject({ fromForm: 'code', toForm: 'e164' });
  });

  test('of what cannot be read holds nothing', () => {
    const text =
      'POST /api/v2/conversations/calls 400\n```json\n{ "from": "+12065550142", "to": [ { "a": }}}}\n```';
    for (const { pattern } of checkText(text, knowledge).checks)
      expect(Object.values(pattern).join(' ')).not.toContain('206');
  });
});
