// useActing: the actions that a phone is asked about, the answer that is being written, and what this person offered so far.
import { useCallback, useEffect, useState } from 'react'
import type { OwnOffers } from '#shared/protocol/answers.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
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
  /** The answer that these words are for; none for a new one. */
  readonly changes?: string | null
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

/** The actions that this person said they can help with, as far as the server has told. `look` asks again. */
export function useHelps(given: TicketGiven): [helps: readonly string[], look: () => Promise<void>] {
  const { id } = given.board
  const [helps, setHelps] = useState<readonly string[]>([])
  const look = useCallback(async () => {
    const answer = await ask<OwnOffers>('GET', `/api/boards/${id}/offers/mine`, { ticket: given.ticket })
    if (answer.ok) setHelps(answer.value.helps)
  }, [id, given.ticket])
  useEffect(() => void look(), [look])
  return [helps, look]
}
