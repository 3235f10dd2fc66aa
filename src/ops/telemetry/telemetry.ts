import type { Knowledge, Report } from '../../validator/index.ts';
import { NO_STEPS, type Steps } from './steps.ts';

/** What became of a delivery: stored as work, known already, or refused so that Slack sends it again. */
export type Fate = 'taken' | 'duplicate' | 'refused';

/** What a message got. */
export type TelemetryInput = 'reply' | 'reaction' | 'silence';

/** Why work was put off or given up. */
export type Trouble = 'rate-limit' | 'slack' | 'store' | 'network' | 'ours' | 'unreadable';

export interface SlackCall {
  /** `chat.postMessage`. */
  readonly method: string;
  readonly seconds: number;
  /** Slack's word, or ours for a call that had no answer; undefined for one that worked. */
  readonly error?: string | undefined;
}

/** A lookup in the organization: what kind of thing, and what came of it. */
export interface LookupCount {
  readonly kind: string;
  readonly outcome: string;
}

export interface QueueState {
  readonly depth: number;
  /** When the oldest unfinished work was added, in milliseconds since the epoch; undefined for none. */
  readonly oldest: number | undefined;
}

/**
 * What operators can watch, in words of the domain. Callers need not care what is safe to show: of all that is
 * handed in only words of closed lists and numbers go further, and nothing here throws or is waited for.
 */
export interface Telemetry {
  /** From now on this knowledge is in use. Its names are the words that may be shown. */
  knowledgeLoaded(knowledge: Knowledge): void;
  /** A change of the knowledge had faults and was not taken. */
  knowledgeRefused(): void;
  delivered(fate: Fate): void;
  checked(seconds: number): void;
  diagnosed(report: Report): void;
  /** `seconds` from the delivery to what the message got. */
  replied(report: Report, given: TelemetryInput, seconds: number): void;
  slackCalled(call: SlackCall): void;
  workPutOff(job: string, trouble: Trouble): void;
  workGivenUp(job: string, trouble: Trouble): void;
  /** What was looked up for one answer. */
  lookedUp(counts: readonly LookupCount[]): void;
  rated(rating: 'helpful' | 'not-helpful'): void;
  /** Where to look for the state of the queue whenever somebody watches, and how long to wait for it. */
  watchQueue(read: () => Promise<QueueState>, patienceMs?: number): void;
  readonly steps: Steps;
}

const nothing = (): void => undefined;

/** No telemetry: for tests, the command line and the local workspace. */
export const NO_TELEMETRY: Telemetry = {
  knowledgeLoaded: nothing,
  knowledgeRefused: nothing,
  delivered: nothing,
  checked: nothing,
  diagnosed: nothing,
  replied: nothing,
  slackCalled: nothing,
  workPutOff: nothing,
  workGivenUp: nothing,
  lookedUp: nothing,
  rated: nothing,
  watchQueue: nothing,
  steps: NO_STEPS,
};
