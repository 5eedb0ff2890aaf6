// Honest people: clients as ours, at one board behind the guard, in memory. Lines break and come back, pages are loaded anew.
import * as Y from 'yjs'
import { momentOf } from '#server/guard/moment.ts'
import { judge, type Verdict } from '#server/guard/policy.ts'
import { applyWhole } from '#server/relay/updates.ts'
import type { Refused } from '#shared/protocol/frames.ts'
import type { Role } from '#shared/people/roles.ts'
import { peerOf, play, type Peer, type Step } from '#tests/shared/support/moves.ts'

export type Judging = typeof judge

/** The server's side: the board, whose client ids are whose, and who is on the line. */
export class Hall {
  readonly doc: Y.Doc
  readonly guests = new Set<Person>()
  readonly #owners = new Map<number, string>()
  readonly #judging: Judging

  constructor(doc: Y.Doc, judging: Judging) {
    this.doc = doc
    this.#judging = judging
    doc.on('update', (update: Uint8Array, from: unknown) => {
      for (const guest of this.guests) if (guest !== from) guest.hear(update)
    })
  }

  /** One message of somebody on the line, as the relay takes it. `early`: before it was answered what the server lacks. */
  take(update: Uint8Array, from: Person, early = false): Verdict['kind'] {
    const verdict = this.#judging(
      update,
      from,
      this.doc,
      momentOf(this.doc),
      client => this.#owners.get(client) ?? null,
    )
    if (verdict.kind === 'refuse') throw new Error(`${from.person} was sent away: ${verdict.reason}`)
    if (verdict.kind !== 'apply') return verdict.kind
    if (early && verdict.refused.length > 0) return 'ask-again'
    for (const client of verdict.clients) this.#owners.set(client, from.person)
    if (verdict.update && !applyWhole(this.doc, verdict.update, from)) throw new Error('left pending')
    if (verdict.refused.length > 0) from.refused(verdict.refused)
    return 'apply'
  }
}

/** Somebody at a screen: does things at once, and sends them when there is a line. */
export class Person {
  readonly person: string
  readonly role: Role
  readonly #hall: Hall
  readonly #n: number
  #peer: Peer
  #page = 0
  readonly #unsent: Uint8Array[] = []
  readonly told: Refused[] = []
  #isStale = false

  constructor(n: number, role: Role, hall: Hall) {
    this.#n = n
    this.person = `person-${n}`
    this.role = role
    this.#hall = hall
    this.#peer = this.#open(Y.encodeStateAsUpdate(hall.doc))
    this.comeBack()
  }

  get doc(): Y.Doc {
    return this.#peer.doc
  }

  get isOnline(): boolean {
    return this.#hall.guests.has(this)
  }

  does(step: Step): void {
    play(this.#peer, step)
    if (this.isOnline) this.#send()
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'line')
  }

  leave(): void {
    this.#hall.guests.delete(this)
  }

  /** The line is back. `early`: something done at that very moment is sent before the greeting is over. */
  comeBack(early?: Step): void {
    if (this.isOnline) return
    this.#unsent.length = 0
    if (early) {
      play(this.#peer, early)
      const [update] = this.#unsent.splice(0)
      if (update) this.#hall.take(update, this, true)
    }
    this.#unsent.length = 0
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#hall.doc, Y.encodeStateVector(this.doc)), 'line')
    this.#hall.guests.add(this)
    this.#answer()
  }

  /** The page is loaded anew; what was done and not yet sent was kept, under the client id it was done with. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    const wasOnline = this.isOnline
    this.leave()
    this.#page += 1
    this.#peer = this.#open(kept)
    if (wasOnline) this.comeBack()
  }

  refused(refused: readonly Refused[]): void {
    this.told.push(...refused)
    this.#isStale = true
  }

  /** A replica that holds refused things is put away once the server has all that it took of it. */
  startAfresh(): void {
    if (!this.#isStale || !this.isOnline) return
    this.#isStale = false
    this.leave()
    this.#page += 1
    this.#peer = this.#open(Y.encodeStateAsUpdate(this.#hall.doc))
    this.comeBack()
  }

  #open(state: Uint8Array): Peer {
    const peer = peerOf(0)
    peer.doc.clientID = 1000 * (this.#n + 1) + this.#page
    Y.applyUpdate(peer.doc, state, 'line')
    peer.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== 'line') this.#unsent.push(update)
    })
    return peer
  }

  #send(): void {
    for (const update of this.#unsent.splice(0)) if (this.#hall.take(update, this) === 'ask-again') this.#answer()
  }

  #answer(): void {
    this.#hall.take(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#hall.doc)), this)
  }
}
