import { describe, expect, test } from 'vitest';
import { planLookups } from '../../src/genesys/lookups/plan-lookups.ts';
import { checkText, type Report } from '../../src/validator/index.ts';
import { SAMPLE_ORGANIZATION } from '../../src/workspace/genesys-emulator/organization.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { knowledge } from '../support/knowledge.ts';
import { rows } from './lookups.table.ts';
import { checkIn, codesOf, openOrganization } from './organization.ts';

const diagnosticsOf = ({ checks, diagnostics }: Report) => [
  ...checks.flatMap((check) => check.diagnostics),
  ...diagnostics,
];

describe('what the organization says', () => {
  test.each(rows)('$name', async ({ text, adds, published, audience }) => {
    const organization = await openOrganization();
    const { report } = await checkIn(organization, text, audience);
    const added = diagnosticsOf(report).filter(({ code }) => code.startsWith('org/'));
    expect(added.map(({ code, pointer }) => [code, pointer])).toEqual(adds.map(([code, at]) => [code, at]));
    for (const [index, [, , words]] of adds.entries()) expect(added[index]?.message).toContain(words);
    if (published !== undefined) expect(report.checks[0]?.published).toEqual(published);
    if (adds.length === 0 && organization.emulator.requests.length === 0) {
      expect(report).toEqual(checkText(text, knowledge));
    }
  });

  test.each(rows)('$name: shows no name, e-mail or address that the text does not hold', async ({ text }) => {
    const { report, findings } = await checkIn(await openOrganization(), text);
    const shown = JSON.stringify(report) + JSON.stringify(findings);
    const people = SAMPLE_ORGANIZATION.users.flatMap(({ name, email, station }) => [
      name,
      email,
      station ?? '',
    ]);
    const things = SAMPLE_ORGANIZATION.queues.map(({ name }) => name);
    const leaked = [...people, ...things].filter(
      (each) => each !== '' && shown.includes(each) && !text.toLowerCase().includes(each.toLowerCase()),
    );
    expect(leaked).toEqual([]);
  });

  test.each(rows)('$name: makes at most six requests', async ({ text }) => {
    const { client, emulator } = await openOrganization();
    await checkIn({ client }, text);
    expect(emulator.requests.filter((each) => each.startsWith('GET ')).length).toBeLessThanOrEqual(6);
  });
});

test('every message of the cards about the organization is reached by a row, a card or a failure', async () => {
  const cards = [...knowledge.cards.values()].filter(({ code }) => code.startsWith('org/'));
  const texts = [
    ...rows.map(({ text }) => text),
    ...cards.flatMap(({ examples }) => examples.map(({ before }) => before)),
  ];
  const organization = await openOrganization();
  const words = new Set<string>();
  for (const text of texts) {
    for (const audience of ['channel', 'asker'] as const) {
      for (const { code, message } of diagnosticsOf((await checkIn(organization, text, audience)).report)) {
        if (code.startsWith('org/')) words.add(`${code} ${message}`);
      }
    }
  }
  const unreached = cards
    .filter(({ code }) => code !== 'org/lookup-failed')
    .flatMap(({ code, messages }) =>
      Object.entries(messages).flatMap(([id, template]) => {
        const form = new RegExp(
          `^${template
            .split(/\{\w+\}/)
            .map(RegExp.escape)
            .join('.*')}$`,
        );
        const isReached = [...words].some(
          (each) => each.startsWith(`${code} `) && form.test(each.slice(code.length + 1)),
        );
        return isReached ? [] : `${code} ${id}`;
      }),
    );
  expect(unreached).toEqual([]);
});

test('a correction by lookup is the patch applied, and leaves no gap where the ID went', async () => {
  const text =
    'POST /api/v2/conversations/calls gives 400\n{ "to": [{ "address": "+12065550142", "type": "phone" }], "routingData": { "queueId": "Sales EMEA" } }';
  const { report } = await checkIn(await openOrganization(), text);
  const [check] = report.checks;
  const id = SAMPLE_ORGANIZATION.queues[0]?.id;
  expect(check?.corrected).toMatchObject({ routingData: { queueId: id } });
  expect(check?.patch).toEqual([{ op: 'replace', path: '/routingData/queueId', value: id }]);
  expect([check?.placeholders, check?.gaps]).toEqual([[], { corrected: [], published: [] }]);
  expect(codesOf(report)).not.toContain('rule/not-uuid');
});

test('a report is never changed in place', async () => {
  const organization = await openOrganization();
  for (const { text } of rows) {
    const report = deepFreeze(checkText(text, knowledge));
    expect(() => planLookups(text, report, knowledge)).not.toThrow();
    await checkIn(organization, text);
  }
});

test('a body of many IDs is looked up as far as six requests go, names first', () => {
  const ids = Array.from({ length: 12 }, (_, index) => `"5e7d9b31-2c4a-4f86-8d1b-6a0c3e5f7d${index + 10}"`);
  const text = `POST /api/v2/conversations/calls gives 400\n{ "callQueueId": "Sales EMEA", "routingSkillsIds": [${ids}] }`;
  const plan = planLookups(text, checkText(text, knowledge), knowledge);
  expect(plan.map(({ kind }) => kind)).toEqual(['name', 'thing', 'thing', 'thing', 'thing', 'thing']);
});

describe('a failure of the lookup', () => {
  const text =
    'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales EMEA" }';

  test.each([
    ['the vendor is down', { status: 503 }, 'broken'],
    ['the connection is lost', { drops: true }, 'unreachable'],
    ['the client lacks the permission', { path: /^\/api\//, status: 403 }, 'forbidden'],
    ['the rate is limited', { path: /^\/api\//, status: 429, retryAfter: 600 }, 'rate-limited'],
    ['the login is refused', { path: /oauth/, status: 401 }, 'login-refused'],
    ['the answer is garbage', { path: /^\/api\//, body: '\u0000\u0001' }, 'broken'],
  ] as const)('where %s adds one line and changes nothing else', async (_, fault, why) => {
    const organization = await openOrganization();
    organization.emulator.faults.set(fault);
    const { before, report } = await checkIn(organization, text);
    const message = knowledge.cards.get('org/lookup-failed')?.messages[why];
    expect(report.diagnostics).toMatchObject([{ code: 'org/lookup-failed', severity: 'info', message }]);
    expect({ ...report, diagnostics: [] }).toEqual(before);
  });
});
