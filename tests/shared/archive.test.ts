// Archive and rebuilding: a board is kept as one plain value, and the same board comes of it.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { fillDemo } from '#server/demo/fill.ts'
import { archiveOf, archiveVersion, registerNames, withCover } from '#shared/board/archive.ts'
import { publishPlan } from '#shared/board/operations/boards.ts'
import { appendProse } from '#shared/board/prose.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { readAbout, visionOf } from '#shared/board/schema.ts'
import { addThemes, at, by, diceFrom, draft, newBoard, note, noteId, post, there } from './support/boards.ts'
import { boardOf, heard, played } from './support/playedBoards.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** As it lies in a file. */
const plain = (doc: Y.Doc) => JSON.parse(JSON.stringify(archiveOf(doc))) as ReturnType<typeof archiveOf>

function rebuilt(file: unknown): Y.Doc {
  const built = rebuild(file)
  assert(built.ok, JSON.stringify(built))
  return built.value
}

function demo(): Y.Doc {
  const doc = new Y.Doc()
  fillDemo(doc, { origin: 'demo', at: '2026-11-26T20:10:00.000Z', dice: diceFrom(3) })
  return doc
}

function small(): Y.Doc {
  const doc = newBoard()
  post(doc, 1, 2)
  addThemes(doc, 1)
  draft(doc, 1, [`note:${noteId(1)}`])
  return doc
}

describe('an archive', () => {
  it('[B4] is the same for every copy, whatever stands on the board', () => {
    fc.assert(
      fc.property(played, moves => {
        const doc = boardOf(moves)
        assert.equal(JSON.stringify(archiveOf(heard(doc))), JSON.stringify(archiveOf(doc)))
      }),
      { numRuns: 60, seed: 11 },
    )
  })

  it('[B5] makes the same board again, byte for byte, from sixty played boards with junk on them', () => {
    const same = fc.property(played, moves => {
      const doc = boardOf(moves)
      const text = JSON.stringify(archiveOf(doc))
      assert.equal(JSON.stringify(archiveOf(rebuilt(JSON.parse(text)))), text)
    })
    fc.assert(same, { numRuns: 60, seed: 12 })
  })

  it('[B5] makes the demo board again, with what was agreed, linked and written', () => {
    const doc = demo()
    const copy = rebuilt(plain(doc))
    expect(archiveOf(copy)).toEqual(archiveOf(doc))
    expect(plain(doc).actions.length).toBeGreaterThan(5)
  })

  it('[B5] keeps bold, italic and lists in lists', () => {
    const doc = newBoard()
    const vision = visionOf(doc)
    appendProse(vision, 'One two three')
    const words = (vision.get(0) as Y.XmlElement).get(0) as Y.XmlText
    words.format(4, 3, { bold: {} })
    words.format(6, 4, { italic: {} })
    const listOf = (name: string, text: string, ...more: Y.XmlElement[]) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      const item = new Y.XmlElement('listItem')
      item.insert(0, [paragraph, ...more])
      const list = new Y.XmlElement(name)
      list.insert(0, [item])
      return list
    }
    vision.insert(1, [listOf('bulletList', 'outer', listOf('orderedList', 'inner'))])
    const kept = plain(doc).vision
    expect(kept).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { text: 'One ', bold: false, italic: false },
          { text: 'tw', bold: true, italic: false },
          { text: 'o', bold: true, italic: true },
          { text: ' th', bold: false, italic: true },
          { text: 'ree', bold: false, italic: false },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          [
            { kind: 'paragraph', runs: [{ text: 'outer', bold: false, italic: false }] },
            {
              kind: 'list',
              ordered: true,
              items: [[{ kind: 'paragraph', runs: [{ text: 'inner', bold: false, italic: false }] }]],
            },
          ],
        ],
      },
    ])
    expect(plain(rebuilt(plain(doc))).vision).toEqual(kept)
  })

  it('[B4] writes the same words in the same way, in however many pieces they stand', () => {
    const doc = newBoard()
    const paragraph = new Y.XmlElement('paragraph')
    visionOf(doc).insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('One '), new Y.XmlText(''), new Y.XmlText('two')])
    const words = { text: 'One two', bold: false, italic: false }
    expect(plain(doc).vision).toEqual([{ kind: 'paragraph', runs: [words] }])
    expect(plain(rebuilt(plain(doc)))).toEqual(plain(doc))
  })

  it('[B4] says nothing of whether the plan is public', () => {
    const doc = small()
    const before = JSON.stringify(archiveOf(doc))
    publishPlan(doc, by, { indexable: true })
    expect(JSON.stringify(archiveOf(doc))).toBe(before)
    const file = plain(doc)
    const told = rebuild({ ...file, about: { ...file.about, published: { indexable: true } } })
    expect(told).toMatchObject({ ok: false, faults: [{ at: ['about', 'published'], what: 'unknown' }] })
    expect(readAbout(rebuilt(file)).published).toBe(null)
  })
})

