// Tour: the wall goes through its pages by itself, for a hall that is having tea. Off until the desk starts it, and never hurried.
import { useEffect, useEffectEvent, useState } from 'react'
import type { ThemeId, Wall } from '#shared/board/schema.ts'
import { useBoard, useSlots, useWall } from '#client/board/useBoard.ts'
import { useHeardPages } from '#client/ui/wallPages.ts'

/** How long a page stays. Milliseconds. WCAG 2.2.2 asks for a pause; reading aloud asks for this long. */
export const pageStays = 12_000

export interface Stop {
  readonly level: Wall['level']
  readonly theme: ThemeId | null
}
export interface Standing {
  readonly stop: number
  readonly page: number
}

/** Where a tour leads: from the overview or a theme through all themes; of anything else, only through its own pages. */
export function stopsOf({ level, theme }: Stop, themes: Iterable<ThemeId>): Stop[] {
  if (level !== 'overview' && level !== 'theme') return [{ level, theme }]
  return [{ level: 'overview', theme: null }, ...Array.from(themes, each => ({ level: 'theme' as const, theme: each }))]
}

/** The page after this one: of the same stop while it has more, else the first of the next; round and round. */
export function nextOf({ stop, page }: Standing, stops: readonly Stop[], pages: number): Standing {
  if (page + 1 < pages) return { stop, page: page + 1 }
  return { stop: (stop + 1) % Math.max(1, stops.length), page: 0 }
}

/** What the wall shows, the tour taken into account: this window's own steps, so that a wall without rights tours as well. */
export function useToured(): Wall {
  const wall = useWall()
  const slots = useSlots()
  const paged = useHeardPages(useBoard().id)
  const [standing, setStanding] = useState<Standing | null>(null)
  const stops = stopsOf(wall, slots.values())
  const goOn = useEffectEvent(() => {
    const begun = stops.findIndex(({ theme }) => wall.level === 'theme' && theme === wall.theme)
    const now = standing ?? { stop: Math.max(0, begun), page: wall.page }
    setStanding(nextOf(now, stops, paged?.pages ?? 1))
  })
  const { tour } = wall
  useEffect(() => {
    if (tour === 'off') setStanding(null)
  }, [tour])
  useEffect(() => {
    if (tour !== 'on') return
    const timer = setInterval(goOn, pageStays)
    return () => clearInterval(timer)
  }, [tour])
  const stop = standing === null || tour === 'off' ? undefined : stops[standing.stop % stops.length]
  return stop === undefined || standing === null ? wall : { ...wall, ...stop, page: standing.page }
}
