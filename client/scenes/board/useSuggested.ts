// Suggested: the themes offered for a note on the keys 1, 2, 3. They settle at once and then stay, so that no key changes its meaning.
import { useState } from 'react'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { notesIn } from '#shared/board/piles.ts'
import { mostThemes } from '#shared/board/similar.ts'
import { nextHints, useHints } from '#client/board/hints.ts'
import { useBoard, useList } from '#client/board/useBoard.ts'

interface Offer {
  readonly note: NoteId
  /** The first hints that know all that had happened when this note came up. */
  readonly wanted: number
  readonly themes: readonly ThemeId[]
  readonly isSettled: boolean
}

/** Likely themes first; what is left of the three goes to those with the most notes. */
export function useSuggested(note: NoteId): Pick<Offer, 'themes' | 'isSettled'> {
  const board = useBoard()
  const hints = useHints()
  const all = useList<ThemeId>('themes')
  const [offer, setOffer] = useState<Offer | null>(null)

  const isNew = offer?.note !== note
  const wanted = isNew ? nextHints(board) : offer.wanted
  const isKnown = hints !== null && hints.no >= wanted
  if (isNew || (isKnown && !offer.isSettled)) {
    const likely = ((hints?.themes[note] ?? []) as readonly ThemeId[]).filter(id => all.includes(id))
    setOffer({ note, wanted, themes: [...new Set([...likely, ...byCount()])].slice(0, mostThemes), isSettled: isKnown })
  }
  function byCount(): readonly ThemeId[] {
    const count = (id: ThemeId) => notesIn(board.store, id).length
    return all.toSorted((a, b) => count(b) - count(a))
  }
  if (offer?.note !== note) return { themes: [], isSettled: false }
  return { themes: offer.themes.filter(id => all.includes(id)), isSettled: offer.isSettled }
}
