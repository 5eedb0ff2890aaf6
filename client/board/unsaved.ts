// Unsaved: what was done on a board and is not at the server yet, kept on this device, so that a killed tab loses no edit.
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import { keep, kept, keptNames } from '#client/requests/keep.ts'
import type { Connection } from './connection.ts'

/**
 * What one tab left behind: its own changes and nothing else of the board, as one update in base64.
 * `at` is in milliseconds since 1970.
 */
interface Left {
  readonly at: number
  readonly update: string
}

export interface Unsaved {
  /** False when something is neither at the server nor on this device: it lives in this page only. */
  readonly isSafe: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** For whoever does not write in the document. */
export const nothingUnsaved: Unsaved = { isSafe: () => true, subscribe: () => () => {}, close: () => {} }

/** On a good line the server has it sooner, and the device is not troubled at all. Milliseconds. */
const writeAfter = 200
/** Later it would change a board that has long moved on. Milliseconds. */
const keptFor = 7 * 24 * 60 * 60 * 1000
/** It has to go through to the server in one message, with room for what has been deleted. Bytes. */
const mostBytes = limits.syncMessageBytes / 2
/** What ended so is never taken: to send it again would end every line to come. */
const refusals: ReadonlySet<CloseName | null> = new Set<CloseName>(['notAllowed', 'unreadable', 'tooLarge'])

/**
 * Keeps what is done in `doc` from here until the server has it, and brings back what earlier tabs of this person left.
 * Structs come back under the client ids they were made with, so that one that did arrive is not there twice.
 */
export function keepUnsaved(doc: Y.Doc, { board, person }: TicketGiven, connection: Connection): Unsaved {
  const names = `unsaved:${board.id}:${person}:`
  const own = names + doc.clientID
  const origin = { comesBack: true }
  let done: Uint8Array[] = []
  let isWritten = false
  let isSafe = true
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What earlier tabs left, as it was when it was brought back. */
  let back: ReadonlyMap<string, string> | null = null
  const listeners = new Set<() => void>()

  function setSafe(next: boolean): void {
    if (next === isSafe) return
    isSafe = next
    for (const listener of listeners) listener()
  }
  function write(): void {
    clearTimeout(timer)
    timer = undefined
    if (done.length === 0) return
    const update = Y.mergeUpdates(done)
    done = [update]
    const left: Left = { at: Date.now(), update: toBase64(update) }
    const isKept = update.length <= mostBytes && keep(own, left)
    isWritten ||= isKept
    setSafe(isKept)
  }
  function forget(): void {
    clearTimeout(timer)
    timer = undefined
    done = []
    setSafe(true)
    if (isWritten) keep(own, null)
    isWritten = false
    // One that its tab has gone on with since is that tab's affair.
    for (const [name, update] of back ?? []) if (kept<Left>(name)?.update === update) keep(name, null)
    back = new Map()
  }
  function bringBack(): void {
    const found = new Map<string, string>()
    for (const name of keptNames(names)) {
      const left = name === own ? null : kept<Left>(name)
      if (left === null) continue
      if (Date.now() - left.at > keptFor || !apply(left.update)) keep(name, null)
      else found.set(name, left.update)
    }
    back = found
  }
  /** False when it cannot be read. What does not fit any more is left out. */
  function apply(update: string): boolean {
    try {
      Y.applyUpdate(doc, fromBase64(update), origin)
    } catch {
      return false
    }
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    return true
  }

  const onUpdate = (update: Uint8Array, from: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (!local && from !== origin) return
    done.push(update)
    timer ??= setTimeout(write, writeAfter)
  }
  function look(): void {
    const state = connection.state()
    // Only onto the board as the server has it: everything that was built on is there then.
    if (back === null && (state === 'saved' || state === 'saving')) bringBack()
    const isTaken = state === 'saved' && !connection.unsaved()
    if (isTaken || (state === 'ended' && refusals.has(connection.why()))) forget()
  }
  const onHide = () => {
    if (document.visibilityState === 'hidden') write()
  }
  doc.on('update', onUpdate)
  addEventListener('pagehide', write)
  document.addEventListener('visibilitychange', onHide)
  const stop = connection.subscribe(look)

  return {
    isSafe: () => isSafe,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      stop()
      doc.off('update', onUpdate)
      removeEventListener('pagehide', write)
      document.removeEventListener('visibilitychange', onHide)
      write()
    },
  }
}
