// Imports: a board built from a file that somebody kept, as a new board with keys of its own.
import type { Context } from 'hono'
import { boardIn } from '#server/archive/reading.ts'
import { registerNames, registers } from '#shared/board/archive.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardImported } from '#shared/protocol/requests.ts'
import { readBytes, refuse } from './answers.ts'
import type { Desk } from './asking.ts'
import { keepBoard, mayCreate } from './boards.ts'

/** POST /api/boards/import: the JSON file or the zip as the body. */
export async function postImport(c: Context, desk: Desk): Promise<Response> {
  if (!mayCreate(c, desk)) return refuse('not-allowed')
  const body = await readBytes(c, limits.importBytes)
  if (body === null) return refuse('file-too-large')
  const text = await textIn(body)
  if (text === null) return refuse('file-unreadable')
  const read = boardIn(text)
  if (!read.ok) return refuse(read.reason, undefined, read.at)
  const doc = read.value
  const kept = await keepBoard(c, desk, doc)
  const counts = registerNames.map(name => [name, doc.getMap(registers[name].root).size])
  return c.json({ ...kept, made: Object.fromEntries(counts) as Record<string, number> } satisfies BoardImported, 201)
}

/** The JSON of a file, which may stand in a zip; null when there is none, or it is not UTF-8. */
async function textIn(body: Uint8Array): Promise<string | null> {
  const { isZip, unzipBoard } = await import('#server/archive/zip.ts')
  const bytes = isZip(body) ? unzipBoard(body, limits.importBytes) : body
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
