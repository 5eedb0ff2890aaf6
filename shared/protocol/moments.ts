// Moments: what is asked and answered about earlier moments of a board.
import * as v from 'valibot'
import type { Changes } from '#shared/board/goBack.ts'
import type { NoteKind } from '#shared/board/noteKinds.ts'
import { limits } from './limits.ts'
import { words } from './shapes.ts'

/** Why a moment was kept: everybody was moved on, the board was brought back, somebody asked for it, or time went by. */
export const snapshotReasons = ['stage', 'before-restore', 'label', 'minutes'] as const
export type SnapshotReason = (typeof snapshotReasons)[number]
export const newSnapshot = v.object({ label: words(limits.snapshotLabelCharacters) })
export interface SnapshotCounts {
  readonly notes: number
  readonly themes: number
  readonly actions: number
}
/** A moment that is kept. `at` is ISO 8601; `label` is the name somebody gave it, or the stage that ended; else ''. */
export interface SnapshotTold {
  readonly id: string
  readonly at: string
  readonly why: SnapshotReason
  readonly label: string
  readonly counts: SnapshotCounts
}
/** A moment as plain data, and what going back to it would change now. `theme` is a name; letters are plain words. */
export interface SnapshotShown extends SnapshotTold {
  readonly changes: Changes
  readonly notes: readonly {
    readonly ref: string
    readonly kind: NoteKind
    readonly text: string
    readonly theme: string | null
  }[]
  readonly actions: readonly {
    readonly ref: string
    readonly title: string
    readonly isInPlan: boolean
    readonly letters: Readonly<Record<string, string>>
  }[]
}
/** What going back answers: the moment before, by which it can be undone, and what was changed. */
export interface WentBack {
  readonly before: SnapshotTold
  readonly changes: Changes
}
