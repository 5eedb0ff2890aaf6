// The line: nothing unready is ever above it – on no copy of a board, in no plan, in no file – whatever anybody does.
import assert from 'node:assert/strict'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import {
  agreeLetter,
  draftAction,
  fillAction,
  letterText,
  linkSources,
  moveAction,
  unlinkSource,
} from '#shared/board/operations/actions.ts'
import { arrangementOf, recordsOf, linksOf } from '#shared/board/arrangement.ts'
import { all, mapOf } from '#shared/board/record.ts'
import { appendProse } from '#shared/board/prose.ts'
import { actions, letters, type Action, type ActionId, type Letter } from '#shared/board/schema.ts'
import { addThemes, by, copyOf, meet, newBoard, noteId, post } from '#tests/shared/support/boards.ts'
import { isReady } from '#tests/shared/support/places.ts'
import { peerOf, play, type Step } from '#tests/shared/support/moves.ts'
import { figure } from '#tests/support/figures.ts'
import { files, quickReaders, retitled, wrongAbout, type Reader } from '#tests/support/lineReaders.ts'
import { luckFrom, type Luck } from '#tests/support/luck.ts'

const source = `note:${noteId(0)}`
const idOf = (n: number) => `action-${String(n).padStart(4, '0')}` as ActionId
const titleOf = (n: number) => `Wish ${String(n).padStart(4, '0')}`

function emptyText(doc: Y.Doc, id: ActionId, letter: Letter): void {
  const text = letterText(doc, id, letter)
  text?.delete(0, text.length)
}

/** What an action may have or lack, each with every way to lose it again. */
interface Part {
  readonly gain: (doc: Y.Doc, id: ActionId) => void
  readonly lose: readonly ((doc: Y.Doc, id: ActionId) => void)[]
}
const cell = (name: string, values: object, ...lost: object[]): readonly [string, Part] => [
  name,
  {
    gain: (doc, action) => fillAction(doc, by, { action, ...values }),
    lose: lost.map(lacking => (doc, action) => fillAction(doc, by, { action, ...lacking })),
  },
]
const parts: readonly (readonly [string, Part])[] = [
  ...letters.map((letter): readonly [string, Part] => [
    letter,
    {
      gain(doc, action) {
        const text = letterText(doc, action, letter)
        if (text?.length === 0) appendProse(text, 'Words')
        agreeLetter(doc, by, { action, letter, agreed: true })
      },
      lose: [
        (doc, action) => agreeLetter(doc, by, { action, letter, agreed: false }),
        (doc, action) => appendProse(letterText(doc, action, letter) as Y.XmlFragment, 'More'),
        (doc, action) => emptyText(doc, action, letter),
      ],
    },
  ]),
  cell('doer', { doer: 'community' }, { doer: null }),
  cell('lead', { lead: 'Ada' }, { lead: '' }, { lead: '  ' }),
  cell('the yes', { leadReply: 'yes' }, { leadReply: 'not-yet' }, { leadReply: 'asked' }, { leadReply: 'no' }),
  cell('date', { due: '2027-09' }, { due: null }),
  [
    'source',
    {
      gain: (doc, action) => linkSources(doc, by, { action, sources: [source] }),
      lose: [
        (doc, action) => unlinkSource(doc, by, { action, source }),
        // A link to what was never there holds nothing up.
        (doc, action) => {
          unlinkSource(doc, by, { action, source })
          linkSources(doc, by, { action, sources: ['note:note-9999'] })
        },
      ],
    },
  ],
]
const everything = 2 ** parts.length - 1

/** Writes an action above the line past every operation, as a client that is broken or hostile would. */
function force(doc: Y.Doc, id: ActionId): void {
  mapOf(doc, actions, id)?.set('spot', { line: 'above', rank: 'a0' })
}

