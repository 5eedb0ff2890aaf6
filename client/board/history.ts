// History: taking back one's own acts, the latest first, and never what others have done since.
import * as Y from 'yjs'
import { hasLost, keepLateWords } from './lateWords.ts'

/**
 * `overtaken`: the act can no longer be taken back, because somebody has changed the same thing since. `partly`: it is taken
 * back, and what others wrote in it in between may be missing.
 */
export type Undone = 'done' | 'partly' | 'nothing' | 'overtaken'

export interface History {
  readonly undo: () => Undone
  readonly redo: () => Undone
  readonly latest: () => unknown
  readonly close: () => void
}

/** Acts that are remembered (ux: the last 20). */
const remembered = 20
const rootNames = ['notes', 'themes', 'apart', 'actions', 'suggestions', 'evidence', 'organisations']

/** Remembers what `self` does, one step for each act. Typing has its own undo, inside the editor. */
export function openHistory(doc: Y.Doc, self: unknown): History {
  const roots = rootNames.map(root => doc.getMap(root))
  const manager = new Y.UndoManager(roots, { trackedOrigins: new Set([self]), captureTimeout: 0 })
  const stopKeeping = keepLateWords(doc, manager)
  manager.on('stack-item-added', () => {
    if (manager.undoStack.length > remembered) manager.undoStack.shift()
  })

  /** Exactly one step: left to itself, Yjs would go on to an older act when the latest has no effect any more. */
  function one(stack: Step[], step: () => unknown): Undone {
    const latest = stack.at(-1)
    if (latest === undefined) return 'nothing'
    if (wouldTakeOthersWords(latest)) {
      stack.pop()
      return 'overtaken'
    }
    const older = stack.splice(0, stack.length - 1)
    const done = step() !== null
    stack.unshift(...older)
    if (!done) return 'overtaken'
    return hasLost(latest) ? 'partly' : 'done'
  }
  /** A record that others have written in is not taken away under their hands. */
  function wouldTakeOthersWords({ insertions }: Step): boolean {
    const isOfStep = ({ client, clock }: Y.ID) =>
      insertions.clients.get(client)?.some(range => clock >= range.clock && clock < range.clock + range.len) ?? false
    return roots.some(root =>
      [...root._map.values()].some(
        item =>
          isOfStep(item.id) &&
          !item.deleted &&
          item.content instanceof Y.ContentType &&
          holdsOthersWords(item.content.type, doc.clientID),
      ),
    )
  }
  return {
    undo: () => one(manager.undoStack, () => manager.undo()),
    redo: () => one(manager.redoStack, () => manager.redo()),
    latest: () => manager.undoStack.at(-1) ?? null,
    close() {
      stopKeeping()
      manager.destroy()
    },
  }
}

type Step = Y.UndoManager['undoStack'][number]

/** True when anything that still stands in a type was written by another client. */
function holdsOthersWords(type: Y.AbstractType<unknown>, client: number): boolean {
  const inLists: Y.Item[] = []
  for (let item = type._start; item !== null; item = item.right) inLists.push(item)
  return [...type._map.values(), ...inLists].some(
    item =>
      !item.deleted &&
      (item.id.client !== client ||
        (item.content instanceof Y.ContentType && holdsOthersWords(item.content.type, client))),
  )
}
