import { describe, expect, test } from 'vitest';
import { ROWS } from '../../../src/validator/diagnose/suppress.ts';
import { checkText } from '../../../src/validator/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import { NUMBER, QUEUE } from '../rules/ids.ts';

const suppressedIn = (text: string): string[] =>
  (checkText(text, knowledge, { why: true }).suppressed ?? []).map(({ code, row }) => `${row}: ${code}`);

/** For each row a text in which it drops something. */
const CASES: Readonly<Record<(typeof ROWS)[number]['id'], readonly [text: string, dropped: string]>> = {
  'carried-over': [
    `PATCH /api/v2/conversations/voice/${QUEUE} 409\n{ "wrapUpCode": { "id": "${QUEUE}" } }`,
    'contract/unknown-property',
  ],
  'model-of-answers': [
    `PATCH /api/v2/conversations/calls/${QUEUE} 400\n{ "recordingState": "ACTIVE" }`,
    'contract/required',
  ],
  misnamed: [
    `POST /api/v2/conversations/calls 400\n{ "phone_number": "${NUMBER}" }`,
    'rule/missing-destination',
  ],
  superseded: [
    `POST /api/v2/conversations/calls 400\n{ "from": "${NUMBER}", "to": "${NUMBER}" }`,
    'contract/unknown-property',
  ],
  branches: [
    `400 with this
const body = {};
if (isQueue) {
  body.callQueueId = queueId;
} else {
  body.phoneNumber = number;
}
api.postConversationsCalls(body);`,
    'rule/conflicting-destinations',
  ],
  partial: [
    `400 with this: api.postConversationsCalls({ callFromQueueId: '${QUEUE}', ...rest });`,
    'rule/missing-destination',
  ],
  'cut-off': [
    `POST /api/v2/conversations/calls 400\n{ "callFromQueueId": "${QUEUE}", "phoneNumber": "+1206`,
    'rule/impossible-number',
  ],
};

describe('what is not told', () => {
  test.each(ROWS.map(({ id }) => id))('is dropped by the row %s', (id) => {
    const [text, dropped] = CASES[id];
    expect(suppressedIn(text)).toContain(`${id}: ${dropped}`);
    expect(
      checkText(text, knowledge).checks.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
    ).not.toContain(dropped);
  });

  test('is listed on request only', () => {
    expect(checkText(CASES.superseded[0], knowledge)).not.toHaveProperty('suppressed');
  });
});
