// Migrations: the tables of the SQLite file, as the list of steps that made them. Steps are only ever added.

/** Step n takes a file from `PRAGMA user_version` n to n + 1. In the steps, `checksum(board, seq, bytes)` is ours. */
export const migrations = [
  `
  CREATE TABLE boards (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    door_open INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    seq INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE keys (
    board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    hash TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (board, role)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE states (
    board TEXT PRIMARY KEY REFERENCES boards (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE log (
    board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (board, seq)
  ) STRICT;
  CREATE TABLE ledger (
    board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (board, kind, key)
  ) STRICT, WITHOUT ROWID;
  `,
  // The state before the last is kept too, with a checksum for every row, and damaged rows are remembered by name.
  `
  CREATE TABLE kept_states (
    board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (board, seq)
  ) STRICT;
  INSERT INTO kept_states SELECT board, seq, checksum(board, seq, bytes), bytes FROM states;
  DROP TABLE states;
  ALTER TABLE kept_states RENAME TO states;
  CREATE TABLE kept_log (
    board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (board, seq)
  ) STRICT;
  INSERT INTO kept_log SELECT board, seq, checksum(board, seq, bytes), bytes FROM log;
  DROP TABLE log;
  ALTER TABLE kept_log RENAME TO log;
  CREATE TABLE damaged (
    board TEXT NOT NULL,
    place TEXT NOT NULL,
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (board, place, seq)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE snapshots (
    board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    why TEXT NOT NULL,
    label TEXT NOT NULL,
    notes INTEGER NOT NULL,
    themes INTEGER NOT NULL,
    actions INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (board, id)
  ) STRICT;
  `,
] as const
