import type { PostgresServer } from '../../support/postgres.ts';
import { type Backend, createEmbeddedBackend, createPostgresBackend, type StoreKind } from './backends.ts';
import { createDisk } from './disk.ts';
import { jump } from './scenarios/clock.ts';
import { badAnswers } from './scenarios/injected.ts';
import { killAtRandom } from './scenarios/kills.ts';
import { burst, fewLookups, refusedWarnings, underTiers } from './scenarios/limits.ts';
import { editTwice, loseState } from './scenarios/lost-state.ts';
import { outdateStatements } from './scenarios/old-statements.ts';
import { losePower, losePowerOfServer } from './scenarios/power-loss.ts';
import { killInTurn, stunInTurn } from './scenarios/replicas.ts';
import { stopAndStart } from './scenarios/restarts.ts';
import { fillDisk, stopDatabase } from './scenarios/storage.ts';
import { createSite, type Outcome, type Site, type SiteOptions } from './site.ts';

export interface Place {
  /** Undefined where there is none; then only the embedded store is tried. */
  readonly server: PostgresServer | undefined;
  readonly seed: number;
}

/** What a scenario came to. */
export interface Ran extends Outcome {
  /** What was done, in a few words. */
  readonly deed: string;
}

export interface Scenario {
  readonly name: string;
  readonly store: StoreKind;
  readonly run: (place: Place) => Promise<Ran>;
}

export const SCENARIOS: readonly Scenario[] = [
  ...onBoth('kill -9', (site) => killAtRandom(site, 50, 600, 150)),
  onPostgres('replicas over HTTP', (site) => killInTurn(site, 'http', 4)),
  onPostgres('replicas on sockets', (site) => killInTurn(site, 'socket', 4)),
  onPostgres('replicas asleep and cut off', (site) => stunInTurn(site, 4)),
  onPostgres('database stopped', (site, server) => stopDatabase(site, server, 300)),
  { name: 'disk full', store: 'embedded', run: runOnDisk },
  onEmbedded('power loss after finish', (site) => losePower(site, folderOf(site), 8, 100)),
  onPostgres('power loss after finish', (site, server) => losePowerOfServer(site, server, 6, 100)),
  onPostgres('replica with old statements', (site) => outdateStatements(site, 6, 200)),
  ...onBoth('bad answers', (site) => badAnswers(site, 250)),
  ...onBoth('clock jumps', (site) => jump(site, 300)),
  ...onBoth('SIGTERM', (site) => stopAndStart(site, 10, 300)),
  ...onBoth('burst', (site) => burst(site, 1000, 10), { rateLimits: 'slack' }),
  ...onBoth('tier limits', (site) => underTiers(site, 300), { rateLimits: 'slack' }),
  ...onBoth('limit on lookups', (site) => fewLookups(site, 2), { rateLimits: 'new-app' }),
  ...onBoth('limit on warnings', (site) => refusedWarnings(site, 12), { rateLimits: 'slack' }),
  onEmbedded('log lost', (site) => loseState(site, folderOf(site), 'log', 12)),
  onEmbedded('folder deleted', (site) => loseState(site, folderOf(site), 'folder', 12)),
  ...onBoth('two edits in a second', (site) => editTwice(site, 20)),
];

const folderOf = ({ backend }: Site): string => backend.folder ?? '';

/** The same with less of everything, for the test suite. */
export const SHORT_SCENARIOS: readonly Scenario[] = [
  ...onBoth('kill -9', (site) => killAtRandom(site, 3, 40, 60)),
  onPostgres('replicas over HTTP', (site) => killInTurn(site, 'http', 1)),
];

type Act = (site: Site) => Promise<string>;

function onBoth(name: string, act: Act, options?: SiteOptions): Scenario[] {
  return [onEmbedded(name, act, options), onPostgres(name, act, options)];
}

function onEmbedded(name: string, act: Act, options?: SiteOptions): Scenario {
  return { name, store: 'embedded', run: ({ seed }) => runOn(createEmbeddedBackend(), seed, act, options) };
}

function onPostgres(
  name: string,
  act: (site: Site, server: PostgresServer) => Promise<string>,
  options?: SiteOptions,
): Scenario {
  return {
    name,
    store: 'postgres',
    async run({ server, seed }) {
      if (server === undefined) throw new Error('this needs PostgreSQL');
      return await runOn(await createPostgresBackend(server), seed, (site) => act(site, server), options);
    },
  };
}

async function runOnDisk({ seed }: Place): Promise<Ran> {
  const disk = createDisk();
  try {
    return await runOn(createEmbeddedBackend(disk.folder), seed, (site) => fillDisk(site, disk, 300));
  } finally {
    disk.remove();
  }
}

async function runOn(backend: Backend, seed: number, act: Act, options?: SiteOptions): Promise<Ran> {
  const site = await createSite(backend, seed, options);
  try {
    const { deed, failures } = await act(site).then(
      (done) => ({ deed: done, failures: [] }),
      (error: unknown) => ({
        deed: 'broke off',
        failures: [error instanceof Error ? error.message : String(error)],
      }),
    );
    const outcome = await site.finish();
    return { ...outcome, deed, problems: [...failures, ...outcome.problems] };
  } finally {
    await site.dispose();
  }
}
