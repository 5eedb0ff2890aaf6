// Choices: what people choose among and what they chose, the same on every screen; and an order of its own for each phone.
import { describe, expect, it } from 'vitest'
import { boardStore } from '#client/board/boardStore.ts'
import { choicesOf } from '#client/board/choices.ts'
import { shuffled } from '#client/choosing/shuffled.ts'
import { moveStage } from '#shared/board/operations/boards.ts'
import { countChosen, showChoices } from '#shared/board/operations/choices.ts'
import { stackNotes } from '#shared/board/operations/notes.ts'
import { dissolveTheme } from '#shared/board/operations/themes.ts'
import { addThemes, by, newBoard, noteId, post, themeId } from '../shared/support/boards.ts'

function hall() {
  const doc = newBoard()
  post(doc, 1, 2, 3)
  addThemes(doc, 1, 2, 3)
  return { doc, store: boardStore(doc) }
}
const sum = (dots: number, paper: number) => ({ dots, people: dots, paper })

describe('while the round is open', () => {
  it('tells items by number, how many have chosen, and no totals', () => {
    const { doc, store } = hall()
    dissolveTheme(doc, by, { theme: themeId(1) })
    moveStage(doc, by, { stage: 'choose', question: null, dots: 3, perItem: 1 })
    countChosen(doc, by, 31)
    const choices = choicesOf(store)
    expect(choices).toMatchObject({ round: 1, isOpen: true, chosen: 31, dots: 3, perItem: 1, results: null })
    // Themes keep the numbers of their tiles.
    expect(choices.items.map(({ no, name, slot }) => [no, name, slot])).toEqual([
      [2, 'Theme 2', 1],
      [3, 'Theme 3', 2],
    ])
  })

  it('takes notes and stacks as they were picked, a stack once, and passes over what has gone', () => {
    const { doc, store } = hall()
    stackNotes(doc, by, { notes: [noteId(2), noteId(3)], on: noteId(1) })
    moveStage(doc, by, { stage: 'choose', question: null, items: [noteId(1), 'note-gone', themeId(2)] })
    expect(choicesOf(store).items.map(({ no, name, people }) => [no, name, people])).toEqual([
      [1, 'Words 1', 3],
      [2, 'Theme 2', 1],
    ])
  })
})

describe('once it is shown', () => {
  it('tells the most first, paper counted in, and those of this round only', () => {
    const { doc, store } = hall()
    moveStage(doc, by, { stage: 'choose', question: null, items: [themeId(3)] })
    showChoices(doc, by, { round: 1, sums: new Map([[themeId(3), sum(9, 0)]]) })
    moveStage(doc, by, { stage: 'choose', question: null, items: [themeId(1), themeId(2)] })
    expect(choicesOf(store)).toMatchObject({ round: 2, isOpen: true, results: null })
    showChoices(doc, by, {
      round: 2,
      sums: new Map([
        [themeId(1), sum(4, 0)],
        [themeId(2), sum(2, 5)],
      ]),
    })
    const { results, isOpen } = choicesOf(store)
    expect(isOpen).toBe(false)
    expect(results?.map(({ name, dots, paper }) => [name, dots, paper])).toEqual([
      ['Theme 2', 2, 5],
      ['Theme 1', 4, 0],
    ])
  })
})

describe('the order on a phone', () => {
  const items = Array.from({ length: 12 }, (_, i) => ({ id: themeId(i) }))
  const order = (seed: string) => shuffled(items, seed).map(({ id }) => id)

  it('holds every item once and stays as it is, also when one goes', () => {
    expect(order('person-1 1').toSorted()).toEqual(items.map(({ id }) => id as string).toSorted())
    expect(order('person-1 1')).toEqual(order('person-1 1'))
    const without = shuffled(items.slice(1), 'person-1 1').map(({ id }) => id)
    expect(without).toEqual(order('person-1 1').filter(id => id !== themeId(0)))
  })

  it('puts every item first for about as many people as any other', () => {
    const first = new Map<string, number>()
    for (let i = 0; i < 1200; i += 1) {
      const [id = ''] = order(`person-${i} 1`)
      first.set(id, (first.get(id) ?? 0) + 1)
    }
    expect(Math.min(...items.map(({ id }) => first.get(id) ?? 0))).toBeGreaterThan(60)
    expect(Math.max(...first.values())).toBeLessThan(150)
  })
})
