// Hands on: keys on the wall window itself, for a touch screen or one mirrored laptop. Only for those who run the wall.
import { useEffect } from 'react'
import { showOnWall } from '#shared/board/operations/wall.ts'
import { useBoard, useMay, useSlots } from '#client/board/useBoard.ts'
import { kept } from '#client/requests/keep.ts'
import { useHeardPages } from '#client/ui/wallPages.ts'

/** Arrows turn the page, Escape goes up to the overview, 1 to 9 open a theme. */
export function useHandsOn(): void {
  const board = useBoard()
  const isAllowed = useMay('run-wall')
  const slots = useSlots()
  const paged = useHeardPages(board.id)
  useEffect(() => {
    if (!isAllowed) return
    const onKey = (event: KeyboardEvent) => {
      // The desk's own switch for single keys holds for the wall of the same browser (WCAG 2.1.4).
      if (event.ctrlKey || event.metaKey || event.altKey || kept<boolean>('desk-keys') === false) return
      const { page = 0, pages = 1 } = paged ?? {}
      const theme = /^[1-9]$/.test(event.key) ? slots.get(Number(event.key) - 1) : undefined
      if (event.key === 'ArrowRight') board.act(showOnWall, { page: Math.min(page + 1, pages - 1) })
      else if (event.key === 'ArrowLeft') board.act(showOnWall, { page: Math.max(0, page - 1) })
      else if (event.key === 'Escape') board.act(showOnWall, { level: 'overview', blank: false })
      else if (theme !== undefined) board.act(showOnWall, { level: 'theme', theme, blank: false })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [board, isAllowed, slots, paged])
}
