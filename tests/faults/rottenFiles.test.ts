// Rotten files: bits that turned and ends that were cut off, anywhere. The server opens with something true, or says
// loudly that it cannot; a board is never blank, and nothing throws where nobody listens.
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSqlite } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { chance } from '#tests/support/chance.ts'
import { dropFolder, makeFolder } from '#tests/support/dataFolder.ts'
import { figure } from '#tests/support/figures.ts'
import { keepBoard } from '#tests/support/savedBoards.ts'
import { writer } from '#tests/support/writer.ts'

const damages = figure(50, 2_000)
const boards = ['board-of-larkwade', 'board-of-swaffham', 'board-of-little-ouse']
const names = ['folkmoot.db', 'folkmoot.db-wal', 'folkmoot.mark']
const random = chance(20261125)

let folder: string
/** The files of a server that runs, whose last writes are in the log of writes only. */
let hot: string
/** The files of a server that was stopped. */
let calm: string
/** The values of a board at every moment: what is true of it, early or late. */
let written: Map<string, Map<string, unknown>>
beforeEach(async () => {
  ;[folder, hot, calm] = [await makeFolder(), await makeFolder(), await makeFolder()]
  written = new Map(boards.map(board => [board, new Map<string, unknown>()]))
  let db: DatabaseSync | null = null
  const store = openSqlite(folder, path => {
    db = new DatabaseSync(path)
    return db
  })
  const writers = new Map(boards.map(board => [board, writer()]))
  for (const board of boards) await keepBoard(store, board)
  for (let i = 0; i < 180; i += 1) {
    const board = boards[i % boards.length] ?? ''
    const value = `${i} ${'x'.repeat(random(1_500))}`
    const made = writers.get(board)?.(value)
    if (!made) continue
    const seq = await store.append(board, made.update, [{ kind: 'author', key: made.key, value: `person ${i}` }])
    written.get(board)?.set(made.key, value)
    if (i % 40 > 36) await store.compact(board, made.state, seq)
    // The last part is in the log of writes only.
    if (i === 140) (db as DatabaseSync | null)?.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }
  copyAll(folder, hot)
  await store.close()
  copyAll(folder, calm)
})
afterEach(() => Promise.all([folder, hot, calm].map(dropFolder)))

function copyAll(from: string, to: string) {
  for (const name of [...names, 'folkmoot.db-shm']) rmSync(join(to, name), { force: true })
  for (const name of names) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name))
}

/** What became of a board: its values, or why it did not open. */
async function find(store: Store, board: string): Promise<Map<string, unknown> | 'none' | 'shut'> {
  try {
    if (!(await store.board(board))) return 'none'
    const saved = await store.load(board)
    if (!saved) return 'none'
    const doc = new Y.Doc()
    for (const update of [saved.state, ...saved.updates]) if (update) Y.applyUpdate(doc, update)
    // A room would write now. Whether that can be kept or not, it is answered.
    await store.append(board, writer('after', doc)().update, []).catch(() => null)
    return new Map(Object.entries(doc.getMap('edits').toJSON()))
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return 'shut'
  }
}

interface Tally {
  refused: number
  shut: number
  healed: number
  earlier: number
  whole: number
}

/** Damages a fresh copy, opens it, and checks what is found. Of a server that ran, an earlier state may be what is left. */
async function tryOut(tally: Tally, from: string, damage: () => string) {
  const early = from === hot
  copyAll(from, folder)
  const what = damage()
  let store: Store
  try {
    store = openSqlite(folder)
  } catch (error) {
    expect(error, what).toBeInstanceOf(Error)
    expect(String(error), what).not.toContain('\n')
    tally.refused += 1
    return
  }
  for (const board of boards) {
    const found = await find(store, board)
    const all = written.get(board) ?? new Map<string, unknown>()
    const named = store.damaged.filter(each => each.board === board)
    if (found === 'shut') tally.shut += 1
    else if (found === 'none') expect(early || named.length > 0, `${what}: ${board} is not there`).toBe(true)
    else {
      found.delete('after-0')
      expect(found.size, `${what}: ${board} is blank`).toBeGreaterThan(0)
      // Nothing that was never written; and without a word about damage, no holes.
      for (const [key, value] of found) expect(value, `${what}: ${board}, ${key}`).toBe(all.get(key))
      const beginning = [...all.keys()].slice(0, found.size)
      if (named.length === 0) expect([...found.keys()].toSorted(), what).toEqual(beginning.toSorted())
      if (named.length === 0 && !early) expect(found.size, what).toBe(all.size)
      if (named.length > 0) tally.healed += 1
      else if (found.size < all.size) tally.earlier += 1
      else tally.whole += 1
    }
  }
  await store.close()
}

function flip(name: string): string {
  const path = join(folder, name)
  const bytes = readFileSync(path)
  const at = Array.from({ length: 1 + random(6) }, () => random(bytes.length))
  for (const each of at) bytes[each] = (bytes[each] ?? 0) ^ (1 << random(8))
  writeFileSync(path, bytes)
  return `${name} with bits turned at ${at.join(', ')}`
}

function cut(name: string): string {
  const path = join(folder, name)
  const length = random(statSync(path).size)
  truncateSync(path, length)
  return `${name} cut at ${length}`
}

const none = (): Tally => ({ refused: 0, shut: 0, healed: 0, earlier: 0, whole: 0 })

it(`row 27: bits turned in the file, ${damages} times: true, or loudly refused`, async ({ annotate }) => {
  const tally = none()
  for (let i = 0; i < damages; i += 1) await tryOut(tally, calm, () => flip('folkmoot.db'))
  await annotate(JSON.stringify(tally))
  expect(tally.healed + tally.shut).toBeGreaterThan(0)
  expect(tally.whole).toBeGreaterThan(0)
})

it(`row 27: the file cut short, ${damages} times: true, or loudly refused`, async ({ annotate }) => {
  const tally = none()
  for (let i = 0; i < damages; i += 1) await tryOut(tally, calm, () => cut('folkmoot.db'))
  await annotate(JSON.stringify(tally))
  expect(tally.refused).toBeGreaterThan(0)
})

it(`row 27: bits turned in the log of writes, ${damages} times: a true earlier state`, async ({ annotate }) => {
  const tally = none()
  for (let i = 0; i < damages; i += 1) await tryOut(tally, hot, () => flip('folkmoot.db-wal'))
  await annotate(JSON.stringify(tally))
  expect(tally.earlier).toBeGreaterThan(0)
  expect([tally.refused, tally.shut, tally.healed]).toEqual([0, 0, 0])
})

it(`row 27: the log of writes cut short, ${damages} times: a true earlier state`, async ({ annotate }) => {
  const tally = none()
  for (let i = 0; i < damages; i += 1) await tryOut(tally, hot, () => cut('folkmoot.db-wal'))
  await annotate(JSON.stringify(tally))
  expect(tally.earlier).toBeGreaterThan(0)
  expect([tally.refused, tally.shut, tally.healed]).toEqual([0, 0, 0])
})
