// Connection: one admitted sync socket. It reads what the socket says, and does with it what the protocol promises.
import * as Y from 'yjs'
import { momentOf } from '#server/guard/moment.ts'
import { judge, type Who } from '#server/guard/policy.ts'
import { mayEdit, type Role } from '#shared/people/roles.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import { answerFrame, readFrame, savedFrame, vectorFrame, type Incoming } from './frames.ts'
import type { Guest, Presence } from './presence.ts'
import type { Line, Room, Turn } from './room.ts'

/** The socket, as a connection needs it. Sending on a closed one does nothing. */
export interface Wire {
  send(frame: Uint8Array): void
  close(why: CloseName, reason: string): void
}

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
  /** "Saved?" that came while something of its sender was missing. */
  #held: number[] = []

  constructor(who: Who, room: Room, presence: Presence, wire: Wire) {
    this.role = who.role
    this.person = who.person
    this.#room = room
    this.#presence = presence
    this.#wire = wire
  }

  open() {
    this.#presence.join(this)
    if (mayEdit(this.role)) this.#enter(turn => this.#ask(turn))
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
    this.#over = true
    this.#room.dropLine(this)
    this.#wire.close(why, reason)
  }

  /** One message. What it asks for happens in the order of the messages, presence apart. */
  receive(bytes: Uint8Array) {
    const incoming = readFrame(bytes)
    if (incoming?.kind === 'presence') this.#presence.hear(this, incoming.entries)
    else if (incoming?.kind === 'who') this.#presence.answer(this)
    else this.#enter(turn => this.#follow(incoming, turn), bytes.length)
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
        if (this.#take(incoming.update, turn)) this.#settle(turn)
        else if (!this.#over) this.#ask(turn)
        return
      case 'update':
        if (this.#take(incoming.update, turn) || this.#over || this.#asking) return
        this.#asking = true
        this.#ask(turn)
        return
      case 'saved':
        if (this.#asking) this.#held.push(incoming.number)
        else this.#acknowledge([incoming.number], turn)
        return
      case undefined:
        this.close('unreadable', 'this is no message of the protocol')
    }
  }

  /** False when the update was dropped for a gap, or refused and the connection with it. */
  #take(update: Uint8Array, turn: Turn): boolean {
    const verdict = judge(update, this, turn.doc, momentOf(turn.doc))
    if (verdict.kind === 'refuse') this.close(verdict.close, verdict.reason)
    else if (verdict.kind === 'apply' && !turn.apply(update, this)) this.close('unreadable', 'this update does not fit')
    return !this.#over && verdict.kind !== 'ask-again'
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
