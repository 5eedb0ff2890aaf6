// Action pieces: what a document says of actions, those in the plan and those that are still a wish.
import type { Plan, PlanAction } from '#shared/board/plan.ts'
import type { Need } from '#shared/board/smart.ts'
import { plan as text } from '#client/words/plan.ts'
import { refsTo } from './notePieces.ts'
import { column, heading, joined, proseSpans, quote, say, small, words, type Piece, type Spans } from './pieces.ts'

/** All actions in the plan, each with everything that is known of it. */
export function actionPieces(plan: Plan): Piece[] {
  return [
    heading(2, say(text.actions)),
    ...(plan.actions.length === 0 ? [words(say(text.noActions))] : plan.actions.flatMap(wholeAction)),
  ]
}

/** The same for wishes, each with what it still needs; on a page of their own where there are pages. */
export function wishPieces(wishes: readonly PlanAction[], title: string): Piece[] {
  if (wishes.length === 0) return []
  const start: Piece = { kind: 'heading', level: 2, words: say(title), isNewPage: true }
  return [start, small(text.wishNote), ...wishes.flatMap(wholeAction)]
}

/** One line for each action in the plan. */
export function actionTable({ actions }: Plan): Piece {
  const { ref, action, lead, due, who, status } = text.columns
  return {
    kind: 'table',
    caption: text.grid,
    isCaptionShown: true,
    columns: [column(ref, 2), column(action, 5), column(lead, 3), column(due, 2), column(who, 3), column(status, 2)],
    rows: actions.map(each => ({
      cells: [
        [{ text: each.ref, to: each.ref }],
        quote(each.title || text.untitledAction),
        each.lead === '' ? say(text.nobody) : quote(each.lead),
        say(dueInWords(each)),
        say(doerInWords(each)),
        say(text.statuses[each.status]),
      ],
    })),
  }
}

/** "Needs: T agreed, a date, and a yes from the Parish Council"; null when nothing is missing. */
export function needsInWords({ needs, lead }: PlanAction): string | null {
  if (needs.length === 0) return null
  const letters = needs.flatMap(need => (need.kind === 'letter' ? [text.initials[need.letter]] : []))
  const rest = needs.flatMap(need => (need.kind === 'letter' ? [] : [needInWords(need, lead)]))
  return text.needs(text.list(letters.length === 0 ? rest : [text.need.agreed(text.list(letters)), ...rest]))
}

function needInWords({ kind }: Exclude<Need, { kind: 'letter' }>, lead: string): string {
  return kind === 'lead-yes' ? text.need['lead-yes'](lead) : text.need[kind]
}

export function doerInWords({ doer }: PlanAction): string {
  return doer === null ? text.notSaid : text.doers[doer]
}

export function dueInWords({ due }: PlanAction): string {
  return due === null ? text.noDate : text.date(due)
}

function wholeAction(action: PlanAction): Piece[] {
  const title = action.title || text.untitledAction
  const missing = needsInWords(action)
  const { question, answer, state } = text.smartColumns
  return [
    heading(3, [{ text: `${action.ref} ` }, ...quote(title)], action.ref),
    ...(missing === null ? [] : [words([{ ...quote(missing)[0], text: missing, bold: true }])]),
    {
      kind: 'table',
      caption: text.smart(action.ref),
      columns: [column(question, 5), column(answer, 8), column(state, 2)],
      rows: action.letters.map(({ letter, prose, state }) => ({
        cells: [
          say(text.letter(text.letters[letter], text.questions[letter])),
          proseSpans(prose),
          say(text.states[state]),
        ],
      })),
    },
    { kind: 'facts', facts: factsOf(action) },
  ]
}

function factsOf(action: PlanAction): [string, Spans][] {
  const { facts } = text
  const { lead, leadReply, deputy, partners, cost, moneyFrom, status, statusNote, rag } = action
  const optional = (label: string, typed: string): [string, Spans][] => (typed === '' ? [] : [[label, quote(typed)]])
  return [
    [facts.who, say(doerInWords(action))],
    [facts.lead, lead === '' ? say(text.nobody) : quote(text.withReply(lead, text.replies[leadReply]))],
    ...optional(facts.deputy, deputy),
    ...optional(facts.partners, partners.map(each => text.withReply(each.name, text.replies[each.reply])).join(', ')),
    [facts.due, say(dueInWords(action))],
    ...optional(facts.cost, cost),
    ...optional(facts.moneyFrom, moneyFrom),
    [facts.status, quote(text.withNote(text.statuses[status], statusNote))],
    ...(rag === null ? [] : [[facts.rag, say(text.rags[rag])] satisfies [string, Spans]]),
    [facts.from, sourcesOf(action)],
    ...(action.evidence.length === 0 ? [] : [[facts.evidence, refsTo(action.evidence)] satisfies [string, Spans]]),
  ]
}

function sourcesOf({ said, themes, notes }: PlanAction): Spans {
  const refs = refsTo([...themes, ...notes])
  return refs.length === 0 ? say(text.fromNotes(said)) : joined([say(text.fromNotes(said)), refs], ': ')
}
