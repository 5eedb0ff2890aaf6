// Drawing: one change on the board draws one card, whoever made it.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext, useList } from '#client/board/useBoard.ts'
import { setHand, toggleSelected } from '#client/cards/hand.ts'
import { NoteCard } from '#client/cards/NoteCard.tsx'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, postNotes, rewordNote } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { themes, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import { ids } from '#shared/board/record.ts'

const by: By = { origin: 'test', at: '2026-11-22T19:40:00.000Z', dice: bytes => bytes.fill(5) }
const noteIds = Array.from({ length: 500 }, (_, i) => `note-${String(i).padStart(4, '0')}` as NoteId)
const roads = 'theme-roads' as ThemeId
const youth = 'theme-youth' as ThemeId

let remote: Y.Doc
let local: Y.Doc
let root: Root
let drawn: NoteId[] = []
const onDraw = (id: NoteId) => void drawn.push(id)

function List({ name }: { name: 'loose' | `theme:${string}` }) {
  return useList<NoteId>(name).map(id => <NoteCard key={id} id={id} isCurrent={false} onDraw={onDraw} />)
}

/** A change made elsewhere arrives; answers which cards were drawn for it. */
function hear(change: (doc: Y.Doc) => void): NoteId[] {
  drawn = []
  act(() => {
    const before = Y.encodeStateVector(local)
    change(remote)
    Y.applyUpdate(local, Y.encodeStateAsUpdate(remote, before))
  })
  return drawn
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  remote = new Y.Doc()
  local = new Y.Doc()
  addTheme(remote, by, { theme: roads, name: 'Roads' })
  addTheme(remote, by, { theme: youth, name: 'Youth' })
  postNotes(
    remote,
    by,
    noteIds.map(id => ({ id, kind: 'idea', text: `Words of ${id}`, via: 'phone', lang: null })),
  )
  moveNotes(remote, by, { notes: noteIds.slice(0, 250), theme: roads, place: 'last' })
  Y.applyUpdate(local, Y.encodeStateAsUpdate(remote))
  const store = boardStore(local)
  const board = { store, can: () => true } as unknown as OpenBoard
  const place = document.createElement('div')
  root = createRoot(place)
  act(() =>
    root.render(
      <BoardContext value={board}>
        {['loose' as const, `theme:${roads}` as const, `theme:${youth}` as const].map(name => (
          <List key={name} name={name} />
        ))}
      </BoardContext>,
    ),
  )
})

afterEach(() => {
  act(() => root.unmount())
  setHand({ selected: new Set() })
})

it('draws every card once at first', () => {
  expect(drawn).toHaveLength(500)
})

it('draws one card for one note reworded elsewhere', () => {
  const [id] = noteIds as [NoteId]
  expect(hear(doc => rewordNote(doc, by, { note: id, kind: 'issue', text: 'Other words' }))).toEqual([id])
})

it('draws one card for one note moved elsewhere', () => {
  const id = noteIds[400] as NoteId
  expect(hear(doc => moveNotes(doc, by, { notes: [id], theme: youth, place: 'first' }))).toEqual([id])
})

it('draws one card for one note posted elsewhere', () => {
  const id = 'note-new-one' as NoteId
  const posted = [{ id, kind: 'idea', text: 'Later buses', via: 'phone', lang: null }] as const
  expect(hear(doc => postNotes(doc, by, posted))).toEqual([id])
})

it('draws no card for a theme that gets another name', () => {
  expect(ids(local, themes)).toContain(roads)
  expect(hear(doc => nameTheme(doc, by, { theme: roads, name: 'Roads and paths' }))).toEqual([])
})

it('draws one card for one note picked out here', () => {
  drawn = []
  act(() => toggleSelected(noteIds[7] as NoteId))
  expect(drawn).toEqual([noteIds[7]])
})
