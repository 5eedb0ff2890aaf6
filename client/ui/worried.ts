// Worried: what a worry came to. Kept apart from the note it was about, which is gone from the screen by then.
import type { Contact } from '#shared/protocol/requests.ts'
import { cell, useCell } from './cell.ts'

export type WorryTold =
  { readonly isHidden: true; readonly contact: Contact | null } | { readonly isHidden: false; readonly why: string }

/** A worry about one note, to be said again after it failed, or with a reason of `most` characters. */
export interface Worry {
  readonly most: number
  readonly say: (reason: string) => Promise<WorryTold>
}

const current = cell<(Worry & { readonly told: WorryTold }) | null>(null)

/** Says a worry, and shows on this screen what came of it. */
export async function worryAbout(worry: Worry): Promise<void> {
  current.set({ ...worry, told: await worry.say('') })
}

export function useWorry() {
  return useCell(current, worry => worry)
}

export function endWorry(): void {
  current.set(null)
}
