// References of actions on screens: what the open board calls an action is what the plan on paper calls it, whatever people do.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore, type BoardStore } from '#client/board/boardStore.ts'
import { dropAction, unlinkSource } from '#shared/board/operations/actions.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { dissolveTheme, orderTheme } from '#shared/board/operations/themes.ts'
import { planOf } from '#shared/board/plan.ts'
import type { ActionId } from '#shared/board/schema.ts'
import { actionId, addThemes, by, draft, newBoard, noteId, post, themeId } from '#tests/shared/support/boards.ts'
import { peerOf, play, steps } from '#tests/shared/support/moves.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** What screens call the actions of a board, and what its plan calls them. */
function called(doc: Y.Doc, store: BoardStore) {
  const plan = planOf(doc)
  const all = [...plan.actions, ...plan.wishes]
  const screen = all.map(({ id }) => [id, store.actionRef(id as ActionId)])
  return { screen, paper: all.map(({ id, ref }) => [id, ref]) }
}

it('[F4] follow a note and its stack into another theme, and a theme that goes', () => {
  const doc = newBoard()
  const store = boardStore(doc)
  const refs = () => called(doc, store).screen.map(([, ref]) => ref)
  post(doc, 1, 2)
  addThemes(doc, 1, 2)
  draft(doc, 1, [`note:${noteId(1)}`])
  draft(doc, 2, [`theme:${themeId(2)}`])
  expect(refs()).toEqual(['A1', 'T2.2'])
  moveNotes(doc, by, { notes: [noteId(1)], theme: themeId(1), place: 'first' })
  expect(refs()).toEqual(['T1.1', 'T2.2'])
  moveNotes(doc, by, { notes: [noteId(2)], theme: themeId(2), place: 'first' })
  stackNotes(doc, by, { notes: [noteId(1)], on: noteId(2) })
  expect(refs()).toEqual(['T2.1', 'T2.2'])
  orderTheme(doc, by, { theme: themeId(2), place: 'first' })
  expect(refs()).toEqual(['T2.1', 'T2.2'])
  dissolveTheme(doc, by, { theme: themeId(2) })
  expect(refs()).toEqual(['A1', 'A2'])
  dropAction(doc, by, { action: actionId(1) })
  unlinkSource(doc, by, { action: actionId(2), source: `theme:${themeId(2)}` })
  expect(refs()).toEqual(['A2'])
  store.close()
})

it('[F4] are those of the plan after every step of random people', () => {
  let drafted = 0
  const holds = fc.property(fc.array(steps, { maxLength: 40, size: 'max' }), moves => {
    const peer = peerOf(1)
    Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(newBoard()))
    const store = boardStore(peer.doc)
    for (const step of moves) {
      play(peer, step)
      const { screen, paper } = called(peer.doc, store)
      assert.deepEqual(screen, paper)
      drafted += paper.length
    }
    store.close()
  })
  fc.assert(holds, { numRuns: 60 })
  expect(drafted).toBeGreaterThan(0)
})
