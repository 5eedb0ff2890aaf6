// Late words: what others write in a record that is being taken away at that moment, so that undo can bring it back too.
import * as Y from 'yjs'

type Step = Y.UndoManager['undoStack'][number]
type Deletions = Step['deletions']
type Stretch = { readonly clock: number; readonly len: number }

const lost = 'lost'

/** True when something that others wrote came too late even for undo: the server had let go of it already. */
export function hasLost(step: Step): boolean {
  return step.meta.get(lost) === true
}

/**
 * Watches what comes from others. Words for a record that one of these steps took away join what that step would bring back;
 * without this, Yjs would bring back neither them nor what stood there before. Answers how to stop.
 */
export function keepLateWords(doc: Y.Doc, manager: Y.UndoManager): () => void {
  const look = (transaction: Y.Transaction) => {
    const { origin } = transaction
    if (origin === manager || manager.trackedOrigins.has(origin) || manager.undoStack.length === 0) return
    for (const struct of freshIn(transaction)) {
      if (struct instanceof Y.GC) markLost(manager)
      else if (struct.deleted) takeIn(struct, manager)
    }
  }
  doc.on('afterTransaction', look)
  return () => doc.off('afterTransaction', look)
}

function* freshIn({ doc, beforeState, afterState }: Y.Transaction): Iterable<Y.Item | Y.GC> {
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0
    const structs = after > before ? doc.store.clients.get(client) : undefined
    if (structs === undefined) continue
    for (let i = Y.findIndexSS(structs, before); i < structs.length; i += 1) {
      const struct = structs[i]
      if (struct !== undefined) yield struct
    }
  }
}

/** Of what is gone from the server nobody can tell where it stood; any record that was taken away may be the one. */
function markLost({ undoStack }: Y.UndoManager) {
  for (const step of undoStack) if (step.deletions.clients.size > 0) step.meta.set(lost, true)
}

function takeIn(item: Y.Item, { undoStack }: Y.UndoManager) {
  const step = undoStack.findLast(({ deletions }) => isInside(item, deletions))
  // A value that another has replaced already is not what would have stood there.
  if (step === undefined || (item.parentSub !== null && item.right !== null)) return
  // Yjs does not let go of the words of an item that is marked so.
  item.keep = true
  const { left, parentSub } = item
  const stands = left !== null && parentSub !== null && left.parentSub === parentSub ? left : null
  const kept = stands === null ? step.deletions : without(step.deletions, stands.id.client, stands.id.clock)
  step.deletions = Y.mergeDeleteSets([kept, deletionOf(item.id.client, [{ clock: item.id.clock, len: item.length }])])
}

/** True when an item stands in something that was deleted. */
function isInside(item: Y.Item, deletions: Deletions): boolean {
  for (let above = parentOf(item); above !== null; above = parentOf(above)) {
    const { client, clock } = above.id
    if (deletions.clients.get(client)?.some(each => clock >= each.clock && clock < each.clock + each.len)) return true
  }
  return false
}

const parentOf = ({ parent }: Y.Item): Y.Item | null => (parent instanceof Y.AbstractType ? parent._item : null)

function deletionOf(client: number, stretches: Stretch[]): Deletions {
  const deletions = Y.createDeleteSet()
  deletions.clients.set(client, stretches)
  return deletions
}

/** The same deletions but for one clock: of two values of one key only the later is brought back. */
function without(deletions: Deletions, client: number, clock: number): Deletions {
  const rest = Y.mergeDeleteSets([deletions])
  const stretches = (rest.clients.get(client) ?? []).flatMap((each): Stretch[] => {
    const end = each.clock + each.len
    if (clock < each.clock || clock >= end) return [each]
    const around = [
      { clock: each.clock, len: clock - each.clock },
      { clock: clock + 1, len: end - clock - 1 },
    ]
    return around.filter(({ len }) => len > 0)
  })
  // Yjs cannot read a client of which nothing is deleted.
  if (stretches.length === 0) rest.clients.delete(client)
  else rest.clients.set(client, stretches)
  return rest
}
