// Connection: one admitted sync socket. It reads what the socket says, and does with it what the protocol promises.
import * as Y from 'yjs'
import { momentOf, wereHandsOn } from '#server/guard/moment.ts'
import { claim, ownerOf } from '#server/guard/owners.ts'
import { judge, type Who } from '#server/guard/policy.ts'
import { mayEditNow, mayEverEdit, type Role } from '#shared/people/roles.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import type { Refused } from '#shared/protocol/frames.ts'
import { answerFrame, readFrame, refusedFrame, savedFrame, vectorFrame, type Incoming } from './frames.ts'
import type { Guest, Presence } from './presence.ts'
import type { Room } from './room.ts'
import type { Line, Turn } from './turn.ts'

/** The socket, as a connection needs it. Sending on a closed one does nothing. */
export interface Wire {
  send(frame: Uint8Array): void
  close(why: CloseName, reason: string): void
}

/** Ends that nobody is to blame for: what came in before them is still taken. */
const kindly: ReadonlySet<CloseName> = new Set(['shuttingDown', 'elsewhere'])

export class Connection implements Guest, Line {
  readonly role: Role
  readonly person: string
  readonly #room: Room
  readonly #presence: Presence
  readonly #wire: Wire
  /** Once refused, nothing that it sent afterwards is looked at. */
  #over = false
  /** The socket has ended. What it sent before is still taken: it may have been somebody's last word. */
  #gone = false
  /** An update was dropped for a gap, and its sender has been asked for everything. */
  #asking = false
  #wasAsked = false
  /** It was asked at the beginning what it did without a line, and has not answered yet. */
  #isEarly = false
  /** "Saved?" that came while something of its sender was missing. */
  #held: number[] = []
  /** Our own client, which knows what to do when something is refused. Stock clients are sent away instead. */
  #isOurs = false

  constructor(who: Who, room: Room, presence: Presence, wire: Wire) {
    this.role = who.role
    this.person = who.person
    this.#room = room
    this.#presence = presence
    this.#wire = wire
  }

  open() {
    this.#presence.join(this)
    this.#enter(turn => {
      if (!mayEditNow(this.role, momentOf(turn.doc))) return
      this.#isEarly = true
      this.#ask(turn)
    })
  }

  /** The socket is gone. */
  end() {
    this.#gone = true
    this.#room.dropLine(this)
    this.#presence.leave(this)
  }

  send(frame: Uint8Array) {
    this.#wire.send(frame)
  }

  close(why: CloseName, reason = '') {
    if (kindly.has(why)) this.#gone = true
    else this.#over = true
    this.#room.dropLine(this)
    this.#wire.close(why, reason)
  }

  /** One message. What it asks for happens in the order of the messages, presence apart. */
  receive(bytes: Uint8Array) {
    const incoming = readFrame(bytes)
    if (incoming?.kind === 'presence') this.#presence.hear(this, incoming.entries)
    else if (incoming?.kind === 'who') this.#presence.answer(this)
    else {
      this.#isOurs ||= incoming?.kind === 'saved'
      this.#enter(turn => this.#follow(incoming, turn), bytes.length)
    }
  }

  #sendAway(why: CloseName, reason: string) {
    this.#presence.strike(this.person)
    this.close(why, reason)
  }

  #enter(run: (turn: Turn) => void, weight = 0) {
    const inTurn = (turn: Turn) => {
      if (!this.#over) run(turn)
    }
    if (!this.#room.enter(inTurn, weight)) this.close('unavailable', 'too much is waiting to be saved')
  }

  #follow(incoming: Exclude<Incoming, { kind: 'presence' | 'who' }> | null, turn: Turn) {
    switch (incoming?.kind) {
      case 'vector':
        this.#answer(incoming.vector, turn)
        return
      case 'answer':
        this.#isEarly = false
        if (this.#take(incoming.update, turn)) this.#settle(turn)
        else if (!this.#over) this.#ask(turn)
        return
      case 'update':
        if (this.#take(incoming.update, turn, this.#isEarly) || this.#over || this.#asking) return
        this.#asking = true
        this.#ask(turn)
        return
      case 'saved':
        // Whoever did something without a line, when that was allowed, is not asked at the beginning any more; but what
        // they ask about must be here before anybody calls it saved.
        if (incoming.number > 0 && !this.#wasAsked && mayEverEdit(this.role) && wereHandsOn(turn.ledger)) {
          this.#asking = true
          this.#ask(turn)
        }
        if (this.#asking) this.#held.push(incoming.number)
        else this.#acknowledge([incoming.number], turn)
        return
      case undefined:
        this.#sendAway('unreadable', 'this is no message of the protocol')
    }
  }

  /**
   * False when the update was dropped, or refused and the connection with it. Dropped for a gap; or, when it is `early`,
   * for anything in it that may not stand: it builds on what was done offline, and its sender's answer brings it again.
   */
  #take(update: Uint8Array, turn: Turn, early = false): boolean {
    const { doc, ledger } = turn
    const verdict = judge(update, this, doc, momentOf(doc), client => ownerOf(ledger, client))
    if (verdict.kind === 'refuse') this.#sendAway(verdict.close, verdict.reason)
    if (verdict.kind === 'apply') {
      if (early && verdict.refused.length > 0) return false
      if (verdict.update && !turn.apply(verdict.update, this)) this.close('unreadable', 'this update does not fit')
      else claim(ledger, verdict.clients, this.person)
      if (verdict.refused.length > 0) turn.afterwards(() => this.#tellRefused(verdict.refused))
    }
    return !this.#over && verdict.kind !== 'ask-again'
  }

  /** What it holds differs from the board now, and no later message would put that right: only a fresh start does. */
  #tellRefused(refused: readonly Refused[]) {
    const [first] = refused
    if (this.#over || !first) return
    this.#presence.strike(this.person)
    if (this.#isOurs) this.send(refusedFrame(refused))
    else this.close('notAllowed', `${first.rule} (${first.path})`.slice(0, 120))
  }

  /** Everything the sender had has come: nothing of it is missing any more. */
  #settle(turn: Turn) {
    this.#asking = false
    this.#acknowledge(this.#held.splice(0), turn)
  }

  #acknowledge(numbers: readonly number[], turn: Turn) {
    turn.afterwards(() => {
      for (const number of numbers) this.send(savedFrame(number))
    })
  }

  #ask(turn: Turn) {
    this.#wasAsked = true
    turn.afterwards(() => this.send(vectorFrame(Y.encodeStateVector(turn.doc))))
  }

  /** Only whoever asked has something that changes fit on, so only now does it begin to hear of them. */
  #answer(vector: Uint8Array, turn: Turn) {
    turn.afterwards(() => {
      if (this.#over || this.#gone) return
      const lacking = this.#room.lacking(vector)
      if (!lacking) {
        this.close('unreadable', 'this is no state vector')
        return
      }
      this.send(answerFrame(lacking))
      this.#room.addLine(this)
    })
  }
}
