// What stays in the SQLite file, and what becomes of a file that is damaged.
import { readFileSync, truncateSync, writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { requireSqlite } from '#server/store/file.ts'
import { migrations } from '#server/store/migrations.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { UnreadableBoard, type Store } from '#server/store/store.ts'
import { runChild } from '#tests/support/childServer.ts'
import { dropFolder, editsOf, filesWith, makeFolder, numbers, rot, sql } from '#tests/support/dataFolder.ts'
import { boardId as board, keepBoard } from '#tests/support/savedBoards.ts'
import { writer, type Written } from '#tests/support/writer.ts'

let folder: string
let store: Store
let write: ReturnType<typeof writer>
beforeEach(async () => {
  folder = await makeFolder()
  store = openSqlite(folder)
  await keepBoard(store)
  write = writer()
})
afterEach(async () => {
  await store.close()
  await dropFolder(folder)
})

async function append(count: number): Promise<Written & { seq: number }> {
  const written = Array.from({ length: count }, () => write())
  const seqs = await Promise.all(written.map(({ update }) => store.append(board, update, [])))
  const [last, seq] = [written.at(-1), seqs.at(-1)]
  if (!last || seq === undefined) throw new Error('nothing was written')
  return { ...last, seq }
}

/** Some updates, and all so far folded into a state. */
async function fold(count: number): Promise<number> {
  const { state, seq } = await append(count)
  await store.compact(board, state, seq)
  return seq
}

async function reopen() {
  await store.close()
  store = openSqlite(folder)
}

describe('a fold', () => {
  it('keeps the state before it and every update since that, and nothing older', async () => {
    const first = await fold(3)
    expect(numbers(folder, 'states', board)).toEqual([first])
    expect(numbers(folder, 'log', board)).toEqual([1, 2, 3, 4])
    const second = await fold(2)
    expect(numbers(folder, 'states', board)).toEqual([first, second])
    expect(numbers(folder, 'log', board)).toEqual([5, 6])
    const third = await fold(2)
    expect(numbers(folder, 'states', board)).toEqual([second, third])
    expect(numbers(folder, 'log', board)).toEqual([7, 8])
  })

  it('falls back on the state before it, and never lets go of that for one that is damaged', async () => {
    const first = await fold(2)
    const second = await fold(2)
    await append(2)
    rot(folder, 'states', board, second)
    await reopen()
    expect(await editsOf(store, board)).toHaveLength(6)
    const named = { board, table: 'states', seq: second, reason: 'changed' }
    expect(store.damaged).toEqual([named])
    const third = await fold(1)
    expect(numbers(folder, 'states', board)).toEqual([first, second, third])
    await fold(1)
    // The damaged row stays for whoever may be able to read something in it.
    expect(numbers(folder, 'states', board)).toContain(second)
    await reopen()
    expect(store.damaged).toEqual([named])
    expect(await editsOf(store, board)).toHaveLength(8)
  })

  it('notices by itself that the state before it is damaged', async () => {
    await fold(2)
    const second = await fold(2)
    rot(folder, 'states', board, second)
    await fold(2)
    expect(store.damaged).toEqual([{ board, table: 'states', seq: second, reason: 'changed' }])
    expect(numbers(folder, 'states', board)).toHaveLength(3)
  })

  it('[S27] keeps the damaged rows of a log, and those of which a part was lost with them', async () => {
    await fold(2)
    const doc = new Y.Doc()
    for (const update of (await store.load(board))?.updates ?? []) Y.applyUpdate(doc, update)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const value of ['lost', 'written over it']) doc.getMap('edits').set('same', value)
    const [lost = 0, over] = await Promise.all(updates.map(update => store.append(board, update, [])))
    rot(folder, 'log', board, lost)
    await reopen()
    const healed = new Y.Doc()
    const saved = await store.load(board)
    if (saved?.state) Y.applyUpdate(healed, saved.state)
    expect(store.damaged.map(({ seq, reason }) => [seq, reason])).toEqual([
      [lost, 'changed'],
      [over, 'gap'],
    ])
    write = writer('after', healed)
    for (let i = 0; i < 3; i += 1) await fold(2)
    expect(numbers(folder, 'log', board)).toEqual(expect.arrayContaining([lost, over]))
    expect(await editsOf(store, board)).toHaveLength(8)
  })

  it('to where it is folded already changes nothing', async () => {
    const [first, second] = [await fold(2), await fold(2)]
    const saved = await store.load(board)
    if (saved?.state) await store.compact(board, saved.state, second)
    expect(numbers(folder, 'states', board)).toEqual([first, second])
    expect(numbers(folder, 'log', board)).toHaveLength(2)
  })
})

describe('a board of which nothing good is left', () => {
  it('stays shut, and the others open', async () => {
    await keepBoard(store, 'board-next-door')
    const [first, second] = [await fold(2), await fold(2)]
    rot(folder, 'states', board, first)
    rot(folder, 'states', board, second)
    await reopen()
    await expect(store.load(board)).rejects.toThrow(UnreadableBoard)
    expect(store.damaged.filter(({ table }) => table === 'states')).toHaveLength(2)
    expect((await store.load('board-next-door'))?.updates).toHaveLength(1)
  })

  it('is named when the list of boards has lost it', async () => {
    await append(1)
    await store.close()
    const db = new DatabaseSync(join(folder, 'folkmoot.db'))
    db.exec(`PRAGMA foreign_keys = OFF; UPDATE boards SET id = 'board-of-the-tesu'`)
    db.close()
    store = openSqlite(folder)
    expect(store.damaged).toEqual([{ board, table: 'boards', seq: 0, reason: 'missing' }])
  })
})

