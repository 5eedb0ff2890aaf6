// Opening: the whole doc as its own client reads it first. Cut in pieces and compressed once, for everybody until the next change.
import * as encoding from 'lib0/encoding'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type * as Y from 'yjs'
import { piecesOf } from './pieces.ts'

/** So many structs are read in a few milliseconds on a phone. */
const structsPerPiece = 400
const compress = promisify(gzip)

/** Each piece with its length before it, the whole gzipped. Reads the doc at once, and compresses it elsewhere. */
export function packed(doc: Y.Doc): Promise<Uint8Array> {
  const pieces = piecesOf(doc, structsPerPiece)
  const body = encoding.encode(encoder => {
    for (const piece of pieces) encoding.writeVarUint8Array(encoder, piece)
  })
  return compress(body)
}
