// Every screen in every stage, empty, full and without a line: axe finds nothing, nothing sticks out at the side, nothing is too small to hit. With SCREENSHOTS=DIR each is kept as a picture.
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { common } from '#client/words/common.ts'
import { desk as deskWords } from '#client/words/desk.ts'
import { phone as phoneWords } from '#client/words/phone.ts'
import { stages, type Stage } from '#shared/people/roles.ts'
import { nightly } from '../support/figures.ts'
import { expect, screens, test, type Hall, type Workshop } from './hall.ts'
import { sideways, tooSmall } from './targets.ts'

const pictures = process.env['SCREENSHOTS']
const texts = [
  'No bus after six',
  'A safe crossing at the school, please',
  'Bring back the youth club on Fridays',
  'ممر آمن قرب المدرسة',
  'Więcej ławek przy rzece',
  'Homes that people who work here can afford to rent, near the shop and the school',
  'Cars park on the pavement',
  'A bench halfway up Church Hill',
]
/** What is pressed most on a phone is 60 pixels high; the rest there 48, and 32 where there is a mouse (ux §11). */
const phoneMain = '.post, .step, .kind'

interface Screen {
  readonly name: string
  readonly page: Page
  /** Only there in these stages; without, in all. */
  readonly in?: readonly Stage[]
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
}

