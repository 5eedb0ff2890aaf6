// Counts: every screen that says how many notes there are counts what is stacked as well.
// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { setHand } from '#client/cards/hand.ts'
import { MoveDialog } from '#client/cards/MoveDialog.tsx'
import { nameOf } from '#client/cards/putDown.ts'
import { ThemeRegion } from '#client/cards/ThemeRegion.tsx'
import { SelectionBar } from '#client/scenes/board/SelectionBar.tsx'
import { useQueue } from '#client/scenes/board/useQueue.ts'
import { sorting } from '#client/words/sorting.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addThemes, by, newBoard, noteId, post, themeId } from '../shared/support/boards.ts'

let doc: Y.Doc
let board: OpenBoard
let root: Root

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const showModal = function (this: HTMLDialogElement) {
    this.open = true
  }
  Object.assign(HTMLDialogElement.prototype, { showModal })
  doc = newBoard()
  addThemes(doc, 1)
  board = { store: boardStore(doc), can: () => true } as unknown as OpenBoard
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  setHand({ selected: new Set() })
  document.body.replaceChildren()
})
const show = (what: ReactNode) => act(() => root.render(<BoardContext value={board}>{what}</BoardContext>))
const numbers = (length: number) => Array.from({ length }, (_, i) => i + 1)

/** So many notes stacked on the first of them. */
function stackOf(n: number): void {
  post(doc, ...numbers(n))
  stackNotes(doc, by, { notes: numbers(n).slice(1).map(noteId), on: noteId(1) })
}
const intoTheme = () => moveNotes(doc, by, { notes: [noteId(1)], theme: themeId(1), place: 'last' })

it('“Move to…” says how many notes go, and how many lie where they could go', () => {
  stackOf(5)
  intoTheme()
  post(doc, 6)
  show(<MoveDialog notes={[noteId(1), noteId(6)]} />)
  expect(document.querySelector('dialog h2')?.textContent).toBe('Move 6 notes')
  const counts = [...document.querySelectorAll('.choice-count')].map(each => each.textContent)
  expect(counts).toEqual(['5', '1'])
})

it('the bar counts what is selected with what lies on it, and so does what is said of it', () => {
  stackOf(5)
  post(doc, 6)
  setHand({ selected: new Set([1, 2, 6].map(noteId)) })
  show(<SelectionBar />)
  expect(document.querySelector('.bar b')?.textContent).toBe('6 notes selected')
  expect(nameOf(board, { kind: 'notes', ids: [noteId(1), noteId(6)] })).toBe('6 notes')
})

it('a theme with one big stack is a big theme', () => {
  stackOf(41)
  show(<ThemeRegion id={themeId(1)} />)
  expect(document.body.textContent).not.toContain(sorting.bigTheme)
  act(() => void intoTheme())
  expect(document.querySelector('.theme-count')?.textContent).toBe('41')
  expect(document.body.textContent).toContain(sorting.bigTheme)
})

function Left() {
  const { left, skipped, skip } = useQueue()
  return (
    <button type="button" onClick={() => skip(noteId(1))}>
      {`${left} left, ${skipped} skipped`}
    </button>
  )
}

it('what is still to sort, and what was skipped, counts stacks whole', () => {
  stackOf(5)
  post(doc, 6)
  show(<Left />)
  expect(document.body.textContent).toBe('6 left, 0 skipped')
  act(() => document.querySelector('button')?.click())
  expect(document.body.textContent).toBe('6 left, 5 skipped')
})
