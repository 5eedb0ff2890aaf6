// Answers from phones that nobody has used: in the files by action and question, word for word, and not on the public page.
import { expect, it } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import * as Y from 'yjs'
import { fileOf, type Format } from '#server/archive/files.ts'
import { run } from '#server/archive/jobs.ts'
import { planPage } from '#server/archive/page.ts'
import { boardIn } from '#server/archive/reading.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { dropAction } from '#shared/board/operations/actions.ts'
import { giveSuggestion, putAside, takeSuggestion } from '#shared/board/operations/suggestions.ts'
import { planOf } from '#shared/board/plan.ts'
import { remove } from '#shared/board/record.ts'
import { actions, type Letter, type SuggestionId } from '#shared/board/schema.ts'
import { actionId, by, draft, newBoard } from './support/boards.ts'

const id = (n: number) => `suggestion-000${n}` as SuggestionId
const words = ['=Two swings', 'A *slide*', 'By the <spring> & autumn', 'Words in the cell']
const [swings = '', slide = '', spring = '', used = ''] = words

/** Answers to two actions, of which one is used and one put aside. */
function board() {
  const doc = newBoard()
  draft(doc, 1)
  draft(doc, 2)
  const give = (n: number, action: number, letter: Letter, text: string) =>
    giveSuggestion(doc, by, { suggestion: id(n), action: actionId(action), letter, text })
  give(1, 2, 'm', swings)
  give(2, 1, 't', spring)
  give(3, 1, 's', slide)
  give(4, 1, 's', used)
  takeSuggestion(doc, by, { suggestion: id(4) })
  putAside(doc, by, { suggestion: id(3) })
  return doc
}
const at = '2026-11-22T19:40:00.000Z'
const fileAs = (doc: ReturnType<typeof board>, format: Format) =>
  fileOf(format, { cover: { board: 'board-0001', exportedAt: at }, archive: archiveOf(doc), plan: planOf(doc) })
const inside = (zipped: Uint8Array) =>
  Object.entries(unzipSync(zipped))
    .map(([, part]) => strFromU8(part))
    .join('\n')

it('[F10] is listed by action and letter, without those that are used, and last when its action has gone', () => {
  const doc = board()
  const told = () => planOf(doc).answers.map(each => [each.action?.ref ?? null, each.letter, each.text, each.isAside])
  expect(told()).toEqual([
    ['A1', 's', slide, true],
    ['A1', 't', spring, false],
    ['A2', 'm', swings, false],
  ])
  dropAction(doc, by, { action: actionId(1) })
  remove(doc, actions, actionId(1))
  expect(told().map(([ref, , text]) => [ref, text])).toEqual([
    ['A2', swings],
    [null, slide],
    [null, spring],
  ])
})

it('[F10] stands in every kind of file, and the public page holds none of it', async () => {
  const doc = board()
  const unescaped = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll(/\\(.)/g, '$1')
  const files = {
    md: strFromU8(await fileAs(doc, 'md')),
    html: strFromU8(await fileAs(doc, 'html')),
    docx: inside(await fileAs(doc, 'docx')),
    xlsx: inside(await fileAs(doc, 'xlsx')),
    csv: strFromU8(unzipSync(await fileAs(doc, 'zip'))['answers.csv'] ?? new Uint8Array()),
    json: strFromU8(await fileAs(doc, 'json')),
  }
  for (const [format, text] of Object.entries(files)) {
    const missing = [swings, slide, spring].filter(each => !unescaped(text).includes(each))
    expect([format, missing]).toEqual([format, []])
  }
  // What somebody typed is no formula.
  expect(files.csv).toContain(`'${swings}`)
  expect(files.csv).not.toContain(used)
  const page = unescaped(planPage(planOf(doc), at))
  expect([swings, slide, spring].filter(each => page.includes(each))).toEqual([])
  const back = boardIn(files.json)
  expect(back.ok && archiveOf(back.value)).toEqual(archiveOf(doc))
})

it('[F10] is counted for whoever publishes, as long as nobody has looked at it', async () => {
  const doc = board()
  const open = () => run({ kind: 'open', state: Y.encodeStateAsUpdate(doc) })
  expect(await open()).toMatchObject({ answers: 2 })
  putAside(doc, by, { suggestion: id(1) })
  expect(await open()).toMatchObject({ answers: 1 })
})
