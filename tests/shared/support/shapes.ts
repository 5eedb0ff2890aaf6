// Shapes: headings and tables in the texts of a plan, as an editor makes them, and as none would.
import * as Y from 'yjs'
import { appendProse } from '#shared/board/prose.ts'
import { textOf, texts } from '#shared/board/texts.ts'
import { cellOf, elementOf, headingOf, paragraphOf, rowOf, tableOf } from '#tests/support/elements.ts'

interface Numbers {
  readonly a: number
  readonly b: number
  readonly c: number
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** Makes or changes a heading or a table in a text. */
export function shape(doc: Y.Doc, { a, b, c }: Numbers): void {
  const text = textOf(doc, pick(texts, a))
  const table = text.toArray().find(node => node instanceof Y.XmlElement && node.nodeName === 'table')
  const rows = (table instanceof Y.XmlElement ? table.toArray() : []).filter(row => row instanceof Y.XmlElement)
  if (!(table instanceof Y.XmlElement) || rows.length === 0)
    text.insert(c % (text.length + 1), [headingOf(`Heading ${b}`, 1 + (b % 2)), tableOf(3, 3)])
  else if (c % 5 === 0 && rows.length < 9) table.insert(c % rows.length, [rowOf(rows[0]?.length ?? 1)])
  // One more column at most, so that four people who do it at once stay within what a table may hold.
  else if (c % 5 === 1) for (const row of rows.filter(each => each.length === 3)) row.insert(b % 4, [cellOf()])
  else if (c % 5 === 2 && rows.length > 1) table.delete(c % rows.length, 1)
  else if (c % 5 === 3) text.insert(b % (text.length + 1), [headingOf(`Heading ${c}`, 1 + (c % 2))])
  else {
    const cell = rows[b % rows.length]?.toArray()[0]
    if (cell instanceof Y.XmlElement) appendProse(cell, `Cell ${a}`)
  }
}

const odd: readonly (() => Y.XmlElement)[] = [
  () => elementOf('table', []),
  () => elementOf('table', [rowOf(0)]),
  () => elementOf('table', [rowOf(1), rowOf(4)]),
  () => elementOf('table', [headingOf('In a table', 1), rowOf(2)]),
  () => elementOf('table', ['Words in a table', rowOf(1)]),
  () => rowOf(2),
  () => cellOf(paragraphOf('A cell alone')),
  () => elementOf('heading', [tableOf(1, 2)]),
  () => elementOf('listItem', [headingOf('In an item', 2)]),
  () => elementOf('bulletList', [elementOf('listItem', [tableOf(1, 2), headingOf('In a list', 1)])]),
  () => headingOf('Of no level', 7),
  () => elementOf('table', [elementOf('tableRow', [elementOf('tableCell', [tableOf(1, 1)], { colspan: 9 })])]),
]

/** What no editor makes: pieces of headings and tables where they do not belong. */
export function oddElement(n: number): Y.XmlElement {
  return pick(odd, n)()
}
