// Go back: a board brought to what it was at an earlier moment, by new edits on top of everything since.
import * as Y from 'yjs'
import { copyOf, mapEdits, proseEdits, type Edit } from './mirror.ts'
import { change, type By } from './operations/by.ts'
import * as schema from './schema.ts'

/** How many records of a root come back, go, or are changed. */
export interface Tally {
  readonly back: number
  readonly gone: number
  readonly changed: number
}
/** What going back changes: a tally for each root in which anything differs. */
export type Changes = Readonly<Partial<Record<RootName, Tally>>>
export type RootName = keyof typeof schema.roots

/** A moment to go back to: the board of then, and the ids of notes that must not come back. */
export interface Earlier {
  readonly past: Y.Doc
  readonly away: ReadonlySet<string>
}

/**
 * Makes the board say what it said then, in one transaction. [G1]
 * Some things never go back: the counts that note references are made of, rounds of choosing, the timer, and workshops opened since [G2]; notes in
 * `away`, which were withdrawn or removed for good since [G3]; and whether the plan is public, which is asked for by itself.
 * What is the same already is not written again. [G4]
 */
export function goBack(live: Y.Doc, by: By, earlier: Earlier): Changes {
  const differences = differencesOf(live, earlier)
  change(live, by, () => {
    for (const { edits } of differences) for (const edit of edits) edit()
  })
  return tallied(differences)
}

/** What going back would change, without changing anything. */
export function changesTo(live: Y.Doc, earlier: Earlier): Changes {
  return tallied(differencesOf(live, earlier))
}

/** Keys of the whole board that stay as they are. */
const staying: Partial<Record<RootName, ReadonlySet<string>>> = {
  // Rounds of choosing are counted on like notes: ballots are kept by the number of their round.
  about: new Set(['notesEver', 'faceDown', 'published', 'schema', 'choosing', 'timer']),
}
/** The same in the records of a root. */
const stayingIn: Partial<Record<RootName, ReadonlySet<string>>> = {
  sessions: new Set(['lastNote', 'slips', 'helped'] satisfies (keyof schema.Session)[]),
}

interface Difference {
  readonly root: RootName
  readonly kind: keyof Tally
  readonly edits: readonly Edit[]
}

function differencesOf(live: Y.Doc, { past, away }: Earlier): Difference[] {
  const found: Difference[] = []
  for (const [name, type] of Object.entries(schema.roots)) {
    const root = name as RootName
    // People take back for themselves that they can help.
    if (root === 'offers') continue
    if (type === 'records')
      found.push(...recordsThatDiffer(live, past, root, root === 'notes' || root === 'suggestions' ? away : nobody))
    else {
      const edits =
        type === 'prose'
          ? proseEdits(live.getXmlFragment(root), past.getXmlFragment(root))
          : mapEdits(live.getMap(root), past.getMap(root), staying[root])
      if (edits.length > 0) found.push({ root, kind: 'changed', edits })
    }
  }
  return found
}

const nobody: ReadonlySet<string> = new Set()

function recordsThatDiffer(live: Y.Doc, past: Y.Doc, root: RootName, away: ReadonlySet<string>): Difference[] {
  const [now, before] = [live.getMap(root), past.getMap(root)]
  const found: Difference[] = []
  for (const id of now.keys()) {
    // A workshop opened since is not unmade: its number, and those of its notes, would be given again.
    if (!before.has(id) && root !== 'sessions') found.push({ root, kind: 'gone', edits: [() => now.delete(id)] })
  }
  for (const [id, record] of before) {
    const lies = now.get(id)
    if (lies instanceof Y.Map && record instanceof Y.Map) {
      const edits = mapEdits(lies, record, stayingIn[root])
      if (edits.length > 0) found.push({ root, kind: 'changed', edits })
    } else if (record instanceof Y.Map) {
      const kind = lies === undefined ? 'back' : 'changed'
      if (!away.has(id)) found.push({ root, kind, edits: [() => now.set(id, copyOf(record))] })
    } else if (lies instanceof Y.Map && root !== 'sessions') {
      // Then, something stood here that is no record, and so was not there for anybody.
      found.push({ root, kind: 'gone', edits: [() => now.delete(id)] })
    }
  }
  return found
}

function tallied(differences: readonly Difference[]): Changes {
  const changes: Partial<Record<RootName, Tally>> = {}
  for (const { root, kind } of differences) {
    const before = changes[root] ?? { back: 0, gone: 0, changed: 0 }
    changes[root] = { ...before, [kind]: before[kind] + 1 }
  }
  return changes
}
