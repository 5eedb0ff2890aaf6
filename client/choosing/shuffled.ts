// Shuffled: an order of its own for each person, the same whenever they look, so that nothing is chosen for standing first.

/** The items in an order that hangs on the seed and their ids alone. */
export function shuffled<Item extends { readonly id: string }>(items: readonly Item[], seed: string): Item[] {
  const place = new Map(items.map(({ id }) => [id, hashOf(`${seed} ${id}`)]))
  return [...items].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
}

/** FNV-1a over UTF-16 units, then mixed once more: ids that differ in their last letter only must land far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
