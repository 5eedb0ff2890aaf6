// Agenda: an evening of sixty people in a village hall, from the welcome to the plan. Nothing that was acknowledged is lost, and every screen counts the same.
import type { Locator, Page } from 'playwright/test'
import { refOf } from '#shared/board/slips.ts'
import type { SlipsReserved } from '#shared/protocol/requests.ts'
import { BoardPage } from './boardPage.ts'
import { openPanel } from './deskPage.ts'
import { test, type Workshop } from './hall.ts'
import { Acknowledged, expect, ideas, looseAlone, post, sortTheRest, themeOf, wholeOf } from './sixty.ts'

const number = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN)
const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
const onStage = (desk: Page, stage: string) =>
  desk.getByRole('navigation', { name: 'Stage' }).getByRole('button', { name: stage, exact: true }).click()
const mine = (phone: Page, text: string) => phone.locator('.my-note').filter({ hasText: text })

/** Five at a time: two processors are not twenty phones. */
async function each<T>(phones: readonly T[], act: (phone: T, i: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < phones.length; from += 5) {
    await Promise.all(phones.slice(from, from + 5).map((phone, i) => act(phone, from + i)))
  }
}

// Six screens and twenty phones: traces of all of them cost more than the evening itself.
test.use({ trace: 'off' })

