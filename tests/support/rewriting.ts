// Rewriting: words in place of those before, as somebody who may write does – much to send, and little that stays.
import type * as Y from 'yjs'
import { appendProse } from '#shared/board/prose.ts'
import { visionOf } from '#shared/board/schema.ts'

/** The vision says these words instead, a paragraph for each line; each as long as a paragraph may be at most. */
export function rewriteVision(doc: Y.Doc, words: string): void {
  const vision = visionOf(doc)
  doc.transact(() => {
    if (vision.length > 0) vision.delete(0, vision.length)
    appendProse(vision, words)
  })
}
