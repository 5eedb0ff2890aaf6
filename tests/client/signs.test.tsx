// Signs: what the screens say of the line and of saving, for each way things can stand.
// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LinkState } from '#client/board/connection.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { LineBanner } from '#client/scenes/board/LineBanner.tsx'
import { SavedSign } from '#client/scenes/board/SavedSign.tsx'
import { common } from '#client/words/common.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import type { Counts } from '#shared/protocol/frames.ts'

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
let state: LinkState
let why: CloseName | null
let counts: Counts
let isSafe: boolean
let root: Root

const board = {
  connection: { subscribe, state: () => state, why: () => why, counts: () => counts },
  unsaved: { subscribe, isSafe: () => isSafe },
} as unknown as OpenBoard

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  state = 'connecting'
  why = null
  isSafe = true
  counts = { here: 1, helpers: 0, writing: 0, finished: 0, home: 0, cannotSave: false, refused: 0 }
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.useRealTimers()
})

const show = (what: ReactNode) => act(() => root.render(<BoardContext value={board}>{what}</BoardContext>))
const words = () => document.body.textContent
function become(next: LinkState, cannotSave = false): void {
  state = next
  counts = { ...counts, cannotSave }
  act(() => {
    for (const listener of listeners) listener()
  })
}
const seconds = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1000))

describe('the sign', () => {
  it.each(['connecting', 'saving', 'saved', 'offline', 'ended'] as const)('has its own word while %s', next => {
    show(<SavedSign />)
    become(next)
    expect(words()).toBe(common.links[next])
    expect(words() === common.links.saved).toBe(next === 'saved')
  })

  it('never says that all is saved while the server cannot save', () => {
    show(<SavedSign />)
    for (const next of ['saving', 'saved', 'connecting'] as const) {
      become(next, true)
      expect(words()).toBe(common.links.cannotSave)
    }
    become('saved')
    expect(words()).toBe(common.links.saved)
  })
})

describe('the banner', () => {
  it('says after four seconds without a line that words are safe on this device', async () => {
    show(<LineBanner />)
    become('offline')
    await seconds(3.9)
    expect(words()).toBe('')
    await seconds(0.2)
    expect(words()).toBe(common.lineTrouble.offline)
    expect(common.lineTrouble.offline).toContain('your words are safe on this device')
    become('saving')
    expect(words()).toBe('')
  })

  it('does not say so of a device that keeps nothing', async () => {
    show(<LineBanner />)
    become('offline')
    await seconds(5)
    isSafe = false
    become('offline')
    expect(words()).toBe(common.lineTrouble.onlyHere)
    expect(words()).not.toContain('safe')
  })

  it('says that the server cannot save, and goes when it can', () => {
    show(<LineBanner />)
    become('saving', true)
    expect(words()).toBe(common.lineTrouble.cannotSave)
    become('saved')
    expect(words()).toBe('')
  })

  it.each(Object.keys(common.ends) as CloseName[])('has a sentence for an end by %s', name => {
    show(<LineBanner />)
    why = name
    become('ended')
    expect(words()).toBe(common.ends[name])
    expect(words()).toMatch(/^[A-Z].*\.$/)
  })
})
