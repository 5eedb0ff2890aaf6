// Worried: what a worry came to. Kept apart from the note it was about, which is gone from the screen by then.
import type { Contact } from '#shared/protocol/requests.ts'
import { cell, useCell } from './cell.ts'

export type WorryTold =
  { readonly isHidden: true; readonly contact: Contact | null } | { readonly isHidden: false; readonly why: string }

export interface Worry {
  readonly told: WorryTold
  /** Says it again: after it failed, or with the reason. */
  readonly say: (reason: string) => Promise<WorryTold>
}

const current = cell<Worry | null>(null)

/** Says a worry, and shows on this screen what came of it. */
export async function worryAbout(say: Worry['say']): Promise<void> {
  current.set({ told: await say(''), say })
}

export function useWorry(): Worry | null {
  return useCell(current, worry => worry)
}

export function endWorry(): void {
  current.set(null)
}
