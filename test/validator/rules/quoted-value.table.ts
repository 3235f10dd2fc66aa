import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER } from './ids.ts';

const digits = (code: string): string =>
  `Genesys answers 400\n${code}\nconversationsApi.postConversationParticipantDigits(c, p, { body: { digits: toSend } });`;

export const table: RuleTable = {
  code: 'rule/quoted-value',
  valid: [
    { name: 'plain text', body: { phoneNumber: NUMBER, label: 'Callback' } },
    { name: 'quotation marks inside a text', body: { phoneNumber: NUMBER, label: 'Order "12" again' } },
    { name: 'a text put together', text: digits("const toSend = '*' + code + '#';") },
  ],
  invalid: [
    {
      name: 'quotation marks that JavaScript adds',
      text: digits('const toSend = "\\"" + code + "\\"";'),
      diagnostics: [['rule/quoted-value', '/digits']],
    },
    {
      name: 'quotation marks in a template literal',
      text: digits('const toSend = `"${code}"`;'),
      diagnostics: [['rule/quoted-value', '/digits']],
    },
    {
      name: 'a number from a file with quotation marks',
      body: { phoneNumber: `"${NUMBER}"` },
      diagnostics: [['rule/quoted-value', '/phoneNumber']],
      corrected: { phoneNumber: NUMBER },
      published: { phoneNumber: NUMBER },
    },
  ],
};
