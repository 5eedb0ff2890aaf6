// Helper mode: slips typed up through a bad line, each once; people without a phone; a tablet that goes round.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test, type Workshop } from './hall.ts'

async function helperMode(workshop: Workshop, page: Page): Promise<void> {
  await page.goto(`/b/${workshop.id}/desk?helper#key=${workshop.made.keys.helper}`)
  await expect(page.getByRole('heading', { name: 'Helper mode' })).toBeVisible()
}

interface WithRefs {
  readonly notes: readonly { readonly ref: string; readonly text: string }[]
  readonly sessions: readonly { readonly helped: number }[]
}
const exported = async (workshop: Workshop) => (await workshop.exported()) as unknown as WithRefs
const refsOf = async (workshop: Workshop) =>
  Object.fromEntries((await exported(workshop)).notes.map(({ ref, text }) => [ref, text]))

test('slips are typed with Enter alone, through a line that breaks, each once', async ({ hall }) => {
  const workshop = await hall.workshop()
  await hall.ask('POST', `/api/boards/${workshop.id}/slips`, {
    ticket: await workshop.ticket('helper'),
    body: { count: 10 },
  })
  const page = await hall.person('laptop')
  await helperMode(workshop, page)
  const number = page.getByLabel('Number on the slip')
  const type = async (...lines: string[]) => {
    for (const line of lines) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
  }
  await number.focus()
  await type('3', 'A bench by the bus stop', 'w1-7', 'Slow the lorries')
  await expect(page.getByText('W1-007 · Idea · On the board')).toBeVisible()
  await expect(number).toBeFocused()

  await type('3')
  await expect(page.getByText('W1-003 is in already: A bench by the bus stop')).toBeVisible()
  await expect(number).toBeFocused()
  await number.fill('')
  await type('99')
  await expect(page.getByText('There is no slip 99.')).toBeVisible()

  await hall.cutLine()
  await number.fill('')
  await type('4', 'A warm room in winter', '5', 'Later buses', '', 'No number on this one')
  await expect(page.getByText(/3 notes are safe here/)).toBeVisible()
  await number.fill('')
  await type('4')
  await expect(page.getByText('W1-004 is in already: A warm room in winter')).toBeVisible()
  await number.fill('')
  await hall.mendLine()
  await page.reload()
  await expect(page.getByText('W1-005 · Idea · On the board')).toBeVisible({ timeout: 30_000 })
  await expect
    .poll(() => refsOf(workshop))
    .toEqual({
      'W1-003': 'A bench by the bus stop',
      'W1-004': 'A warm room in winter',
      'W1-005': 'Later buses',
      'W1-007': 'Slow the lorries',
      'W1-011': 'No number on this one',
    })

  await page.getByRole('listitem').filter({ hasText: 'W1-005' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Words on the slip')).toHaveValue('Later buses')
  await number.fill('6')
  await number.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(async () => Object.keys(await refsOf(workshop))).toContain('W1-006')
  expect(Object.keys(await refsOf(workshop))).not.toContain('W1-005')
})

test('a slip that two helpers type is told to the second, who may add it under a new number', async ({ hall }) => {
  const workshop = await hall.workshop()
  const ticket = await workshop.ticket('helper')
  await hall.ask('POST', `/api/boards/${workshop.id}/slips`, { ticket, body: { count: 2 } })
  const page = await hall.person('laptop')
  await helperMode(workshop, page)
  await page.context().setOffline(true)
  await page.getByLabel('Number on the slip').fill('1')
  await page.getByLabel('Words on the slip').fill('From the other pile')
  await page.keyboard.press('Enter')
  const other = { id: crypto.randomUUID(), kind: 'idea', text: 'From the first pile', via: 'paper', slip: 'W1-001' }
  await hall.ask('POST', `/api/boards/${workshop.id}/notes`, { ticket, body: other })
  await page.context().setOffline(false)
  await expect(page.getByText(/The slip with this number is in already/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Add under a new number' }).click()
  await expect
    .poll(() => refsOf(workshop))
    .toEqual({ 'W1-001': 'From the first pile', 'W1-003': 'From the other pile' })
})

test('people without a phone are counted, and the page is for everybody', async ({ hall }) => {
  const workshop = await hall.workshop()
  const page = await hall.person('phone')
  await helperMode(workshop, page)
  await page.getByRole('button', { name: 'For someone here' }).click()
  const words = page.getByLabel('What they say')
  await words.fill('The clinic is too far')
  await words.press('Enter')
  await words.fill('A bus to it')
  await words.press('Enter')
  await expect(page.getByText('This person: 2 notes')).toBeVisible()
  await page.getByRole('button', { name: 'Next person' }).click()
  await expect(words).toBeFocused()
  await words.fill('More benches')
  await words.press('Enter')
  await expect(page.getByText('2 people without a phone so far')).toBeVisible()
  expect((await exported(workshop)).sessions[0]?.helped).toBe(2)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('on a tablet that goes round each person is somebody new, also while the line is down', async ({ hall }) => {
  const workshop = await hall.workshop()
  const page = await hall.person('tablet')
  await helperMode(workshop, page)
  await page.getByRole('link', { name: 'Hand this tablet round' }).click()
  const box = page.getByRole('textbox')
  const next = page.getByRole('button', { name: 'Next person' })
  // More than one person may post in a minute.
  for (const text of ['One', 'Two', 'Three', 'Four']) {
    await box.fill(`${text} from Ann`)
    await page.getByRole('button', { name: 'Post it' }).click()
    await expect(page.getByText(`${text} from Ann`)).toBeVisible()
  }
  await box.fill('Half a though')
  await next.click()
  await expect(page.getByText(/words that are not posted/)).toBeVisible()
  await box.fill('')
  await next.click()
  await expect(page.getByText('Ready for the next person.')).toBeVisible()
  await expect(page.getByText('One from Ann')).toHaveCount(0)

  await hall.cutLine()
  await box.fill('One from Bob')
  await page.getByRole('button', { name: 'Post it' }).click()
  await expect(page.getByText('One from Bob')).toBeVisible()
  await next.click()
  await expect(page.getByText('One from Bob')).toHaveCount(0)
  await box.fill('One from Cy')
  await page.getByRole('button', { name: 'Post it' }).click()
  await hall.mendLine()
  await expect
    .poll(async () => (await workshop.exported()).notes.map(({ text }) => text).toSorted(), { timeout: 30_000 })
    .toEqual(['Four from Ann', 'One from Ann', 'One from Bob', 'One from Cy', 'Three from Ann', 'Two from Ann'])
  await page.reload()
  await expect(page.getByText('One from Cy')).toBeVisible()
  await expect(page.getByText(/from (Ann|Bob)/)).toHaveCount(0)
  const left = await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('folkmoot:outbox:')))
  expect(left).toHaveLength(1)
})
