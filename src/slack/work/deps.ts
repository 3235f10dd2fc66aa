import type { webApi } from '@slack/bolt';
import type { ModeChangers } from '../../config.ts';
import type { Log } from '../../log.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import type { Store } from '../../store/store.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { Workspaces } from '../install/workspaces.ts';
import type { BareMessages } from '../post/bare-messages.ts';
import type { FaultLog } from '../post/fault-log.ts';
import type { Pacer } from '../post/pacer.ts';
import type { Inbox } from '../receive/inbox.ts';
import type { FileAccess } from './fetch-file.ts';
import type { OrgAccess } from './look-up.ts';
import type { RecentMessages } from './recent-messages.ts';
import type { CheckText } from './timed-check.ts';

/** What answering needs. Everything comes in from outside, so that tests and the local workspace use the same code. */
export interface AnswerDeps {
  readonly check: CheckText;
  readonly store: Store;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** The knowledge in use now; it may be exchanged while the app runs. */
  readonly knowledge: () => Knowledge;
  readonly client: webApi.WebClient;
  /** Calls that no open view waits for go through it. */
  readonly pacer: Pacer;
  readonly bareMessages: BareMessages;
  readonly files: FileAccess;
  /** The user group that "Still stuck" calls; undefined offers no hand-over. */
  readonly escalationGroup?: string | undefined;
  /** Where IDs and numbers are looked up; undefined looks nothing up. */
  readonly org?: OrgAccess | undefined;
  /** What was written in the last minute. */
  readonly recentMessages: RecentMessages;
  readonly now: () => number;
}

/** What listeners need besides. */
export interface ListenerDeps extends AnswerDeps {
  readonly inbox: Inbox;
  /** Every workspace may install the app, so what belongs to one is nothing for the others. */
  readonly isForMany: boolean;
  /** Channels that start in auto mode; empty means all. */
  readonly channels: readonly string[];
  readonly modeChangers: ModeChangers;
  readonly faults: FaultLog;
}

/** What is the same in every workspace; `inWorkspace` adds the rest. */
export interface AppDeps extends Omit<ListenerDeps, 'client' | 'files' | 'inbox'> {
  readonly workspaces: Workspaces;
  /** Base of the Web API; undefined is Slack's own. */
  readonly apiUrl: string | undefined;
}
