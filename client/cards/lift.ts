// Lift: stepping something that was lifted by key through the places it can go. Every press lands on a real place.
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { Target } from './deeds.ts'

/** One list that notes can go into, in the order in which screens show them; without the notes that are held. */
export interface Column {
  readonly theme: ThemeId | null
  readonly notes: readonly NoteId[]
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export function isArrow(key: string): key is Arrow {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}

/** The place one step on: up and down within a list, left and right (swapped in right-to-left) between lists and the grid. */
export function step(over: Target | null, arrow: Arrow, columns: readonly Column[], isRtl = false): Target {
  const last = columns.length
  const column = over?.kind === 'theme' ? columns.findIndex(({ theme }) => theme === over.theme) : last
  const across = (arrow === 'ArrowRight') !== isRtl ? 1 : -1
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    const next = Math.max(0, Math.min(last, column + across))
    return next === last ? { kind: 'grid' } : at(columns[next], next === column ? indexIn(columns[next], over) : 0)
  }
  if (column === last || column === -1) return { kind: 'grid' }
  return at(columns[column], indexIn(columns[column], over) + (arrow === 'ArrowDown' ? 1 : -1))
}

/** The index a target means in its list. */
export function indexIn(column: Column | undefined, over: Target | null): number {
  if (column === undefined || over?.kind !== 'theme' || over.place === 'first') return 0
  if (over.place === 'last') return column.notes.length
  const index = column.notes.indexOf(over.place.before)
  return index === -1 ? column.notes.length : index
}

function at(column: Column | undefined, index: number): Target {
  if (column === undefined) return { kind: 'grid' }
  const before = column.notes[Math.max(0, index)]
  return { kind: 'theme', theme: column.theme, place: before === undefined ? 'last' : { before } }
}
