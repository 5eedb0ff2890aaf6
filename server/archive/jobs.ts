// Jobs: everything about files that takes long, as work on plain bytes that can be done away from the server's own thread.
import * as Y from 'yjs'
import { archiveOf, registerNames, registers } from '#shared/board/archive.ts'
import { openNotes, planOf, tearOff } from '#shared/board/plan.ts'
import { limits } from '#shared/protocol/limits.ts'
import { fileOf, tearOffOf, type Format } from './files.ts'
import { planPage } from './page.ts'
import { boardIn, type FileRefusal } from './reading.ts'
import { readSurvey, type SurveyRead } from './survey.ts'

/** A board comes as its whole state, in the encoding of Yjs. */
export type Job =
  | {
      readonly kind: 'file'
      readonly state: Uint8Array
      readonly format: Format
      readonly board: string
      readonly at: string
    }
  | {
      readonly kind: 'sheet'
      readonly state: Uint8Array
      readonly format: 'html' | 'docx'
      readonly organisation: string
      readonly at: string
    }
  | { readonly kind: 'open'; readonly state: Uint8Array }
  | { readonly kind: 'page'; readonly state: Uint8Array; readonly at: string }
  | { readonly kind: 'read'; readonly file: Uint8Array }
  | { readonly kind: 'survey'; readonly csv: string }

/** What a file that was handed in holds: the state of the board built from it, and how many records of each kind; or why not, and where. */
export type FileRead =
  | { readonly ok: true; readonly state: Uint8Array; readonly counts: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly reason: FileRefusal; readonly at: readonly string[] }

/** What nobody has dealt with yet: notes of which nobody has said what becomes of them, and how many answers nobody has looked at. */
export interface Open {
  readonly notes: readonly { readonly id: string; readonly ref: string; readonly text: string }[]
  readonly answers: number
}

/** What each kind of job comes to. Null: there is no such organisation. */
export interface Done {
  readonly open: Open
  readonly file: Uint8Array
  readonly sheet: Uint8Array | null
  readonly page: string
  readonly read: FileRead
  readonly survey: SurveyRead
}

/** Does one job. Throws only when something here is wrong, whatever stands on the board or in the file. */
export async function run(job: Job): Promise<Done[Job['kind']]> {
  switch (job.kind) {
    case 'file': {
      const doc = docOf(job.state)
      const cover = { board: job.board, exportedAt: job.at }
      return fileOf(job.format, { cover, archive: archiveOf(doc), plan: planOf(doc) })
    }
    case 'sheet': {
      const plan = tearOff(planOf(docOf(job.state)), job.organisation)
      return plan === null ? null : tearOffOf(job.format, plan, job.at)
    }
    case 'open': {
      const plan = planOf(docOf(job.state))
      const notes = openNotes(plan).map(({ id, ref, text }) => ({ id, ref, text }))
      return { notes, answers: plan.answers.filter(({ isAside }) => !isAside).length }
    }
    case 'page':
      return planPage(planOf(docOf(job.state)), job.at)
    case 'read':
      return readFile(job.file)
    case 'survey':
      return readSurvey(job.csv)
  }
}

async function readFile(file: Uint8Array): Promise<FileRead> {
  const { isZip, unzipBoard } = await import('./zip.ts')
  const bytes = isZip(file) ? unzipBoard(file, limits.importBytes) : file
  const text = bytes === null ? null : textOf(bytes)
  if (text === null) return { ok: false, reason: 'file-unreadable', at: [] }
  const read = boardIn(text)
  if (!read.ok) return { ok: false, reason: read.reason, at: read.at ?? [] }
  const doc = read.value
  const counts = registerNames.map(name => [name, doc.getMap(registers[name].root).size] as const)
  return { ok: true, state: Y.encodeStateAsUpdate(doc), counts: Object.fromEntries(counts) }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
