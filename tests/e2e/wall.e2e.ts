// The wall as a hall sees it: its code can be read from afar, hands on it work, it tours, asks the back row and keeps its picture.
import { BoardPage } from './boardPage.ts'
import { expect, test } from './hall.ts'
import { readCode } from './readCode.ts'

test('the code on the wall is read at a sixth of its size, with its quiet border, on every shape of wall', async ({
  hall,
}) => {
  const workshop = await hall.workshop()
  const wall = await hall.person('projector')
  // The fewer modules a code has, the more of it is border.
  const walls = [
    [1024, 768],
    [1280, 800],
    [1366, 768],
    [1920, 1080],
    [3440, 1440],
  ] as const
  for (const [link, seen] of [
    ['https://a.example/j/K7QM4P', walls],
    ['https://moot.larkwade-parish.example/j/K7QM4P', walls.slice(0, 1)],
  ] as const) {
    await wall.route('**/code', route => route.fulfill({ json: { code: 'K7QM4P', link, open: true } }))
    await wall.goto(`/b/${workshop.id}/wall#key=${workshop.made.keys.viewer}`)
    const code = wall.getByRole('img', { name: `QR code that opens ${link}` })
    for (const [width, height] of seen) {
      await wall.setViewportSize({ width, height })
      await expect(code).toBeVisible()
      // Four modules of border on each side; the rest is the code itself.
      const part = await code.evaluate(svg => {
        const [, , modules = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
        return ((svg.getBoundingClientRect().height / innerHeight) * (modules - 8)) / modules
      })
      expect(part).toBeGreaterThanOrEqual(0.6)
      expect(await readCode(wall, 6)).toBe(link)
    }
    await wall.goto('about:blank')
  }
})

test('desk and wall in two windows: the tour, a note large, the back row, and a blank wall', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('sort')
  await workshop.post('Mend the kerb', 'Later buses')
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  const [wall] = await Promise.all([
    desk.context().waitForEvent('page'),
    desk.getByRole('link', { name: 'Open the wall' }).click(),
  ])
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await expect(wall.getByRole('listitem').filter({ hasText: 'Later buses' })).toBeVisible()

  // From the board as from the desk: one note, large.
  const board = new BoardPage(await workshop.open('helper', '', 'laptop'))
  await board.note('Mend the kerb').getByRole('button', { name: 'Mend the kerb', exact: true }).click()
  await board.page.getByRole('button', { name: 'Show on the wall' }).click()
  await expect(wall.getByRole('article').getByText('Mend the kerb')).toBeVisible()

  // Two taps, and the words are as large as the back row needs them; what was shown comes back.
  await desk.getByRole('button', { name: 'Can people read this?' }).click()
  await expect(wall.getByRole('heading', { name: /Back row/ })).toBeVisible()
  const asked = desk.getByRole('group', { name: /back row/ })
  await asked.getByRole('button', { name: 'Large' }).click()
  await expect(wall.getByRole('article').getByText('Mend the kerb')).toBeVisible()
  await desk.keyboard.press('Escape')
  await expect(wall.getByRole('main')).toHaveAttribute('data-size', 'L')

  await desk.keyboard.press('b')
  await expect(wall.getByRole('heading', { name: 'The wall is blank' })).toBeAttached()
  await desk.keyboard.press('b')
  await desk.keyboard.press('j')
  await expect(wall.getByRole('img', { name: /QR code/ })).toBeVisible()
})

test('a tour goes on by itself after twelve seconds, and P pauses it', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('sort')
  await workshop.post('Mend the kerb')
  const board = new BoardPage(await workshop.open('editor', '', 'laptop'))
  await board.addTheme('Roads')
  await board.sort('Mend the kerb', 'Roads')
  const desk = await workshop.open('facilitator', '/desk', 'laptop')
  const wall = await desk.context().newPage()
  await wall.clock.install()
  await wall.goto(`/b/${workshop.id}/wall`)
  await expect(wall.locator('.tile')).toHaveCount(1)
  await desk.getByRole('button', { name: 'Start a tour' }).click()
  await expect(wall.getByText('Tour', { exact: true })).toBeVisible()
  await wall.clock.runFor(11_000)
  await expect(wall.locator('.tile')).toHaveCount(1)
  await wall.clock.runFor(1_500)
  await expect(wall.locator('.pile-name')).toHaveText('Roads')
  await wall.keyboard.press('p')
  await expect(wall.getByText('Tour paused')).toBeVisible()
  await wall.clock.runFor(30_000)
  await expect(wall.locator('.pile-name')).toHaveText('Roads')
  await desk.getByRole('button', { name: 'Stop the tour' }).click()
  await expect(wall.locator('.tile')).toHaveCount(1)
})

test('one mirrored laptop: keys and touch on the wall itself, and no rights without a key', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('sort')
  await workshop.post('Mend the kerb')
  const board = new BoardPage(await workshop.open('editor', '', 'laptop'))
  await board.addTheme('Roads')
  await board.sort('Mend the kerb', 'Roads')
  const wall = await workshop.open('facilitator', '/wall', 'laptop')
  await expect(wall.locator('.tile')).toHaveCount(1)

  await wall.keyboard.press('1')
  await expect(wall.getByText('Theme 1? Press Enter.')).toBeVisible()
  await wall.keyboard.press('Enter')
  await expect(wall.locator('.pile-name')).toHaveText('Roads')
  await wall.getByRole('button', { name: 'Mend the kerb' }).click()
  await expect(wall.getByRole('article').getByText('Mend the kerb')).toBeVisible()
  await wall.keyboard.press('Escape')
  await expect(wall.locator('.pile-name')).toHaveText('Roads')
  await wall.keyboard.press('Escape')
  await expect(wall.locator('.tile')).toHaveCount(1)
  await wall.getByRole('button', { name: 'Roads' }).click()
  await expect(wall.locator('.pile-name')).toHaveText('Roads')
  await wall.getByRole('navigation', { name: 'Wall controls' }).getByRole('button', { name: 'Up' }).click()
  await expect(wall.locator('.tile')).toHaveCount(1)

  const onlooker = await workshop.open('viewer', '/wall', 'laptop')
  await expect(onlooker.locator('.tile')).toHaveCount(1)
  await expect(onlooker.getByRole('button')).toHaveCount(0)
  await onlooker.keyboard.press('1')
  await onlooker.keyboard.press('Enter')
  await expect(onlooker.locator('.tile')).toHaveCount(1)
})

test('a wall without a line keeps its picture, says so in small, and goes on', async ({ hall }) => {
  const workshop = await hall.workshop()
  await workshop.moveTo('post')
  await workshop.post('Mend the kerb')
  const wall = await workshop.open('viewer', '/wall', 'projector')
  await expect(wall.getByRole('listitem').filter({ hasText: 'Mend the kerb' })).toBeVisible()
  await hall.cutLine()
  await expect(wall.getByText('Reconnecting…')).toBeVisible()
  await expect(wall.getByRole('listitem').filter({ hasText: 'Mend the kerb' })).toBeVisible()
  await hall.mendLine()
  await expect(wall.getByText('Reconnecting…')).toHaveCount(0, { timeout: 30_000 })
  await workshop.post('Later buses')
  await expect(wall.getByRole('listitem').filter({ hasText: 'Later buses' })).toBeVisible()
})
