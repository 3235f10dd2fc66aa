import { z } from 'zod';
import { port, setting } from './setting.ts';

const token = (prefix: string, kind: string) =>
  z.string().startsWith(prefix, `does not look like ${kind}, which starts with \`${prefix}\`; copy it again`);

/** How callcheck and Slack reach each other. */
export const SLACK_SETTINGS = {
  SLACK_BOT_TOKEN: setting(token('xoxb-', 'a bot token').optional(), {
    what: "the bot's token, `xoxb-…`",
    unset: 'without any Slack setting the local workspace starts',
    secret: true,
  }),
  SLACK_APP_TOKEN: setting(token('xapp-', 'an app-level token').optional(), {
    what: 'the app-level token, `xapp-…`: Socket Mode',
    unset: 'HTTP',
    secret: true,
  }),
  SLACK_SIGNING_SECRET: setting(
    z.string().min(8, 'is too short for a signing secret; copy it again').optional(),
    {
      what: 'checks that requests come from Slack: HTTP',
      unset: 'Socket Mode',
      secret: true,
      only: ['http'],
    },
  ),
  PORT: setting(port.default(3000), {
    what: 'the port for HTTP; `/slack/events`, `/healthz`, `/readyz` and `/metrics` are there, and for many workspaces `/slack/install`, also in Socket Mode',
    only: ['http', 'many'],
  }),
  SLACK_API_URL: setting(
    z
      .url({ protocol: /^https?$/, message: 'must be a URL such as https://slack.com/api/' })
      .refine((url) => !URL.canParse(url) || isBare(new URL(url)), {
        message: 'must hold no user, password, `?` or `#`',
        abort: true,
      })
      .optional(),
    { what: "another base of Slack's Web API", unset: "Slack's own", only: ['slack'] },
  ),
};

/** Names of methods are put behind it, and no request goes out with a password in its address. */
function isBare({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === '');
}
