/** A message in a channel that organizations share, which Slack may tell of under any of them. */
export interface SharedMessage {
  readonly channel: string;
  readonly ts: string;
}

/** Which of several workspaces answers a message that they share: the one that heard of it first. */
export interface MessageOwners {
  /** Resolves with the owner, as JSON that the caller wrote: `owner` itself unless another one claimed the message before. */
  claimMessage(message: SharedMessage, team: string, owner: string): Promise<string>;
}
