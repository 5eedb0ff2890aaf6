// Grid: typing in a cell draws that cell only, and one editor is mounted at a time, among many actions.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { hintAt, useHints } from '#client/board/useAction.ts'
import { BoardContext, useList } from '#client/board/useBoard.ts'
import { LetterCell } from '#client/cards/LetterCell.tsx'
import { agreeLetter, draftAction, fillAction, letterText } from '#shared/board/operations/actions.ts'
import type { By } from '#shared/board/operations/by.ts'
import { appendProse } from '#shared/board/prose.ts'
import { letters, type ActionId, type Letter } from '#shared/board/schema.ts'

const by: By = { origin: 'test', at: '2026-11-22T19:40:00.000Z', dice: bytes => bytes.fill(5) }
const ids = Array.from({ length: 40 }, (_, i) => `action-${String(i).padStart(4, '0')}` as ActionId)
const [first, second] = ids as [ActionId, ActionId]

let remote: Y.Doc
let local: Y.Doc
let root: Root
let place: HTMLElement
let drawn: string[] = []
const onDraw = (id: ActionId, letter: Letter) => void drawn.push(`${id} ${letter}`)

function Row({ id }: { id: ActionId }) {
  const hints = useHints(id)
  return letters.map(letter => (
    <LetterCell key={letter} id={id} letter={letter} hint={hintAt(hints, letter)} onDraw={onDraw} />
  ))
}
function Rows() {
  return useList<ActionId>('below').map(id => <Row key={id} id={id} />)
}

/** Something is done elsewhere and arrives here; answers which cells were drawn for it. */
function hear(change: (doc: Y.Doc) => void): string[] {
  drawn = []
  act(() => {
    const before = Y.encodeStateVector(local)
    change(remote)
    Y.applyUpdate(local, Y.encodeStateAsUpdate(remote, before))
  })
  return drawn
}
const type = (doc: Y.Doc, id: ActionId, letter: Letter, words: string) =>
  appendProse(letterText(doc, id, letter) as Y.XmlFragment, words)

/** Actions, of which the first has everything agreed. */
const start = (() => {
  const doc = new Y.Doc()
  for (const action of ids) draftAction(doc, by, { action, title: `Action ${action}`, sources: [], place: 'last' })
  for (const letter of letters) {
    type(doc, first, letter, 'Three things by 2027 at the hall')
    agreeLetter(doc, by, { action: first, letter, agreed: true })
  }
  return Y.encodeStateAsUpdate(doc)
})()

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  remote = new Y.Doc()
  local = new Y.Doc()
  Y.applyUpdate(remote, start)
  Y.applyUpdate(local, start)
  const connection = { subscribe: () => () => {}, others: () => nobody }
  const board = { store: boardStore(local), can: () => true, connection } as unknown as OpenBoard
  place = document.createElement('div')
  root = createRoot(place)
  act(() =>
    root.render(
      <BoardContext value={board}>
        <Rows />
      </BoardContext>,
    ),
  )
})
const nobody: never[] = []
afterEach(() => act(() => root.unmount()))

it('draws every cell once at first', () => {
  expect(drawn).toHaveLength(ids.length * letters.length)
})

it('draws one cell for a word typed in it, also when that takes back what was agreed', () => {
  expect(hear(doc => type(doc, second, 'm', '2 swings'))).toEqual([`${second} m`])
  expect(hear(doc => type(doc, second, 'm', 'and a slide'))).toEqual([`${second} m`])
  expect(hear(doc => type(doc, first, 's', 'More'))).toEqual([`${first} s`])
})

it('draws one cell for an agreement, and none for a cell beside the letters', () => {
  expect(hear(doc => agreeLetter(doc, by, { action: first, letter: 't', agreed: false }))).toEqual([`${first} t`])
  expect(hear(doc => fillAction(doc, by, { action: second, cost: '£5', status: 'under-way' }))).toEqual([])
})

it('draws the one cell whose hint goes when another cell is filled', () => {
  hear(doc => type(doc, second, 'a', 'We think so'))
  const advice = () => place.textContent.split('Name a person').length - 1
  expect(advice()).toBe(1)
  expect(hear(doc => fillAction(doc, by, { action: second, lead: 'Path group' }))).toEqual([`${second} a`])
  expect(advice()).toBe(0)
})
