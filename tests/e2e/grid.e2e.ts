// The action grid: two people in one cell and in the vision, also without a line, and an action over the line by keyboard.
import type { Page } from 'playwright/test'
import { BoardPage } from './boardPage.ts'
import { expect, test } from './hall.ts'

/** An editor at the actions, who goes by a name. */
async function editorAt(open: Promise<Page>, name: string): Promise<Page> {
  const page = await open
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  await page.getByRole('button', { name: /here$/ }).click()
  await page.getByLabel('The name others see while you write').fill(name)
  await page.getByRole('button', { name: 'Use this name' }).click()
  await page.keyboard.press('Escape')
  return page
}

/** Keys of two people may fall between each other; nobody's letter may be lost. */
const letters = (text: string | null) =>
  Array.from(text ?? '')
    .sort()
    .join('')

test('two people write in one cell and in the vision, with carets, and both texts outlive a time without a line', async ({
  hall,
}) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('act')
  const ann = await editorAt(workshop.open('editor', '', 'laptop'), 'Ann')
  const bob = await editorAt(workshop.open('editor', '', 'laptop'), 'Bob')
  await ann.getByRole('button', { name: 'Add an action' }).click()
  await ann.keyboard.type('Mend the path')
  await ann.keyboard.press('Enter')
  await expect(bob.getByLabel('Action A1: Action')).toHaveValue('Mend the path')

  const places = [
    { view: 'Actions', open: 'Specific: Mend the path', said: ['New steps at the ford. ', 'And a rail. '] },
    { view: 'Vision', open: 'Write the vision', said: ['Paths for everybody. ', 'A village that stays. '] },
  ] as const
  for (const { view, open, said } of places) {
    for (const page of [ann, bob]) {
      await page.getByRole('link', { name: view, exact: true }).click()
      await page.getByRole('button', { name: new RegExp(`^${open}`) }).click()
      await expect(page.getByRole('textbox', { name: open })).toBeFocused()
    }
    // Never more than one editor on a page.
    expect(await ann.locator('.ProseMirror').count()).toBe(1)
    await ann.keyboard.type('Here. ')
    await expect(bob.locator('.caret-mark')).toHaveAttribute('data-name', 'Ann')
    await expect(ann.locator('.caret-mark')).toHaveAttribute('data-name', 'Bob')

    await hall.cutLine()
    for (const page of [ann, bob]) await expect(page.getByText('Offline', { exact: true })).toBeVisible()
    await Promise.all([ann.keyboard.type(said[0]), bob.keyboard.type(said[1])])
    await hall.mendLine()
    for (const page of [ann, bob]) {
      const text = page.getByRole('textbox', { name: open })
      await expect
        .poll(async () => letters((await text.innerText()).replaceAll(/\s/g, '')), { timeout: 40_000 })
        .toBe(letters(`Here.${said.join('')}`.replaceAll(/\s/g, '')))
      await expect(page.getByText('All saved')).toBeVisible({ timeout: 30_000 })
    }
  }
})

