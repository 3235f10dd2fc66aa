import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJob, toWork } from '../../src/slack/work/job.ts';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { nextWork } from '../store/next-work.ts';
import { saveReply } from '../store/save-reply.ts';
import { describePostgres } from '../support/describe-postgres.ts';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['quotes', `'"\`''""`],
  ['semicolons', ';;--;'],
  ['a statement', "'; DROP TABLE reply; DROP TABLE callcheck.reply; --"],
  ['a statement in the other quotes', '"); DELETE FROM callcheck.reply; --'],
  ['places for values', '$1 ? :name @p %s'],
  ['wildcards', '%_*[a-z]'],
  ['backslashes', "\\' \\0 \\u0000 E'\\x00'"],
  ['a NUL', 'a\0b'],
  ['half a character', 'a\ud83d'],
  ['the other half', '\ude00b'],
  ['signs of many units', '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['a turn of the direction', '\u202eabc\u2066'],
  ['line ends', 'a\r\nb\u2028c'],
  ['names of every object', '__proto__'],
  ['nothing', ''],
  ['many letters', 'ab'.repeat(50_000)],
  // What packs well fits into any index.
  [
    'many letters that cannot be packed',
    Array.from({ length: 20_000 }, (_, at) => (at * at) % 9973).join('-'),
  ],
];

const AT = 1_770_000_000_000;
const DAY = '2026-11-24';
const NOWHERE = { operation: '', shape: '', fromType: '', addressForm: '' };
const reply = (over: object = {}) => ({
  source: { team: 'T0', channel: 'C0', ts: '1.1' },
  thread: '1.1',
  author: 'U0',
  state: 'answered' as const,
  revision: '',
  reply: '2.2',
  codes: ['rule/a'],
  files: ['F0'],
  handedOver: false,
  updated: AT,
  ...over,
});

/**
 * What PostgreSQL has no place for: a NUL in a text, half a character in JSON, a key that is too long for its
 * index, and work on nothing. Slack sends none of them as an id, and a paste is written as JSON, which has a place for all of them.
 */
const REFUSED_BY_POSTGRES = [
  'a NUL',
  'half a character',
  'the other half',
  'many letters that cannot be packed',
  'nothing',
];

/** What is stored of a value: UTF-8 knows no half characters. */
const stored = (value: string): string => value.toWellFormed();

/** Puts the value into a field and takes it out again: what came back, beside what should. */
type Field = (store: Store, value: string) => Promise<readonly [got: unknown, wanted: unknown]>;

let deliveries = 0;
const newWork = (over: object = {}) => ({
  delivery: `Ev${deliveries++}`,
  subject: 'T0/C0/1',
  body: '{}',
  added: AT,
  ...over,
});

async function throughWork(store: Store, over: object): Promise<Record<string, unknown>> {
  await store.addWork(newWork(over));
  const { id, isHeld: _, failures: __, traces: ___, ...taken } = await nextWork(store);
  await store.finishWork(id);
  return taken;
}

async function throughReply(store: Store, over: object): Promise<unknown> {
  await saveReply(store, reply(over));
  return await store.findReply(reply(over).source);
}

