import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { z } from 'zod';

const MANIFEST = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
    shortcuts: z.array(z.object({ name: z.string(), type: z.string(), callback_id: z.string() })),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** How the app is set up, as `manifest.yml` says it. */
export interface AppSetUp {
  readonly name: string;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly shortcuts: readonly { readonly name: string; readonly callbackId: string }[];
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly events: readonly string[];
}

/** Reads `manifest.yml`, so that the local workspace has the app just as Slack would. */
export async function readManifest(): Promise<AppSetUp> {
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const { display_information, features, oauth_config, settings } = MANIFEST.parse(load(text));
  return {
    name: display_information.name,
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint,
    })),
    shortcuts: features.shortcuts.map(({ name, callback_id }) => ({ name, callbackId: callback_id })),
    scopes: oauth_config.scopes.bot,
    optionalScopes: oauth_config.scopes.bot_optional,
    events: settings.event_subscriptions.bot_events,
  };
}
