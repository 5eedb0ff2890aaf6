// Imports: a board built from a file that somebody kept, as a new board with keys of its own.
import type { Context } from 'hono'
import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardImported } from '#shared/protocol/requests.ts'
import { readBytes, refuse } from './answers.ts'
import type { Desk } from './asking.ts'
import { keepBoard, mayCreate } from './boards.ts'

/** POST /api/boards/import: the JSON file or the zip as the body. */
export async function postImport(c: Context, desk: Desk): Promise<Response> {
  if (!mayCreate(c, desk)) return refuse('not-allowed')
  const file = await readBytes(c, limits.importBytes)
  if (file === null) return refuse('file-too-large')
  const asked = await desk.press.ask({ kind: 'read', file })
  if (!asked.ok) return refuse(asked.reason)
  const read = asked.value
  if (!read.ok) return refuse(read.reason, undefined, read.at)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, read.state)
  const kept = await keepBoard(c, desk, doc)
  return c.json({ ...kept, made: read.counts } satisfies BoardImported, 201)
}
