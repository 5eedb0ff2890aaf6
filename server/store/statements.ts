// Statements: everything that is said to the SQLite file while boards are in use, prepared once.
import type { DatabaseSync } from 'node:sqlite'

export type Statements = ReturnType<typeof statements>

/** Prepares them all on one connection. */
export function statements(db: DatabaseSync) {
  const entry = 'id, code, door_open, created_at'
  // A damaged row stays for whoever may be able to read something in it.
  const whole = (place: string) => `seq NOT IN (SELECT seq FROM damaged WHERE board = ?1 AND place = '${place}')`
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    insertBoard: db.prepare('INSERT INTO boards (id, code, created_at, seq) VALUES (?, ?, ?, 0)'),
    board: db.prepare(`SELECT ${entry} FROM boards WHERE id = ?`),
    boardByCode: db.prepare(`SELECT ${entry} FROM boards WHERE code = ?`),
    setDoor: db.prepare(
      `UPDATE boards SET code = coalesce(?, code), door_open = coalesce(?, door_open) WHERE id = ? RETURNING ${entry}`,
    ),
    key: db.prepare('SELECT hash, version FROM keys WHERE board = ? AND role = ?'),
    setKey: db.prepare(
      `INSERT INTO keys (board, role, hash, version) VALUES (?, ?, ?, 1)
       ON CONFLICT (board, role) DO UPDATE SET hash = excluded.hash, version = version + 1 RETURNING version`,
    ),
    seq: db.prepare('SELECT seq FROM boards WHERE id = ?'),
    nextSeq: db.prepare('UPDATE boards SET seq = seq + 1 WHERE id = ? RETURNING seq'),
    raiseSeq: db.prepare('UPDATE boards SET seq = ?2 WHERE id = ?1 AND seq < ?2'),
    insertUpdate: db.prepare('INSERT INTO log (board, seq, sum, bytes) VALUES (?, ?, ?, ?)'),
    updates: db.prepare('SELECT seq, sum, bytes FROM log WHERE board = ? AND seq > ? ORDER BY seq'),
    update: db.prepare('SELECT seq, sum, bytes FROM log WHERE board = ? AND seq = ?'),
    dropUpdates: db.prepare(`DELETE FROM log WHERE board = ?1 AND seq <= ?2 AND ${whole('log')}`),
    dropAllUpdates: db.prepare('DELETE FROM log WHERE board = ? AND seq <= ?'),
    stateNumbers: db.prepare('SELECT seq FROM states WHERE board = ? ORDER BY seq DESC'),
    state: db.prepare('SELECT seq, sum, bytes FROM states WHERE board = ? AND seq = ?'),
    setState: db.prepare('INSERT INTO states (board, seq, sum, bytes) VALUES (?, ?, ?, ?)'),
    dropStates: db.prepare(`DELETE FROM states WHERE board = ?1 AND seq < ?2 AND ${whole('states')}`),
    dropAllStates: db.prepare('DELETE FROM states WHERE board = ?'),
    ledger: db.prepare('SELECT kind, key, value FROM ledger WHERE board = ?'),
    setRecord: db.prepare(
      `INSERT INTO ledger (board, kind, key, value) VALUES (?, ?, ?, ?)
       ON CONFLICT (board, kind, key) DO UPDATE SET value = excluded.value`,
    ),
    dropRecord: db.prepare('DELETE FROM ledger WHERE board = ? AND kind = ? AND key = ?'),
    nameDamaged: db.prepare('INSERT OR IGNORE INTO damaged (board, place, seq, reason) VALUES (?, ?, ?, ?)'),
    forgetDamaged: db.prepare(`DELETE FROM damaged WHERE board = ? AND place IN ('states', 'log') AND seq <= ?`),
  }
}
