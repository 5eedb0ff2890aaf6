// Texts of the plan: started once, kept with the board, and read in the plan under their own headings.
import { expect, it } from 'vitest'
import { planDocument } from '#server/archive/planDocument.ts'
import { markdownOf } from '#server/archive/markdown.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { startText } from '#shared/board/operations/texts.ts'
import { planOf } from '#shared/board/plan.ts'
import { appendProse, plainText, readProse } from '#shared/board/prose.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { textOf, texts } from '#shared/board/texts.ts'
import { at, by, newBoard } from './support/boards.ts'

it('[F8] a text is started with words only while nothing is written in it', () => {
  const doc = newBoard()
  const asked = () => plainText(readProse(textOf(doc, 'asked')))
  appendProse(textOf(doc, 'asked'), '')
  expect(startText(doc, by, { text: 'asked', words: 'Launch night\nSchool afternoon' }).ok).toBe(true)
  expect(asked()).toBe('Launch night\nSchool afternoon')
  expect(startText(doc, by, { text: 'asked', words: 'Again' })).toEqual({ ok: false, reason: 'written-already' })
  expect(asked()).toBe('Launch night\nSchool afternoon')
})

it('[B5] every text is kept in the archive, and stands in the plan under its own heading', () => {
  const doc = newBoard()
  for (const text of texts) appendProse(textOf(doc, text), `Words of ${text}`)
  const built = rebuild(JSON.parse(JSON.stringify(archiveOf(doc))))
  const copy = built.ok ? built.value : newBoard()
  expect(texts.map(text => plainText(readProse(textOf(copy, text))))).toEqual(texts.map(text => `Words of ${text}`))
  const read = markdownOf(planDocument(planOf(copy), { everyNote: false, madeAt: at }))
  const places = ['## Our vision', '## About our place', '## How we asked', '## Thanks'].map(each => read.indexOf(each))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  for (const text of texts) expect(read).toContain(`Words of ${text}`)
  expect(Math.min(...places)).toBeGreaterThan(0)
})
