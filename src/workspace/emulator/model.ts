import type { Json } from './wire.ts';

/** A person, or a bot's user, in the workspace. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  /** The workspace this person belongs to; another one's for a guest from a shared channel. */
  readonly teamId: string;
}

export type ChannelType = 'channel' | 'group' | 'im' | 'mpim';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly members: Set<string>;
  topic: string;
  archived: boolean;
  /** Shared with another organization (Slack Connect). */
  readonly shared: boolean;
}

export interface Reaction {
  readonly name: string;
  readonly users: string[];
}

/** A message as the workspace keeps it; field names are Slack's own, so that payloads are copies of it. */
export interface Message {
  readonly type: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly team: string;
  subtype?: string;
  user: string;
  text: string;
  blocks?: Json[];
  attachments?: Json[];
  files?: Json[];
  metadata?: Json;
  thread_ts?: string;
  parent_user_id?: string;
  reply_count?: number;
  reply_users_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  client_msg_id?: string;
  bot_id?: string;
  app_id?: string;
  bot_profile?: Json;
  edited?: { user: string; ts: string };
  reactions?: Reaction[];
}

/** A message that only one person sees, until it is dismissed. */
export interface Ephemeral {
  readonly channel: string;
  readonly ts: string;
  /** Who sees it. */
  readonly user: string;
  readonly thread_ts?: string;
  text: string;
  blocks?: Json[];
  /** `app` for the app's own, `slack` for what the client itself says (an unknown command, a timeout). */
  readonly from: 'app' | 'slack';
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** The file object of Slack's payloads. */
  readonly object: Json;
}

/** A modal or a Home tab as the workspace keeps it: what the app sent, plus ids, hash and state. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  hash: string;
  /** The view as the app gave it, block ids filled in. */
  content: Json;
  /** `state.values` of a view payload: by block id, then by action id. */
  values: Record<string, Json>;
}

/** One call of the Web API, with its parameters parsed and its answer. */
export interface ApiCall {
  readonly method: string;
  readonly parameters: Json;
  readonly response: Json;
  readonly status: number;
  readonly at: number;
}

/** What changed, for the page. */
export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'ephemeral'; readonly ephemeral: Ephemeral }
  | { readonly kind: 'ephemeral-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'views'; readonly user: string }
  | { readonly kind: 'home'; readonly user: string }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'call'; readonly method: string }
  | { readonly kind: 'delivery' };
