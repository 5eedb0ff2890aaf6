// Plan answers: what people answered from phones and nobody has used yet, as data for reading.
import type * as Y from 'yjs'
import { isId } from '#shared/lib/ids.ts'
import { all } from './record.ts'
import { letters, suggestions, type Suggestion } from './schema.ts'

export interface PlanAnswer extends Pick<Suggestion, 'letter' | 'text' | 'at'> {
  readonly id: string
  /** The reference and the title of its action; null when that has gone. */
  readonly action: { readonly ref: string; readonly title: string } | null
  /** Somebody has put it aside; otherwise nobody has dealt with it yet. */
  readonly isAside: boolean
}

/** By action, in the order given, by letter and by age; answers to actions that have gone come last. [F10] */
export function planAnswers(
  doc: Y.Doc,
  actions: readonly { readonly id: string; readonly ref: string; readonly title: string }[],
): PlanAnswer[] {
  const places = new Map(actions.map(({ id, ref, title }, i) => [id, { i, action: { ref, title } }] as const))
  return all(doc, suggestions)
    .filter(([id, { became }]) => isId(id) && became !== 'used')
    .map(([id, { action, letter, text, at, became }]) => {
      const place = action === null ? undefined : places.get(action)
      const order = [place?.i ?? places.size, letters.indexOf(letter), at ?? '', id] as const
      return { order, answer: { id, action: place?.action ?? null, letter, text, at, isAside: became === 'aside' } }
    })
    .sort((a, b) => compare(a.order, b.order))
    .map(({ answer }) => answer)
}

type Order = readonly [place: number, letter: number, at: string, id: string]

function compare([place, letter, ...rest]: Order, [otherPlace, otherLetter, ...others]: Order): number {
  const [age, other] = [rest.join(' '), others.join(' ')]
  return place - otherPlace || letter - otherLetter || (age < other ? -1 : age > other ? 1 : 0)
}
