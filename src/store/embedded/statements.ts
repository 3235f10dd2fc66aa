/** The embedded store's SQL, one constant a statement. */
/** After a start: what an earlier process put off waits no longer than this. */
export const SHORTEN_WAITS = 'UPDATE work SET due = min(due, ?)';

export const FIND_NEWEST = 'SELECT coalesce(max(seen), 0) AS newest FROM delivery';

export const ADD_DELIVERY = 'INSERT INTO delivery (name, seen) VALUES (?, ?) ON CONFLICT DO NOTHING';

export const ADD_WORK =
  'INSERT INTO work (delivery, subject, body, added, due, failures) VALUES (?, ?, ?, ?, ?, 0)';

/** The first of its subject only: a later piece of work on the same message waits for the earlier one. */
const IS_FIRST =
  'NOT EXISTS (SELECT 1 FROM work earlier WHERE earlier.subject = w.subject AND earlier.id < w.id)';

export const LIST_DUE_WORK = `
  SELECT id AS row FROM work w WHERE w.due <= ? AND ${IS_FIRST} ORDER BY w.id LIMIT ?`;

export const GET_WORK = `
  SELECT id AS row, delivery, subject, body, added, failures, traces FROM work WHERE id = ?`;

export const FINISH_WORK = 'DELETE FROM work WHERE id = ?';

export const POSTPONE_WORK = `
  UPDATE work SET due = ?, failures = coalesce(?, failures), traces = coalesce(?, traces) WHERE id = ?`;

export const NOTE_TRACES = 'UPDATE work SET traces = ? WHERE id = ?';

export const LIST_NEXT_DUE = `SELECT id AS row, due FROM work w WHERE ${IS_FIRST} ORDER BY w.due LIMIT ?`;

export const COUNT_WORK = 'SELECT count(*) AS total FROM work';

export const FIND_OLDEST_WORK = 'SELECT min(added) AS added FROM work';

/** As much as a large delivery takes: what a disk that is full has no room for. */
export const WRITE_PROBE = 'INSERT OR REPLACE INTO probe (id, body) VALUES (1, zeroblob(65536))';

export const FIND_REPLY = 'SELECT * FROM reply WHERE team = ? AND channel = ? AND ts = ?';

/** Left to itself, SQLite would go through all replies of the channel. */
export const FIND_BY_REPLY = `
  SELECT * FROM reply INDEXED BY reply_by_reply WHERE team = ? AND channel = ? AND reply = ?`;

export const SAVE_REPLY = `
  INSERT OR REPLACE INTO reply (team, channel, ts, thread, author, state, revision, reply, codes, files, handed_over, updated, stored)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export const FIND_MODE = 'SELECT mode FROM channel WHERE team = ? AND channel = ?';

export const SET_MODE = 'INSERT OR REPLACE INTO channel (team, channel, mode, set_by) VALUES (?, ?, ?, ?)';

export const LIST_MODES = 'SELECT channel, mode FROM channel WHERE team = ? ORDER BY channel';

export const LIST_MODES_OF = 'SELECT team, mode FROM channel WHERE channel = ? ORDER BY team';

/** Left to itself, SQLite would go through all mutes. */
export const LIST_MUTING =
  'SELECT team FROM mute INDEXED BY mute_by_thread WHERE channel = ? AND thread = ? ORDER BY team';

export const CLAIM_MESSAGE =
  'INSERT OR IGNORE INTO owner (channel, ts, team, owner, stored) VALUES (?, ?, ?, ?, ?)';

export const FIND_OWNER = 'SELECT owner FROM owner WHERE channel = ? AND ts = ?';

export const FIND_MUTE = 'SELECT 1 FROM mute WHERE team = ? AND channel = ? AND thread = ?';

export const MUTE = 'INSERT OR IGNORE INTO mute (team, channel, thread, stored) VALUES (?, ?, ?, ?)';

export const UNMUTE = 'DELETE FROM mute WHERE team = ? AND channel = ? AND thread = ?';

export const ADD_PARTICIPANT =
  'INSERT OR IGNORE INTO voice (team, channel, thread, ts, at) VALUES (?, ?, ?, ?, ?)';

export const COUNT_PARTICIPANTS =
  'SELECT count(*) AS total FROM voice WHERE team = ? AND channel = ? AND thread = ?';

export const CLEAR_PARTICIPANTS = 'DELETE FROM voice WHERE team = ? AND channel = ? AND thread = ?';

export const SAVE_FEEDBACK = `
  INSERT OR REPLACE INTO feedback (team, channel, reply, user, rating, reason, at, stored)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

export const COUNT_FEEDBACK = `
  SELECT coalesce(sum(rating = 'helpful'), 0) AS helpful, coalesce(sum(rating = 'not-helpful'), 0) AS not_helpful
  FROM feedback WHERE team = ? AND at >= ?`;

export const COUNT_REASONS = `
  SELECT reason, count(*) AS total FROM feedback WHERE team = ? AND reason IS NOT NULL GROUP BY reason ORDER BY reason`;

export const ADD_COUNT = `
  INSERT INTO counter (team, day, code, operation, shape, from_type, address_form, total)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1)
  ON CONFLICT DO UPDATE SET total = total + 1`;

export const TOP_CODES = `
  SELECT code, sum(total) AS total FROM counter WHERE team = ? AND day >= ?
  GROUP BY code ORDER BY total DESC, code LIMIT ?`;

const batch = (table: string, key: string, where: string): string => `
  DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT 25)`;

/** In batches that take a millisecond or two: nothing else happens in the process meanwhile. */
export const PRUNE_DELIVERIES = batch('delivery', 'name', 'seen < ?');

/** What was last written before a time. */
export const PRUNE_STORED: readonly string[] = [
  batch('reply', 'team, channel, ts', 'stored < ?'),
  batch('mute', 'team, channel, thread', 'stored < ?'),
  batch('owner', 'channel, ts', 'stored < ?'),
  batch('voice', 'team, channel, thread, ts', 'at < ?'),
  batch('feedback', 'team, channel, reply, user', 'stored < ?'),
];

export const PRUNE_COUNTERS = batch(
  'counter',
  'team, day, code, operation, shape, from_type, address_form',
  'day < ?',
);
