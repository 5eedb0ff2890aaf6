// Queue: which unsorted note comes next for whoever sorts one by one. The oldest comes first, so that arrivals wait at the end.
import { useState } from 'react'
import type { NoteId } from '#shared/board/schema.ts'
import { useList, useNotesCount, useNotesIn } from '#client/board/useBoard.ts'

export interface Queue {
  /** Null when none is left that was not skipped. */
  readonly note: NoteId | null
  /** How many notes, those in stacks included. */
  readonly left: number
  readonly skipped: number
  readonly skip: (note: NoteId) => void
  /** Goes back to the note before, as soon as that lies loose again. */
  readonly back: () => void
  /** Forgets what was skipped. */
  readonly again: () => void
}

export function useQueue(): Queue {
  const loose = useList<NoteId>('loose')
  const left = useNotesIn(null)
  const [passed, setPassed] = useState<ReadonlySet<NoteId>>(new Set())
  // Those looked at so far, in order: the last of them is the one in front of this person.
  const [seen, setSeen] = useState<readonly NoteId[]>([])
  const waiting = loose.filter(id => !passed.has(id))
  const current = seen.at(-1)
  const skipped = useNotesCount(loose.filter(id => passed.has(id)))
  const note = current !== undefined && waiting.includes(current) ? current : (waiting.at(-1) ?? null)
  if (note !== null && note !== current) setSeen([...seen.filter(id => id !== note), note])

  return {
    note,
    left,
    skipped,
    skip: id => setPassed(new Set(passed).add(id)),
    back() {
      const before = seen.at(-2)
      if (before === undefined) return
      setSeen(seen.slice(0, -1))
      setPassed(new Set([...passed].filter(id => id !== before)))
    },
    again: () => setPassed(new Set()),
  }
}
