/** A replica of its own: takes one piece of work, notes a post, says so, and ends the work when it is told to. Its database is the argument. */
import { once } from 'node:events';
import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { nextWork } from './next-work.ts';

const store = await createPostgresStore({ url: process.argv[2] ?? '' });
const work = await nextWork(store);
await store.noteTraces(work.id, ['post']);
process.stdout.write(`taken ${work.delivery}\n`);
await once(process.stdin, 'data');
const isHeld = work.isHeld();
const isFinished = await store.finishWork(work.id);
process.stdout.write(`${JSON.stringify({ isHeld, isFinished })}\n`);
await store.close();
process.exit(0);
