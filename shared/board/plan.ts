// Plan: everything on a board as data for reading, with every trace resolved both ways. What files and the public page are made of.
import * as Y from 'yjs'
import { arrange, type Arrangement } from './arrangement.ts'
import { fatesOf, isOpen, lyingOf, type Fate } from './fates.ts'
import { readSource } from './link.ts'
import { folded, rowsOf, type Row } from './parts.ts'
import { notesIn, withStacked } from './piles.ts'
import { planAnswers, type PlanAnswer } from './planAnswers.ts'
import { compare, records, sortable } from './planOrder.ts'
import { readText, type Prose, type TextProse } from './prose.ts'
import { all } from './record.ts'
import { referencesOf, type References } from './references.ts'
import * as schema from './schema.ts'
import type { Action, ActionId, Letter, Note, Reply } from './schema.ts'
import { letterState, needs, type LetterState, type Need } from './smart.ts'
import { forTexts, textOf, type TextName } from './texts.ts'

export interface Dots {
  readonly dots: number
  readonly people: number
  readonly paper: number
}
export interface PlanNote extends Pick<Note, 'kind' | 'text' | 'via' | 'lang' | 'postedAt' | 'bigNeed'> {
  readonly id: string
  readonly ref: string
  /** The number of the workshop it was posted in. */
  readonly session: number | null
  /** The reference of the theme it lies in, also when it lies on a stack there. */
  readonly theme: string | null
  /** The reference of the note it is stacked on. */
  readonly on: string | null
  readonly dots: Dots | null
  readonly fate: Fate
}
export interface PlanTheme {
  readonly id: string
  readonly ref: string
  readonly name: string
  readonly statement: string
  readonly bigNeed: string
  /** References: its notes, each stack together; the actions that rest on it or on its notes. */
  readonly notes: readonly string[]
  readonly actions: readonly string[]
  /** The evidence that speaks to it. */
  readonly evidence: readonly string[]
  readonly dots: Dots | null
}
export interface PlanLetter {
  readonly letter: Letter
  readonly state: LetterState
  readonly prose: Prose
}
export interface PlanAction extends Omit<
  Action,
  'no' | 'spot' | 'sources' | 'partners' | 'log' | Letter | `agreed${Uppercase<Letter>}`
> {
  readonly id: string
  readonly ref: string
  readonly theme: string | null
  readonly isInPlan: boolean
  readonly needs: readonly Need[]
  readonly letters: readonly PlanLetter[]
  readonly partners: readonly { readonly organisation: string; readonly name: string; readonly reply: Reply }[]
  /** References of what it rests on. */
  readonly notes: readonly string[]
  readonly themes: readonly string[]
  readonly evidence: readonly string[]
  /** References of all notes it rests on, those in its themes and on its stacks included; and how many they are. */
  readonly behind: readonly string[]
  readonly said: number
}
export interface PlanEvidence extends Omit<schema.Evidence, 'ref' | 'themes'> {
  readonly id: string
  readonly ref: string
  readonly actions: readonly string[]
  /** The themes it speaks to, in their order. */
  readonly themes: readonly string[]
}
export interface PlanOrganisation extends schema.Organisation {
  readonly id: string
  /** The actions it has a part in. */
  readonly rows: readonly Row[]
}
export interface PlanSession extends Pick<
  schema.Session,
  'number' | 'name' | 'date' | 'place' | 'attendance' | 'helped'
> {
  readonly notes: number
}

export interface Plan {
  readonly about: schema.About
  /** What people wrote about the plan as a whole. */
  readonly texts: Readonly<Record<TextName, TextProse>>
  readonly sessions: readonly PlanSession[]
  readonly reach: readonly { readonly group: string; readonly people: number }[]
  readonly themes: readonly PlanTheme[]
  /** Above the line, in people's order; and below it. */
  readonly actions: readonly PlanAction[]
  readonly wishes: readonly PlanAction[]
  readonly evidence: readonly PlanEvidence[]
  readonly organisations: readonly PlanOrganisation[]
  /** Every note, in order of reference. */
  readonly notes: readonly PlanNote[]
  readonly answers: readonly PlanAnswer[]
}

/** A board as a plan. Total: whatever stands in the document, a plan comes out, the same for everybody. [F3] */
export function planOf(doc: Y.Doc): Plan {
  const lists = arrange(doc)
  const refs = referencesOf(doc, lists)
  const drafted = new Map(records(doc, schema.actions))
  const actionsOf = (line: 'above' | 'below') =>
    lists.list(line).flatMap(id => planAction(id, drafted.get(id as ActionId), lists, refs))
  const [actions, wishes] = [actionsOf('above'), actionsOf('below')]
  const notes = planNotes(doc, lists, refs)
  const everyAction = [...actions, ...wishes]
  const evidence = planEvidence(doc, lists, refs)
  return {
    about: schema.readAbout(doc),
    texts: forTexts(text => readText(textOf(doc, text))),
    sessions: planSessions(doc, notes),
    reach: all(doc, schema.reach)
      .map(([group, { people }]) => ({ group: group.toWellFormed(), people }))
      .sort((a, b) => compare(a.group, b.group)),
    themes: planThemes(doc, lists, refs, everyAction, evidence),
    actions,
    wishes,
    evidence,
    organisations: records(doc, schema.organisations)
      .map(([id, organisation]) => ({ id, ...organisation, rows: rowsOf(id, organisation.name, everyAction) }))
      .sort((a, b) => compare(folded(a.name), folded(b.name)) || compare(a.id, b.id)),
    notes,
    answers: planAnswers(doc, everyAction),
  }
}

/** The notes of which nobody has said yet what becomes of them. */
export function openNotes(plan: Plan): PlanNote[] {
  return plan.notes.filter(({ fate }) => isOpen(fate))
}

