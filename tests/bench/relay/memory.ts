// Memory: what a board in use, and a socket that says nothing, cost a server.
import { bigDoc } from '../bigBoard.ts'
import { startContestant, type Contestant, type Name } from './contestants.ts'
import type { Figure } from './figures.ts'
import { startCrowd, type Crowd } from './processes.ts'

const notesOnBoard = 50
const oneEach = 'in-memory-{n}'
const shared = 'in-memory-shared'
const counts = (quick: boolean) => (quick ? { boards: 200, sockets: 500 } : { boards: 1_000, sockets: 2_000 })
const kilobyte = 1024
const settling = 1_500

const whyBoards = 'Ours also keeps, for each board, who wrote what and what the next who joins is given.'
const whySockets = 'Ours knows the person, the role and the presence of each socket.'

type Sizes = Record<'heap' | 'rss', number>

/** What a number of clients add, each. Bytes. */
async function added(contestant: Contestant, count: number, come: () => Promise<unknown>): Promise<Sizes> {
  const look = async () => {
    await new Promise(resolve => setTimeout(resolve, settling))
    await contestant.server.look({ collect: true })
    return contestant.server.look({ collect: true })
  }
  const before = await look()
  await come()
  const after = await look()
  return { heap: (after.heap - before.heap) / count, rss: (after.rss - before.rss) / count }
}

async function measureOne(contestant: Contestant, crowd: Crowd, quick: boolean, doc: Uint8Array) {
  const { boards, sockets } = counts(quick)
  const opening = { do: 'open', atOnce: 10, vectors: [], leaving: false } as const
  const place = contestant.placeOf(shared)
  await contestant.fill(crowd, shared)
  const idle = await contestant.tickets(shared, 'resident', sockets)
  const first = { ...opening, place, tickets: idle, gift: null }
  // A few come and go first, so that what is made once is not counted.
  await crowd.ask({ ...first, count: 20, leaving: true })
  const count = contestant.name.startsWith('hocuspocus') ? sockets - 1 : sockets
  const perSocket = await added(contestant, sockets, () => crowd.ask({ ...first, count }))
  await crowd.ask({ do: 'leave' })
  if (contestant.name === 'echo') return { perSocket, perBoard: null }
  const tickets = await contestant.tickets(oneEach, 'editor', boards)
  // On servers that have none of these boards, each client brings its own.
  const gift = contestant.name === 'ours' ? null : doc
  const come = () => crowd.ask({ ...opening, place: contestant.placeOf(oneEach), tickets, gift, count: boards })
  const perBoard = await added(contestant, boards, come)
  await crowd.ask({ do: 'leave' })
  return { perSocket, perBoard }
}

/** Each server by itself, newly started. */
export async function measureMemory(
  names: readonly Name[],
  quick: boolean,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const { boards, sockets } = counts(quick)
  const doc = bigDoc(notesOnBoard)
  const ids = Array.from({ length: boards }, (_, n) => oneEach.replace('{n}', String(n)))
  const known = new Map([shared, ...ids].map(id => [id, doc]))
  const byBoard: Record<keyof Sizes, Partial<Record<Name, number>>> = { heap: {}, rss: {} }
  const bySocket: Record<keyof Sizes, Partial<Record<Name, number>>> = { heap: {}, rss: {} }
  for (const name of names) {
    tell(`memory of ${name}`)
    const crowd = startCrowd()
    const contestant = await startContestant(name, known)
    try {
      const { perSocket, perBoard } = await measureOne(contestant, crowd, quick, doc)
      for (const size of ['heap', 'rss'] as const) {
        bySocket[size][name] = perSocket[size] / kilobyte
        if (perBoard) byBoard[size][name] = perBoard[size] / kilobyte
      }
    } finally {
      crowd.stop()
      await contestant.stop()
    }
  }
  const rows = [
    { row: `${boards} boards of ${notesOnBoard} notes, each with a socket`, by: byBoard, why: whyBoards },
    { row: `${sockets} sockets that say nothing`, by: bySocket, why: whySockets },
  ]
  return rows.flatMap(({ row, by, why }) => [
    { row, unit: 'KB of heap each, garbage collected', by: by.heap, remarks: [], why },
    { row, unit: 'KB resident each', by: by.rss, remarks: [], why },
  ])
}
