// The wall takes changes over in steps: the first at once, later ones together, what the desk decides always at once.
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { boardStore } from '#client/board/boardStore.ts'
import { calmStore } from '#client/scenes/wall/calm.ts'
import { draftAction } from '#shared/board/operations/actions.ts'
import type { By } from '#shared/board/operations/by.ts'
import { postNotes, rewordNote } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import { showOnWall } from '#shared/board/operations/wall.ts'
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'

const by: By = { origin: 'test', at: '2026-11-23T19:00:00.000Z', dice: bytes => bytes.fill(7) }
const id = (n: number) => `note-${String(n).padStart(4, '0')}` as NoteId

function wallAt(between: number) {
  const doc = new Y.Doc()
  const store = boardStore(doc)
  let now = 0
  let due: { at: number; run: () => void } | null = null
  const calm = calmStore(store, {
    now: () => now,
    between: () => between,
    after(ms, run) {
      due = { at: now + ms, run }
      return () => (due = null)
    },
  })
  const post = (n: number) =>
    postNotes(doc, by, [{ id: id(n), kind: 'idea', text: `Note ${n}`, via: 'phone', lang: null }])
  const wait = (ms: number) => {
    now += ms
    if (due !== null && due.at <= now) {
      const { run } = due
      due = null
      run()
    }
  }
  let told = 0
  calm.subscribe('list:loose', () => (told += 1))
  return { doc, calm, post, wait, told: () => told, isWaiting: () => due !== null }
}

describe('the calm store', () => {
  test('shows the first change after a quiet time at once and later ones together', () => {
    const { calm, post, wait, told } = wallAt(2000)
    expect(calm.list('loose')).toHaveLength(0)
    post(1)
    expect(calm.list('loose')).toHaveLength(1)
    for (const n of [2, 3, 4]) post(n)
    expect(calm.list('loose')).toHaveLength(1)
    wait(1999)
    expect(calm.list('loose')).toHaveLength(1)
    wait(1)
    expect(calm.list('loose')).toHaveLength(4)
    expect(told()).toBe(2)
    wait(5000)
    post(5)
    expect(calm.list('loose')).toHaveLength(5)
  })

  test('tells of new tiles of themes and new numbers of actions to whoever listens for them', () => {
    const { doc, calm, wait } = wallAt(2000)
    const heard: string[] = []
    for (const topic of ['themes', 'actions']) calm.subscribe(topic, () => heard.push(topic))
    expect([calm.slots().size, calm.numbers().size]).toEqual([0, 0])
    addTheme(doc, by, { theme: 'theme-0001' as ThemeId, name: 'Roads' })
    wait(2000)
    draftAction(doc, by, { action: 'action-0001' as ActionId, title: 'Mend', sources: [], place: 'last' })
    wait(2000)
    expect(heard).toEqual(['themes', 'actions'])
    expect([calm.slots().size, calm.numbers().size]).toEqual([1, 1])
  })

  test('keeps words still until the step, also those of a note that is already shown', () => {
    const { doc, calm, post, wait } = wallAt(2000)
    post(1)
    expect(calm.note(id(1))?.text).toBe('Note 1')
    rewordNote(doc, by, { note: id(1), kind: 'idea', text: 'Other words' })
    expect(calm.note(id(1))?.text).toBe('Note 1')
    wait(2000)
    expect(calm.note(id(1))?.text).toBe('Other words')
  })

  test('passes on at once what the desk decides', () => {
    const { doc, calm, post } = wallAt(2000)
    let told = 0
    calm.subscribe('wall', () => (told += 1))
    post(1)
    showOnWall(doc, by, { blank: true })
    expect(calm.wall().blank).toBe(true)
    expect(told).toBe(1)
  })

  test('gives the same value until it changes, so that nothing is drawn for nothing', () => {
    const { calm, post, wait } = wallAt(2000)
    post(1)
    const before = [calm.list('loose'), calm.note(id(1))]
    post(2)
    wait(2000)
    expect(calm.note(id(1))).toBe(before[1])
    expect(calm.list('loose')).not.toBe(before[0])
  })

  test('stops waiting when it is closed', () => {
    const { calm, post, isWaiting } = wallAt(2000)
    post(1)
    post(2)
    expect(isWaiting()).toBe(true)
    calm.close()
    expect(isWaiting()).toBe(false)
  })
})
