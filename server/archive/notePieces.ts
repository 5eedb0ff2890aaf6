// Note pieces: what a document says of notes and of what became of each, and of answers that are not used yet.
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

/** What people answered from phones and nobody has used yet, by action and question. [F10] */
export function answerPieces({ answers }: Plan): Piece[] {
  if (answers.length === 0) return []
  const { action, question, answer, state } = text.answerColumns
  return [
    heading(2, say(text.answers)),
    small(text.answersNote),
    {
      kind: 'table',
      caption: text.answers,
      columns: [column(action, 5), column(question, 6), column(answer, 10), column(state, 4)],
      rows: answers.map(each => ({
        cells: [
          each.action === null
            ? say(text.actionGone)
            : joined([refsTo([each.action.ref]), quote(each.action.title || text.untitledAction)], ' '),
          say(text.letter(text.letters[each.letter], text.questions[each.letter])),
          quote(each.text),
          say(answerState(each)),
        ],
      })),
    },
  ]
}

/** What became of an answer that is not used. */
export function answerState({ isAside }: Plan['answers'][number]): string {
  return isAside ? text.answerStates.aside : text.answerStates.waiting
}
