// useDots: this person's dots in the round that is open, and the way to change them.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { Choices } from '#client/board/choices.ts'
import { dotBox, type DotBox, type KeptBallot } from '#client/requests/dotBox.ts'

/** How the ballot stands: nothing put yet, on its way, at the server, on this device only, too late, or refused. */
export type DotsState = 'none' | 'sending' | 'sent' | 'saved' | 'onlyHere' | 'closed' | 'refused'

export interface OwnDots {
  readonly on: (item: string) => number
  readonly left: number
  readonly state: DotsState
  readonly set: (item: string, dots: number) => void
}

const nothing = () => () => {}
const none: Readonly<Record<string, number>> = {}

export function useDots(
  { round, isOpen, dots: all, items }: Choices,
  given: TicketGiven,
  renew: () => Promise<string | null>,
): OwnDots {
  const [box, setBox] = useState<DotBox | null>(null)
  const ticket = useRef(given.ticket)
  useEffect(() => {
    ticket.current = given.ticket
  }, [given.ticket])
  useEffect(() => {
    const opened = dotBox(given.board.id, given.person, ticket.current, renew)
    setBox(opened)
    return () => opened.close()
  }, [given.board.id, given.person, renew])
  const kept = useSyncExternalStore<KeptBallot | null>(box?.subscribe ?? nothing, box?.ballot ?? (() => null))
  const isKept = useSyncExternalStore(box?.subscribe ?? nothing, box?.isKept ?? (() => true))

  // Once for each round, and at its end.
  const openRound = isOpen ? round : 0
  useEffect(() => box?.follow(openRound > 0), [box, openRound])

  const ballot = kept?.round === round ? kept : null
  // Dots on what has gone meanwhile come back to whoever put them.
  const standing = useMemo(() => {
    const there = new Set(items.map(({ id }) => id))
    return Object.fromEntries(Object.entries(ballot?.dots ?? none).filter(([id, n]) => there.has(id) && n > 0))
  }, [ballot, items])
  const hasLost = ballot !== null && Object.entries(ballot.dots).some(([id, n]) => n > 0 && standing[id] === undefined)
  useEffect(() => {
    if (hasLost && isOpen && items.length > 0) box?.put({ round, dots: standing })
  }, [hasLost, isOpen, items, box, round, standing])

  const left = all - Object.values(standing).reduce((sum, n) => sum + n, 0)
  return {
    on: item => standing[item] ?? 0,
    left,
    state: stateOf(ballot, isKept),
    set: (item, dots) => box?.put({ round, dots: { ...standing, [item]: dots } }),
  }
}

function stateOf(ballot: KeptBallot | null, isKept: boolean): DotsState {
  if (ballot === null) return 'none'
  const { state, trouble, dots } = ballot
  if (state === 'refused') return trouble === 'choosing-closed' || trouble === 'other-round' ? 'closed' : 'refused'
  if (state === 'sent') return Object.values(dots).some(n => n > 0) ? 'sent' : 'none'
  if (trouble === null) return 'sending'
  return isKept ? 'saved' : 'onlyHere'
}
