// Carets: where others write in a text, and where we do, in the form that the editor asks for.
import type { Caret } from '#shared/protocol/frames.ts'
import type { Connection } from './connection.ts'

/** No more often than this is it said where we write. Milliseconds. */
const sayEvery = 150

interface CaretState {
  readonly cursor?: Caret | null
  readonly user?: { name: string; color: string }
}

/** As much of an awareness as the editor's caret plugin uses. */
export interface Carets {
  readonly getStates: () => Map<number, CaretState>
  readonly getLocalState: () => CaretState
  readonly setLocalStateField: (field: string, caret: Caret | null) => void
  readonly on: (event: string, listener: () => void) => void
  readonly off: (event: string, listener: () => void) => void
}

/** Dark enough to carry white letters; told apart by name, not by colour alone. */
const colours = ['#0b5a33', '#1d4ed8', '#7a2e8e', '#9b1c1c', '#7a4b00', '#0f6674'] as const

export function caretsOf(connection: Connection): Carets {
  const listening = new Map<() => void, () => void>()
  let own: Caret | null = null
  let saidAt = Number.NEGATIVE_INFINITY
  let later: ReturnType<typeof setTimeout> | null = null

  function say(): void {
    later = null
    saidAt = performance.now()
    connection.present({ cursor: own })
  }
  return {
    getStates: () =>
      new Map(
        connection.carets().map(({ client, name, caret }) => {
          const color = colours[client % colours.length] ?? colours[0]
          return [client, { cursor: caret, user: { name, color } }]
        }),
      ),
    getLocalState: () => ({ cursor: own }),
    setLocalStateField(_field, caret) {
      // As plain values: what the editor gives are objects of Yjs.
      own = caret === null ? null : (JSON.parse(JSON.stringify(caret)) as Caret)
      // That we write nowhere any more is said at once: nobody may be here any more to say it later.
      if (own === null) {
        if (later !== null) clearTimeout(later)
        say()
      } else later ??= setTimeout(say, Math.max(0, saidAt + sayEvery - performance.now()))
    },
    on(_event, listener) {
      let seen = connection.carets()
      const stop = connection.subscribe(() => {
        if (connection.carets() === seen) return
        seen = connection.carets()
        listener()
      })
      listening.set(listener, stop)
    },
    off(_event, listener) {
      listening.get(listener)?.()
      listening.delete(listener)
    },
  }
}
