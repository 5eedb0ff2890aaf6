// Backups: made while the server runs, brought back whole, and refused in one line where that cannot be done.
import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { holdsAll } from '#server/store/reading.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { runProgram, startChild, type Ended } from '#tests/support/childServer.ts'
import { dropFolder, editsOf, makeFolder, numbers, rot } from '#tests/support/dataFolder.ts'
import { keepBoard, savedDoc } from '#tests/support/savedBoards.ts'
import { writer } from '#tests/support/writer.ts'

const boards = ['board-of-larkwade', 'board-of-swaffham', 'board-of-little-ouse']

let folder: string
let copies: string
let elsewhere: string
beforeEach(async () => {
  ;[folder, copies, elsewhere] = [await makeFolder(), await makeFolder(), await makeFolder()]
})
afterEach(() => Promise.all([folder, copies, elsewhere].map(dropFolder)))

const backUp = (data = folder, to = copies) => runProgram('server/backup.ts', ['--to', to], { DATA_DIR: data })
const bringBack = (from: string, data = elsewhere, ...more: string[]) =>
  runProgram('server/restore.ts', ['--from', from, ...more], { DATA_DIR: data })
const copyIn = async (to = copies) => join(to, (await readdir(to)).find(name => name.endsWith('.db')) ?? 'none')

function expectOneLine({ code, said }: Ended, words: string | RegExp) {
  expect(said).toMatch(words)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
}

async function wholeOf(store: Store, board: string) {
  const saved = await store.load(board)
  const keys = await Promise.all((['facilitator', 'editor'] as const).map(role => store.key(board, role)))
  const doc = await savedDoc(store, board)
  return { entry: await store.board(board), keys, ledger: saved?.ledger, seq: saved?.seq, state: everything(doc) }
}
const everything = (doc: Y.Doc) => [...Y.encodeStateAsUpdate(doc)]

describe('a backup', () => {
  it('[S29] taken while writes go on is a true moment of every board, and comes back as that', async () => {
    await writeFile(join(folder, 'secret'), 'what tickets are signed with')
    const store = openSqlite(folder)
    const writers = new Map(boards.map(board => [board, writer()]))
    for (const board of boards) await keepBoard(store, board)
    const acknowledged = new Map(boards.map(board => [board, 0]))
    const enough = new AbortController()
    const writing = boards.map(async board => {
      for (let i = 1; !enough.signal.aborted; i += 1) {
        const written = writers.get(board)?.('x'.repeat(500))
        if (!written) continue
        const seq = await store.append(board, written.update, [{ kind: 'author', key: written.key, value: i }])
        acknowledged.set(board, i)
        if (i % 150 === 0) await store.compact(board, written.state, seq)
      }
    })
    while ((acknowledged.get('board-of-larkwade') ?? 0) < 50) await store.board('board-of-larkwade').then(tick)
    const before = new Map(acknowledged)
    const made = await backUp()
    enough.abort()
    await Promise.all(writing)
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('holds 3 boards') })
    expect(await readdir(copies)).toEqual([expect.stringMatching(/^folkmoot-\d{4}-\d\d-\d\d-\d{6}\.db$/)])

    expect(await bringBack(await copyIn())).toMatchObject({ code: 0 })
    const restored = openSqlite(elsewhere)
    let moved = 0
    for (const board of boards) {
      const there = await editsOf(restored, board)
      const now = await editsOf(store, board)
      // What is there is a beginning of what was written, with all that was acknowledged before the backup began.
      expect(there.toSorted()).toEqual(inOrder(now).slice(0, there.length).toSorted())
      expect(there.length).toBeGreaterThanOrEqual(before.get(board) ?? 0)
      expect((await restored.load(board))?.ledger).toHaveLength(there.length)
      expect(
        holdsAll(Y.encodeStateAsUpdate(await savedDoc(store, board)), [
          Y.encodeStateAsUpdate(await savedDoc(restored, board)),
        ]),
      ).toBe(true)
      moved += now.length - there.length
    }
    // Writes did go on.
    expect(moved).toBeGreaterThan(0)
    await store.close()
    await restored.close()
  }, 30_000)

  it('of a quiet server holds every board to the letter, and what tickets are signed with', async () => {
    const store = openSqlite(folder)
    await writeFile(join(folder, 'secret'), 'what tickets are signed with')
    for (const [i, board] of boards.entries()) {
      await keepBoard(store, board)
      const write = writer()
      for (let n = 0; n < 5; n += 1) {
        const { update, state } = write(n)
        const seq = await store.append(board, update, [{ kind: 'author', key: `note-${n}`, value: i }])
        if (n % 2 === 1) await store.compact(board, state, seq)
      }
    }
    await store.setKey('board-of-swaffham', 'editor', 'another')
    expect((await backUp()).code).toBe(0)
    const path = await copyIn()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await bringBack(path)).code).toBe(0)
    expect(await readFile(join(elsewhere, 'secret'), 'utf8')).toBe('what tickets are signed with')
    expect((await stat(join(elsewhere, 'secret'))).mode & 0o777).toBe(0o600)
    const restored = openSqlite(elsewhere)
    for (const board of boards) expect(await wholeOf(restored, board)).toEqual(await wholeOf(store, board))
    await store.close()
    await restored.close()
  }, 20_000)

  it('carries damaged rows along, and counts them', async () => {
    const store = openSqlite(folder)
    await keepBoard(store, 'board-of-larkwade')
    await store.append('board-of-larkwade', writer()().update, [])
    await store.close()
    rot(folder, 'log', 'board-of-larkwade', 2)
    const made = await backUp()
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('damaged before: 1') })
    await bringBack(await copyIn())
    expect(numbers(elsewhere, 'log', 'board-of-larkwade')).toEqual([1, 2])
  }, 20_000)

  it('is refused in one line where there is nothing to copy, or nowhere to put it', async () => {
    expectOneLine(await backUp(elsewhere), 'There are no boards in')
    await openSqlite(folder).close()
    await writeFile(join(copies, 'a-file'), '')
    expectOneLine(await backUp(folder, join(copies, 'a-file', 'inside')), 'could not be made')
    expectOneLine(await runProgram('server/backup.ts', []), 'npm run backup -- --to DIR')
    await writeFile(join(folder, 'folkmoot.db'), 'no database at all'.repeat(99))
    expectOneLine(await backUp(), 'cannot be read')
    expect((await readdir(copies)).filter(name => name.endsWith('.db'))).toEqual([])
  }, 20_000)
})

