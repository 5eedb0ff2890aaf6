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

it('[W2] changes only what is named', () => {
  const doc = newBoard()
  showOnWall(doc, by, { level: 'theme', theme: themeId(1), page: 2 })
  const before = readWall(doc)
  showOnWall(doc, by, { size: 'L', blank: true })
  expect(readWall(doc)).toEqual({ ...before, size: 'L', blank: true })
})
