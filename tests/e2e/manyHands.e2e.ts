// Many hands: residents fill the grid while they may. What they wrote when they no longer might is given back to them.
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { startChild } from '../support/childServer.ts'
import { expect, test, type Hall } from './hall.ts'

test('words that came too late are not lost, and the board goes on', async ({ hall }) => {
  const workshop = await hall.workshop()
  const facilitator = await workshop.open('facilitator', '', 'laptop')
  await facilitator.getByRole('button', { name: 'Add an action' }).click()
  await facilitator.getByRole('textbox', { name: 'Action', exact: true }).fill('Mend the kerb')
  await facilitator.keyboard.press('Enter')
  await expect(facilitator.getByText('All saved')).toBeVisible()
  const act = { stage: 'act', rules: { hands: 'act' } }
  await hall.ask('POST', `/api/boards/${workshop.id}/stage`, {
    ticket: await workshop.ticket('facilitator'),
    body: act,
  })

  const resident = await hall.person('laptop')
  await resident.goto(`/j/${workshop.made.board.code}`)
  await expect(resident.getByRole('textbox')).toBeVisible()
  await resident.getByRole('link', { name: 'Help write the actions' }).click()
  const lead = resident.getByRole('textbox', { name: 'Lead', exact: true })
  await lead.fill('The hall committee')
  await lead.press('Enter')
  await expect(resident.getByText('All saved')).toBeVisible()

  await hall.cutLine()
  await lead.fill('The youth club')
  await lead.press('Enter')
  await handsOff(hall, workshop.id, workshop.made.keys.facilitator)
  await hall.mendLine()
  await expect(resident.getByText('Some of that could not be kept.')).toBeVisible({ timeout: 30_000 })
  await expect(resident.getByText('The youth club')).toBeVisible()
  await expect(lead).toHaveValue('The hall committee')
  await resident.getByRole('button', { name: 'Close' }).click()
  await expect(resident.getByText('The youth club')).toHaveCount(0)
  await expect(resident.getByText('All saved')).toBeVisible()
})

/** While the resident has no line, somebody ends many hands. */
async function handsOff({ folder }: Hall, board: string, key: string): Promise<void> {
  const elsewhere = await startChild({ DATA_DIR: folder })
  const ask = async (path: string, body: unknown, ticket = '') => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${ticket}` }
    const response = await fetch(elsewhere.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.ok).toBe(true)
    return response.json()
  }
  const { ticket } = (await ask('/api/tickets', { board, key })) as TicketGiven
  await ask(`/api/boards/${board}/stage`, { stage: 'act' }, ticket)
  await elsewhere.kill('SIGKILL')
}
