// Notices: what just happened, in one sentence, with a way back. One at a time, spoken through a polite live region.
import { cell, useCell } from './cell.ts'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly action: { readonly words: string; readonly run: () => void } | null
}

/** How long a notice stays. Milliseconds. */
const stay = 10_000

const current = cell<Notice | null>(null)
let timer: ReturnType<typeof setTimeout> | null = null
let lastId = 0

/** Says what happened. The notice before it goes. */
export function say(text: string, action: Notice['action'] = null): void {
  if (timer !== null) clearTimeout(timer)
  lastId += 1
  current.set({ id: lastId, text, action })
  timer = setTimeout(hush, stay)
}

export function hush(): void {
  if (timer !== null) clearTimeout(timer)
  timer = null
  current.set(null)
}

export function useNotice(): Notice | null {
  return useCell(current, notice => notice)
}