describe('all combinations of what an action may lack', () => {
  it('[A6] [A7] [L7] one action walks through every one of them, and is in the plan in one alone', async () => {
    const doc = newBoard()
    post(doc, 0)
    draftAction(doc, by, { action: idOf(0), title: titleOf(0), sources: [], place: 'last' })
    const other = copyOf(doc, 2)
    const kept = arrangementOf(recordsOf(other))
    kept.touch(linksOf(other))
    let [has, crossings, losses] = [0, 0, 0]
    // Twice around, so that each part is lost in more than one way. From one number to the next, one bit changes.
    for (let n = 1; n <= 2 * (everything + 1); n += 1) {
      const next = n ^ (n >> 1)
      const [, part] = parts[Math.log2(has ^ (next & everything))] ?? []
      if (part === undefined) continue
      if (next & (has ^ next) & everything) part.gain(doc, idOf(0))
      else part.lose[(losses += 1) % part.lose.length]?.(doc, idOf(0))
      has = next & everything
      mapOf(doc, actions, idOf(0))?.set('spot', { line: 'below', rank: 'a0' })
      const outcome = moveAction(doc, by, { action: idOf(0), line: 'above', place: 'last' })
      expect(outcome.ok, `crosses with ${has.toString(2)}`).toBe(has === everything)
      crossings += Number(outcome.ok)
      force(doc, idOf(0))
      meet(doc, other)
      kept.touch([`action:${idOf(0)}`])
      expect(kept.list('above').length).toBe(Number(has === everything))
      expect(await wrongAbout(other, quickReaders)).toEqual([])
    }
    expect(crossings).toBe(2)
  })

  it('[L7] [F3] no screen, no plan and no file shows any but the ready one in the plan', async () => {
    const shown: unknown[] = []
    for (const doc of everyCombination()) {
      shown.push(await quickReaders['the plan']?.(doc))
      expect(await wrongAbout(doc, { ...quickReaders, ...files })).toEqual([])
    }
    expect(shown.flat()).toEqual([titleOf(everything)])
  })

  it.each<[string, Reader]>([
    ['a line that is believed', believed],
    ['agreement that outlives the words', agreedOnce],
    ['a link that leads nowhere', looselyLinked],
  ])('would show %s', async (_hole, reader) => {
    const doc = newBoard()
    post(doc, 0)
    // Of each of these, one reader thinks that it is ready.
    stand(doc, everything)
    appendProse(letterText(doc, idOf(everything), 's') as Y.XmlFragment, 'More')
    const unlinked = everything & ~(1 << (parts.length - 1))
    stand(doc, unlinked)
    linkSources(doc, by, { action: idOf(unlinked), sources: ['theme:theme-9999'] })
    expect(await wrongAbout(doc, { reader })).toHaveLength(1)
    expect(await wrongAbout(doc, quickReaders)).toEqual([])
  })
})

/** Puts an action on a board that has these parts, and writes it above the line. */
function stand(doc: Y.Doc, bits: number): void {
  draftAction(doc, by, { action: idOf(bits), title: titleOf(bits), sources: [], place: 'last' })
  for (const [i, [, part]] of parts.entries()) if (bits & (1 << i)) part.gain(doc, idOf(bits))
  force(doc, idOf(bits))
}

/** Boards on which each combination stands once, all of them written above the line. */
function* everyCombination(): Generator<Y.Doc> {
  const each = 128
  for (let from = 0; from <= everything; from += each) {
    const doc = newBoard()
    post(doc, 0)
    addThemes(doc, 0)
    doc.transact(() => {
      for (let bits = from; bits < from + each; bits += 1) stand(doc, bits)
    })
    yield doc
  }
}

/** Planted holes: readers that are wrong on purpose. */
function believed(doc: Y.Doc): string[] {
  return shownBy(doc, () => true)
}
function agreedOnce(doc: Y.Doc): string[] {
  return shownBy(
    doc,
    (_, { agreedS, agreedM, agreedA, agreedR, agreedT, sources }) =>
      [agreedS, agreedM, agreedA, agreedR, agreedT].every(Boolean) && sources.some(([key]) => key === source),
  )
}
function looselyLinked(doc: Y.Doc): string[] {
  return shownBy(doc, (_, action) =>
    isReady(doc, { ...action, sources: action.sources.length > 0 ? [[source, true]] : [] }),
  )
}
function shownBy(doc: Y.Doc, thinksReady: (id: ActionId, action: Action) => boolean): string[] {
  return all(doc, actions)
    .flatMap(([id, action]) => (action.spot.line === 'above' && thinksReady(id, action) ? [action.title] : []))
    .sort()
}

