import { z } from 'zod';
import { askSlack, type SlackDoor } from './ask-slack.ts';
import { fault, ok, type SetUpFinding, warning } from './finding.ts';

const CHANNEL = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
  }),
});

/** The channels of `CALLCHECK_CHANNELS`: there, not archived, and the app in them. */
export async function checkChannels(door: SlackDoor, channels: readonly string[]): Promise<SetUpFinding[]> {
  if (channels.length === 0) return [ok('channels', 'all it is invited to')];
  return await Promise.all(channels.map((channel) => checkChannel(door, channel)));
}

async function checkChannel(door: SlackDoor, id: string): Promise<SetUpFinding> {
  const answer = await askSlack(door, 'conversations.info', { channel: id });
  const invite = 'invite the app there, or take it out of CALLCHECK_CHANNELS';
  if (answer.kind === 'unreachable') {
    return warning('channels', `${id} could not be looked at (${answer.why})`, 'run this again');
  }
  if (answer.kind === 'refused') {
    if (answer.word !== 'channel_not_found') {
      return warning('channels', `${id} could not be looked at (${answer.word})`, 'see the scopes above');
    }
    return fault('channels', `${id} is not there, or private without the app in it`, invite);
  }
  const read = CHANNEL.safeParse(answer.body);
  if (!read.success) return warning('channels', `${id} could not be looked at`, 'run this again');
  const { name, is_member: isMember, is_archived: isArchived } = read.data.channel;
  const called = name === undefined ? id : `#${name} (${id})`;
  if (isArchived) return fault('channels', `${called} is archived`, 'take it out of CALLCHECK_CHANNELS');
  return isMember ? ok('channels', called) : fault('channels', `the app is not in ${called}`, invite);
}

const GROUPS = z.object({ users: z.array(z.string()) });

/** A user group that the settings name; `variable` is where. */
export async function checkGroup(door: SlackDoor, id: string, variable: string): Promise<SetUpFinding> {
  const check = 'user group';
  const answer = await askSlack(door, 'usergroups.users.list', { usergroup: id });
  if (answer.kind === 'answer') {
    const { users } = GROUPS.safeParse(answer.body).data ?? { users: [] };
    if (users.length > 0) return ok(check, `${id} of ${variable} has people in it`);
    return warning(check, `${id} of ${variable} has nobody in it`, 'add people to it in Slack');
  }
  if (answer.kind === 'refused' && answer.word !== 'missing_scope') {
    return fault(check, `${id} is not there (${answer.word})`, `correct ${variable}`);
  }
  const why = answer.kind === 'refused' ? 'missing scope usergroups:read' : answer.why;
  return warning(
    check,
    `${id} of ${variable} could not be looked at (${why})`,
    'add the scope to have it checked',
  );
}
