// Authorship: who wrote which note or answer, for as long as they may change it; cut 30 days after the workshop.
import type * as Y from 'yjs'
import * as v from 'valibot'
import type { Clock } from '#server/clock.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import type { Room } from '#server/relay/room.ts'
import { read } from '#shared/board/record.ts'
import { notes, readAbout, sessions, type NoteId } from '#shared/board/schema.ts'
import { forgetWhoCame } from './sessions.ts'

const authorRecord = v.object({ person: v.string(), ref: v.string() })
const day = 24 * 60 * 60 * 1000
/** How long after the date of its workshop it is known who wrote a note. Milliseconds. */
const keptFor = 30 * day
/** Who can help with actions; and who answered, on boards from before that was kept with who wrote. */
const helpers = ['offer', 'suggester']

/** The notes whose authors are to be forgotten at this time (milliseconds since 1970). Of a note that has gone the current workshop counts. */
export function expiredAuthors(doc: Y.Doc, ledger: Pick<Ledger, 'entries'>, now: number): string[] {
  const current = readAbout(doc).session
  const isOver = new Map<string | null, boolean>()
  const expired: string[] = []
  for (const [id] of ledger.entries('author')) {
    const note = read(doc, notes, id as NoteId)
    const session = note?.session ?? current
    const known = isOver.get(session)
    const over = known ?? isLongAgo(session === null ? null : (read(doc, sessions, session)?.date ?? null), now)
    isOver.set(session, over)
    if (over) expired.push(id)
  }
  return expired
}

/** Who wrote a note, and the reference it was given; null when the ledger does not say. */
export function authorOf(ledger: Ledger, note: string): v.InferOutput<typeof authorRecord> | null {
  const author = ledger.get('author', note)
  return v.is(authorRecord, author) ? author : null
}

/** True once authors of this board were forgotten: then a note that is nobody's may still be there. */
export function wasCut(ledger: Ledger): boolean {
  return ledger.get('authorship', 'cut') === true
}

/** Forgets in a turn of the room whatever is to be forgotten now. */
export function forgetAuthors(room: Pick<Room, 'enter'>, clock: Clock) {
  room.enter(({ doc, ledger }) => {
    const expired = expiredAuthors(doc, ledger, clock.now())
    for (const id of expired) ledger.set('author', id, null)
    if (expired.length > 0 && !wasCut(ledger)) ledger.set('authorship', 'cut', true)
    const { session } = readAbout(doc)
    if (session !== null && isLongAgo(read(doc, sessions, session)?.date ?? null, clock.now())) {
      forgetWhoCame(ledger)
      for (const kind of helpers) for (const [key] of ledger.entries(kind)) ledger.set(kind, key, null)
    }
  })
}

/** Looks at every open room once a day. Answers with the function that ends it. */
export function forgetDaily(open: () => readonly Pick<Room, 'enter'>[], clock: Clock): () => void {
  let callOff = () => {}
  const later = () => {
    callOff = clock.after(day, () => {
      for (const room of open()) forgetAuthors(room, clock)
      later()
    })
  }
  later()
  return () => callOff()
}

/** A date that cannot be read is no reason to keep for ever what was to be kept for a month. */
function isLongAgo(date: string | null, now: number): boolean {
  const held = Date.parse(date ?? '')
  return Number.isNaN(held) || now - held > keptFor + day
}
