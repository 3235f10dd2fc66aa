import type { webApi } from '@slack/bolt';
import type { ModeChangers } from '../../config.ts';
import { isAdmin } from '../home/set-up.ts';
import { refusalOf } from '../post/slack-fault.ts';

/**
 * Why a person may not change the mode of a channel they are in, in a line for that person alone; undefined where they
 * may. What cannot be found out counts as no.
 */
export async function refuseModeChange(
  user: string,
  who: ModeChangers,
  client: webApi.WebClient,
): Promise<string | undefined> {
  switch (who.kind) {
    case 'members':
      return undefined;
    case 'admins':
      return (await isAdmin(client, user)) ? undefined : 'Only admins of the workspace may change modes.';
    case 'people':
      return who.ids.includes(user)
        ? undefined
        : `Only ${who.ids.map((id) => `<@${id}>`).join(', ')} may change modes.`;
    case 'group':
      return await refuseStranger(user, who.group, client);
    default:
      return who satisfies never;
  }
}

async function refuseStranger(
  user: string,
  group: string,
  client: webApi.WebClient,
): Promise<string | undefined> {
  const words = `Only members of <!subteam^${group}> may change modes.`;
  try {
    const { users } = await client.usergroups.users.list({ usergroup: group });
    return users?.includes(user) === true ? undefined : words;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return `${words} I could not check whether you are one (${refusal}). Tell the people who run this app.`;
  }
}
