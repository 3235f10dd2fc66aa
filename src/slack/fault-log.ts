import { classifyFault } from './slack-fault.ts';

export interface Fault {
  /** Slack's word, or `failed` for a mistake of ours. */
  readonly word: string;
  readonly channel: string;
  readonly at: number;
}

/** What went wrong for good lately, for admins to see; ids and Slack's words, in memory alone. */
export interface FaultLog {
  note(error: unknown, channel: string, at: number): void;
  /** The latest first. */
  recent(): readonly Fault[];
}

const MOST = 20;

export function createFaultLog(): FaultLog {
  const faults: Fault[] = [];
  return {
    note(error, channel, at) {
      const fault = classifyFault(error);
      faults.unshift({ word: fault?.kind === 'refused' ? fault.error : 'failed', channel, at });
      faults.length = Math.min(faults.length, MOST);
    },
    recent: () => faults,
  };
}
