// Elements: pieces of written text as an editor keeps them, made by hand.
import * as Y from 'yjs'

type Inside = Y.XmlElement | Y.XmlText | string

/** An element that is in no document yet. */
export function elementOf(
  name: string,
  inside: readonly Inside[],
  attributes: Readonly<Record<string, unknown>> = {},
): Y.XmlElement {
  const element = new Y.XmlElement(name)
  // TypeScript knows of words only; Yjs keeps whatever is given.
  for (const [key, each] of Object.entries(attributes)) element.setAttribute(key, each as string)
  element.insert(
    0,
    inside.map(each => (typeof each === 'string' ? new Y.XmlText(each) : each)),
  )
  return element
}

export const paragraphOf = (text: string) => elementOf('paragraph', text === '' ? [] : [text])
export const headingOf = (text: string, level: number) => elementOf('heading', text === '' ? [] : [text], { level })
export const cellOf = (...inside: Inside[]) => elementOf('tableCell', inside, { colspan: 1, rowspan: 1 })
export const rowOf = (width: number) =>
  elementOf(
    'tableRow',
    Array.from({ length: width }, () => cellOf(paragraphOf(''))),
  )

/** A table with these words in its cells, row by row. */
export function tableSaying(...rows: readonly (readonly string[])[]): Y.XmlElement {
  const lines = rows.map(cells =>
    elementOf(
      'tableRow',
      cells.map(text => cellOf(paragraphOf(text))),
    ),
  )
  return elementOf('table', lines)
}

export function tableOf(rows: number, columns: number): Y.XmlElement {
  return elementOf(
    'table',
    Array.from({ length: rows }, () => rowOf(columns)),
  )
}
