/** Where our own tables are; the queue's are in a schema of pg-boss's. */
export const SCHEMA = 'callcheck';

/**
 * Each entry brings the schema from the version of its index to the next. Entries are never changed once released, only
 * added, and such that replicas of the version before can go on meanwhile.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE callcheck.delivery (
    name text PRIMARY KEY,
    seen bigint NOT NULL
  );
  CREATE INDEX delivery_by_seen ON callcheck.delivery (seen);

  CREATE TABLE callcheck.reply (
    team text NOT NULL,
    channel text NOT NULL,
    ts text NOT NULL,
    thread text,
    author text NOT NULL,
    state text NOT NULL,
    revision text NOT NULL,
    reply text,
    codes text NOT NULL,
    files text NOT NULL,
    handed_over boolean NOT NULL,
    updated bigint NOT NULL,
    stored bigint NOT NULL,
    PRIMARY KEY (team, channel, ts)
  );
  CREATE INDEX reply_by_reply ON callcheck.reply (team, channel, reply) WHERE reply IS NOT NULL;
  CREATE INDEX reply_by_stored ON callcheck.reply (stored);

  CREATE TABLE callcheck.channel (
    team text NOT NULL,
    channel text NOT NULL,
    mode text NOT NULL,
    set_by text NOT NULL,
    PRIMARY KEY (team, channel)
  );

  CREATE TABLE callcheck.mute (
    team text NOT NULL,
    channel text NOT NULL,
    thread text NOT NULL,
    stored bigint NOT NULL,
    PRIMARY KEY (team, channel, thread)
  );
  CREATE INDEX mute_by_stored ON callcheck.mute (stored);

  CREATE TABLE callcheck.voice (
    team text NOT NULL,
    channel text NOT NULL,
    thread text NOT NULL,
    ts text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (team, channel, thread, ts)
  );
  CREATE INDEX voice_by_at ON callcheck.voice (at);

  CREATE TABLE callcheck.feedback (
    team text NOT NULL,
    channel text NOT NULL,
    reply text NOT NULL,
    person text NOT NULL,
    rating text NOT NULL,
    reason text,
    at bigint NOT NULL,
    stored bigint NOT NULL,
    PRIMARY KEY (team, channel, reply, person)
  );
  CREATE INDEX feedback_by_stored ON callcheck.feedback (stored);

  CREATE TABLE callcheck.counter (
    team text NOT NULL,
    day text NOT NULL,
    code text NOT NULL,
    operation text NOT NULL,
    shape text NOT NULL,
    from_type text NOT NULL,
    address_form text NOT NULL,
    total bigint NOT NULL,
    PRIMARY KEY (team, day, code, operation, shape, from_type, address_form)
  );
  CREATE INDEX counter_by_day ON callcheck.counter (day);

  CREATE TABLE callcheck.installation (
    holder text PRIMARY KEY,
    sealed text NOT NULL,
    updated bigint NOT NULL
  );

  CREATE TABLE callcheck.org_team (
    team text PRIMARY KEY,
    enterprise text NOT NULL
  );
  CREATE INDEX org_team_by_enterprise ON callcheck.org_team (enterprise);
  `,
  `
  -- Turns at calling Slack. Nothing is lost with them, so they need no log.
  CREATE UNLOGGED TABLE callcheck.budget (
    name text PRIMARY KEY,
    due bigint NOT NULL
  );
  -- Written to see whether a delivery could be stored.
  CREATE TABLE callcheck.probe (
    id int PRIMARY KEY,
    at bigint NOT NULL
  );
  `,
  `
  -- Who answers a message of a channel that organizations share.
  CREATE TABLE callcheck.owner (
    channel text NOT NULL,
    ts text NOT NULL,
    team text NOT NULL,
    owner text NOT NULL,
    stored bigint NOT NULL,
    PRIMARY KEY (channel, ts)
  );
  CREATE INDEX owner_by_stored ON callcheck.owner (stored);
  CREATE INDEX owner_by_team ON callcheck.owner (team);
  CREATE INDEX mute_by_thread ON callcheck.mute (channel, thread);
  `,
];
