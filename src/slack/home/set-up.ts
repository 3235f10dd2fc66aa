import type { webApi } from '@slack/bolt';
import { refusalOf } from '../post/slack-fault.ts';

/** What the app cannot do without a scope, in one line. Scopes that aren't here are needed for anything at all. */
const LOST: Readonly<Record<string, string>> = {
  'files:read': 'snippets that are too long for a preview are not read',
  'files:write': 'a corrected body too long for a message is not attached as a file',
  'channels:read': 'modes of public channels cannot be set in the Home tab, only by /callcheck mode',
  'groups:read': 'modes of private channels cannot be set in the Home tab, only by /callcheck mode',
  'users:read': 'admins are not recognised, and the Home tab has no part for them',
  'reactions:write': 'calls that are right get no tick, and slow answers no eyes',
  'groups:history': 'private channels are not watched',
  'channels:history': 'public channels are not watched',
  'im:history': 'direct messages are not answered',
  'mpim:history': 'group messages are not answered',
  'app_mentions:read': 'mentions are not answered where the app is not a member',
  'usergroups:read': 'nobody is recognised as one of the group that may change modes',
};

/** What the token may do, as Slack says with each answer; undefined where it doesn't say. */
export async function readScopes(client: webApi.WebClient): Promise<readonly string[] | undefined> {
  const { response_metadata } = await client.auth.test();
  return response_metadata?.scopes;
}

/** One line for each scope that is missing. */
export function describeMissing(wanted: readonly string[], scopes: readonly string[] | undefined): string[] {
  if (scopes === undefined) return [];
  return wanted
    .filter((scope) => !scopes.includes(scope))
    .map((scope) => `Missing scope ${scope}: ${LOST[scope] ?? 'the app cannot work'}.`);
}

/** The most pages of channels that are read: a longer list is no place to set modes. */
const MOST_PAGES = 5;

/** Slack refuses a list altogether where the scope of one kind is missing. */
const KINDS = ['public_channel,private_channel', 'public_channel', 'private_channel'];

/** Channels by id that the app, or a person, is in, of the kinds there are scopes for; undefined where there are none. */
export async function listChannels(
  client: webApi.WebClient,
  user?: string,
): Promise<ReadonlySet<string> | undefined> {
  for (const types of KINDS) {
    try {
      return await listOfKind(client, types, user);
    } catch (error) {
      if (refusalOf(error) === undefined) throw error;
    }
  }
  return undefined;
}

async function listOfKind(
  client: webApi.WebClient,
  types: string,
  user: string | undefined,
): Promise<Set<string>> {
  const found = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { channels, response_metadata } = await client.users.conversations({
      ...(user !== undefined && { user }),
      ...(cursor !== undefined && { cursor }),
      types,
      exclude_archived: true,
      limit: 200,
    });
    for (const { id } of channels ?? []) if (id !== undefined) found.add(id);
    cursor = response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return found;
}

/** Channels whose mode a person may set: those that both the person and the app are in. */
export async function listShared(client: webApi.WebClient, user: string): Promise<string[] | undefined> {
  const [own, theirs] = await Promise.all([listChannels(client), listChannels(client, user)]);
  if (own === undefined || theirs === undefined) return undefined;
  return [...own].filter((id) => theirs.has(id));
}

/** False also where the scope to know it is missing. */
export async function isAdmin(client: webApi.WebClient, user: string): Promise<boolean> {
  try {
    return (await client.users.info({ user })).user?.is_admin === true;
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return false;
  }
}
