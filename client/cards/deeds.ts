// Deeds: what putting something down somewhere means. Mouse, touch, keys and "Move to…" all end in `putDown`.
import { linkTo } from '#shared/board/link.ts'
import { draftAction, linkSources, moveAction } from '#shared/board/operations/actions.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import type { Place } from '#shared/board/rank.ts'
import { gatherTheme, orderTheme } from '#shared/board/operations/themes.ts'
import type { ActionId, EvidenceId, NoteId, ThemeId } from '#shared/board/schema.ts'
import type { Outcome } from '#shared/lib/outcome.ts'
import type { Act } from '#shared/people/roles.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'

export type Carried =
  | { readonly kind: 'notes'; readonly ids: readonly NoteId[] }
  | { readonly kind: 'theme'; readonly id: ThemeId }
  | { readonly kind: 'evidence'; readonly id: EvidenceId }
  | { readonly kind: 'action'; readonly id: ActionId }

export type Target =
  | { readonly kind: 'theme'; readonly theme: ThemeId | null; readonly place: Place<NoteId> }
  | { readonly kind: 'new-theme'; readonly name: string }
  | { readonly kind: 'onto-note'; readonly note: NoteId }
  | { readonly kind: 'grid' }
  | { readonly kind: 'action'; readonly action: ActionId }
  | { readonly kind: 'line'; readonly line: 'above' | 'below' }

/** Where an action can be put among the actions. */
type PlaceAmong = Extract<Target, { kind: 'line' | 'action' }>

export type Deed =
  | {
      readonly kind: 'move'
      readonly notes: readonly NoteId[]
      readonly theme: ThemeId | null
      readonly place: Place<NoteId>
    }
  | { readonly kind: 'gather'; readonly notes: readonly NoteId[]; readonly name: string }
  | { readonly kind: 'stack'; readonly notes: readonly NoteId[]; readonly on: NoteId }
  | { readonly kind: 'order-theme'; readonly theme: ThemeId; readonly before: ThemeId }
  | { readonly kind: 'draft'; readonly sources: readonly string[] }
  | { readonly kind: 'link'; readonly action: ActionId; readonly sources: readonly string[] }
  | { readonly kind: 'order-action'; readonly action: ActionId; readonly to: PlaceAmong }

/** What it means to put this down there; null when it means nothing. Onto the grid links and never moves. */
export function deedOf(carried: Carried, target: Target): Deed | null {
  if (carried.kind === 'action') {
    if (target.kind === 'line') return { kind: 'order-action', action: carried.id, to: target }
    if (target.kind !== 'action' || target.action === carried.id) return null
    return { kind: 'order-action', action: carried.id, to: target }
  }
  const sources =
    carried.kind === 'notes' ? carried.ids.map(id => linkTo('note', id)) : [linkTo(carried.kind, carried.id)]
  if (target.kind === 'grid') return { kind: 'draft', sources }
  if (target.kind === 'action') return { kind: 'link', action: target.action, sources }
  if (carried.kind === 'evidence') return null
  if (carried.kind === 'theme') {
    if (target.kind !== 'theme' || target.theme === null || target.theme === carried.id) return null
    return { kind: 'order-theme', theme: carried.id, before: target.theme }
  }
  if (target.kind === 'theme') return { kind: 'move', notes: carried.ids, theme: target.theme, place: target.place }
  if (target.kind === 'new-theme') return { kind: 'gather', notes: carried.ids, name: target.name }
  if (target.kind === 'onto-note') {
    const notes = carried.ids.filter(id => id !== target.note)
    return notes.length === 0 ? null : { kind: 'stack', notes, on: target.note }
  }
  return null
}

/** The permission each deed needs, by the one table of roles. */
export const actOf: Record<Deed['kind'], Act> = {
  move: 'sort',
  gather: 'shape-themes',
  stack: 'stack',
  'order-theme': 'shape-themes',
  draft: 'draft-actions',
  link: 'draft-actions',
  'order-action': 'draft-actions',
}

/** What came of a deed: the outcome of its operation, and the id of what it made, if it made something. */
export interface Done {
  readonly outcome: Outcome
  readonly made: ThemeId | ActionId | null
}

/** Does a deed: one operation on the board, one step of undo. */
export function perform(board: OpenBoard, deed: Deed): Done {
  const only = (outcome: Outcome): Done => ({ outcome, made: null })
  if (!board.can(actOf[deed.kind])) return only({ ok: false, reason: 'not-allowed' })
  switch (deed.kind) {
    case 'move':
      return only(board.act(moveNotes, { notes: deed.notes, theme: deed.theme, place: deed.place }))
    case 'gather': {
      const theme = board.newId<ThemeId>()
      return { outcome: board.act(gatherTheme, { theme, name: deed.name, notes: deed.notes }), made: theme }
    }
    case 'stack':
      return only(board.act(stackNotes, { notes: deed.notes, on: deed.on }))
    case 'order-theme':
      return only(board.act(orderTheme, { theme: deed.theme, place: { before: deed.before } }))
    case 'draft': {
      const action = board.newId<ActionId>()
      const outcome = board.act(draftAction, { action, title: '', sources: deed.sources, place: 'last' })
      return { outcome, made: action }
    }
    case 'link':
      return only(board.act(linkSources, { action: deed.action, sources: deed.sources }))
    case 'order-action':
      return only(board.act(moveAction, { action: deed.action, ...placeAmong(board, deed.action, deed.to) }))
  }
}

/** Where an action goes that is put on a line, or on another action: to the head of that line, or to that one's place. */
function placeAmong(board: OpenBoard, action: ActionId, to: PlaceAmong) {
  if (to.kind === 'line') return { line: to.line, place: 'first' } as const
  const line = board.store.list('above').includes(to.action) ? 'above' : 'below'
  const list = board.store.list(line) as readonly ActionId[]
  // Without the action itself all behind it move up; so what stood behind `to` is in front of it now, or `to` itself.
  const before = list.filter(id => id !== action)[list.indexOf(to.action)]
  return { line, place: before === undefined ? ('last' as const) : { before } } as const
}
