// Out note: what is to be told of one note on its way from this device.
import type { OwnNote } from '#shared/protocol/requests.ts'
import type { Edit, OutNote } from './outbox.ts'

/** It waits to be sent, changed or taken back. */
export function isDue({ state, leaving = false, edit = null }: OutNote): boolean {
  return leaving || state === 'saved' || edit !== null
}

/** What the server says of a note. Its words too: a helper may have taken some out. */
export function asToldBy({ state, reason, kind, text, redacted }: OwnNote, { note }: OutNote): Partial<OutNote> {
  return {
    state,
    reason,
    redacted: redacted === true,
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