test('sixty people, one evening: nothing is lost, and every screen counts the same', async ({ hall }) => {
  test.setTimeout(600_000)
  const workshop = await hall.workshop()
  const { id, made } = workshop
  const all = new Acknowledged(hall, workshop)
  const link = `/j/${made.board.code}`
  const facilitator = await workshop.ticket('facilitator')
  await hall.ask('PUT', `/api/boards/${id}/contact`, { ticket: facilitator, body: { name: 'Jo Marsh', phone: '' } })

  // Welcome: the desk, the wall, and twenty phones that try it out.
  const desk = await all.come('laptop', `/b/${id}/desk#key=${made.keys.facilitator}`)
  const wall = await all.come('projector', `/b/${id}/wall#key=${made.keys.viewer}`)
  await expect(wall.getByRole('img', { name: /QR code/ })).toBeVisible()
  const phones: Page[] = []
  await each(Array.from({ length: 20 }), async (_, i) => {
    phones[i] = await all.come('phone', link)
  })
  let next = 0
  const idea = () => ideas[next++] ?? ''
  await each(phones, phone => post(phone, idea()))
  for (const page of [wall, desk]) await expect(page.getByText(/\b2[0-3] here/).first()).toBeVisible()
  await each(phones, async phone => expect(phone.locator('.my-note')).toContainText('On the wall'))

  // Helpers come: one with the slips, one for those who would rather speak, and a tablet that goes round.
  const slips = await all.come('laptop', `/b/${id}/desk?helper#key=${made.keys.helper}`)
  const scribe = await all.come('laptop', `/b/${id}/desk?helper#key=${made.keys.helper}`)
  const checking = await all.come('laptop', `/b/${id}/desk#key=${made.keys.helper}`)
  const tablet = await all.come('tablet', `/j/${made.board.code}?shared`)
  await expect(desk.getByText('This is usual while a helper is here.')).toBeVisible()
  const { session, from, to } = await hall.ask<SlipsReserved>('POST', `/api/boards/${id}/slips`, {
    ticket: await workshop.ticket('helper'),
    body: { count: 56 },
  })
  const refs = Array.from({ length: to - from + 1 }, (_, i) => refOf(session, from + i))

  // Post: silence, and everybody writes.
  await onStage(desk, 'Post')
  await panel(desk, 'Timer').getByRole('button', { name: 'Start', exact: true }).click()
  await expect(wall.getByRole('timer')).toBeVisible()
  const [named, rude, worrying, regretted] = [
    'Mrs Cole parks on the path',
    'Ring me on 07700 900123 about the lamps',
    'The lamp by the pond is out',
    'I would rather not say this',
  ] as const
  const [ann, bo, cy, dee] = phones as [Page, Page, Page, Page]
  for (const [phone, text] of [
    [ann, named],
    [bo, rude],
    [cy, worrying],
    [dee, regretted],
  ] as const) {
    await post(phone, text)
  }
  const away = phones.slice(17)
  for (const phone of away) await phone.context().setOffline(true)
  await each(phones, phone => post(phone, idea()))
  for (const phone of away) await expect(phone.locator('.my-note').first()).toContainText('Saved on this phone')
  // Two of those without a line lose their page as well, one merely walks back into the hall.
  for (const i of [17, 18]) {
    const lost = phones[i]
    const context = lost?.context()
    await lost?.close()
    await context?.setOffline(false)
    const back = await context?.newPage()
    await back?.goto(link)
    if (back !== undefined) phones[i] = back
  }
  await phones[19]?.context().setOffline(false)
  await slips.getByLabel('Number on the slip').focus()
  for (const ref of refs.slice(0, 6)) {
    await slips.keyboard.insertText(ref)
    await slips.keyboard.press('Enter')
    await slips.keyboard.insertText(idea())
    await slips.keyboard.press('Enter')
  }
  await scribe.getByRole('button', { name: 'For someone here' }).click()
  for (let person = 0; person < 3; person += 1) {
    for (let said = 0; said < 2; said += 1) {
      await scribe.getByLabel('What they say').fill(idea())
      await scribe.keyboard.press('Enter')
    }
    await scribe.getByRole('button', { name: 'Next person' }).click()
  }
  for (let person = 0; person < 3; person += 1) {
    await tablet.getByRole('textbox').fill(idea())
    await tablet.getByRole('button', { name: 'Post it' }).click()
    await expect(tablet.locator('.my-note')).toHaveCount(1)
    await tablet.getByRole('button', { name: 'Next person' }).click()
    await expect(tablet.locator('.my-note')).toHaveCount(0)
  }
  // The plug is pulled while the last of them write.
  await each(phones.slice(0, 10), phone => post(phone, idea()))
  await hall.cutLine()
  await each(phones.slice(10), phone => post(phone, idea()))
  await hall.mendLine()
  await all.paper(refs.slice(6), Array.from({ length: 50 }, idea))

  // Checking: words of other people are asked for anew, kept off with a reason, or hidden by whoever they worry.
  const toCheck = (text: string) => checking.getByRole('listitem').filter({ hasText: text })
  await toCheck(named).getByRole('button', { name: 'Ask to reword' }).click()
  await checking.keyboard.press('Enter')
  await toCheck(rude).getByRole('button', { name: 'Keep off' }).click()
  await checking.getByLabel('Why not? The author reads this.').fill('Please leave numbers out')
  await checking.keyboard.press('Enter')
  await expect(mine(ann, named)).toContainText('A helper asked you to change this note')
  await mine(ann, named).getByRole('button', { name: 'Change' }).tap()
  await ann.getByRole('textbox').fill('Cars park on the path')
  await ann.getByRole('button', { name: 'Send the change' }).tap()
  await toCheck('Cars park on the path').getByRole('button', { name: 'Put up' }).click()
  await expect(mine(dee, regretted)).toContainText('On the wall')
  await mine(dee, regretted).getByRole('button', { name: 'Take back' }).tap()
  await expect(mine(cy, worrying)).toContainText('On the wall')
  const reader = phones[10] as Page
  await reader.getByRole('button', { name: 'See what people said' }).tap()
  const row = reader.locator('.said').getByRole('listitem').filter({ hasText: worrying })
  while ((await row.count()) === 0) await reader.getByRole('button', { name: 'Show more' }).tap()
  await row.getByRole('button', { name: 'This worries me' }).tap()
  await row.getByRole('button', { name: 'Hide it' }).tap()
  await reader.getByRole('button', { name: 'Close', exact: true }).tap()
  await reader.getByRole('button', { name: 'Close the list' }).tap()
  await each(phones, async phone =>
    expect(phone.locator('.my-state').filter({ hasText: /Saved on this phone|checking it|Taking/ })).toHaveCount(
      phone === cy ? 1 : 0,
    ),
  )

  // Sort: one co-editor with keys, one with the board, and one at home with another program.
  await onStage(desk, 'Sort')
  const editor = new BoardPage(await all.come('laptop', `/b/${id}#key=${made.keys.editor}`))
  const sorter = await all.come('laptop', `/b/${id}?view=sort#key=${made.keys.editor}`)
  const themes = [...new Set(ideas.slice(0, next).map(themeOf))]
  for (const theme of themes) await editor.addTheme(theme)
  for (let stacks = 0; stacks < 3; stacks += 1) {
    await sorter.getByRole('button', { name: 'Stack', exact: true }).first().click()
    await expect(sorter.getByText(/^Stacked\. \d people said this\.$/).first()).toBeVisible()
  }
  const card = sorter.locator('[data-sorting]')
  await card.focus()
  for (let sorted = 0; sorted < 15; sorted += 1) {
    await expect(card).toBeFocused()
    const note = await card.getAttribute('data-sorting')
    await sorter.keyboard.press('m')
    await expect(sorter.getByLabel('Find a theme')).toBeFocused()
    await sorter.keyboard.insertText(themeOf((await card.locator('p').textContent()) ?? ''))
    await sorter.keyboard.press('Enter')
    await expect(sorter.locator(`[data-sorting="${note}"]`)).toHaveCount(0)
  }
  for (const text of (await looseAlone(workshop)).slice(0, 3)) await editor.sort(text, themeOf(text))
  await sortTheRest(hall, workshop, 5)

  // Choose: dots on phones and on paper; one phone has no line for a while, and nobody sees a total.
  const choosing = await openPanel(desk, 'Choosing')
  await choosing.getByText('Set up a round').click()
  await choosing.getByRole('button', { name: 'Start choosing' }).click()
  const dots = new Map(themes.map(name => [name, 0]))
  const put = async (page: Page, name: string) => {
    await page.getByRole('button', { name: `Put a dot on: ${name}` }).tap()
    dots.set(name, (dots.get(name) ?? 0) + 1)
  }
  const late = phones[4] as Page
  await late.route('**/dots', route => route.abort())
  await each(phones, async (phone, i) => {
    for (const step of [0, 0, 1, 3]) await put(phone, themes[(i * (i % 3) + step) % themes.length] ?? '')
  })
  await late.reload()
  await expect(late.getByText('Saved on this phone.')).toBeVisible()
  await late.unroute('**/dots')
  await checking.getByText('Dots on paper').click()
  await checking.getByRole('spinbutton', { name: `Dots on paper for ${themes[2]}` }).fill('31')
  await checking.keyboard.press('Enter')
  dots.set(themes[2] ?? '', (dots.get(themes[2] ?? '') ?? 0) + 31)
  for (const page of [wall, desk])
    await expect(page.getByText(/^20 of \d+ have chosen$/)).toBeVisible({ timeout: 30_000 })
  for (const page of [wall, desk, ...phones]) await expect(page.locator('.result, .choice-total')).toHaveCount(0)
  await choosing.getByRole('button', { name: 'Show choices' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Show choices' }).click()
  await editor.page.getByRole('link', { name: 'Choose', exact: true }).click()
  const chosen = [...dots].map(([name, n]) => `${name}: ${n}`).toSorted()
  for (const page of [desk, editor.page, ...phones]) {
    await expect
      .poll(() => namedTotals(page.locator('.result'), '.choice-name', '.result-total [aria-hidden]'))
      .toEqual(chosen)
  }

  // Act: the first theme becomes an action that two people write in.
  await onStage(desk, 'Act')
  await editor.page.getByRole('link', { name: 'Themes', exact: true }).click()
  const [first = ''] = themes
  await editor.drag(
    editor.page.getByRole('heading', { name: first }),
    editor.page.getByText('Drop a theme or notes here'),
  )
  await editor.page.getByLabel('Action', { exact: true }).fill('Slow the traffic')
  await editor.page.keyboard.press('Enter')
  await expect(wall.getByText('Slow the traffic')).toBeVisible()

  // Plan: somebody finds that something is missing.
  await onStage(desk, 'Plan')
  await expect(ann.getByText('What is missing from the plan?')).toBeVisible()
  await post(ann, 'Somebody to water the trees')
  await expect(mine(ann, 'Somebody to water the trees')).toContainText('On the wall')
  await expect((await openPanel(desk, 'Late ideas (1)')).getByText('Somebody to water the trees')).toBeVisible()

  // Every note that was acknowledged is where it should be, and nothing else is.
  const { up, held, lost, unknown, twice } = await all.fates()
  expect({ lost, unknown, twice }).toEqual({ lost: [], unknown: [], twice: [] })
  expect(held.map(({ text, state, reason }) => `${text}: ${state} ${reason}`).toSorted()).toEqual([
    `${rude}: kept-off Please leave numbers out`,
    `${worrying}: waiting `,
  ])
  expect(all.takenBack.size).toBe(1)
  expect(up.length).toBe(next + 2)
  await sameEverywhere(workshop, { desk, wall, board: editor.page, phones })
  expect(all.complaints).toEqual([])
})

/** Names with their numbers, as a screen shows them. */
const namedTotals = (rows: Locator, name: string, total: string): Promise<string[]> =>
  rows.evaluateAll(
    (all, [name, total]) =>
      all
        .map(
          row =>
            `${row.querySelector(name ?? '')?.textContent ?? ''}: ${row.querySelector(total ?? '')?.textContent ?? ''}`,
        )
        .sort(),
    [name, total],
  )

/** The counts of desk, wall, board and phones are those of the file. */
async function sameEverywhere(
  workshop: Workshop,
  { desk, wall, board, phones }: { desk: Page; wall: Page; board: Page; phones: readonly Page[] },
): Promise<void> {
  const { notes, themes } = await wholeOf(workshop)
  // What is stacked on a note lies where that one lies.
  const tops = new Map(notes.map(each => [each.id, each]))
  const lying = notes.map(each => (tops.get(each.stackedOn ?? '') ?? each).spot.theme)
  const counted = themes.map(({ id, name }) => `${name}: ${lying.filter(theme => theme === id).length}`).toSorted()
  const loose = lying.filter(theme => theme === null).length
  await desk.getByRole('button', { name: 'Overview', exact: true }).click()
  await desk.getByRole('group', { name: 'Size of the words' }).getByRole('button', { name: 'Small' }).click()
  const numbers = (page: Page, rows: string, name: string, total: string) =>
    namedTotals(page.locator(rows), name, total).then(all => all.map(each => each.replace(/ notes?$/, '')))
  await expect.poll(() => numbers(wall, '.tile', '.tile-title', '.tile-count')).toEqual(counted)
  await expect(wall.getByText(`${loose} still to sort`)).toBeVisible()
  await expect.poll(() => numbers(desk, '.theme-button', '.theme-name', '.theme-count')).toEqual(counted)
  await expect((await openPanel(desk, 'Notes')).locator('.totals')).toContainText(
    `${notes.length} notes${loose} to sort${themes.length} themes`,
  )
  await expect.poll(() => numbers(board, '.theme', 'h3', '.theme-count')).toEqual(counted)
  await expect(board.locator('.tray .theme-count')).toHaveText(String(loose))
  const here = number(await wall.locator('.here').textContent())
  await expect(board.getByRole('button', { name: `${here} here` })).toBeVisible()
  await expect(panel(desk, 'People').locator('.figures')).toContainText(`${here} here`)
  for (const phone of phones) {
    await phone.getByRole('button', { name: 'See what people said' }).tap()
    await expect(phone.getByRole('heading', { name: `What people said (${notes.length})` })).toBeVisible()
    const own = await phone.locator('.my-note .my-words').allTextContents()
    expect(own.length).toBeGreaterThanOrEqual(3)
    for (const text of own.filter(text => notes.some(each => each.text === text))) {
      await expect(phone.locator('.my-note').filter({ hasText: text }).first()).toContainText('On the wall')
    }
  }
}
