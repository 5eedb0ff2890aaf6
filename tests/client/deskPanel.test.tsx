// Panels of the desk: open when their stage needs them, one line otherwise, and never folded under somebody's hands.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { Panel } from '#client/scenes/desk/Panel.tsx'
import { moveStage } from '#shared/board/operations/boards.ts'
import type { Stage } from '#shared/people/roles.ts'

let root: Root
let doc: Y.Doc

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  doc = new Y.Doc()
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

const by = { origin: 'server', at: '2026-11-22T19:40:00.000Z', dice: <T extends Uint8Array>(bytes: T) => bytes }
const move = (stage: Stage) => act(() => void moveStage(doc, by, { stage, question: null }))
const field = () => document.querySelector('input')
const head = () => document.querySelector('button')
const isOpen = () => {
  const told = head()?.getAttribute('aria-expanded') === 'true'
  expect(field()?.closest('[hidden]') === null).toBe(told)
  return told
}

function draw(isNeeded = false) {
  const board = { store: boardStore(doc) } as unknown as OpenBoard
  act(() =>
    root.render(
      <BoardContext value={board}>
        <Panel name="sorting" heading="Sorting" brief="3 to sort" isNeeded={isNeeded}>
          <input />
        </Panel>
      </BoardContext>,
    ),
  )
}

it('opens with its stage, and folds to one line when the stage has passed', () => {
  draw()
  expect(isOpen()).toBe(false)
  expect(head()?.textContent).toContain('3 to sort')
  move('sort')
  expect(isOpen()).toBe(true)
  move('choose')
  expect(isOpen()).toBe(false)
})

it('opens by hand, and whatever the stage when something in it waits', () => {
  draw()
  act(() => head()?.click())
  expect(isOpen()).toBe(true)
  act(() => head()?.click())
  expect(isOpen()).toBe(false)
  draw(true)
  expect(isOpen()).toBe(true)
})

it('stays open while somebody types in it, though another desk moves on', () => {
  draw()
  move('sort')
  act(() => field()?.focus())
  move('choose')
  expect(isOpen()).toBe(true)
  expect(document.activeElement).toBe(field())
})
