// Neutral: a change without what was refused in it. Its clocks stay without a gap: refused structs become collected ones.
import * as Y from 'yjs'
import { encodeStructs } from '#server/relay/structs.ts'
import type { Change } from './changes.ts'
import type { Refusals } from './refusals.ts'

/** The update that is left; null when nothing is. */
export function withoutRefused({ structs, deletes }: Change, refusals: Refusals): Uint8Array | null {
  const left = refusals.remaining(deletes)
  if (structs.every(struct => refusals.has(struct)) && left.length === 0) return null
  const kept = structs.map(struct => (refusals.has(struct) ? new Y.GC(struct.id, struct.length) : struct))
  return encodeStructs(kept, left)
}
