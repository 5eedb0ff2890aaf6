// Wall boards: hundreds of random boards on the real wall in a real browser. Nothing overlaps, is cut off, too small or off the wall.
import * as fc from 'fast-check'
import { expect, test } from 'playwright/test'
import { drawing } from './wallPage/boards.ts'
import { openWallPage } from './wallPage/wallPage.ts'

// A trace of every frame of five hundred walls would take longer than drawing them.
test.use({ trace: 'off' })

const runs = Number(process.env['WALL_BOARDS'] ?? 500)
const seed = Number(process.env['WALL_SEED'] ?? 20_270_331)

test('whatever is on the board, the wall can be read', async ({ browser }) => {
  test.setTimeout(300_000)
  const { draw } = await openWallPage(browser)
  const seen = { pieces: 0, tiles: 0 }
  // All boards are drawn, and those that show faults are told as they are: shrinking one of them takes minutes.
  const faulty: unknown[] = []
  for (const [n, given] of fc.sample(drawing, { numRuns: runs, seed }).entries()) {
    const { faults, pieces, tiles } = await draw(given)
    seen.pieces += pieces
    seen.tiles += tiles
    const { width, height, stage, wall, notes, themes, actions } = given
    const about = {
      n,
      width,
      height,
      stage,
      ...wall,
      notes: notes.length,
      themes: themes.length,
      actions: actions.length,
    }
    if (faults.length > 0) faulty.push({ ...about, faults: faults.slice(0, 4) })
  }
  expect(faulty.slice(0, 8)).toEqual([])
  expect(seen.pieces).toBeGreaterThan(runs)
  expect(seen.tiles).toBeGreaterThan(runs)
})
