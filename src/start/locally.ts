import type { Config, GenesysConfig, SlackConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { DRAIN_MS, guardProcess } from '../ops/life-cycle.ts';
import { explainPort, StartError } from '../ops/start-error.ts';
import { NO_TELEMETRY } from '../ops/telemetry/telemetry.ts';
import type { Store } from '../store/store.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import type { GenesysEmulator } from '../workspace/genesys-emulator/emulator.ts';
import { createApp } from './create-app.ts';
import { isPortTaken } from './is-port-taken.ts';
import { keepFresh, printReloads } from './keep-fresh.ts';
import { keepTidy, openStore } from './open-store.ts';
import type { Parts } from './parts.ts';

/** Where the page is put first; when that port is taken, the next free one after it is used. */
const WORKSPACE_PORT = 4390;
const PORTS_TRIED = 20;

/**
 * The same app in Socket Mode, against a Slack emulator on loopback. Its state is in the folder, also where a database
 * is named, so that it takes no work of a real one's.
 */
export async function startLocally({ config, knowledge }: Parts): Promise<void> {
  const warn = (message: string): void => void process.stderr.write(`${message}\n`);
  const store = await openStore({ ...config, databaseUrl: undefined, warn });
  try {
    await start(config, knowledge, store);
  } catch (error) {
    await store.close();
    throw error;
  }
  keepTidy(store);
}

async function start(config: Config, first: Knowledge, store: Store): Promise<void> {
  const [{ createSlackEmulator }, { createGenesysEmulator }, { readManifest }] = await Promise.all([
    import('../workspace/emulator/emulator.ts'),
    import('../workspace/genesys-emulator/emulator.ts'),
    import('../slack/manifest.ts'),
  ]);
  const log = createLog({ level: 'warn' });
  const emulator = await createSlackEmulator({ app: await readManifest() });
  const genesys = config.genesys === undefined ? await createGenesysEmulator() : undefined;
  const slack: SlackConfig = {
    botToken: emulator.botToken,
    transport: { kind: 'socket', appToken: emulator.appToken },
    apiUrl: emulator.apiUrl,
  };
  // The reader of the output may be gone; the workspace keeps running.
  process.stdout.on('error', () => undefined);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const knowledge = await keepFresh(first, printReloads(print));
  const app = createApp(
    {
      config: { ...config, genesys: config.genesys ?? toConfig(genesys, emulator) },
      store,
      knowledge: knowledge.current,
      log,
      telemetry: NO_TELEMETRY,
      routes: [],
    },
    slack,
  );
  await app.start();
  const page = await openPage(emulator, config.workspacePort);
  print(`callcheck runs in a local workspace. Open ${page.url}`);
  guardProcess(async () => {
    await knowledge.stop();
    await page.stop();
    await app.stop(DRAIN_MS);
    await emulator.stop();
    await genesys?.stop();
    await store.close();
  }, log);
}

/** Lookups in the sample organization, in every channel of the workspace. */
function toConfig(genesys: GenesysEmulator | undefined, slack: Emulator): GenesysConfig | undefined {
  if (genesys === undefined) return undefined;
  const { url, clientId, clientSecret } = genesys;
  const channels = slack.channels().map(({ id }) => id);
  return { apiUrl: url, loginUrl: url, clientId, clientSecret, channels };
}

type Emulator = Parameters<typeof import('../workspace/page/server.ts').startWorkspacePage>[0];

async function openPage(emulator: Emulator, wanted: number | undefined) {
  const { startWorkspacePage } = await import('../workspace/page/server.ts');
  const first = wanted ?? WORKSPACE_PORT;
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    try {
      return await startWorkspacePage(emulator, { port });
    } catch (error) {
      if (wanted !== undefined || !isPortTaken(error))
        throw explainPort(error, port, 'CALLCHECK_WORKSPACE_PORT') ?? error;
      process.stdout.write(`Port ${port} is taken; trying ${port + 1}.\n`);
    }
  }
  throw new StartError('No free port was found: set CALLCHECK_WORKSPACE_PORT to one.');
}
