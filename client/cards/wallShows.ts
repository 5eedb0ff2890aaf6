// Wall shows: what the projector shows when the wall's own state, the stage and what is there are taken together.
import type { Wall } from '#shared/board/schema.ts'
import type { Stage } from '#shared/people/roles.ts'

export type WallShows = Wall['level'] | 'blank'

/** Welcome shows how to join instead of an empty overview; a theme that has gone shows the overview. */
export function wallShows({ level, blank, spotlight }: Wall, stage: Stage, hasTheme: boolean): WallShows {
  if (blank) return 'blank'
  const isGone = (level === 'theme' && !hasTheme) || (level === 'spotlight' && spotlight === '')
  const standing = isGone ? 'overview' : level
  return standing === 'overview' && stage === 'welcome' ? 'join' : standing
}
