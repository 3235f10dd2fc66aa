/** An installation of the app, sealed: the store can neither read it nor has to know what is in it. */
export interface SealedInstallation {
  /** Whose it is: `team/T…` for a workspace, `org/E…` for all workspaces of an organization. */
  readonly holder: string;
  readonly sealed: string;
  /** Milliseconds since the epoch: when it was installed last. */
  readonly updated: number;
}

/** Where the app is installed, and which workspaces came with an organization. */
export interface InstallationStore {
  /** Creates or replaces the installation of its holder. */
  saveInstallation(installation: SealedInstallation): Promise<void>;
  /** The same installation with another token. False, and nothing is done, when it is gone. */
  renewInstallation(holder: string, sealed: string): Promise<boolean>;
  /** The same installation under another seal. False, and nothing is done, when it is not sealed as `from` any more. */
  resealInstallation(holder: string, from: string, to: string): Promise<boolean>;
  findInstallation(holder: string): Promise<SealedInstallation | undefined>;
  /** All of them, by holder. */
  listInstallations(): Promise<readonly SealedInstallation[]>;
  removeInstallation(holder: string): Promise<void>;
  /** Remembers that a workspace is served by the installation of its organization; again is no change. */
  addOrgTeam(enterprise: string, team: string): Promise<void>;
  listOrgTeams(enterprise: string): Promise<readonly string[]>;
  /**
   * Deletes everything of a workspace: its own installation, replies, modes, mutes, participants, feedback, counters, its
   * place in an organization, and its work, also what somebody holds at the moment. What was deleted before, or never
   * was, is no error.
   */
  forgetTeam(team: string): Promise<void>;
}

export const teamHolder = (team: string): string => `team/${team}`;

export const orgHolder = (enterprise: string): string => `org/${enterprise}`;
