// Snapshot table: the kept moments of boards in the SQLite file.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { snapshotReasons } from '#shared/protocol/moments.ts'
import type { Snapshot, SnapshotEntry, SnapshotShelf } from './store.ts'

/** The shelf of snapshots in a database that has the table. */
export function snapshotTable(db: DatabaseSync): SnapshotShelf {
  const entry = 'id, at, why, label, notes, themes, actions'
  const keep = db.prepare(
    `INSERT INTO snapshots (board, ${entry}, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (board, id) DO UPDATE SET at = excluded.at, why = excluded.why, label = excluded.label,
       notes = excluded.notes, themes = excluded.themes, actions = excluded.actions, bytes = excluded.bytes`,
  )
  const list = db.prepare(`SELECT ${entry} FROM snapshots WHERE board = ? ORDER BY at, id`)
  const read = db.prepare(`SELECT ${entry}, bytes FROM snapshots WHERE board = ? AND id = ?`)
  const drop = db.prepare('DELETE FROM snapshots WHERE board = ? AND id IN (SELECT value FROM json_each(?))')
  return {
    async keep(board, { id, at, why, label, counts: { notes, themes, actions }, bytes }: Snapshot) {
      keep.run(board, id, at, why, label, notes, themes, actions, bytes)
    },
    async list(board) {
      return list.all(board).map(entryOf)
    },
    async read(board, id) {
      const row = read.get(board, id)
      return row?.['bytes'] instanceof Uint8Array ? { ...entryOf(row), bytes: row['bytes'] } : null
    },
    async drop(board, ids) {
      drop.run(board, JSON.stringify(ids))
    },
  }
}

function entryOf(row: Record<string, SQLOutputValue>): SnapshotEntry {
  return {
    id: String(row['id']),
    at: Number(row['at']),
    why: snapshotReasons.find(each => each === row['why']) ?? 'minutes',
    label: String(row['label']),
    counts: { notes: Number(row['notes']), themes: Number(row['themes']), actions: Number(row['actions']) },
  }
}
