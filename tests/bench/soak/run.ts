// Soak: a full hall on one board for half an hour (SOAK_MINUTES), and whether the server is afterwards as it was before. Then the nightly figures of the fault tests.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bigDoc, keepBoards } from '../bigBoard.ts'
import type { Probed } from '../relay/probe.ts'
import { startCompany, startServer, type RunningServer } from '../relay/processes.ts'
import { floors, growthOf, type Sample } from './growth.ts'
import { people, type Report, type SoakWish } from './roles.ts'

const root = join(import.meta.dirname, '../../..')
const minute = 60_000
const minutes = Number(process.env['SOAK_MINUTES'] ?? 30)
const sampleEvery = 10_000
const samplesPerReport = 3
const samplesPerWeighing = 12
/** Of each minute the lowest sample counts: answers on their way to those who join come and go. */
const samplesPerFloor = 6
const warmUp = Math.min(5, minutes / 3) * minute
const notesOnBoard = 500
const board = 'board-of-the-soak'
/** An empty board is kept for half a minute, and a count of posts for a minute. */
const forgottenIn = 100_000
const growthAllowed = 5
const heapAllowed = 15
const megabyte = 1024 * 1024
const tell = (line: string) => void process.stdout.write(`${line}\n`)
const inMegabytes = (bytes: number) => Math.round((bytes / megabyte) * 10) / 10

const timersOf = ({ resources }: Probed) => (resources['Timeout'] ?? 0) + (resources['Immediate'] ?? 0)
const linesOf = ({ resources }: Probed) => resources['TCPSocketWrap'] ?? 0

interface Watched {
  readonly heap: Sample[]
  readonly rss: Sample[]
  /** The board alone with what is kept of it for those who join, every other minute: it grows by every word that is written on it. */
  readonly board: Sample[]
}

async function watch(server: RunningServer, ask: (wish: SoakWish) => Promise<Report>): Promise<Watched> {
  const watched: Watched = { heap: [], rss: [], board: [] }
  const start = performance.now()
  const weigh = async () => {
    const { weight } = await ask({ do: 'weigh' })
    watched.board.push({ at: performance.now() - start, size: weight })
  }
  let cpu = (await server.look()).cpu
  for (let n = 1; performance.now() < start + minutes * minute; n += 1) {
    await wait(sampleEvery)
    const now = await server.look({ collect: true })
    const at = performance.now() - start
    if (at >= warmUp) {
      if (n % samplesPerWeighing === 0 || watched.board.length === 0) await weigh()
      watched.rss.push({ at, size: now.rss })
      watched.heap.push({ at, size: now.heap })
    }
    if (n % samplesPerReport === 0) {
      const { seen, saved, joined } = await ask({ do: 'report' })
      const core = Math.round((now.cpu - cpu) / (sampleEvery * samplesPerReport) / 0.01)
      cpu = now.cpu
      tell(
        `${Math.round(at / 1000)} s: heap ${inMegabytes(now.heap)} MB, resident ${inMegabytes(now.rss)} MB, ${core} % of a core, saved p99 ${saved.p99} ms, seen p99 ${seen.p99} ms, joined p95 ${joined.p95} ms`,
      )
    }
  }
  await weigh()
  return watched
}

/** Looks until nothing of the hall is left, or until it should have been forgotten. */
async function afterwards(server: RunningServer, before: Probed): Promise<Probed> {
  const until = performance.now() + forgottenIn
  for (;;) {
    await wait(sampleEvery)
    const now = await server.look({ collect: true, count: true })
    const isAsBefore = now.docs === 0 && now.sockets === 0 && timersOf(now) <= timersOf(before)
    if (isAsBefore || performance.now() > until) return now
  }
}

async function soak(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-soak-'))
  const { keys, codes } = await keepBoards(folder, new Map([[board, bigDoc(notesOnBoard)]]))
  const env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', DATA_DIR: folder }
  const server = await startServer([join(root, 'server/start.js'), '--no-build'], env)
  const hall = startCompany<SoakWish, Report>(join(import.meta.dirname, 'people.ts'))
  try {
    const before = await server.look({ collect: true, count: true })
    const everybody = people.phones + people.editors + people.walls
    tell(`${everybody} people for ${minutes} minutes …`)
    const code = codes.get(board) ?? ''
    const place = { port: server.port, board, code, editorKey: keys.editor, viewerKey: keys.viewer }
    await hall.ask({ do: 'begin', place })
    const watched = await watch(server, wish => hall.ask(wish))
    const report = await hall.ask({ do: 'leave' })
    const after = await afterwards(server, before)
    const growth = {
      heap: growthOf(floors(watched.heap, samplesPerFloor)),
      rss: growthOf(watched.rss),
      board: growthOf(watched.board),
    }
    const beyond = growth.heap - growth.board
    const heapLeft = inMegabytes(after.heap - before.heap)
    const rows = {
      'saved (ms)': `p50 ${report.saved.p50}, p99 ${report.saved.p99}, of ${report.saved.count}`,
      'seen by others (ms)': `p50 ${report.seen.p50}, p99 ${report.seen.p99}, of ${report.seen.count}`,
      'joined (ms)': `p50 ${report.joined.p50}, p95 ${report.joined.p95}, of ${report.joined.count}`,
      'posted, reworded or withdrawn (ms)': `p50 ${report.posted.p50}, p99 ${report.posted.p99}, of ${report.posted.count}`,
      'growth after warm-up (MB/h)': `heap ${growth.heap.toFixed(1)}, the board itself ${growth.board.toFixed(1)}, resident ${growth.rss.toFixed(1)}`,
      'growth beyond the board (MB/h)': beyond.toFixed(1),
      'docs left': `${after.docs}`,
      'sockets left': `${after.sockets} (${linesOf(after)} lines; ${linesOf(before)} before)`,
      'timers left': `${timersOf(after)} (${timersOf(before)} before)`,
      'heap against the start (MB)': `${heapLeft}`,
    }
    // oxlint-disable-next-line no-console
    console.table(rows)
    for (const [why, count] of Object.entries(report.refused)) tell(`refused ${count} times: ${why}`)
    const clean = after.docs === 0 && after.sockets === 0 && timersOf(after) <= timersOf(before)
    const steady = beyond <= growthAllowed && heapLeft <= heapAllowed
    if (!clean) tell('Something of the hall was left behind.')
    if (!steady)
      tell(
        `The heap grew by more than ${growthAllowed} MB an hour beyond what was written on the board, or kept more than ${heapAllowed} MB.`,
      )
    return clean && steady
  } finally {
    hall.stop()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The fault tests at their nightly figures. */
async function faults(): Promise<boolean> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const env = { ...process.env, SOAK: '1' }
  const child = spawn(process.execPath, [vitest, 'run', '--project', 'faults'], { cwd: root, env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return code === 0
}

const { values } = parseArgs({ options: { 'only-hall': { type: 'boolean', default: false } } })
const heldUp = await soak()
const heldOut = values['only-hall'] || (await faults())
process.exitCode = heldUp && heldOut ? 0 : 1
