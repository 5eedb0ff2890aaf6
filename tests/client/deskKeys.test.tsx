// @vitest-environment jsdom
// Desk keys: each does what it stands for, only for those who may, and the wall's own rules hold.
import * as Y from 'yjs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { boardStore } from '#client/board/boardStore.ts'
import { show } from '#client/scenes/desk/acts.ts'
import { press } from '#client/scenes/desk/keys.ts'
import { wallShows } from '#client/cards/wallShows.ts'
import { may, type Role } from '#shared/people/roles.ts'
import { usualRules } from '#shared/people/stageRules.ts'

function boardFor(role: Role) {
  const doc = new Y.Doc()
  const store = boardStore(doc)
  const by = { origin: 'test', at: '', dice: (bytes: Uint8Array<ArrayBuffer>) => bytes }
  return {
    id: 'board-01',
    given: { ticket: 'ticket', role },
    store,
    act: (operation: (doc: Y.Doc, who: typeof by, args: unknown) => unknown, args: unknown) => operation(doc, by, args),
    can: (act: Parameters<typeof may>[1]) => may(role, act, { stage: 'post', hands: 'off' }),
  } as unknown as OpenBoard
}
const sent = vi.fn<typeof fetch>(async () => Response.json({}))
vi.stubGlobal('fetch', sent)
afterEach(() => sent.mockClear())

describe('desk keys', () => {
  test('J shows the join screen, B blanks and unblanks, Escape goes back to the overview', () => {
    const board = boardFor('helper')
    expect(press(board, 'j')).toBe(true)
    expect(board.store.wall().level).toBe('join')
    press(board, 'b')
    expect(board.store.wall().blank).toBe(true)
    press(board, 'B')
    expect(board.store.wall()).toMatchObject({ blank: false, level: 'join' })
    press(board, 'Escape')
    expect(board.store.wall().level).toBe('overview')
    expect(press(board, 'x')).toBe(false)
  })

  test('P pauses a tour and goes on with it, and does nothing while there is none', () => {
    const board = boardFor('helper')
    expect(press(board, 'p')).toBe(false)
    show(board, { tour: 'on' })
    expect(press(board, 'p')).toBe(true)
    expect(board.store.wall().tour).toBe('paused')
    press(board, 'P')
    expect(board.store.wall().tour).toBe('on')
  })

  test('1 to 7 move the stage, for the facilitator only, with the rules and question as they stand', () => {
    expect(press(boardFor('helper'), '3')).toBe(false)
    expect(sent).not.toHaveBeenCalled()
    expect(press(boardFor('facilitator'), '3')).toBe(true)
    const [path, request] = sent.mock.calls[0] ?? []
    expect(path).toBe('/api/boards/board-01/stage')
    expect(JSON.parse(request?.body as string)).toEqual({ stage: 'sort', question: '', rules: usualRules })
    expect(press(boardFor('facilitator'), '8')).toBe(false)
  })

  test('an editor who opens the desk moves nothing', () => {
    for (const key of ['1', 'j', 'b', 'Escape']) expect(press(boardFor('editor'), key)).toBe(false)
  })
})

describe('what the wall shows', () => {
  const wall = {
    level: 'overview',
    theme: null,
    page: 0,
    size: 'M',
    look: 'bright',
    spotlight: '',
    blank: false,
    tour: 'off',
  } as const
  test.each([
    [{ blank: true, level: 'actions' }, 'act', true, 'blank'],
    [{ level: 'theme' }, 'sort', false, 'overview'],
    [{ level: 'theme' }, 'sort', true, 'theme'],
    [{ level: 'spotlight' }, 'sort', true, 'overview'],
    [{}, 'welcome', false, 'join'],
    [{ level: 'theme' }, 'welcome', false, 'join'],
    [{}, 'post', false, 'overview'],
    [{ level: 'choices' }, 'act', false, 'choices'],
  ] as const)('%o in %s', (change, stage, hasTheme, shows) => {
    expect(wallShows({ ...wall, ...change }, stage, hasTheme)).toBe(shows)
  })
})