it('reads a board whose private records are partly damaged, and names them', async () => {
  await store.append(board, null, [{ kind: 'author', key: 'one', value: 'ann' }])
  sql(folder, `INSERT INTO ledger VALUES (?, 'author', 'two', '{torn')`, board)
  const saved = await store.load(board)
  expect(saved?.ledger).toEqual([{ kind: 'author', key: 'one', value: 'ann' }])
  expect(saved?.damaged).toEqual([{ board, table: 'ledger', seq: 0, reason: 'changed' }])
})

it('goes on numbering behind the last row when the count itself was damaged', async () => {
  const { seq } = await append(3)
  sql(folder, 'UPDATE boards SET seq = 1')
  expect((await store.load(board))?.seq).toBe(seq)
  expect((await append(1)).seq).toBe(seq + 1)
})

describe('a board written anew', () => {
  const words = 'a-telephone-number-07700900123'

  it('[S28] leaves no earlier byte in any file', async () => {
    const doc = new Y.Doc()
    write = writer('edit', doc)
    await store.append(board, write(words).update, [])
    await fold(1)
    const damaged = await fold(1)
    rot(folder, 'states', board, damaged)
    await fold(1)
    const { seq } = await append(1)
    expect(await filesWith(folder, words)).not.toEqual([])
    doc.getMap('edits').delete('edit-0')
    const forgetting = await store.append(board, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), [])
    expect(forgetting).toBe(seq + 1)
    await store.rewrite(board, Y.encodeStateAsUpdate(doc), forgetting)
    expect(await filesWith(folder, words)).toEqual([])
    expect(numbers(folder, 'states', board)).toEqual([forgetting])
    expect(numbers(folder, 'log', board)).toEqual([])
    expect(store.damaged).toEqual([])
    await reopen()
    expect(store.damaged).toEqual([])
    expect(await editsOf(store, board)).toHaveLength(4)
  })

  it('says so while somebody is reading earlier bytes, and is finished by asking again', async () => {
    await store.append(board, write(words).update, [])
    const reader = new DatabaseSync(join(folder, 'folkmoot.db'))
    reader.exec('BEGIN; SELECT * FROM log')
    const doc = new Y.Doc()
    for (const update of (await store.load(board))?.updates ?? []) Y.applyUpdate(doc, update)
    doc.getMap('edits').delete('edit-0')
    const state = Y.encodeStateAsUpdate(doc)
    await expect(store.rewrite(board, state, 2)).rejects.toThrow('may still be')
    reader.close()
    await store.rewrite(board, state, 2)
    expect(await filesWith(folder, words)).toEqual([])
  })
})

describe('a file from before there were checksums', () => {
  it('is brought up to date with everything in it', async () => {
    const old = await makeFolder()
    const db = new DatabaseSync(join(old, 'folkmoot.db'))
    db.exec(`${migrations[0]}; PRAGMA user_version = 1`)
    const [one, two, three] = [write(), write(), write()]
    db.exec(`INSERT INTO boards VALUES ('${board}', 'AAAAAA', 1, 5, 3)`)
    db.prepare('INSERT INTO states VALUES (?, 2, ?)').run(board, two.state)
    db.prepare('INSERT INTO log VALUES (?, 3, ?)').run(board, three.update)
    db.exec(`INSERT INTO ledger VALUES ('${board}', 'author', 'x', '1')`)
    db.close()
    const upgraded = openSqlite(old)
    expect(await editsOf(upgraded, board)).toEqual([one.key, two.key, three.key])
    expect((await upgraded.load(board))?.ledger).toHaveLength(1)
    expect(upgraded.damaged).toEqual([])
    await upgraded.close()
    await dropFolder(old)
  })
})

describe('a file that cannot be relied on', () => {
  const path = () => join(folder, 'folkmoot.db')
  const flipAt = (offset: number, length: number) => {
    const bytes = readFileSync(path())
    bytes.fill(0xa5, offset, offset + length)
    writeFileSync(path(), bytes)
  }
  const damages: [string, () => void, RegExp][] = [
    ['a header that is none', () => flipAt(0, 16), /no database/],
    ['a text in its place', () => writeFileSync(path(), 'this is no database'.repeat(500)), /no database/],
    ['an empty file', () => truncateSync(path(), 0), /empty or missing/],
    ['no file', () => rmSync(path()), /empty or missing/],
    ['only its first page', () => truncateSync(path(), 4096), /damaged/],
    ['an empty list of tables', () => sqlOff(), /lost what was in it/],
  ]
  const sqlOff = () => {
    rmSync(path())
    const db = new DatabaseSync(path())
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE empty (x); DROP TABLE empty')
    db.close()
  }

  it.each(damages)('is refused at the start in one line: %s', async (_what, damage, words) => {
    await store.close()
    damage()
    const { code, said } = await runChild({ DATA_DIR: folder })
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toMatch(words)
    expect(said).toContain('npm run restore')
    await dropFolder(folder)
    folder = await makeFolder()
    store = openSqlite(folder)
  })
})

it('[S25] refuses an SQLite that may lose what was committed', () => {
  for (const old of ['3.51.2', '3.50.4', '3.7.0', '2.99.99']) expect(() => requireSqlite(old)).toThrow('3.51.3')
  for (const good of ['3.51.3', '3.51.10', '3.53.4', '4.0.0']) expect(() => requireSqlite(good)).not.toThrow()
})
