// Asking: who makes a request, and the way from there to a turn in a board's room.
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import type { Admission } from '#server/admission.ts'
import type { Clock } from '#server/clock.ts'
import { momentOf } from '#server/guard/moment.ts'
import type { Metrics } from '#server/metrics.ts'
import type { NicknameOf } from '#server/nicknames.ts'
import { networkOf, originForPhones, originOf, type Origins } from '#server/origins.ts'
import type { Pace } from '#server/pace.ts'
import type { Press } from '#server/press.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import type { Room } from '#server/relay/room.ts'
import type { Rooms } from '#server/relay/rooms.ts'
import type { Sockets } from '#server/relay/sockets.ts'
import type { Snapshots } from '#server/snapshots/snapshots.ts'
import type { Store } from '#server/store/store.ts'
import type { Ticket, Tickets } from '#server/tickets.ts'
import type { Holds } from './holds.ts'
import type { Sweeping } from './sweeping.ts'
import type { NoteId, SuggestionId } from '#shared/board/schema.ts'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import type { Dice } from '#shared/lib/ids.ts'
import { may, type Act } from '#shared/people/roles.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import type { By } from '#shared/board/operations/by.ts'

/** Everything that requests work with. */
export interface Desk {
  readonly store: Store
  readonly rooms: Rooms
  readonly snapshots: Snapshots
  readonly sockets: Sockets
  readonly tickets: Tickets
  readonly admit: Admission
  readonly pace: Pace
  readonly press: Press
  readonly metrics: Metrics
  readonly holds: Holds
  readonly nicknameOf: NicknameOf
  readonly sweeping: Sweeping
  readonly origins: Origins
  /** The secret that creating a board takes; null when anybody may. */
  readonly createKey: string | null
  readonly clock: Clock
  readonly dice: Dice
  readonly log: Logger
}

export type Result<T> = Outcome<T, ProblemCode>

/** A board in a turn of its room, and who asks. */
export interface AtBoard {
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly ticket: Ticket
}

/** The ticket (or key) that a request carries; '' when it carries none. */
export function bearerOf(c: Context): string {
  return /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
}

/** The board that the address of a request names. */
export function boardOf(c: Context): string {
  return c.req.param('id') ?? ''
}

/** The origin that a request came to, for links. */
export function originAsked(c: Context, { origins }: Desk): string {
  return originOf({ headers: c.req.header() }, origins)
}

/** The network that a request came from. */
export function networkAsking(c: Context, { origins }: Desk): string {
  const { incoming } = c.env as { incoming?: IncomingMessage }
  return networkOf(incoming?.socket.remoteAddress, { headers: c.req.header() }, origins)
}

/** Where residents join with a code. */
export function joinLink(c: Context, { origins }: Desk, code: string): string {
  return `${originForPhones({ headers: c.req.header() }, origins)}/j/${code}`
}

/** Server-made changes: not part of anybody's undo. */
export function byServer({ clock, dice }: Desk): By {
  return { origin: 'server', at: new Date(clock.now()).toISOString(), dice }
}

/** Does something at the board of this request, as one turn, if whoever asks may do that act there now. */
export function atBoard<T>(c: Context, desk: Desk, act: Act, run: (board: AtBoard) => Result<T>): Promise<Result<T>> {
  return admitted(c, desk, ticket =>
    inRoom(desk, ticket.board, (doc, ledger) =>
      may(ticket.role, act, momentOf(doc)) ? run({ doc, ledger, ticket }) : refused('not-allowed'),
    ),
  )
}

/** Looks at the board of this request without waiting for a turn: only for what nobody is shown. */
export function glance<T>(c: Context, desk: Desk, look: (board: AtBoard) => T): Promise<Result<T>> {
  return admitted(c, desk, ticket =>
    withRoom(desk, ticket.board, async room => made(room.peek((doc, ledger) => look({ doc, ledger, ticket })))),
  )
}

/** A turn in the room of a board. Refused when it cannot be read or saved just now. */
export function inRoom<T>(
  desk: Desk,
  board: string,
  run: (doc: Y.Doc, ledger: Ledger) => Result<T>,
): Promise<Result<T>> {
  return withRoom(desk, board, async room => {
    const outcome = await room.change(run)
    return outcome.ok ? outcome.value : outcome
  })
}

/** The whole board of this request, as our own client reads it first. */
export function openingOf(c: Context, desk: Desk): Promise<Result<Uint8Array>> {
  return admitted(c, desk, ({ board }) => withRoom(desk, board, room => room.opening()))
}

/** Clears a note or a suggestion that has left a board, or words of one, out of every file. Refused when that cannot be done just now; it is tried again then. */
export function cleared(desk: Desk, board: string, note: NoteId | SuggestionId): Promise<Result<void>> {
  return withRoom(desk, board, room => desk.snapshots.clear(room, note))
}

/** Writes what is kept of a board anew, so that what was deleted is in no file. Refused when that cannot be done just now. */
export function writtenAnew(desk: Desk, board: string): Promise<Result<void>> {
  return withRoom(desk, board, room => room.rewrite())
}

/** Clears what was taken out of a board's private records out of every file, as far as that can be done just now. */
export async function swept(desk: Desk, board: string): Promise<void> {
  await withRoom(desk, board, async room => made(await desk.sweeping.sweep(room)))
}

async function admitted<T>(c: Context, desk: Desk, run: (ticket: Ticket) => Promise<Result<T>>): Promise<Result<T>> {
  const admission = await desk.admit(bearerOf(c), boardOf(c))
  return admission.ok ? run(admission.value) : admission
}

async function withRoom<T>(
  { rooms, log }: Desk,
  board: string,
  run: (room: Room) => Promise<Result<T>>,
): Promise<Result<T>> {
  const stay = await rooms.join(board).catch((error: unknown) => {
    log.error({ err: error, board }, 'cannot read a board')
    return 'unreadable' as const
  })
  if (stay === 'unreadable') return refused('cannot-save')
  if (stay === null) return refused('no-such-board')
  try {
    return await run(stay.room)
  } finally {
    stay.leave()
  }
}
