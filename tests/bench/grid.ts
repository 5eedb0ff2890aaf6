// Grid bench: opens the grid of a hundred actions in Chromium and types in one cell, and tells how long people wait.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { startChild } from '../support/childServer.ts'
import { findChromium } from '../support/chromium.ts'
import { gridDoc, keepBoards } from './bigBoard.ts'

const [actions, openings, keys] = [100, 5, 60]
/** Rows that a screen holds, and some more. */
const aScreen = 10

/** Milliseconds: the middle one of all that was measured, and the longest. */
export interface Wait {
  readonly what: string
  readonly median: number
  readonly longest: number
}

/** Presses “Actions” and answers how long it took until so many rows stood there and were painted. */
async function openGrid(page: Page, rows: number): Promise<number> {
  return page.evaluate(async wanted => {
    const link = document.querySelector<HTMLElement>('.board-views a[href="?view=actions"]')
    const started = performance.now()
    link?.click()
    for (;;) {
      await new Promise(resolve => requestAnimationFrame(resolve))
      if (document.querySelectorAll('tbody.action').length >= wanted) break
    }
    // A frame's callbacks run before it is painted.
    await new Promise(resolve => requestAnimationFrame(resolve))
    return performance.now() - started
  }, rows)
}

/** Types in a cell, and answers how long each letter took until the frame after it. */
async function typeInCell(page: Page): Promise<number[]> {
  await page.locator('tbody.action').nth(3).locator('.prose-open').first().click()
  await page.locator('.prose-editor').waitFor()
  const waits: number[] = []
  for (let i = 0; i < keys; i += 1) {
    const started = performance.now()
    await page.keyboard.press(i % 6 === 5 ? 'Space' : 'e')
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
    waits.push(performance.now() - started)
  }
  return waits
}

export async function benchGrid(): Promise<Wait[]> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'))
  const { keys: links } = await keepBoards(folder, new Map([['bench-grid', gridDoc(actions)]]))
  const server = await startChild({ DATA_DIR: folder })
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const [seen, whole]: [number[], number[]] = [[], []]
    for (let i = 0; i < 2 * openings; i += 1) {
      await page.goto(`${server.origin}/b/bench-grid#key=${links.editor}`)
      await page.locator('[data-list="loose"] [data-note]').first().waitFor()
      await page.getByText('All saved').waitFor()
      if (i % 2 === 0) seen.push(await openGrid(page, aScreen))
      else whole.push(await openGrid(page, actions))
      await page.goto('about:blank')
    }
    await page.goto(`${server.origin}/b/bench-grid?view=actions#key=${links.editor}`)
    await page
      .locator('tbody.action')
      .nth(actions - 1)
      .waitFor({ state: 'attached' })
    const typed = await typeInCell(page)
    return [
      waitOf(`open the grid of ${actions} actions: a screen of it`, seen),
      waitOf('all of it', whole),
      waitOf('type a letter in a cell of it', typed),
    ]
  } finally {
    await browser.close()
    await server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

function waitOf(what: string, all: readonly number[]): Wait {
  const sorted = [...all].sort((a, b) => a - b)
  const rounded = (ms = 0) => Math.round(ms * 10) / 10
  return { what, median: rounded(sorted[Math.floor(sorted.length / 2)]), longest: rounded(sorted.at(-1)) }
}
