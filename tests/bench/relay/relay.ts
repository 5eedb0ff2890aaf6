// Relay bench: our server as it really runs, beside its peers on the same machine in the same minutes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPeers, peerVersions } from '../peers/install.ts'
import { startContestant, type Contestant, type Name } from './contestants.ts'
import { fanOutBoards, measureFanOut } from './fanOut.ts'
import { ratioOf, sentencesOf, tableOf, type Figure } from './figures.ts'
import { joinBoards, measureJoins } from './joins.ts'
import { measureMemory } from './memory.ts'
import { pinned, startCrowd } from './processes.ts'

const tell = (line: string) => void process.stdout.write(`${line}\n`)

export interface RelayWishes {
  /** Two minutes instead of twenty. */
  readonly quick: boolean
  /** A folder for a CPU profile of our server, or null. */
  readonly profile: string | null
  /** Ours alone. */
  readonly alone: boolean
}

interface Measured {
  readonly figures: Figure[]
  /** Those that could be measured. */
  readonly names: Name[]
  /** A sentence for each that could not be. */
  readonly missing: string[]
}

/** What is measured on servers that all stand ready, so that each row meets them in the same minute. A peer that does not start is left out. */
async function besideEachOther(names: readonly Name[], { quick, profile }: RelayWishes): Promise<Measured> {
  const boards = new Map([...fanOutBoards(quick), ...joinBoards(quick)])
  const flags = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const crowd = startCrowd()
  const contestants: Contestant[] = []
  const missing: string[] = []
  try {
    for (const name of names) {
      try {
        contestants.push(await startContestant(name, boards, flags))
      } catch (error) {
        if (name === 'ours') throw error
        missing.push(`${name} did not start here.`)
      }
    }
    const fannedOut = await measureFanOut(contestants, crowd, boards, quick, tell)
    const joined = await measureJoins(contestants, crowd, boards, quick, tell)
    return { figures: [...fannedOut, ...joined], names: contestants.map(({ name }) => name), missing }
  } finally {
    crowd.stop()
    for (const contestant of contestants) await contestant.stop()
  }
}

const rounded = (value: number) => Number(value.toPrecision(3))

function keep(figures: readonly Figure[], sentences: readonly string[]) {
  const rows = figures.map(figure => {
    const values = Object.entries(figure.by).map(([name, value]) => [name, rounded(value)])
    const ratio = ratioOf(figure)
    return { row: figure.row, unit: figure.unit, ...Object.fromEntries(values), ratio: ratio && rounded(ratio) }
  })
  const kept = { node: process.version, peers: peerVersions(), pinned, rows, sentences }
  writeFileSync(join(import.meta.dirname, '../relay.json'), `${JSON.stringify(kept, null, 2)}\n`)
}

/** Measures, prints one table with a sentence for each row that needs one, and keeps it all in relay.json unless it was a quick run or ours alone. */
export async function benchRelay(wishes: RelayWishes): Promise<void> {
  const { quick, alone } = wishes
  const installed = alone ? { here: [], missing: [] } : await installPeers(tell)
  const wanted = (['ours', ...installed.here] as Name[]).filter(name => !(quick && name === 'hocuspocus-sqlite'))
  if (!pinned) tell('Servers and clients cannot have a core of their own here: the figures say little.')
  const { figures, names, missing } = await besideEachOther(wanted, wishes)
  figures.push(...(await measureMemory(names, quick, tell)))
  // oxlint-disable-next-line no-console
  console.table(tableOf(figures, names))
  const sentences = [...installed.missing, ...missing, ...sentencesOf(figures)]
  for (const sentence of sentences) tell(sentence)
  if (!quick && !alone) keep(figures, sentences)
}
