/** SQL of the installations and of what an uninstalled app leaves behind, one constant a statement. */
export const SAVE_INSTALLATION =
  'INSERT OR REPLACE INTO installation (holder, sealed, updated) VALUES (?, ?, ?)';

export const RENEW_INSTALLATION = 'UPDATE installation SET sealed = ? WHERE holder = ?';

export const RESEAL_INSTALLATION = 'UPDATE installation SET sealed = ? WHERE holder = ? AND sealed = ?';

export const FIND_INSTALLATION = 'SELECT holder, sealed, updated FROM installation WHERE holder = ?';

export const LIST_INSTALLATIONS = 'SELECT holder, sealed, updated FROM installation ORDER BY holder';

export const REMOVE_INSTALLATION = 'DELETE FROM installation WHERE holder = ?';

export const FIND_ORG_TEAM = 'SELECT 1 FROM org_team WHERE team = ? AND enterprise = ?';

export const ADD_ORG_TEAM = 'INSERT OR REPLACE INTO org_team (team, enterprise) VALUES (?, ?)';

export const LIST_ORG_TEAMS = 'SELECT team FROM org_team WHERE enterprise = ? ORDER BY team';

/** Of a workspace, small enough for one go each. The subject of work begins with its workspace and a slash. */
export const FORGET: readonly string[] = [
  "DELETE FROM work WHERE subject >= ?1 || '/' AND subject < ?1 || '0'",
  'DELETE FROM channel WHERE team = ?',
  'DELETE FROM mute WHERE team = ?',
  'DELETE FROM feedback WHERE team = ?',
  'DELETE FROM counter WHERE team = ?',
  'DELETE FROM org_team WHERE team = ?',
  'DELETE FROM owner WHERE team = ?',
];

/** Of a workspace, a batch at a time, so that no other statement waits long. */
export const FORGET_IN_BATCHES: readonly string[] = [
  `DELETE FROM reply WHERE (team, channel, ts) IN
    (SELECT team, channel, ts FROM reply WHERE team = ? LIMIT 1000)`,
  `DELETE FROM voice WHERE (team, channel, thread, ts) IN
    (SELECT team, channel, thread, ts FROM voice WHERE team = ? LIMIT 1000)`,
];
