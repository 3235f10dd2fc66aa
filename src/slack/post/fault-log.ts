import type { SourceKey } from '../../store/source-key.ts';
import type { Pause } from './pacer.ts';
import { classifyFault } from './slack-fault.ts';

export interface LoggedFault {
  /** Slack's word, or `failed` for a mistake of ours. */
  readonly word: string;
  readonly team: string;
  /** Null for what concerns no channel alone. */
  readonly channel: string | null;
  readonly at: number;
  /** The answer only waits: it is tried again. */
  readonly isDelay: boolean;
}

/** What went wrong, or is delayed, lately, for admins to see; ids and Slack's words, in memory alone. */
export interface FaultLog {
  /** Work was given up. */
  note(error: unknown, source: Pick<SourceKey, 'team' | 'channel'>, at: number): void;
  /** Work has to be tried again. Only what Slack has a word for is kept, and once for each channel. */
  noteDelay(error: unknown, source: Pick<SourceKey, 'team' | 'channel'>, at: number): void;
  /** Slack asked for a pause. */
  notePause(pause: Pause, at: number): void;
  /** Slack let the app miss events of a workspace. */
  noteDropped(team: string, at: number): void;
  /** Those of a workspace, the latest first. */
  recent(team: string): readonly LoggedFault[];
  forget(team: string): void;
}

const MOST = 200;

export function createFaultLog(): FaultLog {
  let faults: LoggedFault[] = [];
  const add = (fault: LoggedFault): void => {
    faults.unshift(fault);
    faults.length = Math.min(faults.length, MOST);
  };
  /** A delay takes the place of the same one before it. */
  const addDelay = (delay: Omit<LoggedFault, 'isDelay'>): void => {
    faults = faults.filter(
      ({ isDelay, word, team, channel }) =>
        !(isDelay && word === delay.word && team === delay.team && channel === delay.channel),
    );
    add({ ...delay, isDelay: true });
  };
  return {
    note(error, { team, channel }, at) {
      const fault = classifyFault(error);
      const word = fault !== undefined && 'error' in fault ? fault.error : 'failed';
      add({ word, team, channel, at, isDelay: false });
    },
    noteDelay(error, { team, channel }, at) {
      const fault = classifyFault(error);
      if (fault !== undefined && 'error' in fault) addDelay({ word: fault.error, team, channel, at });
    },
    notePause({ team, channel }, at) {
      addDelay({ word: 'ratelimited', team, channel, at });
    },
    noteDropped(team, at) {
      add({ word: 'app_rate_limited', team, channel: null, at, isDelay: false });
    },
    recent: (team) => faults.filter((fault) => fault.team === team),
    forget(team) {
      faults = faults.filter((fault) => fault.team !== team);
    },
  };
}
