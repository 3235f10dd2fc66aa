import type { Membership, Tenancy } from './many-workspaces/interface.ts';
import type { ApiCall, Change, Channel, Ephemeral, Message, User, View } from './model.ts';
import type { RateLimitKind } from './rate-limits.ts';
import type { Json } from './wire.ts';

/** How the app is set up in the workspace: what its manifest would say. */
export interface EmulatorApp {
  readonly name: string;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  /** Message shortcuts, shown in every message's menu. */
  readonly shortcuts: readonly { readonly name: string; readonly callbackId: string }[];
  /** Scopes of the bot token; a method that needs another answers `missing_scope`. */
  readonly scopes: readonly string[];
  /** Bot events, as the manifest names them (`message.channels`, `app_mention`, …). */
  readonly events: readonly string[];
}

export interface SlackEmulatorOptions {
  /** 0, the default, takes a free port. Always on 127.0.0.1. */
  readonly port?: number;
  readonly app?: Partial<EmulatorApp>;
  /** Whether the first workspace has the app from the start, with `botToken`. It has by default. */
  readonly installed?: boolean;
  /** How long an envelope may stay unanswered. Slack's 3 s by default. */
  readonly ackTimeoutMs?: number;
  /** Pauses before redeliveries 1, 2 and 3. Slack's by default: at once, a minute, five minutes. */
  readonly retryDelaysMs?: readonly number[];
  /** How long a trigger_id can be used. 3 s by default. */
  readonly triggerTtlMs?: number;
  /** How long a response_url can be used. 30 minutes by default. */
  readonly responseUrlTtlMs?: number;
  /** Every Web API call takes at least this long. 0 by default. */
  readonly latencyMs?: number;
  /** After a close frame leave the TCP connection open for a while, as Slack does. Off by default. */
  readonly lingeringClose?: boolean;
  /** Which of Slack's rate limits hold. Those of a workspace's own app by default. */
  readonly rateLimits?: RateLimitKind;
}

/** What the next call of a method does instead of its work. */
export interface InjectedFault {
  /** Answer with this HTTP status, for example 500 or 503. */
  readonly status?: number;
  /** Answer `ok: false` with this error. */
  readonly error?: string;
  /** Answer 429 with this `Retry-After`, in seconds. */
  readonly retryAfter?: number;
  /**
   * Break the connection: `request` before the work is done, `response` after it, so that the answer is lost, `body`
   * after it and in the middle of the answer.
   */
  readonly drop?: 'request' | 'response' | 'body';
  /** Keep the connection and never answer: `request` with the work undone, `response` after it. */
  readonly hang?: 'request' | 'response';
  /** Answer with this text in place of Slack's own, as something in between might, with `status` or 200. */
  readonly garbage?: { readonly text: string; readonly type?: string; readonly isDone: boolean };
  /** Answer rightly, but this much later. */
  readonly delayMs?: number;
  /** For how many calls; 1 by default. */
  readonly times?: number;
}

/** A file as a person attaches it. */
export interface FileUpload {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** `snippet` (the default for text) or `hosted`. */
  readonly mode?: 'snippet' | 'hosted';
  readonly filetype?: string;
  /**
   * How the app sees it: as a file of its own, by its id alone as in channels shared with other organizations, as one
   * that is kept elsewhere, or as one that is deleted meanwhile.
   */
  readonly seen?: 'whole' | 'by-id' | 'elsewhere' | 'deleted';
}

/** What a person types into the composer; the emulator does to it what Slack's clients do. */
export interface Post {
  /** Channel id, or its name without `#`. */
  readonly channel: string;
  /** User id or name; the first person by default. */
  readonly user?: string;
  readonly text: string;
  /** The clock's unless given. */
  readonly ts?: string;
  readonly threadTs?: string;
  /** Also send a thread reply to the channel. */
  readonly broadcast?: boolean;
  readonly files?: readonly FileUpload[];
  /** Forward this message, with `text` as the words above it. */
  readonly forward?: { readonly channel: string; readonly ts: string };
  /** The whole text is one code block. */
  readonly code?: boolean;
  /** The client curls the quotes outside code. Off by default. */
  readonly curlyQuotes?: boolean;
  /** The client links phone numbers, as phones do. On by default, the harder case for an app. */
  readonly linkPhones?: boolean;
  /** No `blocks` in the message, only `text`, as older clients and integrations send. */
  readonly plain?: boolean;
  /** Ready-made blocks instead of the composer's own. */
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly Json[];
  /** Posted by another app's bot, not by a person. */
  readonly asBot?: boolean;
}

/** Where an interactive element stands: in a message (its own or an ephemeral one), or in an open view. */
export interface Click {
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly viewId?: string;
  readonly actionId: string;
  /** Which block, when the action id occurs in several. */
  readonly blockId?: string;
  /** The option chosen (its value), or the text typed. */
  readonly value?: string;
}

/** How the app took a command, a click, a shortcut or a view. */
export interface Interaction {
  /** It acknowledged in time. */
  readonly acked: boolean;
  /** What it sent with the acknowledgement. */
  readonly response: Json;
  readonly triggerId: string;
  readonly responseUrl: string | null;
  /** Field errors of a `view_submission`, by block id. */
  readonly errors: Record<string, string> | null;
}

