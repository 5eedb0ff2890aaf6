// Keys of the board: arrows go from note to note, L lifts, M moves, X selects; while something is lifted, arrows choose its
// place. Ctrl+Z takes back one's own latest act.
import { useEffect, type KeyboardEvent } from 'react'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import type { Target } from './deeds.ts'
import { hand, setHand, takenWith, toggleSelected } from './hand.ts'
import { indexIn, isArrow, step, type Arrow, type Column } from './lift.ts'
import { cancelLift, keepFocus, lift, placeOf, putDown, redo, themeName, undo } from './putDown.ts'

/** The key handler for whatever holds the regions. */
export function useBoardKeys(board: OpenBoard): (event: KeyboardEvent) => void {
  useEffect(() => {
    // Escape and Enter also count when focus has gone elsewhere while something is lifted.
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (isUndo(event) && !isTyping(event.target)) {
        event.preventDefault()
        if (event.shiftKey) redo(board)
        else undo(board)
      }
      whileLifted(board, event)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [board])

  return event => {
    const note = noteAt(event.target)
    if (note === null || hand.get().held !== null || isTyping(event.target)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (isArrow(key)) walk(board, note, key)
    else if (key === 'm' && board.can('sort')) setHand({ opened: { kind: 'move', notes: takenWith(note) } })
    else if (key === 'x' && board.can('sort')) toggleSelected(note)
    else if (key === 'l' && board.can('sort')) {
      lift(board, { kind: 'notes', ids: takenWith(note) }, 'keys', placeOf(board, note))
    } else return
    event.preventDefault()
    // The same key press must not be taken for a step of what it has just lifted.
    event.nativeEvent.stopImmediatePropagation()
  }
}

function whileLifted(board: OpenBoard, event: globalThis.KeyboardEvent): void {
  const { held, over, grip } = hand.get()
  if (held === null || grip === 'pointer' || event.defaultPrevented) return
  if (event.key === 'Escape') {
    cancelLift(board, held)
    if (held.kind === 'notes') keepFocus(board, held.ids[0])
  } else if (grip !== 'keys' || event.repeat || !isOnBoard(event.target)) return
  else if (isArrow(event.key)) {
    const columns = columnsWithout(board, held.kind === 'notes' ? held.ids : [])
    const next = step(over, event.key, columns, document.dir === 'rtl')
    setHand({ over: next })
    say(placeInWords(board, next, columns))
  } else if (event.key === 'Enter' || event.key === ' ') {
    if (over !== null) putDown(board, held, over)
  } else return
  event.preventDefault()
}

/** The lists in the order of the screen: unsorted first, then the themes. */
function columnsWithout(board: OpenBoard, held: readonly NoteId[]): Column[] {
  const left = (ids: readonly string[]) => (ids as readonly NoteId[]).filter(id => !held.includes(id))
  const themes = board.store.list('themes') as readonly ThemeId[]
  return [
    { theme: null, notes: left(board.store.list('loose')) },
    ...themes.map(theme => ({ theme, notes: left(board.store.list(`theme:${theme}`)) })),
  ]
}

function placeInWords(board: OpenBoard, target: Target, columns: readonly Column[]): string {
  if (target.kind !== 'theme') return words.targetGrid
  const column = columns.find(({ theme }) => theme === target.theme)
  return words.target(themeName(board, target.theme), indexIn(column, target) + 1, (column?.notes.length ?? 0) + 1)
}

/** Moves focus from note to note: up and down in a list, left and right to the list beside it. */
function walk(board: OpenBoard, from: NoteId, arrow: Arrow): void {
  const columns = columnsWithout(board, [])
  const at = columns.findIndex(({ notes }) => notes.includes(from))
  const notes = columns[at]?.notes ?? []
  const isRtl = document.dir === 'rtl'
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown')
    keepFocus(board, notes[notes.indexOf(from) + (arrow === 'ArrowUp' ? -1 : 1)])
  else {
    const direction = (arrow === 'ArrowRight') !== isRtl ? 1 : -1
    for (let next = at + direction; columns[next] !== undefined; next += direction) {
      const first = hand.get().current.get(columns[next]?.theme ?? 'loose') ?? columns[next]?.notes[0]
      if (first !== undefined) return keepFocus(board, first)
    }
  }
}

function noteAt(target: EventTarget): NoteId | null {
  const note = (target as Element).closest<HTMLElement>('[data-note]')?.dataset['note']
  return (note as NoteId | undefined) ?? null
}

/** While something is lifted, keys on buttons and boxes elsewhere keep their own meaning. */
function isOnBoard(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-note]') !== null)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function isUndo(event: globalThis.KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
}
