// Crashing: a program that ends itself with kill -9 at a chosen step of its work with the SQLite file, for tests of what is left.
//
// Run as `node crashing.ts WORK FOLDER BOARD STEP [TO]`. Every statement, and every checksum in a migration, is a step before
// and a step after; a backup takes no steps. It writes the number of steps it took when it comes to its end without a crash.
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { backUp } from '#server/store/copies.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { writer } from './writer.ts'

const [work = '', folder = '', board = '', crashAt = '0', to = ''] = process.argv.slice(2)
let steps = 0
let counting = false

function step() {
  if (!counting) return
  steps += 1
  if (steps === Number(crashAt)) process.kill(process.pid, 'SIGKILL')
}

/** Calls are steps; everything else is as it was. */
function counted<T extends object>(what: T, names: readonly string[]): T {
  return new Proxy(what, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const call = (...given: unknown[]) => {
        if (names.includes(String(name))) step()
        const answer: unknown = Reflect.apply(value, target, given)
        if (names.includes(String(name))) step()
        return name === 'prepare' ? counted(answer as object, ['run', 'get', 'all']) : answer
      }
      return call
    },
  })
}

const openCounted = (path: string) => {
  const db = new DatabaseSync(path)
  const define = db.function.bind(db)
  db.function = ((name: string, options: object, run: (...given: never[]) => number) => {
    define(name, options, (board, seq, bytes) => {
      step()
      return run(board as never, seq as never, bytes as never)
    })
  }) as typeof db.function
  return counted(db, ['exec'])
}

async function main() {
  if (work === 'migration') counting = true
  if (work === 'backup') {
    await backUp({ folder, to, now: Date.now() })
    return
  }
  const store = openSqlite(folder, openCounted)
  counting = true
  if (work === 'creation') {
    const keys = { facilitator: 'f', helper: 'h', editor: 'e', viewer: 'v' }
    const ledger = [{ kind: 'author', key: 'one', value: 'ann' }]
    const firstUpdate = writer()().update
    await store.create({ id: 'board-made-anew', code: 'BBBBBB', createdAt: 1, keys, firstUpdate, ledger })
  }
  const saved = await store.load(board)
  const doc = new Y.Doc()
  for (const update of [saved?.state, ...(saved?.updates ?? [])]) if (update) Y.applyUpdate(doc, update)
  const state = Y.encodeStateAsUpdate(doc)
  if (work === 'compaction') await store.compact(board, state, saved?.seq ?? 0)
  if (work === 'rewriting') await store.rewrite(board, state, saved?.seq ?? 0)
  await store.close()
}

await main()
process.stdout.write(`${steps}\n`)