/** What concerns one organisation alone: its rows and the evidence they rest on. Null when there is none of that id. [F5] */
export function tearOff(plan: Plan, organisation: string): Plan | null {
  const own = plan.organisations.find(({ id }) => id === organisation)
  if (own === undefined) return null
  const isRow = ({ ref }: PlanAction) => own.rows.some(({ action }) => action === ref)
  const [actions, wishes] = [plan.actions.filter(isRow), plan.wishes.filter(isRow)]
  const named = new Set([...actions, ...wishes].flatMap(({ evidence }) => evidence))
  return {
    ...plan,
    actions,
    wishes,
    evidence: plan.evidence.filter(({ ref }) => named.has(ref)),
    organisations: [own],
  }
}

function planNotes(doc: Y.Doc, lists: Arrangement, refs: References): PlanNote[] {
  const told = records(doc, schema.notes)
  const lying = lyingOf(lists)
  const fates = fatesOf(told, lying, lists, refs)
  const numbers = new Map<string, number>(records(doc, schema.sessions).map(([id, { number }]) => [id, number]))
  const dots = dotsOf(doc)
  return told
    .map(([id, { kind, text, via, lang, postedAt, bigNeed, session }]): PlanNote => {
      const { theme, top } = lying.get(id) ?? { theme: null, top: id }
      return {
        id,
        ref: refs.note(id),
        kind,
        text,
        via,
        lang,
        postedAt,
        bigNeed,
        session: session === null ? null : (numbers.get(session) ?? null),
        theme: theme === null ? null : refs.theme(theme),
        on: top === id ? null : refs.note(top),
        dots: dots.get(id) ?? null,
        fate: fates.get(id) ?? { kind: 'none' },
      }
    })
    .sort((a, b) => compare(sortable(a.ref), sortable(b.ref)) || compare(a.id, b.id))
}

function planEvidence(doc: Y.Doc, lists: Arrangement, refs: References): PlanEvidence[] {
  return records(doc, schema.evidence)
    .map(([id, { themes, ...fact }]) => {
      const linked = new Set(themes.flatMap(([theme, on]) => (on ? [theme] : [])))
      return {
        ...fact,
        id,
        ref: refs.evidence(id),
        actions: lists.list(`from:evidence:${id}`).map(refs.action),
        themes: lists
          .list('themes')
          .filter(theme => linked.has(theme))
          .map(refs.theme),
      }
    })
    .sort((a, b) => compare(sortable(a.ref), sortable(b.ref)))
}

function planThemes(
  doc: Y.Doc,
  lists: Arrangement,
  refs: References,
  actions: readonly PlanAction[],
  evidence: readonly PlanEvidence[],
): PlanTheme[] {
  const themes = new Map<string, schema.Theme>(records(doc, schema.themes))
  const dots = dotsOf(doc)
  return lists.list('themes').flatMap(id => {
    const theme = themes.get(id)
    if (theme === undefined) return []
    const notes = notesIn(lists, id)
    const refsOfNotes = new Set(notes.map(refs.note))
    const rests = actions.filter(
      each => each.themes.includes(refs.theme(id)) || each.notes.some(note => refsOfNotes.has(note)),
    )
    return {
      id,
      ref: refs.theme(id),
      name: theme.name,
      statement: theme.statement,
      bigNeed: theme.bigNeed,
      notes: notes.map(refs.note),
      actions: rests.map(({ ref }) => ref),
      evidence: evidence.filter(fact => fact.themes.includes(refs.theme(id))).map(({ ref }) => ref),
      dots: dots.get(id) ?? null,
    }
  })
}

function planAction(id: string, action: Action | undefined, lists: Arrangement, refs: References): PlanAction[] {
  if (action === undefined) return []
  const { no: _no, spot: _spot, s, m, a, r, t, sources: _sources, partners, log: _log, ...rest } = action
  const { agreedS: _s, agreedM: _m, agreedA: _a, agreedR: _r, agreedT: _t, ...cells } = rest
  const prose = { s, m, a, r, t }
  const standing = action.sources.flatMap(([key, on]) => {
    const link = on ? readSource(key) : null
    return link !== null && lists.list(`from:${key}`).includes(id) ? [link] : []
  })
  const of = (kind: string) => standing.filter(link => link.kind === kind).map(link => link.id)
  const said = new Set<string>([
    ...withStacked(lists, of('note')),
    ...of('theme').flatMap(theme => notesIn(lists, theme)),
  ])
  const home = refs.themeOf(id)
  const missing = needs(action, standing.length)
  return [
    {
      ...cells,
      id,
      ref: refs.action(id),
      theme: home === null ? null : refs.theme(home),
      isInPlan: action.spot.line === 'above' && missing.length === 0,
      needs: missing,
      letters: schema.letters.map(letter => ({ letter, state: letterState(action, letter), prose: prose[letter] })),
      partners: partners.map(([organisation, { name, reply }]) => ({ organisation, name, reply })),
      notes: of('note').map(refs.note),
      themes: of('theme').map(refs.theme),
      evidence: of('evidence').map(refs.evidence),
      behind: [...said].map(refs.note),
      said: said.size,
    },
  ]
}

function planSessions(doc: Y.Doc, notes: readonly PlanNote[]): PlanSession[] {
  return records(doc, schema.sessions)
    .map(([, { number, name, date, place, attendance, helped }]) => {
      const posted = notes.filter(({ session }) => session === number).length
      return { number, name, date, place, attendance, helped, notes: posted }
    })
    .sort((a, b) => a.number - b.number)
}

function dotsOf(doc: Y.Doc): Map<string, Dots> {
  return new Map(all(doc, schema.tallies).map(([id, { dots, people, paper }]) => [id, { dots, people, paper }]))
}
