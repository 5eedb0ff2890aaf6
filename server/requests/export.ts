// Export: a board as a file. No word about who wrote what.
import type { Context } from 'hono'
import { fileOf, formats, contentTypes, tearOffOf, type Format } from '#server/archive/files.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { planOf, tearOff } from '#shared/board/plan.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { refuse } from './answers.ts'
import { atBoard, boardOf, type Desk } from './asking.ts'

/** GET /api/boards/:id/export?format=json|csv|md|html|docx|xlsx|zip, or of one organisation: `&organisation=ID` */
export async function getExport(c: Context, desk: Desk): Promise<Response> {
  const asked = c.req.query('format') ?? 'json'
  const format = formats.find(each => each === asked)
  if (format === undefined) return refuse('not-understood')
  const organisation = c.req.query('organisation')
  return organisation === undefined ? wholeBoard(c, desk, format) : tearOffSheet(c, desk, format, organisation)
}

async function wholeBoard(c: Context, desk: Desk, format: Format): Promise<Response> {
  const cover = coverOf(c, desk)
  const source = await atBoard(c, desk, 'export', ({ doc }) =>
    made({ cover, archive: archiveOf(doc), plan: planOf(doc) }),
  )
  return source.ok ? file(cover.board, format, await fileOf(format, source.value)) : refuse(source.reason)
}

async function tearOffSheet(c: Context, desk: Desk, format: Format, organisation: string): Promise<Response> {
  if (format !== 'html' && format !== 'docx') return refuse('not-understood')
  const { board, exportedAt } = coverOf(c, desk)
  const plan = await atBoard(c, desk, 'export', ({ doc }) => {
    const sheet = tearOff(planOf(doc), organisation)
    return sheet === null ? refused('no-such-page') : made(sheet)
  })
  return plan.ok ? file(board, format, await tearOffOf(format, plan.value, exportedAt)) : refuse(plan.reason)
}

function coverOf(c: Context, { clock }: Desk) {
  return { board: boardOf(c), exportedAt: new Date(clock.now()).toISOString() }
}

function file(board: string, format: Format, bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="folkmoot-${board}.${format}"`,
    },
  })
}
