import type { SourceKey } from './source-key.ts';

/** Who speaks in threads besides the people who began them: ids of messages alone, a few for each thread. */
export interface ThreadParticipants {
  /** Remembers that somebody other than its author wrote in a thread. A message counts once, however often it is added. */
  addParticipant(message: SourceKey, thread: string, at: number): Promise<void>;
  countParticipants(team: string, channel: string, thread: string): Promise<number>;
  clearParticipants(team: string, channel: string, thread: string): Promise<void>;
}
