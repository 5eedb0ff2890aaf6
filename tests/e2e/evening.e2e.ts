// The evening: a timer that all see alike, somebody who comes late, a second workshop, and a desk on another device.
import { AxeBuilder } from '@axe-core/playwright'
import { arrival } from '#client/words/arrival.ts'
import { desk as words } from '#client/words/desk.ts'
import { phone as phoneWords } from '#client/words/phone.ts'
import { time } from '#client/words/time.ts'
import type { Locator, Page } from 'playwright/test'
import { openPanel } from './deskPage.ts'
import { expect, test } from './hall.ts'

const timerOf = (page: Page) => page.getByRole('timer')
const panel = (page: Page, name: string) => page.getByRole('region', { name })

const stageButton = (page: Page, stage: string) =>
  page.getByRole('navigation', { name: words.stages }).getByRole('button', { name: stage, exact: true })

/** What axe finds wrong with a page, and whether it sticks out at the side. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
  return tooWide ? [...found, 'too wide'] : found
}

/** Seconds on a timer. */
async function secondsOf(timer: Locator): Promise<number> {
  const [, minutes = '', seconds = ''] = /(\d+):(\d\d)/.exec((await timer.textContent()) ?? '') ?? []
  return Number(minutes) * 60 + Number(seconds)
}

test('a timer, a late joiner, and those who come again to the second workshop', async ({ hall }) => {
  test.setTimeout(240_000)
  const workshop = await hall.workshop()
  const link = `/j/${workshop.made.board.code}`
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  const wall = await workshop.open('viewer', '/wall', 'projector')
  const early = await hall.person('phone')
  await early.goto(link)
  await stageButton(desk, 'Post').click()

  // Everybody sees the same time, and it stands still for everybody.
  const timer = panel(desk, words.timer.heading)
  await timer.getByRole('slider').fill('3')
  await timer.getByRole('button', { name: words.timer.start, exact: true }).click()
  for (const page of [early, wall, desk]) await expect(timerOf(page)).toContainText(/[23]:\d\d/)
  await expect(timer.getByRole('button', { name: words.timer.pause })).toBeFocused()
  await timer.getByRole('button', { name: words.timer.pause }).click()
  for (const page of [early, wall, desk]) await expect(timerOf(page)).toContainText(time.paused)
  const stood = await Promise.all([early, wall, desk].map(page => secondsOf(timerOf(page))))
  expect(new Set(stood).size).toBe(1)
  await timer.getByRole('button', { name: words.timer.more }).click()
  for (const page of [early, wall, desk]) {
    await expect.poll(() => secondsOf(timerOf(page))).toBe((stood[0] ?? 0) + 60)
  }
  const board = await workshop.open('editor', '', 'laptop')
  await expect(timerOf(board)).toContainText(time.paused)
  for (const page of [early, wall, desk, board]) expect(await faultsOf(page)).toEqual([])
  await board.close()
  await timer.getByRole('button', { name: words.timer.stop }).click()
  for (const page of [early, wall, desk]) await expect(timerOf(page)).toHaveCount(0)
  await expect(timer.getByRole('button', { name: words.timer.start, exact: true })).toBeFocused()

  await early.getByRole('textbox').fill('A safe crossing at the shop')
  await early.getByRole('button', { name: phoneWords.post }).tap()
  await expect(early.getByText(phoneWords.mine.states.up).first()).toBeVisible()

  // Somebody comes late, from home, and their idea is not lost.
  await stageButton(desk, 'Choose').click()
  const late = await hall.person('phone')
  await late.goto(link)
  await expect(late.getByText(arrival.late('choose'))).toBeVisible()
  await expect(late.getByText(arrival.soFar(1, 0))).toBeVisible()
  const lateBoard = await workshop.open('editor', '', 'laptop')
  await expect(lateBoard.getByText(arrival.late('choose'))).toBeVisible()
  for (const page of [late, lateBoard]) expect(await faultsOf(page)).toEqual([])
  await lateBoard.getByRole('button', { name: arrival.ok }).click()
  await expect(lateBoard.getByText(arrival.late('choose'))).toHaveCount(0)
  await lateBoard.close()
  await late.getByRole('button', { name: arrival.ok }).tap()
  await expect(late.getByText(arrival.late('choose'))).toHaveCount(0)
  await late.getByRole('checkbox', { name: phoneWords.home }).tap()
  await expect(wall.getByText('1 from home')).toBeVisible()
  await late.getByRole('textbox').fill('Later buses')
  await late.getByRole('button', { name: phoneWords.post }).tap()
  await expect(panel(desk, words.late.heading(1)).getByText('Later buses')).toBeVisible()

  // Phones and laptops that have gone were here all the same.
  await expect(panel(desk, words.people.heading).getByText(words.people.connected(3, 5))).toBeVisible()
  await late.close()
  await expect(panel(desk, words.people.heading).getByText(words.people.connected(2, 5))).toBeVisible()

  // The next workshop: new numbers, and those who come again hear what is new.
  const session = await openPanel(desk, words.session.heading)
  await session.getByRole('button', { name: words.session.begin }).click()
  expect(await faultsOf(desk)).toEqual([])
  await desk.getByRole('dialog').getByRole('textbox', { name: words.session.name }).fill('Spring evening')
  await desk.getByRole('dialog').getByRole('button', { name: words.session.beginNow, exact: true }).click()
  await expect(session.getByText('Workshop 2')).toBeVisible()
  await session.getByRole('button', { name: words.session.change }).click()
  await desk.getByRole('dialog').getByRole('textbox', { name: words.session.attendance }).fill('46')
  await desk.getByRole('dialog').getByRole('button', { name: words.session.save }).click()
  await expect(session.getByText(words.session.came(46))).toBeVisible()
  await workshop.post('A bench on the green', 'A tap at the playing field')
  await stageButton(desk, 'Welcome').click()
  await early.reload()
  await expect(early.getByText(/Since you were last here/)).toBeVisible()
  await expect(early.getByText(arrival.newNotes(2))).toBeVisible()
  const newcomer = await hall.person('phone')
  await newcomer.goto(link)
  await expect(newcomer.getByText(phoneWords.stageLines.welcome)).toBeVisible()
  await expect(newcomer.getByRole('checkbox', { name: phoneWords.home })).toBeVisible()
  await expect(newcomer.getByText(/Since you were last here/)).toHaveCount(0)
})

