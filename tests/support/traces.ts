// Traces: where words that should be gone still stand in the data folder of a server.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'

/** Where in the data folder any of these words stand, in any file, in UTF-8 or UTF-16, and in whatever is packed in the database. */
export async function tracesOf(folder: string, words: readonly string[]): Promise<string[]> {
  const places: [string, Buffer][] = []
  for (const file of await readdir(folder)) places.push([file, await readFile(join(folder, file))])
  const db = new DatabaseSync(join(folder, 'folkmoot.db'), { readOnly: true })
  for (const { id, bytes } of db.prepare('SELECT id, bytes FROM snapshots').all())
    places.push([`the moment ${String(id)}`, gunzipSync(bytes as Uint8Array)])
  db.close()
  const forms = words.flatMap(word => {
    const wide = Buffer.from(word, 'utf16le')
    return [Buffer.from(word, 'utf8'), wide, Buffer.from(wide).swap16()].map(form => ({ word, form }))
  })
  return places.flatMap(([place, bytes]) =>
    forms.filter(({ form }) => bytes.includes(form)).map(({ word }) => `${word} in ${place}`),
  )
}
