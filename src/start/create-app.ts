import type { Config, SlackConfig } from '../config.ts';
import { createOrgCheck } from '../genesys/org-check.ts';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../slack/app.ts';
import { checkText } from '../validator/index.ts';

type AppParts = {
  readonly config: Pick<Config, 'channels' | 'modeChangers' | 'escalationGroup' | 'genesys'>;
} & Pick<SlackAppOptions, 'store' | 'knowledge' | 'log' | 'telemetry' | 'routes' | 'door'>;

/** The one app, whichever Slack it talks to. */
export function createApp({ config, ...parts }: AppParts, slack: SlackConfig): SlackApp {
  const { channels, modeChangers, escalationGroup, genesys } = config;
  return createSlackApp({
    org: genesys && { check: createOrgCheck(genesys), channels: genesys.channels },
    ...parts,
    config: slack,
    channels,
    modeChangers,
    escalationGroup,
    check: checkText,
  });
}
