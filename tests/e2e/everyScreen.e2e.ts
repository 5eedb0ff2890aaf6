// Every screen in every stage, empty, full and without a line: axe finds nothing, and nothing sticks out at the side. With SCREENSHOTS=DIR each is kept as a picture.
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { common } from '#client/words/common.ts'
import { stages, type Stage } from '#shared/people/roles.ts'
import { expect, test, type Hall, type Workshop } from './hall.ts'

const pictures = process.env['SCREENSHOTS']
const texts = [
  'No bus after six',
  'A safe crossing at the school, please',
  'Bring back the youth club on Fridays',
  'ممر آمن قرب المدرسة',
  'Więcej ławek przy rzece',
  'Homes that people who work here can afford to rent, near the shop and the school',
  'Cars park on the pavement',
  'A bench halfway up Church Hill',
]

interface Screen {
  readonly name: string
  readonly page: Page
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
}

/** How far the page can be scrolled sideways. Pixels. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function look(screens: readonly Screen[], stage: Stage, state: string): Promise<void> {
  for (const { name, page } of screens) {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${stage}-${state}.png`) })
    expect.soft(await violations(page), `${name}, ${stage}, ${state}`).toEqual([])
    expect.soft(await sideways(page), `${name} is too wide, ${stage}, ${state}`).toBeLessThanOrEqual(0)
  }
}

async function everyScreen(hall: Hall, workshop: Workshop): Promise<Screen[]> {
  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  const board = await workshop.open('editor', '', 'laptop')
  const grid = await workshop.open('editor', '', 'laptop')
  await expect(grid.getByRole('heading').first()).toBeVisible()
  await grid.getByRole('link', { name: 'Actions', exact: true }).click()
  return [
    { name: 'phone', page: phone },
    { name: 'board', page: board },
    { name: 'grid', page: grid },
    { name: 'desk', page: await workshop.open('facilitator', '/desk', 'laptop') },
    { name: 'wall', page: await workshop.open('facilitator', '/wall', 'projector') },
  ]
}

function named(screens: readonly Screen[], name: string): Page {
  const screen = screens.find(each => each.name === name)
  if (!screen) throw new Error(`there is no ${name}`)
  return screen.page
}

/** Moves everybody on, and waits until the screens know. */
async function moveTo(workshop: Workshop, screens: readonly Screen[], stage: Stage): Promise<void> {
  await workshop.moveTo(stage)
  await expect(named(screens, 'phone').locator(`[data-stage="${stage}"]`)).toBeAttached()
  await expect(named(screens, 'desk').locator('[aria-current="step"]')).toContainText(common.stages[stage])
}

async function fill(workshop: Workshop, board: Page): Promise<void> {
  await workshop.post(...texts)
  await expect(board.getByText('No bus after six').first()).toBeVisible()
  for (const name of ['Roads', 'Young people']) {
    await board.getByLabel('Name of the theme').fill(name)
    await board.getByRole('button', { name: 'Add a theme' }).click()
  }
  await board.getByRole('button', { name: 'Add an action' }).click()
  await board.keyboard.type('Mend the kerb')
  await board.keyboard.press('Enter')
}

test('an empty board', async ({ hall }) => {
  test.setTimeout(300_000)
  const workshop = await hall.workshop()
  const screens = await everyScreen(hall, workshop)
  for (const stage of stages) {
    await moveTo(workshop, screens, stage)
    await look(screens, stage, 'empty')
  }
})

test('a full board, with a line and without', async ({ hall }) => {
  test.setTimeout(420_000)
  const workshop = await hall.workshop()
  const screens = await everyScreen(hall, workshop)
  await fill(workshop, named(screens, 'board'))
  const trouble = named(screens, 'desk').locator('.line-state.trouble')
  for (const stage of stages) {
    await moveTo(workshop, screens, stage)
    await look(screens, stage, 'full')
    await hall.cutLine()
    await expect(trouble).toBeVisible()
    await look(screens, stage, 'offline')
    await hall.mendLine()
    await expect(trouble).toBeHidden({ timeout: 30_000 })
  }
})
