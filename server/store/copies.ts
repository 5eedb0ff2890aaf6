// Copies: a data folder as one file that can be put away, made while the server runs, and a data folder from such a file.
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { addChecksum, fileName, hasCode, isDamage, lockFolder, requireSqlite, versionOf } from './file.ts'
import { migrations } from './migrations.ts'

/** What a copy holds: how many boards, and how many rows of them were damaged already where they came from. */
export interface Copied {
  readonly path: string
  readonly boards: number
  readonly damaged: number
}

const secretName = 'secret'
const lockName = 'folkmoot.lock'
/** More pages than any file has: everything is copied in one step, so no write can come in between. */
const allAtOnce = 2 ** 30

interface BackUpParts {
  /** The data folder. */
  readonly folder: string
  /** Where copies are put. Made when it is not there. */
  readonly to: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly open?: (path: string) => DatabaseSync
}

/** Makes a copy named by its time, with what tickets are signed with. Under its name there is a whole, checked copy on the disk, or nothing. Refused with one line for the operator. */
export async function backUp({ folder, to, now, open = openToRead }: BackUpParts): Promise<Outcome<Copied>> {
  const source = join(folder, fileName)
  if (!existsSync(source)) return refused(`There are no boards in ${folder}. DATA_DIR names another folder.`)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const path = join(to, `folkmoot-${stampOf(now)}.db`)
  if (existsSync(path)) return refused(`${path} is there already.`)
  const part = `${path}.part`
  rmSync(part, { force: true })
  const secret = join(folder, secretName)
  return orRefused(`${source} cannot be read`, async () => {
    await copy(source, part, open)
    change(part, db => {
      db.exec('CREATE TABLE carried (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
      if (existsSync(secret)) db.prepare('INSERT INTO carried VALUES (?, ?)').run(secretName, readFileSync(secret))
    })
    const found = look(part)
    if (!found.ok) return found
    land(part, path)
    return made({ path, ...found.value })
  })
}

interface RestoreParts {
  /** The copy. */
  readonly from: string
  /** The data folder that it becomes. */
  readonly folder: string
  /** Puts aside what is in the folder already. */
  readonly force: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Makes a data folder of a copy. Refused with one line for the operator when the copy is none, or a server or other files are in the folder. */
export async function restore({ from, folder, force, now }: RestoreParts): Promise<Outcome<Copied>> {
  if (!existsSync(from)) return refused(`There is no file ${from}.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const inTheWay = readdirSync(folder).filter(name => name !== lockName && !name.endsWith('.part'))
  if (inTheWay.length > 0 && !force) {
    return refused(`${folder} is not empty. --force puts aside what is there; DATA_DIR names another folder.`)
  }
  return orRefused(`${from} is no backup of Folkmoot, or is damaged`, async () => {
    const lock = lockFolder(folder)
    try {
      const path = join(folder, fileName)
      const part = `${path}.part`
      rmSync(part, { force: true })
      await copy(from, part, openToRead)
      const found = look(part)
      if (!found.ok) return refused(`${from} is no backup of Folkmoot, or is damaged: ${found.reason}.`)
      const secret = unpack(part)
      putAside(folder, stampOf(now))
      if (secret) writeSynced(join(folder, secretName), secret)
      land(part, path)
      return made({ path, ...found.value })
    } finally {
      lock.close()
    }
  })
}

const openToRead = (path: string) => new DatabaseSync(path, { readOnly: true })

/** `2026-11-22-183000`, in UTC. */
const stampOf = (now: number) => new Date(now).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')

async function copy(source: string, part: string, open: (path: string) => DatabaseSync) {
  const db = open(source)
  try {
    requireSqlite(String(db.prepare('SELECT sqlite_version() AS version').get()?.['version']))
    // There before anything is in it, so that nobody else may read it at any time.
    writeFileSync(part, '', { mode: 0o600 })
    await backup(db, part, { rate: allAtOnce })
  } finally {
    db.close()
  }
}

/** Changes a copy that nobody else knows of yet, and leaves no file beside it. */
function change(part: string, run: (db: DatabaseSync) => void) {
  const db = new DatabaseSync(part)
  try {
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON')
    run(db)
  } finally {
    db.close()
  }
}

/** Takes out what a copy carries besides boards; null when there is no secret in it. */
function unpack(part: string): Uint8Array | null {
  let secret: Uint8Array | null = null
  change(part, db => {
    if (!hasTable(db, 'carried')) return
    const bytes = db.prepare('SELECT bytes FROM carried WHERE name = ?').get(secretName)?.['bytes']
    if (bytes instanceof Uint8Array) secret = bytes
    db.exec('DROP TABLE carried')
  })
  return secret
}

/** Looks a copy over, every page of it. Refused with what is wrong. */
function look(part: string): Outcome<Omit<Copied, 'path'>> {
  const db = openToRead(part)
  try {
    const [whole] = db.prepare('PRAGMA integrity_check(1)').all()
    if (whole?.['integrity_check'] !== 'ok') return refused(`the copy is not whole`)
    if (!hasTable(db, 'boards')) return refused('there are no boards in it')
    const boards = Number(db.prepare('SELECT count(*) AS n FROM boards').get()?.['n'])
    return made({ boards, damaged: versionOf(db) < migrations.length ? 0 : damagedRows(db) })
  } finally {
    db.close()
  }
}

function damagedRows(db: DatabaseSync): number {
  addChecksum(db)
  const count = (table: string) =>
    Number(db.prepare(`SELECT count(*) AS n FROM ${table} WHERE sum <> checksum(board, seq, bytes)`).get()?.['n'])
  return count('states') + count('log')
}

const hasTable = (db: DatabaseSync, name: string) =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined

/** What was in a folder stays there under other names, together: a file and its log of writes belong to each other. */
function putAside(folder: string, stamp: string) {
  for (const name of [fileName, `${fileName}-wal`, `${fileName}-shm`, secretName]) {
    const path = join(folder, name)
    if (existsSync(path)) renameSync(path, join(folder, `before-${stamp}-${name}`))
  }
}

/** Gives a finished file its name, for good. */
function land(part: string, path: string) {
  sync(part)
  renameSync(part, path)
  chmodSync(path, 0o600)
  // Windows knows no such thing for folders.
  if (process.platform !== 'win32') sync(join(path, '..'))
}

function writeSynced(path: string, bytes: Uint8Array) {
  writeFileSync(path, bytes, { mode: 0o600 })
  sync(path)
}

function sync(path: string) {
  const handle = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Runs something, and refuses where SQLite finds that a file is none of its own. */
async function orRefused(words: string, run: () => Promise<Outcome<Copied>>): Promise<Outcome<Copied>> {
  try {
    return await run()
  } catch (error) {
    if (isDamage(error) || hasCode(error, 26)) return refused(`${words}.`)
    throw error
  }
}