async function look(all: readonly Screen[], stage: Stage, state: string): Promise<void> {
  for (const { name, page, in: only = stages } of all) {
    if (!only.includes(stage)) continue
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${stage}-${state}.png`) })
    const where = `${name}, ${stage}, ${state}`
    expect.soft(await violations(page), where).toEqual([])
    expect.soft(await sideways(page), `too wide: ${where}`).toBeLessThanOrEqual(0)
    const small = name === 'phone' || name === 'tablet' ? tooSmall(page, 48, phoneMain, 60) : tooSmall(page, 32)
    if (name !== 'wall') expect.soft(await small, `too small: ${where}`).toEqual([])
  }
}

/** Screens that stand open in every stage, and what is for one stage only. */
async function everyScreen(hall: Hall, workshop: Workshop): Promise<Screen[]> {
  const { made, id } = workshop
  const at = async (screen: keyof typeof screens, address: string) => {
    const page = await hall.person(screen)
    await page.goto(address)
    await expect(page.getByRole('heading').first()).toBeVisible()
    return page
  }
  const { editor, helper, facilitator } = made.keys
  const view = (name: string) => at('laptop', `/b/${id}?view=${name}#key=${editor}`)
  return [
    { name: 'phone', page: await at('phone', `/j/${made.board.code}`) },
    { name: 'desk', page: await workshop.open('facilitator', '/desk', 'laptop') },
    { name: 'wall', page: await workshop.open('facilitator', '/wall', 'projector') },
    { name: 'board', page: await workshop.open('editor', '', 'laptop') },
    { name: 'tablet', page: await at('tablet', `/j/${made.board.code}?shared`), in: ['post', 'choose'] },
    { name: 'helper', page: await at('laptop', `/b/${id}/desk?helper#key=${helper}`), in: ['post'] },
    { name: 'helper-desk', page: await workshop.open('helper', '/desk', 'laptop'), in: ['sort'] },
    { name: 'print', page: await at('laptop', `/b/${id}/print#key=${facilitator}`), in: ['welcome'] },
    { name: 'sort', page: await view('sort'), in: ['sort'] },
    { name: 'choose', page: await view('choose'), in: ['choose'] },
    { name: 'grid', page: await view('actions'), in: ['act', 'follow'] },
    { name: 'vision', page: await view('vision'), in: ['plan'] },
    { name: 'evidence', page: await view('evidence'), in: ['act'] },
    { name: 'organisations', page: await view('organisations'), in: ['plan'] },
    { name: 'answers', page: await view('answers'), in: ['sort'] },
  ]
}

function named(all: readonly Screen[], name: string): Page {
  const screen = all.find(each => each.name === name)
  if (!screen) throw new Error(`there is no ${name}`)
  return screen.page
}

/** Moves everybody on from the desk, so that the wall follows, and waits until the screens know. */
async function moveTo(all: readonly Screen[], stage: Stage): Promise<void> {
  const desk = named(all, 'desk')
  const button = desk
    .getByRole('navigation', { name: deskWords.stages })
    .getByRole('button', { name: common.stages[stage], exact: true })
  await button.click()
  await expect(button).toHaveAttribute('aria-current', 'step')
  for (const { name, page, in: only = stages } of all) {
    if (!only.includes(stage)) continue
    if (name === 'phone' || name === 'tablet') {
      await expect(page.locator(`[data-stage="${stage}"]`)).toBeAttached()
      if (stage === 'choose') await expect(page.locator('.choose')).toBeVisible()
    }
    if (name === 'board') await expect(page.getByText(`Now: ${common.stages[stage]}`)).toBeVisible()
  }
}

async function fill(workshop: Workshop, all: readonly Screen[]): Promise<void> {
  await workshop.post(...texts)
  const board = named(all, 'board')
  // Helpers are there, so notes wait a while for them.
  await expect(board.getByText('No bus after six').first()).toBeVisible({ timeout: 20_000 })
  for (const name of ['Roads', 'Young people']) {
    await board.getByLabel('Name of the theme').fill(name)
    await board.getByRole('button', { name: 'Add a theme' }).click()
  }
  await board.getByRole('button', { name: 'Add an action' }).click()
  await board.keyboard.type('Mend the kerb')
  await board.keyboard.press('Enter')
  const phone = named(all, 'phone')
  for (const text of ['More trees', 'Mrs Cole parks on the path']) {
    await phone.getByRole('textbox').fill(text)
    await phone.getByRole('button', { name: phoneWords.post, exact: true }).tap()
  }
  await expect(phone.getByText(phoneWords.mine.states.waiting).first()).toBeVisible()
}

/** At night an empty board is looked at in every stage, and the line is cut in each; at the gate in those that differ most. */
const emptyIn: readonly Stage[] = nightly ? stages : ['welcome', 'post', 'choose', 'act']
const cutIn: ReadonlySet<Stage> = new Set(nightly ? stages : ['post', 'act'])

test('an empty board', async ({ hall }) => {
  test.setTimeout(300_000)
  const all = await everyScreen(hall, await hall.workshop())
  for (const stage of emptyIn) {
    await moveTo(all, stage)
    await look(all, stage, 'empty')
  }
})

test('a full board, with a line and without', async ({ hall }) => {
  test.setTimeout(420_000)
  const workshop = await hall.workshop()
  const all = await everyScreen(hall, workshop)
  await fill(workshop, all)
  const trouble = named(all, 'desk').locator('.line-state.trouble')
  const phone = named(all, 'phone')
  for (const stage of stages) {
    await moveTo(all, stage)
    await look(all, stage, 'full')
    if (!cutIn.has(stage)) continue
    await hall.cutLine()
    await expect(trouble).toBeVisible()
    await expect(phone.getByText(phoneWords.offline)).toBeVisible({ timeout: 20_000 })
    // The stage that was heard last is still the stage, however often the line was cut before.
    await expect(phone.locator(`[data-stage="${stage}"]`)).toBeAttached()
    await look(all, stage, 'offline')
    await hall.mendLine()
    await expect(trouble).toBeHidden({ timeout: 30_000 })
  }
})

test('a narrow phone, and large letters: nothing sticks out, and all can be hit', async ({ hall }) => {
  test.setTimeout(180_000)
  const workshop = await hall.workshop()
  const board = await workshop.open('editor', '', 'laptop')
  for (const name of ['Roads that children can cross on their own', 'Verkehrsberuhigungsmaßnahmen', 'Buses']) {
    await board.getByLabel('Name of the theme').fill(name)
    await board.getByRole('button', { name: 'Add a theme' }).click()
  }
  await expect.poll(async () => (await workshop.exported()).themes.length).toBe(3)
  const narrow = await hall.person('phone')
  await narrow.setViewportSize({ width: 320, height: 640 })
  const large = await hall.person('phone')
  const phones = { narrow, large }
  for (const phone of [narrow, large]) await phone.goto(`/j/${workshop.made.board.code}`)
  await large.addStyleTag({ content: 'html { font-size: 200% !important }' })
  for (const stage of stages) {
    await workshop.moveTo(stage)
    for (const [name, phone] of Object.entries(phones)) {
      await expect(phone.locator(`[data-stage="${stage}"]`)).toBeAttached()
      if (stage === 'choose') await expect(phone.locator('.choice').first()).toBeVisible()
      if (pictures) await phone.screenshot({ path: join(pictures, `${name}-${stage}.png`), fullPage: true })
      expect.soft(await sideways(phone), `too wide: ${name}, ${stage}`).toBeLessThanOrEqual(0)
      expect.soft(await tooSmall(phone, 48, phoneMain, 60), `too small: ${name}, ${stage}`).toEqual([])
    }
  }
})
