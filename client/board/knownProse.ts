// Known prose: whether an editor can show everything that stands in a text. What it cannot show, it deletes for everybody. [S13]
import * as Y from 'yjs'

/** The elements and marks that an editor knows, by name. */
export interface Known {
  readonly nodes: Readonly<Record<string, unknown>>
  readonly marks: Readonly<Record<string, unknown>>
}

/** True when everything in a text is known, so that an editor may be opened on it. */
export function isAllKnown(fragment: Y.XmlFragment, known: Known): boolean {
  return fragment.toArray().every((node: unknown) => {
    if (node instanceof Y.XmlElement) return node.nodeName in known.nodes && isAllKnown(node, known)
    return node instanceof Y.XmlText && areMarksKnown(node, known)
  })
}

/** Tells once others have written something in a text that is not known. To be asked for before an editor is tied to the text. */
export function onUnknown(fragment: Y.XmlFragment, known: Known, tell: () => void): () => void {
  const look = (_events: unknown, { local }: Y.Transaction) => {
    if (!local && !isAllKnown(fragment, known)) tell()
  }
  fragment.observeDeep(look)
  return () => fragment.unobserveDeep(look)
}

function areMarksKnown(text: Y.XmlText, { marks }: Known): boolean {
  const stretches: { readonly insert?: unknown; readonly attributes?: object }[] = text.toDelta()
  return stretches.every(
    ({ insert, attributes = {} }) => typeof insert === 'string' && Object.keys(attributes).every(mark => mark in marks),
  )
}
