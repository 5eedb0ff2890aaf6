// Writers: small docs that make updates as an editor's board would make them, each with a mark that receivers count.
import * as Y from 'yjs'
import { ids, patch, put } from '#shared/board/record.ts'
import { notes, themes, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import { markOf } from './deliveries.ts'

const said = ' A safe crossing at the school, where the bus stops'

/** One editor: it changes only its own records, so that it need not hear what others do. */
export class Writer {
  readonly #number: number
  readonly #doc = new Y.Doc()
  readonly #own: readonly NoteId[]
  #count = 0
  #update: Uint8Array = new Uint8Array()

  /** `base`: the board as an update; every `of`th note from the `number`th is this writer's to move. */
  constructor(number: number, of: number, base: Uint8Array | null) {
    this.#number = number
    if (base) Y.applyUpdate(this.#doc, base)
    this.#own = ids(this.#doc, notes).filter((_, i) => i % of === number % of)
    this.#doc.on('update', (update: Uint8Array) => {
      this.#update = update
    })
  }

  /** The next update, and its number. */
  write(what: 'notes' | 'moves'): { update: Uint8Array; count: number } {
    this.#count += 1
    const mark = markOf(this.#number, this.#count)
    if (what === 'notes') {
      const values = { name: `${mark}${said}`, statement: '', slot: this.#count, rank: 'a0' }
      put(this.#doc, themes, `theme-${this.#number}-${this.#count}` as ThemeId, values)
    } else {
      const note = this.#own[this.#count % this.#own.length]
      if (note === undefined) throw new Error('this writer has no notes to move')
      patch(this.#doc, notes, note, { spot: { theme: mark as ThemeId, rank: 'a0' } })
    }
    return { update: this.#update, count: this.#count }
  }
}
