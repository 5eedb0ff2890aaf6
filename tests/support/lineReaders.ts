// Line readers: everybody who tells what is in the plan – screens, the plan, each file, the public page – asked alike.
import { strFromU8, unzipSync } from 'fflate'
import * as Y from 'yjs'
import { fileOf, type Source } from '#server/archive/files.ts'
import { planPage } from '#server/archive/page.ts'
import { boardIn } from '#server/archive/reading.ts'
import { actionSheet } from '#server/archive/tables.ts'
import { boardStore } from '#client/board/boardStore.ts'
import { plan as words } from '#client/words/plan.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { arrange } from '#shared/board/arrangement.ts'
import { planOf } from '#shared/board/plan.ts'
import { ids, mapOf, read } from '#shared/board/record.ts'
import { actions } from '#shared/board/schema.ts'
import { isReady } from '#tests/shared/support/places.ts'

/** The ids or the titles of the actions that somebody shows as being in the plan, in order of name. */
export type Shown = readonly string[]
export type Reader = (doc: Y.Doc) => Shown | Promise<Shown>

const madeAt = '2026-11-26T20:10:00.000Z'
const sourceOf = (doc: Y.Doc): Source => ({
  cover: { board: 'board-0001', exportedAt: madeAt },
  archive: archiveOf(doc),
  plan: planOf(doc),
})
const file = async (format: 'json' | 'md' | 'html' | 'docx' | 'xlsx' | 'zip', doc: Y.Doc) =>
  fileOf(format, sourceOf(doc))
const text = async (format: 'json' | 'md' | 'html', doc: Y.Doc) => strFromU8(await file(format, doc))

/** The titles that titles are looked for by: `Wish 0001`. Nothing else on these boards looks like one. */
const aTitle = /Wish \d{4}/g
const titlesIn = (shown: string) => [...new Set(shown.match(aTitle) ?? [])].sort()

/** What stands before the wishes, without what stands under “Still a wish” in a theme. */
function beforeWishes(page: string, [glance, wishes]: readonly [string, string], stillWish: RegExp): string {
  const start = page.indexOf(glance)
  const end = page.indexOf(wishes, start)
  return page.slice(start, end === -1 ? page.length : end).replaceAll(stillWish, '')
}

function wordsOfPage(html: string): Shown {
  const headings = [`>${words.glance}</h2>`, `>${words.wishList}</h2>`] as const
  return titlesIn(beforeWishes(html, headings, new RegExp(`<strong>${words.stillWish}</strong>.*?</ul>`, 'gs')))
}

const titleOf = (doc: Y.Doc, id: string) => read(doc, actions, id as never)?.title ?? id

/** Screens and the plan: quick enough to be asked after every step. */
export const quickReaders: Readonly<Record<string, Reader>> = {
  'the arrangement': doc =>
    arrange(doc)
      .list('above')
      .map(id => titleOf(doc, id))
      .sort(),
  'a screen': doc => {
    const store = boardStore(doc)
    const above = store.list('above').map(id => titleOf(doc, id))
    store.close()
    return above.sort()
  },
  'the plan': doc => {
    const plan = planOf(doc)
    return [...plan.actions, ...plan.wishes.filter(({ isInPlan }) => isInPlan)].map(({ title }) => title).sort()
  },
}

/** Every file, and the public page. */
export const files: Readonly<Record<string, Reader>> = {
  'the public page': doc => wordsOfPage(planPage(planOf(doc), madeAt)),
  'the HTML file': async doc => wordsOfPage(await text('html', doc)),
  'the Markdown file': async doc => {
    const [page, heads] = [await text('md', doc), [`## ${words.glance}`, `## ${words.wishList}`] as const]
    return titlesIn(beforeWishes(page, heads, new RegExp(`\\*\\*${words.stillWish}\\*\\*.*?(?=\n#|$)`, 'gs')))
  },
  'the Word file': async doc => {
    const document = strFromU8(unzipSync(await file('docx', doc))['word/document.xml'] ?? new Uint8Array())
    const plain = document.replaceAll(/<w:pStyle w:val="(Heading\d)"\/>/g, '\n[$1] ').replaceAll(/<[^>]*>/g, '')
    const heads = [`[Heading2] ${words.glance}`, `[Heading2] ${words.wishList}`] as const
    return titlesIn(beforeWishes(plain, heads, new RegExp(`${words.stillWish}(?!\\.).*?(?=\n\\[|$)`, 'gs')))
  },
  'the spreadsheet': doc => {
    const { columns, rows } = actionSheet(planOf(doc))
    const [line, title] = [words.actionCells.line, words.columns.action].map(name =>
      columns.findIndex(({ label }) => label === name),
    ) as [number, number]
    return rows.flatMap(row => (row[line] === words.actionCells.inPlan ? [row[title] ?? ''] : [])).sort()
  },
  'a board built from the archive': async doc => {
    const built = boardIn(await text('json', doc))
    return built.ok
      ? planOf(built.value)
          .actions.map(({ title }) => title)
          .sort()
      : [built.reason]
  },
}

/** A copy of a board on which every action has a title that can be found in files. */
export function retitled(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  for (const [i, id] of ids(copy, actions).sort().entries())
    mapOf(copy, actions, id)?.set('title', `Wish ${String(i).padStart(4, '0')}`)
  return copy
}

/** Who shows something else than what is put above the line and ready by the tests' own reckoning. */
export async function wrongAbout(doc: Y.Doc, readers: Readonly<Record<string, Reader>>): Promise<string[]> {
  const right = ids(doc, actions)
    .flatMap(id => {
      const action = read(doc, actions, id)
      return action?.spot.line === 'above' && isReady(doc, action) ? [action.title] : []
    })
    .sort()
  const wrong: string[] = []
  for (const [name, reader] of Object.entries(readers)) {
    const shown = await reader(doc)
    if (shown.join() !== right.join()) wrong.push(`${name} shows ${shown.join()} and not ${right.join()}`)
  }
  return wrong
}
