// The main job, end to end: from a phone to the action grid, with the power going in between.
import { BoardPage } from './boardPage.ts'
import { expect, layoutOf, test } from './hall.ts'

test('a workshop from the first click to the action grid, through a power cut', async ({ hall }) => {
  const facilitator = await hall.person('laptop')
  await facilitator.goto('/')
  await facilitator
    .getByRole('link', { name: 'Start a workshop' })
    .or(facilitator.getByRole('button', { name: 'Start a workshop' }))
    .click()
  await facilitator.getByLabel('Name of the workshop').fill('Ashby workshop')
  await facilitator.getByLabel('Place (you may leave this out)').fill('Ashby')
  await facilitator.getByRole('button', { name: 'Start the workshop' }).click()
  const code =
    (await facilitator
      .getByText(/^[2-9A-Z]{3} [2-9A-Z]{3}$/)
      .first()
      .textContent()) ?? ''
  await facilitator.getByRole('link', { name: 'Open the desk' }).click()
  await facilitator.getByRole('button', { name: 'Post', exact: true }).click()

  const [wall] = await Promise.all([
    facilitator.context().waitForEvent('page'),
    facilitator
      .getByRole('button', { name: 'Open the wall' })
      .or(facilitator.getByRole('link', { name: 'Open the wall' }))
      .click(),
  ])
  await wall.setViewportSize({ width: 1920, height: 1080 })

  // Two taps and some typing, on a phone that has never been here.
  const phone = await hall.person('phone')
  await phone.goto(`/j/${code.replace(' ', '')}`)
  const box = phone.getByRole('textbox')
  await expect(phone.getByText('What would make Ashby better to live in?')).toBeVisible()
  await box.tap()
  await phone.keyboard.type('A safe crossing at the shop')
  await phone.getByRole('button', { name: 'Post it' }).tap()
  const posted = performance.now()
  await expect(wall.getByText('A safe crossing at the shop').first()).toBeVisible()
  test.info().annotations.push({ type: 'phone to wall', description: `${Math.round(performance.now() - posted)} ms` })
  await expect(phone.getByText(/On the wall/)).toBeVisible()

  // Two co-editors sort at the same time.
  const [ann, bob] = await Promise.all([
    hall.person('laptop').then(async page => new BoardPage(page)),
    hall.person('laptop').then(async page => new BoardPage(page)),
  ])
  const link = await editorLink(facilitator)
  await ann.page.goto(link)
  await bob.page.goto(link)
  await ann.addTheme('Roads')
  await bob.addTheme('Young people')
  await expect(ann.list('Young people')).toBeVisible()
  await ann.drag(ann.note('A safe crossing at the shop').locator('[data-grip]'), ann.list('Roads').getByRole('list'))
  await expect(bob.list('Roads').getByText('A safe crossing at the shop')).toBeVisible()

  // A theme dragged onto the grid becomes an action; its notes stay.
  await ann.drag(ann.page.getByRole('heading', { name: 'Roads' }), ann.page.getByText('Drop a theme or notes here'))
  await ann.page.getByLabel('Action', { exact: true }).fill('Paint a crossing at the shop')
  await ann.page.keyboard.press('Enter')
  await expect(bob.page.getByText('Paint a crossing at the shop')).toBeVisible()
  await expect(bob.page.getByText('From 1 note')).toBeVisible()

  // Both write in the same cell at once; both texts stay.
  for (const { page } of [ann, bob]) {
    await page.getByRole('link', { name: 'Actions', exact: true }).click()
    await page.getByRole('button', { name: 'Specific: Paint a crossing at the shop' }).click()
    await expect(page.getByRole('textbox', { name: 'Specific: Paint a crossing at the shop' })).toBeFocused()
  }
  await expect(ann.page.getByText(/is writing here/)).toBeVisible()
  await Promise.all([
    ann.page.keyboard.type('A zebra crossing by the shop door. '),
    bob.page.keyboard.type('With a dropped kerb for prams. '),
  ])
  for (const { page } of [ann, bob]) {
    const cell = page.getByRole('textbox', { name: 'Specific: Paint a crossing at the shop' })
    await expect
      .poll(async () => letters(await cell.textContent()))
      .toBe(letters('A zebra crossing by the shop door. With a dropped kerb for prams. '))
    await expect(page.getByText('All saved')).toBeVisible()
  }

  await hall.powerCut()

  for (const { page } of [ann, bob]) await expect(page.getByText('All saved')).toBeVisible({ timeout: 30_000 })
  const later = await hall.person('laptop')
  await later.goto(link)
  await expect(later.getByText('A safe crossing at the shop').first()).toBeVisible()
  await later.getByRole('link', { name: 'Actions', exact: true }).click()
  await expect(later.getByText(/zebra/)).toBeVisible()
  await expect(later.getByText(/kerb/)).toBeVisible()
})

