// Going back at the desk, and removing for good: what is asked of the server, and only after it was asked for twice.
// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { RemoveForGood } from '#client/cards/RemoveForGood.tsx'
import { GoBackPanel } from '#client/scenes/desk/GoBackPanel.tsx'
import { hush } from '#client/ui/notices.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { desk, timeOf } from '#client/words/desk.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { may, type Role } from '#shared/people/roles.ts'
import type { SnapshotShown, SnapshotTold } from '#shared/protocol/moments.ts'
import { eventually } from '#tests/support/eventually.ts'
import { calm } from '#tests/support/manualClock.ts'

const words = desk.goBack
const counts = { notes: 2, themes: 1, actions: 0 }
const moment: SnapshotTold = {
  id: 'moment-one',
  at: new Date().toISOString(),
  why: 'label',
  label: 'Before tea',
  counts,
}
const before: SnapshotTold = { ...moment, id: 'moment-before', why: 'before-restore', label: '' }
const shown: SnapshotShown = {
  ...moment,
  changes: { notes: { back: 1, gone: 2, changed: 0 }, vision: { back: 0, gone: 0, changed: 1 } },
  notes: [{ ref: 'W1-001', kind: 'issue', text: 'The bus stops at six', theme: null }],
  actions: [{ ref: 'T1.1', title: 'A crossing', isInPlan: false, letters: { s: 'By the shop', m: '' } }],
}

/** What the server was asked, as `METHOD path`, with what came along. */
let asked: { what: string; body: unknown }[]
let isBroken: boolean
let root: Root

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // The browser of these tests has dialogs, and no way to open them.
  const showModal = function (this: HTMLDialogElement) {
    this.open = true
  }
  Object.assign(HTMLDialogElement.prototype, { showModal })
  asked = []
  isBroken = false
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    const what = `${method} ${path.replace('/api/boards/board-01', '')}`
    asked.push({ what, body: typeof body === 'string' ? JSON.parse(body) : null })
    if (isBroken) return Response.json({ code: 'not-gone-yet' }, { status: 503 })
    if (what === 'GET /snapshots') return Response.json({ snapshots: [moment] })
    if (what === 'GET /snapshots/moment-one') return Response.json(shown)
    return Response.json(what.endsWith('/restore') ? { before, changes: {} } : {})
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(hush)
  act(() => root.unmount())
  document.body.replaceChildren()
})

const text = () => document.body.textContent ?? ''
const changesAsked = () => asked.filter(({ what }) => !what.startsWith('GET'))

async function draw(role: Role, inside: ReactNode) {
  const board = {
    id: 'board-01',
    given: { ticket: 'ticket', role },
    store: boardStore(new Y.Doc()),
    can: (what: Parameters<typeof may>[1]) => may(role, what, { stage: 'post', hands: 'off' }),
  } as unknown as OpenBoard
  await act(async () => {
    root.render(
      <BoardContext value={board}>
        {inside}
        <Notices />
      </BoardContext>,
    )
    await calm()
  })
}

/** Waits until the page says this. */
const says = (said: string) =>
  eventually(async () => {
    await act(calm)
    expect(text()).toContain(said)
  })

/** Presses the button of this name, once it is there. */
async function press(name: string): Promise<void> {
  const button = await eventually(async () => {
    await act(calm)
    const found = [...document.querySelectorAll('button')].find(
      each => (each.getAttribute('aria-label') ?? each.textContent) === name,
    )
    expect(found).toBeDefined()
    return found
  })
  await act(async () => {
    button?.click()
    await calm()
  })
}

describe('the panel', () => {
  it('lists moments, shows one in plain words, and goes back only when asked twice; and back from there', async () => {
    await draw('facilitator', <GoBackPanel />)
    const time = timeOf(moment.at, Date.now())
    await says('2 notes · 1 theme · 0 actions')
    await press(words.lookAt(time))
    await says('The bus stops at six')
    expect(text()).toContain('2 notes go, 1 comes back')
    expect(text()).toContain('By the shop')
    await press(`${words.goTo(time)}…`)
    expect(text()).toContain(words.undoable)
    await press(words.no)
    await press(`${words.goTo(time)}…`)
    expect(changesAsked()).toEqual([])
    await press(words.yes(time))
    await says(words.went(time))
    await press(common.undo)
    await says(words.undone)
    expect(changesAsked().map(({ what }) => what)).toEqual([
      'POST /snapshots/moment-one/restore',
      'POST /snapshots/moment-before/restore',
    ])
  })

  it('asks for a name before it keeps a moment', async () => {
    await draw('facilitator', <GoBackPanel />)
    await press(words.keep)
    expect(text()).toContain(words.empty)
    const field = document.querySelector('input')
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '  Before   tea ')
      field?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await press(words.keep)
    await says(words.kept('Before tea'))
    expect(changesAsked()).toEqual([{ what: 'POST /snapshots', body: { label: 'Before tea' } }])
  })

  it('is not there for helpers, and nothing is asked for them', async () => {
    await draw('helper', <GoBackPanel />)
    expect([text(), asked]).toEqual(['', []])
  })
})

describe('removing a note for good', () => {
  const note = <RemoveForGood id={'note-0001' as NoteId} />

  it('is asked for twice, and can be left', async () => {
    await draw('facilitator', note)
    await press(boardWords.removeForGood)
    expect(text()).toContain(boardWords.removeSure)
    await press(boardWords.removeNo)
    expect(asked).toEqual([])
    await press(boardWords.removeForGood)
    await press(boardWords.removeYes)
    await says(boardWords.removed)
    expect(asked).toEqual([{ what: 'POST /notes/note-0001/decision', body: { decision: 'forget' } }])
  })

  it('says so when the note is not out of every file yet', async () => {
    isBroken = true
    await draw('facilitator', note)
    await press(boardWords.removeForGood)
    await press(boardWords.removeYes)
    await says(common.troubles['not-gone-yet'])
  })

  it('is not there for helpers', async () => {
    await draw('helper', note)
    expect(text()).toBe('')
  })
})

describe('words for moments', () => {
  const now = new Date(2026, 10, 25, 20, 0).getTime()
  it.each([
    [new Date(2026, 10, 25, 19, 40), '19:40'],
    [new Date(2026, 10, 24, 9, 5), /^Tue,? 24 Nov, 09:05$/],
    [new Date(2025, 10, 24, 9, 5), /^24 Nov 2025, 09:05$/],
  ])('%s is told as %s', (at, told) => {
    expect(timeOf(at.toISOString(), now)).toMatch(told)
  })

  it.each([
    [{ back: 0, gone: 1, changed: 0 }, '1 note goes'],
    [{ back: 2, gone: 0, changed: 1 }, '2 notes come back, 1 is as it was then'],
    [{ back: 0, gone: 3, changed: 4 }, '3 notes go, 4 are as they were then'],
  ])('%o reads %s', (tally, told) => {
    expect(words.change('notes', tally)).toBe(told)
  })

  it('say why a moment was kept', () => {
    expect(words.why({ why: 'stage', label: 'sort' })).toBe('Sort ended')
    expect(words.why({ why: 'label', label: 'Before tea' })).toBe('Before tea')
    expect(words.why({ why: 'minutes', label: '' })).toBe('Kept by itself')
  })
})
