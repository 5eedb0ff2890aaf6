// Fan-out: what it costs a server to bring updates to everybody on one board, and how long the last of them waits.
import { bigDoc } from '../bigBoard.ts'
import type { Contestant, Name } from './contestants.ts'
import type { Figure } from './figures.ts'
import type { Crowd } from './processes.ts'
import type { Written } from './wishes.ts'

interface Work {
  readonly board: string
  readonly clients: number
  /** Typical: everybody adds a note every 10 s. Stress: up to 50 people move notes, ten times a second each. */
  readonly kind: 'typical' | 'stress'
  readonly during: number
}

const notesOnBoard = 200
/** Before anything is measured, updates come this fast for so long: a server that has run for a minute is compiled, and a hall lasts an evening. */
const warmUp = { updatesPerSecond: 200, deliveriesPerSecond: 20_000, during: 8_000 }
/** A server that is further behind than this is told so. */
const patience = 4_000
const typicalEvery = 10_000
const stressEvery = 100
const stressWriters = 50
const busyClients = 0.85

const work = (clients: number, kind: Work['kind'], seconds: number): Work => ({
  board: `fan-out-${clients}-${kind}`,
  clients,
  kind,
  during: seconds * 1000,
})

/** All of it, or what fits in two minutes. */
export const works = (quick: boolean): readonly Work[] =>
  quick
    ? [work(25, 'typical', 10), work(100, 'typical', 5), work(100, 'stress', 3)]
    : [25, 100, 300, 1000].flatMap(clients => [
        // Few clients write seldom: it takes longer until there is something to measure.
        work(clients, 'typical', Math.max(12, Math.min(40, 2400 / clients))),
        work(clients, 'stress', 6),
      ])

/** The boards that the works need, by id. */
export function fanOutBoards(quick: boolean): Map<string, Uint8Array> {
  const doc = bigDoc(notesOnBoard)
  return new Map(works(quick).map(({ board }) => [board, doc]))
}

interface Measured {
  readonly cpu: number
  readonly written: Written
}

async function measure(contestant: Contestant, crowd: Crowd, base: Uint8Array, work: Work): Promise<Measured> {
  const { board, clients, kind, during } = work
  const writers = kind === 'typical' ? clients : Math.min(stressWriters, clients)
  const here = await contestant.fill(crowd, board)
  const editors = await contestant.tickets(board, 'editor', writers)
  const residents = await contestant.tickets(board, 'resident', clients - writers)
  const place = contestant.placeOf(board)
  await crowd.ask({
    do: 'open',
    place,
    tickets: [...editors, ...residents],
    count: clients - here,
    atOnce: 10,
    vectors: [],
    gift: null,
    leaving: false,
  })
  const writing = {
    do: 'write',
    base,
    what: kind === 'typical' ? 'notes' : 'moves',
    writers,
    patience,
  } as const
  const warmUpEvery = (writers * 1000) / Math.min(warmUp.updatesPerSecond, warmUp.deliveriesPerSecond / clients)
  await crowd.ask({ ...writing, every: warmUpEvery, during: warmUp.during })
  const before = await contestant.server.look()
  const every = kind === 'typical' ? typicalEvery : stressEvery
  const written = await crowd.ask({ ...writing, every, during })
  const after = await contestant.server.look()
  await crowd.ask({ do: 'leave' })
  return { cpu: after.cpu - before.cpu, written }
}

const whyCpu =
  'An update that comes alone leaves at once, so it costs one write for each client, as it costs the bare echo; checking it and waiting for the disk come on top, and the peers do neither.'
const whyLater =
  'Ours shows a change only once it is on the disk, and with fifty people or more gathers what comes within 50 to 90 ms; the peers send each change at once, before anything is kept.'

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Runs every work on every server, server after server, so that a busy hour of the machine meets all of them alike. */
export async function measureFanOut(
  contestants: readonly Contestant[],
  crowd: Crowd,
  boards: ReadonlyMap<string, Uint8Array>,
  quick: boolean,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = []
  /** Under stress, and with how many clients first: what more of them would do is known, and takes minutes to wait for. */
  const fellBehind = new Map<Name, number>()
  for (const each of works(quick)) {
    const base = boards.get(each.board) ?? new Uint8Array()
    const row = `${each.clients} clients, ${each.kind}`
    tell(row)
    const cpu: Partial<Record<Name, number>> = {}
    const middle: Partial<Record<Name, number>> = {}
    const last: Partial<Record<Name, number>> = {}
    const remarks: string[] = []
    for (const contestant of contestants) {
      const before = each.kind === 'stress' ? fellBehind.get(contestant.name) : undefined
      if (before !== undefined) {
        remarks.push(`${contestant.name} was left out, since it fell behind with ${before} clients.`)
        continue
      }
      const { cpu: used, written } = await measure(contestant, crowd, base, each)
      const { name } = contestant
      cpu[name] = (used * 1000) / Math.max(1, written.delivered)
      middle[name] = at(written.waits, 0.5)
      last[name] = at(written.waits, 0.99)
      tell(`  ${name}: ${cpu[name]?.toFixed(1)} CPU s per million, p99 ${last[name]?.toFixed(0)} ms`)
      const missing = written.expected - written.delivered
      if (missing > 0 && each.kind === 'stress' && name !== 'ours') fellBehind.set(name, each.clients)
      if (missing > 0)
        remarks.push(
          `${name} had ${missing} of ${written.expected} deliveries still to make ${patience / 1000} s after the last update.`,
        )
      else if (written.astray > 0)
        remarks.push(`${name} brought ${written.astray} clients more or fewer updates than were sent.`)
      if (written.busy > busyClients)
        remarks.push(
          `with ${name} the clients took ${Math.round(written.busy * 100)} % of their core: its waits are partly theirs.`,
        )
    }
    figures.push(
      { row, unit: 'server CPU s per million deliveries', by: cpu, remarks, why: whyCpu },
      { row, unit: 'ms until the last receiver has it, p50', by: middle, remarks: [], why: whyLater },
      { row, unit: 'ms until the last receiver has it, p99', by: last, remarks: [], why: whyLater },
    )
  }
  return figures
}
