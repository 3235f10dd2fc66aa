/** A message in Slack that may be answered; whatever we keep about it hangs on these three. */
export interface SourceKey {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** The key as one string, for maps and for the order in which work on one message is done. */
export function formatSource(source: SourceKey): string {
  return `${source.team}/${source.channel}/${source.ts}`;
}
