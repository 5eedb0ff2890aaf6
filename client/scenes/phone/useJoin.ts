// Joining: from the code in the address to a ticket in hand. A phone that was here before is in at once, and stays in while the line is down.
import { useCallback, useEffect, useState } from 'react'
import { readCode } from '#shared/lib/ids.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { mayPass, type Trouble } from '#client/requests/ask.ts'
import { joinedBefore, joinWithCode } from '#client/requests/tickets.ts'

export type Joining =
  /** Not in: `why` is what the server said, or null when nothing was typed yet. */
  | { readonly at: 'door'; readonly why: Trouble['code'] | null }
  | { readonly at: 'waiting' }
  /** `checked`: the ticket is from this visit, not only from an earlier one. */
  | { readonly at: 'in'; readonly given: TicketGiven; readonly checked: boolean }

/** Seconds until the next try while there is no answer. */
const nextTry = 3

export function useJoin(typed: string): { joining: Joining; join: () => Promise<string | null> } {
  const code = readCode(typed)
  const [joining, setJoining] = useState<Joining>(() => startAt(typed, code))
  const [tryAgain, setTryAgain] = useState<{ seconds: number } | null>(null)

  const join = useCallback(async () => {
    if (code === null) return null
    const answer = await joinWithCode(code)
    if (answer.ok) {
      setJoining({ at: 'in', given: answer.value, checked: true })
      return answer.value.ticket
    }
    // Whoever is in stays in: the code may have been changed since, and the old ticket still serves.
    setJoining(now => (now.at === 'in' ? { ...now, checked: true } : { at: 'door', why: answer.trouble.code }))
    if (mayPass(answer.trouble.code)) setTryAgain({ seconds: answer.trouble.retryAfter ?? nextTry })
    return null
  }, [code])

  useEffect(() => {
    const start = async () => await join()
    void start()
  }, [join])
  useEffect(() => {
    if (tryAgain === null) return undefined
    const timer = setTimeout(() => void join(), tryAgain.seconds * 1000)
    const now = () => void join()
    addEventListener('online', now)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', now)
    }
  }, [tryAgain, join])

  return { joining, join }
}

function startAt(typed: string, code: string | null): Joining {
  if (code === null) return { at: 'door', why: typed === '' ? null : 'unknown-code' }
  const given = joinedBefore(code)
  return given === null ? { at: 'waiting' } : { at: 'in', given, checked: false }
}
