// Lift: stepping something that was lifted by key through the places it can go. Every press lands on a real place.
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'
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

/** Everywhere that something lifted can go: the lists, and beyond the last of them the actions, with a new one at their end. */
export interface Places {
  readonly columns: readonly Column[]
  readonly actions: readonly ActionId[]
}

/** The place one step on: up and down within a list, left and right (swapped in right-to-left) between lists and the actions. */
export function step(over: Target | null, arrow: Arrow, { columns, actions }: Places, isRtl = false): Target {
  const last = columns.length
  const column = over?.kind === 'theme' ? columns.findIndex(({ theme }) => theme === over.theme) : last
  const across = (arrow === 'ArrowRight') !== isRtl ? 1 : -1
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    const next = Math.max(0, Math.min(last, column + across))
    if (next === last) return column === last && over !== null ? over : { kind: 'grid' }
    return at(columns[next], next === column ? indexIn(columns[next], over) : 0)
  }
  if (column === last || column === -1) return stepActions(over, arrow, actions)
  return at(columns[column], indexIn(columns[column], over) + (arrow === 'ArrowDown' ? 1 : -1))
}

/** Up and down among the actions; a new one stands below them. From nowhere, the first step is to the end it leads from. */
function stepActions(over: Target | null, arrow: Arrow, actions: readonly ActionId[]): Target {
  const isDown = arrow === 'ArrowDown'
  const nowhere = isDown ? -1 : actions.length + 1
  const from = over === null ? nowhere : over.kind === 'action' ? actions.indexOf(over.action) : actions.length
  const action = actions[Math.max(0, from + (isDown ? 1 : -1))]
  return action === undefined ? { kind: 'grid' } : { kind: 'action', action }
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
