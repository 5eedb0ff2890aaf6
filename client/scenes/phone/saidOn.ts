// Said on the board: every note as a phone lists it, followed calmly.
import type { NoteKind } from '#shared/board/noteKinds.ts'
import { notesIn } from '#shared/board/piles.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { calmly } from './calmly.ts'

/** One note of anybody, as the board shows it. */
export interface SaidNote {
  readonly id: string
  readonly text: string
  readonly kind: NoteKind
  readonly theme: string | null
}

/** What others say is brought up to date no more often than this, so that nobody's line runs away while they read. Milliseconds. */
const saidEvery = 2_000

/** Tells all that is said, the newest first, now and when it has changed. Answers with what ends it. */
export function followSaid(store: BoardStore, told: (said: readonly SaidNote[]) => void): () => void {
  return calmly(store, saidEvery, () => saidOn(store), told)
}

function saidOn(store: BoardStore): SaidNote[] {
  const piles = [null, ...store.list('themes')] as (ThemeId | null)[]
  const notes = piles.flatMap(pile => {
    const theme = pile === null ? null : store.theme(pile)?.name || null
    return notesIn(store, pile).flatMap(id => {
      const note = store.note(id)
      return note === undefined
        ? []
        : [{ id, text: note.text, kind: note.kind, theme, age: `${note.postedAt} ${note.ref}` }]
    })
  })
  return notes.sort((a, b) => (a.age < b.age ? 1 : -1)).map(({ age: _age, ...said }) => said)
}
