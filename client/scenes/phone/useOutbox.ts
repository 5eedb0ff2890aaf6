// The outbox of this phone on this board, as React sees it.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { outbox as openOutbox, type Outbox, type OutNote } from '#client/requests/outbox.ts'

const none: readonly OutNote[] = []
const nothing = () => () => {}
const yes = () => true

/** `outbox` is null only until the first effect has run, before anybody can press anything. */
export function useOutbox(
  given: TicketGiven,
  renew: () => Promise<string | null>,
  owner: string,
): { outbox: Outbox | null; notes: readonly OutNote[]; isKept: boolean } {
  const [outbox, setOutbox] = useState<Outbox | null>(null)
  const ticket = useRef(given.ticket)
  useEffect(() => {
    ticket.current = given.ticket
  }, [given.ticket])

  useEffect(() => {
    const opened = openOutbox(given.board.id, ticket.current, renew, owner)
    setOutbox(opened)
    return () => opened.close()
  }, [given.board.id, renew, owner])

  const notes = useSyncExternalStore(outbox?.subscribe ?? nothing, outbox?.notes ?? (() => none))
  const isKept = useSyncExternalStore(outbox?.subscribe ?? nothing, outbox?.isKept ?? yes)
  return { outbox, notes, isKept }
}
