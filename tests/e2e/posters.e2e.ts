// Posters: themes on A1, A0 and four sheets of A3, as the PDF that a printer would get – for no note, one, thirty and three hundred.
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright/test'
import { print } from '#client/words/print.ts'
import { showChoices } from '#shared/board/operations/choices.ts'
import { moveNotes, postNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { by, newBoard, noteId, themeId } from '#tests/shared/support/boards.ts'
import { expect, test, type Hall, type Workshop } from './hall.ts'
import { a0, a1, a3, cutIn, openSheet, pagesOf, workshopOf } from './printed.ts'
import { readQr } from './readQr.ts'

const said = [
  'A crossing by the school, please, because cars come round the bend very fast in the morning.',
  'Later buses home',
  'ممر آمن قرب المدرسة ومكان يلعب فيه الأطفال بعد الظهر',
  'Llwybr diogel i’r ysgol, a lle i’r plant chwarae ar ôl yr ysgol',
  'Zebrastreifenbeleuchtungsanlagenwartungsvertrag erneuern',
  'W'.repeat(280),
  'The path by the river floods every winter and nobody can push a pram along it. '.repeat(4).slice(0, 280),
]
/** Themes by name, with how many notes lie in each. */
const names: readonly (readonly [string, number])[] = [
  ['Geschwindigkeitsbegrenzungen', 0],
  ['السلامة على الطرق ومكان آمن للأطفال', 1],
  ['Trafnidiaeth gyhoeddus a llwybrau diogel i bawb yn y pentref', 30],
  ['Getting around', 300],
  ['O'.repeat(120), 7],
]
const stacked = 4

/** One theme has a stack with dots on it, and all have as long a statement as there is room for. */
async function fullBoard(hall: Hall): Promise<Workshop> {
  const doc = newBoard()
  let next = 1
  for (const [i, [name, count]] of names.entries()) {
    const theme = themeId(i + 1)
    addTheme(doc, by, { theme, name })
    nameTheme(doc, by, { theme, statement: i % 2 === 0 ? 'Streets are for people first. '.repeat(33).trim() : '' })
    const numbers = Array.from({ length: count }, () => next++)
    const notes = numbers.map(n => ({
      id: noteId(n),
      kind: 'idea' as const,
      text: said[n % said.length] ?? '',
      via: 'phone' as const,
      lang: null,
    }))
    if (notes.length === 0) continue
    postNotes(doc, by, notes)
    moveNotes(doc, by, { notes: numbers.map(noteId), theme, place: 'last' })
    const [first = 0, ...others] = numbers
    if (count === 300) {
      stackNotes(doc, by, { notes: others.slice(0, stacked - 1).map(noteId), on: noteId(first) })
      showChoices(doc, by, { round: 1, sums: new Map([[noteId(first), { dots: 9, people: 5, paper: 3 }]]) })
    }
  }
  return workshopOf(hall, doc)
}

const posters = (page: Page) => page.locator('.theme-poster')
const shownNotes = (poster: Locator) => poster.locator('li:not([hidden])')

/** What is wrong with the lie of a poster: notes over the edge of their box, a box over the room for slips, too little room. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll('.theme-poster')].flatMap(poster => {
      const box = (selector: string) => poster.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
      const whole = poster.getBoundingClientRect()
      const [list, room, foot] = [box('ul'), box('.theme-poster-room'), box('footer')]
      const faults = [...poster.querySelectorAll('li:not([hidden])')].flatMap(note => {
        const { right, left, bottom } = note.getBoundingClientRect()
        const isIn = right <= list.right + 0.5 && left >= list.left - 0.5 && bottom <= list.bottom + 0.5
        return isIn ? [] : [`cut: ${note.textContent}`]
      })
      if (list.bottom > room.top) faults.push('notes in the room')
      if (room.height * 3 < whole.height) faults.push(`room of ${room.height} in ${whole.height}`)
      if (room.bottom > foot.top || foot.bottom > whole.bottom) faults.push('no place for the code')
      const colours = [poster, ...poster.querySelectorAll('*')].flatMap(each => {
        const { color, backgroundColor, borderTopColor } = getComputedStyle(each)
        return [color, backgroundColor, borderTopColor]
      })
      const isGrey = (colour: string) => new Set(colour.match(/\d+/g)?.slice(0, 3)).size === 1
      return [...faults, ...colours.filter(colour => !isGrey(colour))]
    }),
  )
  await page.emulateMedia({ media: null })
  return faults
}

for (const [sheet, size, times] of [
  ['wall-a1', a1, 1],
  ['wall-a0', a0, 1],
  ['wall-a3', a3, 4],
] as const) {
  test(`theme posters on ${sheet} have every theme, nothing cut, and a third to stick slips on`, async ({ hall }) => {
    const workshop = await fullBoard(hall)
    const page = await openSheet(hall, workshop, sheet)
    await expect(posters(page)).toHaveCount(names.length * times)
    await expect(page.locator('.theme-poster .how-code')).toHaveCount(names.length * times)
    expect(await pagesOf(page)).toEqual(Array.from({ length: names.length * times }, () => size))
    expect(await cutIn(page, '.theme-poster')).toEqual([])
    expect(await faultsOf(page)).toEqual([])

    for (const [i, [name, count]] of names.entries()) {
      const poster = posters(page).nth(i * times)
      await expect(poster.locator('.theme-poster-ref')).toHaveText(`T${i + 1}`)
      await expect(poster.locator('h3')).toHaveText(name)
      await expect(poster.locator('.theme-poster-count')).toHaveText(print.wall.count(count, 0))
      await expect(poster.locator('.theme-poster-room')).toHaveText(print.wall.room)
      const shown = await shownNotes(poster).count()
      const told = count === 300 ? shown + stacked - 1 : shown
      expect(shown).toBeGreaterThanOrEqual(Math.min(count, 3))
      const more = poster.locator('.theme-poster-more')
      if (told === count) await expect(more).toHaveCount(0)
      else await expect(more).toHaveText(print.wall.more(count - told))
    }
    // What has most dots stands first, with its reference.
    await expect(shownNotes(posters(page).nth(3 * times)).first()).toContainText(
      /\[W1-\d{3}\] · 4 people said this · 12 dots/,
    )
  })
}

test('long words stay whole in the name of a poster, and the code can be read from it', async ({ hall }) => {
  const workshop = await fullBoard(hall)
  const page = await openSheet(hall, workshop, 'wall-a1')
  await expect(page.locator('.theme-poster .how-code')).toHaveCount(names.length)
  const lines = await posters(page)
    .locator('h3')
    .evaluateAll(all =>
      all.map(each => {
        const range = document.createRange()
        range.selectNodeContents(each)
        return range.getClientRects().length
      }),
    )
  expect(lines[0]).toBe(1)
  expect(lines[4]).toBeGreaterThan(1)
  expect(await readQr(page.locator('.sheet').first(), 1)).toBe(workshop.made.links.resident)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
})

test('only the themes that are chosen are printed', async ({ hall }) => {
  const workshop = await fullBoard(hall)
  const page = await openSheet(hall, workshop, 'wall-a3')
  const choice = page.getByRole('group', { name: print.wall.which })
  await expect(choice.getByRole('checkbox')).toHaveCount(names.length)
  for (const n of [1, 2, 4, 5]) await choice.getByRole('checkbox', { name: `T${n} ` }).uncheck()
  await expect(page.locator('.sheet > p')).toHaveText(print.wall.places.map(place => print.wall.sheet('T3', place)))
  await expect(page.getByRole('button', { name: print.go(4) })).toBeEnabled()
  // The four show a poster that is twice as wide and as high as one of them, each the quarter that it is.
  const quarters = await page.evaluate(() =>
    [...document.querySelectorAll('.tile-window')].map(tile => {
      const [seen, whole] = [
        tile.getBoundingClientRect(),
        tile.firstElementChild?.getBoundingClientRect() ?? new DOMRect(),
      ]
      return [(seen.left - whole.left) / whole.width, (seen.top - whole.top) / whole.height].map(part =>
        part.toFixed(2),
      )
    }),
  )
  expect(quarters).toEqual([
    ['0.00', '0.00'],
    ['0.50', '0.00'],
    ['0.00', '0.50'],
    ['0.50', '0.50'],
  ])
  await choice.getByRole('checkbox', { name: 'T3 ' }).uncheck()
  await expect(page.getByText(print.nothing)).toBeVisible()
})
