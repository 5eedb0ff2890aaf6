// Linking: evidence put on an action, or on empty space among the actions, by every way there is to move a note.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { BoardPage } from './boardPage.ts'
import { expect, test, type Exported } from './hall.ts'

const claim = 'Three in four want slower cars'
const row = (board: BoardPage, title: string) =>
  board.page.getByRole('region', { name: 'Actions' }).getByRole('listitem').filter({ hasText: title })
const newRow = (board: BoardPage) => board.page.getByText('Drop evidence here to make an action')

const ways = {
  mouse: board => board.drag(board.fact(claim).locator('[data-grip]'), row(board, 'Paint a crossing')),
  touch: board => board.dragByTouch(board.fact(claim), row(board, 'Paint a crossing')),
  'a long press and a tap': async board => {
    await board.longPress(board.fact(claim).getByText(claim))
    await row(board, 'Paint a crossing').getByRole('button', { name: 'Put it here' }).tap()
  },
  keys: async board => {
    await board.fact(claim).locator('[data-grip]').focus()
    for (const key of ['l', 'ArrowDown', 'ArrowDown']) await board.page.keyboard.press(key)
    await expect(board.page.getByText('Action 2: Paint a crossing')).toBeVisible()
    await board.page.keyboard.press('Enter')
    await expect(board.fact(claim).locator('[data-grip]')).toBeFocused()
  },
  'Link to…': async board => {
    await board.fact(claim).locator('[data-grip]').focus()
    await board.page.keyboard.press('m')
    await board.page.getByRole('checkbox', { name: 'Paint a crossing' }).check()
    await board.page.keyboard.press('Escape')
  },
} satisfies Record<string, (board: BoardPage) => Promise<void>>

/** Each action with the evidence it is linked to. */
function linked({ actions, evidence }: Exported): Record<string, (string | undefined)[]> {
  const claims = ({ sources }: Exported['actions'][number]) =>
    sources.map(([link]) => evidence.find(({ id }) => link === `evidence:${id}`)?.claim)
  return Object.fromEntries(actions.map(action => [action.title, claims(action)]))
}

/** A board with two actions and one fact, at the evidence. */
async function atEvidence(opened: Promise<Page>): Promise<BoardPage> {
  const page = await opened
  for (const title of ['Count the cars', 'Paint a crossing']) {
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('link', { name: 'Evidence', exact: true }).click()
  await page.getByRole('button', { name: 'Add evidence', exact: true }).click()
  await page.getByLabel('What does it show?').fill(claim)
  await page.getByRole('button', { name: 'Keep' }).click()
  return new BoardPage(page)
}

for (const [way, link] of Object.entries(ways)) {
  test(`evidence put on an action by ${way} gives the same board`, async ({ hall }) => {
    const workshop = await hall.workshop()
    const screen = way === 'touch' || way.startsWith('a long') ? 'tablet' : 'laptop'
    const board = await atEvidence(workshop.open('editor', '', screen))

    await link(board)

    if (way !== 'Link to…')
      await expect(board.page.getByText('Linked to the action “Paint a crossing”.').first()).toBeVisible()
    await expect(row(board, 'Paint a crossing')).toContainText('From 1 piece of evidence')
    await expect
      .poll(async () => linked(await workshop.exported()))
      .toEqual({ 'Count the cars': [], 'Paint a crossing': [claim] })
  })
}

test('evidence dropped on empty space is a new action, whose name is asked for there; all of it is sound', async ({
  hall,
}) => {
  const workshop = await hall.workshop()
  const board = await atEvidence(workshop.open('editor', '', 'laptop'))
  await board.drag(board.fact(claim), newRow(board))
  await expect(board.page.getByText('New action, linked to the evidence.').first()).toBeVisible()
  await expect(board.page.getByLabel('Action', { exact: true })).toBeFocused()
  await board.page.keyboard.type('Slow the cars')
  await board.page.keyboard.press('Enter')
  await expect
    .poll(async () => linked(await workshop.exported()))
    .toEqual({ 'Count the cars': [], 'Paint a crossing': [], 'Slow the cars': [claim] })

  await board.fact(claim).locator('[data-grip]').focus()
  await board.page.keyboard.press('l')
  await board.page.keyboard.press('ArrowUp')
  await expect(board.page.getByText('A new action', { exact: true }).first()).toBeVisible()
  await board.page.keyboard.press('Escape')
  await expect(board.page.getByText(`Put back “${claim}”.`).first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page: board.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
})
