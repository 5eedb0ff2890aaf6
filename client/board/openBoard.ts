// Open board: one board as this tab holds it – document, store, line to the relay, and the way to change and undo.
import * as Y from 'yjs'
import { linkTo } from '#shared/board/link.ts'
import type { By } from '#shared/board/operations/by.ts'
import { letterText } from '#shared/board/operations/actions.ts'
import { type ActionId, type Letter } from '#shared/board/schema.ts'
import { textOf, type TextName } from '#shared/board/texts.ts'
import { newId } from '#shared/lib/ids.ts'
import type { Outcome } from '#shared/lib/outcome.ts'
import { may, mayEdit, type Act } from '#shared/people/roles.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { boardStore, type BoardStore } from './boardStore.ts'
import { connect, type Connection } from './connection.ts'
import { readFirstState } from './firstState.ts'
import { openHistory, type Undone } from './history.ts'
import { keepUnsaved, nothingUnsaved, type Unsaved } from './unsaved.ts'

/** Any function of shared/board/operations. */
export type Operation<Args, Result extends Outcome<unknown>> = (doc: Y.Doc, by: By, args: Args) => Result

export interface OpenBoard {
  readonly id: string
  readonly given: TicketGiven
  readonly store: BoardStore
  readonly connection: Connection
  readonly unsaved: Omit<Unsaved, 'close'>
  /** Runs one operation as this person; one step of undo. */
  readonly act: <Args, Result extends Outcome<unknown>>(operation: Operation<Args, Result>, args: Args) => Result
  readonly can: (act: Act) => boolean
  /** Takes back this person's latest act, never anybody else's. */
  readonly undo: () => Undone
  readonly redo: () => Undone
  /** What stands for this person's latest act: another value after each act; null when there is none. */
  readonly latest: () => unknown
  readonly newId: <Id extends string>() => Id
  /** Text that several people write in; only an editor component asks for it. */
  readonly proseOf: (where: ProseAddress) => Y.XmlFragment | undefined
  readonly close: () => void
}

/** Where prose stands: one letter of one action, or one of the texts of the plan. */
export type ProseAddress = { readonly action: ActionId; readonly letter: Letter } | TextName

export function dice(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(bytes)
}

export function openBoard(given: TicketGiven): OpenBoard {
  const doc = new Y.Doc()
  const store = boardStore(doc)
  const { ticket, board } = given
  const connection = connect(doc, board.id, ticket, from => readFirstState(doc, board.id, ticket, from))
  // Others do not write in the document, and may not send what an editor left on this device.
  const unsaved = mayEdit(given.role) ? keepUnsaved(doc, given, connection) : nothingUnsaved
  const self = { person: given.person }
  const history = openHistory(doc, self)

  return {
    id: given.board.id,
    given,
    store,
    connection,
    unsaved,
    act: (operation, args) =>
      operation(doc, { origin: self, at: new Date().toISOString(), dice, role: given.role }, args),
    can: act => {
      const { stage, stageRules } = store.about()
      return may(given.role, act, { stage, hands: stageRules.hands })
    },
    undo: history.undo,
    redo: history.redo,
    latest: history.latest,
    newId: <Id extends string>() => newId(dice) as Id,
    proseOf: where => (typeof where === 'string' ? textOf(doc, where) : letterText(doc, where.action, where.letter)),
    close() {
      history.close()
      unsaved.close()
      connection.close()
      store.close()
      doc.destroy()
    },
  }
}

/** A text that names a prose address, for keys and presence: `action:ID:s` or `vision`. */
export function proseKey(where: ProseAddress): string {
  return typeof where === 'string' ? where : `${linkTo('action', where.action)}:${where.letter}`
}
