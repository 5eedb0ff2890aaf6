// Survey: the answers of a questionnaire, as a spreadsheet saved them (CSV), read by column; or what is wrong, and on which line.
import papaparse from 'papaparse'
import { tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'

export type SurveyRefusal = 'survey-empty' | 'survey-broken' | 'survey-uneven' | 'survey-too-many'

/** One answer in one column. */
export interface Cell {
  /** From 1, as an editor of texts counts them. */
  readonly line: number
  /** One line of words, never empty. */
  readonly text: string
}
export interface Column {
  readonly name: string
  readonly cells: readonly Cell[]
}
/** `rows` is how many people answered anything. */
export type SurveyRead =
  | { readonly ok: true; readonly rows: number; readonly columns: readonly Column[] }
  | { readonly ok: false; readonly reason: SurveyRefusal; readonly lines: readonly number[] }

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Enough lines to find what is wrong; all of them would fill the screen. */
const mostLines = 20

/** Reads a questionnaire whole, or nothing of it. The first line names the columns; lines with nothing in them are passed over. */
export function readSurvey(csv: string): SurveyRead {
  const text = csv.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const { rows, broken } = rowsIn(text)
  if (broken.length > 0) return refuse('survey-broken', broken)
  const [head, ...answers] = rows
  if (head === undefined || answers.length === 0) return refuse('survey-empty', [])
  if (answers.length > limits.surveyRows || head.cells.length > limits.surveyColumns)
    return refuse('survey-too-many', [])
  const uneven = answers.filter(({ cells }) => cells.length !== head.cells.length)
  if (uneven.length > 0)
    return refuse(
      'survey-uneven',
      uneven.map(({ line }) => line),
    )
  const columns = head.cells.map((name, at) => ({
    name: tidyLine(name),
    cells: answers.flatMap(({ line, cells }) => {
      const words = tidyLine(cells[at] ?? '')
      return isBlank(words) ? [] : [{ line, text: words }]
    }),
  }))
  return { ok: true, rows: answers.length, columns }
}

/** Joiners and marks alone are nothing that anybody could read. */
function isBlank(words: string): boolean {
  return !/[^\p{Z}\p{C}]/u.test(words)
}

function refuse(reason: SurveyRefusal, lines: readonly number[]): SurveyRead {
  return { ok: false, reason, lines: lines.slice(0, mostLines) }
}

/** The rows that hold anything, each with the line it begins on; and the lines on which quotes are not as they should be. */
function rowsIn(text: string): { rows: readonly Row[]; broken: readonly number[] } {
  const rows: Row[] = []
  const broken: number[] = []
  let at = 0
  let line = 1
  papaparse.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
    step({ data, errors, meta }) {
      if (errors.some(({ type }) => type === 'Quotes')) broken.push(line)
      if (data.some(cell => cell.trim() !== '')) rows.push({ line, cells: data })
      for (; at < meta.cursor; at += 1) if (text[at] === '\n') line += 1
    },
  })
  return { rows, broken }
}

const delimiters = [',', ';', '\t']
/** Stands in no text; for a list of answers in one column, in which commas are only commas. */
const noDelimiter = '\u001E'

/** What parts the cells: spreadsheets write commas, semicolons (where a comma is in numbers) or, when pasted, tabs. */
function delimiterOf(text: string): string {
  const head =
    text
      .replaceAll(/"[^"]*"/g, '')
      .trimStart()
      .split('\n', 1)[0] ?? ''
  const found = delimiters.map(each => ({ each, times: head.split(each).length - 1 })).sort((a, b) => b.times - a.times)
  return found[0] === undefined || found[0].times === 0 ? noDelimiter : found[0].each
}
