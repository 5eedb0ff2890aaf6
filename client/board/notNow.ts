// Not now: look-alikes that somebody does not want to decide yet. This device remembers them for one board, until they change.
import { useEffect, useState } from 'react'
import type { NoteId } from '#shared/board/schema.ts'
import { hashOf } from '#shared/lib/text.ts'
import { keep, kept, onKeptElsewhere } from '#client/requests/keep.ts'
import type { BoardStore } from './boardStore.ts'
import { useBoard } from './useBoard.ts'

/** So many groups are remembered; with one more, the one that was put off first comes back. */
const most = 100

export interface NotNow {
  /** The groups that are not put off. */
  readonly left: (groups: readonly (readonly string[])[]) => readonly (readonly string[])[]
  readonly putOff: (group: readonly string[]) => void
  /** Brings back all that were put off. */
  readonly again: () => void
}

export function useNotNow(): NotNow {
  const { id, store } = useBoard()
  const name = `not-now:${id}`
  const [off, setOff] = useState(() => kept<readonly string[]>(name) ?? [])
  // The desk and the board are often open side by side.
  useEffect(() => onKeptElsewhere(name, () => setOff(kept<readonly string[]>(name) ?? [])), [name])
  function remember(next: readonly string[]): void {
    keep(name, next.length === 0 ? null : next)
    setOff(next)
  }
  return {
    left(groups) {
      const known = new Set(off)
      return groups.filter(group => !known.has(signOf(store, group)))
    },
    putOff: group => remember([...off, signOf(store, group)].slice(-most)),
    again: () => remember([]),
  }
}

/** Another text when a note joins or leaves the group or says something else. No words in it: they are not ours to keep. */
function signOf(store: BoardStore, group: readonly string[]): string {
  return [...group]
    .sort()
    .map(id => `${id}.${hashOf(store.note(id as NoteId)?.text ?? '').toString(36)}`)
    .join(' ')
}
