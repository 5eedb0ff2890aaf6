// Metrics: what the operator may watch, as Prometheus reads it. Names and counts only: no board, no person, no word.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { roles } from '#shared/people/roles.ts'
import type { Clock } from './clock.ts'
import type { Rooms } from './relay/rooms.ts'
import type { Sockets } from './relay/sockets.ts'
import type { Store } from './store/store.ts'
import type { Tally } from './tally.ts'

export interface Metrics {
  readonly contentType: string
  /** Everything as it stands now. Reading it begins the next measure of how late the event loop ran. */
  text(): Promise<string>
  /** The same store, with its saves counted and timed. */
  watch(store: Store): Store
  close(): void
}

export interface Watched {
  readonly rooms: Pick<Rooms, 'all' | 'stuck'>
  readonly sockets: Pick<Sockets, 'census'>
}

/** How often the event loop is looked at, in milliseconds; it is late by whatever comes on top. More often would cost more than a small hall does. */
const resolution = 1_000
const saveSeconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** The metrics of one server. `watched` is asked for when somebody reads them. */
export function createMetrics(tally: Tally, clock: Clock, watched: () => Watched): Metrics {
  const register = new Registry()
  const registers = [register]
  const lag = monitorEventLoopDelay({ resolution })
  lag.enable()

  const gauge = (name: string, help: string, read: () => number) => {
    const made: Gauge = new Gauge({
      name: `folkmoot_${name}`,
      help,
      registers,
      collect() {
        made.set(read())
      },
    })
  }
  const counter = (name: string, help: string, read: () => number) => {
    const made: Counter = new Counter({
      name: `folkmoot_${name}_total`,
      help,
      registers,
      collect() {
        made.reset()
        made.inc(read())
      },
    })
  }
  const counters = (name: string, help: string, label: string, read: () => Iterable<[string, number]>) => {
    const made = new Counter({
      name: `folkmoot_${name}_total`,
      help,
      labelNames: [label],
      registers,
      collect() {
        made.reset()
        for (const [value, count] of read()) made.inc({ [label]: value }, count)
      },
    })
  }

  const sockets = new Gauge({
    name: 'folkmoot_sockets',
    help: 'Open sync sockets.',
    labelNames: ['role'],
    registers,
    collect() {
      const { byRole } = watched().sockets.census()
      for (const role of roles) sockets.set({ role }, byRole.get(role) ?? 0)
    },
  })
  gauge('boards_open', 'Boards in memory.', () => watched().rooms.all.length)
  gauge('cannot_save', '1 while a board cannot be saved.', () => Number(watched().rooms.stuck))
  gauge('bytes_waiting', 'Bytes that sockets have not taken yet.', () => watched().sockets.census().unread)
  counter('updates_heard', 'Changes that came over sockets.', () => tally.updatesHeard)
  counters('updates_refused', 'Those of them that entered no board.', 'reason', () => tally.updatesRefused)
  counters('sockets_ended', 'Sockets that the server ended.', 'reason', () => tally.ended)
  counter('messages_in', 'Messages from sockets.', () => tally.messagesIn)
  counter('bytes_in', 'Bytes from sockets.', () => tally.bytesIn)
  counter('deliveries', 'Messages handed to sockets.', () => tally.deliveries)
  counter('bytes_out', 'Bytes handed to sockets.', () => tally.bytesOut)
  counter('pauses', 'Times that a socket was made to wait because it spoke too fast.', () => tally.pauses)
  counter('presence_skipped', 'Presence kept from readers that lag.', () => tally.skipped)
  counter('readers_cut_off', 'Readers cut off because they lagged too far.', () => tally.cutOff)
  counter('saves_failed', 'Saves that failed and were tried again.', () => tally.failedSaves)
  counter('compactions', 'Times that a board was written as a whole.', () => tally.compactions)
  const saves = new Histogram({
    name: 'folkmoot_save_seconds',
    help: 'How long changes took to reach the disk.',
    buckets: saveSeconds,
    registers,
  })
  const late = new Gauge({
    name: 'folkmoot_event_loop_lag_seconds',
    help: 'How late the event loop ran since this was last read.',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of [0.5, 0.99, 1]) {
        const seconds = lag.percentile(Math.max(quantile * 100, 1)) / 1e9 - resolution / 1000
        late.set({ quantile: String(quantile) }, Math.max(0, seconds))
      }
      lag.reset()
    },
  })
  gauge('memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
  counter('cpu_seconds', 'Processor time of the process.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })

  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    watch: store => timed(store, tally, clock, seconds => saves.observe(seconds)),
    close() {
      lag.disable()
      register.clear()
    },
  }
}

/** A store that behaves as the one given, whatever else that can do. */
function timed(store: Store, tally: Tally, clock: Clock, saved: (seconds: number) => void): Store {
  const watched: Pick<Store, 'append' | 'compact'> = {
    async append(board, update, ledger) {
      const began = clock.now()
      try {
        const seq = await store.append(board, update, ledger)
        saved((clock.now() - began) / 1000)
        return seq
      } catch (error) {
        tally.failedSaves += 1
        throw error
      }
    },
    async compact(board, state, seq) {
      await store.compact(board, state, seq)
      tally.compactions += 1
    },
  }
  return new Proxy(store, {
    get(target, name) {
      if (name === 'append' || name === 'compact') return watched[name]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