const sequences = Number(process.env['LINE_CASES'] ?? figure(2_000, 10_000))
const people = 3
/** What brings actions over the line and back, and what takes away what they rest on. */
const kinds: readonly Step['move'][] = [
  ...(['plan', 'plan', 'plan', 'draft', 'type', 'type', 'agree', 'agree', 'fill', 'moveAction', 'moveAction'] as const),
  ...(['link', 'unlink', 'withdraw', 'dissolve', 'dropEvidence', 'keepEvidence', 'post', 'addTheme'] as const),
  ...(['drop', 'undo', 'redo', 'junkSpot', 'junkField', 'junkRecord', 'move', 'stack'] as const),
]

/** A board that three people start from, with something to link to and an action in the plan. */
const start = (() => {
  const doc = newBoard()
  post(doc, 0, 1, 2)
  addThemes(doc, 0)
  const first = peerOf(90)
  Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(doc))
  play(first, { move: 'draft', a: 0, b: 0, c: 0 })
  play(first, { move: 'plan', a: 0, b: 0, c: 0 })
  return Y.encodeStateAsUpdate(first.doc)
})()

type Look = (doc: Y.Doc) => Promise<string[]>

/** Three people edit at once and hear of each other late and in any order. Answers how often something stood above the line. */
async function edit(luck: Luck, look: Look): Promise<number> {
  const peers = Array.from({ length: people }, (_, n) => peerOf(n))
  for (const { doc } of peers) Y.applyUpdate(doc, start)
  const sent: Uint8Array[] = []
  for (const { doc } of peers) doc.on('update', update => void sent.push(update))
  for (let i = 0, steps = 6 + luck.below(10); i < steps; i += 1) {
    const peer = luck.pick(peers)
    if (luck.below(4) > 0)
      play(peer, { move: luck.pick(kinds), a: luck.below(60), b: luck.below(60), c: luck.below(60) })
    else if (sent.length > 0) Y.applyUpdate(peer.doc, luck.pick(sent))
    // Also while they still see different boards.
    if (luck.below(6) === 0) assert.deepEqual(await look(peer.doc), [])
  }
  meet(...peers.map(({ doc }) => doc))
  let above = 0
  for (const { doc } of peers) {
    assert.deepEqual(await look(doc), [])
    above += arrangementAbove(doc)
  }
  return above
}
function arrangementAbove(doc: Y.Doc): number {
  const lists = arrangementOf(recordsOf(doc))
  lists.touch(linksOf(doc))
  return lists.list('above').length
}

async function search(count: number, seed: number, look: Look): Promise<number> {
  let above = 0
  for (let n = 0; n < count; n += 1) {
    try {
      above += await edit(luckFrom(seed + n), look)
    } catch (error) {
      throw new Error(`sequence ${seed + n}: ${String(error)}`, { cause: error })
    }
  }
  return above
}

describe('three people who edit at random', () => {
  it('[L7] [M1] never have anything unready in the plan, on any copy', { timeout: 3_600_000 }, async () => {
    const above = await search(sequences, 20_261_126, doc => wrongAbout(doc, quickReaders))
    // A search in which hardly anything is in the plan would prove little.
    expect(above).toBeGreaterThan(sequences / 10)
  })

  it('[F3] nor in any file', { timeout: 3_600_000 }, async () => {
    await search(figure(20, 1000), 7, doc => wrongAbout(retitled(doc), files))
  })

  it('would show a line that is believed', async () => {
    await expect(search(500, 7, doc => wrongAbout(doc, { believed }))).rejects.toThrow(/^sequence /)
  })
})
