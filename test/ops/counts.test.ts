import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import type { Count } from '../../src/store/counter-store.ts';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { APPLICATION_ID, MIGRATIONS } from '../../src/store/embedded/migrations.ts';
import type { Store } from '../../src/store/store.ts';
import { checkText } from '../../src/validator/index.ts';
import { type Harness, startHarness } from '../slack/harness.ts';
import { knowledge } from '../support/knowledge.ts';

const STORY = `POST /api/v2/conversations/calls 400 on agent proxy address
{ "from": { "address": "+12065550142", "type": "agent" }, "to": [{ "address": "+15550101", "type": "phone" }] }`;

let harness: Harness | undefined;

afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

function noting(store: Store, counts: Count[]): Store {
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      if (key !== 'finishWork') return value.bind(target);
      return (...[id, outcome]: Parameters<Store['finishWork']>) => {
        counts.push(...(outcome?.counts ?? []));
        return target.finishWork(id, outcome);
      };
    },
  });
}

test('what is kept of a finding tells how the caller is written down, and nothing more', async () => {
  const counts: Count[] = [];
  harness = await startHarness({
    knowledge,
    check: checkText,
    wrapStore: (store) => noting(store, counts),
  });
  harness.slack.post({ channel: harness.channel, text: STORY });
  await harness.settle();
  expect(counts.find(({ code }) => code === 'rule/type-address-mismatch')).toEqual({
    team: expect.stringMatching(/^T/),
    day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    code: 'rule/type-address-mismatch',
    operation: 'POST /api/v2/conversations/calls',
    shape: 'from-to',
    fromType: 'agent',
    addressForm: 'e164',
  });
});

test('what was counted before the caller was told stays counted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-counts-'));
  const before = MIGRATIONS.findIndex((entry) => entry.includes('from_type'));
  const database = new DatabaseSync(join(folder, 'callcheck.db'));
  for (const entry of MIGRATIONS.slice(0, before)) database.exec(entry);
  database.exec(`
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${before};
    INSERT INTO counter (team, day, code, operation, shape, total) VALUES ('T1', '2026-11-24', 'rule/a', '', '', 7);
  `);
  database.close();
  const store = createEmbeddedStore(folder, { keepDays: 400 });
  expect(await store.topCodes('T1', '2026-11-01', 5)).toEqual([{ code: 'rule/a', total: 7 }]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
