// @vitest-environment jsdom
// Check panel: what waits is listed with why, and is decided on with keys alone.
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { CheckPanel } from '#client/scenes/desk/CheckPanel.tsx'
import { press } from '#client/scenes/desk/keys.ts'
import { devicesOf } from '#client/scenes/desk/devices.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { deviceNames, worry } from '#client/words/worry.ts'
import { may, type Role } from '#shared/people/roles.ts'
import type { HeldNote } from '#shared/protocol/requests.ts'
import { actionId, draft } from '#tests/shared/support/boards.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

const held = (id: string, more: Partial<HeldNote> = {}): HeldNote => ({
  id, ref: id.toUpperCase(), kind: 'issue', text: `Words of ${id}`, via: 'phone', state: 'waiting',
  suspects: [], reason: '', worries: [], due: null, wasUp: false, device: null, answers: null, ...more,
}) // prettier-ignore

let root: Root
let notes: HeldNote[]
let faceDown: number
let sent: { path: string; body: unknown }[]

beforeEach(() => {
  notes = [held('note-one', { suspects: ['phone'] }), held('note-two'), held('note-three')]
  faceDown = 0
  sent = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'GET')
      return Response.json({ notes, waiting: notes.filter(({ state }) => state === 'waiting').length, faceDown })
    sent.push({ path, body: typeof body === 'string' ? JSON.parse(body) : null })
    notes = notes.filter(({ id }) => !path.includes(`/${id}/`))
    return Response.json({ state: 'up' })
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

async function open(role: Role, doc = new Y.Doc()): Promise<OpenBoard> {
  const store = boardStore(doc)
  const can = (one: Parameters<typeof may>[1]) => may(role, one, { stage: 'post', hands: 'off' })
  const opened = { id: 'board-01', given: { ticket: 'ticket' }, store, can } as unknown as OpenBoard
  await act(async () =>
    root.render(
      <BoardContext value={opened}>
        <CheckPanel />
      </BoardContext>,
    ),
  )
  return opened
}
const rows = () => [...document.querySelectorAll('.check-note')].map(row => row.firstElementChild?.textContent)
const focused = () => document.activeElement?.closest('li')?.firstElementChild?.textContent
const key = (name: string) =>
  act(async () => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    // jsdom does not press the focused button on Enter, as browsers do.
    if (name === 'Enter' && !event.defaultPrevented && document.activeElement instanceof HTMLButtonElement) {
      document.activeElement.click()
    }
  })

it('lists what waits with why, for those who may check, and counts what lies face down', async () => {
  faceDown = 4
  notes.push(held('note-off', { state: 'kept-off', reason: 'It names a child' }))
  await open('helper')
  expect(rows()).toEqual(['Words of note-one', 'Words of note-two', 'Words of note-three'])
  const text = document.body.textContent
  for (const words of [
    desk.check.heading(3),
    desk.check.suspects.phone,
    desk.check.faceDown(4),
    desk.check.keptOff('It names a child'),
  ])
    expect(text).toContain(words)
})

it('says which question of which action an answer is to', async () => {
  const doc = new Y.Doc()
  draft(doc, 1)
  notes = [held('answer-one', { ref: '', answers: { action: actionId(1), letter: 'm' } })]
  notes.push(held('answer-two', { ref: '', answers: { action: 'action-gone', letter: 't' } }))
  await open('helper', doc)
  const [known, gone] = [...document.querySelectorAll('.check-note')].map(row => row.textContent)
  expect(known).toContain(desk.check.answerTo('A1', 'Action 1', boardWords.questions.m))
  expect(gone).toContain(desk.check.answerToNone(boardWords.questions.t))
})

it('is not there for an editor', async () => {
  await open('editor')
  expect(document.querySelector('.check')).toBeNull()
})