test('by keyboard alone an action is made, filled, agreed and put in the plan', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.post('Steps at the ford')
  const page = await workshop.open('editor', '', 'laptop')
  const press = async (name: string | RegExp, key = 'Enter') => {
    await page.getByRole('button', { name }).first().focus()
    await page.keyboard.press(key)
  }
  await press('Move to… Steps at the ford')
  await page.getByRole('button', { name: 'Make an action' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Mend the path')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Mend the path' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.action-ref')).toBeFocused()
  await expect(page.getByText('Needs: S, M, A, R, and T agreed, who can do it, a lead, and a date')).toBeVisible()

  for (const letter of ['Specific', 'Measurable', 'Achievable', 'Realistic', 'Timed']) {
    await press(`${letter}: Mend the path`)
    await expect(page.getByRole('textbox', { name: `${letter}: Mend the path` })).toBeFocused()
    await page.keyboard.type(`Words, ${letter}`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: `${letter}: Mend the path. Words, ${letter}` })).toBeFocused()
    await press(`We agree: ${letter}`)
    await expect(page.getByText(`${letter}: agreed.`)).toBeVisible()
    await expect(page.getByRole('button', { name: `Open it again: ${letter}` })).toBeFocused()
  }
  await press('Help me choose')
  for (const question of ['Who must say yes?', 'Who pays?', 'Who does the work?']) {
    await page.getByRole('group', { name: question }).getByLabel('People here', { exact: true }).focus()
    await page.keyboard.press('Space')
  }
  await expect(page.getByRole('status').getByText('So: We can do it ourselves.')).toBeVisible()
  await press('Done')
  await expect(page.getByRole('button', { name: 'Help me choose' })).toBeFocused()
  await page.getByLabel('Lead', { exact: true }).focus()
  await page.keyboard.type('Path group')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Said')
  await page.getByLabel('Done by, month').focus()
  await page.keyboard.type('Sep')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2027')
  await page.getByLabel('Status', { exact: true }).focus()
  await expect(page.getByText('Nothing is missing any more. You can put it in the plan.')).toBeVisible()
  await press('Put it in the plan')
  await expect(page.locator('.the-line[data-line="above"] ~ [data-line="above"]')).toHaveCount(1)
  await expect(page.getByText('1 in the plan')).toBeVisible()
  // The row has moved, and the keyboard with it.
  await expect(page.getByRole('button', { name: 'Take it out of the plan' })).toBeFocused()

  // Out of it and in again: what is said is what was done.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('This action is a wish again.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 in the plan')).toBeVisible()

  // A word more in a letter that was agreed, and it is a wish again.
  await press(/^Specific: Mend the path/)
  await expect(page.getByRole('textbox', { name: 'Specific: Mend the path' })).toBeFocused()
  await page.keyboard.type(' More')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Needs: S agreed')).toBeVisible()
  await expect(page.getByText('0 in the plan')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Specific: Mend the path/ })).toBeFocused()
})

test('actions are put in order by mouse, by touch and by a long press and a tap', async ({ hall }) => {
  const workshop = await hall.workshop()
  const page = await workshop.open('editor', '', 'tablet')
  // Tall enough for all, so that nothing scrolls under the pointer.
  await page.setViewportSize({ width: 1366, height: 1600 })
  const board = new BoardPage(page)
  for (const title of ['Mend the path', 'Plant trees', 'Paint a crossing']) {
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  const row = (no: number) =>
    page.locator('tbody.action').filter({ has: page.getByText(`Action A${no}`, { exact: true }) })
  const order = () =>
    page.locator('tbody.action .action-title').evaluateAll(all => all.map(each => (each as HTMLTextAreaElement).value))
  // Down to the place of the last, and up to the place of the first.
  await board.drag(row(1).locator('.action-ref'), row(3).locator('.action-ref'))
  await expect(page.getByText('“Mend the path” is a wish, place 3 of 3.')).toBeVisible()
  await expect.poll(order).toEqual(['Plant trees', 'Paint a crossing', 'Mend the path'])
  await expect(row(1).locator('.action-ref')).toBeFocused()
  await board.dragByTouch(row(1), row(2).locator('.action-ref'))
  await expect.poll(order).toEqual(['Mend the path', 'Plant trees', 'Paint a crossing'])
  await board.longPress(row(3).locator('.action-ref'))
  await row(2).getByRole('button', { name: 'Put it here' }).tap()
  await expect.poll(order).toEqual(['Mend the path', 'Paint a crossing', 'Plant trees'])
  // Over the line only what misses nothing.
  await board.drag(row(1).locator('.action-ref'), page.getByText('Above the line: in the plan'))
  await expect(page.getByText('This action still needs something before it can be in the plan.')).toBeVisible()
  await expect.poll(order).toEqual(['Mend the path', 'Paint a crossing', 'Plant trees'])
  // The grid scrolls, the page around it never does, or a drag would push it off the screen.
  await page.setViewportSize({ width: 1366, height: 500 })
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(500)
})
