// Writer: somebody whose edits build on each other, for tests that look at what a store holds of them.
import * as Y from 'yjs'

export interface Written {
  readonly key: string
  /** This edit alone. */
  readonly update: Uint8Array
  /** Everything up to and with it. */
  readonly state: Uint8Array
}

/** Each call writes one more key, `NAME-0`, `NAME-1` and so on, into the map `edits`. `value` fills it. */
export function writer(name = 'edit', doc = new Y.Doc()) {
  let written = 0
  return (value: unknown = true): Written => {
    const key = `${name}-${written}`
    written += 1
    const before = Y.encodeStateVector(doc)
    doc.getMap('edits').set(key, value)
    return { key, update: Y.encodeStateAsUpdate(doc, before), state: Y.encodeStateAsUpdate(doc) }
  }
}
