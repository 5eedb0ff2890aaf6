// Choosing: three phones, a board and paper; totals are nobody's until they are shown, and then the same everywhere.
import type { Page } from 'playwright/test'
import { BoardPage } from './boardPage.ts'
import { openPanel } from './deskPage.ts'
import { expect, test } from './hall.ts'

const put = async (page: Page, name: string, times = 1) => {
  for (let i = 0; i < times; i += 1) await page.getByRole('button', { name: `Put a dot on: ${name}` }).click()
}
/** What a screen says people chose: names and totals, in order. */
async function chosen(page: Page): Promise<string[]> {
  const rows = page.locator('.result')
  await expect(rows.first()).toBeVisible()
  return rows.evaluateAll(all =>
    all.map(row => {
      const words = (part: string) => row.querySelector(part)?.textContent ?? ''
      return `${words('.choice-name')}: ${words('.result-total [aria-hidden]')}`
    }),
  )
}

test('three phones, a board and paper choose; wall, phones, board and desk show the same', async ({ hall }) => {
  const workshop = await hall.workshop()
  const editor = new BoardPage(await workshop.open('editor', '', 'laptop'))
  for (const theme of ['Roads', 'Homes', 'Buses']) await editor.addTheme(theme)
  await expect.poll(async () => (await workshop.exported()).themes.length).toBe(3)

  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  const wall = await workshop.open('viewer', '/wall', 'projector')
  const panel = await openPanel(desk, 'Choosing')
  await panel.getByText('Set up a round').click()
  await panel.getByRole('button', { name: 'Start choosing' }).click()
  await expect(wall.getByRole('heading', { name: 'Choose what matters most' })).toBeVisible()

  const phones = await Promise.all([1, 2, 3].map(() => hall.person('phone')))
  const [ann, bo, cy] = phones as [Page, Page, Page]
  for (const phone of phones) {
    await phone.goto(`/j/${workshop.made.board.code}`)
    await expect(phone.getByRole('heading', { name: 'Choose what matters most' })).toBeVisible()
  }
  await put(ann, 'Roads', 2)
  await put(ann, 'Buses', 2)
  await put(ann, 'Homes')
  await expect(ann.getByText('You have no dots left. Take one back to move it.')).toBeVisible()
  await put(bo, 'Buses', 2)
  await ann.getByRole('button', { name: 'Take a dot off: Homes' }).click()
  await expect(ann.getByText('1 dot left of 5')).toBeVisible()
  for (const phone of [ann, bo]) await expect(phone.getByText('Your dots are in.')).toBeVisible()

  // One has no line for a while: what it puts is kept, over a reload of the page too, and arrives later.
  await cy.route('**/dots', route => route.abort())
  await put(cy, 'Roads')
  await expect(cy.getByText('Saved on this phone.')).toBeVisible()
  await cy.reload()
  await expect(cy.getByText('Saved on this phone.')).toBeVisible()
  await expect(cy.getByText('4 dots left of 5')).toBeVisible()
  await cy.unroute('**/dots')
  await expect(cy.getByText('Your dots are in.')).toBeVisible({ timeout: 20_000 })

  // A co-editor chooses on the board.
  await editor.page.getByRole('link', { name: 'Choose', exact: true }).click()
  await put(editor.page, 'Homes')
  await expect(panel.getByText(/^4 of \d+ have chosen$/)).toBeVisible()
  await expect(wall.getByText(/^4 of \d+ have chosen$/)).toBeVisible()

  // Dots on paper, by a helper at another desk.
  const helper = await workshop.open('helper', '/desk', 'laptop')
  await helper.getByText('Dots on paper').click()
  await helper.getByRole('spinbutton', { name: 'Dots on paper for Homes' }).fill('6')
  await helper.keyboard.press('Enter')
  await expect(helper.getByText('6 dots typed from paper')).toBeVisible()
  await expect(helper.getByRole('button', { name: 'Show choices' })).toHaveCount(0)
  for (const page of [wall, ann, desk]) await expect(page.locator('.result, .choice-total')).toHaveCount(0)

  await panel.getByRole('button', { name: 'Show choices' }).click()
  await desk.getByRole('button', { name: 'Not yet' }).click()
  await expect(panel.getByRole('button', { name: 'Show choices' })).toBeFocused()
  await panel.getByRole('button', { name: 'Show choices' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Show choices' }).click()

  const all = ['Homes: 7', 'Buses: 4', 'Roads: 3']
  for (const page of [...phones, editor.page, desk]) expect(await chosen(page)).toEqual(all)
  await expect(ann.getByText('1 from screens, 6 on paper')).toBeVisible()
  await expect(wall.locator('.choice-total')).toHaveText(['7', '4', '3'])
  await expect(wall.locator('.choice-words > p:first-child')).toHaveText(['Homes', 'Buses', 'Roads'])

  // Few people, big need: with its reason, everywhere.
  await desk.getByRole('button', { name: 'Few people, big need: Roads' }).click()
  await desk.getByRole('button', { name: 'Flag it' }).click()
  await expect(desk.getByText('Please say why first.')).toBeVisible()
  await desk.getByLabel('Why does it matter?').fill('Two children cross there alone.')
  await desk.getByRole('button', { name: 'Flag it' }).click()
  await expect(bo.getByText('Two children cross there alone.')).toBeVisible()
  await expect(wall.getByText('Few people, big need')).toBeVisible()

  // The next round begins from nothing.
  await panel.getByRole('button', { name: 'Choose again' }).click()
  await expect(ann.getByText('5 dots left of 5')).toBeVisible()
  await expect(wall.locator('.choice-total')).toHaveCount(0)
})
