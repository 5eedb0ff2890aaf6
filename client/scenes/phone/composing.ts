// Composing: what may be posted, and the words on their way to being a note.
import { useState } from 'react'
import { countCharacters } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { NoteKind } from '#shared/board/noteKinds.ts'
import { keep, kept } from '#client/requests/keep.ts'

/** How a text stands as a note: characters left (below zero: too many), and what keeps it from being posted. */
export interface NoteCheck {
  readonly left: number
  readonly problem: 'empty' | 'too-long' | null
}

export function checkNote(text: string): NoteCheck {
  const words = text.trim()
  const left = limits.noteCharacters - countCharacters(words)
  return { left, problem: words === '' ? 'empty' : left < 0 ? 'too-long' : null }
}

/** What is being written, kept on the phone with every letter, so that a closed tab loses nothing. */
export interface Draft {
  readonly text: string
  /** The kind chosen last; it stays for the next note. */
  readonly kind: NoteKind
  /** The note that these words are for; null for a new one. */
  readonly changes?: string | null
}

export function useDraft(board: string): [Draft, (change: Partial<Draft>) => void] {
  const name = `draft:${board}`
  const [draft, setDraft] = useState<Draft>(() => ({
    text: '',
    kind: 'idea',
    ...kept<Partial<Draft>>(name),
  }))
  function change(part: Partial<Draft>): void {
    const next = { ...draft, ...part }
    setDraft(next)
    keep(name, next)
  }
  return [draft, change]
}
