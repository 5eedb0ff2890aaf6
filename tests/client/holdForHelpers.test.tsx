// Hold for helpers: when the first helper comes, notes begin to wait a moment. Once, unless somebody decided otherwise here.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { setHold } from '#client/scenes/desk/acts.ts'
import { GoingUpPanel } from '#client/scenes/desk/GoingUpPanel.tsx'
import { Notices } from '#client/ui/Notices.tsx'
import { desk } from '#client/words/desk.ts'
import { moveStage } from '#shared/board/operations/boards.ts'
import { may, type Role } from '#shared/people/roles.ts'
import type { Hold } from '#shared/people/stageRules.ts'

let root: Root
let doc: Y.Doc
let helpers: number
const listeners = new Set<() => void>()

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  localStorage.clear()
  doc = new Y.Doc()
  helpers = 0
  vi.stubGlobal('fetch', async (_path: string, { body }: RequestInit) => {
    hold(JSON.parse(body as string).rules.hold)
    return Response.json({})
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

const by = { origin: 'server', at: '2026-11-22T19:40:00.000Z', dice: <T extends Uint8Array>(bytes: T) => bytes }
const hold = (next: Hold) => void moveStage(doc, by, { stage: 'post', question: null, hold: next })

/** The panel at the desk of a facilitator or helper. Answers how many helpers are here next. */
async function open(role: Role) {
  const store = boardStore(doc)
  let counts = { here: 1, helpers, writing: 0, finished: 0, cannotSave: false, refused: 0 }
  const connection = {
    counts: () => counts,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const can = (one: Parameters<typeof may>[1]) => may(role, one, { stage: 'post', hands: 'off' })
  const board = { id: 'board-01', given: { ticket: 't' }, store, can, connection } as unknown as OpenBoard
  await act(async () =>
    root.render(
      <BoardContext value={board}>
        <GoingUpPanel />
        <Notices />
      </BoardContext>,
    ),
  )
  const come = (now: number) =>
    act(async () => {
      counts = { ...counts, helpers: now }
      for (const listener of listeners) listener()
    })
  return { board, come, now: () => store.about().stageRules.hold }
}

it('holds notes for a moment from the first helper on, says so, and does it once', async () => {
  const { board, come, now } = await open('facilitator')
  expect(now()).toBe('straight')
  await come(1)
  expect(now()).toBe('short')
  expect(document.body.textContent).toContain(desk.goingUp.helperCame)
  expect(document.body.textContent).toContain(desk.goingUp.withHelper)
  await act(async () => setHold(board, 'straight'))
  await come(0)
  await come(2)
  expect(now()).toBe('straight')
})

it('leaves alone what somebody has chosen, and what is stricter', async () => {
  const { board, come, now } = await open('facilitator')
  await act(async () => setHold(board, 'first'))
  await act(async () => setHold(board, 'straight'))
  await come(1)
  expect(now()).toBe('straight')
  localStorage.clear()
  act(() => hold('first'))
  await come(0)
  await come(1)
  expect(now()).toBe('first')
})

it('changes nothing from a desk that may not', async () => {
  const { come, now } = await open('helper')
  await come(1)
  expect(now()).toBe('straight')
})
