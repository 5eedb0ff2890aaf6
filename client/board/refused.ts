// Refused: what the server would not take of one's own changes, and the words in it, kept until their writer has done with them.
import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { plainText } from '#shared/board/prose.ts'
import type { ActionId, EvidenceId, ThemeId } from '#shared/board/schema.ts'
import { texts } from '#shared/board/texts.ts'
import { frameKinds, type Refused } from '#shared/protocol/frames.ts'
import { cell } from '#client/ui/cell.ts'
import type { BoardStore } from './boardStore.ts'

/** Words that were written and not kept, until somebody puts them away; null when nothing was refused. */
export const refusedWords = cell<readonly string[] | null>(null)

/** Hears what is refused. The replica differs from the board from then on, and has to be put away once the rest is saved. */
export function followRefusals(provider: WebsocketProvider, changed: () => void): () => readonly Refused[] {
  let refused: readonly Refused[] = []
  provider.messageHandlers[frameKinds.refused] = (_reply, frame) => {
    refused = [...refused, ...(JSON.parse(decoding.readVarString(frame)) as Refused[])]
    changed()
  }
  return () => refused
}

/** Keeps the words that stand at refused places, as this replica still has them. */
export function keepRefusedWords(store: BoardStore, refused: readonly Refused[]): void {
  const found = refused.map(({ path }) => wordsAt(store, path)).filter(words => words !== '')
  refusedWords.set([...new Set([...(refusedWords.get() ?? []), ...found])])
}

/** The words at a path such as `actions/ID/s`; '' where there are none. */
function wordsAt(store: BoardStore, path: string): string {
  const [root, id = '', field = ''] = path.split('/')
  const text = texts.find(name => name === root)
  if (text !== undefined) return plainText(store.text(text))
  const record: object | undefined =
    root === 'actions'
      ? store.action(id as ActionId)
      : root === 'themes'
        ? store.theme(id as ThemeId)
        : root === 'evidence'
          ? store.evidence(id as EvidenceId)
          : undefined
  const value: unknown = Object.entries(record ?? {}).find(([key]) => key === field)?.[1]
  if (typeof value === 'string') return value
  return Array.isArray(value) && 'smart'.includes(field) ? plainText(value) : ''
}
