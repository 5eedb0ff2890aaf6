// Access: axe finds nothing on any screen, empty or full.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { openPanel } from './deskPage.ts'
import { expect, test } from './hall.ts'

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
}

test('home and phone', async ({ hall }) => {
  const workshop = await hall.workshop()
  const page = await hall.person('phone')
  await page.goto('/')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expectNoViolations(page)
  await page.goto(`/j/${workshop.made.board.code}`)
  await page.getByRole('textbox').fill('Later buses')
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Post it' }).tap()
  await expect(page.getByText(/On the wall/)).toBeVisible()
  await expectNoViolations(page)
})

test('the wall at every level, with hands on it', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('sort')
  await workshop.post('Later buses', 'Mend the kerb')
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  const wall = await desk.context().newPage()
  await wall.goto(`/b/${workshop.id}/wall`)
  await expect(wall.getByRole('heading').first()).toBeVisible()
  for (const level of ['Join screen', 'Actions', 'Vision', 'Actions by theme', 'Progress', 'Can people read this?']) {
    const before = await wall.getByRole('main').innerHTML()
    await desk.getByRole('button', { name: level, exact: true }).click()
    await expect.poll(async () => wall.getByRole('main').innerHTML()).not.toBe(before)
    await expectNoViolations(wall)
  }
  await expectNoViolations(desk)
})

for (const filled of [false, true]) {
  test(`board, wall and desk, ${filled ? 'with notes' : 'empty'}`, async ({ hall }) => {
    const workshop = await hall.workshop()
    if (filled) await workshop.post('Later buses', 'Mend the kerb', 'ممر آمن قرب المدرسة')
    const board = await workshop.open('editor', '', 'laptop')
    await expect(board.getByRole('heading', { name: 'Unsorted' })).toBeVisible()
    if (filled) {
      await board.getByLabel('Name of the theme').fill('Roads')
      await board.getByRole('button', { name: 'Add a theme' }).click()
      await board.getByRole('button', { name: 'Add an action' }).click()
      await board.keyboard.type('Mend the kerb')
      await board.keyboard.press('Enter')
    }
    await expectNoViolations(board)
    await board.getByRole('link', { name: 'Sort', exact: true }).click()
    await expect(board.getByRole('heading', { name: 'Sort one by one' })).toBeVisible()
    await expectNoViolations(board)
    await board.getByRole('link', { name: 'Actions', exact: true }).click()
    await expect(board.getByRole('heading', { name: 'Actions' })).toBeVisible()
    await expectNoViolations(board)
    if (filled) {
      await board.getByRole('link', { name: 'Themes', exact: true }).click()
      await board.getByRole('button', { name: 'Move to… Later buses' }).click()
      await expect(board.getByRole('dialog')).toBeVisible()
      await expectNoViolations(board)
    }
    for (const [role, at, screen] of [
      ['facilitator', '/desk', 'laptop'],
      ['facilitator', '/wall', 'projector'],
    ] as const) {
      const page = await workshop.open(role, at, screen)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await expectNoViolations(page)
    }
  })
}

test('choosing, while it is open and once it is shown', async ({ hall }) => {
  const workshop = await hall.workshop()
  const board = await workshop.open('editor', '', 'laptop')
  await board.getByLabel('Name of the theme').fill('Roads')
  await board.getByRole('button', { name: 'Add a theme' }).click()
  await expect.poll(async () => (await workshop.exported()).themes.length).toBe(1)
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  await (await openPanel(desk, 'Choosing')).getByText('Set up a round').click()
  await desk.getByRole('radio', { name: 'What I pick' }).check()
  await expectNoViolations(desk)
  await workshop.moveTo('choose')
  await desk.getByText('Dots on paper').click()
  await board.getByRole('link', { name: 'Choose', exact: true }).click()
  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  const wall = await workshop.open('viewer', '/wall', 'projector')
  await desk.getByRole('button', { name: 'Choices', exact: true }).click()
  for (const page of [phone, board, wall]) {
    await expect(page.getByRole('heading', { name: 'Choose what matters most' })).toBeVisible()
    await expectNoViolations(page)
  }
  await expectNoViolations(desk)
  await desk.getByRole('button', { name: 'Show choices' }).click()
  await expectNoViolations(desk)
  await desk.getByRole('dialog').getByRole('button', { name: 'Show choices' }).click()
  for (const page of [phone, board, wall, desk]) {
    await expect(page.getByRole('heading', { name: 'What people chose' })).toBeVisible()
    await expectNoViolations(page)
  }
})
