// Waking: notices that the line is dead although it looks open, after sleep above all, and comes back at once.
import type { WebsocketProvider } from 'y-websocket'
import { frameKinds } from '#shared/protocol/frames.ts'

/** A living line gives a sign within this. Milliseconds. */
const signWithin = 3_000
/** Longer than the server's heartbeat (limits.heartbeatEvery); a line that was quiet for so long is asked for a sign. */
const quietAllowed = 15_000
/** A socket younger than this may still open, also when the page wakes. */
const openingAllowed = 5_000
/** One that has not opened by then is given up: browsers themselves wait for minutes. */
const openingPatience = 10_000

type Timer = ReturnType<typeof setTimeout> | undefined

export interface Waking {
  /** Asks the server for a sign; comes back when there is none. */
  readonly probe: () => void
  /** Drops the line and comes back at once. */
  readonly again: () => void
  readonly close: () => void
}

/**
 * To be called before the provider connects: it follows every socket from its beginning. `reopen` opens the next line;
 * `cut` when the last one had opened, and fell silent before the board had come through it.
 */
export function stayAwake(provider: WebsocketProvider, reopen: (cut: boolean) => void): Waking {
  let openingSince = 0
  let sign: Timer
  let quiet: Timer
  let opening: Timer

  function rest(): void {
    clearTimeout(sign)
    clearTimeout(quiet)
    clearTimeout(opening)
    sign = undefined
  }
  function heard(): void {
    rest()
    quiet = setTimeout(probe, quietAllowed)
  }
  function probe(): void {
    const { ws } = provider
    if (sign !== undefined || ws === null || !provider.wsconnected) return
    // Not "saved?", which a server that cannot save leaves open: "who is here?" is answered at once, whatever the disk does.
    if (ws.readyState === ws.OPEN) ws.send(Uint8Array.of(frameKinds.queryAwareness))
    sign = setTimeout(again, signWithin)
  }
  function again(): void {
    const cut = provider.wsconnected && !provider.synced
    provider.disconnect()
    provider.wsUnsuccessfulReconnects = 0
    reopen(cut)
  }
  function wake(): void {
    // False once the server will not have us back.
    if (!provider.shouldConnect) return
    if (provider.wsconnected) probe()
    else if (!provider.wsconnecting || Date.now() - openingSince >= openingAllowed) again()
    else provider.wsUnsuccessfulReconnects = 0
  }

  provider.on('connection-close', rest)
  provider.on('status', ({ status }) => {
    const { ws } = provider
    if (status === 'connected') heard()
    if (status !== 'connecting' || ws === null) return
    openingSince = Date.now()
    clearTimeout(opening)
    // Closed, not dropped: it counts as a try that failed, and the next one comes after the usual wait.
    opening = setTimeout(() => ws.close(), openingPatience)
    // A socket that was dropped may still bring something; it says nothing about its successor.
    ws.addEventListener('message', () => {
      if (provider.ws === ws) heard()
    })
  })
  const deafen = listenForWaking(wake)

  return {
    probe,
    again,
    close() {
      deafen()
      rest()
    },
  }
}

function listenForWaking(wake: () => void): () => void {
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) wake()
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  addEventListener('online', wake)
  addEventListener('offline', wake)
  addEventListener('pageshow', onShow)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    removeEventListener('online', wake)
    removeEventListener('offline', wake)
    removeEventListener('pageshow', onShow)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
