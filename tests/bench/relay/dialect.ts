// Dialect: how a client says the same things to each server: plain y-protocols, or with the name of the document before it.
import * as encoding from 'lib0/encoding'
import { answerFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'

/** What a message of a server means to a client that only wants to be in step. */
export type Meaning = 'asks' | 'answers' | 'other'

export interface Dialect {
  /** Said first, once the line is open. */
  readonly greeting: readonly Uint8Array[]
  ask(vector: Uint8Array): Uint8Array
  answer(update: Uint8Array): Uint8Array
  update(update: Uint8Array): Uint8Array
  /** Looks at the first bytes only. */
  meaningOf(message: Uint8Array): Meaning
}

const kinds = { sync: 0, auth: 2, syncReply: 4 }

/** The dialect of a server; `name` where every message begins with the name of the document. */
export function dialectOf(name: string | null): Dialect {
  const before = name === null ? new Uint8Array() : encoding.encode(encoder => encoding.writeVarString(encoder, name))
  const named = (frame: Uint8Array) => (before.length === 0 ? frame : Buffer.concat([before, frame]))
  const greet = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, kinds.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'anybody')
  })
  return {
    greeting: name === null ? [] : [named(greet)],
    ask: vector => named(vectorFrame(vector)),
    answer: update => named(answerFrame(update)),
    update: update => named(updateFrame(update)),
    meaningOf(message) {
      const [kind, step] = message.subarray(before.length, before.length + 2)
      if (kind !== kinds.sync && !(name !== null && kind === kinds.syncReply)) return 'other'
      return step === 0 ? 'asks' : step === 1 ? 'answers' : 'other'
    },
  }
}
