import { expect, test } from 'vitest';
import { compileKnowledge } from '../../../src/knowledge/compile-knowledge.ts';
import { checkText } from '../../../src/validator/index.ts';
import { files as ours } from '../../knowledge/our-files.ts';
import { NUMBER, SHOWN } from '../rules/ids.ts';

const CONTRACT = `openapi: 3.1.0
info: { title: Texts, version: "2026-11-30" }
paths:
  /api/v2/conversations/calls/texts:
    post:
      operationId: postConversationsCallsTexts
      summary: Send a text
      x-evidence: observed
      x-permissions: { match: none, list: [] }
      x-scopes: { anyOf: [conversations], evidence: inferred }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/SendText" }
            example: { recipient: "+12065550142" }
      responses:
        "200": { description: The text is sent. }
components:
  schemas:
    SendText:
      type: object
      properties:
        recipient: { type: string, x-role: callee, x-destination: true, x-dials: any }
        senderNumber: { type: string, x-role: callerId, x-dials: any }
        senderName: { type: string, x-role: callerName }
`;

const DIALECT = `id: send-to
title: "\`sendTo\` and \`sentBy\`"
rank: 30
models: [SendText]
recognise: [[sendTo]]
parts: { sendTo: callee, sentBy: caller }
party: { address: [number], type: [kind], name: [label], user: [], queue: [] }
types: { phone: [phone] }
write: { phone: phone, user: user, queue: queue }
evidence: observed
example: { sendTo: { number: "+12065550142" } }
`;

test('an operation and a dialect of another API need data alone', () => {
  const files = [
    ...ours,
    { path: 'contracts/texts.yaml', text: CONTRACT },
    { path: 'dialects/send-to.yaml', text: DIALECT },
  ];
  const { knowledge, faults } = compileKnowledge(files, 'test');
  expect(faults ?? []).toEqual([]);
  if (knowledge === undefined) throw new Error('There is no knowledge');
  const body = { sendTo: { number: '+1 (212) 555-0123' }, sentBy: { number: SHOWN, label: 'Desk' } };
  const text = `POST /api/v2/conversations/calls/texts gives 400\n${JSON.stringify(body)}`;
  const [check] = checkText(text, knowledge).checks;
  expect(check?.shape).toBe('send-to');
  expect(check?.diagnostics.map(({ code, pointer }) => [code, pointer])).toContainEqual([
    'rule/unpublished-shape',
    '/sendTo',
  ]);
  expect(check?.corrected).toEqual({ sendTo: { number: NUMBER }, sentBy: { number: SHOWN, label: 'Desk' } });
  expect(check?.published).toEqual({ recipient: NUMBER, senderNumber: SHOWN, senderName: 'Desk' });
});
