import { afterAll, beforeAll, describe, it } from 'vitest';
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { SHORT_SCENARIOS } from './scenarios.ts';

/** `npm run faults` with less of everything, side by side: most of the time they wait. See there for what is done. */
describe.concurrent('nothing is lost and nothing doubled', () => {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    if (hasPostgres()) server = await startPostgres();
  });
  afterAll(async () => await server?.remove());

  for (const store of ['embedded', 'postgres'] as const)
    it
      .runIf(store === 'embedded' || hasPostgres())
      .for(SHORT_SCENARIOS.filter((scenario) => scenario.store === store))(
      '$name, on $store',
      { timeout: 240_000 },
      async (scenario, { expect }) => {
        const { tally, problems } = await scenario.run({ server, seed: 11 });
        expect(problems).toEqual([]);
        expect(tally.deserving).toBeGreaterThan(10);
      },
    );
});
