// The tour of the wall: every page of every theme in turn, and of other levels only their own pages.
import { describe, expect, test } from 'vitest'
import { nextOf, stopsOf, type Standing } from '#client/scenes/wall/tour.ts'
import type { ThemeId } from '#shared/board/schema.ts'

const [roads, homes] = ['theme-roads' as ThemeId, 'theme-homes' as ThemeId]

describe('the tour', () => {
  test('goes from the overview through all themes and round again, page by page', () => {
    const stops = stopsOf({ level: 'overview', theme: null }, [roads, homes])
    const pages = new Map([
      [0, 2],
      [1, 1],
      [2, 3],
    ])
    const seen: string[] = []
    let at: Standing = { stop: 0, page: 0 }
    for (let i = 0; i < 7; i += 1) {
      seen.push(`${stops[at.stop]?.theme ?? 'overview'} ${at.page}`)
      at = nextOf(at, stops, pages.get(at.stop) ?? 1)
    }
    expect(seen).toEqual([
      'overview 0',
      'overview 1',
      'theme-roads 0',
      'theme-homes 0',
      'theme-homes 1',
      'theme-homes 2',
      'overview 0',
    ])
  })

  test('stays with whatever else is shown', () => {
    const stops = stopsOf({ level: 'vision', theme: roads }, [roads, homes])
    expect(stops).toEqual([{ level: 'vision', theme: roads }])
    expect(nextOf({ stop: 0, page: 1 }, stops, 2)).toEqual({ stop: 0, page: 0 })
  })

  test('goes on when a theme has gone meanwhile', () => {
    expect(nextOf({ stop: 4, page: 0 }, stopsOf({ level: 'theme', theme: homes }, [homes]), 1)).toEqual({
      stop: 1,
      page: 0,
    })
  })
})
