import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { SHORT_SCENARIOS } from './scenarios.ts';

/** `npm run faults` with less of everything; see there for what is done. */
describe.each(['embedded', 'postgres'] as const)('on the %s store', (store) => {
  const isHere = store === 'embedded' || hasPostgres();
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    if (store === 'postgres' && isHere) server = await startPostgres();
  });
  afterAll(async () => await server?.remove());

  it.runIf(isHere).each(SHORT_SCENARIOS.filter((scenario) => scenario.store === store))(
    'nothing is lost and nothing doubled: $name',
    async (scenario) => {
      const { tally, problems } = await scenario.run({ server, seed: 11 });
      expect(problems).toEqual([]);
      expect(tally.deserving).toBeGreaterThan(10);
    },
    120_000,
  );
});
