// Sorting: a hall's notes sorted by keys alone, look-alikes decided on, themes split and merged, and help from three phones.
import type { Page } from 'playwright/test'
import { alikeNotes } from '../support/alikeNotes.table.ts'
import { BoardPage } from './boardPage.ts'
import { openPanel } from './deskPage.ts'
import { expect, test } from './hall.ts'

/** What a co-editor would call the themes. */
const names: Readonly<Record<string, string>> = {
  roads: 'Roads', buses: 'Buses', youth: 'Young', homes: 'Homes', green: 'Green',
  health: 'Health', shop: 'Shop', hall: 'Hall', safety: 'Safe', talk: 'Links',
} // prettier-ignore

/** Presses keys and counts them. The mouse is never used. */
class Keys {
  readonly #page: Page
  pressed = 0

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
    this.pressed += keys.length
  }
}

/** The fewest letters that bring a theme to the top of "Move to…", by how that list is made: in order, those that hold them. */
function shortest(wanted: string, made: readonly string[]): string {
  for (let length = 1; length < wanted.length; length += 1) {
    for (let from = 0; from + length <= wanted.length; from += 1) {
      const part = wanted.slice(from, from + length).toLowerCase()
      if (made.find(each => each.toLowerCase().includes(part)) === wanted) return part
    }
  }
  return wanted.toLowerCase()
}

test('180 notes are sorted by keyboard alone, from no theme to ten, at three keys a note or less', async ({ hall }) => {
  test.setTimeout(300_000)
  const english = alikeNotes.filter(({ lang }) => lang === 'en')
  // As they come in: themes mixed. 7 has no factor in common with 220.
  const notes = Array.from({ length: 180 }, (_, i) => english[(i * 7) % english.length]).flatMap(each => each ?? [])
  const themeOf = new Map(notes.map(({ text, theme }) => [text, names[theme] ?? '']))
  const workshop = await hall.workshop()
  await workshop.post(...notes.map(({ text }) => text))
  const page = await workshop.open('editor', '', 'laptop')
  await page.getByRole('link', { name: 'Sort', exact: true }).focus()
  const keys = new Keys(page)
  await keys.press('Enter')

  const card = page.locator('[data-sorting]')
  const made: string[] = []
  let offered = 0
  for (let left = notes.length; left > 0; left -= 1) {
    await expect(page.getByText(`${left} still to sort`)).toBeVisible()
    await expect(card).toBeFocused()
    await expect(page.locator('.sorter-themes')).toHaveAttribute('aria-busy', 'false')
    const theme = themeOf.get((await card.locator('p').textContent()) ?? '') ?? ''
    const suggested = await page.locator('.sorter-themes button > span').allTextContents()
    const at = suggested.indexOf(theme)
    if (at !== -1) {
      await keys.press(String(at + 1))
      offered += 1
    } else if (made.includes(theme)) {
      await keys.press('m')
      await expect(page.getByLabel('Find a theme')).toBeFocused()
      await keys.press(...Array.from(shortest(theme, made)), 'Enter')
    } else {
      await keys.press('n')
      await expect(page.getByLabel('Name of the new theme')).toBeFocused()
      await keys.press(...Array.from(theme), 'Enter')
      made.push(theme)
    }
  }
  await expect(page.getByText('Everything is sorted.')).toBeVisible()
  const average = keys.pressed / notes.length
  test.info().annotations.push({ type: 'keys a note', description: average.toFixed(2) })
  test.info().annotations.push({ type: 'right theme on 1, 2, 3', description: `${offered} of ${notes.length}` })
  const board = await workshop.exported()
  const nameOf = new Map(board.themes.map(({ id, name }) => [id, name]))
  expect(board.notes.filter(({ text, spot }) => nameOf.get(spot.theme ?? '') !== themeOf.get(text))).toEqual([])
  expect(average).toBeLessThanOrEqual(3)
})

