// Drawing: what a test says of the wall it wants to see, as plain data, and what it is told back.
import type { Action, Wall } from '#shared/board/schema.ts'
import type { Stage } from '#shared/people/roles.ts'

/** One board and what its wall shows. Themes are told by their place in the list; one past its end is none. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly look: Wall['look']
  readonly stage: Stage
  readonly title: string
  readonly question: string
  readonly themes: readonly { readonly name: string; readonly statement: string }[]
  readonly notes: readonly { readonly text: string; readonly theme: number }[]
  readonly actions: readonly (Pick<Action, 'title' | 'lead' | 'due' | 'status' | 'statusNote'> & {
    readonly theme: number
  })[]
  readonly vision: readonly string[]
  readonly wall: Pick<Wall, 'level' | 'size' | 'page'> & {
    readonly theme: number | null
    readonly spotlight: 'note' | 'action' | ''
  }
  /** A note that comes in while the wall is looked at. */
  readonly arrival: { readonly text: string; readonly theme: number } | null
}

export interface Drawn {
  readonly faults: readonly string[]
  /** How many pieces and tiles were drawn, so that a test can see that it saw something. */
  readonly pieces: number
  readonly tiles: number
}
