// Survey: answers of a questionnaire brought onto a board, as notes or as counts; told first, then done, whole or not at all.
import type { Context } from 'hono'
import type { Cell, Column } from '#server/archive/survey.ts'
import { hasLeft } from '#server/snapshots/away.ts'
import { shareOf } from '#shared/board/evidence.ts'
import { keepEvidence } from '#shared/board/operations/facts.ts'
import { folded } from '#shared/board/parts.ts'
import { has } from '#shared/board/record.ts'
import { evidence, readAbout, type EvidenceId, type NoteId } from '#shared/board/schema.ts'
import { made } from '#shared/lib/outcome.ts'
import { countCharacters } from '#shared/lib/text.ts'
import type { Act } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import { survey, type SurveyMade, type SurveyTake, type SurveyTold } from '#shared/protocol/survey.ts'
import { readBody, refuse } from './answers.ts'
import { atBoard, byServer, type AtBoard, type Desk, type Result } from './asking.ts'
import { verdictOn } from './held.ts'
import { isPosted, takeIn } from './notes.ts'

type Take<As extends SurveyTake['as']> = Extract<SurveyTake, { as: As }>

/** Characters that JSON has to write as two. */
const bodyBytes = 2 * limits.surveyBytes

/** POST /api/boards/:id/survey */
export async function postSurvey(c: Context, desk: Desk): Promise<Response> {
  // Whoever may not do it gives the press no work.
  const allowed = await atBoard(c, desk, 'keep-evidence', () => made(undefined))
  if (!allowed.ok) return refuse(allowed.reason)
  const body = await readBody(c, survey, bodyBytes)
  if (!body.ok) return refuse(body.reason === 'body-too-large' ? 'survey-too-large' : body.reason)
  const { id, csv, take, go } = body.value
  const asked = await desk.press.ask({ kind: 'survey', csv })
  if (!asked.ok) return refuse(asked.reason)
  const read = asked.value
  if (!read.ok) return refuse(read.reason, undefined, inWords(read.lines))
  const told = { rows: read.rows, columns: read.columns.map(glanceAt), will: null, done: false }
  if (take === null) return c.json(told satisfies SurveyTold)

  const column = read.columns[take.column]
  if (column === undefined) return refuse('not-understood')
  if (column.cells.length === 0) return refuse('survey-empty')
  if (take.as === 'counts') {
    const counts = countsOf(id, column, take)
    if (counts.length > limits.surveyAnswers) return refuse('survey-too-varied')
    return finish(c, desk, { act: 'keep-evidence', told, go }, board => keepCounts(board, desk, counts, { go }))
  }
  const long = column.cells.filter(({ text }) => countCharacters(text) > limits.paperNoteCharacters)
  if (long.length > 0) return refuse('survey-too-long', undefined, inWords(long.slice(0, 20).map(({ line }) => line)))
  return finish(c, desk, { act: 'post-for-others', told, go }, board =>
    postAnswers(board, desk, { id, cells: column.cells, kind: take.kind }, { go }),
  )
}

async function finish(
  c: Context,
  desk: Desk,
  { act, told, go }: { act: Act; told: SurveyTold; go: boolean },
  run: (board: AtBoard) => Result<SurveyMade>,
): Promise<Response> {
  const came = await atBoard(c, desk, act, run)
  return came.ok ? c.json({ ...told, will: came.value, done: go } satisfies SurveyTold) : refuse(came.reason)
}

/** One note for each answer, under an id made of the survey's and the line, so that nothing comes in twice. [E7] */
function postAnswers(
  board: AtBoard,
  desk: Desk,
  { id, cells, kind }: { id: string; cells: readonly Cell[]; kind: Take<'notes'>['kind'] },
  { go }: { go: boolean },
): Result<SurveyMade> {
  const answers = cells.map(({ line, text }) => ({
    id: `${id}-${line}` as NoteId,
    kind,
    text,
    via: 'import' as const,
    lang: null,
  }))
  const about = readAbout(board.doc)
  const isToCheck = (text: string) => verdictOn(text, about, desk.clock.now()).check !== 'none'
  const toCheck = answers.filter(({ text }) => isToCheck(text)).length
  if (go) {
    const took = takeIn(
      board,
      desk,
      answers.filter(each => !isPosted(board, each.id) && !hasLeft(board.ledger, each.id)),
    )
    if (!took.ok) return took
  }
  return made({ notes: answers.length, toCheck, evidence: [] })
}

interface Count {
  readonly id: EvidenceId
  readonly ref: string
  readonly claim: string
  readonly figure: string
  readonly take: Take<'counts'>
}

/** How many people gave each answer, the most given first. Capitals and spaces make no other answer. */
function countsOf(id: string, { name, cells }: Column, take: Take<'counts'>): Count[] {
  const groups = [...Map.groupBy(cells, ({ text }) => folded(text)).values()].sort((a, b) => b.length - a.length)
  return groups.map((group, at) => ({
    id: `${id}-e${at}` as EvidenceId,
    ref: take.name === '' || groups.length === 1 ? take.name : `${take.name}${String.fromCodePoint(97 + at)}`,
    claim: `${name}${/[?!.:]$/.test(name) ? '' : ':'} ${group[0]?.text ?? ''}`.slice(0, 600).toWellFormed(),
    figure: shareOf(group.length, cells.length) ?? '',
    take,
  }))
}

/** One piece of evidence for each answer that was counted. [E7] */
function keepCounts(
  { doc }: AtBoard,
  desk: Desk,
  counts: readonly Count[],
  { go }: { go: boolean },
): Result<SurveyMade> {
  if (go) {
    for (const { id, ref, claim, figure, take } of counts) {
      // People may have put it right since it was brought in.
      if (has(doc, evidence, id)) continue
      const { source, date, gatheredBy } = take
      keepEvidence(doc, byServer(desk), { evidence: id, kind: 'survey', ref, claim, figure, source, date, gatheredBy })
    }
  }
  return made({ notes: 0, toCheck: 0, evidence: counts.map(({ ref, claim, figure }) => ({ ref, claim, figure })) })
}

function glanceAt({ name, cells }: Column): SurveyTold['columns'][number] {
  const different = new Set(cells.map(({ text }) => folded(text))).size
  return { name, answers: cells.length, different, example: cells[0]?.text.slice(0, 80).toWellFormed() ?? '' }
}

function inWords(lines: readonly number[]): string[] {
  return lines.map(line => `line ${line}`)
}
