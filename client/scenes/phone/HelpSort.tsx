// Help sort: one note at a time, a theme or Skip. What three people say is done; a single answer moves nothing.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SortingAsked, SortingVote, TicketGiven } from '#shared/protocol/requests.ts'
import { ask, type Answer } from '#client/requests/ask.ts'
import { common } from '#client/words/common.ts'
import { helpSort as words } from '#client/words/sorting.ts'
import './helpSort.css'

export default function HelpSort({ given }: { given: TicketGiven }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="help-sort" aria-labelledby="help-sort">
      <h2 id="help-sort">{words.heading}</h2>
      {isOpen ? (
        <Asked given={given} onLeave={() => setOpen(false)} />
      ) : (
        <>
          <p>{words.hint}</p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {words.start}
          </button>
        </>
      )}
    </section>
  )
}

function Asked({ given, onLeave }: { given: TicketGiven; onLeave: () => void }) {
  const [asked, setAsked] = useState<SortingAsked | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [done, setDone] = useState(0)
  const [isBusy, setBusy] = useState(true)
  const place = useRef<HTMLParagraphElement>(null)
  const { id } = given.board

  const hear = useCallback((answer: Answer<SortingAsked>) => {
    setBusy(false)
    setTrouble(answer.ok ? null : common.troubles[answer.trouble.code])
    if (answer.ok) setAsked(answer.value)
  }, [])
  useEffect(() => {
    let isHere = true
    void ask<SortingAsked>('GET', `/api/boards/${id}/sorting`, { ticket: given.ticket }).then(answer => {
      if (isHere) hear(answer)
    })
    return () => {
      isHere = false
    }
  }, [id, given.ticket, hear])
  const note = asked?.note ?? null
  // The next note is read out, and the place of the pressed button is not lost.
  const current = note?.id
  useEffect(() => {
    if (current !== undefined) place.current?.focus()
  }, [current])

  async function say(theme: string | null): Promise<void> {
    if (note === null || isBusy) return
    setBusy(true)
    const body: SortingVote = { note: note.id, theme }
    const answer = await ask<SortingAsked>('POST', `/api/boards/${id}/sorting`, { ticket: given.ticket, body })
    if (answer.ok && theme !== null) setDone(done + 1)
    hear(answer)
  }
  return (
    <div className="help-sort-one">
      <output>{trouble ?? (done > 0 ? words.thanks(done) : '')}</output>
      {note !== null && (
        <>
          <p className="help-sort-note" dir="auto" tabIndex={-1} ref={place}>
            {note.text}
          </p>
          <h3 id="help-sort-where">{words.where}</h3>
          <ul aria-labelledby="help-sort-where">
            {asked?.themes.map(theme => (
              <li key={theme.id}>
                <button type="button" className="button" aria-disabled={isBusy} onClick={() => void say(theme.id)}>
                  <span dir="auto">{theme.name || common.unnamedTheme}</span>
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="button" aria-disabled={isBusy} onClick={() => void say(null)}>
            {words.skip}
          </button>
        </>
      )}
      {asked !== null && note === null && (
        <p tabIndex={-1} ref={place}>
          {words.none}
        </p>
      )}
      <button type="button" className="button quiet" onClick={onLeave}>
        {words.stop}
      </button>
    </div>
  )
}
