// Put down: does what a drop means, says what happened with a way back, and keeps the keyboard's place.
import { readLink } from '#shared/board/link.ts'
import { countNotes } from '#shared/board/piles.ts'
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { deedOf, perform, type Carried, type Deed, type Target } from './deeds.ts'
import { clearSelected, hand, letGo, setCurrent, setHand, takenWith } from './hand.ts'

/** The one end of every way to move something. Answers whether anything was done. */
export function putDown(board: OpenBoard, carried: Carried, target: Target): boolean {
  letGo()
  const deed = deedOf(carried, target)
  if (deed === null) return false
  const { outcome, made } = perform(board, deed)
  if (!outcome.ok) {
    say(words.refusals[outcome.reason] ?? words.refusals['other'])
    return false
  }
  if (carried.kind === 'notes' && carried.ids.some(id => hand.get().selected.has(id))) clearSelected()
  if (deed.kind === 'draft') setHand({ naming: made as ActionId })
  sayWithUndo(board, sentenceFor(board, deed))
  if (deed.kind === 'stack') keepFocus(board, deed.on)
  else if (deed.kind !== 'draft') keepFocusOn(board, carried)
  return true
}

/** Says what an act did, with the way back as long as that act is the latest. */
export function sayWithUndo(board: OpenBoard, text: string): void {
  const latest = board.latest()
  const run = () => (board.latest() === latest ? undo(board) : say(words.notLatest))
  say(text, { words: common.undo, run })
}

/** Takes back this person's latest act, and says so; the notice offers to do it again. */
export function undo(board: OpenBoard): void {
  const undone = board.undo()
  if (undone === 'done' || undone === 'partly')
    say(undone === 'done' ? words.undone : words.undonePartly, { words: words.redo, run: () => redo(board) })
  else say(undone === 'nothing' ? words.nothingToUndo : words.overtaken)
}

export function redo(board: OpenBoard): void {
  const redone = board.redo()
  say(
    redone === 'done' || redone === 'partly'
      ? words.redone
      : redone === 'nothing'
        ? words.nothingToRedo
        : words.overtaken,
  )
}

/** Lifts something; from now on arrows or a tap choose where it goes. */
export function lift(board: OpenBoard, carried: Carried, grip: 'keys' | 'tap', over: Target | null): void {
  setHand({ held: carried, grip, over })
  say(grip === 'keys' ? words.lifted(nameOf(board, carried)) : words.liftedByTouch(nameOf(board, carried)))
}

export function cancelLift(board: OpenBoard, carried: Carried): void {
  letGo()
  say(words.putBack(nameOf(board, carried)))
}

/** What a person would call this: the words of a note, the name of a theme, or how many notes there are. */
export function nameOf(board: OpenBoard, carried: Carried): string {
  if (carried.kind === 'theme') return themeName(board, carried.id)
  if (carried.kind === 'action') return actionName(board, carried.id)
  if (carried.kind === 'evidence') return short(board.store.evidence(carried.id)?.claim ?? '')
  const [first] = carried.ids
  if (carried.ids.length > 1 || first === undefined) return words.someNotes(countNotes(board.store, carried.ids))
  return short(board.store.note(first)?.text ?? '')
}

export function themeName(board: OpenBoard, theme: ThemeId | null): string {
  if (theme === null) return common.unsorted
  return board.store.theme(theme)?.name || common.unnamedTheme
}

export function actionName(board: OpenBoard, action: ActionId): string {
  return board.store.action(action)?.title || common.unnamedAction
}

/** Puts focus on what was carried, or on the first of it, where it stands now; a theme has no place for it. */
export function keepFocusOn(board: OpenBoard, carried: Carried): void {
  if (carried.kind === 'notes') return keepFocus(board, carried.ids[0])
  if (carried.kind === 'theme') return
  const place = `[data-${carried.kind}="${carried.id}"] [data-grip]`
  requestAnimationFrame(() => document.querySelector<HTMLElement>(place)?.focus())
}

/** Puts focus on a note where it stands now, once it is drawn there. */
export function keepFocus(board: OpenBoard, note: NoteId | undefined): void {
  if (note === undefined) return
  setCurrent(themeOf(board, note) ?? 'loose', note)
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-note="${note}"] .note-text`)?.focus()
  })
}

/** The theme a note lies in; null when it lies loose, also because its theme has gone. */
export function themeOf({ store }: OpenBoard, note: NoteId): ThemeId | null {
  const theme = store.note(note)?.spot.theme ?? null
  return theme !== null && store.theme(theme) !== undefined ? theme : null
}

/** Where a note lies now, as the target that would leave it there: in front of the next note that is not taken along. */
export function placeOf(board: OpenBoard, note: NoteId): Target {
  const theme = themeOf(board, note)
  const list = board.store.list(theme === null ? 'loose' : `theme:${theme}`) as readonly NoteId[]
  const taken = takenWith(note)
  const next = list.slice(list.indexOf(note)).find(id => !taken.includes(id))
  return { kind: 'theme', theme, place: next === undefined ? 'last' : { before: next } }
}

function sentenceFor(board: OpenBoard, deed: Deed): string {
  switch (deed.kind) {
    case 'move': {
      const list = board.store.list(deed.theme === null ? 'loose' : `theme:${deed.theme}`)
      const place = list.indexOf(deed.notes[0] ?? '') + 1
      const name = nameOf(board, { kind: 'notes', ids: deed.notes })
      return words.moved(name, themeName(board, deed.theme), place, list.length)
    }
    case 'gather':
      return words.gathered(deed.name || common.unnamedTheme, countNotes(board.store, deed.notes))
    case 'stack':
      return words.stackedOn(short(board.store.note(deed.on)?.text ?? ''))
    case 'order-theme':
      return words.orderedTheme(themeName(board, deed.theme))
    case 'draft':
      return words.drafted(readLink(deed.sources[0] ?? '')?.kind ?? null)
    case 'link':
      return words.linked(actionName(board, deed.action))
    case 'order-action':
      return orderedAction(board, deed.action)
  }
}

/** Where an action stands now: on which side of the line, and at which place there. */
export function orderedAction({ store }: OpenBoard, action: ActionId): string {
  const line = store.list('above').includes(action) ? 'above' : 'below'
  const list = store.list(line)
  const title = store.action(action)?.title || common.unnamedAction
  return words.orderedAction[line](title, list.indexOf(action) + 1, list.length)
}

function short(text: string): string {
  return text.length > 42 ? `${text.slice(0, 40).trimEnd()}…` : text
}
