import { type GenesysConfig, readGenesys } from './config/genesys.ts';
import { describeIdle } from './config/idle-settings.ts';
import { type InstallConfig, isForMany, readInstall } from './config/install.ts';
import { type ModeChangers, readModeChangers } from './config/mode-changers.ts';
import { type ProxyConfig, readProxy } from './config/proxy.ts';
import type { Ground } from './config/setting.ts';
import { ENVIRONMENT, type Environment } from './config/settings.ts';
import { describeUnknown } from './config/unknown-settings.ts';

export type { GenesysConfig } from './config/genesys.ts';
export type { InstallConfig } from './config/install.ts';
export type { ModeChangers } from './config/mode-changers.ts';
export type { ProxyConfig } from './config/proxy.ts';

/** How events reach the app, once Slack is configured. */
export type TransportConfig =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

interface SlackAccess {
  readonly transport: TransportConfig;
  /** Another base of the Web API; undefined is Slack's own. */
  readonly apiUrl?: string | undefined;
  /** By which Slack is reached; undefined goes there directly. */
  readonly proxy?: ProxyConfig | undefined;
}

/** One workspace by its token, or every workspace that installs the app. */
export type SlackConfig =
  | (SlackAccess & { readonly botToken: string; readonly install?: undefined })
  | (SlackAccess & { readonly install: InstallConfig; readonly botToken?: undefined });

export interface Config {
  /** Null without tokens: then the app runs in its own local workspace. */
  readonly slack: SlackConfig | null;
  readonly dataDirectory: string;
  /** The database that replicas share; undefined keeps the state in the folder. Holds a password. */
  readonly databaseUrl?: string | undefined;
  readonly keepDays: number;
  /** Channels that start in auto mode; empty means every channel the app is in. */
  readonly channels: readonly string[];
  readonly modeChangers: ModeChangers;
  /** The user group that "Still stuck" calls into a thread; undefined offers no such button. */
  readonly escalationGroup?: string | undefined;
  /** Where IDs and numbers are looked up; undefined looks nothing up. */
  readonly genesys?: GenesysConfig | undefined;
  /** Where health is served in Socket Mode; undefined serves none. */
  readonly opsPort?: number | undefined;
  /** Whether metrics and traces are sent over OTLP; where to, the exporters read themselves. */
  readonly sendsTelemetry: boolean;
  /** Where telemetry is sent, for the doctor to try. */
  readonly telemetryEndpoint?: string | undefined;
  /** The port of the local workspace; undefined takes the usual one, or a free one after it. */
  readonly workspacePort?: number | undefined;
}

export interface ConfigFault {
  /** The environment variable. */
  readonly name: string;
  /** What is wrong and what to do. Never holds the value. */
  readonly message: string;
}

/** Several settings can be wrong at once; all are told. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.name}: ${fault.message}`).join('\n'));
    this.faults = faults;
  }
}

/** Reads the settings; empty values count as unset. Throws a ConfigError that names every fault. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = withoutEmpty(environment);
  const result = ENVIRONMENT.safeParse(given);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message })),
    );
  }
  const settings = result.data;
  return {
    slack: readSlack(settings, given),
    dataDirectory: settings.CALLCHECK_DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    keepDays: settings.CALLCHECK_KEEP_DAYS,
    channels: settings.CALLCHECK_CHANNELS ?? [],
    modeChangers: readModeChangers(settings.CALLCHECK_MODE_CHANGERS),
    escalationGroup: settings.CALLCHECK_ESCALATION_GROUP,
    genesys: getGenesys(settings),
    opsPort: settings.CALLCHECK_OPS_PORT,
    sendsTelemetry: settings.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    telemetryEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    workspacePort: settings.CALLCHECK_WORKSPACE_PORT,
  };
}

/** The settings for lookups alone, as the command line needs them; undefined where none is set. Throws like {@link loadConfig}. */
export function loadGenesys(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): GenesysConfig | undefined {
  const given = Object.entries(withoutEmpty(environment)).filter(([name]) => name.startsWith('GENESYS_'));
  return loadConfig(Object.fromEntries(given)).genesys;
}

/** Lines to say at the start, and more so where it fails: variables that look like ours and are not. */
export function listUnknown(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  return describeUnknown(Object.keys(withoutEmpty(environment)));
}

/** Lines to say at the start: variables of ours that are set and that nothing reads as the app is set up. */
export function listIdle(
  { slack }: Pick<Config, 'slack'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  const grounds: readonly Ground[] =
    slack === null
      ? ['local']
      : ['slack', slack.transport.kind, ...(slack.install === undefined ? [] : ['many' as const])];
  return describeIdle(Object.keys(withoutEmpty(environment)), grounds);
}

type Given = Readonly<Record<string, string | undefined>>;

function withoutEmpty(environment: Given): Given {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
}

function readSlack(settings: Environment, given: Given): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret } = settings;
  const isMany = isForMany(settings);
  if (!isMany && botToken === undefined && appToken === undefined && secret === undefined) return null;
  const faults: ConfigFault[] = [];
  const install = isMany ? readInstall(settings) : undefined;
  if (install !== undefined && !('clientId' in install)) faults.push(...install);
  if (!isMany && botToken === undefined) {
    faults.push({
      name: 'SLACK_BOT_TOKEN',
      message: 'is missing; find it under OAuth & Permissions in the settings of the Slack app',
    });
  }
  const transport = readTransport(settings);
  if (transport === undefined) {
    faults.push({
      name: 'SLACK_APP_TOKEN',
      message: 'is missing; set it for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP',
    });
  }
  const proxy = readProxy(given);
  if (proxy !== undefined && !('no' in proxy)) faults.push(...proxy);
  const apiUrl = settings.SLACK_API_URL;
  if (transport !== undefined && faults.length === 0) {
    const access = { transport, apiUrl, ...(proxy !== undefined && 'no' in proxy && { proxy }) };
    if (install !== undefined && 'clientId' in install) return { install, ...access };
    if (botToken !== undefined) return { botToken, ...access };
  }
  throw new ConfigError(faults);
}

function getGenesys(settings: Environment): GenesysConfig | undefined {
  const genesys = readGenesys(settings);
  if (genesys === undefined || 'clientId' in genesys) return genesys;
  throw new ConfigError(genesys);
}

/** Socket Mode wins where both are configured: it needs no public address. */
function readTransport(settings: Environment): TransportConfig | undefined {
  if (settings.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: settings.SLACK_APP_TOKEN };
  if (settings.SLACK_SIGNING_SECRET === undefined) return undefined;
  return { kind: 'http', signingSecret: settings.SLACK_SIGNING_SECRET, port: settings.PORT };
}
