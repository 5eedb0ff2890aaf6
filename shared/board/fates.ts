// Fates: what became of each note, in exactly one way. What the plan answers to everybody who posted one.
import type { Arrangement } from './arrangement.ts'
import { withStacked } from './piles.ts'
import type { References } from './references.ts'
import type { Note } from './schema.ts'

/** What a note came to. References, not ids: they are read by people. */
export type Fate =
  | { readonly kind: 'action'; readonly actions: readonly string[] }
  /** It says the same as another note, and `next` is what became of that one. */
  | { readonly kind: 'stacked'; readonly on: string; readonly next: Exclude<Fate, { kind: 'stacked' }> }
  | { readonly kind: 'parked' | 'passed-on' | 'not-taken'; readonly to: string; readonly why: string }
  | { readonly kind: 'none' }

type OwnFate = Exclude<Fate, { kind: 'stacked' }>

/** True when nobody has said yet what becomes of a note, nor of the one it is stacked on. */
export function isOpen(fate: Fate): boolean {
  return fate.kind === 'none' || (fate.kind === 'stacked' && isOpen(fate.next))
}

/** Where a note lies: on a stack, in a theme, or loose. */
export interface Lying {
  readonly theme: string | null
  /** The note on top of its stack; itself when it lies on no other. */
  readonly top: string
}

/** Where every note of a board lies, from its lists. */
export function lyingOf(lists: Arrangement): Map<string, Lying> {
  const lying = new Map<string, Lying>()
  const lay = (tops: readonly string[], theme: string | null) => {
    for (const top of tops) for (const id of withStacked(lists, [top])) lying.set(id, { theme, top })
  }
  for (const theme of lists.list('themes')) lay(lists.list(`theme:${theme}`), theme)
  lay(lists.list('loose'), null)
  return lying
}

/**
 * The one fate of each note. An action that rests on the note itself counts most [F1], then what people said of it,
 * then the stack it lies on, then an action that rests on its whole theme. [F2]
 */
export function fatesOf(
  told: readonly (readonly [string, Note])[],
  lying: ReadonlyMap<string, Lying>,
  lists: Arrangement,
  refs: References,
): Map<string, Fate> {
  const notes = new Map(told)
  const actionsFrom = (link: `note:${string}` | `theme:${string}`) => lists.list(`from:${link}`).map(refs.action)
  const own = (id: string): OwnFate => {
    const direct = actionsFrom(`note:${id}`)
    if (direct.length > 0) return { kind: 'action', actions: direct }
    return notes.get(id)?.fate ?? { kind: 'none' }
  }
  const byTheme = (id: string): OwnFate => {
    const theme = lying.get(id)?.theme ?? null
    const actions = theme === null ? [] : actionsFrom(`theme:${theme}`)
    return actions.length > 0 ? { kind: 'action', actions } : { kind: 'none' }
  }
  const alone = (id: string): OwnFate => {
    const fate = own(id)
    return fate.kind === 'none' ? byTheme(id) : fate
  }
  const fateOf = (id: string): Fate => {
    const fate = own(id)
    const top = lying.get(id)?.top ?? id
    if (fate.kind !== 'none' || top === id) return alone(id)
    return { kind: 'stacked', on: refs.note(top), next: alone(top) }
  }
  return new Map(told.map(([id]) => [id, fateOf(id)]))
}
