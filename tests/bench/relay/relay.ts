// Relay bench: our server as it really runs, beside its peers on the same machine in the same minutes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPeers } from '../peers/install.ts'
import { startContestant, type Contestant, type Name } from './contestants.ts'
import { fanOutBoards, measureFanOut } from './fanOut.ts'
import { ratioOf, sentencesOf, tableOf, type Figure } from './figures.ts'
import { joinBoards, measureJoins } from './joins.ts'
import { measureMemory } from './memory.ts'
import { pinned, startCrowd } from './processes.ts'

const tell = (line: string) => void process.stdout.write(`${line}\n`)

export interface RelayWishes {
  /** Two minutes instead of fifteen. */
  readonly quick: boolean
  /** A folder for a CPU profile of our server, or null. */
  readonly profile: string | null
  /** Ours alone. */
  readonly alone: boolean
}

/** What is measured on servers that all stand ready, so that each row meets them in the same minute. */
async function besideEachOther(names: readonly Name[], { quick, profile }: RelayWishes): Promise<Figure[]> {
  const boards = new Map([...fanOutBoards(quick), ...joinBoards(quick)])
  const flags = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const crowd = startCrowd()
  const contestants: Contestant[] = []
  try {
    for (const name of names) contestants.push(await startContestant(name, boards, flags))
    const fannedOut = await measureFanOut(contestants, crowd, boards, quick, tell)
    return [...fannedOut, ...(await measureJoins(contestants, crowd, boards, quick, tell))]
  } finally {
    crowd.stop()
    for (const contestant of contestants) await contestant.stop()
  }
}

/** Measures, prints one table with a sentence for each row that needs one, and keeps it all beside this in relay.json. */
export async function benchRelay(wishes: RelayWishes): Promise<void> {
  const { here, missing } = wishes.alone ? { here: [], missing: [] } : await installPeers(tell)
  const names = (['ours', ...here] as Name[]).filter(name => !(wishes.quick && name === 'hocuspocus-sqlite'))
  if (!pinned) tell('Servers and clients cannot have a core of their own here: the figures say little.')
  const besides = await besideEachOther(names, wishes)
  const figures = [...besides, ...(await measureMemory(names, wishes.quick, tell))]
  // oxlint-disable-next-line no-console
  console.table(tableOf(figures, names))
  const sentences = [...missing, ...sentencesOf(figures)]
  for (const sentence of sentences) tell(sentence)
  const rows = figures.map(figure => ({ row: figure.row, unit: figure.unit, ...figure.by, ratio: ratioOf(figure) }))
  const kept = { node: process.version, pinned, rows, sentences }
  if (!wishes.quick) writeFileSync(join(import.meta.dirname, 'relay.json'), `${JSON.stringify(kept, null, 2)}\n`)
}
