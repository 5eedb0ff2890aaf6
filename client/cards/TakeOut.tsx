// Take out: the words of a note or an answer one by one, to mark those that name or lead to a person. The rest stays.
import { useState } from 'react'
import { piecesOf, saysSomething, withoutWords, type Cut } from '#shared/board/redact.ts'
import type { NoteId, SuggestionId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { worry } from '#client/words/worry.ts'
import './TakeOut.css'

const words = worry.takeOut

/** For those who check; `onEnd` is told when it was done, or left. */
export function TakeOut({ id, text, onEnd }: { id: NoteId | SuggestionId; text: string; onEnd: () => void }) {
  const { id: board, given } = useBoard()
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const pieces = piecesOf(text)
  const cut = pieces
    .filter(({ from, isWord }) => isWord && marked.has(from))
    .map(({ from, text: word }): Cut => [from, from + word.length])
  const rest = withoutWords(text, cut)
  const isAll = cut.length > 0 && !saysSomething(rest)

  function toggle(from: number): void {
    const next = new Set(marked)
    if (!next.delete(from)) next.add(from)
    setMarked(next)
  }
  async function takeOut(): Promise<void> {
    setBusy(true)
    const path = `/api/boards/${board}/notes/${id}/redact`
    const answer = await ask('POST', path, { ticket: given.ticket, body: { was: text, cut } })
    setBusy(false)
    if (answer.ok) say(words.done)
    else say(answer.trouble.code === 'not-gone-yet' ? words.notYet : common.troubles[answer.trouble.code])
    if (answer.ok || answer.trouble.code === 'not-gone-yet') onEnd()
  }
  return (
    <section className="take-out" aria-label={words.button}>
      <p>{words.hint}</p>
      <p className="take-out-words" dir="auto">
        {pieces.map(({ from, text: piece, isWord }, i) =>
          isWord ? (
            <button
              key={from}
              type="button"
              className="take-out-word"
              aria-pressed={marked.has(from)}
              autoFocus={i === pieces.findIndex(each => each.isWord)}
              onClick={() => toggle(from)}
            >
              {piece}
            </button>
          ) : (
            <span key={from}>{piece}</span>
          ),
        )}
      </p>
      <p role="status">
        {cut.length === 0 ? (
          words.nothing
        ) : isAll ? (
          words.nothingLeft
        ) : (
          <>
            {words.reads} <bdi>{rest}</bdi>
          </>
        )}
      </p>
      <div className="dial">
        <button
          type="button"
          className="button primary"
          disabled={cut.length === 0 || isAll || isBusy}
          onClick={() => void takeOut()}
        >
          {words.yes}
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {common.cancel}
        </button>
      </div>
    </section>
  )
}
