// Trouble: a database that is locked, a phone without a line, a code that is wrong. Nothing is lost, and every screen says so.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BoardPage } from './boardPage.ts'
import { expect, layoutOf, test } from './hall.ts'

test('while the database is locked nothing is acknowledged, the screens say so, and it recovers by itself', async ({
  hall,
}) => {
  const workshop = await hall.workshop()
  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  const board = new BoardPage(await workshop.open('editor', '', 'laptop'))
  await expect(board.page.getByText('All saved')).toBeVisible()

  const other = new DatabaseSync(join(hall.folder, 'folkmoot.db'))
  other.exec('BEGIN IMMEDIATE')
  await phone.getByRole('textbox').fill('Later buses')
  await phone.getByRole('button', { name: 'Post it' }).tap()
  await expect(board.page.getByText('The server cannot save just now.')).toBeVisible()
  await expect(phone.getByText(/Saved on this phone/)).toBeVisible()
  await expect(board.page.getByText('Later buses')).toHaveCount(0)

  other.exec('ROLLBACK')
  other.close()
  await expect(board.page.getByText('Later buses')).toBeVisible()
  await expect(board.page.getByText('The server cannot save just now.')).toHaveCount(0)
  await expect(phone.getByText(/On the wall/)).toBeVisible({ timeout: 30_000 })
  expect(layoutOf(await workshop.exported())).toEqual({ Unsorted: ['Later buses'] })
})

test('notes written without a line, in a tab that was closed, arrive once each and in order', async ({ hall }) => {
  const workshop = await hall.workshop()
  const phone = await hall.person('phone')
  const context = phone.context()
  await phone.goto(`/j/${workshop.made.board.code}`)
  await expect(phone.getByRole('textbox')).toBeVisible()
  await context.setOffline(true)
  for (const text of ['Later buses', 'Mend the kerb', 'A bench by the church']) {
    await phone.getByRole('textbox').fill(text)
    await phone.getByRole('button', { name: 'Post it' }).tap()
    await expect(phone.getByRole('textbox')).toHaveValue('')
  }
  await expect(phone.locator('.my-note').filter({ hasText: 'Saved on this phone' })).toHaveCount(3)
  await phone.close()
  await context.setOffline(false)

  const back = await context.newPage()
  await back.goto(`/j/${workshop.made.board.code}`)
  await expect(back.locator('.my-note').filter({ hasText: 'On the wall' })).toHaveCount(3)
  // The newest lies first.
  expect(layoutOf(await workshop.exported())).toEqual({
    Unsorted: ['A bench by the church', 'Mend the kerb', 'Later buses'],
  })
})

test('what is done on the board without a line is kept and merged', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.post('Mend the kerb', 'Slow the cars')
  const [ann, bob] = [
    new BoardPage(await workshop.open('editor', '', 'laptop')),
    new BoardPage(await workshop.open('editor', '', 'laptop')),
  ]
  await ann.addTheme('Roads')
  await expect(bob.list('Roads')).toBeVisible()
  await hall.cutLine()
  await expect(ann.page.getByText('You are offline.')).toBeVisible()
  await ann.sort('Mend the kerb', 'Roads')
  await bob.sort('Slow the cars', 'Roads')
  // Views and the editor open all the same.
  await ann.page.getByRole('link', { name: 'Actions', exact: true }).click()
  await expect(ann.page.getByRole('heading', { name: 'Actions' })).toBeVisible()
  await ann.page.getByRole('link', { name: 'Themes', exact: true }).click()
  await hall.mendLine()
  for (const who of [ann, bob]) {
    await expect(who.list('Roads').locator('[data-note]')).toHaveCount(2, { timeout: 30_000 })
    await expect(who.page.getByText('All saved')).toBeVisible()
  }
})

test('a wrong code and an old link say what to do', async ({ hall }) => {
  const workshop = await hall.workshop()
  const phone = await hall.person('phone')
  await phone.goto('/j/ABCDEF')
  await expect(phone.getByText('We cannot find that code.', { exact: false })).toBeVisible()
  await expect(phone.getByRole('textbox')).toHaveValue(/ABC ?DEF/)

  const laptop = await hall.person('laptop')
  await laptop.goto(`/b/${workshop.id}#key=AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(laptop.getByText('This link does not work any more.', { exact: false })).toBeVisible()
  await laptop.goto(`/b/${workshop.id}`)
  await expect(laptop.getByText('Please open this board by the link you were given.')).toBeVisible()
})
