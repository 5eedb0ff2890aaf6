// @vitest-environment jsdom
// Hostile words: what looks like a script or a formula is words in every file.
import { strFromU8, unzipSync } from 'fflate'
import papaparse from 'papaparse'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { archiveOf, withCover } from '#shared/board/archive.ts'
import { fileOf, tearOffOf } from '#server/archive/files.ts'
import { planPage } from '#server/archive/page.ts'
import { boardIn } from '#server/archive/reading.ts'
import { draftAction, fillAction, letterText, setPartner } from '#shared/board/operations/actions.ts'
import { keepEvidence, keepOrganisation } from '#shared/board/operations/facts.ts'
import { nameTheme } from '#shared/board/operations/themes.ts'
import { planOf, tearOff } from '#shared/board/plan.ts'
import { patch } from '#shared/board/record.ts'
import { letters, notes, visionOf } from '#shared/board/schema.ts'
import {
  actionId,
  addThemes,
  at,
  by,
  evidenceId,
  newBoard,
  noteId,
  organisationId,
  post,
  themeId,
  there,
} from '#tests/shared/support/boards.ts'
import { headingOf, tableSaying } from '#tests/support/elements.ts'

const scripts = [
  'javascript:alert(1)',
  'JaVa\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</style></title><script>alert(1)</script>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  ']]></w:t><w:instrText>DDEAUTO c:\\\\cmd</w:instrText>',
]

/** A board with these words in every place where somebody can write some. */
function boardSaying(words: string): Y.Doc {
  const doc = newBoard()
  post(doc, 1, 2)
  addThemes(doc, 1)
  patch(doc, notes, noteId(1), {
    text: words,
    bigNeed: words,
    lang: words,
    fate: { kind: 'not-taken', to: words, why: words },
  })
  nameTheme(doc, by, { theme: themeId(1), name: words, statement: words })
  keepEvidence(doc, by, {
    evidence: evidenceId(1),
    claim: words,
    figure: words,
    source: words,
    ref: words,
    gatheredBy: words,
  })
  keepOrganisation(doc, by, { organisation: organisationId(1), name: words, ask: words, replyWords: words })
  const sources = [`note:${noteId(2)}`, `theme:${themeId(1)}`, `evidence:${evidenceId(1)}`]
  draftAction(doc, by, { action: actionId(1), title: words, sources, place: 'last' })
  fillAction(doc, by, {
    action: actionId(1),
    lead: words,
    deputy: words,
    cost: words,
    moneyFrom: words,
    statusNote: words,
  })
  setPartner(doc, by, { action: actionId(1), partner: organisationId(1), as: { name: words, reply: 'asked' } })
  const about = doc.getMap('about')
  for (const field of ['title', 'place', 'question', 'controller']) about.set(field, words)
  for (const letter of letters) writeWildly(there(letterText(doc, actionId(1), letter)), words)
  writeWildly(visionOf(doc), words)
  visionOf(doc).insert(0, [headingOf(words, 1), headingOf(words, 2), tableSaying([words, words], [words, words])])
  return doc
}

/** What a forged change may leave in a text: marks and elements that no editor of ours knows. */
function writeWildly(text: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  const image = new Y.XmlElement('img')
  text.insert(0, [paragraph, image])
  image.setAttribute('src', 'x')
  image.setAttribute('onerror', 'alert(1)')
  image.insert(0, [new Y.XmlText(words)])
  ;(paragraph.get(0) as Y.XmlText).insert(0, words, { link: { href: 'javascript:alert(1)' }, bold: {} })
}

function assertInert(html: string, words: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html')
  expect(
    page.querySelectorAll('script, img, svg, iframe, object, embed, link, base, form, style ~ style'),
  ).toHaveLength(0)
  for (const element of page.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^src$|^srcset$|^action$/)
      if (name === 'href') expect(value).toMatch(/^#/)
      if (name === 'style') expect(value).toMatch(/^width:\d+%$/)
      if (name === 'lang') expect(value).toMatch(/^[A-Za-z0-9-]+$/)
    }
  }
  // Not one letter of it is lost by being harmless.
  expect(page.body.textContent).toContain(words)
  expect(page.title).toContain(words.replaceAll(/\s+/g, ' '))
}

