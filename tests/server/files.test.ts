// Files: every format holds what it must, of a full board and of any garbage at all.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import papaparse from 'papaparse'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { formats, fileOf, tearOffOf, type Source } from '#server/archive/files.ts'
import { planPage } from '#server/archive/page.ts'
import { boardIn } from '#server/archive/reading.ts'
import { footOf } from '#server/archive/styles.ts'
import { fillDemo } from '#server/demo/fill.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { planOf, tearOff } from '#shared/board/plan.ts'
import { plainText } from '#shared/board/prose.ts'
import { all } from '#shared/board/record.ts'
import { actions, letters, notes } from '#shared/board/schema.ts'
import { textOf } from '#shared/board/texts.ts'
import { diceFrom, newBoard, there } from '#tests/shared/support/boards.ts'
import { cellOf, elementOf, headingOf, paragraphOf } from '#tests/support/elements.ts'
import { figure } from '#tests/support/figures.ts'
import { boardOf, played } from '#tests/shared/support/playedBoards.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const madeAt = '2026-11-26T20:10:00.000Z'
const sourceOf = (doc: Y.Doc): Source => ({
  cover: { board: 'board-0001', exportedAt: madeAt },
  archive: archiveOf(doc),
  plan: planOf(doc),
})
const demo = new Y.Doc()
const files = new Map<string, Uint8Array>()
const text = (format: string) => strFromU8(there(files.get(format)))
/** The words of an XML or HTML text, as a reader sees them. */
const wordsIn = (markup: string) =>
  markup
    .replaceAll(/<w:br\/>|<br>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll('&amp;', '&')

beforeAll(async () => {
  fillDemo(demo, { origin: 'demo', at: madeAt, dice: diceFrom(3) })
  for (const format of formats) files.set(format, await fileOf(format, sourceOf(demo)))
})

/** Everything that somebody wrote and that every reader of the whole plan must find. */
const everyWord = () => [
  ...all(demo, notes).flatMap(([, note]) => [note.text, note.ref]),
  ...all(demo, actions).flatMap(([, action]) => [
    action.title,
    action.lead,
    action.statusNote,
    ...letters.flatMap(letter => plainText(action[letter]).split('\n')),
  ]),
]

describe('the files of the demo board', () => {
  it('print as tables on paper: each sheet across, its heads on every page, rows as high as their words', () => {
    const parts = unzipSync(there(files.get('xlsx')))
    const part = (name: string) => strFromU8(there(parts[name]))
    for (const [i, name] of ['Actions', 'Notes', 'Answers not used yet', 'Evidence', 'Organisations'].entries()) {
      expect(part('xl/workbook.xml')).toContain(`localSheetId="${i}">'${name}'!$A:$A,'${name}'!$1:$1<`)
      expect(part(`xl/worksheets/sheet${i + 1}.xml`)).toContain('orientation="landscape"')
    }
    const heights = [...part('xl/worksheets/sheet1.xml').matchAll(/<row [^>]* ht="(\d+)"/g)].map(([, ht]) => Number(ht))
    expect(heights).toHaveLength(1 + all(demo, actions).length)
    expect(heights[2]).toBeGreaterThanOrEqual(3 * 14)
    expect(Math.max(...heights)).toBeLessThanOrEqual(409)
  })

  it('hold every note and every letter of every action', () => {
    const word = strFromU8(there(unzipSync(there(files.get('docx')))['word/document.xml']))
    for (const written of [wordsIn(text('html')), wordsIn(word)]) {
      expect(everyWord().filter(each => !written.includes(each))).toEqual([])
    }
    const plainMarkdown = text('md').replaceAll(/\\(.)/g, '$1')
    expect(everyWord().filter(each => !plainMarkdown.includes(each))).toEqual([])
  })

  it('are one HTML page that needs no network and no script', () => {
    const html = text('html')
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bon\w+=|https?:/i)
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('@page { size: A4')
    // Whatever a link in the page leads to is in the page, once.
    const named = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(named).size).toBe(named.length)
    const led = [...html.matchAll(/href="([^"]+)"/g)].map(([, to = '']) => to)
    expect(led.length).toBeGreaterThan(30)
    expect(led.filter(to => !named.includes(to.slice(1)))).toEqual([])
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level, i) => level > 1 + (levels[i - 1] ?? 0))).toEqual([])
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption/g)?.length)
    expect(html).toMatch(/<td dir="auto" lang="ar">/)
  })

  it('keep each action in one piece on paper, and say on every page whose plan it is', () => {
    const parts = text('html').split('<div class="part">').slice(1)
    for (const [, { title }] of all(demo, actions)) {
      const own = parts.filter(part => part.split('</h3>')[0]?.includes(`>${title}<`))
      expect(own).toHaveLength(1)
      // Its name, its letters and its facts, and nothing of the next.
      expect(own[0]).toMatch(
        /^\s*<h3((?!<h3|<table)[^])*<table((?!<h3|<table|<dl)[^])*<dl>((?!<h3|<dl)[^])*<\/dl>\s*<\/div>/,
      )
    }
    const opened = text('html').match(/<div/g)?.length
    expect(text('html').match(/<\/div>/g)).toHaveLength(opened ?? 0)
    expect(text('html')).toContain('@bottom-left { content: "Larkwade Community Led Plan" }')
    expect(footOf('a"} </style>\n\\é')).toBe(
      '@page { @bottom-left { content: "a\\22 \\7d  \\3c \\2f style\\3e \\a \\5c é" } }\n',
    )
  })

  it('are a Word file with real headings, and tables whose head repeats', () => {
    const word = strFromU8(there(unzipSync(there(files.get('docx')))['word/document.xml']))
    for (const level of [1, 2, 3]) expect(word).toContain(`<w:pStyle w:val="Heading${level}"/>`)
    expect(word.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(10)
    expect(word).toContain('<w:bidi/>')
    const links = [...word.matchAll(/<w:hyperlink[^>]*w:anchor="([^"]+)"/g)].map(([, to]) => to)
    const marks = new Set([...word.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, name]) => name))
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(to => !marks.has(to))).toEqual([])
  })

  it('are a table with a byte order mark that any reader of CSV takes apart again', () => {
    const csv = text('csv')
    expect(there(files.get('csv')).subarray(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const { data, errors } = papaparse.parse<string[]>(csv.replace('\uFEFF', ''), { skipEmptyLines: true })
    expect(errors).toEqual([])
    const [head = [], ...rows] = data
    expect(rows.map(row => row[head.indexOf('Note')])).toEqual(planOf(demo).notes.map(note => note.text))
    expect(rows.every(row => row.length === head.length)).toBe(true)
  })

  it('are an Excel file whose cells are text', () => {
    const parts = unzipSync(there(files.get('xlsx')))
    const sheets = Object.keys(parts).filter(name => /worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets).toHaveLength(5)
    for (const name of sheets) expect(strFromU8(there(parts[name]))).not.toContain('<f>')
    const strings = wordsIn(
      Object.values(parts)
        .map(part => strFromU8(part))
        .join('\n'),
    )
    for (const [, { text: words }] of all(demo, notes)) expect(strings).toContain(words)
  })

  it('come together in one zip, from which the board can be built again', () => {
    const inside = unzipSync(there(files.get('zip')))
    expect(Object.keys(inside).toSorted()).toEqual([
      'answers.csv',
      'board.json',
      'notes.csv',
      'plan.docx',
      'plan.html',
      'plan.md',
      'tracker.xlsx',
    ])
    expect(inside['board.json']).toEqual(files.get('json'))
    const back = boardIn(text('json'))
    expect(back.ok && archiveOf(back.value)).toEqual(archiveOf(demo))
  })

  it('are the same for the same board at the same moment, but for the times inside Office files', async () => {
    for (const format of ['json', 'csv', 'md', 'html'] as const) {
      expect(await fileOf(format, sourceOf(demo))).toEqual(files.get(format))
    }
  })

  it('tell one organisation only what is asked of it', async () => {
    const sheet = there(tearOff(planOf(demo), 'organisation-highways'))
    const html = strFromU8(await tearOffOf('html', sheet, madeAt))
    expect(html).toContain('What we ask of County council, highways')
    expect(html).toContain('Make Wade Street safe to cross by the school')
    expect(html).not.toContain('Open a shop that the village owns')
    expect(html).not.toContain('218 of 357')
    const word = unzipSync(await tearOffOf('docx', sheet, madeAt))['word/document.xml']
    expect(wordsIn(strFromU8(there(word)))).toContain('412 of 1,236 cars')
  })

  it('leave the public page under 50 KB', () => {
    const page = planPage(planOf(demo), madeAt)
    expect(new TextEncoder().encode(page).length).toBeLessThan(50_000)
    expect(page).toContain('content="noindex"')
  })
})

