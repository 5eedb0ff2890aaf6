// Plan document: which parts of a plan stand in a document, and in what order.
import { openNotes, type Plan, type PlanTheme } from '#shared/board/plan.ts'
import { plainText } from '#shared/board/prose.ts'
import type { TextName } from '#shared/board/texts.ts'
import { plan as text } from '#client/words/plan.ts'
import { actionPieces, actionTable, wishPieces } from './actionPieces.ts'
import { answerPieces, noteRows, refsTo, told } from './notePieces.ts'
import {
  column,
  heading,
  joined,
  quote,
  say,
  small,
  textPieces,
  words,
  type Document,
  type Piece,
  type Spans,
} from './pieces.ts'

/** The whole plan. The public page tells single notes only where an answer is owed; files hold every note's words. */
export function planDocument(plan: Plan, { everyNote, madeAt }: { everyNote: boolean; madeAt: string }): Document {
  const { about } = plan
  const title = titleOf(plan)
  const pieces = [
    heading(1, quote(title)),
    ...(about.place === '' || title.includes(about.place) ? [] : [words(quote(about.place))]),
    heading(2, say(text.texts.vision)),
    ...(plan.texts.vision.length === 0
      ? [words(say(text.noVision))]
      : textPieces(plan.texts.vision, text.texts.vision)),
    ...glance(plan),
    ...written('place', plan),
    ...saidPieces(plan),
    ...actionPieces(plan),
    ...wishPieces(plan.wishes, text.wishList),
    ...evidencePieces(plan),
    ...organisationPieces(plan),
    ...askedPieces(plan),
    ...(everyNote ? [...everyNotePieces(plan), ...answerPieces(plan)] : told(plan)),
    ...written('thanks', plan),
    heading(2, say(text.controller)),
    ...(about.controller === '' ? [] : [words(quote(about.controller))]),
    words(say(text.made(text.date(madeAt.slice(0, 10))))),
  ]
  return { title, pieces }
}

/** One organisation's sheet: what is asked of it, its rows, and the evidence they rest on. Expects what `tearOff` left. */
export function tearOffDocument(plan: Plan, madeAt: string): Document {
  const [organisation] = plan.organisations
  const name = organisation?.name ?? ''
  const title = text.tearOff(name)
  const rows = [...plan.actions, ...plan.wishes]
  const pieces = [
    heading(1, quote(title)),
    words(quote(titleOf(plan))),
    ...(organisation === undefined || organisation.ask === '' ? [] : [words(quote(organisation.ask))]),
    ...(rows.length === 0 ? [words(say(text.tearOffNone))] : []),
    ...(plan.actions.length === 0 ? [] : actionPieces(plan)),
    ...wishPieces(plan.wishes, text.wishList),
    ...evidencePieces(plan),
    words(say(text.made(text.date(madeAt.slice(0, 10))))),
  ]
  return { title, pieces }
}

export function titleOf({ about }: Plan): string {
  return about.title === '' ? text.untitled : about.title
}

/** A text of the plan under its heading, where somebody has written it. */
function written(name: TextName, { texts }: Plan): Piece[] {
  if (plainText(texts[name]) === '') return []
  return [heading(2, say(text.texts[name])), ...textPieces(texts[name], text.texts[name])]
}

function glance(plan: Plan): Piece[] {
  const standing = plan.actions.filter(({ status }) => status !== 'dropped')
  const ourselves = standing.filter(({ doer }) => doer === 'community').length
  return [
    heading(2, say(text.glance)),
    words(say(`${text.inPlan(plan.actions.length)} ${text.wishes(plan.wishes.length)}`)),
    ...(standing.length === 0 ? [] : [words(say(text.ourselves(ourselves, standing.length)))]),
    words(say(text.answered(plan.notes.length - openNotes(plan).length, plan.notes.length))),
    ...(plan.actions.length === 0 ? [] : [actionTable(plan)]),
  ]
}

function saidPieces(plan: Plan): Piece[] {
  if (plan.themes.length === 0) return []
  const hasDots = plan.themes.some(({ dots }) => dots !== null)
  return [
    heading(2, say(text.said)),
    ...(hasDots ? [small(text.dotsNote)] : []),
    ...plan.themes.flatMap(theme => themePieces(theme, plan)),
  ]
}

function themePieces(theme: PlanTheme, plan: Plan): Piece[] {
  const named = (inPlan: boolean): Spans[] =>
    (inPlan ? plan.actions : plan.wishes)
      .filter(({ ref }) => theme.actions.includes(ref))
      .map(({ ref, title }) => [{ text: ref, to: ref }, { text: ' ' }, ...quote(title || text.untitledAction)])
  const [will, wish] = [named(true), named(false)]
  const list = (label: string, items: readonly Spans[]): Piece[] =>
    items.length === 0
      ? []
      : [
          words([{ text: label, bold: true }]),
          { kind: 'list', ordered: false, items: items.map(item => [words(item)]) },
        ]
  const { dots } = theme
  const counts = [
    text.fromNotes(theme.notes.length),
    ...(dots === null ? [] : [text.dots(dots.dots, dots.people)]),
    ...(dots === null || dots.paper === 0 ? [] : [text.paperDots(dots.paper)]),
  ]
  return [
    heading(3, [{ text: `${theme.ref} ` }, ...quote(theme.name || text.untitledTheme)], theme.ref),
    ...(theme.statement === '' ? [] : [words([{ text: `${text.saidThis}: `, bold: true }, ...quote(theme.statement)])]),
    ...(theme.bigNeed === '' ? [] : [words(quote(text.bigNeed(theme.bigNeed)))]),
    small(counts.join(' · ')),
    ...list(text.weWill, will),
    ...list(text.stillWish, wish),
    ...(will.length + wish.length === 0 ? [words(say(text.nothingYet))] : []),
  ]
}

