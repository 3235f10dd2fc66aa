/** The PostgreSQL store's SQL, one constant a statement. Times are the server's, in milliseconds since the epoch. */
const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/** Several at once; always in the same order, so that two replicas that store the same ones don't wait for each other. */
export const ADD_DELIVERIES = `
  INSERT INTO callcheck.delivery (name, seen) SELECT name, ${NOW} FROM unnest($1::text[]) AS t (name) ORDER BY name
  ON CONFLICT DO NOTHING RETURNING name`;

export const COUNT_WORK =
  "SELECT count(*) AS total FROM callcheck_queue.job WHERE name = $1 AND state <= 'active'";

/** By the server's clock. */
export const FIND_OLDEST_WORK = `
  SELECT (extract(epoch FROM min(created_on)) * 1000)::bigint AS added FROM callcheck_queue.job
  WHERE name = $1 AND state <= 'active'`;

/**
 * Active work: few rows, by an index of pg-boss. A process that was killed has no connection any more: what it was about to
 * post is at Slack or nowhere.
 */
export const LIST_BEATS = `
  SELECT id, retry_count AS "retryCount", heartbeat_on::text AS beat,
    data ->> 'traces' LIKE '%post%' AND coalesce(
      data ->> 'holder' IN (SELECT application_name FROM pg_stat_activity WHERE datname = current_database()), true
    ) AS "mayPost"
  FROM callcheck_queue.job WHERE name = $1 AND state = 'active' AND policy = 'key_strict_fifo'`;

/** Of those, some, which stay as they are until the transaction ends. */
export const HOLD_BEATS = `${LIST_BEATS} AND id = ANY ($2::uuid[]) FOR UPDATE`;

/** Work delayed by more than the longest delay: the server's clock was set back. */
export const LIST_LATE = `
  SELECT id FROM callcheck_queue.job
  WHERE name = $1 AND state < 'active' AND start_after > now() + $2 * interval '1 s' LIMIT 1000`;

export const FORGET_WORK =
  'DELETE FROM callcheck_queue.job WHERE name = $1 AND starts_with(singleton_key, $2)';

export const FIND_REPLY = 'SELECT * FROM callcheck.reply WHERE team = $1 AND channel = $2 AND ts = $3';

export const FIND_BY_REPLY = 'SELECT * FROM callcheck.reply WHERE team = $1 AND channel = $2 AND reply = $3';

/** Several at once, as a JSON array, each message once; always in the same order. */
export const SAVE_REPLIES = `
  INSERT INTO callcheck.reply
    (team, channel, ts, thread, author, state, revision, reply, codes, files, handed_over, updated, stored)
  SELECT *, ${NOW} FROM json_to_recordset($1::json) AS t (
    team text, channel text, ts text, thread text, author text, state text, revision text, reply text, codes text,
    files text, "handedOver" boolean, updated bigint)
  ORDER BY team, channel, ts
  ON CONFLICT (team, channel, ts) DO UPDATE SET
    thread = excluded.thread, author = excluded.author, state = excluded.state, revision = excluded.revision,
    reply = excluded.reply, codes = excluded.codes, files = excluded.files, handed_over = excluded.handed_over,
    updated = excluded.updated, stored = excluded.stored`;

export const FIND_MODE = 'SELECT mode FROM callcheck.channel WHERE team = $1 AND channel = $2';

export const SET_MODE = `
  INSERT INTO callcheck.channel (team, channel, mode, set_by) VALUES ($1, $2, $3, $4)
  ON CONFLICT (team, channel) DO UPDATE SET mode = excluded.mode, set_by = excluded.set_by`;

export const LIST_MODES = `
  SELECT channel, mode FROM callcheck.channel WHERE team = $1 ORDER BY channel COLLATE "C"`;

export const LIST_MODES_OF =
  'SELECT team, mode FROM callcheck.channel WHERE channel = $1 ORDER BY team COLLATE "C"';

