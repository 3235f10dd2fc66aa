/** Marks the file as ours, in SQLite's header. */
export const APPLICATION_ID = 0x63_63_68_6b;

/**
 * Each entry brings the file from the version of its index to the next. Entries are never changed once released,
 * only added.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE work (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    added INTEGER NOT NULL,
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX work_by_subject ON work (subject, id);
  CREATE INDEX work_by_due ON work (due);

  CREATE TABLE delivery (
    name TEXT PRIMARY KEY,
    seen INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX delivery_by_seen ON delivery (seen);

  CREATE TABLE reply (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    ts TEXT NOT NULL,
    thread TEXT,
    author TEXT NOT NULL,
    state TEXT NOT NULL,
    revision TEXT NOT NULL,
    reply TEXT,
    codes TEXT NOT NULL,
    updated INTEGER NOT NULL,
    PRIMARY KEY (team, channel, ts)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reply_by_reply ON reply (team, channel, reply) WHERE reply IS NOT NULL;
  CREATE INDEX reply_by_updated ON reply (updated);

  CREATE TABLE channel (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    mode TEXT NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (team, channel)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mute (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread TEXT NOT NULL,
    PRIMARY KEY (team, channel, thread)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE feedback (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    reply TEXT NOT NULL,
    user TEXT NOT NULL,
    rating TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (team, channel, reply, user)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE counter (
    team TEXT NOT NULL,
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    operation TEXT NOT NULL,
    shape TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (team, day, code, operation, shape)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE reply ADD COLUMN files TEXT NOT NULL DEFAULT '';
  `,
  `
  ALTER TABLE feedback ADD COLUMN reason TEXT;
  `,
  `
  ALTER TABLE reply ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;
  `,
  `
  CREATE TABLE voice (
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread TEXT NOT NULL,
    ts TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (team, channel, thread, ts)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX voice_by_at ON voice (at);
  `,
  `
  CREATE TABLE installation (
    holder TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    updated INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE org_team (
    team TEXT PRIMARY KEY,
    enterprise TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX org_team_by_enterprise ON org_team (enterprise);
  `,
  `
  -- When this program wrote it, by its own steady clock: what is kept for a while is counted from there.
  ALTER TABLE reply ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
  UPDATE reply SET stored = updated;
  DROP INDEX reply_by_updated;
  CREATE INDEX reply_by_stored ON reply (stored);
  ALTER TABLE mute ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
  UPDATE mute SET stored = unixepoch() * 1000;
  CREATE INDEX mute_by_stored ON mute (stored);
  ALTER TABLE feedback ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
  UPDATE feedback SET stored = at;
  CREATE INDEX feedback_by_stored ON feedback (stored);
  CREATE INDEX counter_by_day ON counter (day);
  `,
  `
  -- What was counted before did not tell how the caller was written down.
  ALTER TABLE counter RENAME TO counter_before;
  DROP INDEX counter_by_day;
  CREATE TABLE counter (
    team TEXT NOT NULL,
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    operation TEXT NOT NULL,
    shape TEXT NOT NULL,
    from_type TEXT NOT NULL,
    address_form TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (team, day, code, operation, shape, from_type, address_form)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO counter SELECT team, day, code, operation, shape, '', '', total FROM counter_before;
  DROP TABLE counter_before;
  CREATE INDEX counter_by_day ON counter (day);
  `,
  `
  -- Waiting, restarting and failing are counted apart. What was in hand before this version may have been posted.
  ALTER TABLE work RENAME COLUMN attempts TO failures;
  ALTER TABLE work ADD COLUMN traces TEXT NOT NULL DEFAULT '';
  UPDATE work SET traces = 'post eyes';
  `,
  `
  -- Written to see whether a delivery could be stored.
  CREATE TABLE probe (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
  `,
  `
  -- Who answers a message of a channel that organizations share.
  CREATE TABLE owner (
    channel TEXT NOT NULL,
    ts TEXT NOT NULL,
    team TEXT NOT NULL,
    owner TEXT NOT NULL,
    stored INTEGER NOT NULL,
    PRIMARY KEY (channel, ts)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX owner_by_stored ON owner (stored);
  CREATE INDEX owner_by_team ON owner (team);
  CREATE INDEX mute_by_thread ON mute (channel, thread);
  `,
];
