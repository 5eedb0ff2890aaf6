// Note pieces: what a document says of notes, and of what became of each.
import type { Plan, PlanNote } from '#shared/board/plan.ts'
import { fateInWords, plan as text } from '#client/words/plan.ts'
import { column, heading, joined, quote, say, small, type Piece, type Spans } from './pieces.ts'

/** References that lead to what they name. */
export function refsTo(refs: readonly string[]): Spans {
  return joined(
    refs.map(ref => [{ text: ref, to: ref }]),
    ', ',
  )
}

/** A table of notes. With `anchors`, references elsewhere in the document lead here. */
export function noteRows(caption: string, notes: readonly PlanNote[], { anchors }: { anchors: boolean }): Piece {
  const { ref, note, kind, fate } = text.noteColumns
  return {
    kind: 'table',
    caption,
    columns: [column(ref, 4), column(note, 13), column(kind, 4), column(fate, 11)],
    rows: notes.map(each => ({
      ...(anchors ? { at: each.ref } : {}),
      cells: [
        say(each.ref),
        each.bigNeed === ''
          ? quote(each.text, each.lang)
          : [...quote(each.text, each.lang), { text: '\n' }, ...quote(text.bigNeed(each.bigNeed))],
        say(text.kinds[each.kind]),
        quote(fateInWords(each.fate)),
      ],
    })),
  }
}

/** Notes that somebody owes an answer: parked, passed on, not taken forward. */
export function told(plan: Plan): Piece[] {
  const notes = plan.notes.filter(({ fate }) => ['parked', 'passed-on', 'not-taken'].includes(fate.kind))
  if (notes.length === 0) return []
  return [heading(2, say(text.told)), small(text.toldSome), noteRows(text.told, notes, { anchors: true })]
}
