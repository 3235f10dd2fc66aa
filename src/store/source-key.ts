/** A message in Slack that may be answered; these three identify it in everything that is stored. */
export interface SourceKey {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** Whether it is a message: an answered click has a key too, with a name that ends in a time. */
export function isMessage({ ts }: SourceKey): boolean {
  return /^\d+\.\d+$/.test(ts);
}

/** When it came to be by Slack's clock, as Slack writes times: the ts of a message, or what the name of a click ends in. */
export function timeOf({ ts }: SourceKey): string {
  return /\d+\.\d+$/.exec(ts)?.[0] ?? '0';
}

/** The key as one string, for maps and for the order in which work on one message is done. */
export function formatSource(source: SourceKey): string {
  return `${source.team}/${source.channel}/${source.ts}`;
}
