import { expect, it } from 'vitest';
import { explain } from '../../src/store/postgres/explain.ts';
import { refuseServer } from '../../src/store/postgres/migrate.ts';
import { StoreError } from '../../src/store/store.ts';

const SECRET = 'postgres://callcheck:hush-hush@db.example:5432/state';

/** An error as `pg` and Node make them, with the URL where they may put it. */
const error = (code: string | undefined, message = `near ${SECRET}`) =>
  Object.assign(new Error(message), { detail: SECRET, ...(code !== undefined && { code }) });

it.each([
  ['a wrong password', error('28P01'), 'denied'],
  ['an entry missing in pg_hba.conf', error('28000'), 'denied'],
  ['a missing database', error('3D000'), 'missing'],
  ['a missing permission', error('42501'), 'denied'],
  ['a full disk', error('53100'), 'full'],
  ['a standby', error('25006'), 'not-writable'],
  ['a shutdown', error('57P01'), 'away'],
  ['a crash', error('57P02'), 'away'],
  ['a start that is not over', error('57P03'), 'away'],
  ['no connection left', error('53300'), 'away'],
  ['a broken connection', error('08006'), 'away'],
  ['nobody at the port', error('ECONNREFUSED'), 'away'],
  ['an unknown host', error('ENOTFOUND'), 'away'],
  ['a name server that does not answer', error('EAI_AGAIN'), 'away'],
  ['a missing socket', error('ENOENT'), 'away'],
  ['both addresses refused', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'away'],
  ['a connection that ended', error(undefined, 'Connection terminated unexpectedly'), 'away'],
  ['a connection that took too long', error(undefined, 'timeout exceeded when trying to connect'), 'away'],
  ['a statement that took too long', error(undefined, 'Query read timeout'), 'away'],
  ['a store that is closed', error(undefined, 'Cannot use a pool after calling end on the pool'), 'away'],
  ['a certificate of its own', error('DEPTH_ZERO_SELF_SIGNED_CERT'), 'denied'],
  ['no TLS', error(undefined, 'The server does not support SSL connections'), 'denied'],
  ['anything else', error('23505'), 'failed'],
  ['a code that is none', error(SECRET), 'failed'],
  ['no error at all', SECRET, 'failed'],
])('tells %s in one line, and nothing of the URL', (_, cause, code) => {
  const fault = explain(cause);
  expect(fault).toMatchObject({ code, message: expect.stringMatching(/^The PostgreSQL server .*\.$/) });
  expect(`${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`).not.toMatch(
    /hush|db\.example|5432/,
  );
});

it('leaves its own words as they are', () => {
  const own = new StoreError('newer', 'It is newer.');
  expect(explain(own)).toBe(own);
});

it.each([
  [12, 'UTF8', 'too-old', /PostgreSQL 12.*needs 13/],
  [13, 'LATIN1', 'foreign', /UTF8/],
])('refuses PostgreSQL %i with %s', async (version, encoding, code, words) => {
  const server = { query: async () => ({ rows: [{ version, encoding }] }) };
  await expect(refuseServer(server)).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
});

it('takes PostgreSQL 13 with UTF-8', async () => {
  const server = { query: async () => ({ rows: [{ version: 13, encoding: 'UTF8' }] }) };
  await expect(refuseServer(server)).resolves.toBeUndefined();
});
