// Shuffled: an order of its own for each person, the same whenever they look, so that nothing is chosen for standing first.
import { hashOf } from '#shared/lib/text.ts'

/** The items in an order that hangs on the seed and their ids alone. */
export function shuffled<Item extends { readonly id: string }>(items: readonly Item[], seed: string): Item[] {
  const place = new Map(items.map(({ id }) => [id, hashOf(`${seed} ${id}`)]))
  return [...items].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
}
