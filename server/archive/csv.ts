// CSV: one table for spreadsheets and other programs, by RFC 4180.
import papaparse from 'papaparse'
import type { Sheet } from './tables.ts'

/** A table as CSV, with a byte order mark: without it Excel shows Welsh and Arabic as something else. */
export function csvOf({ columns, rows }: Sheet): string {
  const head = columns.map(({ label }) => label)
  return `\uFEFF${papaparse.unparse([head, ...rows] as string[][], { newline: '\r\n' })}\r\n`
}
