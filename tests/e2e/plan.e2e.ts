// Plan: written by two at once, read before it is public, asked about and made public, taken back; and a page that lasts without us.
import { AxeBuilder } from '@axe-core/playwright'
import { strFromU8, unzipSync } from 'fflate'
import * as Y from 'yjs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillDemo } from '#server/demo/fill.ts'
import { archiveOf, withCover } from '#shared/board/archive.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import type { Page } from 'playwright/test'
import { expect, test, Workshop, type Hall } from './hall.ts'

async function larkwade(hall: Hall): Promise<Workshop> {
  const doc = new Y.Doc()
  const at = '2026-11-26T20:10:00.000Z'
  fillDemo(doc, { origin: 'demo', at, dice: bytes => crypto.getRandomValues(bytes) })
  const body = withCover({ board: 'demo-board', exportedAt: at }, archiveOf(doc))
  return new Workshop(hall, await hall.ask<BoardMade>('POST', '/api/boards/import', { body }))
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

test('the words of the plan are written together, and read in it', async ({ hall }) => {
  const workshop = await hall.workshop()
  const [ada, ben] = [await hall.person('laptop'), await hall.person('laptop')]
  for (const page of [ada, ben]) await page.goto(`/b/${workshop.id}?view=vision#key=${workshop.made.keys.editor}`)
  await ada.getByRole('button', { name: 'Write about our place' }).click()
  await expect(ada.getByRole('textbox', { name: 'Write about our place' })).toBeFocused()
  await ada.keyboard.type('A village by the river.')
  await expect(ben.getByText('A village by the river.')).toBeVisible()
  await ben.getByRole('button', { name: 'Write the thanks' }).click()
  await expect(ben.getByRole('textbox', { name: 'Write the thanks' })).toBeFocused()
  await ben.keyboard.type('Thank you, all.')
  await ada.getByRole('button', { name: 'Start from our workshops' }).click()
  await expect(ada.getByRole('textbox', { name: 'Write how we asked' })).toBeFocused()
  await ada.keyboard.press('End')
  await ada.keyboard.type(' It rained.')
  await expect(ben.getByText(/: we met .*It rained\./)).toBeVisible()
  await expect(ben.getByRole('button', { name: 'Start from our workshops' })).toBeHidden()
  await expectAccessible(ben)

  const reader = await hall.person('phone')
  await reader.goto(`/b/${workshop.id}/plan#key=${workshop.made.keys.viewer}`)
  await expect(reader.getByRole('heading', { name: 'About our place' })).toBeVisible()
  for (const words of ['A village by the river.', /It rained\./, 'Thank you, all.'])
    await expect(reader.getByText(words)).toBeVisible()
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectAccessible(reader)
  const stranger = await hall.person('phone')
  await stranger.goto(`/b/${workshop.id}/plan`)
  await expect(stranger.getByRole('heading', { name: 'We cannot open this plan' })).toBeVisible()
})

test('a heading and a table are made by keys alone, written in by somebody else, and last in the plan and in Word', async ({
  hall,
}) => {
  const workshop = await hall.workshop()
  const [ada, ben] = [await hall.person('laptop'), await hall.person('phone')]
  for (const page of [ada, ben]) await page.goto(`/b/${workshop.id}?view=vision#key=${workshop.made.keys.editor}`)
  const keys = async (...keys: string[]) => {
    for (const key of keys) await ada.keyboard.press(key)
  }
  const text = ada.getByRole('textbox', { name: 'Write about our place' })
  const tool = (name: string) => ada.getByRole('toolbar').getByRole('button', { name, exact: true })
  await ada.getByRole('button', { name: 'Write about our place' }).focus()
  await keys('Enter')
  await expect(text).toBeFocused()
  await ada.keyboard.type('Who we are')
  await keys('Alt+F10')
  await expect(tool('Heading')).toBeFocused()
  await keys('Enter')
  await expect(text).toBeFocused()
  await expect(tool('Heading')).toHaveAttribute('aria-pressed', 'true')
  await keys('End', 'Enter')
  await ada.keyboard.type('In figures')
  await keys('Alt+F10', 'ArrowRight', 'Enter', 'End', 'Enter', 'Alt+F10', 'Escape')
  await expect(text).toBeFocused()
  await keys('Alt+F10', 'End', 'Enter')
  await ada.keyboard.type('Year')
  await keys('Tab')
  await ada.keyboard.type('People')
  await keys('Alt+F10', 'End', 'ArrowLeft')
  await expect(tool('Delete column')).toBeFocused()
  await keys('Escape', 'Tab', 'Tab')
  await ada.keyboard.type('2021')
  await expectAccessible(ada)

  await ben.getByRole('button', { name: 'Write about our place' }).tap()
  const cells = ben.locator('.prose-editor td')
  await expect(cells).toHaveCount(9)
  await cells.nth(4).tap()
  await expect(ben.getByRole('button', { name: 'Add row' })).toBeVisible()
  await ben.keyboard.type('412 people')
  await expect(ada.locator('.prose-editor td').nth(4)).toContainText('412 people')
  await expect(ada.locator('.prose-editor td .caret-mark')).toHaveCount(1)
  await ben.getByRole('button', { name: 'Delete column' }).tap()
  await expect(ada.locator('.prose-editor td')).toHaveCount(6)
  await ben.keyboard.press('Control+z')
  await expect(ada.locator('.prose-editor td').nth(4)).toContainText('412 people')
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  for (const button of await ben.getByRole('toolbar').getByRole('button').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await keys('Escape')
  await expect(ada.getByRole('button', { name: /^Write about our place. Who we are In figures/ })).toBeFocused()

  const reader = await hall.person('phone')
  await reader.goto(`/b/${workshop.id}/plan#key=${workshop.made.keys.viewer}`)
  await expect(reader.getByRole('heading', { name: 'Who we are', level: 3 })).toBeVisible()
  await expect(reader.getByRole('heading', { name: 'In figures', level: 4 })).toBeVisible()
  const table = reader.getByRole('table', { name: 'About our place: table 1' })
  await expect(table.getByRole('columnheader')).toHaveText(['Year', 'People'])
  await expect(table.getByRole('row').nth(1)).toContainText('2021412 people')
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectAccessible(reader)

  await ada.getByText('Save as a file').click()
  const saving = ada.waitForEvent('download')
  await ada.getByRole('button', { name: 'Word' }).click()
  const file = join(hall.folder, 'plan.docx')
  await (await saving).saveAs(file)
  const word = strFromU8(unzipSync(await readFile(file))['word/document.xml'] ?? new Uint8Array())
  expect(word).toMatch(/<w:pStyle w:val="Heading3"\/>(?:(?!<\/w:p>).)*Who we are/)
  expect(word).toMatch(/<w:tblHeader\/>(?:(?!<\/w:tr>).)*Year.*People.*412 people/)
})

test('the desk asks before the plan is public, and takes it back', async ({ hall, browser }) => {
  const workshop = await larkwade(hall)
  await workshop.moveTo('plan')
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  await desk.getByRole('button', { name: 'Make it public' }).click()
  const asked = desk.getByRole('dialog', { name: 'Make the plan public?' })
  await expect(asked.getByText('40 notes have no answer yet:')).toBeVisible()
  await expect(asked.getByRole('listitem').last()).toHaveText('and 32 more')
  await expectAccessible(desk)
  await asked.getByRole('button', { name: 'Not now' }).click()
  const address = `${hall.origin}/p/${workshop.id}`
  expect((await fetch(address)).status).toBe(404)

  await desk.getByRole('button', { name: 'Make it public' }).click()
  await asked.getByRole('checkbox', { name: 'Search engines may list it' }).check()
  await asked.getByRole('button', { name: 'Yes, make it public' }).click()
  await expect(desk.getByRole('link', { name: address })).toBeVisible()
  expect(await desk.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  const page = await fetch(address)
  expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, null])
  expect((await page.arrayBuffer()).byteLength).toBeLessThan(50_000)

  const withoutScript = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  const reader = await withoutScript.newPage()
  await reader.goto(address)
  await expect(reader.getByRole('heading', { name: 'You said, we will' })).toBeVisible()
  await withoutScript.close()
  const withScript = await hall.person('phone')
  await withScript.goto(address)
  await expectAccessible(withScript)

  await desk.getByRole('checkbox', { name: 'Search engines may list it' }).uncheck()
  await expect.poll(async () => (await fetch(address)).headers.get('x-robots-tag')).toBe('noindex')
  await desk.getByRole('button', { name: 'Take it back' }).click()
  await expect(desk.getByText('Only people with a link can read it.')).toBeVisible()
  expect((await fetch(address)).status).toBe(404)
})

test('the web page opens from a disk without a network, with every word of every note', async ({ hall, browser }) => {
  const workshop = await larkwade(hall)
  const board = await hall.person('laptop')
  await board.goto(`/b/${workshop.id}?view=vision#key=${workshop.made.keys.editor}`)
  await board.getByText('Save as a file').click()
  const saving = board.waitForEvent('download')
  await board.getByRole('button', { name: 'Web page' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('Larkwade Community Led Plan.html')
  const file = join(hall.folder, 'plan.html')
  await saved.saveAs(file)
  expect(await readFile(file, 'utf8')).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/)

  const away = await browser.newContext({ offline: true })
  const page = await away.newPage()
  const wanted: string[] = []
  page.on('request', request => wanted.push(request.url()))
  await page.goto(`file://${file}`)
  const words = (await page.evaluate(() => document.body.textContent)).replaceAll(/\s+/g, ' ')
  const { notes } = await workshop.exported()
  expect(notes.length).toBe(79)
  expect(notes.map(({ text }) => text.replaceAll(/\s+/g, ' ')).filter(text => !words.includes(text))).toEqual([])
  expect(wanted).toEqual([`file://${file}`])
  await away.close()
})

test('the plan is one A3 page for the noticeboard, with a way to all of it once it is public', async ({ hall }) => {
  const workshop = await larkwade(hall)
  const print = await hall.person('laptop')
  await print.goto(`/b/${workshop.id}/print?sheet=plan-a3#key=${workshop.made.keys.facilitator}`)
  const sheet = print.locator('.plan-sheet')
  await expect(sheet.getByRole('row')).toHaveCount(4)
  await expect(sheet.getByRole('img')).toHaveCount(0)
  await hall.ask('POST', `/api/boards/${workshop.id}/publish`, {
    ticket: await workshop.ticket('facilitator'),
    body: { published: true },
  })
  await expect(sheet.getByRole('img', { name: `QR code that opens ${hall.origin}/p/${workshop.id}` })).toBeVisible()
  await expectAccessible(print)
  const pdf = (await print.pdf({ preferCSSPageSize: true })).toString('latin1')
  const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)]
  expect(pages.map(([, w, h]) => [Math.round(Number(w)), Math.round(Number(h))])).toEqual([[1191, 842]])
})
