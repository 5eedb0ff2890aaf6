// Frames: reading and writing the messages of a sync socket (y-protocols' kinds, and ours).
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { frameKinds, type Refused } from '#shared/protocol/frames.ts'

// Inside kind 0, as y-protocols numbers them.
const steps = { vector: 0, answer: 1, update: 2 } as const

/** One entry of an awareness message: `state` is JSON text, `null` when that client is leaving. */
export interface PresenceEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

export type Incoming =
  | { readonly kind: 'vector'; readonly vector: Uint8Array }
  | { readonly kind: 'answer'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'who' }
  | { readonly kind: 'saved'; readonly number: number }

/** One message, or null when it is none that we know, or is cut short, or goes on after its end. */
export function readFrame(bytes: Uint8Array): Incoming | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const incoming = readKind(decoder)
    return decoding.hasContent(decoder) ? null : incoming
  } catch {
    return null
  }
}

function readKind(decoder: decoding.Decoder): Incoming | null {
  switch (decoding.readVarUint(decoder)) {
    case frameKinds.sync:
      return readSync(decoder)
    case frameKinds.awareness:
      return { kind: 'presence', entries: readEntries(decoding.readVarUint8Array(decoder)) }
    case frameKinds.queryAwareness:
      return { kind: 'who' }
    case frameKinds.saved:
      return { kind: 'saved', number: decoding.readVarUint(decoder) }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): Incoming | null {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === steps.vector) return { kind: 'vector', vector: bytes }
  if (step === steps.answer) return { kind: 'answer', update: bytes }
  return step === steps.update ? { kind: 'update', update: bytes } : null
}

function readEntries(bytes: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const entries: PresenceEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ client, clock, state: decoding.readVarString(decoder) })
  }
  return entries
}

function writeSync(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, frameKinds.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** "Tell me what you have that I have not": the state vector of the one who asks. */
export const vectorFrame = (vector: Uint8Array) => writeSync(steps.vector, vector)
/** The answer to a state vector. */
export const answerFrame = (update: Uint8Array) => writeSync(steps.answer, update)
/** A change, for those who have everything before it. */
export const updateFrame = (update: Uint8Array) => writeSync(steps.update, update)

/** Awareness entries, as y-protocols writes them. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const body = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, frameKinds.awareness)
    encoding.writeVarUint8Array(encoder, body)
  })
}

/** "Everything you sent before your `4, number` is saved." */
export function savedFrame(number: number): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, frameKinds.saved)
    encoding.writeVarUint(encoder, number)
  })
}

/** "This of what you sent does not stand; the rest does." */
export function refusedFrame(refused: readonly Refused[]): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, frameKinds.refused)
    encoding.writeVarString(encoder, JSON.stringify(refused))
  })
}
