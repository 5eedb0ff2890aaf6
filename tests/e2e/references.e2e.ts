// References: whoever has the paper says “T2.1”, and everybody finds it – on the board, the wall, the phone and the plan.
import { addThemes, by, draft, newBoard, noteId, post, themeId } from '#tests/shared/support/boards.ts'
import { moveNotes } from '#shared/board/operations/notes.ts'
import { expect, test } from './hall.ts'
import { openSheet, workshopOf } from './printed.ts'

const ref = 'T2.1'

test('an action has the same reference on every screen as on paper', async ({ hall }) => {
  const doc = newBoard()
  post(doc, 1, 2)
  addThemes(doc, 1, 2)
  moveNotes(doc, by, { notes: [noteId(1)], theme: themeId(2), place: 'first' })
  draft(doc, 1, [`note:${noteId(1)}`])
  draft(doc, 2)
  const workshop = await workshopOf(hall, doc)
  await workshop.moveTo('act')

  const board = await workshop.open('helper', '', 'laptop')
  await expect(board.getByRole('banner')).toBeVisible()
  await board.getByRole('link', { name: 'Themes', exact: true }).click()
  await expect(board.locator('.theme-head .badge')).toHaveText(['T1', 'T2'])
  await expect(board.locator('.rail-ref')).toHaveText([ref, 'A2'])
  const note = board.locator('.note', { hasText: 'Words 1' })
  await expect(note.locator('.note-ref')).toHaveText('W1-001')
  await expect(note.locator('.note-mark.feed')).toHaveText(`Action ${ref}`)
  await board.getByRole('link', { name: 'Actions', exact: true }).click()
  for (const width of [1366, 700, 360]) {
    await board.setViewportSize({ width, height: 768 })
    await expect(board.locator('.action-ref > [aria-hidden]')).toHaveText([ref, 'A2'])
    for (const each of await board.locator('.action-ref').all()) {
      await each.scrollIntoViewIfNeeded()
      await expect(each).toBeInViewport({ ratio: 1 })
    }
    await expect(board.getByLabel(`Action ${ref}: Action`)).toHaveValue('Action 1')
  }
  await board.setViewportSize({ width: 1366, height: 768 })

  const wall = await workshop.open('viewer', '/wall', 'projector')
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  await desk.getByRole('button', { name: 'Actions', exact: true }).click()
  await expect(wall.locator('.cell-no').filter({ hasText: /\d/ })).toHaveText([ref, 'A2'])

  const phone = await hall.person('phone')
  await phone.goto(`/j/${workshop.made.board.code}`)
  await expect(phone.getByRole('button', { name: `${ref} Action 1` })).toBeVisible()

  await board.getByRole('button', { name: 'More about Action 1' }).click()
  await board
    .getByRole('button', { name: /Show on the wall/ })
    .first()
    .click()
  await expect(wall.getByText(`Action ${ref}`)).toBeVisible()
  await expect(phone.getByText(`Action ${ref}`)).toBeVisible()

  const posters = await openSheet(hall, workshop, 'wall-a1')
  await expect(posters.locator('.theme-poster-ref')).toHaveText(['T1', 'T2'])
  await expect(posters.getByText('[W1-001]')).toBeVisible()
})