const source = { team: 'T0', channel: 'C0', ts: '1.1' };
const FILE = { id: 'F0', size: 1, url: '', kind: 'text' as const };
const JOB = {
  kind: 'check' as const,
  source,
  thread: '1.1',
  author: 'U0',
  asked: false,
  revision: '',
  secrets: [],
};
const FIELDS: Readonly<Record<string, Field>> = {
  'work: delivery': async (store, v) => [(await throughWork(store, { delivery: v })).delivery, stored(v)],
  'work: subject': async (store, v) => [(await throughWork(store, { subject: v })).subject, stored(v)],
  'work: body': async (store, v) => [(await throughWork(store, { body: v })).body, stored(v)],
  'work: a paste, as it is written': async (store, v) => {
    const job = { ...JOB, text: v, files: [{ ...FILE, name: v }] };
    const { delivery, subject, body } = toWork(job, `Ev${deliveries++}`, AT);
    return [readJob(String((await throughWork(store, { delivery, subject, body })).body)), job];
  },
  'reply: team': async (store, v) => [
    await throughReply(store, { source: { ...source, team: v } }),
    reply({ source: { ...source, team: stored(v) } }),
  ],
  'reply: channel': async (store, v) => [
    await throughReply(store, { source: { ...source, channel: v } }),
    reply({ source: { ...source, channel: stored(v) } }),
  ],
  'reply: ts': async (store, v) => [
    await throughReply(store, { source: { ...source, ts: v } }),
    reply({ source: { ...source, ts: stored(v) } }),
  ],
  'reply: thread': async (store, v) => [
    await throughReply(store, { thread: v }),
    reply({ thread: stored(v) }),
  ],
  'reply: author': async (store, v) => [
    await throughReply(store, { author: v }),
    reply({ author: stored(v) }),
  ],
  'reply: revision': async (store, v) => [
    await throughReply(store, { revision: v }),
    reply({ revision: stored(v) }),
  ],
  'reply: reply': async (store, v) => {
    await saveReply(store, reply({ reply: v }));
    return [await store.findByReply('T0', 'C0', v), reply({ reply: stored(v) })];
  },
  'mode: team': async (store, v) => {
    await store.setMode(v, 'C0', 'off', 'U0');
    return [await store.listModes(v), [{ channel: 'C0', mode: 'off' }]];
  },
  'mode: channel': async (store, v) => {
    await store.setMode('T0', v, 'off', 'U0');
    return [
      [await store.findMode('T0', v), await store.listModes('T0')],
      ['off', [{ channel: stored(v), mode: 'off' }]],
    ];
  },
  'mode: who set it': async (store, v) => {
    await store.setMode('T0', 'C0', 'off', v);
    return [await store.findMode('T0', 'C0'), 'off'];
  },
  'mute: thread': async (store, v) => {
    await store.setMuted('T0', 'C0', v, true);
    const isMuted = await store.isMuted('T0', 'C0', v);
    await store.setMuted('T0', 'C0', v, false);
    return [
      [isMuted, await store.isMuted('T0', 'C0', v)],
      [true, false],
    ];
  },
  'voice: ts': async (store, v) => {
    await store.addParticipant({ ...source, ts: v }, '1.1', AT);
    await store.addParticipant({ ...source, ts: v }, '1.1', AT);
    return [await store.countParticipants('T0', 'C0', '1.1'), 1];
  },
  'voice: thread': async (store, v) => {
    await store.addParticipant(source, v, AT);
    const count = await store.countParticipants('T0', 'C0', v);
    await store.clearParticipants('T0', 'C0', v);
    return [
      [count, await store.countParticipants('T0', 'C0', v)],
      [1, 0],
    ];
  },
  'feedback: reply': async (store, v) => {
    await store.saveFeedback({ team: 'T0', channel: 'C0', reply: v, user: 'U0', rating: 'helpful', at: AT });
    return [(await store.countFeedback('T0')).helpful, 1];
  },
  'feedback: user': async (store, v) => {
    const rated = { team: 'T0', channel: 'C0', reply: '2.2', user: v, at: AT };
    await store.saveFeedback({ ...rated, rating: 'helpful' });
    await store.saveFeedback({ ...rated, rating: 'not-helpful' });
    return [await store.countFeedback('T0'), { helpful: 0, 'not-helpful': 1 }];
  },
  ...Object.fromEntries(
    (['code', 'operation', 'shape', 'fromType', 'addressForm'] as const).map((name): [string, Field] => [
      `count: ${name}`,
      async (store, v) => {
        const count = { ...NOWHERE, team: 'T0', day: DAY, code: 'rule/a', [name]: v };
        await store.addWork(newWork());
        const { id } = await nextWork(store);
        try {
          await store.finishWork(id, { counts: [count, count] });
        } catch (error) {
          await store.finishWork(id);
          throw error;
        }
        const code = name === 'code' ? stored(v) : 'rule/a';
        return [await store.topCodes('T0', DAY, 5), [{ code, total: 2 }]];
      },
    ]),
  ),
  'installation: holder': async (store, v) => {
    await store.saveInstallation({ holder: v, sealed: 'sealed', updated: AT });
    const found = await store.findInstallation(v);
    await store.removeInstallation(v);
    return [
      [found?.holder, await store.findInstallation(v)],
      [stored(v), undefined],
    ];
  },
  'installation: seal': async (store, v) => {
    await store.saveInstallation({ holder: 'team/T0', sealed: v, updated: AT });
    const isSame = await store.resealInstallation('team/T0', v, 'another');
    await store.renewInstallation('team/T0', v);
    return [
      [isSame, (await store.findInstallation('team/T0'))?.sealed],
      [true, stored(v)],
    ];
  },
  'organization: team': async (store, v) => {
    await store.addOrgTeam('E0', v);
    return [await store.listOrgTeams('E0'), [stored(v)]];
  },
  'organization: its id': async (store, v) => {
    await store.addOrgTeam(v, 'T0');
    return [await store.listOrgTeams(v), ['T0']];
  },
};

/** What must be there all the time, whatever is put beside it. */
const BYSTANDER = reply({ source: { team: 'T0BYSTANDER', channel: 'C0BYSTANDER', ts: '9.9' } });

async function look(store: Store): Promise<unknown> {
  return [
    await store.findReply(BYSTANDER.source),
    await store.listModes('T0BYSTANDER'),
    (await store.findInstallation('team/T0BYSTANDER'))?.sealed,
    await store.countWork(),
  ];
}

/** Each field with each value: it comes back, or there is one fault that quotes nothing; either way all else stays. */
function describeFields(name: string, refusing: readonly string[], open: () => Promise<Store>): void {
  describe(`${name} takes as what it is`, () => {
    let store: Store;
    let before: unknown;
    beforeAll(async () => {
      store = await open();
      await saveReply(store, BYSTANDER);
      await store.setMode('T0BYSTANDER', 'C0BYSTANDER', 'mention', 'U0');
      await store.saveInstallation({ holder: 'team/T0BYSTANDER', sealed: 'sealed', updated: AT });
      before = await look(store);
    });
    afterAll(async () => await store.close());

    it.each(Object.entries(FIELDS))('%s', async (_, through) => {
      for (const [what, value] of HOSTILE) {
        try {
          const [got, wanted] = await through(store, value);
          expect(got, what).toEqual(wanted);
        } catch (error) {
          if (!(error instanceof StoreError)) throw error;
          expect(refusing, error.message).toContain(what);
          expect(error.message).toMatch(/could not be used \(code \w+\)\.$/);
        }
        expect(await look(store), what).toEqual(before);
        await store.forgetTeam('T0');
        await store
          .forgetTeam(value)
          .catch((error: unknown) => expect(refusing, String(error)).toContain(what));
      }
    });
  });
}

describe('with SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-values-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  describeFields('the embedded store', [], async () => createEmbeddedStore(folder));
});

describePostgres('with PostgreSQL', (server) => {
  describeFields('the PostgreSQL store', REFUSED_BY_POSTGRES, async () =>
    createPostgresStore({ url: await server().createDatabase() }),
  );
});