describe('a file that says something no board would say', () => {
  const wrong: [string, (file: ReturnType<typeof plain>) => unknown, (string | number)[], string][] = [
    [
      'a word for a number',
      f => ({ ...f, sessions: [{ ...f.sessions[0], lastNote: '2' }] }),
      ['sessions', 0, 'lastNote'],
      'wrong',
    ],
    [
      'a number that is none',
      f => ({ ...f, sessions: [{ ...f.sessions[0], lastNote: NaN }] }),
      ['sessions', 0, 'lastNote'],
      'wrong',
    ],
    ['a kind that is none', f => ({ ...f, notes: [{ ...f.notes[0], kind: 'rant' }] }), ['notes', 0, 'kind'], 'wrong'],
    [
      'a day that is none',
      f => ({ ...f, actions: [{ ...f.actions[0], due: '2027-02-31' }] }),
      ['actions', 0, 'due'],
      'wrong',
    ],
    [
      'words that are too long',
      f => ({ ...f, notes: [{ ...f.notes[0], text: 'x'.repeat(601) }] }),
      ['notes', 0, 'text'],
      'wrong',
    ],
    ['half a letter', f => ({ ...f, notes: [{ ...f.notes[0], text: '\ud800' }] }), ['notes', 0, 'text'], 'wrong'],
    [
      'a field that is none',
      f => ({ ...f, notes: [{ ...f.notes[0], author: 'Ann' }] }),
      ['notes', 0, 'author'],
      'unknown',
    ],
    ['a part that is none', f => ({ ...f, themes: [{ ...f.themes[0], id: 'a' }] }), ['themes', 0], 'wrong'],
    ['a list for a record', f => ({ ...f, notes: [[]] }), ['notes', 0], 'wrong'],
    ['a word for a list', f => ({ ...f, notes: 'none' }), ['notes'], 'wrong'],
    [
      'no notes at all',
      f => Object.fromEntries(Object.entries(f).filter(([key]) => key !== 'notes')),
      ['notes'],
      'missing',
    ],
    ['one note twice', f => ({ ...f, notes: [f.notes[0], f.notes[1], f.notes[0]] }), ['notes', 2], 'twice'],
    [
      'one link twice',
      f => ({
        ...f,
        actions: [
          {
            ...f.actions[0],
            sources: [
              ['note:note-0001', true],
              ['note:note-0001', true],
            ],
          },
        ],
      }),
      ['actions', 0, 'sources'],
      'wrong',
    ],
    [
      'plain words for prose',
      f => ({ ...f, actions: [{ ...f.actions[0], s: 'words' }] }),
      ['actions', 0, 's'],
      'wrong',
    ],
    [
      'a link mark in prose',
      f => ({
        ...f,
        vision: [{ kind: 'paragraph', runs: [{ text: 'x', bold: false, italic: false, href: 'javascript:1' }] }],
      }),
      ['vision', 0, 'runs', 0, 'href'],
      'unknown',
    ],
    [
      'a prototype',
      f => ({ ...f, about: { ...f.about, ...(JSON.parse('{"constructor":{"x":1}}') as object) } }),
      ['about', 'constructor'],
      'unknown',
    ],
  ]
  it.each(wrong)('[B5] is refused, with the place: %s', (_name, change, place, what) => {
    const refused = rebuild(change(plain(small())))
    expect(refused).toMatchObject({ ok: false, faults: [{ at: place, what }] })
  })

  it('[B5] is refused or said back, whatever it is', () => {
    const file = fc.dictionary(
      fc.constantFrom('about', 'wall', 'vision', ...registerNames),
      fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record(
            {
              id: fc.constantFrom('record-0001', 'record-0002'),
              s: fc.jsonValue(),
              log: fc.jsonValue(),
              spot: fc.jsonValue(),
            },
            { requiredKeys: [] },
          ),
        ),
      ),
    )
    const safe = fc.property(file, given => {
      const built = rebuild({ ...plain(newBoard()), ...given })
      if (built.ok)
        for (const [key, value] of Object.entries(given))
          if (Array.isArray(value))
            assert.equal((archiveOf(built.value) as unknown as Record<string, unknown[]>)[key]?.length, value.length)
    })
    fc.assert(safe, { numRuns: 500, seed: 13 })
  })

  it('[B5] lets fields be left out, which then read as nothing', () => {
    const doc = small()
    const file = plain(doc)
    const [first, ...others] = file.notes
    const { bigNeed: _bigNeed, fate: _fate, ...older } = there(first)
    expect(archiveOf(rebuilt({ ...file, notes: [older, ...others] }))).toEqual(archiveOf(doc))
  })
})

it('[B4] is put into a file under what differs from one file to the next', () => {
  const doc = small()
  const { format, version, exportedAt, board, ...rest } = withCover(
    { board: 'board-0001', exportedAt: at },
    archiveOf(doc),
  )
  expect([format, version, exportedAt, board]).toEqual(['folkmoot', archiveVersion, at, 'board-0001'])
  expect(rest).toEqual(archiveOf(doc))
  expect(rest.notes[0]).toMatchObject({ id: noteId(1), text: note(doc, 1).text })
})
