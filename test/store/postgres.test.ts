import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, it, test } from 'vitest';
import { inspectPostgres } from '../../src/store/postgres/inspect-postgres.ts';
import { MIGRATIONS } from '../../src/store/postgres/migrations.ts';
import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { LONGEST_CALL_MS } from '../../src/store/work-queue.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { ask, findProgram } from '../support/postgres.ts';
import { COMPILED } from '../support/run-app.ts';
import { nextWork, takeOne } from './next-work.ts';
import { describeStore } from './store-contract.ts';

const HOLDER = fileURLToPath(new URL('holder.ts', import.meta.url));

const work = (delivery: string, subject = delivery) => ({ delivery, subject, body: '{}', added: 1 });

/** What the promise rejects with. */
async function faultOf(promise: Promise<unknown>): Promise<StoreError> {
  const error = await promise.then(
    () => new Error('it did not reject'),
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw error;
}

describePostgres('PostgreSQL', (server) => {
  let url: string;
  let shared: string | undefined;
  /** The URL of a database with nothing in it; one that is set up is emptied, which is faster than to set up another. */
  const findEmpty = async (): Promise<string> => {
    if (shared === undefined) {
      shared = await server().createDatabase();
      await (await createPostgresStore({ url: shared })).close();
    }
    await ask(
      shared,
      `DO $$ DECLARE tables text; BEGIN
         SELECT string_agg(format('callcheck.%I', tablename), ', ') INTO tables
         FROM pg_tables WHERE schemaname = 'callcheck' AND tablename <> 'schema_version';
         EXECUTE 'TRUNCATE callcheck_queue.job, ' || tables;
       END $$`,
    );
    return shared;
  };

  describeStore('the PostgreSQL store', {
    async open() {
      url = await findEmpty();
      return await createPostgresStore({ url });
    },
    async reopen(store) {
      await store.close();
      return await createPostgresStore({ url });
    },
    clean: async () => undefined,
  });

  const stores: Store[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  /** So many replicas on one database, which a test that changes its tables wants for itself. */
  async function open(count: number, isNew = false): Promise<Store[]> {
    url = await (isNew ? server().createDatabase() : findEmpty());
    const opened = await Promise.all(Array.from({ length: count }, () => createPostgresStore({ url })));
    stores.push(...opened);
    return opened;
  }

  describe('replicas', () => {
    it('can all start at once on an empty database', async () => {
      const [first] = await open(5, true);
      expect(await first?.addWork(work('Ev1'))).toBe(true);
    });

    it('share the work, each piece once, and each subject in order', async () => {
      const [one, two] = await open(2);
      if (one === undefined || two === undefined) throw new Error('there are two');
      const deliveries = Array.from({ length: 60 }, (_, index) => `Ev${index}`);
      for (const [index, delivery] of deliveries.entries()) {
        await (index % 2 === 0 ? one : two).addWork(work(delivery, `subject ${index % 3}`));
      }
      const done: string[] = [];
      const inHand = new Set<string>();
      const overlaps: string[] = [];
      const drain = async (store: Store): Promise<void> => {
        while (done.length < deliveries.length) {
          const taken = await takeOne(store);
          if (taken === undefined) continue;
          expect(taken.failures).toBe(0);
          if (inHand.has(taken.subject)) overlaps.push(taken.subject);
          inHand.add(taken.subject);
          done.push(taken.delivery);
          await store.check();
          inHand.delete(taken.subject);
          expect(await store.finishWork(taken.id)).toBe(true);
        }
      };
      await Promise.all([one, one, two, two].map(drain));
      expect(overlaps).toEqual([]);
      expect([...done].sort()).toEqual([...deliveries].sort());
      for (let subject = 0; subject < 3; subject += 1) {
        const order = done
          .map((delivery) => Number(delivery.slice(2)))
          .filter((index) => index % 3 === subject);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    });

    it('see what another one has set, and know the deliveries that it took in', async () => {
      const [one, two] = await open(2);
      await one?.setMode('T1', 'C1', 'off', 'U1');
      expect(await two?.findMode('T1', 'C1')).toBe('off');
      await one?.addWork(work('Ev1'));
      expect(await two?.addWork(work('Ev1'))).toBe(false);
    });

    it('hear of work that another one took in', async () => {
      const [one, two] = await open(2);
      const heard = nextWork(two!);
      await one!.addWork(work('Ev1'));
      expect((await heard).delivery).toBe('Ev1');
    });

    it('come away with nothing where another one was first', async () => {
      const [store] = await open(1);
      for (const name of ['Ev1', 'Ev2']) await store!.addWork(work(name, 'one subject'));
      const change = (set: string) => `UPDATE callcheck_queue.job SET ${set} WHERE data->>'delivery' = 'Ev1'`;
      await ask(url, change("start_after = now() + interval '1 minute'"));
      const other = new pg.Client(url);
      await other.connect();
      await other.query(`BEGIN; ${change("state = 'active', started_on = now()")}`);
      const taking = takeOne(store!);
      // The second piece waits for the other's transaction, and loses against it.
      for (let waiting = 0; waiting === 0; ) {
        const [row] = await ask(
          url,
          `SELECT count(*)::int AS waiting FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        waiting = Number(row?.waiting);
      }
      await other.query('COMMIT');
      await other.end();
      expect(await taking).toBeUndefined();
    });

    it('tell each other at once, without waiting for the next look', async () => {
      const [one] = await open(1);
      const other = new pg.Client(url);
      await other.connect();
      await other.query('LISTEN callcheck_work');
      const told = once(other, 'notification');
      await one!.addWork(work('Ev1'));
      await told;
      const listeners = await ask(
        url,
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'callcheck %' AND query LIKE 'LISTEN%'`,
      );
      expect(listeners).toEqual([{ count: 1 }]);
      await other.end();
    });

    it('find work that a clock set back has put off for hours', async () => {
      const [store] = await open(1);
      await store!.addWork(work('Ev1'));
      await ask(url, "UPDATE callcheck_queue.job SET start_after = now() + interval '3 hours'");
      expect(await takeOne(store!)).toBeUndefined();
      expect((await nextWork(store!)).delivery).toBe('Ev1');
    });
  });

  // They wait most of the time, each on a database of its own.
  describe.concurrent('a replica', () => {
    interface Own {
      readonly store: Store;
      /** A replica in a process of its own that has taken the one piece of work there is, and noted a post. */
      startHolder(): Promise<{ child: ChildProcessWithoutNullStreams; lines: Interface }>;
    }
    const withWork = test.extend<{ own: Own }>({
      // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from the pattern
      async own({}, use) {
        const database = await server().createDatabase();
        const store = await createPostgresStore({ url: database });
        const children: ChildProcessWithoutNullStreams[] = [];
        await store.addWork(work('Ev1'));
        await use({
          store,
          async startHolder() {
            const child = spawn(process.execPath, [HOLDER, database], {
              env: { ...process.env, ...COMPILED },
            });
            children.push(child);
            const lines = createInterface(child.stdout);
            await once(lines, 'line');
            return { child, lines };
          },
        });
        for (const child of children) child.kill('SIGKILL');
        await store.close();
      },
    });

    withWork(
      'takes over from one that was killed with a post under way, within ten seconds',
      async ({ own: { store, startHolder }, expect }) => {
        const { child } = await startHolder();
        const killed = performance.now();
        child.kill('SIGKILL');
        expect(await nextWork(store)).toMatchObject({ delivery: 'Ev1', failures: 0, traces: ['post'] });
        expect(performance.now() - killed).toBeLessThan(10_000);
      },
    );

    withWork(
      'waits for what one that is asleep may have sent, and that one ends nothing',
      { timeout: 60_000 },
      async ({ own: { store, startHolder }, expect }) => {
        // What an earlier one left, which was killed, says nothing about this one.
        (await startHolder()).child.kill('SIGKILL');
        const { child, lines } = await startHolder();
        child.kill('SIGSTOP');
        const asleep = performance.now();
        const taken = await nextWork(store);
        expect(performance.now() - asleep).toBeGreaterThan(LONGEST_CALL_MS);
        expect(taken).toMatchObject({ failures: 0, traces: ['post'] });
        const told = once(lines, 'line');
        child.stdin.write('finish\n');
        child.kill('SIGCONT');
        expect(JSON.parse(String((await told)[0]))).toEqual({ isHeld: false, isFinished: false });
        expect(taken.isHeld()).toBe(true);
        expect(await store.finishWork(taken.id)).toBe(true);
      },
    );

    withWork(
      'leaves work to a holder that lives, however long it takes',
      async ({ own: { store, startHolder }, expect }) => {
        const { child, lines } = await startHolder();
        await new Promise((resolve) => setTimeout(resolve, 8000));
        expect(await takeOne(store)).toBeUndefined();
        const told = once(lines, 'line');
        child.stdin.write('finish\n');
        expect(JSON.parse(String((await told)[0]))).toEqual({ isHeld: true, isFinished: true });
      },
    );
  });

  describe('a database that goes away', () => {
    it('takes nothing in meanwhile, and goes on where it was', async () => {
      const [store] = await open(1);
      await store!.addWork(work('Ev1'));
      await server().stop();
      try {
        expect((await faultOf(store!.addWork(work('Ev2')))).code).toBe('away');
        expect((await faultOf(takeOne(store!))).code).toBe('away');
        expect((await faultOf(store!.check())).code).toBe('away');
      } finally {
        await server().start();
      }
      expect(await store!.addWork(work('Ev2'))).toBe(true);
      expect((await nextWork(store!)).delivery).toBe('Ev1');
      expect((await nextWork(store!)).delivery).toBe('Ev2');
      await expect(store!.check()).resolves.toBeUndefined();
    });

    it('is not missed when all connections are cut', async () => {
      const [one, two] = await open(2);
      await Promise.all([one!.check(), two!.check()]);
      await server().disconnectAll();
      // Statements may meet connections that are gone, until all of those are known to be.
      const again = async <T>(action: () => Promise<T>): Promise<T> =>
        await action().catch(() => again(action));
      const heard = again(async () => await nextWork(two!));
      await again(async () => await one!.addWork(work('Ev1')));
      expect((await heard).delivery).toBe('Ev1');
    });

    it('keeps a claim whose holder comes back in time', async () => {
      const [store] = await open(1);
      await store!.addWork(work('Ev1'));
      const taken = await nextWork(store!);
      await server().halt();
      await server().start();
      const finish = async (): Promise<boolean> => await store!.finishWork(taken.id).catch(finish);
      expect(await finish()).toBe(true);
      expect(await store!.countWork()).toBe(0);
    });
  });

  it('prepares its statements anew when tables change under them', async () => {
    const [store] = await open(1);
    const source = { team: 'T1', channel: 'C1', ts: '1.1' };
    const use = async (name: string): Promise<unknown> => [
      await store!.addWork(work(name)),
      await store!.findReply(source),
    ];
    expect(await use('Ev1')).toEqual([true, undefined]);
    for (const table of ['callcheck.reply', 'callcheck.delivery', 'callcheck_queue.job'])
      await ask(url, `ALTER TABLE ${table} ADD COLUMN extra text`);
    expect(await use('Ev2')).toEqual([true, undefined]);
  });

  it('holds nothing of a paste once the work is finished', async () => {
    const [store] = await open(1);
    const text = 'telltale-words-of-a-paste';
    const dump = () => execFileSync(findProgram('pg_dump'), [url], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    await store!.addWork({ ...work('Ev1'), body: text });
    expect(dump()).toContain(text);
    await store!.postponeWork((await nextWork(store!)).id, 0);
    await store!.finishWork((await nextWork(store!)).id);
    expect(dump()).not.toContain(text);
  });

  describe('what is too old', () => {
    it('is deleted to the last row, by one replica at a time', async () => {
      const [one, two] = await open(2);
      await ask(
        url,
        `INSERT INTO callcheck.delivery SELECT 'Ev' || n, 1 FROM generate_series(1, 2500) n;
         INSERT INTO callcheck.counter SELECT 'T1', '2020-01-01', 'rule/' || n, '', '', '', '', 1 FROM generate_series(1, 1500) n;
         INSERT INTO callcheck.mute VALUES ('T1', 'C1', '1.1', 1)`,
      );
      await one!.setMuted('T1', 'C1', '2.2', true);
      await Promise.all([one!.prune(), two!.prune()]);
      await one!.prune();
      const rows = await ask(
        url,
        `SELECT (SELECT count(*) FROM callcheck.delivery)::int AS deliveries,
                (SELECT count(*) FROM callcheck.counter)::int AS counters,
                (SELECT string_agg(thread, ' ') FROM callcheck.mute) AS mutes`,
      );
      expect(rows).toEqual([{ deliveries: 0, counters: 0, mutes: '2.2' }]);
    });
  });

  describe('a database that cannot be used', () => {
    const at = (change: (url: URL) => void): string => {
      const changed = new URL(url);
      change(changed);
      return changed.href;
    };

    it.each([
      ['a wrong password', 'denied', () => at((each) => (each.password = 'hush-hush'))],
      ['an unknown user', 'denied', () => at((each) => (each.username = 'hush-hush'))],
      ['an unknown database', 'missing', () => at((each) => (each.pathname = '/hush-hush'))],
      ['a port where nobody listens', 'away', () => at((each) => (each.port = '9'))],
      ['an unknown host', 'away', () => at((each) => (each.hostname = 'hush-hush.invalid'))],
      ['TLS that the server does not speak', 'denied', () => `${url}?sslmode=verify-full`],
    ])('for %s says what to do, and nothing of the URL', async (_, code, urlOf) => {
      url = await findEmpty();
      const fault = await faultOf(createPostgresStore({ url: urlOf() }));
      expect(fault).toMatchObject({ code, message: expect.stringMatching(/DATABASE_URL.*\.$/) });
      expect(`${fault.stack} ${JSON.stringify(fault)}`).not.toMatch(/hush|invented|127\.0|test_/);
      expect(fault.cause).toBeUndefined();
    });

    it.each([
      ['newer', `UPDATE callcheck.schema_version SET version = ${MIGRATIONS.length + 7}`],
      ['foreign', 'DROP TABLE callcheck.schema_version'],
    ])('is left alone when it is %s', async (code, change) => {
      await open(1, true);
      await ask(url, change);
      const dump = () => execFileSync(findProgram('pg_dump'), ['--schema-only', url], { encoding: 'utf8' });
      const strip = (text: string) => text.replaceAll(/^\\(?:un)?restrict .*$/gm, '');
      const before = strip(dump());
      expect((await faultOf(createPostgresStore({ url }))).code).toBe(code);
      expect(strip(dump())).toBe(before);
    });

    it('is told apart when its user may not make tables, or nobody may write', async () => {
      url = await server().createDatabase();
      await ask(url, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
      const guest = at((each) => {
        each.username = 'guest';
        each.password = 'guest';
      });
      expect((await faultOf(inspectPostgres(guest))).message).toContain('CREATE');
      expect((await faultOf(createPostgresStore({ url: guest }))).code).toBe('denied');
      const [store] = await open(1, true);
      await ask(
        url,
        `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`,
      );
      await server().disconnectAll();
      await store!.check().catch(() => undefined);
      expect((await faultOf(store!.check())).code).toBe('not-writable');
      expect((await faultOf(store!.setMode('T1', 'C1', 'off', 'U1'))).code).toBe('not-writable');
    });

    it('is refused when it does not keep UTF-8', async () => {
      await ask(server().url(), "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
      const fault = await faultOf(createPostgresStore({ url: server().url('latin') }));
      expect(fault).toMatchObject({ code: 'foreign', message: expect.stringContaining('UTF8') });
    });
  });
});