test('skipped, undone, stacked, kept apart, split off and merged', async ({ hall }) => {
  const workshop = await hall.workshop()
  const alike = ['No bus after six', 'There is no bus after six', 'No buses after 6 pm, six']
  await workshop.post(...alike, 'Mend the kerb', 'Plant trees')
  const [page, other] = [await workshop.open('editor', '', 'laptop'), await workshop.open('helper', '/desk', 'laptop')]
  const board = new BoardPage(page)
  await board.addTheme('Buses')
  await board.addTheme('Green')
  await page.getByRole('link', { name: 'Sort', exact: true }).click()
  const card = page.locator('[data-sorting]')
  await expect(card).toBeFocused()
  const first = (await card.locator('p').textContent()) ?? ''
  await page.keyboard.press('1')
  await expect(card).not.toContainText(first)
  await page.keyboard.press('u')
  await expect(card).toContainText(first)
  await expect(card).toBeFocused()
  for (let left = 5; left > 0; left -= 1) await page.keyboard.press('s')
  await expect(page.getByText('You have skipped 5 notes.')).toBeVisible()
  await page.getByRole('button', { name: 'Look at them again' }).click()
  await expect(card).toBeFocused()

  await openPanel(other, 'Sorting')
  // The same group stands on the desk; a decision on one screen is a decision for all.
  for (const each of [page, other]) await expect(each.getByText('These 3 look alike')).toBeVisible()
  await page.getByRole('button', { name: 'Keep apart' }).click()
  for (const each of [page, other]) await expect(each.getByText('No notes look alike just now.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('No notes look alike just now.')).toBeVisible()
  await workshop.post('no bus after six please')
  await expect(other.getByText('These 2 look alike')).toBeVisible()
  await other.getByRole('button', { name: 'Stack', exact: true }).click()
  await expect(other.getByText('Stacked. 2 people said this.')).toBeVisible()
  await page.getByRole('link', { name: 'Themes', exact: true }).click()
  await expect(page.getByText('2 people said this')).toBeVisible()

  await board.note('Mend the kerb').getByRole('button', { name: 'Mend the kerb', exact: true }).click()
  await page.getByRole('button', { name: 'Find notes like this' }).click()
  await expect(page.getByText('No other note looks like this one.')).toBeVisible()
  await page.keyboard.press('Escape')

  for (const text of ['Mend the kerb', 'Plant trees']) {
    await board.sort(text, 'Green')
    await board
      .note(text)
      .getByRole('button', { name: `Select ${text}` })
      .click()
    if (text === 'Mend the kerb')
      await board
        .note(text)
        .getByRole('button', { name: `Select ${text}` })
        .click()
  }
  await page.getByRole('button', { name: 'Split off…' }).click()
  await page.keyboard.type('Trees')
  await page.keyboard.press('Enter')
  await expect(board.list('Trees').getByText('Plant trees')).toBeVisible()
  await page.getByRole('button', { name: 'Change theme Trees' }).click()
  await expect(page.getByText(/Split from Green on/)).toBeVisible()
  await page.getByLabel('Merge into').selectOption('Green')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(board.list('Green').getByText('Plant trees')).toBeVisible()
  await expect(board.list('Trees')).toBeHidden()
  await page.getByRole('button', { name: 'Change theme Green' }).click()
  await expect(page.getByText(/Trees was merged into it on/)).toBeVisible()
})

test('three phones agree where a note belongs', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.post('Later buses')
  const board = new BoardPage(await workshop.open('editor', '', 'laptop'))
  await board.addTheme('Buses')
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  await desk.getByRole('button', { name: 'Sort', exact: true }).click()
  const phones = await Promise.all([1, 2, 3].map(() => hall.person('phone')))
  for (const phone of phones) await phone.goto(`/j/${workshop.made.board.code}`)
  await expect(phones[0]?.getByText('Now: Sort', { exact: false }).first() ?? board.list('x')).toBeVisible()
  // It is on once the server has said so.
  await desk.getByLabel('People can help sort on their phones').click()
  await expect(desk.getByLabel('People can help sort on their phones')).toBeChecked()
  for (const phone of phones) {
    await expect(board.list('Buses').getByText('Later buses')).toBeHidden()
    await phone.getByRole('button', { name: 'Help sort the notes' }).tap()
    await expect(phone.getByText('Later buses')).toBeVisible()
    await phone.getByRole('button', { name: 'Buses' }).tap()
    await expect(phone.getByText('Thank you. You have helped with 1 note.')).toBeVisible()
  }
  await expect(board.list('Buses').getByText('Later buses')).toBeVisible()
})
