// Neutral: a change without what was refused in it. Its clocks stay without a gap: refused structs become collected ones.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Change, Range, Struct } from './changes.ts'
import type { Refusals } from './refusals.ts'

/** The update that is left; null when nothing is. */
export function withoutRefused({ structs, deletes }: Change, refusals: Refusals): Uint8Array | null {
  const left = refusals.remaining(deletes)
  if (structs.every(struct => refusals.has(struct)) && left.length === 0) return null
  const kept = structs.map(struct => (refusals.has(struct) ? new Y.GC(struct.id, struct.length) : struct))
  return encode(kept, left)
}

function encode(structs: readonly Struct[], deletes: readonly Range[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder: rest } = encoder
  const clients = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(rest, clients.size)
  for (const [client, own] of clients) {
    encoding.writeVarUint(rest, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  const deleted = Map.groupBy(deletes, ({ client }) => client)
  encoding.writeVarUint(rest, deleted.size)
  for (const [client, ranges] of deleted) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, ranges.length)
    for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
