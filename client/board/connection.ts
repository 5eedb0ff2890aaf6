// Connection: the board's line to the relay. Wraps the stock y-websocket provider and tells in plain states how things stand.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { closeName, type CloseName } from '#shared/protocol/closeCodes.ts'
import { frameKinds, subprotocol, type Counts, type OwnPresence } from '#shared/protocol/frames.ts'

/**
 * `saved` rests on the server's word alone: everything done here before has been written to its disk.
 * `ended` means that the server will not have us back; `why` tells the reason.
 */
export type LinkState = 'connecting' | 'saving' | 'saved' | 'offline' | 'ended'

export interface Connection {
  readonly state: () => LinkState
  /** Why the line ended, or null. */
  readonly why: () => CloseName | null
  readonly counts: () => Counts
  /** Other editors who are here, by name, with what they hold. Empty for residents and viewers. */
  readonly others: () => readonly OtherEditor[]
  readonly subscribe: (listener: () => void) => () => void
  /** Says something of ourselves to the server. */
  readonly present: (own: OwnPresence) => void
  readonly close: () => void
}

export interface OtherEditor {
  readonly client: number
  readonly name: string
  readonly holding: string | null
}

const nobody: Counts = { here: 0, writing: 0, finished: 0, cannotSave: false }
/** Longest pause between tries to come back. Milliseconds; each client draws its own, so that a hall does not return in step. */
const longestWait = 15_000

export function connect(doc: Y.Doc, board: string, ticket: string): Connection {
  const origin = location.origin.replace(/^http/, 'ws')
  const provider = new WebsocketProvider(`${origin}/sync`, board, doc, {
    protocols: [subprotocol, ticket],
    // A second tab would otherwise pass changes on behind the server's back.
    disableBc: true,
    maxBackoffTime: longestWait * (0.5 + Math.random() / 2),
  })
  const { awareness } = provider
  const listeners = new Set<() => void>()
  let state: LinkState = 'connecting'
  let why: CloseName | null = null
  let asked = 0
  let answered = 0
  let counts = nobody
  let others: readonly OtherEditor[] = []

  const tell = () => {
    for (const listener of listeners) listener()
  }
  function stand(): void {
    const next =
      why !== null
        ? 'ended'
        : !provider.wsconnected
          ? state === 'connecting'
            ? 'connecting'
            : 'offline'
          : !provider.synced
            ? 'connecting'
            : asked === answered
              ? 'saved'
              : 'saving'
    if (next === state) return
    state = next
    tell()
  }

  // Stock clients send every awareness change they hear back to the server; ours only speaks of itself.
  const speak = provider._awarenessUpdateHandler
  awareness.off('update', speak)
  const speakOfSelf = (change: Parameters<typeof speak>[0], from: unknown) => {
    if (from === 'local') speak(change, from)
  }
  awareness.on('update', speakOfSelf)

  const askSaved = () => {
    asked += 1
    const { ws } = provider
    if (provider.synced && ws !== null && ws.readyState === ws.OPEN) {
      const frame = encoding.createEncoder()
      encoding.writeVarUint(frame, frameKinds.saved)
      encoding.writeVarUint(frame, asked)
      ws.send(encoding.toUint8Array(frame))
    }
    stand()
  }
  provider.messageHandlers[frameKinds.saved] = (_reply, frame) => {
    answered = Math.max(answered, decoding.readVarUint(frame))
    stand()
  }
  let askSoon = false
  const onUpdate = (_update: Uint8Array, from: unknown) => {
    if (from === provider || askSoon) return
    askSoon = true
    // Once for all changes of this moment, and after the provider has sent them.
    queueMicrotask(() => {
      askSoon = false
      askSaved()
    })
  }
  doc.on('update', onUpdate)

  provider.on('sync', () => {
    // What was typed while the line was down went out with the greeting; ask whether it is saved.
    if (provider.synced && asked !== answered) askSaved()
    stand()
  })
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') state = 'offline'
    stand()
    tell()
  })
  provider.on('connection-close', () => {
    if (state === 'connecting') state = 'offline'
    provider.maxBackoffTime = longestWait * (0.5 + Math.random() / 2)
    tell()
  })
  provider.on('closed', ({ code }) => {
    why = closeName(code)
    stand()
  })

  awareness.on('change', () => {
    let heard = nobody
    const found: OtherEditor[] = []
    for (const [client, entry] of awareness.getStates()) {
      if (client === doc.clientID) continue
      if ('counts' in entry) heard = { ...nobody, ...(entry['counts'] as Counts) }
      else if (typeof entry['name'] === 'string') {
        found.push({ client, name: entry['name'], holding: (entry['holding'] as string | undefined) ?? null })
      }
    }
    counts = heard
    others = found
    tell()
  })

  // A phone that slept holds a dead line without knowing: come back at once when it is seen again.
  const wake = () => {
    if (document.visibilityState === 'visible' && why === null && !provider.wsconnected) {
      provider.wsUnsuccessfulReconnects = 0
      provider.disconnect()
      provider.connect()
    }
  }
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', wake)

  return {
    state: () => state,
    why: () => why,
    counts: () => counts,
    others: () => others,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    present: own => awareness.setLocalState({ ...awareness.getLocalState(), ...own }),
    close() {
      removeEventListener('online', wake)
      removeEventListener('pageshow', wake)
      document.removeEventListener('visibilitychange', wake)
      doc.off('update', onUpdate)
      awareness.off('update', speakOfSelf)
      provider.destroy()
    },
  }
}
