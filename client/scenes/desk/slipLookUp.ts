// Slip look-up: what the number on a slip stands for, as far as this device knows. The server has the last word.
import { everyNote } from '#shared/board/piles.ts'
import { isBlank, readRef, refOf } from '#shared/board/slips.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import type { OutNote } from '#client/requests/outbox.ts'
import { typing } from '#client/words/typing.ts'

export type SlipFound =
  | { readonly is: 'none' }
  | { readonly is: 'blank'; readonly ref: string }
  /** `why` says what is wrong, with the note that is there already. */
  | { readonly is: 'wrong'; readonly why: string }

/** `sent`: the notes on their way from this device. [J3] */
export function lookUpSlip(typed: string, store: BoardStore, sent: readonly OutNote[]): SlipFound {
  if (typed.trim() === '') return { is: 'none' }
  const sessions = store.register('sessions').map(([id, session]) => ({ id, ...session }))
  const current = sessions.find(({ id }) => id === store.about().session)
  const named = readRef(typed, current?.number)
  const session = sessions.find(({ number }) => number === named?.session)
  if (named === null || session === undefined || named.number > session.lastNote) {
    return { is: 'wrong', why: typing.noSuchSlip(typed.trim()) }
  }
  const ref = refOf(session.number, named.number)
  const own = sent.filter(({ note, state }) => note.slip === ref && state !== 'refused' && state !== 'gone')
  // Taken back here a moment ago: the server hears of that before it hears of what is typed now.
  if (own.some(({ leaving }) => leaving === true)) return { is: 'blank', ref }
  const words = wordsOf(ref, store) ?? own[0]?.note.text
  if (words !== undefined) return { is: 'wrong', why: `${typing.usedSlip(ref)} ${words}` }
  return isBlank(session.slips, named.number) ? { is: 'blank', ref } : { is: 'wrong', why: typing.usedElsewhere(ref) }
}

/** The words of the note that has this reference on the board. */
function wordsOf(ref: string, store: BoardStore): string | undefined {
  return everyNote(store)
    .map(store.note)
    .find(note => note?.ref === ref)?.text
}
