// Connection: the board's line to the relay. Wraps the stock y-websocket provider and tells in plain states how things stand.
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { closeName, type CloseName } from '#shared/protocol/closeCodes.ts'
import { subprotocol, type Counts, type OwnPresence, type Refused } from '#shared/protocol/frames.ts'
import { followCompany, type OtherCaret, type OtherEditor } from './company.ts'
import { followRefusals } from './refused.ts'
import { spreadReturns } from './returning.ts'
import { followSaving } from './saving.ts'
import { stayAwake } from './waking.ts'

/**
 * `saved` rests on the server's word alone: everything done here before has been written to its disk.
 * `ended` means that the server will not have us back; `why` tells the reason.
 */
export type LinkState = 'connecting' | 'saving' | 'saved' | 'offline' | 'ended'

export interface Connection {
  readonly state: () => LinkState
  /** Why the line ended, or null. */
  readonly why: () => CloseName | null
  /** True while the server has not acknowledged everything done here, whatever the state of the line. */
  readonly unsaved: () => boolean
  /** What the server would not take, since this line was opened. */
  readonly refused: () => readonly Refused[]
  readonly counts: () => Counts
  /** Other editors who are here, by name, with what they hold. Empty for residents and viewers. */
  readonly others: () => readonly OtherEditor[]
  /** The server's clock now (milliseconds since 1970), as near as the line tells. */
  readonly serverNow: () => number
  /** Where other editors write just now. */
  readonly carets: () => readonly OtherCaret[]
  readonly subscribe: (listener: () => void) => () => void
  /** Says something of ourselves to the server. */
  readonly present: (own: OwnPresence) => void
  readonly close: () => void
}

/** How WebSockets themselves end over a message that is over the limit. */
const messageTooBig = 1009

/** Opens the line. `before` is done first, with the origin that changes from the server have; and again when the line was too narrow for what was missing. */
export function connect(
  doc: Y.Doc,
  board: string,
  ticket: string,
  before?: (from: unknown) => Promise<void>,
): Connection {
  const provider = providerFor(doc, board, ticket)
  const { awareness } = provider
  const listeners = new Set<() => void>()
  let state: LinkState = 'connecting'
  let why: CloseName | null = null

  const tell = () => {
    for (const listener of listeners) listener()
  }
  function stand(): void {
    const next = why === null ? standing(provider, state, saving.unsaved()) : 'ended'
    if (next === state) return
    state = next
    tell()
  }

  const company = followCompany(provider, tell)
  let closed = false
  const open = () => {
    if (!closed) provider.connect()
  }
  const openAfterReading = () => {
    if (before === undefined) open()
    else void before(provider).then(open)
  }
  // One message may take longer than a line may be silent. In pieces it comes through, however narrow the line.
  const waking = stayAwake(provider, cut => (cut ? openAfterReading() : open()))
  const saving = followSaving(provider, stand, () => {
    // A server that cannot save still has the line; one that comes back to it only has more to do.
    if (company.counts().cannotSave) waking.probe()
    else waking.again()
  })
  const refused = followRefusals(provider, tell)
  spreadReturns(provider)

  provider.on('sync', stand)
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') state = 'offline'
    stand()
    tell()
  })
  provider.on('connection-close', () => {
    if (state === 'connecting') state = 'offline'
    tell()
  })
  provider.on('closed', ({ code }) => {
    // A code that this page does not know yet comes from a newer server: loading the page again helps.
    why = code === messageTooBig ? 'tooLarge' : (closeName(code) ?? 'unreadable')
    stand()
  })
  openAfterReading()

  return {
    state: () => state,
    why: () => why,
    unsaved: saving.unsaved,
    refused,
    counts: company.counts,
    others: company.others,
    serverNow: company.serverNow,
    carets: company.carets,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    present: own => awareness.setLocalState({ ...awareness.getLocalState(), ...own }),
    close() {
      closed = true
      for (const part of [waking, saving, company]) part.close()
      provider.destroy()
    },
  }
}

function providerFor(doc: Y.Doc, board: string, ticket: string): WebsocketProvider {
  const origin = location.origin.replace(/^http/, 'ws')
  return new WebsocketProvider(`${origin}/sync`, board, doc, {
    // Only once everybody listens.
    connect: false,
    protocols: [subprotocol, ticket],
    // A second tab would otherwise pass changes on behind the server's back.
    disableBc: true,
    // What was too large would be sent again with each return, for ever.
    shouldReconnect: ({ code }) => code !== messageTooBig && !(code >= 4400 && code < 4500),
  })
}

/** How things stand on a line that has not ended. The first try is "connecting"; after it a line that is down is "offline". */
function standing(provider: WebsocketProvider, before: LinkState, unsaved: boolean): LinkState {
  if (!provider.wsconnected) return before === 'connecting' ? 'connecting' : 'offline'
  if (!provider.synced) return 'connecting'
  return unsaved ? 'saving' : 'saved'
}
