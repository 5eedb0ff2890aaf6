// Add a note from the board: the same request as from a phone, so that nobody's note looks or weighs different.
import { useEffect, useState } from 'react'
import { noteKinds, type NoteKind } from '#shared/board/noteKinds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { keep, kept } from '#client/requests/keep.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'

/** What is being written, kept on this device with every letter, so that a closed tab loses nothing. */
interface Draft {
  readonly text: string
  readonly kind: NoteKind
  /** Kept until the server has it, so that pressing again after a lost answer does not post twice. */
  readonly tried: { readonly id: string; readonly kind: NoteKind; readonly text: string } | null
}

export function AddNote() {
  const board = useBoard()
  const name = `draft:${board.id}:${board.given.person}`
  const [draft, setDraft] = useState<Draft>(() => ({ text: '', kind: 'idea', tried: null, ...kept<Draft>(name) }))
  const [busy, setBusy] = useState(false)
  const { text, kind } = draft

  function change(how: (draft: Draft) => Partial<Draft>): void {
    setDraft(now => ({ ...now, ...how(now) }))
  }
  useEffect(() => {
    keep(name, draft.text === '' && draft.tried === null ? null : draft)
  }, [name, draft])

  async function post(): Promise<void> {
    setBusy(true)
    // Other words under the same id would be lost: the server keeps what it had first.
    const { tried } = draft
    const isSame = tried?.kind === kind && tried.text === text
    const note = isSame ? tried : { id: board.newId<string>(), kind, text }
    change(() => ({ tried: note }))
    const { id, given } = board
    const body = { ...note, via: 'board' }
    const answer = await ask('POST', `/api/boards/${id}/notes`, { ticket: given.ticket, body })
    setBusy(false)
    if (!answer.ok) return say(common.troubles[answer.trouble.code])
    // The next note may have been begun while this one was on its way.
    change(now => ({ text: now.text === text ? '' : now.text, tried: null }))
    say(words.noteAdded)
  }

  return (
    <form
      className="add-note"
      onSubmit={event => {
        event.preventDefault()
        void post()
      }}
    >
      <textarea
        className="input"
        rows={1}
        dir="auto"
        aria-label={words.addNoteLabel}
        placeholder={words.addNoteLabel}
        maxLength={limits.noteCharacters}
        value={text}
        onChange={event => change(() => ({ text: event.target.value }))}
      />
      <span className="add-note-row">
        <select
          aria-label={words.noteKind}
          value={kind}
          onChange={event => change(() => ({ kind: event.target.value as NoteKind }))}
        >
          {noteKinds.map(each => (
            <option key={each} value={each}>
              {common.kinds[each]}
            </option>
          ))}
        </select>
        <button type="submit" className="button" disabled={busy}>
          {words.addNote}
        </button>
      </span>
    </form>
  )
}
