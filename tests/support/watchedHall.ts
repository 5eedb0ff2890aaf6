// Watched hall: a server that logs everything, a board on it, and witnesses who come to it and keep what they are told.
import { pino } from 'pino'
import type { Role } from '#shared/people/roles.ts'
import { openHall, type Hall } from './hall.ts'
import { LeapingClock } from './leapingClock.ts'
import { startServer, type TestServer } from './testServer.ts'
import { witness, type Witness } from './witness.ts'

/** Who is told nothing of what is held, waits or lies face down. */
export const notEntitled = ['resident', 'viewer', 'editor'] as const satisfies readonly Role[]

/** Words that stand nowhere else, and that nothing takes for a telephone number. */
export const marker = () => `s${crypto.randomUUID().replaceAll('-', '').replaceAll(/\d/g, 'x').slice(0, 12)}`

export interface WatchedHall {
  readonly server: TestServer
  readonly clock: LeapingClock
  readonly hall: Hall
  /** Everything that the server wrote into its log, to the last detail. */
  readonly logged: () => string
  /** Somebody comes, and stays until the hall is closed. */
  readonly come: (role: Role) => Promise<Witness>
  readonly close: () => Promise<void>
}

/** Starts a server with one board, at the finest level of its log. */
export async function openWatchedHall(): Promise<WatchedHall> {
  const clock = new LeapingClock()
  let logged = ''
  const log = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) })
  const server = await startServer({ clock, log })
  const hall = await openHall(server)
  const here: Witness[] = []
  return {
    server,
    clock,
    hall,
    logged: () => logged,
    async come(role) {
      const came = await witness(server.origin, hall.board, await hall.ticketFor(role))
      here.push(came)
      return came
    },
    async close() {
      for (const each of here) each.leave()
      await server.close()
    },
  }
}