const cover = { board: 'board-0001', exportedAt: at }
const sourceOf = (doc: Y.Doc) => ({ cover, archive: archiveOf(doc), plan: planOf(doc) })

describe('row 35: words that look like a script', () => {
  it.each(scripts)('are words in every file: %j', async words => {
    const source = sourceOf(boardSaying(words))
    assertInert(strFromU8(await fileOf('html', source)), words)
    assertInert(planPage(source.plan, at), words)
    const sheet = strFromU8(await tearOffOf('html', there(tearOff(source.plan, organisationId(1))), at))
    assertInert(sheet, words)
    const markdown = strFromU8(await fileOf('md', source))
    expect(markdown.replaceAll('<br>', '')).not.toMatch(/(?<!\\)[<[\]]|(?<!\\):\/\//)
    for (const format of ['docx', 'xlsx'] as const) {
      for (const [name, part] of Object.entries(unzipSync(await fileOf(format, source)))) {
        const xml = strFromU8(part)
        if (name.endsWith('.rels')) expect(xml).not.toContain('External')
        expect(xml).not.toMatch(/<w:instrText[^>]*>[^<]*DDE|<f>/)
      }
    }
  })

  it.each(scripts)('come back from a file as the same words: %j', words => {
    const doc = boardSaying(words)
    const read = boardIn(JSON.stringify(withCover(cover, archiveOf(doc))))
    expect(read.ok && archiveOf(read.value)).toEqual(archiveOf(doc))
  })
})

const formulas = [
  '=1+1', '=cmd|\' /C calc\'!A0', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '"=1', '""=1', "'=1", ' =1',
  ' \t "=1', '\u00A0=1', '\u200B=1', '\uFEFF=1', '＝1', '＋1', '－1', '＠SUM', '\u2212 1', '=1\n=2', '","=1', '\r\n=1',
  `=${'x'.repeat(32_768)}`, 'x;=1', '=HYPERLINK("https://evil.example","x")',
] // prettier-ignore

describe('row 36: cells that look like a formula', () => {
  /** A cell as LibreOffice and Excel take it: quotes are taken off, and what begins like a formula is one. */
  const isFormula = (cell: string) => /^[=+\-@＝＋－＠\u2212]/u.test(cell.replace(/^[\s\0"\uFEFF\u200B]+/u, ''))

  it.each(formulas)('are text in the CSV: %j', async words => {
    const csv = strFromU8(await fileOf('csv', sourceOf(boardSaying(words))))
    const { data, errors } = papaparse.parse<string[]>(csv.slice(1), { delimiter: ',' })
    expect(errors).toEqual([])
    const [head = [], ...rows] = data.filter(row => row.length > 1)
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      expect(row).toHaveLength(head.length)
      for (const cell of row) expect(isFormula(cell), cell.slice(0, 40)).toBe(false)
    }
    expect(rows.flat().join()).toContain(words.slice(0, 600).trim().slice(-20))
  })

  it.each(formulas)('are text in the Excel file: %j', async words => {
    const parts = unzipSync(await fileOf('xlsx', sourceOf(boardSaying(words))))
    for (const [name, part] of Object.entries(parts)) {
      if (!name.includes('worksheets/sheet')) continue
      const xml = strFromU8(part)
      expect(xml).not.toMatch(/<f[ >]/)
      for (const [cell] of xml.matchAll(/<c [^>]*>(?=<v>|<is>)/g)) expect(cell).toMatch(/ t="(s|inlineStr)"/)
    }
  })

  it('leave other words alone', async () => {
    for (const words of ['Bins', 'A – B', "it's", '5 = five', '(=1)', 'https://x', 'ŵ', '٣ حافلات']) {
      const csv = strFromU8(await fileOf('csv', sourceOf(boardSaying(words))))
      const { data } = papaparse.parse<string[]>(csv.slice(1), { delimiter: ',' })
      expect(data[1]).toContain(words)
    }
  })
})
