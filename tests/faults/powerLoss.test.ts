// Power loss: the files as a disk may hold them after it, at whatever moment and whatever length. They open whole, with a
// beginning of what was written, and everything that was acknowledged and had reached the disk.
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { chance } from '#tests/support/chance.ts'
import { dropFolder, editsOf, makeFolder, sql } from '#tests/support/dataFolder.ts'
import { figure } from '#tests/support/figures.ts'
import { keepBoard } from '#tests/support/savedBoards.ts'
import { writer, type Written } from '#tests/support/writer.ts'

const cuts = 50
/** Each with files of its own, so that they stay small. */
const rounds = figure(1, 40)
const times = rounds * cuts
const seed = 20261125
const boards = ['board-of-larkwade', 'board-of-swaffham']
const page = 4096

/** What was acknowledged, as far as it had reached the log of writes when that had this length. */
interface Mark {
  readonly length: number
  readonly counts: ReadonlyMap<string, number>
}

let folder: string
let copy: string
let db: DatabaseSync
let store: Store
const random = chance(seed)
const path = (name = '') => join(folder, `folkmoot.db${name}`)
const copied = (name = '') => join(copy, `folkmoot.db${name}`)
const lengthOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

beforeEach(async () => {
  ;[folder, copy] = [await makeFolder(), await makeFolder()]
  await open()
})
afterEach(async () => {
  await store.close()
  await Promise.all([folder, copy].map(dropFolder))
})

async function open() {
  store = openSqlite(folder, file => {
    db = new DatabaseSync(file)
    return db
  })
  // Only when a test says so: then the length of the log of writes tells what is in it.
  db.exec('PRAGMA wal_autocheckpoint = 0')
  for (const board of boards) await keepBoard(store, board)
  // The boards themselves, and that they are empty, are on the disk before anything else.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Does the same with as many fresh villages as there are rounds. */
async function everyRound(run: (village: Village) => Promise<void>) {
  for (let round = 0; round < rounds; round += 1) {
    await run(new Village())
    await store.close()
    await dropFolder(folder)
    folder = await makeFolder()
    await open()
  }
}

/** Two boards that are written to, with folds between. */
class Village {
  readonly written = new Map(boards.map(board => [board, [] as Written[]]))
  #marks: Mark[] = []
  readonly #writers = new Map(boards.map(board => [board, writer()]))
  readonly #seqs = new Map(boards.map(board => [board, 0]))

  constructor() {
    this.emptied()
  }

  counts(): Map<string, number> {
    return new Map([...this.written].map(([board, all]) => [board, all.length]))
  }

  /** Everything so far is in the file itself, and the log of writes is empty. */
  emptied() {
    this.#marks = [{ length: 0, counts: this.counts() }]
  }

  async write() {
    const board = boards[random(boards.length)] ?? ''
    const written = this.#writers.get(board)?.('x'.repeat(random(3_000)))
    if (!written) throw new Error('there is a writer for every board')
    this.#seqs.set(board, await store.append(board, written.update, []))
    this.written.get(board)?.push(written)
    if (random(12) === 0) await store.compact(board, written.state, this.#seqs.get(board) ?? 0)
    this.#marks.push({ length: lengthOf(path('-wal')), counts: this.counts() })
  }

  /** The least that must be there when so much of the log of writes is. */
  least(length: number): ReadonlyMap<string, number> {
    return this.#marks.findLast(mark => mark.length <= length)?.counts ?? new Map()
  }
}

/** Opens the copy, and looks at every board in it: a beginning of what was written, of at least this length. */
async function expectBeginning(village: Village, least: ReadonlyMap<string, number>) {
  const opened = openSqlite(copy)
  expect(sql(copy, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  for (const [board, all] of village.written) {
    const there = await editsOf(opened, board)
    expect(there.toSorted()).toEqual(
      all
        .slice(0, there.length)
        .map(({ key }) => key)
        .toSorted(),
    )
    expect(there.length).toBeGreaterThanOrEqual(least.get(board) ?? 0)
  }
  expect(opened.damaged).toEqual([])
  await opened.close()
}

function copyFiles() {
  copyFileSync(path(), copied())
  copyFileSync(path('-wal'), copied('-wal'))
}

const patience = rounds * 60_000

it(
  `row 27: cut off after any byte of the log of writes, ${times} times, it opens with all that was there`,
  { timeout: patience },
  () =>
    everyRound(async village => {
      for (let i = 0; i < cuts; i += 1) {
        for (let n = random(8); n >= 0; n -= 1) await village.write()
        const whole = lengthOf(path('-wal'))
        const length = random(4) === 0 ? whole : random(whole + 1)
        copyFiles()
        truncateSync(copied('-wal'), length)
        await expectBeginning(village, village.least(length))
        if (random(6) > 0) continue
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
        village.emptied()
      }
    }),
)

it(
  `row 27: cut off while the log of writes goes into the file, ${times} times, it opens with everything`,
  { timeout: patience },
  () =>
    everyRound(async village => {
      for (let i = 0; i < cuts; i += 1) {
        for (let n = random(12); n >= 0; n -= 1) await village.write()
        copyFiles()
        const before = readFileSync(path())
        db.exec('PRAGMA wal_checkpoint(PASSIVE)')
        // Some pages had arrived, others not, one only in part.
        const after = readFileSync(path())
        const torn = Buffer.alloc(after.length)
        before.copy(torn)
        for (let at = 0; at < after.length; at += page) if (random(2) === 0) after.copy(torn, at, at, at + page)
        const at = random(after.length)
        after.copy(torn, at, at, at + random(page))
        writeFileSync(copied(), torn)
        await expectBeginning(village, village.counts())
      }
    }),
)

it('row 27: would notice a store that acknowledges before the disk has it', async () => {
  const village = new Village()
  await village.write()
  const early = new Map([...village.counts()].map(([board, count]) => [board, count + 1]))
  copyFiles()
  await expect(expectBeginning(village, early)).rejects.toThrow('greater than or equal')
})
