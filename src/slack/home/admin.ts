import type { Block, Line } from '../../reply/blocks.ts';
import { code, line, literal } from '../../reply/mrkdwn.ts';
import { readManifest } from '../manifest.ts';
import type { ListenerDeps } from '../work/deps.ts';
import { describeMissing, listChannels, readScopes } from './set-up.ts';
import { titled } from './titled.ts';

/** How many faults are shown; the log has the rest. */
const SHOWN = 5;

/** For admins alone: how the app is, and what is wrong with its set-up, each in one line. */
export async function renderAdmin(team: string, deps: ListenerDeps): Promise<Block[]> {
  const [waiting, health, missing, away] = await Promise.all([
    deps.store.countWork(),
    deps.store.check().then(
      () => 'Connected, and the state can be written.',
      () => 'Connected, but the state cannot be written: look at its disk or its server.',
    ),
    listMissing(deps),
    listAway(deps),
  ]);
  const wrong = [...missing, ...away, ...listLacked(deps), ...listFaults(team, deps)];
  return titled('For admins', [
    line(literal(health)),
    // What waits is counted over all workspaces.
    ...(deps.isForMany ? [] : [line(literal(describeWaiting(waiting)))]),
    line(literal('Knowledge version '), code(deps.knowledge().version)),
    ...(wrong.length === 0 ? [line(literal('No fault in the set-up.'))] : wrong),
  ]);
}

function describeWaiting(count: number): string {
  return count === 1 ? '1 message waits to be answered.' : `${count} messages wait to be answered.`;
}

/** Scopes that the token lacks; one of them is needed for a group that may change modes alone. */
async function listMissing({ client, modeChangers }: ListenerDeps): Promise<Line[]> {
  const [scopes, { scopes: wanted }] = await Promise.all([readScopes(client), readManifest()]);
  const isGroup = modeChangers.kind === 'group';
  const needed = wanted.filter((scope) => isGroup || scope !== 'usergroups:read');
  return describeMissing(needed, scopes).map((words) => line(literal(words)));
}

/** Channels that the settings name and the app is not in; in many workspaces each has others. */
async function listAway({ client, channels, isForMany }: ListenerDeps): Promise<Line[]> {
  const own = isForMany ? undefined : await listChannels(client);
  if (own === undefined) return [];
  return channels
    .filter((id) => !own.has(id))
    .map((id) => line(literal('Not in '), channel(id), literal(', which it is to watch: invite it.')));
}

/** Permissions that lookups were refused for. */
function listLacked({ org }: ListenerDeps): Line[] {
  return (org?.check.lackedPermissions() ?? []).map((permission) =>
    line(literal('The Genesys Cloud client lacks '), code(permission), literal(': add it to its role.')),
  );
}

function listFaults(team: string, { faults }: ListenerDeps): Line[] {
  return faults
    .recent(team)
    .slice(0, SHOWN)
    .map(({ channel: where, word, isDelay }) =>
      where === null
        ? line(literal(explain(word)))
        : line(
            literal(isDelay ? 'Answers wait in ' : 'No answer in '),
            channel(where),
            literal(`: ${explain(word)}`),
          ),
    );
}

const channel = (id: string): Line['elements'] => [{ type: 'channel', channel_id: id }];

const WORDS: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived.',
  not_in_channel: 'the app is not in the channel; invite it.',
  channel_not_found: 'the channel is gone, or the app was removed from it.',
  missing_scope: 'a scope is missing; see above, and install the app again.',
  restricted_action: 'posting is restricted there; let the app post.',
  thread_not_found: 'the message was deleted meanwhile.',
  ratelimited: 'Slack limits how often the app may call it; the answers come later.',
  org_login_required: 'Slack is moving the workspace; the answers come when it is done.',
  app_rate_limited: 'Slack let messages fall: more came in an hour than it delivers.',
  failed: 'a mistake of the app; its log has the place.',
};

const explain = (word: string): string => WORDS[word] ?? `Slack refused it (${word}).`;
