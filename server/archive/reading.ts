// Reading: a file that somebody hands in, as a board; or what is wrong with it, in a sentence and with the place.
import type * as Y from 'yjs'
import { archiveFormat, archiveVersion } from '#shared/board/archive.ts'
import { migrate } from '#shared/board/migrate.ts'
import { rebuild, type Fault, type Path } from '#shared/board/rebuild.ts'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { limits } from '#shared/protocol/limits.ts'
import { depthOf, lineOf } from './jsonText.ts'

export type FileRefusal =
  'file-unreadable' | 'file-too-deep' | 'file-foreign' | 'file-newer' | 'file-twice' | 'file-wrong' | 'file-too-many'

/** Where a file is wrong: `actions[3].due (line 812)`. */
export type Read = Outcome<Y.Doc, FileRefusal> & { readonly at?: readonly string[] }

/**
 * How deep a file may nest: eight for everything that is not prose; a table takes four, prose three for each list in a
 * list, and its own innermost words four.
 */
const maxDepth = 8 + 4 + 3 * 9

/** The board that a file describes. Nothing is built of a file that is wrong anywhere. */
export function boardIn(text: string): Read {
  // Looked at before it is parsed, so that nothing ever walks down a pit.
  if (depthOf(text) > maxDepth) return refused('file-too-deep')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    const [, line] = /line (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
    return line === undefined ? refused('file-unreadable') : { ...refused('file-unreadable'), at: [`line ${line}`] }
  }
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== archiveFormat) {
    return refused('file-foreign')
  }
  const notes = 'notes' in file && Array.isArray(file.notes) ? file.notes.length : 0
  if (notes > limits.notesPerBoard) return refused('file-too-many')
  if ('version' in file && typeof file.version === 'number' && file.version > archiveVersion)
    return refused('file-newer')
  const current = migrate(file)
  if (current === null) return { ...refused('file-wrong'), at: place(['version'], text) }
  const { format: _format, version: _version, exportedAt: _exportedAt, board: _board, ...rest } = current
  const built = rebuild(rest)
  if (built.ok) return made(built.value)
  const faults = built.faults ?? []
  const reason = faults.some(({ what }) => what === 'twice') ? 'file-twice' : 'file-wrong'
  return { ...refused(reason), at: faults.flatMap((fault: Fault) => place(fault.at, text)) }
}

/** `actions[3].due (line 812)`; without the line when the file does not hold that place (an older version, say). */
function place(path: Path, text: string): string[] {
  const name = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${step.slice(0, 40)}`)).join('')
  const line = lineOf(text, path)
  return [line === null ? name.slice(1) : `${name.slice(1)} (line ${line})`]
}
