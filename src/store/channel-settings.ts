/** When the bot speaks in a channel unasked: to every call it can help with, to mentions alone, or never. */
export type ChannelMode = 'auto' | 'mention' | 'off';

/** Modes of channels and threads that were muted. */
export interface ChannelSettings {
  /** Undefined if none was set. */
  findMode(team: string, channel: string): Promise<ChannelMode | undefined>;
  setMode(team: string, channel: string, mode: ChannelMode, by: string): Promise<void>;
  listModes(team: string): Promise<readonly { readonly channel: string; readonly mode: ChannelMode }[]>;
  /** Of a channel that organizations share, what each of them has set. */
  listModesOf(channel: string): Promise<readonly { readonly team: string; readonly mode: ChannelMode }[]>;
  isMuted(team: string, channel: string, thread: string): Promise<boolean>;
  /** The workspaces in which a thread of a shared channel is muted. */
  listMuting(channel: string, thread: string): Promise<readonly string[]>;
  setMuted(team: string, channel: string, thread: string, muted: boolean): Promise<void>;
}
