// Checking: anybody hides a note in two taps and is told whom to tell; a note that was sent back for other words keeps its number.
import { BoardPage } from './boardPage.ts'
import { expect, test } from './hall.ts'

const contact = { name: 'Jo Marsh', phone: '07700 900900' }
const tell = 'Tell Jo Marsh on 07700 900900.'

test('two taps hide a note from everybody, on a phone, a board and a wall', async ({ hall }) => {
  const workshop = await hall.workshop()
  const path = `/api/boards/${workshop.id}/contact`
  await hall.ask('PUT', path, { ticket: await workshop.ticket('facilitator'), body: contact })
  await workshop.moveTo('post')
  const [onPhone, onBoard, onWall] = [
    'A note about the phone',
    'A note about the board',
    'A note about the wall',
  ] as const
  const texts = [onPhone, onBoard, onWall]
  await workshop.post(...texts, 'A bench on the green')

  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  const board = new BoardPage(await workshop.open('editor', '', 'laptop'))
  const wall = await workshop.open('facilitator', '/wall', 'projector')
  await phone.getByRole('button', { name: 'See what people said' }).tap()
  for (const text of texts) {
    await expect(phone.getByText(text)).toBeVisible()
    await expect(board.note(text)).toBeVisible()
    await expect(wall.getByText(text)).toBeVisible()
  }

  // The phone: tap, tap.
  const row = phone.getByRole('listitem').filter({ hasText: onPhone })
  await row.getByRole('button', { name: 'This worries me' }).tap()
  await row.getByRole('button', { name: 'Hide it' }).tap()
  await expect(phone.getByText(tell)).toBeVisible()
  await expect(phone.getByText('If someone is in danger, call 999.')).toBeVisible()
  await phone.getByRole('button', { name: 'Say why' }).tap()
  await phone.getByLabel('What worries you?').fill('I know who that is')
  await phone.getByRole('button', { name: 'Send' }).tap()
  await expect(phone.getByText('Thank you. Your words are with the note.')).toBeVisible()
  await phone.getByRole('button', { name: 'Close', exact: true }).tap()
  // What was pressed has gone; focus stands at the list and not at the top of the page.
  await expect(phone.getByRole('heading', { name: /What people said/ })).toBeFocused()

  // The board: open, press.
  await board.note(onBoard).getByRole('button', { name: onBoard, exact: true }).click()
  await board.page.getByRole('button', { name: 'This worries me' }).click()
  await expect(board.page.getByText(tell)).toBeVisible()
  await board.page.keyboard.press('Escape')

  // A wall with hands on: open, press; it goes on with the overview.
  await wall.getByRole('button', { name: onWall }).first().click()
  await wall.getByRole('button', { name: 'This worries me' }).click()
  await expect(wall.getByText(tell)).toBeVisible()
  await wall.keyboard.press('Escape')

  for (const text of texts) {
    await expect(phone.getByText(text)).toHaveCount(0)
    await expect(board.note(text)).toHaveCount(0)
    await expect(wall.getByText(text)).toHaveCount(0)
  }
  await expect(wall.getByText('A bench on the green').first()).toBeVisible()

  // A wall that only shows has nothing to press.
  const shows = await workshop.open('viewer', '/wall', 'projector')
  await expect(shows.getByText('A bench on the green').first()).toBeVisible()
  await expect(shows.getByRole('button')).toHaveCount(0)

  // The desk: all three wait, with what was said; the copies are there; one goes up again.
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  await expect(desk.getByRole('heading', { name: 'To check (3)' })).toBeVisible()
  await expect(desk.getByText('Somebody is worried: I know who that is')).toBeVisible()
  await desk.getByText('Private copies (3)').click()
  const check = desk.getByRole('listitem').filter({ hasText: onPhone }).filter({ hasText: 'Put up' })
  await check.getByRole('button', { name: 'Put up' }).click()
  await expect(wall.getByText(onPhone).first()).toBeVisible()
  await desk.getByRole('button', { name: 'Delete the copy' }).first().click()
  await desk.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(desk.getByText('Private copies (2)')).toBeVisible()
})

test('a note comes back for other words and goes up under its number; words taken out are told to its author', async ({
  hall,
}) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('post')
  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  const box = phone.getByRole('textbox')
  const post = async (text: string) => {
    await box.fill(text)
    await phone.getByRole('button', { name: 'Post it' }).tap()
  }
  await post('Mrs Cole parks on the path')
  await post('Annie from the shop wants a bench')
  await expect(phone.getByText('A helper is checking it.').first()).toBeVisible()

  const helper = await workshop.open('helper', '/desk', 'laptop')
  const waiting = helper.getByRole('listitem').filter({ hasText: 'Mrs Cole' })
  await expect(waiting.getByText('W1-001')).toBeVisible()
  await waiting.getByRole('button', { name: 'Ask to reword' }).click()
  await helper.keyboard.press('Enter')

  await expect(phone.getByText('A helper asked you to change a note. See below.')).toBeVisible({ timeout: 15_000 })
  const mine = phone.getByRole('listitem').filter({ hasText: 'Mrs Cole' })
  await expect(mine.getByText(/A helper asked you to change this note/)).toBeVisible()
  await mine.getByRole('button', { name: 'Change' }).tap()
  await expect(box).toHaveValue('Mrs Cole parks on the path')
  // The line goes in the middle of it: the change is kept and sent later.
  await hall.cutLine()
  await box.fill('Cars park on the path')
  await phone.getByRole('button', { name: 'Send the change' }).tap()
  await expect(phone.getByText('Sending your change…')).toBeVisible()
  await hall.mendLine()
  await expect(phone.getByText('A helper is checking it.')).toBeVisible({ timeout: 30_000 })

  const again = helper.getByRole('listitem').filter({ hasText: 'Cars park on the path' })
  await expect(again.getByText('W1-001')).toBeVisible({ timeout: 30_000 })
  await again.getByRole('button', { name: 'Put up' }).click()
  await expect(phone.getByRole('listitem').filter({ hasText: 'Cars park on the path' })).toContainText('On the wall')
  const { notes } = (await workshop.exported()) as { notes: readonly { text: string; ref?: string }[] }
  expect(notes.map(({ text, ref }) => [ref, text])).toContainEqual(['W1-001', 'Cars park on the path'])

  // Words taken out at the board: gone there, and the phone says so.
  const board = new BoardPage(await workshop.open('helper', '', 'laptop'))
  const annie = 'Annie from the shop wants a bench'
  await board.note(annie).getByRole('button', { name: annie, exact: true }).click()
  await board.page.getByRole('button', { name: 'Take words out' }).click()
  for (const word of ['Annie', 'shop']) await board.page.getByRole('button', { name: word, exact: true }).click()
  await expect(board.page.getByText('It will read: […] from the […] wants a bench')).toBeVisible()
  await board.page.getByRole('button', { name: 'Take them out' }).click()
  await expect(board.page.getByText('Those words are gone.')).toBeVisible()
  const short = phone.getByRole('listitem').filter({ hasText: '[…] from the […] wants a bench' })
  await expect(short).toContainText('A helper took some words out.')
  await expect(phone.getByText(annie)).toHaveCount(0)
})
