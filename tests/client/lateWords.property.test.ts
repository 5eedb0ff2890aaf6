// Late words, searched: whatever others write in a record while it is being taken away comes back with it.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '#client/board/history.ts'
import { dropAction, letterText } from '#shared/board/operations/actions.ts'
import { dissolveTheme } from '#shared/board/operations/themes.ts'
import { appendProse, plainText } from '#shared/board/prose.ts'
import { read } from '#shared/board/record.ts'
import { actions, letters, themes } from '#shared/board/schema.ts'
import * as support from '#tests/shared/support/boards.ts'
import { peerOf, play, type Step } from '#tests/shared/support/moves.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const { actionId, addThemes, by, draft, newBoard, post, themeId, there } = support
const action = actionId(0)
const theme = themeId(0)

const number = fc.nat(59)
/** What can be written in an action and a theme; `a` is such that it is always the first of them. */
const writing: fc.Arbitrary<Step> = fc.record({
  move: fc.constantFrom<Step['move'][]>('nameTheme', 'fill', 'link', 'unlink', 'partner', 'type', 'agree'),
  a: fc.nat(19).map(n => n * 3),
  b: number,
  c: number,
})
const event = fc.record({ who: fc.nat(1), does: writing, meets: fc.boolean() })

function start(): Y.Doc {
  const board = newBoard()
  post(board, 0, 1, 2, 3)
  addThemes(board, 0)
  draft(board, 0, ['note:note-0000'])
  appendProse(there(letterText(board, action, 's')), 'By the shop\nand the school')
  return board
}

function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

it('[M9] brings back all that others wrote in what is taken away at that moment, in whatever order it is heard of', () => {
  const comesBack = fc.property(fc.array(event, { minLength: 1, maxLength: 20 }), fc.nat(), (events, when) => {
    const base = Y.encodeStateAsUpdate(start())
    const [ann, bo] = [peerOf(1), peerOf(2)]
    const [mine, model] = [new Y.Doc(), new Y.Doc()]
    for (const doc of [ann.doc, bo.doc, mine, model]) Y.applyUpdate(doc, base)
    const sent: Uint8Array[] = []
    for (const { doc } of [ann, bo])
      doc.on('update', (update, origin) => void (origin !== 'heard' && sent.push(update)))
    for (const { who, does, meets } of events) {
      const [one, other] = who === 0 ? [ann, bo] : [bo, ann]
      play(one, does)
      if (meets) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'heard')
    }
    const self = { ...by, origin: { person: 'me' } }
    const history = openHistory(mine, self.origin)
    for (const [i, update] of sent.entries()) {
      if (i === when % sent.length) {
        assert(dropAction(mine, self, { action }).ok)
        assert(dissolveTheme(mine, self, { theme }).ok)
      }
      Y.applyUpdate(mine, update)
      Y.applyUpdate(model, update)
    }
    if (sent.length === 0) return
    assert.deepEqual([history.undo(), history.undo()], ['done', 'done'])
    assert.deepEqual(read(mine, themes, theme), read(model, themes, theme))
    const [restored, wanted] = [there(read(mine, actions, action)), there(read(model, actions, action))]
    for (const key of ['title', 'lead', 'leadReply', 'due', 'agreedS', 'agreedM'] as const)
      assert.equal(restored[key], wanted[key])
    // What others took out at that very moment may be there again; nothing that they put in is missing.
    for (const letter of letters)
      assert(isWithin(plainText(wanted[letter]), plainText(restored[letter])), plainText(restored[letter]))
    for (const key of ['sources', 'partners'] as const) {
      const back = new Map<string, unknown>(restored[key])
      for (const [id, value] of wanted[key]) assert.deepEqual(back.get(id), value)
    }
  })
  fc.assert(comesBack, { numRuns: 150, seed: 61 })
})

it('[M9] says when something came that the server had let go of already', () => {
  const mine = start()
  const self = { ...by, origin: { person: 'me' } }
  const history = openHistory(mine, self.origin)
  const server = support.copyOf(mine, 50)
  const late = peerOf(1)
  Y.applyUpdate(late.doc, Y.encodeStateAsUpdate(mine))
  dissolveTheme(mine, self, { theme })
  Y.applyUpdate(server, Y.encodeStateAsUpdate(mine))
  play(late, { move: 'nameTheme', a: 0, b: 1, c: 0 })
  Y.applyUpdate(server, Y.encodeStateAsUpdate(late.doc))
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(server))
  expect(history.undo()).toBe('partly')
  expect(read(mine, themes, theme)?.name).toBe('Theme 0')
})
