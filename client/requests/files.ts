// Files: one that the server makes, saved on this device; and the words of one that somebody chose.
import type { Trouble } from './ask.ts'

/** Fetches a file and hands it to the browser to save. Null when that worked, else what went wrong. */
export async function fetchFile(path: string, ticket: string, name: string): Promise<Trouble['code'] | null> {
  try {
    const response = await fetch(path, { headers: { Authorization: `Bearer ${ticket}` } })
    if (!response.ok) return response.status === 503 ? 'press-busy' : 'our-fault'
    saveAs(await response.blob(), name)
    return null
  } catch {
    return 'offline'
  }
}

function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name.replaceAll(/[/\\:*?"<>|]/g, ' ')
  link.click()
  URL.revokeObjectURL(url)
}

/** The words of a text file. Spreadsheets on Windows may still save in the old Western letters instead of UTF-8. */
export async function wordsIn(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
