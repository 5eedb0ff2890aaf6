// Workbook: tables as .xlsx, a sheet each. Every cell is text. On paper each page has the heads of its columns and rows.
import writeXlsxFile from 'write-excel-file/node'
import { plan as text } from '#client/words/plan.ts'
import { printable } from './printable.ts'
import type { Sheet } from './tables.ts'

/** What a cell of Excel can hold, in UTF-16 units. */
const cellLimit = 32_767
/** Points for each line of a cell, and the most that a row of Excel can be high. */
const lineHeight = 14
const mostHeight = 409

const line = { borderStyle: 'thin', borderColor: '#8A8F96' } as const

/** Tables as the bytes of an Excel file; the heads stay in sight. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ label }) => ({
        value: label,
        type: String,
        fontWeight: 'bold' as const,
        wrap: true,
        alignVertical: 'bottom' as const,
        height: heightOf(
          columns,
          columns.map(each => each.label),
        ),
        ...line,
      })),
      ...rows.map(row => {
        const cells = row.map(held)
        const height = heightOf(columns, cells)
        const style = { wrap: true, alignVertical: 'top' as const, height, ...line }
        return cells.map(cell => (cell === '' ? style : { value: cell, type: String, ...style }))
      }),
    ],
  }))
  const heads = { transform: headsOnEachPage(sheets) }
  const features = [{ files: { transform: { 'xl/workbook.xml': heads } } }]
  return new Uint8Array(await writeXlsxFile(written, { fontFamily: 'Arial', fontSize: 10, features }).toBuffer())
}

/** Printed over several pages, the first row and the first column stand on each. */
function headsOnEachPage(sheets: readonly Sheet[]): (workbook: string) => string {
  const names = sheets.map(({ name }, i) => {
    const of = `'${name}'!`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${of}$A:$A,${of}$1:$1</definedName>`
  })
  const named = `<definedNames>${names.join('')}</definedNames>`
  return workbook => workbook.replace('<definedNames/>', () => named)
}

/** How high a row has to be, in points. Not every program works that out by itself. */
function heightOf(columns: Sheet['columns'], cells: readonly string[]): number {
  const lines = cells.map((cell, i) => linesOf(cell, columns[i]?.width ?? 1))
  return Math.min(mostHeight, Math.max(1, ...lines) * lineHeight + 2)
}

/** About so many lines: letters of East Asia are twice as wide, and words seldom fill a line. */
function linesOf(cell: string, width: number): number {
  const room = Math.max(1, width * 1.05)
  const letters = (paragraph: string) => paragraph.length + (paragraph.match(/[\u1100-\uFFDC]/g)?.length ?? 0)
  return cell.split('\n').reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(letters(paragraph) / room)), 0)
}

function held(cell: string): string {
  const whole = printable(cell)
  return whole.length <= cellLimit
    ? whole
    : whole.slice(0, cellLimit - text.cutShort.length).toWellFormed() + text.cutShort
}
