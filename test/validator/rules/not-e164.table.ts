import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/not-e164',
  valid: [
    { name: 'an Italian number, whose 0 is dialled', body: { phoneNumber: '+390612345678' } },
    { name: 'plus and digits', body: { phoneNumber: NUMBER } },
    { name: 'an extension', body: { phoneNumber: '4711' } },
    { name: 'a SIP address', body: { phoneNumber: 'sip:desk@voice.example' } },
    { name: 'the address of a flow', body: { phoneNumber: 'GreetCaller@localhost' } },
  ],
  invalid: [
    {
      name: 'two numbers without their plus, which are put right together',
      body: { phoneNumber: '12065550143', callerId: '442079460018' },
      diagnostics: [
        ['rule/not-e164', '/phoneNumber'],
        ['rule/not-e164', '/callerId'],
      ],
      alternatives: [{ phoneNumber: '+12065550143', callerId: '+442079460018' }],
    },
    {
      name: 'a name where the number to show belongs, beside that number',
      body: { phoneNumber: '+12065550143', callerId: 'Frontdesk', callFrom: '+14155550177' },
      diagnostics: [
        ['rule/not-e164', '/callerId'],
        ['rule/unpublished-shape', '/callFrom'],
      ],
      published: { phoneNumber: '+12065550143', callerId: '+14155550177', callerIdName: 'Frontdesk' },
    },
    {
      name: 'the punctuation of print',
      body: { phoneNumber: '+1 (212) 555-0123' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
      corrected: { phoneNumber: NUMBER },
    },
    {
      name: 'digits that lack the plus',
      body: { phoneNumber: '12125550123' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
      alternatives: [{ phoneNumber: NUMBER }],
    },
    {
      name: 'a JSON number under a dialect’s names, which is no text either',
      body: { from: { phoneNumber: 12065550142 }, to: [12125550123] },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['contract/type', '/from/phoneNumber'],
        ['rule/not-e164', '/from/phoneNumber'],
        ['rule/unpublished-shape', '/to'],
        ['contract/type', '/to/0'],
        ['rule/not-e164', '/to/0'],
      ],
      corrected: { from: { phoneNumber: '12065550142' }, to: ['12125550123'] },
      alternatives: [{ from: { phoneNumber: SHOWN }, to: [NUMBER] }],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'the dialling prefix in place of the plus',
      body: { phoneNumber: '0012125550123' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
      alternatives: [{ phoneNumber: NUMBER }],
    },
    {
      name: 'the prefix before a number that is possible and not assigned',
      body: { phoneNumber: '0044 7700 900123' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
      alternatives: [{ phoneNumber: '+447700900123' }],
    },
    {
      name: 'the 0 of national dialling in brackets',
      body: { phoneNumber: '+44 (0)20 7946 0018' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
      corrected: { phoneNumber: '+442079460018' },
    },
    {
      name: 'the 0 of national dialling with nothing to show it',
      body: { phoneNumber: '+4402079460018' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
      corrected: { phoneNumber: '+442079460018' },
    },
    {
      name: 'the 0 of national dialling in a number that the code builds, named by the server',
      text: [
        'POST /api/v2/conversations/calls answers',
        '{"message":"Value [+4402079460018] is not valid for field type [phone number].","code":"invalid.value","status":400,"details":[],"errors":[]}',
        'const body = { phoneNumber: "+44" + number };',
        'await api.postConversationsCalls(body);',
      ].join('\n'),
      diagnostics: [['rule/not-e164', null]],
    },
    {
      name: 'national digits, which nobody can complete',
      body: { phoneNumber: '0207 946 0018' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
    },
    {
      name: 'a feature code, which is neither number nor name',
      body: { phoneNumber: '*62#' },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
    },
    {
      name: 'a name where a number belongs',
      body: { to: { address: 'Front desk', type: 'phone' }, from: SHOWN },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/not-e164', '/to/address'],
        ['rule/unpublished-shape', '/from'],
      ],
    },
    {
      name: 'a user id where a number belongs',
      body: { phoneNumber: USER },
      diagnostics: [['rule/not-e164', '/phoneNumber']],
    },
  ],
};