/** Keys of two people may fall between each other; nobody's letter may be lost. */
function letters(text: string | null): string {
  return Array.from(text ?? '')
    .sort()
    .join('')
}

async function editorLink(facilitator: import('playwright/test').Page): Promise<string> {
  const own = await facilitator.evaluate(() => localStorage.getItem('folkmoot:own-boards'))
  const [board] = JSON.parse(own ?? '[]') as { links: { editor: string } }[]
  return board?.links.editor ?? ''
}

const ways = {
  mouse: async board => {
    await board.drag(board.note('Slow the cars').locator('[data-grip]'), board.note('Mend the kerb'))
  },
  touch: async board => {
    await board.dragByTouch(board.note('Slow the cars'), board.note('Mend the kerb'))
  },
  'a long press and a tap': async board => {
    await board.longPress(board.note('Slow the cars').getByRole('button', { name: 'Slow the cars', exact: true }))
    await board.note('Mend the kerb').getByRole('button', { name: 'Mend the kerb', exact: true }).tap()
  },
  keys: async board => {
    await board.note('Slow the cars').getByRole('button', { name: 'Slow the cars', exact: true }).focus()
    await board.page.keyboard.press('l')
    await board.page.keyboard.press('ArrowRight')
    await board.page.keyboard.press('Enter')
  },
  'Move to…': async board => {
    await board.note('Slow the cars').getByRole('button', { name: 'Move to… Slow the cars' }).click()
    await board.page.keyboard.type('roa')
    await board.page.keyboard.press('Enter')
  },
} satisfies Record<string, (board: BoardPage) => Promise<void>>

for (const [way, move] of Object.entries(ways)) {
  test(`moving a note by ${way} gives the same board`, async ({ hall }) => {
    const workshop = await hall.workshop()
    await workshop.post('Mend the kerb', 'Slow the cars', 'Later buses')
    const board = new BoardPage(
      await workshop.open('editor', '', way === 'touch' || way.startsWith('a long') ? 'tablet' : 'laptop'),
    )
    await board.addTheme('Roads')
    await board.sort('Mend the kerb', 'Roads')

    await move(board)

    await expect(board.list('Roads').getByText('Slow the cars')).toBeVisible()
    await expect(board.page.getByText('Moved “Slow the cars” to Roads, place 1 of 2.')).toBeVisible()
    await expect
      .poll(async () => layoutOf(await workshop.exported()))
      .toEqual({ Unsorted: ['Later buses'], Roads: ['Slow the cars', 'Mend the kerb'] })
  })
}

test('undo takes back my own act and nobody else’s', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.post('Mend the kerb', 'Slow the cars')
  const [ann, bob] = [
    new BoardPage(await workshop.open('editor', '', 'laptop')),
    new BoardPage(await workshop.open('editor', '', 'laptop')),
  ]
  await ann.addTheme('Roads')
  await ann.sort('Mend the kerb', 'Roads')
  await bob.sort('Slow the cars', 'Roads')
  await expect(ann.list('Roads').getByText('Slow the cars')).toBeVisible()
  await ann.page.getByRole('banner').getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(async () => layoutOf(await workshop.exported()))
    .toEqual({ Unsorted: ['Mend the kerb'], Roads: ['Slow the cars'] })
})
