// Hand: what this person holds, has picked out or has open just now. It never leaves this device.
import type { ActionId, EvidenceId, NoteId, ThemeId } from '#shared/board/schema.ts'
import { cell, useCell } from '#client/ui/cell.ts'
import type { Carried, Target } from './deeds.ts'

/** How something is held: on the pointer, lifted by a key, or lifted by a long press and put down by a tap. */
export type Grip = 'pointer' | 'keys' | 'tap'

export type Opened =
  | { readonly kind: 'move'; readonly notes: readonly NoteId[] }
  | { readonly kind: 'note'; readonly note: NoteId }
  | { readonly kind: 'theme'; readonly theme: ThemeId }
  | { readonly kind: 'split'; readonly theme: ThemeId; readonly notes: readonly NoteId[] }
  | { readonly kind: 'sources'; readonly action: ActionId }
  | { readonly kind: 'doer' | 'history'; readonly action: ActionId }
  | { readonly kind: 'fate'; readonly notes: readonly NoteId[] }
  | { readonly kind: 'links'; readonly evidence: EvidenceId }

export interface Hand {
  readonly selected: ReadonlySet<NoteId>
  readonly held: Carried | null
  readonly grip: Grip | null
  /** Where what is held would go if it were let go now. */
  readonly over: Target | null
  /** The note of each list that Tab comes to. */
  readonly current: ReadonlyMap<string, NoteId>
  readonly opened: Opened | null
  /** The prose (see proseKey) whose editor is mounted; there is never more than one. */
  readonly editing: string | null
  /** An action that was just drafted: its name is asked for at once. */
  readonly naming: ActionId | null
}

const nothing: Hand = {
  selected: new Set(),
  held: null,
  grip: null,
  over: null,
  current: new Map(),
  opened: null,
  editing: null,
  naming: null,
}

export const hand = cell<Hand>(nothing)

export function useHand<Part>(part: (hand: Hand) => Part): Part {
  return useCell(hand, part)
}

export function setHand(change: Partial<Hand>): void {
  hand.set({ ...hand.get(), ...change })
}

export function letGo(): void {
  setHand({ held: null, grip: null, over: null })
}

export function toggleSelected(note: NoteId): void {
  const selected = new Set(hand.get().selected)
  if (!selected.delete(note)) selected.add(note)
  setHand({ selected })
}

export function clearSelected(): void {
  setHand({ selected: nothing.selected })
}

/** Makes a note the one that Tab comes to in its list; the list draws at least as far as that note. */
export function setCurrent(list: string, note: NoteId): void {
  if (hand.get().current.get(list) !== note) setHand({ current: new Map(hand.get().current).set(list, note) })
}

/** What is taken along when a note is picked up: all selected notes when it is one of them, else itself. */
export function takenWith(note: NoteId): readonly NoteId[] {
  const { selected } = hand.get()
  return selected.has(note) ? [...selected] : [note]
}

export function isHeld(held: Carried | null, note: NoteId): boolean {
  return held?.kind === 'notes' && held.ids.includes(note)
}
