// Keys of the board: arrows go from note to note, L lifts, M moves or links, X selects; while something is lifted, arrows
// choose its place. Ctrl+Z takes back one's own latest act.
import { useEffect, type KeyboardEvent } from 'react'
import type { ActionId, EvidenceId, NoteId, ThemeId } from '#shared/board/schema.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import type { Carried, Target } from './deeds.ts'
import { hand, setHand, takenWith, toggleSelected } from './hand.ts'
import { indexIn, isArrow, step, type Arrow, type Column, type Places } from './lift.ts'
import {
  actionName,
  cancelLift,
  keepFocus,
  keepFocusOn,
  lift,
  placeOf,
  putDown,
  redo,
  themeName,
  undo,
} from './putDown.ts'

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
    if (hand.get().held !== null || isTyping(event.target)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const [note, evidence] = [named<NoteId>(event.target, 'note'), named<EvidenceId>(event.target, 'evidence')]
    const isMeant =
      (note !== undefined && onNote(board, note, key)) || (evidence !== undefined && onEvidence(board, evidence, key))
    if (!isMeant) return
    event.preventDefault()
    // The same key press must not be taken for a step of what it has just lifted.
    event.nativeEvent.stopImmediatePropagation()
  }
}

/** What a key means on a note; false when it means nothing there. */
function onNote(board: OpenBoard, note: NoteId, key: string): boolean {
  if (isArrow(key)) walk(board, note, key)
  else if (!board.can('sort')) return false
  else if (key === 'm') setHand({ opened: { kind: 'move', notes: takenWith(note) } })
  else if (key === 'x') toggleSelected(note)
  else if (key === 'l') lift(board, { kind: 'notes', ids: takenWith(note) }, 'keys', placeOf(board, note))
  else return false
  return true
}

/** The same on a piece of evidence, which lies in no list and goes nowhere else than to an action. */
function onEvidence(board: OpenBoard, evidence: EvidenceId, key: string): boolean {
  if (key === 'm' && board.can('keep-evidence')) setHand({ opened: { kind: 'links', evidence } })
  else if (key === 'l' && board.can('draft-actions')) lift(board, { kind: 'evidence', id: evidence }, 'keys', null)
  else return false
  return true
}

/** Where the place that is chosen is marked on the page. */
const marked = '[data-drops-before], [data-drops], .rail [data-over]'

function whileLifted(board: OpenBoard, event: globalThis.KeyboardEvent): void {
  const { held, over, grip } = hand.get()
  if (held === null || grip === 'pointer' || event.defaultPrevented) return
  if (event.key === 'Escape') {
    cancelLift(board, held)
    keepFocusOn(board, held)
  } else if (grip !== 'keys' || event.repeat || !isOnBoard(event.target)) return
  else if (isArrow(event.key)) {
    const places = placesFor(board, held)
    const next = step(over, event.key, places, document.dir === 'rtl')
    setHand({ over: next })
    say(placeInWords(board, next, places))
    requestAnimationFrame(() => document.querySelector(marked)?.scrollIntoView({ block: 'nearest' }))
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

/** Evidence lies in no list: it goes to actions only. */
function placesFor(board: OpenBoard, held: Carried): Places {
  const actions = (['above', 'below'] as const).flatMap(line => board.store.list(line) as readonly ActionId[])
  return { columns: held.kind === 'notes' ? columnsWithout(board, held.ids) : [], actions }
}

function placeInWords(board: OpenBoard, target: Target, { columns }: Places): string {
  if (target.kind === 'action')
    return words.targetAction(board.store.numbers().get(target.action) ?? 0, actionName(board, target.action))
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

/** The id of the card that an event is on, if it is on one of that kind. */
function named<Id extends string>(target: EventTarget, kind: 'note' | 'evidence'): Id | undefined {
  return (target as Element).closest<HTMLElement>(`[data-${kind}]`)?.dataset[kind] as Id | undefined
}

/** While something is lifted, keys on buttons and boxes elsewhere keep their own meaning. */
function isOnBoard(target: EventTarget | null): boolean {
  return (
    target === document.body || (target instanceof Element && target.closest('[data-note], [data-evidence]') !== null)
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function isUndo(event: globalThis.KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
}
