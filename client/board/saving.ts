// Saving: whether everything done here is on the server's disk. Asks "saved?" after each change and keeps the answers.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import { frameKinds } from '#shared/protocol/frames.ts'

/** An answer that takes longer is late. Milliseconds. */
const answerWithin = 15_000

export interface Saving {
  /** True while the server has not acknowledged everything that was done here. */
  readonly unsaved: () => boolean
  readonly close: () => void
}

export function followSaving(provider: WebsocketProvider, changed: () => void, late: () => void): Saving {
  const { doc } = provider
  let asked = 0
  let answered = 0
  let askSoon = false
  let waiting: ReturnType<typeof setTimeout> | undefined

  function wait(): void {
    clearTimeout(waiting)
    waiting = undefined
    if (asked === answered || !provider.synced) return
    waiting = setTimeout(() => {
      late()
      wait()
    }, answerWithin)
  }

  function ask(): void {
    asked += 1
    // Before the greeting is over the server lacks what was done offline, and would call it saved all the same.
    if (provider.synced) sendQuestion(provider, asked)
    // Whoever types on and on must not push the end of the wait away.
    if (waiting === undefined) wait()
    changed()
  }

  const onUpdate = (_update: Uint8Array, from: unknown) => {
    if (from === provider || askSoon) return
    askSoon = true
    // Once for all changes of this moment, and after the provider has sent them.
    queueMicrotask(() => {
      askSoon = false
      ask()
    })
  }

  provider.messageHandlers[frameKinds.saved] = (_reply, frame) => {
    answered = Math.max(answered, decoding.readVarUint(frame))
    wait()
    changed()
  }
  provider.on('status', ({ status }) => {
    // Whoever asks is told what was refused, too; a stock client, which never asks, is sent away instead.
    if (status === 'connected') sendQuestion(provider, answered)
  })
  provider.on('sync', (synced: boolean) => {
    // What was typed while the line was down went out with the greeting; ask whether it is saved. Ask of what was
    // acknowledged before as well: the server may have come back from an older copy, and has been sent it again.
    if (synced && asked > 0) ask()
    else wait()
  })
  doc.on('update', onUpdate)

  return {
    unsaved: () => askSoon || asked !== answered,
    close() {
      clearTimeout(waiting)
      doc.off('update', onUpdate)
    },
  }
}

function sendQuestion({ ws }: WebsocketProvider, number: number): void {
  if (ws === null || ws.readyState !== ws.OPEN) return
  const frame = encoding.createEncoder()
  encoding.writeVarUint(frame, frameKinds.saved)
  encoding.writeVarUint(frame, number)
  ws.send(encoding.toUint8Array(frame))
}
