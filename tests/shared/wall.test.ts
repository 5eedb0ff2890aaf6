// The wall: what the projector shows.
import { expect, it } from 'vitest'
import { showOnWall } from '#shared/board/operations/wall.ts'
import { readWall } from '#shared/board/schema.ts'
import { by, newBoard, themeId } from './support/boards.ts'

it('[W1] starts another level or theme at its first page, unless a page is named', () => {
  const doc = newBoard()
  showOnWall(doc, by, { page: 3 })
  showOnWall(doc, by, { level: 'theme', theme: themeId(1) })
  expect(readWall(doc)).toMatchObject({ level: 'theme', theme: themeId(1), page: 0 })
  showOnWall(doc, by, { theme: themeId(2), page: 2 })
  expect(readWall(doc)).toMatchObject({ theme: themeId(2), page: 2 })
})

it('[W3] ends the tour when somebody leads the wall by hand, and by nothing else', () => {
  const doc = newBoard()
  for (const led of [{ level: 'actions' }, { theme: themeId(1) }, { page: 2 }] as const) {
    showOnWall(doc, by, { tour: 'on' })
    showOnWall(doc, by, { size: 'L', look: 'dark', blank: true })
    expect(readWall(doc).tour).toBe('on')
    showOnWall(doc, by, led)
    expect(readWall(doc).tour).toBe('off')
  }
  showOnWall(doc, by, { level: 'overview', tour: 'on' })
  expect(readWall(doc)).toMatchObject({ level: 'overview', tour: 'on' })
})

it('[W2] changes only what is named', () => {
  const doc = newBoard()
  showOnWall(doc, by, { level: 'theme', theme: themeId(1), page: 2 })
  const before = readWall(doc)
  showOnWall(doc, by, { size: 'L', blank: true })
  expect(readWall(doc)).toEqual({ ...before, size: 'L', blank: true })
})
