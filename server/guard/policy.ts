// Policy: may this update be applied to this board, by this person, now? The only part of the relay's path that judges content.
import * as Y from 'yjs'
import { mayEdit, type Moment, type Role } from '#shared/people/roles.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'

export interface Who {
  readonly role: Role
  readonly person: string
}

/** `ignore`: well formed, and the board has all of it. `ask-again`: something it builds on is missing here. */
export type Verdict =
  | { readonly kind: 'apply' }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'ask-again' }
  | { readonly kind: 'refuse'; readonly close: CloseName; readonly reason: string }

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]
type ClockOf = (client: number) => number

/** Client ids are 32 bits; a clock counts what one client ever wrote. */
const clientLimit = 2 ** 32
const clockLimit = 2 ** 31

/** Judges an update without touching the doc. `moment` is where the board stands, as far as permission depends on it. */
export function judge(update: Uint8Array, who: Who, doc: Y.Doc, _moment: Moment): Verdict {
  const decoded = decode(update)
  if (!decoded) return { kind: 'refuse', close: 'unreadable', reason: 'this is no update' }
  const adds = addsAnything(decoded, doc)
  if (adds && !mayEdit(who.role)) {
    return { kind: 'refuse', close: 'notAllowed', reason: `roles: a ${who.role} does not edit the board itself` }
  }
  const clockAfter = clocksAfter(decoded.structs, doc)
  if (!clockAfter || !isWhole(decoded, clockAfter)) return { kind: 'ask-again' }
  return adds ? { kind: 'apply' } : { kind: 'ignore' }
}

/** Decoded before anything is applied: this throws on garbage, whereas applying would have done half of it. */
function decode(update: Uint8Array): Decoded | null {
  try {
    const decoded = Y.decodeUpdate(update)
    const ranges = [...decoded.ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => ({ id: { client, clock }, length: len })),
    )
    return [...decoded.structs, ...ranges].every(hasLegalId) ? decoded : null
  } catch {
    return null
  }
}

function hasLegalId({ id, length }: { id: { client: number; clock: number }; length: number }): boolean {
  return id.client < clientLimit && length > 0 && id.clock + length < clockLimit
}

/** How far the clock of each client in the update would stand afterwards; null when there is a gap before or between its structs. */
function clocksAfter(structs: readonly Struct[], doc: Y.Doc): ClockOf | null {
  const clocks = new Map<number, number>()
  const clockOf = (client: number) => clocks.get(client) ?? Y.getState(doc.store, client)
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip || clock > clockOf(client)) return null
    clocks.set(client, Math.max(clockOf(client), clock + struct.length))
  }
  return clockOf
}

/** True when everything the update builds on is here, or in the update itself. */
function isWhole({ structs, ds }: Decoded, clockAfter: ClockOf): boolean {
  const isHere = (id: unknown) => !(id instanceof Y.ID) || id.clock < clockAfter(id.client)
  for (const struct of structs) {
    if (struct instanceof Y.Item && ![struct.origin, struct.rightOrigin, struct.parent].every(isHere)) return false
  }
  for (const [client, ranges] of ds.clients) {
    if (ranges.some(({ clock, len }) => clock + len > clockAfter(client))) return false
  }
  return true
}

function addsAnything({ structs, ds }: Decoded, doc: Y.Doc): boolean {
  if (structs.some(({ id, length }) => id.clock + length > Y.getState(doc.store, id.client))) return true
  for (const [client, ranges] of ds.clients) {
    if (ranges.some(({ clock, len }) => holdsLive(doc, client, clock, len))) return true
  }
  return false
}

/** True when anything in this range of clocks is not deleted yet. */
function holdsLive(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return false
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= clock + length) return false
    if (!struct.deleted) return true
  }
  return false
}
