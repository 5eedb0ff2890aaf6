// First state: a board read in pieces before the line opens, so that a big one holds up neither the page nor the hall's Wi-Fi.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** Longer than this, and the line brings the board instead. Milliseconds. */
const patience = 10_000

/**
 * Reads a board into an empty doc, as changes from `from`. Never throws: what does not come this way comes with the line.
 * The server cuts it so that each piece fits on those before it.
 */
export async function readFirstState(doc: Y.Doc, board: string, ticket: string, from: unknown): Promise<void> {
  const line = new AbortController()
  const timer = setTimeout(() => line.abort(), patience)
  try {
    const response = await fetch(`/api/boards/${board}/state`, {
      headers: { Authorization: `Bearer ${ticket}` },
      signal: line.signal,
    })
    if (!response.ok) return
    const pieces = decoding.createDecoder(new Uint8Array(await response.arrayBuffer()))
    while (decoding.hasContent(pieces) && !doc.isDestroyed) {
      Y.applyUpdate(doc, decoding.readVarUint8Array(pieces), from)
      await breath()
    }
  } catch {
    // Cut off, or not ours: every piece that was read is a true part of the board, and the line brings the rest.
  } finally {
    clearTimeout(timer)
  }
}

/** Lets the page draw and listen. */
function breath(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
