// SQLite: the store in one file, `folkmoot.db`, with one connection. Appends of all boards share a transaction.
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { KeyRole } from '#shared/people/roles.ts'
import { migrations } from './migrations.ts'
import { snapshotTable } from './snapshotTable.ts'
import type {
  BoardEntry,
  Json,
  LedgerWrite,
  NewBoardEntry,
  SavedBoard,
  SavedKey,
  SnapshotShelf,
  Store,
} from './store.ts'

interface Append {
  readonly board: string
  readonly update: Uint8Array | null
  readonly ledger: readonly LedgerWrite[]
  readonly resolve: (seq: number) => void
  readonly reject: (why: unknown) => void
}

/** How long a write waits for another program that holds the database. Milliseconds. */
const busyTimeout = 2000

const unknownBoard = () => new Error('no such board')
// SQLite's own numbers: 5 busy; 1555 and 2067 a primary key or a unique value that is there already.
const hasCode = (error: unknown, ...codes: number[]) =>
  error instanceof Error && 'errcode' in error && codes.includes(Number(error.errcode))
const isTaken = (error: unknown) => hasCode(error, 1555, 2067)

/** Opens (or makes) the store in a folder. Throws when the folder cannot be written, the file is newer than this program, or another server holds it. */
export function openSqlite(folder: string): Store {
  const lock = lockFolder(folder)
  const db = new DatabaseSync(join(folder, 'folkmoot.db'))
  try {
    db.exec(`PRAGMA busy_timeout = ${busyTimeout}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON`)
    migrate(db)
  } catch (error) {
    db.close()
    lock.close()
    throw error
  }
  return new SqliteStore(db, lock)
}

/** Two servers on one folder would compact each other's updates away. A lock of the database dies with its process, a lock file would not. */
function lockFolder(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'folkmoot.lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (!hasCode(error, 5)) throw error
    throw new Error('another Folkmoot server is using this data folder', { cause: error })
  }
}

function migrate(db: DatabaseSync) {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > migrations.length) throw new Error('the data was written by a newer Folkmoot')
  for (const [step, sql] of migrations.entries()) {
    if (step >= version) db.exec(`BEGIN; ${sql}; PRAGMA user_version = ${step + 1}; COMMIT`)
  }
}

class SqliteStore implements Store {
  readonly snapshots: SnapshotShelf
  readonly #db: DatabaseSync
  readonly #lock: DatabaseSync
  readonly #say: ReturnType<typeof statements>
  #waiting: Append[] = []
  #flush: Promise<void> = Promise.resolve()

  constructor(db: DatabaseSync, lock: DatabaseSync) {
    this.#db = db
    this.#lock = lock
    this.#say = statements(db)
    this.snapshots = snapshotTable(db)
  }