/** One delivery of an event or an interaction to the app. */
export interface DeliveryRecord {
  readonly transport: 'socket' | 'http';
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly attempt: number;
  readonly payload: Json;
  /** `pending` until it is answered. */
  outcome: 'pending' | 'acked' | 'timeout' | 'failed' | 'no-connection';
}

/** An embedded Slack workspace on loopback: the protocols for an app, and hands for the people in it. */
export interface SlackEmulator extends Tenancy, Membership {
  /** `http://127.0.0.1:<port>`: the Web API, the sockets, files and response URLs. */
  readonly origin: string;
  /** For `clientOptions.slackApiUrl` and `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly app: EmulatorApp;

  /** People first, then bots. */
  users(): readonly User[];
  channels(): readonly Channel[];
  /** The id of a channel by its name, or of the app's direct messages with a person by the name `dm` or `dm:<user>`. */
  channelId(name: string): string;
  userId(name: string): string;
  addUser(user: { readonly name: string; readonly realName: string; readonly external?: boolean }): string;
  addChannel(channel: {
    readonly name: string;
    /** One of its own unless given. */
    readonly id?: string;
    readonly type?: 'channel' | 'group';
    readonly members?: readonly string[];
    readonly shared?: boolean;
  }): string;
  /** A user group of these people, by name or id; returns its id. */
  addUserGroup(members: readonly string[]): string;
  /** Brings a user, by default the bot, into a channel. */
  invite(channel: string, user?: string): void;
  kick(channel: string, user?: string): void;
  archive(channel: string): void;

  /** Posts as a person and returns the message's ts. The app hears of it a moment later. */
  post(post: Post): string;
  edit(edit: { readonly channel: string; readonly ts: string; readonly text: string } & Partial<Post>): void;
  /**
   * Deletes a message. A root that has replies stays as a tombstone, and the app hears `message_changed` with a message
   * of subtype `tombstone`; anything else is heard as `message_deleted`.
   */
  remove(message: { readonly channel: string; readonly ts: string }): void;
  react(reaction: {
    readonly channel: string;
    readonly ts: string;
    readonly name: string;
    readonly user?: string;
  }): void;
  unreact(reaction: {
    readonly channel: string;
    readonly ts: string;
    readonly name: string;
    readonly user?: string;
  }): void;
  /** The client adds a link preview: the app gets `message_changed` without an edit. */
  unfurl(message: { readonly channel: string; readonly ts: string; readonly url: string }): void;

  command(command: {
    readonly channel: string;
    readonly user?: string;
    /** With the command itself: `/callcheck {"to": 1}`. */
    readonly text: string;
    readonly threadTs?: string;
  }): Promise<Interaction>;
  click(click: Click): Promise<Interaction>;
  /** Submits the topmost modal of the user, or the view named. Values by block id, or by action id. */
  submitView(submission: {
    readonly user?: string;
    readonly viewId?: string;
    readonly values?: Readonly<Record<string, string>>;
  }): Promise<Interaction>;
  closeView(view: { readonly user?: string; readonly viewId?: string }): Promise<void>;
  shortcut(shortcut: {
    readonly channel: string;
    readonly ts: string;
    readonly user?: string;
    readonly callbackId?: string;
  }): Promise<Interaction>;
  openHome(user?: string): void;
  dismiss(ephemeral: { readonly channel: string; readonly ts: string }): void;

  /** Roots and broadcasts of a channel, oldest first. */
  messages(channel: string): readonly Message[];
  /** A root and its replies, oldest first. */
  thread(channel: string, ts: string): readonly Message[];
  message(channel: string, ts: string): Message | undefined;
  ephemerals(user?: string): readonly Ephemeral[];
  /** Open modals of a user, topmost last. */
  views(user?: string): readonly View[];
  /** The published Home tab of a user. */
  home(user?: string): View | undefined;
  file(id: string): { readonly name: string; readonly content: Uint8Array } | undefined;
  /** Web API calls so far, of one method or of all. */
  calls(method?: string): readonly ApiCall[];
  deliveries(): readonly DeliveryRecord[];

  /** `files-pri` is the download of a file; of its faults only `status` counts. */
  failNext(method: string, fault: InjectedFault): void;
  /** The bot token stops working: `invalid_auth`, `account_inactive` or `token_revoked`; null restores it. */
  breakToken(error: string | null): void;
  /**
   * Sends events and interactions by signed HTTP to this URL, or to several in turn as a load balancer that knows
   * nothing of their health; null returns to Socket Mode.
   */
  deliverTo(url: string | readonly string[] | null): void;
  /** Delivers any event again, or a made-up one, in an envelope of its own. */
  emitEvent(event: Json, envelope?: Json): void;
  /** Sends a `disconnect` frame to every socket. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts every socket without a word. */
  cutSockets(): void;
  /** Slack's notice that it drops events, over the current transport. */
  appRateLimited(): void;
  /** Events that are under way or wait for their next attempt. */
  undelivered(): number;
  /** Sockets that are connected now. */
  sockets(): number;

  /** Resolves with the first truthy answer of `probe`, asked again after every change; rejects after `timeoutMs`. */
  waitFor<T>(probe: () => T | undefined | null | false, timeoutMs?: number): Promise<T>;
  /** Calls back after each change until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void;
  stop(): Promise<void>;
}
