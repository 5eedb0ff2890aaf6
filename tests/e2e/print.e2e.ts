// Print: every sheet as the PDF that a printer would get – its size, its pages, nothing cut, nothing missing.
import { AxeBuilder } from '@axe-core/playwright'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { expect, test, Workshop, type Hall } from './hall.ts'
import { a3, a4, cutIn, openSheet, pagesOf } from './printed.ts'
import { readQr } from './readQr.ts'

/** Notes that are hard to fit: long, without a space, tall, from right to left. */
const hard = [
  'W'.repeat(280),
  'The path by the river floods every winter and nobody can push a pram along it. '.repeat(4).slice(0, 280),
  'ممر آمن قرب المدرسة ومكان يلعب فيه الأطفال بعد الظهر. '.repeat(6).slice(0, 280),
  '公交车站没有座位老人等车很辛苦请在这里放一张长椅'.repeat(12).slice(0, 280),
  'สวนสาธารณะที่มีต้นไม้และที่นั่งสำหรับผู้สูงอายุ '.repeat(6).slice(0, 280),
  'Зебра біля школи, будь ласка, бо машини їдуть дуже швидко. '.repeat(5).slice(0, 280),
  'Ok',
]

/** A board with hard and easy notes: a theme, a stack, and some that nobody has sorted. */
async function fullBoard(hall: Hall): Promise<{ workshop: Workshop; refs: string[] }> {
  const first = await hall.workshop()
  await first.post(...hard, ...Array.from({ length: 40 }, (_, i) => `An easy idea, number ${i + 1}`))
  const board = (await first.exported()) as unknown as {
    notes: { ref: string; id: string; spot: { theme: string | null; rank: string }; stackedOn: string | null }[]
    themes: object[]
    about: object
  }
  const theme = (n: number, name: string) => ({
    id: `theme-000${n}`,
    name,
    statement: '',
    slot: n,
    rank: `a${n}`,
    domain: null,
  })
  const [top, below] = board.notes
  for (const [i, note] of board.notes.entries()) if (i % 3 !== 0) note.spot.theme = `theme-000${i % 3}`
  if (top !== undefined && below !== undefined) below.stackedOn = top.id
  board.themes = [theme(1, 'Roads that everybody can cross'), theme(2, '')]
  const made = await hall.ask<BoardMade>('POST', '/api/boards/import', { body: board })
  return { workshop: new Workshop(hall, made), refs: board.notes.map(({ ref }) => ref) }
}

test('posters and table cards have the code as a square that can be read small', async ({ hall }) => {
  const workshop = await hall.workshop()
  const { code } = workshop.made.board
  for (const [sheet, size] of [
    ['poster-a4', a4],
    ['poster-a3', a3],
  ] as const) {
    const page = await openSheet(hall, workshop, sheet)
    await expect(page.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible()
    expect(await pagesOf(page)).toEqual([size])
    expect(await cutIn(page, '.sheet')).toEqual([])
    expect(await readQr(page.locator('.sheet'), 6)).toBe(workshop.made.links.resident)
  }
  const cards = await openSheet(hall, workshop, 'cards')
  await cards.getByLabel('How many cards?').fill('9')
  await expect(cards.locator('.card')).toHaveCount(9)
  expect(await pagesOf(cards)).toEqual([a4, a4, a4])
  expect(await cutIn(cards, '.card')).toEqual([])
  const [first, square] = [cards.locator('.card').first(), cards.locator('.card .qr').first()]
  expect(await readQr(first, 2)).toBe(workshop.made.links.resident)
  // 45 mm wide without its border: 96 pixels are 25.4 mm.
  const { width = 0 } = (await square.boundingBox()) ?? {}
  expect((width / 96) * 25.4).toBeGreaterThan(50)
})

test('the code on the wall can be read from the back of the hall', async ({ hall }) => {
  const workshop = await hall.workshop()
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  await desk.getByRole('button', { name: 'Join screen' }).click()
  const wall = await workshop.open('viewer', '/wall', 'projector')
  await expect(wall.locator('.qr').first()).toBeVisible()
  expect(await readQr(wall.locator('body'), 6)).toBe(workshop.made.links.resident)
})

test('slips get numbers of their own, in small and large print', async ({ hall }) => {
  const workshop = await hall.workshop()
  const page = await openSheet(hall, workshop, 'slips')
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeDisabled()
  await page.getByLabel('New slips').fill('9')
  await page.getByRole('button', { name: 'Get numbers' }).click()
  await expect(page.locator('.slip')).toHaveCount(9)
  expect(await page.locator('.slip-ref').allTextContents()).toEqual(
    Array.from({ length: 9 }, (_, i) => `W1-00${i + 1}`),
  )
  expect(await pagesOf(page)).toEqual([a4, a4])
  expect(await cutIn(page, '.slip')).toEqual([])
  // Those that are printed already are not printed again with the next.
  await page.getByLabel('New slips').fill('3')
  await page.getByRole('button', { name: 'Get numbers' }).click()
  await expect(page.locator('.slip-ref')).toHaveText(['W1-010', 'W1-011', 'W1-012'])
  await page.getByRole('button', { name: 'All blank ones' }).click()
  await expect(page.locator('.slip')).toHaveCount(12)
  await page.getByRole('button', { name: 'Paper slips, large print' }).click()
  await expect(page.locator('.slips.large')).toHaveCount(6)
  expect(await pagesOf(page)).toEqual(Array.from({ length: 6 }, () => a4))
  expect(await cutIn(page, '.slip')).toEqual([])
  const smallest = await page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.slip p, .slip h3')].map(each =>
        Number.parseFloat(getComputedStyle(each).fontSize),
      ),
    ),
  )
  // 18 points are 24 pixels.
  expect(smallest).toBeGreaterThanOrEqual(24)
})

