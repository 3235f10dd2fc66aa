import { describe, expect, test } from 'vitest';
import { createBudget } from '../../src/genesys/client/budget.ts';
import { RefusedRequest } from '../../src/genesys/client/door.ts';
import { findQueues, getQueue, getUser } from '../../src/genesys/client/operations.ts';
import { SAMPLE_ORGANIZATION } from '../../src/workspace/genesys-emulator/organization.ts';
import { ample, clientOf, openOrganization } from './organization.ts';

const [sales] = SAMPLE_ORGANIZATION.queues;
const id = sales?.id ?? '';
const queueIds = SAMPLE_ORGANIZATION.queues.map((each) => each.id);
const found = { kind: 'found', value: { id } };

/** A clock that moves by hand, and pauses that only move it. */
function createClock() {
  let time = 0;
  const pauses: number[] = [];
  return {
    pauses,
    advance: (ms: number) => {
      time += ms;
    },
    parts: {
      now: () => time,
      pause: async (ms: number) => {
        pauses.push(ms);
        time += ms;
      },
    },
  };
}

const logins = (requests: readonly string[]): number =>
  requests.filter((each) => each === 'POST /oauth/token').length;

describe('the token', () => {
  test('is fetched once for many reads', async () => {
    const { client, emulator } = await openOrganization();
    await Promise.all(queueIds.map((each) => client.read(getQueue, { id: each }, ample())));
    expect(logins(emulator.requests)).toBe(1);
    expect(emulator.requests).toHaveLength(queueIds.length + 1);
  });

  test('is renewed a minute before it ends', async () => {
    const clock = createClock();
    const { client, emulator } = await openOrganization({ tokenSeconds: 600, parts: clock.parts });
    const read = (each: string) => client.read(getQueue, { id: each }, ample());
    await read(queueIds[0] ?? '');
    clock.advance(530_000);
    await read(queueIds[1] ?? '');
    expect(logins(emulator.requests)).toBe(1);
    clock.advance(20_000);
    await read(queueIds[2] ?? '');
    expect(logins(emulator.requests)).toBe(2);
  });

  test('that the API takes no more is replaced, and the read repeated once', async () => {
    const { client, emulator } = await openOrganization();
    await client.read(getQueue, { id: queueIds[1] ?? '' }, ample());
    emulator.revokeTokens();
    expect(await client.read(getQueue, { id }, ample())).toEqual(found);
    expect(logins(emulator.requests)).toBe(2);
  });

  test('that is refused twice is a refused login', async () => {
    const { client, emulator } = await openOrganization();
    emulator.faults.set({ path: /^\/api\//, status: 401 });
    expect(await client.read(getQueue, { id }, ample())).toMatchObject({
      kind: 'failed',
      why: 'login-refused',
    });
    expect(logins(emulator.requests)).toBe(2);
  });

  test('is not asked for again at once with a wrong secret', async () => {
    const { emulator } = await openOrganization();
    const client = clientOf({ ...emulator, clientSecret: 'expired' });
    const refused = { kind: 'failed', why: 'login-refused' };
    expect(await client.read(getQueue, { id }, ample())).toEqual(refused);
    expect(await client.read(getQueue, { id }, ample())).toEqual(refused);
    expect(emulator.requests).toEqual(['POST /oauth/token']);
  });

  test.each([
    ['no JSON', '<html>'],
    ['no token', '{}'],
    ['a token that no header can carry', '{"access_token":"a\\r\\nb","expires_in":60}'],
  ])('of a login that answers with %s is none', async (_, body) => {
    const { client, emulator } = await openOrganization();
    emulator.faults.set({ path: /oauth/, body });
    expect(await client.read(getQueue, { id }, ample())).toEqual({ kind: 'failed', why: 'broken' });
  });
});

describe('a read', () => {
  test.each([
    ['403', { status: 403 }, 'forbidden'],
    ['500', { status: 500 }, 'broken'],
    ['503', { status: 503 }, 'broken'],
    ['no JSON', { body: '<html>busy</html>' }, 'broken'],
    ['cut off JSON', { body: '{"id":' }, 'broken'],
    ['another shape', { body: '{"id":{"oops":true}}' }, 'broken'],
    ['an ID that is none', { body: '{"id":"../users"}' }, 'broken'],
    ['a list', { body: '[]' }, 'broken'],
    ['three megabytes', { body: `{"id":"${id}","x":"${'x'.repeat(3_000_000)}"}` }, 'broken'],
    ['a lost connection', { drops: true }, 'unreachable'],
  ] as const)('that is answered with %s fails', async (_, fault, why) => {
    const { client, emulator } = await openOrganization();
    emulator.faults.set({ path: /^\/api\//, ...fault });
    expect(await client.read(getQueue, { id }, ample())).toMatchObject({ kind: 'failed', why });
  });

  test('that is answered with 404 finds nothing', async () => {
    const { client } = await openOrganization();
    expect(await client.read(getQueue, { id: id.replace(/.$/, '9') }, ample())).toEqual({ kind: 'missing' });
  });

  test('names the permission that a 403 asks for', async () => {
    const { client } = await openOrganization({ permissions: [] });
    const answer = await client.read(getQueue, { id }, ample());
    expect(answer).toEqual({ kind: 'failed', why: 'forbidden', permissions: ['routing:queue:view'] });
  });

  test('of a host that does not exist is unreachable', async () => {
    const client = clientOf({ url: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' });
    expect(await client.read(getQueue, { id }, ample())).toEqual({ kind: 'failed', why: 'unreachable' });
  });

  test('that takes longer than the answer has is slow', async () => {
    const { client, emulator } = await openOrganization();
    await client.logIn();
    emulator.faults.set({ path: /^\/api\//, delayMs: 30_000 });
    const began = performance.now();
    const budget = createBudget(() => performance.now(), 100);
    expect(await client.read(getQueue, { id }, budget)).toEqual({ kind: 'failed', why: 'slow' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('goes no further than the requests of one answer', async () => {
    const { client, emulator } = await openOrganization();
    const budget = createBudget(() => performance.now(), 60_000, 2);
    const answers = [];
    for (const each of queueIds.slice(0, 3))
      answers.push((await client.read(getQueue, { id: each }, budget)).kind);
    expect(answers).toEqual(['found', 'found', 'failed']);
    expect(emulator.requests).toHaveLength(3);
  });

  test.each(['../users', '..', '', 'x/../y', `${id}/../../users`, `${id}?x=1`, 'a'.repeat(10_000)])(
    'refuses %j for an ID in a path and asks nothing',
    async (trick) => {
      const { client, emulator } = await openOrganization();
      await expect(client.read(getUser, { id: trick }, ample())).rejects.toThrow(RefusedRequest);
      expect(emulator.requests).toEqual([]);
    },
  );

  test('refuses a parameter that the operation does not have', async () => {
    const { client } = await openOrganization();
    await expect(client.read(getQueue, { id, query: { name: 'x' } }, ample())).rejects.toThrow(
      RefusedRequest,
    );
  });

  test.each(['Sales "EMEA"', "O'Brien & Co", 'a/b?c#d', '../users', 'Zürich ☎', '%2e%2e'])(
    'encodes the name %j',
    async (name) => {
      const { client, emulator } = await openOrganization();
      await client.read(findQueues, { query: { name } }, ample());
      const sent = new URL(emulator.requests.at(-1)?.slice('GET '.length) ?? '', emulator.url);
      expect([sent.pathname, sent.searchParams.get('name')]).toEqual(['/api/v2/routing/queues', name]);
    },
  );

  test('keeps of an answer only what its contract asks for', async () => {
    const { client, emulator } = await openOrganization();
    const [user] = SAMPLE_ORGANIZATION.users;
    const answer = await client.read(getUser, { id: user?.id ?? '' }, ample());
    expect(emulator.requests).toHaveLength(2);
    expect(JSON.stringify(answer)).not.toContain(user?.name);
    expect(JSON.stringify(answer)).not.toContain(user?.email);
  });
});

describe('the rate limit', () => {
  test('is waited for as long as the API says', async () => {
    const clock = createClock();
    const { client, emulator } = await openOrganization({ parts: clock.parts });
    emulator.faults.set({ path: /^\/api\//, status: 429, retryAfter: 1, times: 1 });
    expect(await client.read(getQueue, { id }, createBudget(clock.parts.now, 60_000))).toEqual(found);
    expect(clock.pauses).toEqual([1000]);
  });

  test('is not waited for beyond the time of the answer, and later answers spare the API', async () => {
    const clock = createClock();
    const { client, emulator } = await openOrganization({ parts: clock.parts });
    emulator.faults.set({ path: /^\/api\//, status: 429, retryAfter: 30, times: 1 });
    const read = () => client.read(getQueue, { id }, createBudget(clock.parts.now, 60_000));
    const limited = () => client.read(getQueue, { id }, createBudget(clock.parts.now, 20_000));
    expect(await limited()).toEqual({ kind: 'failed', why: 'rate-limited' });
    const asked = emulator.requests.length;
    expect(await read()).toEqual({ kind: 'failed', why: 'suspended' });
    expect(emulator.requests).toHaveLength(asked);
    clock.advance(30_001);
    expect(await read()).toEqual(found);
  });
});

describe('the circuit', () => {
  test('opens after five failures in a row, and tries again after half a minute', async () => {
    const clock = createClock();
    const { client, emulator } = await openOrganization({ parts: clock.parts });
    emulator.faults.set({ path: /^\/api\//, status: 503 });
    const read = () => client.read(getQueue, { id }, createBudget(clock.parts.now, 60_000));
    for (let count = 0; count < 5; count += 1) expect(await read()).toMatchObject({ why: 'broken' });
    const asked = emulator.requests.length;
    expect(await read()).toEqual({ kind: 'failed', why: 'suspended' });
    expect(emulator.requests).toHaveLength(asked);
    emulator.faults.set();
    clock.advance(30_001);
    expect(await read()).toEqual(found);
  });

  test('stays closed for what the client may not see', async () => {
    const { client } = await openOrganization({ permissions: [] });
    for (let count = 0; count < 8; count += 1) {
      expect(await client.read(getQueue, { id }, ample())).toMatchObject({ why: 'forbidden' });
    }
  });
});

test('what was read a moment ago is not asked for again', async () => {
  const clock = createClock();
  const { client, emulator } = await openOrganization({ parts: clock.parts });
  const read = () => client.read(getQueue, { id }, createBudget(clock.parts.now, 60_000));
  await read();
  const asked = emulator.requests.length;
  expect(await read()).toEqual(found);
  expect(emulator.requests).toHaveLength(asked);
  clock.advance(60_001);
  await read();
  expect(emulator.requests).toHaveLength(asked + 1);
});

test('no more than eight requests are under way, and the rest follows', async () => {
  let now = 0;
  let most = 0;
  const { emulator } = await openOrganization();
  const client = clientOf(emulator, {
    send: async (url, init) => {
      now += 1;
      most = Math.max(most, now);
      try {
        return await fetch(url, init);
      } finally {
        now -= 1;
      }
    },
  });
  const ids = Array.from({ length: 30 }, (_, index) => id.replace(/..$/, String(index + 10)));
  const answers = await Promise.all(ids.map((each) => client.read(getQueue, { id: each }, ample())));
  expect(answers.filter(({ kind }) => kind === 'missing')).toHaveLength(30);
  expect(most).toBe(8);
});
