// Joins: what it costs a server to let somebody onto a board, and how long a crowd waits that comes all at once.
import { bigDoc } from '../bigBoard.ts'
import type { Contestant, Name } from './contestants.ts'
import type { Figure } from './figures.ts'
import type { Crowd } from './processes.ts'
import type { Opening, Opened } from './wishes.ts'

const herd = 300
const herdNotes = 2_000
const vectorsOnTheWay = 100
const oneAtATime = 12
const writers = 50
const settling = 300

const boardOf = (notes: number) => `joining-${notes}-notes`
const herdBoard = 'joining-as-a-herd'
const blipBoard = 'joining-after-a-blip'
const sizes = (quick: boolean) => (quick ? [2_000] : [200, 2_000, 10_000])

/** The boards that are joined, by id. */
export function joinBoards(quick: boolean): Map<string, Uint8Array> {
  const herds = [herdBoard, ...(quick ? [] : [blipBoard])].map(board => [board, herdNotes] as const)
  const wanted = [...sizes(quick).map(notes => [boardOf(notes), notes] as const), ...herds]
  const docs = new Map([...new Set(wanted.map(([, notes]) => notes))].map(notes => [notes, bigDoc(notes)]))
  return new Map(wanted.map(([board, notes]) => [board, docs.get(notes) ?? new Uint8Array()]))
}

interface Coming {
  readonly contestant: Contestant
  readonly crowd: Crowd
  readonly board: string
}

type How = Pick<Opening, 'count' | 'atOnce' | 'leaving'> & Partial<Pick<Opening, 'vectors' | 'gift'>>

/** Lets clients come, and answers with what that cost the server: milliseconds of CPU, until a moment after the last was in. */
async function come({ contestant, crowd, board }: Coming, how: How): Promise<{ cpu: number; opened: Opened }> {
  // Whoever has something to give may edit; the others are residents, as phones are.
  const tickets = await contestant.tickets(board, how.gift ? 'editor' : 'resident', how.count)
  const before = await contestant.server.look()
  const opened = await crowd.ask({
    do: 'open',
    place: contestant.placeOf(board),
    tickets,
    vectors: [],
    gift: null,
    ...how,
  })
  await new Promise(resolve => setTimeout(resolve, settling))
  const after = await contestant.server.look()
  return { cpu: after.cpu - before.cpu, opened }
}

async function afterBlip(coming: Coming, base: Uint8Array): Promise<{ cpu: number; opened: Opened }> {
  const { contestant, crowd, board } = coming
  const place = contestant.placeOf(board)
  const tickets = await contestant.tickets(board, 'editor', writers)
  const opening = { do: 'open', place, tickets, count: writers, atOnce: 10, vectors: [], gift: null } as const
  await crowd.ask({ ...opening, leaving: false })
  const writing = { do: 'write', base, what: 'moves', writers, every: 200, during: 2_000, patience: 5_000 } as const
  await crowd.ask(writing)
  const { vectors, gift } = await crowd.ask({ do: 'remember', count: vectorsOnTheWay })
  return come(coming, { count: herd, atOnce: herd, leaving: false, vectors, gift })
}

const whyCpu =
  'Ours reads a signed ticket and looks the board up before anybody is let in; the peers let in whoever comes.'
const turnedAway = (name: Name, { turnedAway }: Opened) =>
  turnedAway > 0 ? [`${name} turned ${turnedAway} attempts away, to be made again a moment later.`] : []

/** Joins one after the other, a herd at once, and a herd that comes back with differing gaps. */
export async function measureJoins(
  contestants: readonly Contestant[],
  crowd: Crowd,
  boards: ReadonlyMap<string, Uint8Array>,
  quick: boolean,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = []
  const able = contestants.filter(({ name }) => name !== 'echo')
  for (const notes of sizes(quick)) {
    tell(`joining ${notes} notes`)
    const by: Partial<Record<Name, number>> = {}
    for (const contestant of able) {
      const coming = { contestant, crowd, board: boardOf(notes) }
      await contestant.fill(crowd, coming.board)
      await come(coming, { count: 2, atOnce: 1, leaving: true })
      const { cpu } = await come(coming, { count: oneAtATime, atOnce: 1, leaving: true })
      by[contestant.name] = cpu / oneAtATime
      tell(`  ${contestant.name}: ${by[contestant.name]?.toFixed(1)} CPU ms a join`)
      await crowd.ask({ do: 'leave' })
    }
    figures.push({ row: `one joins ${notes} notes`, unit: 'server CPU ms', by, remarks: [], why: whyCpu })
  }
  for (const board of boards.has(blipBoard) ? [herdBoard, blipBoard] : [herdBoard]) {
    const what = board === herdBoard ? 'join' : 'come back after a blip to'
    const row = `${herd} ${what} ${herdNotes} notes at once`
    tell(row)
    const cpu: Partial<Record<Name, number>> = {}
    const last: Partial<Record<Name, number>> = {}
    const remarks: string[] = []
    for (const contestant of able) {
      const coming = { contestant, crowd, board }
      await contestant.fill(crowd, board)
      const base = boards.get(board) ?? new Uint8Array()
      const came =
        board === herdBoard
          ? await come(coming, { count: herd, atOnce: herd, leaving: false })
          : await afterBlip(coming, base)
      cpu[contestant.name] = came.cpu / 1000
      last[contestant.name] = (came.opened.synced.at(-1) ?? 0) / 1000
      tell(`  ${contestant.name}: ${last[contestant.name]?.toFixed(1)} s, ${cpu[contestant.name]?.toFixed(1)} CPU s`)
      remarks.push(...turnedAway(contestant.name, came.opened))
      await crowd.ask({ do: 'leave' })
    }
    figures.push(
      { row, unit: 's until the last has everything', by: last, remarks, why: whyCpu },
      { row, unit: 'server CPU s', by: cpu, remarks: [], why: whyCpu },
    )
  }
  return figures
}
