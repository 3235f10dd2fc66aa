import type { SourceKey } from '../../store/source-key.ts';
import { classifyFault } from './slack-fault.ts';

export interface Fault {
  /** Slack's word, or `failed` for a mistake of ours. */
  readonly word: string;
  readonly team: string;
  /** Null for what concerns no channel alone. */
  readonly channel: string | null;
  readonly at: number;
}

/** What went wrong for good lately, for admins to see; ids and Slack's words, in memory alone. */
export interface FaultLog {
  note(error: unknown, source: Pick<SourceKey, 'team' | 'channel'>, at: number): void;
  /** Slack let the app miss events of a workspace. */
  noteDropped(team: string, at: number): void;
  /** Those of a workspace, the latest first. */
  recent(team: string): readonly Fault[];
  forget(team: string): void;
}

const MOST = 200;

export function createFaultLog(): FaultLog {
  let faults: Fault[] = [];
  const add = (fault: Fault): void => {
    faults.unshift(fault);
    faults.length = Math.min(faults.length, MOST);
  };
  return {
    note(error, { team, channel }, at) {
      const fault = classifyFault(error);
      add({ word: fault?.kind === 'refused' ? fault.error : 'failed', team, channel, at });
    },
    noteDropped(team, at) {
      add({ word: 'app_rate_limited', team, channel: null, at });
    },
    recent: (team) => faults.filter((fault) => fault.team === team),
    forget(team) {
      faults = faults.filter((fault) => fault.team !== team);
    },
  };
}
