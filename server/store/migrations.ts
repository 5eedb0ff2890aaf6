// Migrations: the tables of the SQLite file, as the list of steps that made them. Steps are only ever added.

/** Step n takes a file from `PRAGMA user_version` n to n + 1. */
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