  async create({ id, code, createdAt, keys, firstUpdate, ledger }: NewBoardEntry): Promise<boolean> {
    try {
      this.#transact(() => {
        this.#say.insertBoard.run(id, code, createdAt)
        for (const [role, hash] of Object.entries(keys)) this.#say.setKey.get(id, role, hash)
        this.#write(id, firstUpdate, ledger)
      })
      return true
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    }
  }

  async board(id: string): Promise<BoardEntry | null> {
    return readEntry(this.#say.board.get(id))
  }

  async boardByCode(code: string): Promise<BoardEntry | null> {
    return readEntry(this.#say.boardByCode.get(code))
  }

  async key(board: string, role: KeyRole): Promise<SavedKey | null> {
    const row = this.#say.key.get(board, role)
    return row ? { hash: textOf(row, 'hash'), version: Number(row['version']) } : null
  }

  async setKey(board: string, role: KeyRole, hash: string): Promise<number> {
    return Number(this.#say.setKey.get(board, role, hash)?.['version'])
  }

  async setDoor(board: string, { open, code }: { open?: boolean; code?: string }): Promise<BoardEntry | null> {
    try {
      const row = this.#say.setDoor.get(code ?? null, open === undefined ? null : Number(open), board)
      if (!row) throw unknownBoard()
      return readEntry(row)
    } catch (error) {
      if (isTaken(error)) return null
      throw error
    }
  }

  async load(board: string): Promise<SavedBoard | null> {
    const row = this.#say.seq.get(board)
    if (!row) return null
    return {
      state: bytesOf(this.#say.state.get(board)),
      updates: this.#say.updates.all(board).flatMap(row => bytesOf(row) ?? []),
      seq: Number(row['seq']),
      ledger: this.#say.ledger.all(board).map(row => ({
        kind: textOf(row, 'kind'),
        key: textOf(row, 'key'),
        value: JSON.parse(textOf(row, 'value')) as Json,
      })),
    }
  }

  append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ board, update, ledger, resolve, reject })
      if (this.#waiting.length > 1) return
      // Everything that arrives before the event loop comes round shares one transaction, and so one wait for the disk.
      this.#flush = new Promise(flushed => {
        setImmediate(() => {
          this.#commit()
          flushed()
        })
      })
    })
  }

  async compact(board: string, state: Uint8Array, seq: number): Promise<void> {
    this.#transact(() => {
      this.#say.setState.run(board, seq, state)
      this.#say.dropUpdates.run(board, seq)
    })
  }

  async rewrite(board: string, state: Uint8Array, seq: number): Promise<void> {
    await this.compact(board, state, seq)
    // What was dropped is wiped in the database, and still stands in the log of pages beside it until that is emptied.
    // Nobody waits for a reader here: whoever asked for this asks again.
    this.#db.exec('PRAGMA busy_timeout = 0')
    const emptied = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    this.#db.exec(`PRAGMA busy_timeout = ${busyTimeout}`)
    if (emptied?.['busy'] !== 0) throw new Error('another program reads the database, so its log was not emptied')
  }

  async close(): Promise<void> {
    await this.#flush
    this.#db.close()
    this.#lock.close()
  }

  #commit() {
    const appends = this.#waiting
    this.#waiting = []
    const answers: (() => void)[] = []
    try {
      this.#transact(() => {
        for (const { board, update, ledger, resolve, reject } of appends) {
          const seq = this.#write(board, update, ledger)
          answers.push(seq === null ? () => reject(unknownBoard()) : () => resolve(seq))
        }
      })
    } catch (error) {
      for (const { reject } of appends) reject(error)
      return
    }
    for (const answer of answers) answer()
  }

  /** Writes inside a transaction. Null, and nothing written, when there is no such board. */
  #write(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]): number | null {
    const row = update ? this.#say.nextSeq.get(board) : this.#say.seq.get(board)
    if (!row) return null
    const seq = Number(row['seq'])
    if (update) this.#say.insertUpdate.run(board, seq, update)
    for (const { kind, key, value } of ledger) {
      if (value === null) this.#say.dropRecord.run(board, kind, key)
      else this.#say.setRecord.run(board, kind, key, JSON.stringify(value))
    }
    return seq
  }

  #transact(write: () => void) {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      write()
      this.#db.exec('COMMIT')
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}

function statements(db: DatabaseSync) {
  const entry = 'id, code, door_open, created_at'
  return {
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
    insertUpdate: db.prepare('INSERT INTO log (board, seq, bytes) VALUES (?, ?, ?)'),
    updates: db.prepare('SELECT bytes FROM log WHERE board = ? ORDER BY seq'),
    dropUpdates: db.prepare('DELETE FROM log WHERE board = ? AND seq <= ?'),
    state: db.prepare('SELECT bytes FROM states WHERE board = ?'),
    setState: db.prepare(
      `INSERT INTO states (board, seq, bytes) VALUES (?, ?, ?)
       ON CONFLICT (board) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes`,
    ),
    ledger: db.prepare('SELECT kind, key, value FROM ledger WHERE board = ?'),
    setRecord: db.prepare(
      `INSERT INTO ledger (board, kind, key, value) VALUES (?, ?, ?, ?)
       ON CONFLICT (board, kind, key) DO UPDATE SET value = excluded.value`,
    ),
    dropRecord: db.prepare('DELETE FROM ledger WHERE board = ? AND kind = ? AND key = ?'),
  }
}

type Row = Record<string, SQLOutputValue> | undefined

function readEntry(row: Row): BoardEntry | null {
  if (!row) return null
  return {
    id: textOf(row, 'id'),
    code: textOf(row, 'code'),
    doorOpen: row['door_open'] === 1,
    createdAt: Number(row['created_at']),
  }
}

function textOf(row: Row, column: string): string {
  const value = row?.[column]
  return typeof value === 'string' ? value : ''
}

function bytesOf(row: Row): Uint8Array | null {
  return row?.['bytes'] instanceof Uint8Array ? row['bytes'] : null
}
