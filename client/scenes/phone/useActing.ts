// useActing: the actions that a phone is asked about, which of them it is on, and what this person has said so far.
import { useCallback, useEffect, useState } from 'react'
import type { OwnSuggestions, TicketGiven } from '#shared/protocol/requests.ts'
import { ask } from '#client/requests/ask.ts'
import { keep, kept } from '#client/requests/keep.ts'
import type { Letter } from '#shared/board/letters.ts'
import type { Acting } from './actingOn.ts'
import type { Live } from './live.ts'

/** An answer that is being written, kept on the phone with every letter. */
export interface AnswerDraft {
  readonly action: string
  readonly letter: Letter
  readonly text: string
}

export function useAnswerDraft(board: string): [AnswerDraft | null, (draft: AnswerDraft | null) => void] {
  const name = `answer:${board}`
  const [draft, setDraft] = useState(() => kept<AnswerDraft>(name))
  const change = useCallback(
    (next: AnswerDraft | null) => {
      setDraft(next)
      keep(name, next)
    },
    [name],
  )
  return [draft, change]
}

/** The actions as they stand; null until they are known. */
export function useActing(live: Live): Acting | null {
  const [acting, setActing] = useState<Acting | null>(null)
  useEffect(() => live.followActing(setActing), [live])
  return acting
}

const nothing: OwnSuggestions = { suggestions: [], helps: [] }

/** What this person has said; null until the server has told. `look` asks again, such as when a word of it was used. */
export function useOwnSuggestions(given: TicketGiven) {
  const { id } = given.board
  const [own, setOwn] = useState<OwnSuggestions | null>(null)
  const look = useCallback(async () => {
    const answer = await ask<OwnSuggestions>('GET', `/api/boards/${id}/suggestions/mine`, { ticket: given.ticket })
    // Without an answer people can go on answering all the same.
    setOwn(before => (answer.ok ? answer.value : (before ?? nothing)))
  }, [id, given.ticket])
  useEffect(() => void look(), [look])
  return { own, look }
}
