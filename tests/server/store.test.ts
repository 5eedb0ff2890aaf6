// The stores we have, held to their contract; and what is particular to SQLite.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite } from '#server/store/sqlite.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { keepBoard } from '#tests/support/savedBoards.ts'
import { storeContract } from './store.contract.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

storeContract(
  'in memory',
  async () => new MemoryStore(),
  async store => store,
)
storeContract(
  'in a SQLite file',
  async () => openSqlite(folder),
  async store => {
    await store.close()
    return openSqlite(folder)
  },
)

it('refuses a folder that another server is using, and frees it when it closes', async () => {
  const store = openSqlite(folder)
  expect(() => openSqlite(folder)).toThrow('another Folkmoot server')
  await store.close()
  await openSqlite(folder).close()
})

it('refuses a file that a newer program wrote', async () => {
  await openSqlite(folder).close()
  const db = new DatabaseSync(join(folder, 'folkmoot.db'))
  db.exec('PRAGMA user_version = 999')
  db.close()
  expect(() => openSqlite(folder)).toThrow('newer')
})

it('rejects every append of a transaction that fails, keeps nothing of them, and goes on afterwards', async () => {
  const store = openSqlite(folder)
  await keepBoard(store, 'board-one')
  await keepBoard(store, 'board-two')
  const other = new DatabaseSync(join(folder, 'folkmoot.db'))
  other.exec(`CREATE TRIGGER full BEFORE INSERT ON ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  const appends = [
    store.append('board-one', new Uint8Array([7]), []),
    store.append('board-two', null, [{ kind: 'author', key: 'x', value: 1 }]),
  ]
  const settled = await Promise.allSettled(appends)
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  other.exec('DROP TRIGGER full')
  other.close()
  expect((await store.load('board-one'))?.updates).toHaveLength(1)
  expect(await store.append('board-one', new Uint8Array([8]), [])).toBe(2)
  await store.close()
})

it('leaves nothing of a private record that was taken away in any file', async () => {
  const secret = 'a-telephone-number-07700900123'
  const store = openSqlite(folder)
  await keepBoard(store)
  await store.append('board-of-the-test', null, [{ kind: 'k', key: 'x', value: secret }])
  await store.append('board-of-the-test', null, [{ kind: 'k', key: 'x', value: null }])
  await store.close()
  for (const file of await readdir(folder)) expect(await readFile(join(folder, file), 'latin1')).not.toContain(secret)
})
