import type { webApi } from '@slack/bolt';

/** What finds the installation that serves a workspace. */
export interface Installed {
  /** The workspace itself; all that is kept is kept under it. */
  readonly team: string;
  /** Its organization, where it has one. */
  readonly enterprise?: string | undefined;
  /** The organization installed the app for its workspaces together. */
  readonly isOrg: boolean;
}

/** A workspace that the app serves, and what it needs for that. */
export interface Workspace {
  readonly client: webApi.WebClient;
  readonly token: string;
  readonly botUserId: string | undefined;
  readonly botId: string | undefined;
}

/** The workspaces that the app serves: the one of a token, or all that installed it. */
export interface Workspaces {
  /** Rejects when the app cannot serve at all. */
  start(): Promise<void>;
  /** Undefined for a workspace that the app does not serve. */
  find(installed: Installed): Promise<Workspace | undefined>;
  /** Whether a workspace is still served, as far as the store knows. */
  isServed(installed: Installed): Promise<boolean>;
  /**
   * The workspaces that one installation serves together with this one, as far as they are known: people of each may
   * be in channels of another. None where it serves one alone.
   */
  listServed(installed: Installed): Promise<readonly string[]>;
  /**
   * The app was taken away from a workspace or an organization at this time (milliseconds): deletes everything of it.
   * Resolves with the workspaces that are forgotten; undefined, and nothing is done, when it was installed again since.
   */
  leave(installed: Installed, at: number): Promise<readonly string[] | undefined>;
  /**
   * The token was refused: asks Slack whether the app was taken away without a notice, and then deletes everything of it.
   * Resolves with the workspaces that are forgotten.
   */
  leaveIfGone(installed: Installed): Promise<readonly string[]>;
  /** The same for every installation. */
  leaveAllGone(): Promise<readonly string[]>;
}
