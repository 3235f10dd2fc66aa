import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { GO_ON, GroupCommit, WAIT } from '../../src/store/embedded/group-commit.ts';

const open = () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT');
  const commits = new GroupCommit(database, { check: () => undefined, noteSize: () => undefined });
  const add = (value: number) =>
    commits.write(() => database.prepare('INSERT INTO t VALUES (?)').run(value).changes);
  const all = () =>
    database
      .prepare('SELECT a FROM t ORDER BY a')
      .all()
      .map((row) => row.a);
  return { database, commits, add, all };
};

it('writes what comes together in one transaction', async () => {
  const { add, all, database } = open();
  let begins = 0;
  const exec = database.exec.bind(database);
  database.exec = (sql) => {
    if (sql.startsWith('BEGIN')) begins += 1;
    exec(sql);
  };
  await Promise.all([1, 2, 3].map(add));
  expect(all()).toEqual([1, 2, 3]);
  expect(begins).toBe(1);
});

it('rejects only the change that fails', async () => {
  const { add, all } = open();
  const results = await Promise.allSettled([add(1), add(1), add(2)]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(all()).toEqual([1, 2]);
});

it('rejects all when the database is gone', async () => {
  const { add, database } = open();
  const writes = Promise.allSettled([add(1), add(2)]);
  database.close();
  expect((await writes).every((result) => result.status === 'rejected')).toBe(true);
});

it('waits for the disk unless no change of the group needs it', async () => {
  const { commits, database } = open();
  const told: string[] = [];
  const exec = database.exec.bind(database);
  database.exec = (sql) => {
    if (sql.startsWith('PRAGMA') || sql === 'COMMIT') told.push(sql);
    exec(sql);
  };
  const nothing = (): void => undefined;
  await commits.write(nothing, false);
  await Promise.all([commits.write(nothing, false), commits.write(nothing)]);
  await commits.write(nothing);
  expect(told).toEqual([GO_ON, 'COMMIT', WAIT, 'COMMIT', 'COMMIT']);
});
