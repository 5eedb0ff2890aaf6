// Contestants: how each server that is measured is started, and how its boards are filled and reached. Ours is the program itself, guard, disk and all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#server/clock.ts'
import { createTickets } from '#server/tickets.ts'
import type { Role } from '#shared/people/roles.ts'
import { keepBoards } from '../bigBoard.ts'
import { startServer, type Crowd, type RunningServer } from './processes.ts'
import type { Place } from './wishes.ts'

export type Name = 'ours' | 'y-websocket-server' | 'hocuspocus' | 'hocuspocus-sqlite' | 'echo'

export interface Contestant {
  readonly name: Name
  readonly server: RunningServer
  /** Where a board is. `{n}` in the id stands for a number, where each client has a board of its own. */
  placeOf(board: string): Place
  /** A ticket for each of `count` people of their own; none for servers that want none. */
  tickets(board: string, role: Role, count: number): Promise<string[]>
  /** Puts up a board, for servers that had none to read. Answers how many clients stay there, so that it is not forgotten. */
  fill(crowd: Crowd, board: string): Promise<number>
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')
const secret = 'only-for-the-bench-and-for-nothing-else'

/** Starts a server that has these boards, or will have them once they are filled. `flags` are for Node itself, and for ours only. */
export async function startContestant(
  name: Name,
  boards: ReadonlyMap<string, Uint8Array>,
  flags: readonly string[] = [],
): Promise<Contestant> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  return name === 'ours' ? startOurs(folder, clean, boards, flags) : startPeer(name, folder, clean, boards)
}

async function startOurs(
  folder: string,
  clean: () => void,
  boards: ReadonlyMap<string, Uint8Array>,
  flags: readonly string[],
): Promise<Contestant> {
  await keepBoards(folder, boards)
  const env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', DATA_DIR: folder, FOLKMOOT_SECRET: secret }
  const server = await startServer([...flags, join(root, 'server/start.js'), '--no-build'], env)
  const tickets = createTickets(new TextEncoder().encode(secret), systemClock)
  return {
    name: 'ours',
    server,
    placeOf: board => ({ port: server.port, path: `/sync/${board}`, name: null, syncs: true }),
    tickets: (board, role, count) =>
      Promise.all(
        Array.from({ length: count }, async (_, n) => {
          const version = role === 'resident' ? 0 : 1
          const person = `${role}-${n}-of-the-bench`
          return (await tickets.give({ board: board.replaceAll('{n}', String(n)), role, person, version })).ticket
        }),
      ),
    fill: async () => 0,
    async stop() {
      await server.stop()
      clean()
    },
  }
}

async function startPeer(
  name: Exclude<Name, 'ours'>,
  folder: string,
  clean: () => void,
  boards: ReadonlyMap<string, Uint8Array>,
): Promise<Contestant> {
  const server = await startServer([join(root, 'tests/bench/peers/serve.ts'), name, folder], {})
  const syncs = name !== 'echo'
  const placeOf = (board: string) => ({
    port: server.port,
    path: `/${board}`,
    name: name.startsWith('hocuspocus') ? board : null,
    syncs,
  })
  return {
    name,
    server,
    placeOf,
    tickets: async () => [],
    async fill(crowd, board) {
      if (!syncs) return 0
      const gift = boards.get(board)
      if (!gift) throw new Error('this board was not asked for')
      const opening = { do: 'open', place: placeOf(board), tickets: [], count: 1, atOnce: 1, vectors: [] } as const
      await crowd.ask({ ...opening, gift, leaving: false })
      // Whoever comes next is told of it: then it is there.
      let bytes = 0
      while (bytes < gift.length / 2) bytes = (await crowd.ask({ ...opening, gift: null, leaving: true })).bytes
      return 1
    },
    async stop() {
      await server.stop()
      clean()
    },
  }
}
