// Choices: what people choose among, and what they chose once that is shown, read from the board for every screen.
import { countNotes } from '#shared/board/piles.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { common } from '#client/words/common.ts'
import type { BoardStore } from './boardStore.ts'

export interface ChoiceItem {
  readonly id: string
  /** The number it goes by on every screen: a theme's own when only themes are chosen among, else its place. */
  readonly no: number
  /** The tile of a theme; null for a note. */
  readonly slot: number | null
  readonly name: string
  /** How many people said it: 1 but for a stack. */
  readonly people: number
  /** Why it matters though few people chose it; '' when nobody said so. */
  readonly bigNeed: string
}
/** What became of an item: dots from screens, and those on paper beside them. */
export interface ChoiceResult extends ChoiceItem {
  readonly dots: number
  readonly paper: number
}
export interface Choices {
  readonly round: number
  /** People can put dots now. */
  readonly isOpen: boolean
  /** How many people have chosen. */
  readonly chosen: number
  readonly dots: number
  readonly perItem: number
  readonly items: readonly ChoiceItem[]
  /** The most dots first; null until they are shown. */
  readonly results: readonly ChoiceResult[] | null
}

/** The latest round of choosing, as everybody may see it. */
export function choicesOf(store: BoardStore): Choices {
  const { stage, stageRules, choosing } = store.about()
  const { round, open, chosen } = choosing
  const { dots, perItem } = stageRules
  const tallies = store.register('tallies').filter(([, tally]) => tally.round === round)
  const items = numbered(store, stageRules.items.length === 0 ? store.list('themes') : stageRules.items)
  const isOpen = stage === 'choose' && open
  if (open || tallies.length === 0) return { round, isOpen, chosen, dots, perItem, items, results: null }
  const named = numbered(
    store,
    inOrder(
      tallies.map(([id]) => id),
      items,
    ),
  )
  const counted = new Map<string, { readonly dots: number; readonly paper: number }>(tallies)
  const results = named.map(item => {
    const { dots, paper } = counted.get(item.id) ?? { dots: 0, paper: 0 }
    return { ...item, dots, paper }
  })
  results.sort((a, b) => b.dots + b.paper - (a.dots + a.paper) || a.no - b.no)
  return { round, isOpen, chosen, dots, perItem, items, results }
}

function numbered(store: BoardStore, ids: readonly string[]): ChoiceItem[] {
  const tiles = new Map<string, number>(Array.from(store.slots(), ([slot, id]) => [id, slot]))
  const found = ids.flatMap(id => itemOf(store, id, tiles.get(id) ?? null))
  const isThemes = found.every(({ slot }) => slot !== null)
  return found.map((item, i) => ({ ...item, no: 1 + (isThemes ? (item.slot ?? i) : i) }))
}

function itemOf(store: BoardStore, id: string, slot: number | null): Omit<ChoiceItem, 'no'>[] {
  const theme = store.theme(id as ThemeId)
  if (theme !== undefined) {
    const name = theme.name.trim() === '' ? common.unnamedTheme : theme.name
    return [{ id, slot, name, people: 1, bigNeed: theme.bigNeed }]
  }
  const note = store.note(id as NoteId)
  if (note === undefined) return []
  return [{ id, slot, name: note.text, people: countNotes(store, [id]), bigNeed: note.bigNeed }]
}

/** Items keep the order, and so the numbers, in which they were chosen among. */
function inOrder(ids: readonly string[], items: readonly ChoiceItem[]): string[] {
  const place = new Map(items.map(({ id }, i) => [id, i]))
  return [...ids].sort((a, b) => (place.get(a) ?? items.length) - (place.get(b) ?? items.length) || (a < b ? -1 : 1))
}