describe('headings and tables that people made in a text', () => {
  const doc = newBoard()
  const items = elementOf(
    'bulletList',
    ['by foot', 'by bus'].map(text => elementOf('listItem', [paragraphOf(text)])),
  )
  const table = elementOf('table', [
    elementOf('tableRow', [cellOf(paragraphOf('Year')), cellOf(paragraphOf('How | why'))]),
    elementOf('tableRow', [cellOf(paragraphOf('2021')), cellOf(paragraphOf('Most came'), items)]),
  ])
  textOf(doc, 'place').insert(0, [headingOf('Who we are', 1), headingOf('In figures', 2), table])
  const made = (format: 'html' | 'md' | 'docx') => fileOf(format, sourceOf(doc))

  it('[F11] are headings and a table of a web page, the cells of its head naming their columns', async () => {
    const page = planPage(planOf(doc), madeAt)
    for (const html of [page, strFromU8(await made('html'))]) {
      const part = html.slice(
        html.indexOf('About our place</h2>'),
        html.indexOf('</section>', html.indexOf('In figures')),
      )
      expect(part).toContain('<h3 dir="auto">Who we are</h3>')
      expect(part).toContain('<h4 dir="auto">In figures</h4>')
      expect(part).toContain('aria-label="About our place: table 1"')
      expect(part).toContain(
        '<thead><tr><th scope="col" dir="auto">Year</th><th scope="col" dir="auto">How | why</th></tr></thead>',
      )
      expect(part.replaceAll(/\s*\n\s*/g, '')).toContain(
        '<tbody><tr><td dir="auto">2021</td><td><p dir="auto">Most came</p>' +
          '<ul><li><span dir="auto"><bdi>by foot</bdi></span></li><li><span dir="auto"><bdi>by bus</bdi></span></li></ul></td></tr></tbody>',
      )
    }
  })

  it('[F11] are headings and a table with pipes in Markdown', async () => {
    expect(strFromU8(await made('md'))).toContain(
      [
        '## About our place',
        '### Who we are',
        '#### In figures',
        '| Year | How \\| why |\n| --- | --- |\n| 2021 | Most came<br>• by foot<br>• by bus |',
      ].join('\n\n'),
    )
  })

  it('[F11] are headings and a table in Word, with a head that repeats and a real list in its cell', async () => {
    const word = strFromU8(there(unzipSync(await made('docx'))['word/document.xml']))
    const part = word.slice(word.indexOf('About our place'))
    const paragraphs = part.split('</w:p>')
    const having = (text: string) => there(paragraphs.find(each => each.includes(`>${text}<`)))
    expect(having('Who we are')).toContain('<w:pStyle w:val="Heading3"/>')
    expect(having('In figures')).toContain('<w:pStyle w:val="Heading4"/>')
    expect(having('by foot')).toContain('<w:numPr>')
    expect(having('Year')).toMatch(/<w:tblHeader\/>.*<w:b\/>/s)
    expect(having('2021')).not.toMatch(/<w:tblHeader\/>|<w:b\/>/)
  })
})

it('every format is made of any board, whatever stands on it', async () => {
  const total = fc.asyncProperty(played, async moves => {
    const doc = boardOf(moves)
    const source = sourceOf(doc)
    for (const format of formats) assert((await fileOf(format, source)).length > 0)
    for (const { id } of source.plan.organisations) await tearOffOf('html', there(tearOff(source.plan, id)), madeAt)
    const html = strFromU8(await fileOf('html', source))
    // What stands in the page is what a browser would find there: nothing is lost on the way.
    for (const note of source.plan.notes) assert(wordsIn(html).includes(seen(note.text)), JSON.stringify(note.text))
  })
  await fc.assert(total, { numRuns: figure(12, 400), seed: 31 })
})

/** Words without what no page can hold. */
function seen(words: string): string {
  return words
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '') // oxlint-disable-line no-control-regex
}
