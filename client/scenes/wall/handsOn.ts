// Hands on: keys and touch on the wall window itself, for a touch screen or one mirrored laptop. Only for those who run the wall.
import { useEffect, useEffectEvent, useState } from 'react'
import { showOnWall } from '#shared/board/operations/wall.ts'
import type { NoteId, ThemeId, Wall } from '#shared/board/schema.ts'
import { linkTo, readLink } from '#shared/board/link.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { kept } from '#client/requests/keep.ts'
import { useHeardPages } from '#client/ui/wallPages.ts'

/** Shows something on the wall, which is then not blank any more. */
export function lead(board: OpenBoard, shown: Partial<Wall>): void {
  board.act(showOnWall, { blank: false, ...shown })
}

export function openTheme(board: OpenBoard, theme: ThemeId): void {
  lead(board, { level: 'theme', theme })
}

export function openNote(board: OpenBoard, note: NoteId): void {
  lead(board, { level: 'spotlight', spotlight: linkTo('note', note) })
}

/** One level up: from a note to its theme, from everything else to the overview. */
export function goUp(board: OpenBoard): void {
  const { level, spotlight } = board.store.wall()
  const link = level === 'spotlight' ? readLink(spotlight) : null
  const theme = link?.kind === 'note' ? (board.store.note(link.id as NoteId)?.spot.theme ?? null) : null
  if (theme === null || board.store.theme(theme) === undefined) lead(board, { level: 'overview' })
  else openTheme(board, theme)
}

/**
 * Arrows turn the page, Escape goes up, P pauses a tour; the number of a theme and then Enter open it.
 * Answers the number typed so far, '' when there is none.
 */
export function useHandsOn(): string {
  const board = useBoard()
  const isAllowed = useMay('run-wall')
  const paged = useHeardPages(board.id)
  const [typed, setTyped] = useState('')
  const press = useEffectEvent((event: KeyboardEvent) => {
    // The desk's own switch for single keys holds for the wall of the same browser (WCAG 2.1.4).
    if (event.ctrlKey || event.metaKey || event.altKey || kept<boolean>('desk-keys') === false) return
    const { page = 0, pages = 1 } = paged ?? {}
    const { tour } = board.store.wall()
    const theme = board.store.slots().get(Number(typed) - 1)
    setTyped('')
    if (/^\d$/.test(event.key)) setTyped(`${typed}${event.key}`.replace(/^0+/, '').slice(-2))
    else if (event.key === 'Enter' && theme !== undefined) {
      event.preventDefault()
      openTheme(board, theme)
    } else if (event.key === 'ArrowRight') lead(board, { page: Math.min(page + 1, pages - 1) })
    else if (event.key === 'ArrowLeft') lead(board, { page: Math.max(0, page - 1) })
    else if (event.key === 'Escape' && typed === '') goUp(board)
    else if (/^p$/i.test(event.key) && tour !== 'off') lead(board, { tour: tour === 'on' ? 'paused' : 'on' })
  })
  useEffect(() => {
    if (!isAllowed) return
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [isAllowed])
  return typed
}
