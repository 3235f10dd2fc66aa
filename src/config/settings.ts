import { z } from 'zod';
import { GENESYS_SETTINGS } from './genesys-settings.ts';
import { INSTALL_SETTINGS } from './install-settings.ts';
import { OPERATIONS_SETTINGS } from './operations-settings.ts';
import { type SettingWords, wordsOf } from './setting.ts';
import { SLACK_SETTINGS } from './slack-settings.ts';
import { STATE_SETTINGS } from './state-settings.ts';
import { WATCHING_SETTINGS } from './watching-settings.ts';

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
