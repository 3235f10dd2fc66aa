import { expect, test } from 'vitest';
import { z } from 'zod';
import { REGIONS } from '../../../src/config/genesys-settings.ts';
import { getQueue, READ_OPERATIONS } from '../../../src/genesys/client/operations.ts';
import { createGenesysEmulator } from '../../../src/workspace/genesys-emulator/emulator.ts';
import { SAMPLE_ORGANIZATION } from '../../../src/workspace/genesys-emulator/organization.ts';
import { compareLookups, readRegions } from './compare-lookups.ts';
import { type DeclaredType, readDeclarations } from './read-declarations.ts';

const declared = readDeclarations();

test('what is read of an organization is what the SDK declares', () => {
  expect(compareLookups(READ_OPERATIONS, declared)).toEqual([]);
});

test('the regions are those of the SDK', () => expect(REGIONS).toEqual(readRegions()));

test.each([
  ['another path', { ...getQueue, path: '/api/v2/queues/{queueId}' }, /in the SDK$/],
  ['a parameter that is not there', { ...getQueue, query: ['fields'] }, /fields is no parameter/],
  ['another model', { ...getQueue, model: 'User' }, /User here, Queue in the SDK/],
  ['a method that is not there', { ...getQueue, id: 'getRoutingQueueByName' }, /no such method/],
  [
    'a field that is not there',
    { ...getQueue, response: z.object({ title: z.string() }) },
    /title is not in the SDK/,
  ],
  [
    'another type',
    { ...getQueue, response: z.object({ name: z.number() }) },
    /number here, string in the SDK/,
  ],
])('%s is a difference', (_, operation, expected) => {
  expect(compareLookups([operation], declared).join('\n')).toMatch(expected);
});

/** Fields of an answer that its model does not declare. */
function undeclared(value: unknown, type: DeclaredType, place: string): string[] {
  if (type.kind === 'array')
    return Array.isArray(value) ? value.flatMap((each) => undeclared(each, type.of, place)) : [];
  if (type.kind !== 'model' || typeof value !== 'object' || value === null) return [];
  const properties = declared.models.get(type.name);
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = properties?.get(name)?.type;
    return own === undefined ? [`${place}.${name}`] : undeclared(inner, own, `${place}.${name}`);
  });
}

test('the emulator answers with fields that the SDK declares', async () => {
  const emulator = await createGenesysEmulator();
  try {
    const login = await fetch(`${emulator.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${emulator.clientId}:${emulator.clientSecret}`)}` },
    });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await login.json());
    const [conversation] = SAMPLE_ORGANIZATION.conversations;
    const ids = {
      queueId: SAMPLE_ORGANIZATION.queues,
      userId: SAMPLE_ORGANIZATION.users,
      skillId: SAMPLE_ORGANIZATION.skills,
      languageId: SAMPLE_ORGANIZATION.languages,
      codeId: SAMPLE_ORGANIZATION.wrapupCodes,
      contactId: SAMPLE_ORGANIZATION.contacts,
      conversationId: conversation === undefined ? [] : [conversation],
    };
    const q64 = btoa(JSON.stringify({ query: [{ fields: ['email'], value: 'jane.doe@example.com' }] }));
    const query = `?expand=station&expand=authorization&phoneNumber=%2B14155550123&numberMatch=%2B14155550123&q64=${encodeURIComponent(q64)}`;
    for (const { path, model, response } of READ_OPERATIONS) {
      const filled = path.replace(/\{(\w+)\}/, (_, name: keyof typeof ids) => ids[name][0]?.id ?? '');
      const answer = await fetch(`${emulator.url}${filled}${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const body: unknown = await answer.json();
      expect([path, answer.status, response.safeParse(body).success]).toEqual([path, 200, true]);
      expect(undeclared(body, { kind: 'model', name: model }, model)).toEqual([]);
    }
  } finally {
    await emulator.stop();
  }
});
