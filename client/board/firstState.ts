// First state: a board read in pieces before the line opens, so that a big one holds up neither the page nor the hall's Wi-Fi.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** Nothing new for so long, and the line brings the rest instead. However slow: what comes in one message has to come faster. Milliseconds. */
const patience = 10_000

/**
 * Reads a board into an empty doc, as changes from `from`. Never throws: what does not come this way comes with the line.
 * The server cuts it so that each piece fits on those before it.
 */
export async function readFirstState(doc: Y.Doc, board: string, ticket: string, from: unknown): Promise<void> {
  const line = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => line.abort(), patience)
  }
  try {
    wait()
    const response = await fetch(`/api/boards/${board}/state`, {
      headers: { Authorization: `Bearer ${ticket}` },
      signal: line.signal,
    })
    if (!response.ok || response.body === null) return
    for await (const piece of piecesIn(response.body.getReader(), wait)) {
      if (doc.isDestroyed) return line.abort()
      Y.applyUpdate(doc, piece, from)
      await breath()
    }
  } catch {
    // Cut off, or not ours: every piece that was read is a true part of the board, and the line brings the rest.
  } finally {
    clearTimeout(timer)
  }
}

/** Each piece as soon as it is there whole: its length, then so many bytes. `heard` is called whenever something comes. */
async function* piecesIn(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  heard: () => void,
): AsyncGenerator<Uint8Array, void> {
  let bytes = new Uint8Array()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    heard()
    const longer = new Uint8Array(bytes.length + read.value.length)
    longer.set(bytes)
    longer.set(read.value, bytes.length)
    const decoder = decoding.createDecoder(longer)
    let start = 0
    for (let piece = nextPiece(decoder); piece !== null; piece = nextPiece(decoder)) {
      start = decoder.pos
      yield piece
    }
    bytes = longer.slice(start)
  }
}

/** Null when it has not come whole yet. */
function nextPiece(decoder: decoding.Decoder): Uint8Array | null {
  const { arr } = decoder
  // A length ends with the first byte below 128.
  if (arr.subarray(decoder.pos).every(byte => byte >= 128)) return null
  const length = decoding.readVarUint(decoder)
  return decoder.pos + length <= arr.length ? decoding.readUint8Array(decoder, length) : null
}

/** Lets the page draw and listen. */
function breath(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
