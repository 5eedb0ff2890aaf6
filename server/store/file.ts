// File: the SQLite file of a data folder, opened for one server alone, brought up to date, and looked over before anybody relies on it.
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { checksumOf } from './checksum.ts'
import { migrations } from './migrations.ts'
import type { Damaged } from './store.ts'

/** Opens a file of the store; tests hand in one that breaks. */
export type OpenFile = (path: string) => DatabaseSync

export interface OpenedFile {
  readonly db: DatabaseSync
  readonly lock: DatabaseSync
}

export const fileName = 'folkmoot.db'
/** Says that this folder has held boards, so that an empty file in it is a loss and no beginning. */
const markName = 'folkmoot.mark'
/** Before this, SQLite could lose what was committed while two connections emptied the log of writes. */
const oldestSqlite = '3.51.3'
/** How long to wait for another connection at the start, and later, when waiting would hold up everybody. Milliseconds. */
const patience = { start: 2_000, later: 50 }
const remedy = 'Bring back a backup with: npm run restore -- --from FILE'

/** SQLite's own numbers: 5 busy; 11 damaged; 26 not a database; 1555 and 2067 a primary key or a unique value that is there already. */
export const hasCode = (error: unknown, ...codes: number[]) =>
  error instanceof Error && 'errcode' in error && codes.includes(Number(error.errcode))

/** True when SQLite found a page of the file to be wrong. */
export const isDamage = (error: unknown) =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 11

/** Opens (or makes) the file of a folder. Throws, with one line for the operator, when it cannot be relied on or another server holds it. */
export function openFile(folder: string, open: OpenFile): OpenedFile {
  const lock = lockFolder(folder)
  try {
    requireSqlite(String(lock.prepare('SELECT sqlite_version() AS version').get()?.['version']))
    return { db: openLocked(folder, open), lock }
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Two servers on one folder would compact each other's updates away. A lock of the database dies with its process, a lock file would not. */
export function lockFolder(folder: string): DatabaseSync {
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

function openLocked(folder: string, open: OpenFile): DatabaseSync {
  const path = join(folder, fileName)
  const mark = join(folder, markName)
  const used = existsSync(mark)
  // SQLite takes an empty file for a new one, and throws away the log of writes beside it.
  if ((used && !hasBytes(path)) || (!hasBytes(path) && hasBytes(`${path}-wal`))) {
    throw new Error(`${fileName} is empty or missing, but there were boards in this folder. ${remedy}`)
  }
  const db = open(path)
  try {
    db.exec(`PRAGMA busy_timeout = ${patience.start}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON`)
    migrate(db, used)
    requireBoards(db)
    db.exec(`PRAGMA busy_timeout = ${patience.later}`)
    if (!used) writeFileSync(mark, '')
    return db
  } catch (error) {
    db.close()
    if (!isDamage(error) && !hasCode(error, 26)) throw error
    throw new Error(`${fileName} is damaged, or is no database. ${remedy}`, { cause: error })
  }
}

const hasBytes = (path: string) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0

function migrate(db: DatabaseSync, used: boolean) {
  const version = versionOf(db)
  if (used && version === 0) throw new Error(`${fileName} has lost what was in it. ${remedy}`)
  addChecksum(db)
  for (const [step, sql] of migrations.entries()) {
    if (step >= version) db.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${step + 1}; COMMIT`)
  }
}

/** Which step of the migrations a file is at. Throws when a newer program wrote it. */
export function versionOf(db: DatabaseSync): number {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > migrations.length) throw new Error('the data was written by a newer Folkmoot')
  return version
}

/** Lets SQL work out checksums. */
export function addChecksum(db: DatabaseSync) {
  db.function('checksum', { deterministic: true }, (board, seq, bytes) =>
    checksumOf(String(board), Number(seq), bytes instanceof Uint8Array ? bytes : new Uint8Array()),
  )
}

/** Without the list of boards and their keys there is nothing to serve; whatever else is damaged keeps one board shut, not all. */
function requireBoards(db: DatabaseSync) {
  for (const table of ['boards', 'keys']) {
    const [found] = db.prepare(`PRAGMA integrity_check(${table})`).all()
    if (found?.['integrity_check'] === 'ok') continue
    throw new Error(`the list of ${table} in ${fileName} is damaged. ${remedy}`)
  }
}

/** What is known to be damaged: rows found earlier, and boards that have rows but are no longer in the list. */
export function damagedIn(db: DatabaseSync): Damaged[] {
  const known = db.prepare('SELECT board, place AS "table", seq, reason FROM damaged').all() as unknown as Damaged[]
  const orphans = (['states', 'log'] as const).flatMap(table => {
    try {
      return db.prepare(`SELECT board FROM ${table} EXCEPT SELECT id FROM boards`).all()
    } catch (error) {
      // Found again, and named, when the board that it belongs to is read.
      if (isDamage(error)) return []
      throw error
    }
  })
  const lost = new Set(orphans.map(({ board }) => String(board)))
  const gone = [...lost].map(board => ({ board, table: 'boards', seq: 0, reason: 'missing' }) as const)
  return [...known.map(each => ({ ...each })), ...gone]
}

/** Throws when this SQLite may lose what was saved. */
export function requireSqlite(version: string) {
  const [ours, least] = [version, oldestSqlite].map(each => each.split('.').map(Number))
  for (const [i, part] of (least ?? []).entries()) {
    const mine = ours?.[i] ?? 0
    if (mine > part) return
    if (mine < part)
      throw new Error(`SQLite ${version} can lose data: ${oldestSqlite} or newer is needed, as in Node 24`)
  }
}
