import type { ChannelMode, ChannelSettings } from '../../store/channel-settings.ts';

/** The mode in force: what was set, else auto where the app is to watch, else mention. */
export async function effectiveMode(
  team: string,
  channel: string,
  { store, channels }: { readonly store: ChannelSettings; readonly channels: readonly string[] },
): Promise<ChannelMode> {
  const isWatched = channels.length === 0 || channels.includes(channel);
  return (await store.findMode(team, channel)) ?? (isWatched ? 'auto' : 'mention');
}
