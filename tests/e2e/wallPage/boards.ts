// Boards: random boards for the wall – five shapes of wall, five kinds of writing, from no note to a thousand.
import * as fc from 'fast-check'
import { statuses } from '#shared/board/schema.ts'
import { wallLevels } from '#shared/board/wallLevels.ts'
import { stages } from '#shared/people/roles.ts'
import type { Drawing } from './drawing.ts'

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
  [
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    'https://example.org/a/very/long/way/to/it',
    'W'.repeat(90),
  ],
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

export const drawing: fc.Arbitrary<Drawing> = fc
  .record({
    wall: fc.constantFrom(...walls),
    look: fc.constantFrom('bright', 'dark', 'contrast'),
    stage: fc.constantFrom('sort', 'sort', 'choose', ...stages),
    title: words(80),
    question: fc.oneof(words(160), fc.constant('')),
    themes: fc.array(fc.record({ name: fc.oneof(words(32), fc.constant('')), statement: words(300) }), {
      maxLength: 14,
      size: 'max',
    }),
    samples: fc.array(fc.record({ text: words(140), theme: fc.nat(16) }), {
      minLength: 30,
      maxLength: 60,
      size: 'max',
    }),
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
    level: fc.oneof(
      { weight: 5, arbitrary: fc.constant('overview' as const) },
      { weight: 4, arbitrary: fc.constant('theme' as const) },
      { weight: 7, arbitrary: fc.constantFrom(...wallLevels) },
    ),
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
      return {
        text:
          letters
            .slice(0, 1 + ((i * 31) % letters.length))
            .join('')
            .trim() || '字',
        theme: sample.theme,
      }
    }),
    wall: { level, size, page, theme: board.themes.length > 0 ? theme % board.themes.length : null, spotlight },
    arrival: { text: arrival, theme },
  }))
