import { describe, expect, test } from 'vitest';
import { createDoor, RefusedRequest } from '../../src/genesys/client/door.ts';
import { READ_OPERATIONS } from '../../src/genesys/client/operations.ts';
import { knowledge } from '../support/knowledge.ts';
import { checkIn, openOrganization } from './organization.ts';

const access = {
  apiUrl: 'https://api.example.com',
  loginUrl: 'https://login.example.com',
  clientId: 'id',
  clientSecret: 'secret',
};

function openDoor() {
  const sent: string[] = [];
  const door = createDoor(access, async (url, init) => {
    sent.push(`${init?.method} ${url}`);
    return new Response('{}');
  });
  const go = (method: string, url: string, body?: string) =>
    door({
      method,
      url,
      headers: {},
      signal: AbortSignal.timeout(1000),
      ...(body !== undefined && { body }),
    });
  return { sent, go };
}

describe('the door', () => {
  test('lets reads of the API and the login out', async () => {
    const { sent, go } = openDoor();
    await go('GET', 'https://api.example.com/api/v2/users/x?expand=station');
    await go('POST', 'https://login.example.com/oauth/token', 'grant_type=client_credentials');
    expect(sent).toHaveLength(2);
  });

  test.each([
    ...['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'get'].map(
      (method) => [method, 'https://api.example.com/api/v2/users'] as const,
    ),
    ['GET', 'https://login.example.com/oauth/token'],
    ['GET', 'https://elsewhere.example.com/api/v2/users'],
    ['GET', 'https://api.example.com.evil.example/api/v2/users'],
    ['GET', 'https://api.example.com/api/v2/routing/queues/../../v1/users'],
    ['GET', 'https://api.example.com/api/v2/%2e%2e/users'],
    ['GET', 'https://api.example.com/metrics'],
    ['POST', 'https://api.example.com/oauth/token'],
    ['POST', 'https://login.example.com/oauth/token?x=1'],
    ['DELETE', 'https://login.example.com/oauth/token'],
  ] as const)('refuses %s %s', async (method, url) => {
    const { sent, go } = openDoor();
    await expect(go(method, url)).rejects.toThrow(RefusedRequest);
    expect(sent).toEqual([]);
  });

  test('refuses a read with a body', async () => {
    const { sent, go } = openDoor();
    await expect(go('GET', 'https://api.example.com/api/v2/users', '{}')).rejects.toThrow(RefusedRequest);
    expect(sent).toEqual([]);
  });
});

test('all examples of all cards together send reads and logins alone', async () => {
  const organization = await openOrganization();
  for (const { code, examples } of knowledge.cards.values()) {
    if (!code.startsWith('org/')) continue;
    for (const { before, after } of examples) {
      await checkIn(organization, before);
      await checkIn(organization, after);
    }
  }
  const { requests } = organization.emulator;
  const others = requests.filter((each) => !/^GET \/api\/v2\/|^POST \/oauth\/token$/.test(each));
  expect(others).toEqual([]);
  expect(requests.length).toBeGreaterThan(20);
});

test('every operation of the table is one that an answer or the doctor uses, and a path of the API', () => {
  expect(READ_OPERATIONS.filter(({ path }) => !path.startsWith('/api/v2/'))).toEqual([]);
  expect(new Set(READ_OPERATIONS.map(({ id }) => id)).size).toBe(READ_OPERATIONS.length);
});
