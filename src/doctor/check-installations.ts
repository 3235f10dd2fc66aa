import type { Config, InstallConfig } from '../config.ts';
import { createSeal, type Seal } from '../slack/install/seal.ts';
import { openInstallation } from '../slack/install/sealed-installations.ts';
import { listInstallationsOf } from '../store/embedded/inspect-database.ts';
import type { SealedInstallation } from '../store/installation-store.ts';
import { StoreError } from '../store/store.ts';
import { askSlack, type SlackDoor } from './ask-slack.ts';
import { fault, ok, type SetUpFinding, warning } from './finding.ts';

const CHECK = 'bot token';

/** The most installations that are checked, with one call each. */
const MOST = 50;

/** Checks the token of each workspace that installed the app, with one `auth.test` each. Renews none. */
export async function checkInstallations(
  config: Config,
  { encryptionKeys }: InstallConfig,
  door: Omit<SlackDoor, 'token'>,
): Promise<SetUpFinding[]> {
  const rows = await listRows(config);
  if (rows === undefined)
    return [warning(CHECK, 'those of installed workspaces could not be looked at', 'see the state above')];
  if (rows.length === 0)
    return [ok(CHECK, 'each workspace that installs the app brings its own; none has yet')];
  const tried = rows.slice(0, MOST);
  const seal = createSeal(encryptionKeys);
  const complaints = (await Promise.all(tried.map((row) => checkOne(row, seal, door)))).flat();
  const more = rows.length > tried.length ? `; ${rows.length - tried.length} more were not tried` : '';
  const sound = ok(
    CHECK,
    `${tried.length - complaints.length} of ${tried.length} installations are sound${more}`,
  );
  return [sound, ...complaints];
}

/** Undefined if the state cannot be read; the check of the state reports that. */
async function listRows({
  databaseUrl,
  dataDirectory,
}: Config): Promise<readonly SealedInstallation[] | undefined> {
  try {
    if (databaseUrl === undefined) return listInstallationsOf(dataDirectory);
    const postgres = await import('../store/postgres/inspect-postgres.ts');
    return await postgres.listInstallationsOf(databaseUrl);
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}

async function checkOne(
  row: SealedInstallation,
  seal: Seal,
  door: Omit<SlackDoor, 'token'>,
): Promise<SetUpFinding[]> {
  const { holder } = row;
  const bot = openInstallation(row, seal)?.bot;
  if (bot === undefined) {
    const remedy = 'add the key that sealed it, or let it install the app again';
    return [fault(CHECK, `no key in CALLCHECK_ENCRYPTION_KEYS opens that of ${holder}`, remedy)];
  }
  // It is renewed the next time that it is needed.
  if (bot.expiresAt !== undefined && bot.expiresAt * 1000 <= door.now()) return [];
  const answer = await askSlack({ ...door, token: bot.token }, 'auth.test');
  if (answer.kind === 'answer') return [];
  if (answer.kind === 'unreachable')
    return [warning(CHECK, `that of ${holder} could not be tried (${answer.why})`, 'run this again')];
  return [fault(CHECK, `Slack refuses that of ${holder} (${answer.word})`, 'let it install the app again')];
}
