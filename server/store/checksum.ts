// Checksum: the number kept beside every state and every row of the log, by which damage on the disk is noticed.
import { crc32 } from 'node:zlib'

/** Of the bytes and of where they belong, so that bytes that turn up in another row count as damaged too. */
export function checksumOf(board: string, seq: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${board} ${seq}`))
}
