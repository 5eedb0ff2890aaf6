// Wall boards: hundreds of random boards on the real wall in a real browser. Nothing overlaps, is cut off, too small or off the wall.
import * as fc from 'fast-check'
import { expect, test } from 'playwright/test'
import type { Drawing } from './wallPage/drawing.ts'
import { openWallPage } from './wallPage/wallPage.ts'
import { stages } from '#shared/people/roles.ts'
import { statuses } from '#shared/board/schema.ts'

const walls = [
  [1024, 768],
  [1280, 800],
  [1366, 768],
  [1920, 1080],
  [3440, 1440],
] as const

const scripts = [
  'the crossing at school is not safe after dark and cars go far too fast through our village every day'.split(' '),
  'نريد ممرا آمنا قرب المدرسة وحافلة في المساء ومكانا يلتقي فيه الشباب'.split(' '),
  Array.from('我们希望学校旁边有安全的人行横道晚上也有公共汽车年轻人需要一个地方'),
  'нам нужен безопасный переход у школы и автобус вечером чтобы молодёжь могла вернуться домой'.split(' '),
  ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'https://example.org/a/very/long/way/to/it', 'W'.repeat(90)],
] as const

/** Words of one script, at most so many letters as people count them. */
function words(most: number, least = 1): fc.Arbitrary<string> {
  return fc
    .record({
      script: fc.constantFrom(...scripts),
      at: fc.nat(40),
      letters: fc.integer({ min: least, max: most }),
    })
    .map(({ script, at, letters }) => {
      const joint = script === scripts[2] ? '' : ' '
      let text = ''
      for (let i = at; Array.from(text).length < letters; i += 1) text += (script[i % script.length] ?? '') + joint
      return Array.from(text).slice(0, letters).join('').trim() || '字'
    })
}

/** Most boards are small or middling, some are as full as a board of an evening gets. */
const howMany = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 41, max: 200 }) },
  { weight: 1, arbitrary: fc.integer({ min: 201, max: 1000 }) },
)

const drawing: fc.Arbitrary<Drawing> = fc
  .record({
    wall: fc.constantFrom(...walls),
    look: fc.constantFrom('bright', 'dark', 'contrast'),
    stage: fc.constantFrom(...stages),
    title: words(80),
    question: fc.oneof(words(160), fc.constant('')),
    themes: fc.array(fc.record({ name: fc.oneof(words(32), fc.constant('')), statement: words(300) }), { maxLength: 14, size: 'max' }),
    samples: fc.array(fc.record({ text: words(140), theme: fc.nat(16) }), { minLength: 30, maxLength: 60, size: 'max' }),
    howMany,
    actions: fc.array(
      fc.record({
        title: words(120),
        lead: fc.oneof(words(60), fc.constant('')),
        due: fc.constantFrom(null, '2027', '2027-03', '2027-03-31'),
        status: fc.constantFrom(...statuses),
        statusNote: fc.oneof(words(200), fc.constant('')),
        theme: fc.nat(16),
      }),
      { maxLength: 24, size: 'max' },
    ),
    vision: fc.array(words(400), { maxLength: 6, size: 'max' }),
    level: fc.constantFrom('overview', 'overview', 'theme', 'theme', 'spotlight', 'actions', 'join'),
    size: fc.constantFrom('S', 'M', 'L'),
    page: fc.nat(3),
    theme: fc.nat(13),
    spotlight: fc.constantFrom('note', 'action'),
    arrival: words(140),
  })
  .map(({ wall: [width, height], samples, howMany, level, size, page, theme, spotlight, arrival, ...board }) => ({
    ...board,
    width,
    height,
    notes: Array.from({ length: howMany }, (_, i) => {
      const sample = samples[(i * 7) % samples.length] ?? { text: '字', theme: 0 }
      // Each its own length, so that a thousand notes are not sixty.
      const letters = Array.from(sample.text)
      return { text: letters.slice(0, 1 + ((i * 31) % letters.length)).join('').trim() || '字', theme: sample.theme }
    }),
    wall: { level, size, page, theme: board.themes.length > 0 ? theme % board.themes.length : null, spotlight },
    arrival: { text: arrival, theme },
  }))

// A trace of every frame of five hundred walls would take longer than drawing them.
test.use({ trace: 'off' })

const runs = Number(process.env['WALL_BOARDS'] ?? 500)
const seed = Number(process.env['WALL_SEED'] ?? 20_270_331)

test('whatever is on the board, the wall can be read', async ({ browser }) => {
  test.setTimeout(300_000)
  const { draw } = await openWallPage(browser)
  const seen = { pieces: 0, tiles: 0 }
  // All boards are drawn, and each fault is told once with a board that shows it: shrinking one of them takes minutes.
  const faults = new Map<string, string>()
  for (const [n, given] of fc.sample(drawing, { numRuns: runs, seed }).entries()) {
    const drawn = await draw(given)
    seen.pieces += drawn.pieces
    seen.tiles += drawn.tiles
    const { width, height, stage, wall, notes, themes } = given
    const told = JSON.stringify({ n, width, height, stage, ...wall, notes: notes.length, themes: themes.length })
    for (const fault of drawn.faults) faults.set(fault, told)
  }
  expect([...faults].slice(0, 20)).toEqual([])
  expect(seen.pieces).toBeGreaterThan(runs)
  expect(seen.tiles).toBeGreaterThan(runs)
})
