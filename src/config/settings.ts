import { z } from 'zod';
import { GENESYS_SETTINGS } from './genesys-settings.ts';
import { INSTALL_SETTINGS } from './install-settings.ts';
import { MODE_CHANGERS } from './mode-changers.ts';
import { listOf, port, type SettingWords, setting, wordsOf } from './setting.ts';
import { SLACK_SETTINGS } from './slack-settings.ts';

/** Health and telemetry. */
const OPERATIONS_SETTINGS = {
  CALLCHECK_OPS_PORT: setting(port.optional(), {
    what: 'the port for `/healthz`, `/readyz` and `/metrics` in Socket Mode',
    unset: 'they are not served',
    only: ['slack'],
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(z.url('must be a URL such as https://otlp.example:4318').optional(), {
    what: "where metrics and traces are sent over OTLP; OpenTelemetry's other variables have their usual effect",
    unset: 'they are not sent',
    only: ['slack'],
  }),
  CALLCHECK_WORKSPACE_PORT: setting(port.optional(), {
    what: "the port of the local workspace's page",
    unset: '`4390`, or the next free one',
    only: ['local'],
  }),
};

/** Where the state is kept, and for how long. */
const STATE_SETTINGS = {
  CALLCHECK_DATA_DIR: setting(z.string().default('.callcheck'), {
    what: 'the folder of the state',
  }),
  DATABASE_URL: setting(
    z
      .string()
      .refine(
        (url) => /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url),
        'must look like postgres://user:password@host:5432/database, with special characters of the password escaped, such as %40 for @',
      )
      .optional(),
    {
      what: 'the PostgreSQL database of the state, for several replicas on Slack, `postgres://…`; the local workspace keeps its own state in `CALLCHECK_DATA_DIR`',
      unset: 'the state is in `CALLCHECK_DATA_DIR`, for one process',
      secret: true,
      only: ['slack'],
    },
  ),
  CALLCHECK_KEEP_DAYS: setting(
    z.coerce
      .number('must be a number of days')
      .int('must be a whole number of days')
      .min(1, 'must be at least 1 day')
      .max(36_500, 'must be 36500 days at most')
      .default(400),
    {
      what: 'after how many days replies and what belongs to them are forgotten',
    },
  ),
};

/** Which channels callcheck watches, and whom it escalates to. */
const WATCHING_SETTINGS = {
  CALLCHECK_CHANNELS: setting(
    listOf(
      z.string().regex(/^[CGD][A-Z0-9]{2,}$/, 'takes channel ids such as C0123ABCD, comma-separated'),
    ).optional(),
    {
      what: 'ids of the channels that start in *auto*, comma-separated',
      unset: 'all it is invited to',
    },
  ),
  CALLCHECK_MODE_CHANGERS: setting(
    z
      .string()
      .regex(MODE_CHANGERS, 'takes members, admins, the id of a user group, or comma-separated ids of people')
      .default('members'),
    {
      what: 'who may change the modes of channels they are in: `members` for everybody, `admins`, the id of a user group, or comma-separated ids of people',
    },
  ),
  CALLCHECK_ESCALATION_GROUP: setting(
    z
      .string()
      .regex(/^S[A-Z0-9]{2,}$/, 'takes the id of a user group such as S0123ABCD')
      .optional(),
    {
      what: 'the id of the user group that *Still stuck* hands a thread over to, once',
      unset: 'there is no such button',
    },
  ),
};

/** Every variable by the group that people look for it in. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  Slack: SLACK_SETTINGS,
  'Many workspaces': INSTALL_SETTINGS,
  Watching: WATCHING_SETTINGS,
  'Genesys Cloud': GENESYS_SETTINGS,
  State: STATE_SETTINGS,
  Operations: OPERATIONS_SETTINGS,
};

/** All that is read of the environment. */
export const ENVIRONMENT = z.object({
  ...SLACK_SETTINGS,
  ...INSTALL_SETTINGS,
  ...WATCHING_SETTINGS,
  ...GENESYS_SETTINGS,
  ...STATE_SETTINGS,
  ...OPERATIONS_SETTINGS,
});

/** A setting that is missing or wrong, and what to do about it. */
export interface SettingFault {
  readonly name: string;
  readonly message: string;
}

export type Environment = z.infer<typeof ENVIRONMENT>;

/** An environment variable that people may set, with its description. */
export interface Setting extends SettingWords {
  readonly name: string;
  readonly group: string;
  /** The value that an unset variable has; undefined where there is none. */
  readonly default?: string | undefined;
}

/** Every variable that has an effect, group by group; those that are only refused are left out. */
export const SETTINGS: readonly Setting[] = Object.entries(GROUPS).flatMap(([group, variables]) =>
  Object.entries(variables).flatMap(([name, schema]) => {
    const words = wordsOf(schema);
    return words === undefined ? [] : [{ ...words, name, group, default: defaultOf(schema) }];
  }),
);

function defaultOf(schema: z.ZodType): string | undefined {
  return schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : undefined;
}