function evidencePieces(plan: Plan): Piece[] {
  if (plan.evidence.length === 0) return []
  const { ref, claim, figure, source, used } = text.evidenceColumns
  return [
    heading(2, say(text.evidence)),
    {
      kind: 'table',
      caption: text.evidence,
      columns: [column(ref, 2), column(claim, 8), column(figure, 4), column(source, 6), column(used, 2)],
      rows: plan.evidence.map(fact => ({
        at: fact.ref,
        cells: [
          quote(fact.ref),
          quote(fact.claim),
          quote(fact.figure),
          joined(
            [
              say(text.evidenceKinds[fact.kind]),
              ...(fact.source === '' ? [] : [quote(fact.source)]),
              ...(fact.date === null ? [] : [say(text.date(fact.date))]),
              ...(fact.gatheredBy === '' ? [] : [quote(fact.gatheredBy)]),
            ],
            ' · ',
          ),
          refsTo([...fact.themes, ...fact.actions]),
        ],
      })),
    },
  ]
}

function organisationPieces(plan: Plan): Piece[] {
  if (plan.organisations.length === 0) return []
  const { name, ask, reply, rows } = text.organisationColumns
  return [
    heading(2, say(text.organisations)),
    {
      kind: 'table',
      caption: text.organisations,
      columns: [column(name, 3), column(ask, 4), column(reply, 4), column(rows, 2)],
      rows: plan.organisations.map(each => ({
        cells: [
          quote(each.name),
          quote(each.ask),
          joined(
            [
              say(text.replies[each.reply]),
              ...(each.replyWords === '' ? [] : [quote(each.replyWords)]),
              ...(each.replyDate === null ? [] : [say(text.date(each.replyDate))]),
            ],
            ' · ',
          ),
          joined(
            each.rows.map(row => [
              { text: row.action, to: row.action },
              { text: ` (${row.as.map(part => text.parts[part]).join(', ')})` },
            ]),
            ', ',
          ),
        ],
      })),
    },
  ]
}

function askedPieces(plan: Plan): Piece[] {
  const { name, date, place, attendance, notes } = text.sessionColumns
  const ways = Map.groupBy(plan.notes, ({ via }) => via)
  return [
    heading(2, say(text.texts.asked)),
    ...textPieces(plan.texts.asked, text.texts.asked),
    ...(plan.about.question === '' ? [] : [words([{ text: text.question('') }, ...quote(plan.about.question)])]),
    words(say(text.posted(plan.notes.length))),
    ...(plan.sessions.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: text.sessions,
            isCaptionShown: true,
            columns: [column(name, 8), column(date, 4), column(place, 6), column(attendance, 3), column(notes, 3)],
            rows: plan.sessions.map(each => ({
              cells: [
                quote(text.session(each.number, each.name)),
                say(each.date === null ? text.empty : text.date(each.date)),
                quote(each.place),
                say(each.attendance === null ? text.empty : text.number(each.attendance)),
                say(text.number(each.notes)),
              ],
            })),
          },
        ]),
    ...counts(
      text.ways,
      text.way,
      notes,
      [...ways].map(([via, sent]) => [say(text.vias[via]), sent.length] as const),
    ),
    ...counts(
      text.reach,
      text.group,
      text.people,
      plan.reach.map(each => [quote(each.group), each.people] as const),
    ),
    ...(plan.reach.length === 0 ? [] : [small(text.reachNote)]),
  ]
}

function counts(caption: string, what: string, many: string, rows: readonly (readonly [Spans, number])[]): Piece[] {
  if (rows.length === 0) return []
  const cells = rows.map(([name, n]) => ({ cells: [name, say(text.number(n))] }))
  return [{ kind: 'table', caption, isCaptionShown: true, columns: [column(what, 4), column(many, 1)], rows: cells }]
}

function everyNotePieces(plan: Plan): Piece[] {
  if (plan.notes.length === 0) return []
  const byTheme = Map.groupBy(plan.notes, ({ theme }) => theme)
  const groups = [...plan.themes.map(({ ref, name }) => ({ ref, name })), { ref: null, name: '' }]
  return [
    heading(2, say(text.told)),
    small(text.toldNote),
    ...groups.flatMap(({ ref, name }) => {
      const notes = byTheme.get(ref) ?? []
      if (notes.length === 0) return []
      const spans: Spans =
        ref === null ? say(text.loose) : [{ text: `${ref} `, to: ref }, ...quote(name || text.untitledTheme)]
      const caption = ref === null ? text.loose : `${ref} ${name || text.untitledTheme}`
      return [heading(3, spans), noteRows(caption, notes, { anchors: true })]
    }),
  ]
}