test('the desk is handed over, lost with its laptop, and taken up on another device', async ({ hall }) => {
  test.setTimeout(180_000)
  const first = await hall.person('laptop')
  await first.goto('/')
  await first
    .getByRole('link', { name: 'Start a workshop' })
    .or(first.getByRole('button', { name: 'Start a workshop' }))
    .click()
  await first.getByLabel('Name of the workshop').fill('Ashby workshop')
  await first.getByRole('button', { name: 'Start the workshop' }).click()
  await first.getByRole('link', { name: 'Open the desk' }).click()
  const people = panel(first, words.morePeople.heading)

  // This device has the links: the second facilitator scans the square.
  await people.getByRole('button', { name: /Show the link.*Facilitator/ }).click()
  await expect(first.getByRole('img', { name: words.morePeople.qr })).toBeVisible()
  await first.keyboard.press('Escape')
  const link = await first.evaluate(() => {
    const [own] = JSON.parse(localStorage.getItem('folkmoot:own-boards') ?? '[]') as {
      links: { facilitator: string }
    }[]
    return own?.links.facilitator ?? ''
  })
  const second = await hall.person('laptop')
  await second.goto(link)
  await stageButton(second, 'Post').click()
  await expect(stageButton(first, 'Post')).toHaveAttribute('aria-current', 'step')

  // The first laptop is gone; whoever has the link goes on with another device, at the same place.
  await first.close()
  const third = await hall.person('tablet')
  await third.goto(link)
  await expect(stageButton(third, 'Post')).toHaveAttribute('aria-current', 'step')

  // A new link puts all others out, and leaves whoever made it in.
  await (
    await openPanel(third, words.morePeople.heading)
  )
    .getByRole('button', { name: /Make a new link.*Facilitator/ })
    .click()
  await expect(third.getByText(words.morePeople.warning.facilitator)).toBeVisible()
  await third.getByRole('button', { name: words.morePeople.yes, exact: true }).last().click()
  await expect(third.getByRole('img', { name: words.morePeople.qr })).toBeVisible()
  await third.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(third.getByText('All saved')).toBeVisible()
  await stageButton(third, 'Sort').click()
  await expect(stageButton(third, 'Sort')).toHaveAttribute('aria-current', 'step')
  await expect(second.getByText(/This link does not work any more/)).toBeVisible()
  const stranger = await hall.person('laptop')
  await stranger.goto(link)
  await expect(stranger.getByText(/This link does not work any more/)).toBeVisible()
})
