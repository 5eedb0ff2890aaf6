// Acting on: the actions as a phone asks about them, and the one that the wall shows, followed calmly.
import { readLink } from '#shared/board/link.ts'
import { plainText } from '#shared/board/prose.ts'
import { letters, type ActionId, type Letter } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { calmly } from './calmly.ts'

export interface ActingAction {
  readonly id: string
  /** `T3.2`, as on paper. */
  readonly ref: string
  readonly title: string
  /** What is written for each letter so far. */
  readonly cells: Readonly<Record<Letter, string>>
  /** The letters that people have agreed to. */
  readonly agreed: readonly Letter[]
  /** How many people can help. */
  readonly helpers: number
}
export interface Acting {
  /** The action that the wall shows alone; null when it shows none. */
  readonly open: string | null
  /** Those that still need something first. */
  readonly actions: readonly ActingAction[]
}

/** Milliseconds. */
const every = 1_000

/** Tells the actions, now and when they have changed. Answers with what ends it. */
export function followActing(store: BoardStore, told: (acting: Acting) => void): () => void {
  return calmly(store, every, () => actingOn(store), told)
}

/** True when there is an action to ask about. */
export function hasActing(store: BoardStore): boolean {
  return idsOf(store).length > 0
}

function idsOf(store: BoardStore): ActionId[] {
  const ids = [...store.list('below'), ...store.list('above')] as ActionId[]
  return ids.filter(id => {
    const status = store.action(id)?.status
    return status !== undefined && status !== 'done' && status !== 'dropped'
  })
}

function actingOn(store: BoardStore): Acting {
  const { level, spotlight } = store.wall()
  const link = level === 'spotlight' ? readLink(spotlight) : null
  const helpers = new Map(store.register('offers').map(([id, { people }]) => [id, people]))
  const actions = idsOf(store).flatMap((id): ActingAction[] => {
    const action = store.action(id)
    if (action === undefined) return []
    const cells = Object.fromEntries(letters.map(letter => [letter, plainText(action[letter])]))
    const agreed = letters.filter(letter => letterState(action, letter) === 'agreed')
    return [
      {
        id,
        ref: store.actionRef(id),
        title: action.title,
        cells: cells as Record<Letter, string>,
        agreed,
        helpers: helpers.get(id) ?? 0,
      },
    ]
  })
  const isThere = actions.some(({ id }) => id === link?.id)
  return { open: link?.kind === 'action' && isThere ? link.id : null, actions }
}
