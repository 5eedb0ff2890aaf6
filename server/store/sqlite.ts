// SQLite: the store in one file, `folkmoot.db`, with one connection. Appends of all boards share a transaction.
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { KeyRole } from '#shared/people/roles.ts'
import { checksumOf } from './checksum.ts'
import { damagedIn, hasCode, openFile, type OpenedFile, type OpenFile } from './file.ts'
import { statesOf, updatesOf } from './keptRows.ts'
import { goodBytes, holdsAll, readBoard } from './reading.ts'
import { snapshotTable } from './snapshotTable.ts'
import { statements, type Statements } from './statements.ts'
import { UnreadableBoard } from './store.ts'
import type {
  BoardEntry,
  Damaged,
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

const unknownBoard = () => new Error('no such board')
const isTaken = (error: unknown) => hasCode(error, 1555, 2067)

/** Opens (or makes) the store in a folder. Throws, with one line for the operator, when the folder cannot be written, the file cannot be relied on or is newer than this program, or another server holds it. */
export function openSqlite(folder: string, open: OpenFile = path => new DatabaseSync(path)): Store {
  const file = openFile(folder, open)
  try {
    return new SqliteStore(file)
  } catch (error) {
    file.db.close()
    file.lock.close()
    throw error
  }
}

class SqliteStore implements Store {
  readonly snapshots: SnapshotShelf
  readonly #db: DatabaseSync
  readonly #lock: DatabaseSync
  readonly #say: Statements
  readonly #damaged: Damaged[]
  #waiting: Append[] = []
  #flush: Promise<void> = Promise.resolve()

  constructor({ db, lock }: OpenedFile) {
    this.#db = db
    this.#lock = lock
    this.#say = statements(db)
    this.snapshots = snapshotTable(db)
    this.#damaged = damagedIn(db)
  }

  get damaged(): readonly Damaged[] {
    return this.#damaged
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
    const read = this.#read(board, Number(row['seq']))
    const ledger = this.#readLedger(board)
    const damaged = [...read.damaged, ...ledger.damaged]
    this.#name(damaged)
    if (!read.board) throw new UnreadableBoard(damaged)
    // The number of the last update may be what was damaged: the next one must not fall on one that is there.
    if (read.last > Number(row['seq'])) this.#say.raiseSeq.run(board, read.last)
    return { ...read.board, seq: read.last, ledger: ledger.records, damaged }
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
      const before = this.#requireGrowth(board, state, seq)
      // Folded to here already: a second state of the same would push out the one that differs.
      if (before === seq) return
      this.#say.setState.run(board, seq, checksumOf(board, seq, state), state)
      // Without an earlier good state, the log from its first row on is what there is to fall back on.
      if (before === null) return
      this.#say.dropStates.run(board, before)
      this.#say.dropUpdates.run(board, before)
    })
  }

  async rewrite(board: string, state: Uint8Array, seq: number): Promise<void> {
    this.#transact(() => {
      this.#requireGrowth(board, state, seq)
      this.#say.dropAllStates.run(board)
      this.#say.dropAllUpdates.run(board, seq)
      this.#say.forgetDamaged.run(board, seq)
      this.#say.setState.run(board, seq, checksumOf(board, seq, state), state)
    })
    const kept = this.#damaged.filter(each => each.board !== board || each.seq > seq || each.table === 'ledger')
    this.#damaged.splice(0, this.#damaged.length, ...kept)
    this.#emptyLog()
  }

  async sweep(): Promise<void> {
    this.#emptyLog()
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
    if (update) this.#say.insertUpdate.run(board, seq, checksumOf(board, seq, update), update)
    for (const { kind, key, value } of ledger) {
      if (value === null) this.#say.dropRecord.run(board, kind, key)
      else this.#say.setRecord.run(board, kind, key, JSON.stringify(value))
    }
    return seq
  }

  #read(board: string, last: number) {
    return readBoard({
      board,
      last,
      states: statesOf(this.#say, board),
      updatesAfter: seq => updatesOf(this.#say, board, seq, last),
    })
  }

  #readLedger(board: string): { records: LedgerWrite[]; damaged: Damaged[] } {
    const records: LedgerWrite[] = []
    const damaged: Damaged[] = []
    for (const row of this.#say.ledger.all(board)) {
      try {
        const value = JSON.parse(textOf(row, 'value')) as Json
        records.push({ kind: textOf(row, 'kind'), key: textOf(row, 'key'), value })
      } catch {
        damaged.push({ board, table: 'ledger', seq: 0, reason: 'changed' })
      }
    }
    return { records, damaged: damaged.slice(0, 1) }
  }

  /** Remembers rows by name. They are named on the screen of the operator even while they cannot be written down. */
  #name(found: readonly Damaged[]) {
    for (const each of found) {
      const { board, table, seq, reason } = each
      const known = this.#damaged.some(one => one.board === board && one.table === table && one.seq === seq)
      if (!known) this.#damaged.push(each)
      try {
        this.#say.nameDamaged.run(board, table, seq, reason)
      } catch {
        // Found again whenever the board is read.
      }
    }
  }

  /** Throws when a state that is to stand for everything up to a number lacks any of it. Answers the number of the good state before it, if there is one. */
  #requireGrowth(board: string, state: Uint8Array, seq: number): number | null {
    const isDamaged = (row: { seq: number }) =>
      this.#damaged.some(each => each.board === board && each.table === 'log' && each.seq === row.seq)
    let before: { seq: number; bytes: Uint8Array } | null = null
    for (const row of statesOf(this.#say, board)) {
      const bytes = goodBytes(board, row)
      if (bytes) before = { seq: row.seq, bytes }
      if (bytes) break
      this.#name([{ board, table: 'states', seq: row.seq, reason: 'changed' }])
    }
    const rows = updatesOf(this.#say, board, before?.seq ?? 0, seq).filter(row => row.seq <= seq && !isDamaged(row))
    const kept = rows.flatMap(row => goodBytes(board, row) ?? [])
    if (!holdsAll(state, before ? [before.bytes, ...kept] : kept)) throw new Error('this state lacks what was kept')
    return before?.seq ?? null
  }

  /** Throws when earlier bytes may still stand in the log of writes. In the database itself SQLite writes over what is deleted. */
  #emptyLog() {
    const busy = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy']
    if (busy !== 0) throw new Error('earlier bytes of a board may still be in the log of writes')
  }

  #transact(write: () => void) {
    this.#say.begin.run()
    try {
      write()
      this.#say.commit.run()
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#db.isTransaction) this.#say.rollback.run()
      throw error
    }
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
