// App: the server put together from its parts, and taken apart again.
import type { Server } from 'node:http'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Dice } from '#shared/lib/ids.ts'
import { createAdmission } from './admission.ts'
import { pause, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { createHttp, type Timeouts } from './http.ts'
import { createMetrics } from './metrics.ts'
import { createNicknames } from './nicknames.ts'
import { createPace } from './pace.ts'
import type { Origins } from './origins.ts'
import { createPages } from './pages.ts'
import { Press } from './press.ts'
import type { Room } from './relay/room.ts'
import { Rooms } from './relay/rooms.ts'
import { Sockets } from './relay/sockets.ts'
import { flow, type FlowRates } from '#shared/protocol/limits.ts'
import { forgetAuthors, forgetDaily } from './requests/authorship.ts'
import { Holds } from './requests/holds.ts'
import { createRequests } from './requests/requests.ts'
import { Sweeping } from './requests/sweeping.ts'
import { Snapshots } from '#server/snapshots/snapshots.ts'
import type { Store } from './store/store.ts'
import { Tally } from './tally.ts'
import { createTickets } from './tickets.ts'

export interface AppParts {
  readonly config: Pick<Config, 'publicUrl' | 'trustProxy' | 'createKey'> & Pick<Origins, 'lan'>
  readonly store: Store
  /** What tickets are signed with. */
  readonly secret: Uint8Array
  readonly clock: Clock
  readonly dice: Dice
  readonly log: Logger
  /** Where the client was built to. */
  readonly dist: string
  /** How fast people may speak over sync sockets; as in limits.ts when left out. */
  readonly rates?: FlowRates
  readonly timeouts?: Timeouts
}

export interface App {
  readonly store: Store
  /** Not listening yet. */
  readonly server: Server
  /** Answers requests without a network. */
  readonly requests: Hono
  /** Lets nobody in any more, tells everybody, saves what is left and closes the store; once, however often it is called. False when something could not be saved in time. */
  close(): Promise<boolean>
}

const keepEmptyRooms = 30_000
const goodbyeTime = 1_000
const savingTime = 3_000

/** Puts the server together. It listens when whoever asked for it tells it to. */
export function createApp({ config, store, secret, clock, dice, log, dist, rates = flow, timeouts }: AppParts): App {
  const tally = new Tally()
  const metrics = createMetrics(tally, clock, () => ({ rooms, sockets }))
  const snapshots = new Snapshots({ shelf: store.snapshots, clock, dice, log })
  const onOpen = (room: Room) => {
    forgetAuthors(room, clock)
    holds.resume(room)
    snapshots.watch(room)
    void sweeping.sweep(room)
  }
  const rooms = new Rooms({ store: metrics.watch(store), clock, log, keepEmpty: keepEmptyRooms, onOpen })
  const holds = new Holds({ rooms, clock, dice })
  const sweeping = new Sweeping({ clock, log })
  const stopForgetting = forgetDaily(() => rooms.all, clock)
  const tickets = createTickets(secret, clock)
  const admit = createAdmission(tickets, store)
  const sockets = new Sockets({ rooms, admit, origins: config, clock, dice, log, tally, rates })
  const { createKey } = config
  const pace = createPace(clock)
  const press = new Press(clock, log)
  const kept = { store, rooms, snapshots, sockets, holds, sweeping, nicknameOf: createNicknames(secret) }
  const desk = { ...kept, tickets, admit, pace, press, metrics, origins: config, createKey, clock, dice, log }
  const requests = createRequests(desk)
  const server = createHttp(requests, createPages(dist, config), sockets, timeouts)
  const end = async () => {
    stopForgetting()
    server.close()
    holds.close()
    sweeping.close()
    server.closeIdleConnections()
    const saving = rooms.close().then(() => true)
    await sockets.close(goodbyeTime)
    const saved = await Promise.race([saving, pause(clock, savingTime).then(() => false)])
    server.closeAllConnections()
    await press.close()
    metrics.close()
    await snapshots.close()
    await store.close()
    return saved
  }
  let ended: Promise<boolean> | null = null
  return { store, server, requests, close: () => (ended ??= end()) }
}
