import type { Failure, ReadAnswer } from './client/answer.ts';
import { createBudget, type RequestBudget } from './client/budget.ts';
import type { OrgClient } from './client/client.ts';
import {
  findLanguages,
  findNumbers,
  findQueues,
  findSkills,
  findWrapupCodes,
  getContact,
  getConversation,
  getOwnGrants,
  searchUsers,
} from './client/operations.ts';

/** What the client may look up. */
export interface Probe {
  /** Permissions that it lacks. */
  readonly lacked: readonly string[];
  /** Permissions that it has and that reading does not need; null where the API does not tell. */
  readonly excess: readonly string[] | null;
  /** Why reads failed otherwise. */
  readonly failures: readonly Failure[];
}

const PROBE_MS = 10_000;
const PROBES = 20;

/** An ID that nothing has: not found is as good an answer as any. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

const NOBODY = Buffer.from(
  JSON.stringify({ query: [{ type: 'EXACT', fields: ['email'], value: 'nobody@example.com' }] }),
).toString('base64');

/** Tries one read for each permission that lookups need, and asks which others the client has. */
export async function probe(client: OrgClient): Promise<Probe> {
  const budget = createBudget(() => performance.now(), PROBE_MS, PROBES);
  const query = { pageSize: '1' };
  const answers: ReadAnswer<unknown>[] = await Promise.all([
    client.read(findQueues, { query }, budget),
    client.read(searchUsers, { query: { q64: NOBODY } }, budget),
    client.read(findNumbers, { query }, budget),
    client.read(findSkills, { query }, budget),
    client.read(findLanguages, { query }, budget),
    client.read(findWrapupCodes, { query }, budget),
    client.read(getContact, { id: NOTHING }, budget),
    client.read(getConversation, { id: NOTHING }, budget),
  ]);
  const failed = answers.filter((answer) => answer.kind === 'failed');
  return {
    lacked: [...new Set(failed.flatMap(({ permissions }) => permissions ?? []))].sort(),
    excess: await readExcess(client, budget),
    failures: [...new Set(failed.map(({ why }) => why).filter((why) => why !== 'forbidden'))],
  };
}

const READING = /^(?:view|search|read|.*View)$/;

async function readExcess(client: OrgClient, budget: RequestBudget): Promise<string[] | null> {
  const answer = await client.read(getOwnGrants, {}, budget);
  if (answer.kind !== 'found') return null;
  const policies = answer.value.grants.flatMap(({ role }) => role?.policies ?? []);
  const held = policies.flatMap(({ domain, entityName, actions }) =>
    (actions ?? []).map((action) => ({ action, name: `${domain ?? '*'}:${entityName ?? '*'}:${action}` })),
  );
  // The permission to look up numbers is one for all of telephony; there is none that only reads.
  const more = held.filter(({ action, name }) => !READING.test(action) && name !== 'telephony:plugin:all');
  return [...new Set(more.map(({ name }) => name))].sort();
}
