// Structs: written as an update by hand, where Yjs itself would only write what a whole doc lacks.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip

/** A stretch of clocks of one client. */
export interface Range {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** An update of these structs and deletes. Those of one client follow each other without a gap, in order. */
export function encodeStructs(structs: readonly Struct[], deletes: readonly Range[] = []): Uint8Array {
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
