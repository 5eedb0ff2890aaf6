// Evidence: from a survey file and a fact to a sheet for the council; what became of notes, and the way back to the words.
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { BoardPage } from './boardPage.ts'
import { expect, test } from './hall.ts'

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
}

const survey = `How do you travel?,What would help?
car,"Later buses, please"
bus,Safer paths
car,
`

test('a fact, an organisation, answers for notes and the way back', async ({ hall }) => {
  test.setTimeout(120_000)
  const workshop = await hall.workshop()
  await workshop.post('Cars go too fast past the school', 'A zip wire', 'ممر آمن قرب المدرسة')
  const page = await workshop.open('editor', '', 'laptop')
  const board = new BoardPage(page)
  await board.addTheme('Roads')
  await board.sort('Cars go too fast past the school', 'Roads')
  await page.getByRole('button', { name: 'Change theme Roads' }).click()
  await expect(page.getByText('Nothing but opinions yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Make an action' }).click()
  await page.keyboard.type('Paint a crossing')
  await page.keyboard.press('Enter')

  const view = (name: string) => page.getByRole('link', { name, exact: false })
  await view('Evidence').click()
  await expect(page.getByRole('heading', { name: 'Evidence', exact: true })).toBeVisible()
  await expectSound(page)
  const gaps = page.getByRole('region', { name: 'Nothing but opinions yet' })
  await expect(gaps.getByRole('listitem')).toHaveCount(2)
  await gaps.getByRole('button', { name: 'Add evidence for T1 Roads' }).click()
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('alert')).toHaveText('Please write what it shows.')
  await page.getByLabel('What does it show?').fill('Three in four want slower cars.')
  await page.getByLabel('How many said so?').fill('321')
  await page.getByLabel('How many answered?').fill('412')
  await expect(page.getByLabel('The figure')).toHaveValue('78% of 412')
  await page.getByLabel('Date').fill('2019-05')
  await page.getByLabel('What people call it').fill('Q14')
  await expectSound(page)
  await page.getByRole('button', { name: 'Keep' }).click()
  const fact = page.locator('.register-card')
  await expect(fact).toContainText('Q14: 78% of 412')
  await expect(fact).toContainText('Over 5 years old. Does it still hold?')
  await expect(fact).toContainText('Speaks to T1')
  // The action rests on the theme, so it has evidence now too.
  await expect(gaps).toBeHidden()
  await page.getByRole('button', { name: 'Link Q14 to…' }).click()
  await page.getByLabel('T1.1 Paint a crossing').check()
  await page.keyboard.press('Escape')
  await expect(fact).toContainText('Speaks to T1, T1.1')

  await view('Organisations').click()
  await page.getByRole('button', { name: 'Add an organisation' }).click()
  await page.getByLabel('Name').fill('Parish council')
  await page.getByLabel('What do we ask of them?').fill('Will you pay for the paint?')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Choose actions for Parish council' }).click()
  await page.getByLabel('T1.1 Paint a crossing').check()
  await page.keyboard.press('Escape')
  await expect(page.locator('.register-card')).toContainText('T1.1 Paint a crossing (partner)')
  await expectSound(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Sheet for Parish council as a web page' }).click()
  const sheet = await coming
  expect(sheet.suggestedFilename()).toBe('Parish council.html')
  const html = readFileSync(await sheet.path(), 'utf8')
  for (const words of ['Will you pay for the paint?', 'Paint a crossing', 'Q14', '78% of 412'])
    expect(html).toContain(words)

  await view('What became of notes').click()
  await expect(page.getByText('1 of 3 notes have an answer')).toBeVisible()
  await expectSound(page)
  await page.getByRole('button', { name: 'Select all in Unsorted' }).click()
  await page.getByRole('button', { name: 'What becomes of these?' }).click()
  await page.getByLabel('We pass it on to somebody').check()
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('alert')).toHaveText('Please say who gets it.')
  await page.getByLabel('Who gets it?').fill('Parish council')
  await expectSound(page)
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Every note has an answer.')).toBeVisible()
  await page.getByText('Answered: 3 notes').click()
  await expect(page.getByText('Passed on to Parish council')).toHaveCount(2)
  await page.getByRole('button', { name: 'Cars go too fast past the school' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('In action T1.1')
  await expectSound(page)
  await dialog.getByRole('link', { name: 'T1.1 Paint a crossing' }).click()
  await page.getByRole('button', { name: 'From 1 note' }).click()
  await expect(dialog).toContainText('From 1 note, 1 piece of evidence')
  await dialog.getByText('All their words (1)').click()
  await expect(dialog).toContainText('W1-001 Cars go too fast past the school')
  await expectSound(page)
})

test('answers of a survey come in as notes and as counts, told before, and refused whole', async ({ hall }) => {
  const workshop = await hall.workshop()
  const page = await workshop.open('helper', '', 'phone')
  await page.getByRole('link', { name: 'Evidence', exact: true }).click()
  await page.getByRole('button', { name: 'Bring in survey answers' }).click()
  const dialog = page.getByRole('dialog')
  await page.getByLabel('Or paste the lines').fill(`${survey}only one cell\n`)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Nothing was brought in. Look at line 5.')
  await page.getByLabel('Choose a CSV file').setInputFiles({
    name: 'answers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(survey.replace('Safer paths', 'Café on the green'), 'latin1'),
  })
  await expect(page.getByLabel('Or paste the lines')).toHaveValue(/Café on the green/)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(dialog).toContainText('3 people answered 2 questions.')
  await page.getByLabel('Number of the question').fill('Q3')
  await page.getByRole('button', { name: 'Tell me what will happen' }).click()
  await expect(dialog.getByRole('status')).toContainText('How do you travel? car: Q3a: 67% of 3')
  await expectSound(page)
  await page.getByRole('button', { name: 'Bring them in' }).click()
  await expect(page.getByText('Brought in 2 pieces of evidence.')).toBeVisible()
  await expect(page.locator('.register-card')).toHaveCount(2)

  await page.getByRole('button', { name: 'Bring in survey answers' }).click()
  await page.getByLabel('Or paste the lines').fill(survey)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.getByLabel('Which question?').selectOption({ index: 1 })
  await page.getByLabel('Notes: people wrote in their own words').check()
  await page.getByRole('button', { name: 'Tell me what will happen' }).click()
  await expect(dialog.getByRole('status')).toContainText('2 notes go to Unsorted')
  await expect(dialog.getByRole('status')).toContainText('1 person left this question empty.')
  await page.getByRole('button', { name: 'Bring them in' }).click()
  await expect(page.getByText('Brought in 2 notes.')).toBeVisible()
  const { notes } = await workshop.exported()
  expect(notes.map(({ text }) => text).sort()).toEqual(['Later buses, please', 'Safer paths'])
})
