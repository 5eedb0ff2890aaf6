// Access: axe finds nothing on any screen, empty or full.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
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
