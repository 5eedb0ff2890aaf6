// Busy window: when a room may begin its next turn.
import { expect, it } from 'vitest'
import { BusyWindow } from '#server/relay/busyWindow.ts'

const noon = Date.UTC(2026, 10, 22, 12)

it('begins at once after a quiet time, with few who hear of it', () => {
  const window = new BusyWindow()
  window.told(noon, 3)
  window.wait(noon + 60)
  expect(window.left(noon + 60, 3)).toBeLessThanOrEqual(0)
})

it('counts what a turn took as part of the wait for the next', () => {
  const window = new BusyWindow()
  window.told(noon, 3)
  window.wait(noon + 5)
  expect(window.left(noon + 20, 3)).toBe(13)
})

it('counts what somebody waited during a turn as part of gathering', () => {
  const window = new BusyWindow()
  window.told(noon, 200)
  window.wait(noon + 10)
  expect(window.left(noon + 40, 200)).toBe(60)
})

it('waits no longer than a window when the clock of the machine is set back', () => {
  const window = new BusyWindow()
  window.told(noon, 3)
  window.wait(noon - 3_600_000)
  expect(window.left(noon - 3_600_000, 3)).toBe(33)
})
