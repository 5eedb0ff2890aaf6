// Workbook: tables as .xlsx, a sheet each. Every cell is text.
import writeXlsxFile from 'write-excel-file/node'
import { plan as text } from '#client/words/plan.ts'
import { printable } from './printable.ts'
import type { Sheet } from './tables.ts'

/** What a cell of Excel can hold, in UTF-16 units. */
const cellLimit = 32_767

/** Tables as the bytes of an Excel file; the heads stay in sight. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const, wrap: true })),
      ...rows.map(row =>
        row.map(cell =>
          cell === '' ? null : { value: held(cell), type: String, wrap: true, alignVertical: 'top' as const },
        ),
      ),
    ],
  }))
  return new Uint8Array(await writeXlsxFile(written).toBuffer())
}

function held(cell: string): string {
  const whole = printable(cell)
  return whole.length <= cellLimit
    ? whole
    : whole.slice(0, cellLimit - text.cutShort.length).toWellFormed() + text.cutShort
}
