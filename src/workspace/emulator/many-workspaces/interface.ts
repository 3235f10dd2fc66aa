import type { SlackEmulator } from '../interface.ts';

/** Who has the app: one workspace, or an organization for all of its workspaces. */
export interface Org {
  readonly id: string;
  readonly name: string;
  /** The app's bot is one and the same in all workspaces of an organization. */
  readonly botId: string;
  readonly botUserId: string;
}

/** One workspace of several under one Slack. */
export type EmulatorWorkspace = Omit<SlackEmulator, keyof Tenancy | 'stop'>;

/** Several workspaces under one Slack, and the installation of the app by OAuth. */
export interface Tenancy {
  readonly clientId: string;
  readonly clientSecret: string;
  /** An organization without workspaces yet; returns its id. */
  addOrg(name: string): string;
  /** A workspace that doesn't have the app yet. */
  addWorkspace(workspace: { readonly name: string; readonly org?: string }): EmulatorWorkspace;
  /** Where people are sent back to after an installation; the first is used when the app names none. */
  setRedirectUrls(urls: readonly string[]): void;
  /** Tokens of later installations live this long and come with a refresh token; null: for ever. */
  rotateTokens(lifetimeMs: number | null): void;
  /** Every token that lives for a while is over now. */
  expireTokens(): void;
  /** Every bot token and refresh token that was ever given out. */
  issuedTokens(): readonly string[];
}

/** What a workspace can do about the app. */
export interface Membership {
  /** The organization of this workspace. */
  readonly enterpriseId: string | null;
  /** The app is taken away, for the whole organization where that installed it: its tokens are dead, and it is told so. */
  uninstall(): void;
  /** The app's tokens are taken back, which it is told in another event. */
  revokeTokens(): void;
}