export const LIST_MUTING =
  'SELECT team FROM callcheck.mute WHERE channel = $1 AND thread = $2 ORDER BY team COLLATE "C"';

export const CLAIM_MESSAGE = `
  INSERT INTO callcheck.owner (channel, ts, team, owner, stored) VALUES ($1, $2, $3, $4, ${NOW})
  ON CONFLICT DO NOTHING`;

export const FIND_OWNER = 'SELECT owner FROM callcheck.owner WHERE channel = $1 AND ts = $2';

export const FIND_MUTE = 'SELECT 1 FROM callcheck.mute WHERE team = $1 AND channel = $2 AND thread = $3';

export const MUTE = `
  INSERT INTO callcheck.mute (team, channel, thread, stored) VALUES ($1, $2, $3, ${NOW}) ON CONFLICT DO NOTHING`;

export const UNMUTE = 'DELETE FROM callcheck.mute WHERE team = $1 AND channel = $2 AND thread = $3';

export const ADD_PARTICIPANT = `
  INSERT INTO callcheck.voice (team, channel, thread, ts, at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING`;

export const COUNT_PARTICIPANTS =
  'SELECT count(*) AS total FROM callcheck.voice WHERE team = $1 AND channel = $2 AND thread = $3';

export const CLEAR_PARTICIPANTS =
  'DELETE FROM callcheck.voice WHERE team = $1 AND channel = $2 AND thread = $3';

export const SAVE_FEEDBACK = `
  INSERT INTO callcheck.feedback (team, channel, reply, person, rating, reason, at, stored)
  VALUES ($1, $2, $3, $4, $5, $6, $7, ${NOW})
  ON CONFLICT (team, channel, reply, person) DO UPDATE SET
    rating = excluded.rating, reason = excluded.reason, at = excluded.at, stored = excluded.stored`;

export const COUNT_FEEDBACK = `
  SELECT count(*) FILTER (WHERE rating = 'helpful') AS helpful,
         count(*) FILTER (WHERE rating = 'not-helpful') AS not_helpful
  FROM callcheck.feedback WHERE team = $1 AND at >= $2`;

export const COUNT_REASONS = `
  SELECT reason, count(*) AS total FROM callcheck.feedback WHERE team = $1 AND reason IS NOT NULL
  GROUP BY reason ORDER BY reason`;

/** Several at once, as lists of the same length. */
export const ADD_COUNTS = `
  INSERT INTO callcheck.counter (team, day, code, operation, shape, from_type, address_form, total)
  SELECT team, day, code, operation, shape, from_type, address_form, count(*)
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS t (team, day, code, operation, shape, from_type, address_form)
  GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT (team, day, code, operation, shape, from_type, address_form) DO UPDATE SET total = counter.total + excluded.total`;

export const TOP_CODES = `
  SELECT code, sum(total)::bigint AS total FROM callcheck.counter WHERE team = $1 AND day >= $2
  GROUP BY code ORDER BY total DESC, code COLLATE "C" LIMIT $3`;

export const SAVE_INSTALLATION = `
  INSERT INTO callcheck.installation (holder, sealed, updated) VALUES ($1, $2, $3)
  ON CONFLICT (holder) DO UPDATE SET sealed = excluded.sealed, updated = excluded.updated`;

export const RENEW_INSTALLATION =
  'UPDATE callcheck.installation SET sealed = $1 WHERE holder = $2 RETURNING holder';

export const RESEAL_INSTALLATION =
  'UPDATE callcheck.installation SET sealed = $1 WHERE holder = $2 AND sealed = $3 RETURNING holder';

export const FIND_INSTALLATION =
  'SELECT holder, sealed, updated FROM callcheck.installation WHERE holder = $1';

export const LIST_INSTALLATIONS = `
  SELECT holder, sealed, updated FROM callcheck.installation ORDER BY holder COLLATE "C"`;

export const REMOVE_INSTALLATION = 'DELETE FROM callcheck.installation WHERE holder = $1';

