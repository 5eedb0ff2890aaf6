// Kill -9 inside of what changes many rows at once: afterwards there is the old state or the new one, never half of it.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { restore } from '#server/store/copies.ts'
import { migrations } from '#server/store/migrations.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { chance } from '#tests/support/chance.ts'
import { dropFolder, editsOf, makeFolder, numbers, sql } from '#tests/support/dataFolder.ts'
import { figure } from '#tests/support/figures.ts'
import { keepBoard } from '#tests/support/savedBoards.ts'
import { writer } from '#tests/support/writer.ts'

const board = 'board-that-crashes'
const edits = Array.from({ length: 9 }, (_, i) => `edit-${i}`)
const random = chance(20261125)

let good: string
let folder: string
let copies: string
beforeEach(async () => {
  ;[good, folder, copies] = [await makeFolder(), await makeFolder(), await makeFolder()]
})
afterEach(() => Promise.all([good, folder, copies].map(dropFolder)))

interface Ended {
  readonly killed: boolean
  /** How many steps it took, when it came to its end. */
  readonly steps: number
}

async function crash(work: string, at: number, watch: (child: ChildProcess) => void = () => {}): Promise<Ended> {
  const script = join(import.meta.dirname, '../support/crashing.ts')
  const child = spawn(process.execPath, [script, work, folder, board, String(at), copies])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += String(data)))
  watch(child)
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  expect([code, signal], said).toEqual(signal === null ? [0, null] : [null, 'SIGKILL'])
  return { killed: signal === 'SIGKILL', steps: Number(said) }
}

/** Kills a backup so many looks after its file has appeared. */
function afterLooks(looks: number): (child: ChildProcess) => void {
  const before = readdirSync(copies).length
  let left = looks
  const look = (child: ChildProcess) => {
    if (readdirSync(copies).length > before) left -= 1
    if (left < 0) child.kill('SIGKILL')
    else if (child.exitCode === null) setImmediate(look, child)
  }
  return look
}

async function fresh() {
  await dropFolder(folder)
  cpSync(good, folder, { recursive: true })
}

/** A board with two states, and updates since. */
async function keepVillage() {
  const store = openSqlite(good)
  await keepBoard(store, board)
  const write = writer()
  for (const i of edits.keys()) {
    const { update, state } = write('x'.repeat(2_000))
    const seq = await store.append(board, update, [])
    if (i === 2 || i === 5) await store.compact(board, state, seq)
  }
  await store.close()
}

/** A board as the first version of the file kept it. */
function keepOldVillage() {
  const db = new DatabaseSync(join(good, 'folkmoot.db'))
  db.exec(`PRAGMA journal_mode = WAL; ${migrations[0]}; PRAGMA user_version = 1`)
  db.exec(`INSERT INTO boards VALUES ('${board}', 'AAAAAA', 1, 5, 9)`)
  const write = writer()
  for (const i of edits.keys()) {
    const { update, state } = write('x'.repeat(2_000))
    if (i === 5) db.prepare('INSERT INTO states VALUES (?, 6, ?)').run(board, state)
    if (i > 5) db.prepare('INSERT INTO log VALUES (?, ?, ?)').run(board, i + 1, update)
  }
  db.close()
}

/** Crashes at every step there is, or at as many as asked for, and looks at what is left each time. */
async function atEveryStep(work: string, look: (ended: Ended) => Promise<string>): Promise<Map<string, number>> {
  await fresh()
  const { steps } = await crash(work, 0)
  expect(steps).toBeGreaterThan(3)
  const outcomes = new Map<string, number>()
  const stride = Math.max(1, Math.ceil(steps / figure(6, steps)))
  const first = 1 + random(stride)
  const at = Array.from({ length: Math.ceil(steps / stride) }, (_, i) => Math.min(steps, first + i * stride))
  // The very last step is the only one for sure behind the end of what is done.
  for (const step of new Set([...at, steps])) {
    await fresh()
    const ended = await crash(work, step)
    expect(ended.killed).toBe(true)
    const outcome = await look(ended)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  return outcomes
}

/** Everything is there, nothing is damaged, and the file is whole; answers which rows there are. */
async function lookAtVillage(): Promise<string> {
  const store = openSqlite(folder)
  expect(sql(folder, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect((await editsOf(store, board)).toSorted()).toEqual(edits)
  expect(store.damaged).toEqual([])
  await store.close()
  return `states ${numbers(folder, 'states', board).join(',')} log ${numbers(folder, 'log', board).join(',')}`
}

it('row 26: kill -9 at any step of a fold leaves the states and the log from before it, or from after it', async () => {
  await keepVillage()
  const outcomes = await atEveryStep('compaction', lookAtVillage)
  expect([...outcomes.keys()].toSorted()).toEqual(['states 4,7 log 5,6,7,8,9,10', 'states 7,10 log 8,9,10'])
})

it('row 26: kill -9 at any step of writing a board anew leaves the old rows, or the one new state', async () => {
  await keepVillage()
  const outcomes = await atEveryStep('rewriting', lookAtVillage)
  expect([...outcomes.keys()].toSorted()).toEqual(['states 10 log ', 'states 4,7 log 5,6,7,8,9,10'])
})

it('row 26: kill -9 at any step of making a board leaves no board, or a whole one', async () => {
  await keepVillage()
  const outcomes = await atEveryStep('creation', async () => {
    await lookAtVillage()
    const store = openSqlite(folder)
    const entry = await store.board('board-made-anew')
    const saved = await store.load('board-made-anew')
    const keys = await Promise.all((['facilitator', 'viewer'] as const).map(role => store.key('board-made-anew', role)))
    await store.close()
    const parts = [entry, saved, ...keys].map(each => each !== null)
    return [...parts, saved?.updates.length === 1, saved?.ledger.length === 1].join(' ')
  })
  const none = Array.from({ length: 4 }, () => false)
    .concat([false, false])
    .join(' ')
  const whole = none.replaceAll('false', 'true')
  expect([...outcomes.keys()].toSorted()).toEqual([none, whole])
})

it('row 26: kill -9 at any step of bringing an older file up to date loses nothing, and the next start does the rest', async () => {
  keepOldVillage()
  const outcomes = await atEveryStep('migration', async () => {
    const [row] = sql(folder, 'PRAGMA user_version')
    await lookAtVillage()
    return `version ${String(row?.['user_version'])}`
  })
  // Each step is one commit, so a file may also be left between two of them.
  const steps = migrations.map((_, done) => `version ${done + 1}`)
  expect(steps).toEqual(expect.arrayContaining([...outcomes.keys()]))
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining([steps[0], steps.at(-1)]))
})

it('row 26: kill -9 at any moment of a backup leaves a whole copy under its name, or none', async () => {
  await keepVillage()
  await fresh()
  let killed = 0
  const tries = figure(6, 60)
  for (let i = 0; i < tries; i += 1) {
    if ((await crash('backup', 0, afterLooks(i === 0 ? 0 : random(60)))).killed) killed += 1
    await lookAtVillage()
  }
  expect(killed).toBeGreaterThan(0)
  await crash('backup', 0)
  const named = readdirSync(copies).filter(name => name.endsWith('.db'))
  expect(named.length).toBeGreaterThan(0)
  for (const name of named) {
    await dropFolder(folder)
    const back = await restore({ from: join(copies, name), folder, force: false, now: Date.now() })
    expect(back).toMatchObject({ ok: true, value: { boards: 1, damaged: 0 } })
    await lookAtVillage()
  }
})
