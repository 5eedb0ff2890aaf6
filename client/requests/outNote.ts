// Out note: what is to be told of one note or answer on its way from this device, and where those of one person are kept.
import type { Answers } from '#shared/protocol/answers.ts'
import type { NewNote, OwnNote } from '#shared/protocol/requests.ts'
import { keep } from './keep.ts'
import type { Edit, Outbox, OutNote } from './outbox.ts'

/** A note; or an answer, which says which question of which action it answers. */
export type OutWords = NewNote & Partial<Answers>

/** It answers a question of an action. */
export function isAnswer({ note }: Pick<OutNote, 'note'>): boolean {
  return note.action !== undefined
}

/** The address that takes it the first time; after that, an answer is asked for and changed where notes are. */
export function sentTo(board: string, note: OutWords): string {
  return `/api/boards/${board}/${isAnswer({ note }) ? 'suggestions' : 'notes'}`
}

/** It waits to be sent, changed or taken back. */
export function isDue({ state, leaving = false, edit = null }: OutNote): boolean {
  return leaving || state === 'saved' || edit !== null
}

/** What the server says of a note. Its words too: a helper may have taken some out. */
export function asToldBy(
  { state, reason, kind, text, redacted, became }: OwnNote,
  { note }: OutNote,
): Partial<OutNote> {
  return {
    state,
    reason,
    redacted: redacted === true,
    ...(became === undefined ? {} : { became }),
    note: { ...note, kind: kind ?? note.kind, text: text ?? note.text },
  }
}

/** True when two changes of a note say the same. */
export function sameWords(a: Edit | null | undefined, b: Edit): boolean {
  return a?.kind === b.kind && a.text === b.text
}

/** The server has it, as far as is known here. */
export function isAtServer(state: OutNote['state']): boolean {
  return state !== 'saved' && state !== 'refused' && state !== 'gone'
}

/** Takes the notes of somebody who has handed the device on off it, once all are sent. */
export function clearOutbox(board: string, owner: string): void {
  keep(outboxName(board, owner), null)
}

/** True when something in an outbox is still on its way. */
export function isOnItsWay(box: Outbox): boolean {
  return box.notes().some(isDue)
}

/** Where the notes of one person are kept on this device; `owner` is '' where it has one person only. */
export function outboxName(board: string, owner: string): string {
  return owner === '' ? `outbox:${board}` : `outbox:${board}:${owner}`
}
