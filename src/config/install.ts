import type { Environment, SettingFault } from './settings.ts';

/** What the app needs to be installed by any workspace. */
export interface InstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** The first seals the tokens of workspaces, all open them. Never empty. */
  readonly encryptionKeys: readonly Uint8Array[];
  /** The address as browsers see it; undefined leaves it to Slack. */
  readonly publicUrl?: string | undefined;
  /** Where the pages of the installation are served in Socket Mode. */
  readonly port: number;
}

/** Settings that are needed together, and where to find each. */
const NEEDED = {
  SLACK_CLIENT_ID: 'find it under Basic Information in the settings of the Slack app',
  SLACK_CLIENT_SECRET: 'find it under Basic Information in the settings of the Slack app',
  SLACK_STATE_SECRET: 'make one with `openssl rand -base64 32`',
  CALLCHECK_ENCRYPTION_KEYS: 'make a key with `openssl rand -base64 32`',
} as const;

/** Whether the settings ask for many workspaces. */
export function isForMany(settings: Environment): boolean {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET } = settings;
  return [SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET].some((each) => each !== undefined);
}

/** The settings for many workspaces, or all that is wrong with them. */
export function readInstall(settings: Environment): InstallConfig | readonly SettingFault[] {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    CALLCHECK_ENCRYPTION_KEYS: encryptionKeys,
    CALLCHECK_PUBLIC_URL: publicUrl,
    PORT: port,
  } = settings;
  const faults = [...listMissing(settings), ...listMisplaced(settings)];
  if (faults.length > 0 || !clientId || !clientSecret || !stateSecret || !encryptionKeys) return faults;
  return { clientId, clientSecret, stateSecret, encryptionKeys, publicUrl, port };
}

function listMissing(settings: Environment): SettingFault[] {
  return Object.entries(NEEDED)
    .filter(([name]) => Reflect.get(settings, name) === undefined)
    .map(([name, where]) => ({ name, message: `is missing for many workspaces; ${where}` }));
}

/** Settings for a single workspace, which would be wrong with many. */
function listMisplaced(settings: Environment): SettingFault[] {
  const message = 'belongs to one workspace, and SLACK_CLIENT_ID asks for many; unset one of them';
  const { SLACK_BOT_TOKEN, CALLCHECK_ESCALATION_GROUP, CALLCHECK_MODE_CHANGERS, GENESYS_CLIENT_ID } =
    settings;
  return [
    ...(SLACK_BOT_TOKEN === undefined ? [] : [{ name: 'SLACK_BOT_TOKEN', message }]),
    ...(CALLCHECK_ESCALATION_GROUP === undefined ? [] : [{ name: 'CALLCHECK_ESCALATION_GROUP', message }]),
    ...(GENESYS_CLIENT_ID === undefined ? [] : [{ name: 'GENESYS_CLIENT_ID', message }]),
    ...(CALLCHECK_MODE_CHANGERS.startsWith('S') ? [{ name: 'CALLCHECK_MODE_CHANGERS', message }] : []),
  ];
}
