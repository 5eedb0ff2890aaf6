// Files: every file that a board can become, by format. What few ask for is loaded when it is asked for.
import { withCover, type Archive, type Cover } from '#shared/board/archive.ts'
import type { Plan } from '#shared/board/plan.ts'
import { plan as text } from '#client/words/plan.ts'
import { csvOf } from './csv.ts'
import { htmlOf } from './html.ts'
import { markdownOf } from './markdown.ts'
import { planDocument, tearOffDocument } from './planDocument.ts'
import { actionSheet, answerSheet, evidenceSheet, noteSheet, organisationSheet } from './tables.ts'

export const formats = ['json', 'csv', 'md', 'html', 'docx', 'xlsx', 'zip'] as const
export type Format = (typeof formats)[number]

export const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** Everything that files are made of: plain data, so that they can be made anywhere. */
export interface Source {
  readonly cover: Cover
  readonly archive: Archive
  readonly plan: Plan
}

/** The plan in one format. */
export async function fileOf(format: Format, source: Source): Promise<Uint8Array> {
  const { cover, plan } = source
  const document = () => planDocument(plan, { everyNote: true, madeAt: cover.exportedAt })
  switch (format) {
    case 'json':
      return bytes(jsonOf(source))
    case 'csv':
      return bytes(csvOf(noteSheet(plan)))
    case 'md':
      return bytes(markdownOf(document()))
    case 'html':
      return bytes(htmlOf(document(), { noindex: true }))
    case 'docx':
      return (await import('./word.ts')).wordOf(document())
    case 'xlsx':
      return (await import('./workbook.ts')).workbookOf(
        [actionSheet, noteSheet, answerSheet, evidenceSheet, organisationSheet].map(sheet => sheet(plan)),
      )
    case 'zip':
      return everything(source)
  }
}

/** One organisation's sheet, of a plan torn off for it. */
export async function tearOffOf(format: 'html' | 'docx', plan: Plan, madeAt: string): Promise<Uint8Array> {
  const document = tearOffDocument(plan, madeAt)
  return format === 'html' ? bytes(htmlOf(document, { noindex: true })) : (await import('./word.ts')).wordOf(document)
}

/** The one file from which the board can be built again. */
export function jsonOf({ cover, archive }: Pick<Source, 'cover' | 'archive'>): string {
  return `${JSON.stringify(withCover(cover, archive), null, 1)}\n`
}

async function everything(source: Source): Promise<Uint8Array> {
  const { zipOf } = await import('./zip.ts')
  const inside = formats.filter(format => format !== 'zip')
  const made = await Promise.all(
    inside.map(async format => [text.files[format], await fileOf(format, source)] as const),
  )
  const answers = [text.answersFile, bytes(csvOf(answerSheet(source.plan)))] as const
  return zipOf(Object.fromEntries([...made, answers]), source.cover.exportedAt)
}

function bytes(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}
