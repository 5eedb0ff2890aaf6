// Zip: several files in one, and the one file that counts taken out again.
import { unzipSync, zipSync } from 'fflate'
import { plan as text } from '#client/words/plan.ts'

/** Files by name as a zip; the same files at the same moment make the same bytes. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>, madeAt: string): Uint8Array {
  return zipSync({ ...files }, { level: 6, mtime: new Date(madeAt) })
}

/** True for bytes that begin like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** The board's own file of a zip; nothing else in it is unpacked. Null when there is none, or it would be larger than `limit` bytes. */
export function unzipBoard(bytes: Uint8Array, limit: number): Uint8Array | null {
  const name = text.files.json
  let found = 0
  try {
    const files = unzipSync(bytes, {
      filter: file => file.name === name && (found += 1) === 1 && file.originalSize <= limit,
    })
    const file = files[name]
    // The size that a zip claims may be a lie.
    return file !== undefined && file.length <= limit ? file : null
  } catch {
    return null
  }
}
