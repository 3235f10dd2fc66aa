import type { SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Route } from '../ops/health.ts';
import { createSlackApp, type SlackApp } from '../slack/app.ts';
import { checkText } from '../validator/index.ts';
import type { Parts } from './parts.ts';

/** The one app, whichever Slack it talks to. */
export function createApp(
  { config, knowledge, store }: Parts,
  slack: SlackConfig,
  log: Log,
  routes: Route[],
): SlackApp {
  const { channels, modeChangers, escalationGroup } = config;
  return createSlackApp({
    config: slack,
    channels,
    modeChangers,
    escalationGroup,
    store,
    log,
    knowledge,
    check: checkText,
    routes,
  });
}
