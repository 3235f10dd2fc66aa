import { z } from 'zod';

/** How events reach the app, once Slack is configured. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export interface SlackConfig {
  readonly botToken: string;
  readonly transport: Transport;
  /** Another base of the Web API; undefined is Slack's own. */
  readonly apiUrl?: string | undefined;
}

export interface Config {
  /** Null without tokens: then the app runs in its own local workspace. */
  readonly slack: SlackConfig | null;
  readonly dataDirectory: string;
  /** Channels that start in auto mode; empty means every channel the app is in. */
  readonly channels: readonly string[];
  /** The user group that "Still stuck" calls into a thread; undefined offers no such button. */
  readonly escalationGroup?: string | undefined;
  /** Where health is served in Socket Mode; undefined serves none. */
  readonly opsPort?: number | undefined;
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

const token = (prefix: string, kind: string) =>
  z.string().startsWith(prefix, `does not look like ${kind}, which starts with \`${prefix}\`; copy it again`);
const port = z.coerce
  .number('must be a number from 0 to 65535')
  .int('must be a whole number')
  .min(0, 'must be a number from 0 to 65535')
  .max(65_535, 'must be a number from 0 to 65535');
const notServed = (what: string) => z.undefined(`${what}; unset it`).optional();

const ENVIRONMENT = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'a bot token').optional(),
  SLACK_APP_TOKEN: token('xapp-', 'an app-level token').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short for a signing secret; copy it again').optional(),
  PORT: port.optional(),
  SLACK_API_URL: z.url('must be a URL such as https://slack.com/api/').optional(),
  CALLCHECK_DATA_DIR: z.string().default('.callcheck'),
  CALLCHECK_CHANNELS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(
      z.array(
        z.string().regex(/^[CGD][A-Z0-9]{2,}$/, 'takes channel ids such as C0123ABCD, with commas between'),
      ),
    )
    .optional(),
  CALLCHECK_ESCALATION_GROUP: z
    .string()
    .regex(/^S[A-Z0-9]{2,}$/, 'takes the id of a user group such as S0123ABCD')
    .optional(),
  CALLCHECK_OPS_PORT: port.optional(),
  CALLCHECK_WORKSPACE_PORT: port.optional(),
  DATABASE_URL: notServed('this version keeps its state in CALLCHECK_DATA_DIR and does not use PostgreSQL'),
  SLACK_CLIENT_ID: notServed('this version serves one workspace, by SLACK_BOT_TOKEN'),
});

type Environment = z.infer<typeof ENVIRONMENT>;

/** Reads the settings; empty values count as unset. Throws a ConfigError that names every fault. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const result = ENVIRONMENT.safeParse(given);
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message })),
    );
  }
  const settings = result.data;
  return {
    slack: readSlack(settings),
    dataDirectory: settings.CALLCHECK_DATA_DIR,
    channels: settings.CALLCHECK_CHANNELS ?? [],
    escalationGroup: settings.CALLCHECK_ESCALATION_GROUP,
    opsPort: settings.CALLCHECK_OPS_PORT,
    workspacePort: settings.CALLCHECK_WORKSPACE_PORT,
  };
}

function readSlack(settings: Environment): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret } = settings;
  if (botToken === undefined && appToken === undefined && secret === undefined) return null;
  const faults: ConfigFault[] = [];
  if (botToken === undefined) {
    faults.push({
      name: 'SLACK_BOT_TOKEN',
      message: 'is missing; it stands under OAuth & Permissions in the settings of the Slack app',
    });
  }
  if (appToken === undefined && secret === undefined) {
    faults.push({
      name: 'SLACK_APP_TOKEN',
      message: 'is missing; set it for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP',
    });
  }
  const transport = readTransport(settings);
  if (botToken === undefined || transport === undefined) throw new ConfigError(faults);
  return { botToken, transport, apiUrl: settings.SLACK_API_URL };
}

/** Socket Mode wins where both are configured: it needs no public address. */
function readTransport(settings: Environment): Transport | undefined {
  if (settings.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: settings.SLACK_APP_TOKEN };
  if (settings.SLACK_SIGNING_SECRET === undefined) return undefined;
  return { kind: 'http', signingSecret: settings.SLACK_SIGNING_SECRET, port: settings.PORT ?? 3000 };
}