it('goes through the list with J, K and Enter, and leaves J its meaning elsewhere', async () => {
  const wall = vi.fn<(key: string) => void>()
  const onKey = (event: KeyboardEvent) => wall(event.key)
  addEventListener('keydown', onKey)
  const board = await open('helper')
  act(() => document.querySelector<HTMLElement>('.check-note button')?.focus())
  await key('j')
  expect(focused()).toBe('Words of note-two')
  await key('k')
  expect(focused()).toBe('Words of note-one')
  await key('j')
  await key('Enter')
  expect(sent).toEqual([{ path: '/api/boards/board-01/notes/note-two/decision', body: { decision: 'up', reason: '' } }])
  // Whoever checks goes on with the next.
  expect([rows(), focused()]).toEqual([['Words of note-one', 'Words of note-three'], 'Words of note-three'])
  expect(wall.mock.calls.map(([name]) => name)).not.toContain('j')
  removeEventListener('keydown', onKey)
  expect(press({ ...board, act: () => undefined } as unknown as OpenBoard, 'j')).toBe(true)
})

it('asks for a reason, with one at hand where the words say why', async () => {
  await open('helper')
  const buttons = document.querySelectorAll<HTMLElement>('.check-note:first-child button')
  await act(async () => buttons[1]?.click())
  expect(document.querySelector('input')?.value).toBe(desk.check.reasons.phone)
  await act(async () => document.querySelector('form')?.requestSubmit())
  expect(sent[0]?.body).toEqual({ decision: 'reword', reason: desk.check.reasons.phone })
})

it('checks ten notes with two keys each, and focus is never lost on the way', async () => {
  notes = Array.from({ length: 10 }, (_, i) => held(`note-nr-${i}`))
  await open('helper')
  act(() => document.querySelector<HTMLElement>('.check-note button')?.focus())
  let keys = 0
  const strike = async (name: string) => {
    keys += 1
    await key(name)
    if (rows().length > 0) expect(focused()).toBeDefined()
  }
  // Looking at the next and coming back costs keys, and nothing else.
  await strike('j')
  await strike('k')
  const decided: (string | undefined)[] = []
  while (rows().length > 0) {
    decided.push(focused() ?? '')
    await strike('Enter')
  }
  expect(decided).toEqual(Array.from({ length: 10 }, (_, i) => `Words of note-nr-${i}`))
  expect(sent).toHaveLength(10)
  expect(keys).toBeLessThanOrEqual(20)
})

it('stays with its note when a form is left, and with the next when the note goes', async () => {
  await open('helper')
  const press = (words: string) =>
    act(async () => {
      const row = document.activeElement?.closest('li') ?? document.querySelector('.check-note')
      const button = [...(row?.querySelectorAll('button') ?? [])].find(each => each.textContent === words)
      button?.focus()
      button?.click()
    })
  for (const form of [desk.check.reword, desk.check.keepOff, worry.takeOut.button]) {
    await press(form)
    expect(document.activeElement?.closest('form, .take-out')).not.toBeNull()
    await press(common.cancel)
    expect(focused()).toBe('Words of note-one')
  }
  await press(desk.check.keepOff)
  await act(async () => document.querySelector('form')?.requestSubmit())
  expect(focused()).toBe('Words of note-two')
})

it('takes marked words out, and shows the rest before it does', async () => {
  await open('helper')
  const press = (words: string) =>
    act(async () => {
      const found = [...document.querySelectorAll<HTMLElement>('.check-note:first-child button')]
      found.find(each => each.textContent === words)?.click()
    })
  await press(worry.takeOut.button)
  for (const word of ['Words', 'of', 'note-one']) await press(word)
  expect(document.querySelector('.take-out [role="status"]')?.textContent).toBe(worry.takeOut.nothingLeft)
  await press('Words')
  expect(document.querySelector('.take-out [role="status"]')?.textContent).toContain('Words […]')
  await press(worry.takeOut.yes)
  expect(sent).toEqual([
    {
      path: '/api/boards/board-01/notes/note-one/redact',
      body: {
        was: 'Words of note-one',
        cut: [
          [6, 8],
          [9, 17],
        ],
      },
    },
  ])
})

it('shows which notes are from one device, and tells devices of one name apart', () => {
  const ten = deviceNames.colours.length * deviceNames.things.length
  const devices = devicesOf([7, 8, 7, 7 + ten, null].map(device => ({ device })))
  expect([...devices.values()].map(({ notes: n }) => n)).toEqual([2, 1, 1])
  const [first = '', second = '', third = ''] = [...devices.values()].map(({ name }) => name)
  expect(first).toMatch(/^\p{Lu}\p{L}+ \p{L}+$/u)
  expect([second === first, third]).toEqual([false, `${first} 2`])
})
