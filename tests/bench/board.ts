// Board bench: opens a big board in Chromium and drags a note across it, and tells the longest tasks of the main thread.
import { rmSync } from 'node:fs'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright'
import { startChild } from '../support/childServer.ts'
import { findChromium } from '../support/chromium.ts'
import { makeBigBoard } from './bigBoard.ts'

interface Task {
  readonly name: string
  readonly dur?: number
  readonly ts: number
  readonly pid: number
  readonly tid: number
}

/** Named by the page itself, so that the browser's own windows are not taken for it. */
const ourPage = 'the page that is measured'

/** What a phase of the run cost the main thread. Milliseconds. */
export interface Phase {
  readonly phase: string
  readonly longestTask: number
  readonly over50: number
  readonly tasks: number
  /** The longest time between two frames of the page, and how many took over 50 ms; 0 where no long one was seen. */
  readonly longestFrame: number | null
  readonly framesOver50: number | null
}

/** In the page: keeps every frame over 50 ms (the browser's own measure of a long one) once “Opening the board…” is on screen. */
function watchLongFrames(): void {
  const longFrames: number[] = []
  Object.assign(globalThis, { longFrames })
  let since = Number.POSITIVE_INFINITY
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime >= since) longFrames.push(Math.round(duration))
  }).observe({ type: 'long-animation-frame', buffered: true })
  const look = () => {
    if ((document.getElementById('root')?.textContent ?? '') === '') requestAnimationFrame(look)
    // A frame's callbacks run before it is painted; the words stand there from the frame after it.
    else requestAnimationFrame(() => requestAnimationFrame(() => (since = performance.now())))
  }
  addEventListener('DOMContentLoaded', look)
}

/** Opens the board as people do, without a tracer at work, and answers the long frames until a second after the first note. */
async function openingFrames(browser: Browser, address: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.addInitScript(watchLongFrames)
  await page.goto(address)
  await page.locator('[data-list="loose"] [data-note]').first().waitFor()
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 1000)))
  const long = await page.evaluate(() => (globalThis as unknown as { longFrames: number[] }).longFrames)
  await context.close()
  return long
}

/** Counts the frames of the page while something runs. */
async function framed(page: Page, run: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    const tick = (at: number) => {
      times.push(at)
      requestAnimationFrame(tick)
    }
    Object.assign(globalThis, { frameTimes: times })
    requestAnimationFrame(tick)
  })
  await run()
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes)
  return times.slice(1).map((at, i) => at - (times[i] ?? at))
}

async function traced(
  session: CDPSession,
  phase: string,
  page: Page,
  run: () => Promise<void>,
  countFrames = true,
): Promise<Phase> {
  const events: Task[] = []
  const collect = ({ value }: { value: unknown[] }) => void events.push(...(value as Task[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'blink.user_timing'],
    },
  })
  let frames: number[] | null = null
  if (countFrames) frames = await framed(page, run)
  else await run()
  await page.evaluate(name => void performance.mark(name), ourPage)
  const complete = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  const mark = events.find(({ name }) => name === ourPage)
  const tasks = events
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && pid === mark?.pid && tid === mark.tid)
    .map(({ dur = 0 }) => dur / 1000)
  return {
    phase,
    longestTask: Math.round(Math.max(0, ...tasks) * 10) / 10,
    over50: tasks.filter(ms => ms > 50).length,
    tasks: tasks.length,
    longestFrame: frames === null ? null : Math.round(Math.max(0, ...frames) * 10) / 10,
    framesOver50: frames === null ? null : frames.filter(ms => ms > 50).length,
  }
}

/** Opens a board of 2,000 notes, scrolls it, and drags one note across eight themes. */
export async function benchBoard(): Promise<Phase[]> {
  const big = await makeBigBoard(2000)
  const server = await startChild({ DATA_DIR: big.folder })
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const session = await browser.newBrowserCDPSession()
    const phases: Phase[] = []
    const address = `${server.origin}/b/${big.id}#key=${big.keys.editor}`
    // A browser that has shown a page before, as everybody's has: its own start is not ours to measure.
    await page.goto(server.origin)
    await page.getByRole('heading').first().waitFor()
    const openings: number[][] = []
    for (let i = 0; i < 5; i += 1) openings.push(await openingFrames(browser, address))
    phases.push(
      await traced(
        session,
        'load and read 2,000 notes, behind “Opening the board…”',
        page,
        async () => {
          await page.goto(address)
          await page.locator('[data-list="loose"] [data-note]').first().waitFor()
        },
        false,
      ),
      await traced(session, 'the first two seconds of the board, scrolling a long list', page, async () => {
        const list = page.locator('[data-list="loose"]')
        await list.hover()
        for (let i = 0; i < 20; i += 1) {
          await page.mouse.wheel(0, 400)
          await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
        }
        await list.evaluate(element => element.scrollTo(0, 0))
      }),
    )
    // A tracer makes every task of the opening longer; its frames are those of five openings without one.
    const long = openings.flat()
    phases[0] = { ...(phases[0] as Phase), longestFrame: Math.max(0, ...long), framesOver50: long.length }
    const grip = page.locator('[data-list="loose"] [data-grip]').nth(1)
    const from = await grip.boundingBox()
    const lists = await page
      .locator('[data-list]')
      .evaluateAll(all =>
        all
          .map(list => list.getBoundingClientRect())
          .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })),
      )
    if (from === null) throw new Error('no note to drag')
    phases.push(
      await traced(session, 'drag one note across the themes and drop it', page, async () => {
        await page.mouse.move(from.x + 5, from.y + 5)
        await page.mouse.down()
        for (const { x, y } of lists.slice(1, 9)) await page.mouse.move(x, Math.min(y, 700), { steps: 15 })
        await page.mouse.up()
      }),
    )
    return phases
  } finally {
    await browser.close()
    await server.kill('SIGKILL')
    rmSync(big.folder, { recursive: true, force: true })
  }
}
