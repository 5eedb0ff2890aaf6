// Deletes: whether an item is among those that a change deletes.
import type * as Y from 'yjs'
import type { Range } from './changes.ts'

export type DeletedBy = (id: Y.ID) => boolean

/** Answers for a set of ranges. A returning client sends every delete of the board, so they are sorted once, when first asked. */
export function deletedBy(ranges: readonly Range[]): DeletedBy {
  let byClient: Map<number, Range[]> | null = null
  return ({ client, clock }) => {
    if (ranges.length === 0) return false
    byClient ??= sorted(ranges)
    const own = byClient.get(client)
    if (!own) return false
    let [from, to] = [0, own.length - 1]
    while (from <= to) {
      const middle = (from + to) >> 1
      const range = own[middle]
      if (!range) return false
      if (clock < range.clock) to = middle - 1
      else if (clock >= range.clock + range.len) from = middle + 1
      else return true
    }
    return false
  }
}

function sorted(ranges: readonly Range[]): Map<number, Range[]> {
  const byClient = Map.groupBy(ranges, ({ client }) => client)
  for (const own of byClient.values()) own.sort((a, b) => a.clock - b.clock)
  return byClient
}
