// Tables: the plan as rows of plain words, for spreadsheets. One record a row, one fact a cell.
import type { Plan, PlanAction } from '#shared/board/plan.ts'
import { letters } from '#shared/board/schema.ts'
import { plainText } from '#shared/board/prose.ts'
import { fateInWords, plan as text } from '#client/words/plan.ts'
import { doerInWords, needsInWords } from './actionPieces.ts'
import { answerState } from './notePieces.ts'

export interface SheetColumn {
  readonly label: string
  /** In characters. */
  readonly width: number
}
export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly string[])[]
}

type Cells<Record> = readonly (readonly [
  label: string,
  width: number,
  cell: (record: Record) => string | number | null,
])[]

function sheetOf<Record>(name: string, cells: Cells<Record>, records: readonly Record[]): Sheet {
  return {
    name,
    columns: cells.map(([label, width]) => ({ label, width })),
    rows: records.map(record => cells.map(([, , cell]) => inert(String(cell(record) ?? '').toWellFormed()))),
  }
}

// A formula may start behind spaces, quotes and marks nobody sees, and with the wide forms that some input methods write.
const formula =
  /^[\s\0'"\p{Cf}\u2018-\u201F\uFF02\uFF07]*[=+\-@\t\r\0\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]/u // oxlint-disable-line no-control-regex
const startsOddly = /^[\t\r\0]/ // oxlint-disable-line no-control-regex

/** A cell that no spreadsheet takes for a formula: a leading apostrophe makes it text. */
export function inert(cell: string): string {
  return formula.test(cell) || startsOddly.test(cell) ? `'${cell}` : cell
}

/** Every note, with what became of it. */
export function noteSheet(plan: Plan): Sheet {
  const names = new Map(plan.themes.map(({ ref, name }) => [ref, name]))
  const held = new Map(plan.sessions.map(({ number, name }) => [number, name]))
  const { noteCells: label } = text
  return sheetOf(
    text.sheets.notes,
    [
      [label.ref, 10, note => note.ref],
      [label.kind, 10, note => text.kinds[note.kind]],
      [label.text, 60, note => note.text],
      [label.theme, 8, note => note.theme],
      [label.themeName, 28, note => names.get(note.theme ?? '') ?? ''],
      [label.fate, 50, note => fateInWords(note.fate)],
      [label.session, 10, note => note.session],
      [label.sessionName, 24, note => held.get(note.session ?? -1) ?? ''],
      [label.via, 16, note => text.vias[note.via]],
      [label.lang, 10, note => note.lang],
      [label.postedAt, 18, note => note.postedAt],
      [label.bigNeed, 30, note => note.bigNeed],
      [label.dots, 8, note => note.dots?.dots ?? null],
    ],
    plan.notes,
  )
}

/** Every action, those in the plan first: the tracker of a steering group. */
export function actionSheet(plan: Plan): Sheet {
  const { columns, facts, actionCells: label } = text
  const asked = (name: string, reply: PlanAction['leadReply']) => text.withReply(name, text.replies[reply])
  return sheetOf<PlanAction>(
    text.sheets.actions,
    [
      [columns.ref, 8, action => action.ref],
      [columns.action, 40, action => action.title],
      [label.line, 14, action => (action.isInPlan ? label.inPlan : label.wish)],
      [facts.status, 14, action => text.statuses[action.status]],
      [label.statusNote, 40, action => action.statusNote],
      [facts.rag, 26, action => (action.rag === null ? '' : text.rags[action.rag])],
      [facts.due, 12, action => action.due],
      [facts.lead, 28, action => action.lead],
      [facts.deputy, 24, action => action.deputy],
      [label.leadReply, 14, action => text.replies[action.leadReply]],
      [facts.partners, 40, action => action.partners.map(each => asked(each.name, each.reply)).join('; ')],
      [facts.who, 22, doerInWords],
      [facts.cost, 16, action => action.cost],
      [facts.moneyFrom, 26, action => action.moneyFrom],
      ...letters.map(
        (letter, i) =>
          [text.letters[letter], 50, (action: PlanAction) => plainText(action.letters[i]?.prose ?? [])] as const,
      ),
      [label.needs, 40, needsInWords],
      [facts.from, 30, action => [...action.themes, ...action.notes].join(', ')],
      [facts.evidence, 16, action => action.evidence.join(', ')],
    ],
    [...plan.actions, ...plan.wishes],
  )
}

export function evidenceSheet(plan: Plan): Sheet {
  const { evidenceColumns: label } = text
  return sheetOf(
    text.sheets.evidence,
    [
      [label.ref, 8, fact => fact.ref],
      [label.claim, 60, fact => fact.claim],
      [label.kind, 14, fact => text.evidenceKinds[fact.kind]],
      [label.figure, 30, fact => fact.figure],
      [label.source, 40, fact => fact.source],
      [label.date, 12, fact => fact.date],
      [label.gatheredBy, 28, fact => fact.gatheredBy],
      [label.used, 16, fact => [...fact.themes, ...fact.actions].join(', ')],
    ],
    plan.evidence,
  )
}

export function organisationSheet(plan: Plan): Sheet {
  const { organisationColumns: label } = text
  return sheetOf(
    text.sheets.organisations,
    [
      [label.name, 34, each => each.name],
      [label.kind, 24, each => text.organisationKinds[each.kind]],
      [label.ask, 60, each => each.ask],
      [label.reply, 14, each => text.replies[each.reply]],
      [label.replyWords, 60, each => each.replyWords],
      [label.replyDate, 12, each => each.replyDate],
      [
        label.rows,
        30,
        each => each.rows.map(row => `${row.action} (${row.as.map(part => text.parts[part]).join(', ')})`).join('; '),
      ],
    ],
    plan.organisations,
  )
}

/** What people answered from phones and nobody has used yet. [F10] */
export function answerSheet(plan: Plan): Sheet {
  const { answerColumns: label } = text
  return sheetOf(
    text.sheets.answers,
    [
      [label.ref, 8, each => each.action?.ref ?? ''],
      [label.action, 40, each => each.action?.title ?? text.actionGone],
      [label.letter, 14, each => text.letters[each.letter]],
      [label.question, 40, each => text.questions[each.letter]],
      [label.answer, 60, each => each.text],
      [label.state, 22, answerState],
      [label.at, 18, each => each.at],
    ],
    plan.answers,
  )
}
