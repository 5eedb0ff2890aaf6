// Updates: the bytes in which changes of a doc travel; put together, and applied whole or not at all.
import * as Y from 'yjs'

/** Several updates as one; null when there are none. */
export function merge(updates: readonly Uint8Array[]): Uint8Array | null {
  const [first] = updates
  if (!first) return null
  return updates.length === 1 ? first : Y.mergeUpdates([...updates])
}

/** Applies an update. False when it could not be applied whole. */
export function applyWhole(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  try {
    Y.applyUpdate(doc, update, origin)
  } catch {
    return false
  }
  if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return true
  // Whatever yjs keeps back for later slows down every update after it, and can hide values.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return false
}