export const FIND_ORG_TEAM = 'SELECT 1 FROM callcheck.org_team WHERE team = $1 AND enterprise = $2';

export const ADD_ORG_TEAM = `
  INSERT INTO callcheck.org_team (team, enterprise) VALUES ($1, $2)
  ON CONFLICT (team) DO UPDATE SET enterprise = excluded.enterprise`;

export const LIST_ORG_TEAMS = `
  SELECT team FROM callcheck.org_team WHERE enterprise = $1 ORDER BY team COLLATE "C"`;

/** A workspace's rows in tables that are small enough for one statement each. */
export const FORGET: readonly string[] = ['channel', 'mute', 'feedback', 'counter', 'org_team', 'owner'].map(
  (table) => `DELETE FROM callcheck.${table} WHERE team = $1`,
);

const batch = (table: string, where: string): string => `
  DELETE FROM callcheck.${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM callcheck.${table} WHERE ${where} LIMIT 1000))
  RETURNING 1`;

/** Of a workspace, a batch at a time, so that no other statement waits long. */
export const FORGET_IN_BATCHES: readonly string[] = ['reply', 'voice'].map((table) =>
  batch(table, 'team = $1'),
);

/** A crash of the server may undo it: not worth waiting for the disk. */
const WITHOUT_WAITING = "WITH lax AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))";

/** The next turn of a budget, unless it is too far ahead: `$2` between two turns, `$3` the most to be ahead. */
export const TAKE_TURN = `
  ${WITHOUT_WAITING}
  INSERT INTO callcheck.budget AS b (name, due) SELECT $1, ${NOW} + $2::bigint FROM lax
  ON CONFLICT (name) DO UPDATE SET due = greatest(b.due, ${NOW}) + $2::bigint WHERE b.due - ${NOW} <= $3::bigint
  RETURNING due - $2::bigint - ${NOW} AS ahead`;

export const CLOSE_BUDGET = `
  ${WITHOUT_WAITING}
  INSERT INTO callcheck.budget AS b (name, due) SELECT $1, ${NOW} + $2::bigint FROM lax
  ON CONFLICT (name) DO UPDATE SET due = greatest(b.due, excluded.due)`;

/** Unused budgets. A server clock that was set back must not keep a budget closed for long either. */
export const PRUNE_BUDGETS = `DELETE FROM callcheck.budget WHERE abs(due - ${NOW}) > 3600000`;

/** While the claim is ours; pg-boss counts attempts, which fences it. */
export const NOTE_TRACES = `
  UPDATE callcheck_queue.job
  SET data = data || jsonb_build_object('traces', $4::text, 'holder', current_setting('application_name'))
  WHERE name = $1 AND id = $2::uuid AND retry_count = $3 AND state = 'active' RETURNING id`;

export const SAVE_PROGRESS = `
  UPDATE callcheck_queue.job SET data = data || jsonb_build_object('failures', $3::int, 'traces', $4::text)
  WHERE name = $1 AND id = $2::uuid`;

export const FIND_NOW = `SELECT ${NOW} AS now`;

export const PRUNE_DELIVERIES = batch('delivery', 'seen < $1');

/** What was last written before a time. */
export const PRUNE_STORED: readonly string[] = [
  batch('reply', 'stored < $1'),
  batch('mute', 'stored < $1'),
  batch('owner', 'stored < $1'),
  batch('voice', 'at < $1'),
  batch('feedback', 'stored < $1'),
];

export const PRUNE_COUNTERS = batch('counter', 'day < $1');

/** Held to the end of its transaction, so that one replica deletes at a time. */
export const TRY_PRUNE_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('callcheck.prune')) AS is_free";

/** Fails where the server takes no writes: a standby, or a full disk. */
export const WRITE_PROBE = `
  INSERT INTO callcheck.probe (id, at) VALUES (1, ${NOW}) ON CONFLICT (id) DO UPDATE SET at = excluded.at`;
