// Export: a board as a file. No word about who wrote what.
import type { Context } from 'hono'
import * as Y from 'yjs'
import { contentTypes, formats, type Format } from '#server/archive/files.ts'
import { made } from '#shared/lib/outcome.ts'
import { refuse } from './answers.ts'
import { atBoard, boardOf, type Desk } from './asking.ts'

/** GET /api/boards/:id/export?format=json|csv|md|html|docx|xlsx|zip, or of one organisation: `&organisation=ID` */
export async function getExport(c: Context, desk: Desk): Promise<Response> {
  const asked = c.req.query('format') ?? 'json'
  const format = formats.find(each => each === asked)
  if (format === undefined) return refuse('not-understood')
  const organisation = c.req.query('organisation')
  const board = boardOf(c)
  const at = new Date(desk.clock.now()).toISOString()
  const state = await atBoard(c, desk, 'export', ({ doc }) => made(Y.encodeStateAsUpdate(doc)))
  if (!state.ok) return refuse(state.reason)
  if (organisation === undefined) {
    const whole = await desk.press.ask({ kind: 'file', state: state.value, format, board, at })
    return whole.ok ? file(board, format, whole.value) : refuse(whole.reason)
  }
  if (format !== 'html' && format !== 'docx') return refuse('not-understood')
  const sheet = await desk.press.ask({ kind: 'sheet', state: state.value, format, organisation, at })
  if (!sheet.ok) return refuse(sheet.reason)
  return sheet.value === null ? refuse('no-such-page') : file(board, format, sheet.value)
}

function file(board: string, format: Format, bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="folkmoot-${board}.${format}"`,
    },
  })
}
