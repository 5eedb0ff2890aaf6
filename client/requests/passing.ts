// Passing: a device that goes from hand to hand. Each person is somebody new to the server, with notes and dots of their own.
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { ask, type Trouble } from './ask.ts'
import { clearDots, dotBox } from './dotBox.ts'
import { keep, kept } from './keep.ts'
import { clearOutbox, isOnItsWay } from './outNote.ts'
import { outbox } from './outbox.ts'

interface Passed {
  readonly now: TicketGiven
  /** For the next people, so that they need not wait for the line. */
  readonly spare: readonly TicketGiven[]
  /** Those before, whose notes are not all sent. */
  readonly earlier: readonly TicketGiven[]
}

/** So many people may come while the line is down. */
const spares = 3
/** Whoever comes next has a ticket of their own. */
const noRenewal = async () => null

export interface Passing {
  /** Who has the device; null until the first has a ticket. */
  readonly now: () => TicketGiven | null
  /** What kept the first person from coming in, or null. */
  readonly first: Promise<Trouble['code'] | null>
  readonly subscribe: (listener: () => void) => () => void
  /** Hands the device on. Answers what went wrong, or null. What the last person wrote goes on being sent. */
  readonly next: () => Promise<Trouble['code'] | null>
  readonly close: () => void
}

/** The device as it is passed round for the workshop with this code; who had it last has it still after a reload. */
export function passing(code: string): Passing {
  const name = `passed:${code}`
  const listeners = new Set<() => void>()
  const sending = new Map<string, () => void>()
  let passed = kept<Passed>(name)
  let closed = false

  function change(next: Passed): void {
    passed = next
    keep(name, next)
    for (const listener of listeners) listener()
  }
  async function fresh(): Promise<TicketGiven | Trouble['code']> {
    const answer = await ask<TicketGiven>('POST', '/api/tickets', { body: { code } })
    return answer.ok ? answer.value : answer.trouble.code
  }
  async function refill(): Promise<void> {
    if (closed || passed === null || passed.spare.length >= spares) return
    const given = await fresh()
    if (typeof given === 'string') return
    change({ ...passed, spare: [...passed.spare, given] })
    await refill()
  }
  /** Goes on sending what somebody wrote or chose, and takes it off the device when the server has it. */
  function sendOut(given: TicketGiven): void {
    const { board, person, ticket } = given
    if (sending.has(person)) return
    const box = outbox(board.id, ticket, undefined, person)
    const dots = dotBox(board.id, person, ticket, noRenewal)
    const look = () => {
      if (isOnItsWay(box) || dots.ballot()?.state === 'saved') return
      stop()
      clearOutbox(board.id, person)
      clearDots(board.id, person)
      if (passed !== null) change({ ...passed, earlier: passed.earlier.filter(each => each.person !== person) })
    }
    const unsubscribe = [box.subscribe(look), dots.subscribe(look)]
    const stop = () => {
      sending.delete(person)
      for (const end of unsubscribe) end()
      box.close()
      dots.close()
    }
    sending.set(person, stop)
    if (dots.ballot()?.state === 'saved') dots.follow(true)
    look()
  }
  const start = async () => {
    if (passed === null) return await hand()
    for (const given of passed.earlier) sendOut(given)
    await refill()
    return null
  }
  async function hand(): Promise<Trouble['code'] | null> {
    const [first, ...others] = passed?.spare ?? []
    const given = first ?? (await fresh())
    if (typeof given === 'string') return given
    const before = passed
    change({ now: given, spare: others, earlier: [...(before?.earlier ?? []), ...(before ? [before.now] : [])] })
    // After the change: by then nothing else on this device sends for the one before.
    if (before) setTimeout(() => !closed && sendOut(before.now), 0)
    void refill()
    return null
  }
  const first = start()

  return {
    first,
    now: () => passed?.now ?? null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    next: hand,
    close() {
      closed = true
      for (const stop of sending.values()) stop()
    },
  }
}
