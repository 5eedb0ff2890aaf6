// Acting: people answer one question at a time from their phones, also without a line; helpers check, a co-editor takes an answer in, and the wall counts who can help.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './hall.ts'

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)).toEqual([])
}

test('an answer from a phone lies beside the cell until somebody uses it, and who can help is counted', async ({
  hall,
}) => {
  test.setTimeout(120_000)
  const workshop = await hall.workshop()
  await workshop.moveTo('act')
  const board = await workshop.open('helper', '', 'laptop')
  await board.getByRole('link', { name: 'Actions', exact: true }).click()
  for (const title of ['Mend the path', 'Open a café']) {
    await board.getByRole('button', { name: 'Add an action' }).click()
    await board.keyboard.type(title)
    await board.keyboard.press('Enter')
  }
  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  await expect(phone.getByRole('heading', { name: 'Which action can you help with?' })).toBeVisible()
  await expectSound(phone)

  // The action that the wall shows is the one that is asked about.
  const wall = await workshop.open('viewer', '/wall', 'projector')
  await board.getByRole('button', { name: 'More about Mend the path' }).click()
  await board
    .getByRole('button', { name: /Show on the wall/ })
    .first()
    .click()
  await expect(wall.getByRole('heading', { name: 'Mend the path' })).toBeVisible()
  await expect(phone.getByRole('heading', { level: 1, name: 'Mend the path' })).toBeVisible()
  await expect(phone.getByRole('heading', { name: 'What exactly will happen, and where?' })).toBeVisible()
  await phone.getByRole('button', { name: 'Another question' }).click()
  const question = phone.getByRole('heading', { name: 'How will we know it is done?' })
  await expect(question).toBeFocused()

  const answer = phone.getByRole('textbox', { name: 'How will we know it is done?' })
  const send = phone.getByRole('button', { name: 'Send my answer' })
  await answer.fill('Two dry steps at the ford')
  // What somebody writes stays, also when the page is loaded again.
  await phone.reload()
  await expect(answer).toHaveValue('Two dry steps at the ford')
  // Without a line it is safe on the phone, and goes by itself when the line is back.
  await phone.context().setOffline(true)
  await send.click()
  await expect(phone.getByText('Saved on this phone. We will send it when you are back online.').first()).toBeVisible()
  await expect(phone.getByRole('heading', { name: 'Do we have the people, money and permission?' })).toBeFocused()
  await expect(phone.getByRole('heading', { name: 'Your answers (1)' })).toBeVisible()
  await expectSound(phone)
  await phone.context().setOffline(false)
  await expect(phone.getByText('Thank you. Your answer is beside the action now.')).toBeVisible()
  const mine = phone.getByRole('region', { name: /^Your answers/ })
  await expect(mine).toContainText('Beside the action.')
  await expectSound(phone)

  const beside = board.getByRole('region', { name: 'An answer from a phone: Measurable' })
  await expect(beside).toContainText('Two dry steps at the ford')
  await expect(wall.getByText('Two dry steps at the ford')).toBeHidden()
  await expectSound(board)
  await beside.getByRole('button', { name: 'Use it: Two dry steps at the ford' }).click()
  await expect(beside).toBeHidden()
  await expect(wall.getByText('Two dry steps at the ford')).toBeVisible()
  await expect(board.getByRole('button', { name: /^Measurable: Mend the path/ })).toBeFocused()
  await board.getByRole('banner').getByRole('button', { name: 'Undo' }).click()
  await expect(wall.getByText('Two dry steps at the ford')).toBeHidden()
  await beside.getByRole('button', { name: 'Not now: Two dry steps at the ford' }).click()
  await expect(beside).toBeHidden()
  await expect(mine).toContainText('Not used for now.')

  // Words that lead to a person wait for a helper, in one list with the notes.
  await phone.getByRole('textbox', { name: 'Do we have the people, money and permission?' }).fill('Ring 07700 900123')
  await send.click()
  await expect(phone.getByText('Thank you. A helper is checking it.')).toBeVisible()
  const desk = await workshop.open('helper', '/desk', 'laptop')
  const waiting = desk.getByRole('list', { name: 'To check (1)' }).getByRole('listitem')
  await expect(waiting).toContainText(
    'Answer · Action A1, Mend the path · Do we have the people, money and permission?',
  )
  await expect(board.getByText('Ring 07700 900123')).toBeHidden()
  await expectSound(desk)
  await waiting.getByRole('button', { name: 'Put up' }).focus()
  await desk.keyboard.press('Enter')
  const checked = board.getByRole('region', { name: 'An answer from a phone: Achievable' })
  await expect(checked).toContainText('Ring 07700 900123')
  // Two taps hide it again.
  await checked.getByRole('button', { name: 'More… Ring 07700 900123' }).click()
  await expectSound(board)
  await checked.getByRole('button', { name: 'This worries me' }).click()
  await expect(checked).toBeHidden()
  await expect(waiting).toContainText('Ring 07700 900123')
  await board.keyboard.press('Escape')

  const help = phone.getByRole('button', { name: 'I can help' })
  await help.click()
  await expect(help).toHaveAttribute('aria-pressed', 'true')
  await expectSound(phone)
  await expect(wall.getByText('1 person can help')).toBeVisible()
  await expect(board.getByText('1 person can help')).toBeVisible()
  await help.click()
  await expect(help).toHaveAttribute('aria-pressed', 'false')
  await expect(wall.getByText('1 person can help')).toBeHidden()
  const { actions } = await workshop.exported()
  expect(actions.map(({ title }) => title).sort()).toEqual(['Mend the path', 'Open a café'])
})