describe('bringing a backup back', () => {
  beforeEach(async () => {
    const store = openSqlite(folder)
    await keepBoard(store, 'board-of-larkwade')
    await store.close()
    await backUp()
  })

  it('is refused where anything is, and puts it aside when told to', async () => {
    const path = await copyIn()
    const other = openSqlite(elsewhere)
    await keepBoard(other, 'board-of-swaffham')
    await other.close()
    expectOneLine(await bringBack(path), 'is not empty')
    expect(numbers(elsewhere, 'log', 'board-of-swaffham')).toEqual([1])
    expect((await bringBack(path, elsewhere, '--force')).code).toBe(0)
    const restored = openSqlite(elsewhere)
    expect(await restored.board('board-of-larkwade')).not.toBeNull()
    expect(await restored.board('board-of-swaffham')).toBeNull()
    await restored.close()
    const aside = (await readdir(elsewhere)).find(name => /^before-.*-folkmoot\.db$/.test(name))
    expect(await readFile(join(elsewhere, aside ?? 'none'), 'latin1')).toContain('board-of-swaffham')
  }, 20_000)

  it('is refused while a server uses the folder, whatever it is told', async () => {
    const server = await startChild({ DATA_DIR: elsewhere })
    const path = await copyIn()
    expectOneLine(await bringBack(path), 'is not empty')
    expectOneLine(await bringBack(path, elsewhere, '--force'), 'another Folkmoot server')
    expect(await server.kill('SIGTERM')).toBe(0)
  }, 20_000)

  it('is refused for what is no backup, and leaves no board behind', async () => {
    const path = await copyIn()
    expectOneLine(await bringBack(join(copies, 'nothing.db')), 'There is no file')
    expectOneLine(await runProgram('server/restore.ts', []), 'npm run restore -- --from FILE')
    const torn = join(copies, 'torn')
    await writeFile(torn, await readFile(path))
    await truncate(torn, 9_000)
    expectOneLine(await bringBack(torn), 'is no backup of Folkmoot, or is damaged')
    await writeFile(torn, 'something else'.repeat(1_000))
    expectOneLine(await bringBack(torn), 'is no backup of Folkmoot')
    expect((await readdir(elsewhere)).filter(name => name === 'folkmoot.db')).toEqual([])
    // Nothing that was tried is in the way of the next try.
    expect((await bringBack(path)).code).toBe(0)
  }, 30_000)

  it('makes the folder where there is none', async () => {
    const deep = join(elsewhere, 'new', 'data')
    await mkdir(join(elsewhere, 'new'))
    expect((await bringBack(await copyIn(), deep)).code).toBe(0)
    const restored = openSqlite(deep)
    expect(await restored.board('board-of-larkwade')).not.toBeNull()
    await restored.close()
  }, 20_000)
})

const tick = () => new Promise<void>(resolve => void setImmediate(resolve))
const inOrder = (keys: readonly string[]) => keys.toSorted((a, b) => Number(a.slice(5)) - Number(b.slice(5)))
