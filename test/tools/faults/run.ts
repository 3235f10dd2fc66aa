/**
 * `npm run faults`: the app as real processes, killed, starved and misled under a stream of messages. Prints a row a
 * scenario and ends with status 1 unless every paste that deserves a reply has one, and nothing else has any.
 *
 *     --store embedded|postgres|both    where the state is kept; both unless given
 *     --only NAME                       one scenario
 *     --seed NUMBER                     other chance
 */
import { parseArgs } from 'node:util';
import { hasPostgres, POSTGRES_MISSING, startPostgres } from '../../support/postgres.ts';
import { HEAD, runScenario } from './report.ts';
import { type Place, SCENARIOS } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'both' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const wanted = SCENARIOS.filter(
  ({ name, store }) =>
    (values.only === undefined || values.only === name) &&
    (values.store === 'both' || values.store === store),
);
if (wanted.length === 0) {
  const names = [...new Set(SCENARIOS.map(({ name }) => name))];
  process.stderr.write(`There is no such scenario. There are: ${names.join(', ')}.\n`);
  process.exit(2);
}

// What was started ends with this process, however that ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const needsServer = wanted.some(({ store }) => store === 'postgres');
if (needsServer && !hasPostgres()) process.stderr.write(`${POSTGRES_MISSING}; its scenarios are left out.\n`);
const server = needsServer && hasPostgres() ? await startPostgres({ durable: true }) : undefined;
const place: Place = { server, seed: Number(values.seed) };
let isFine = true;
process.stdout.write(HEAD);
try {
  for (const scenario of wanted) {
    if (scenario.store === 'postgres' && server === undefined) continue;
    const { row, problems } = await runScenario(scenario, place);
    process.stdout.write(row);
    for (const problem of problems) process.stderr.write(`${scenario.name}, ${scenario.store}: ${problem}\n`);
    if (problems.length > 0) isFine = false;
  }
} finally {
  await server?.remove();
}
process.exit(isFine ? 0 : 1);