test('every note is on a label of its own, whole, and on a theme sheet', async ({ hall }) => {
  const { workshop, refs } = await fullBoard(hall)
  const labels = await openSheet(hall, workshop, 'labels')
  await expect(labels.locator('.label')).toHaveCount(refs.length)
  expect((await labels.locator('.label b').allTextContents()).toSorted()).toEqual(refs.toSorted())
  expect(await pagesOf(labels)).toEqual([a4, a4, a4])
  expect(await cutIn(labels, '.label')).toEqual([])
  const places = await labels.evaluate(() =>
    [...document.querySelectorAll('.labels')].flatMap(sheet => {
      const { left, top } = sheet.getBoundingClientRect()
      return [...sheet.querySelectorAll('.label')].map(label => {
        const box = label.getBoundingClientRect()
        return [box.left - left, box.top - top, box.width, box.height].map(px => Math.round((px / 96) * 254) / 10)
      })
    }),
  )
  const edge = 0.4
  for (const [i, [x = 0, y = 0, width = 0, height = 0]] of places.entries()) {
    const [column, row] = [i % 3, Math.floor((i % 21) / 3)]
    expect(Math.abs(x - (7.25 + column * 66))).toBeLessThan(edge)
    expect(Math.abs(y - (15.15 + row * 38.1))).toBeLessThan(edge)
    expect([width, height]).toEqual([63.5, 38.1])
  }
  for (const [sheet, size] of [
    ['themes', a4],
    ['themes-a3', a3],
  ] as const) {
    const themes = await openSheet(hall, workshop, sheet)
    await expect(themes.locator('.theme-sheet')).toHaveCount(3)
    expect((await themes.locator('tbody th').allTextContents()).toSorted()).toEqual(refs.toSorted())
    await expect(themes.getByText(/Says the same as/)).toHaveCount(1)
    const pages = await pagesOf(themes)
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(pages.filter(page => String(page) !== String(size))).toEqual([])
    expect(await cutIn(themes, '.theme-sheet tbody tr')).toEqual([])
  }
})

test('the print page can be used by everybody who may, and says so to others', async ({ hall }) => {
  const { workshop } = await fullBoard(hall)
  const page = await openSheet(hall, workshop, 'poster-a4')
  for (const sheet of ['Poster, A4', 'Table cards', 'Paper slips', 'Sticky labels', 'Theme sheets, A4']) {
    await page.getByRole('button', { name: sheet, exact: true }).click()
    await expect(page.getByRole('heading', { name: sheet })).toBeVisible()
    await expect(page.getByRole('region')).toBeVisible()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${sheet} ${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
  }
  const stranger = await hall.person('phone')
  await stranger.goto(`/b/${workshop.id}/print#key=${workshop.made.keys.editor}`)
  await expect(stranger.getByRole('heading', { name: 'Printing is for facilitators and helpers' })).toBeVisible()
})
