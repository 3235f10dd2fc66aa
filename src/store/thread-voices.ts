import type { SourceKey } from './source-key.ts';

/** Who speaks in threads besides the people who began them: ids of messages alone, a few for each thread. */
export interface ThreadVoices {
  /** Remembers that somebody other than its author wrote in a thread. A message counts once, however often it is added. */
  addVoice(message: SourceKey, thread: string, at: number): Promise<void>;
  countVoices(team: string, channel: string, thread: string): Promise<number>;
  clearVoices(team: string, channel: string, thread: string): Promise<void>;
}
