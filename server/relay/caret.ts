// Caret: what somebody says of the place in a text where they write, read strictly before it is passed on.
import type { Caret, PlaceInText } from '#shared/protocol/frames.ts'

/** The same caret with anything else in it left out; null when it is none. */
export function readCaret(said: unknown): Caret | null {
  if (!isPlain(said)) return null
  const [anchor, head] = [placeIn(said['anchor']), placeIn(said['head'])]
  return anchor === null || head === null ? null : { anchor, head }
}

/** A root that holds a text, by name. */
const rootName = /^[a-z]{1,20}$/

function placeIn(said: unknown): PlaceInText | null {
  if (!isPlain(said)) return null
  const { item, type, tname, assoc } = said
  const place: PlaceInText = {
    ...(isStamp(item) ? { item: { client: item.client, clock: item.clock } } : {}),
    ...(isStamp(type) ? { type: { client: type.client, clock: type.clock } } : {}),
    ...(typeof tname === 'string' && rootName.test(tname) ? { tname } : {}),
  }
  if (Object.keys(place).length === 0) return null
  return { ...place, assoc: assoc === -1 ? -1 : 0 }
}

function isStamp(said: unknown): said is { client: number; clock: number } {
  return isPlain(said) && isWhole(said['client']) && isWhole(said['clock'])
}

function isWhole(said: unknown): boolean {
  return Number.isSafeInteger(said) && (said as number) >= 0
}

function isPlain(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}
