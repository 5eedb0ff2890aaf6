// Heard: who was heard so far, in the figures that a board has and no others – who came, how notes came in, who answered surveys.
import { askedIn } from './evidence.ts'
import { noteVias, type NoteVia } from './noteKinds.ts'
import type { Plan, PlanNote, PlanSession } from './plan.ts'

/** How many notes came in by one way. */
export interface Way {
  readonly via: NoteVia
  readonly notes: number
}

export interface HeardSurvey {
  readonly source: string
  /** A year, a month or a day; null when nobody wrote it down. */
  readonly date: string | null
  /** How many people answered the question that fewest and the one that most answered; null when no figure tells. */
  readonly answered: { readonly least: number; readonly most: number } | null
}

export interface Heard {
  /** In order of their numbers, each with the ways by which its notes came in. */
  readonly sessions: readonly (PlanSession & { readonly ways: readonly Way[] })[]
  /** Notes that belong to none of those. */
  readonly besides: readonly Way[]
  /** One for all evidence of kind survey that names the same source and date. */
  readonly surveys: readonly HeardSurvey[]
}

/** Who was heard, as the plan of a board tells. What the board does not know is left open, never guessed. [F9] */
export function heardOf({ sessions, notes, evidence }: Plan): Heard {
  const numbers = new Set(sessions.map(({ number }) => number))
  const surveys = Map.groupBy(
    evidence.filter(({ kind }) => kind === 'survey'),
    ({ source, date }) => JSON.stringify([source, date]),
  )
  return {
    sessions: sessions.map(session => ({
      ...session,
      ways: waysOf(notes.filter(note => note.session === session.number)),
    })),
    besides: waysOf(notes.filter(({ session }) => session === null || !numbers.has(session))),
    surveys: [...surveys.values()].flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : {
            source: first.source,
            date: first.date,
            answered: answeredIn([first, ...more].map(({ figure }) => figure)),
          },
    ),
  }
}

/** The ways in which notes came in, most notes first. */
function waysOf(notes: readonly PlanNote[]): Way[] {
  return noteVias
    .map(via => ({ via, notes: notes.filter(note => note.via === via).length }))
    .filter(way => way.notes > 0)
    .sort((a, b) => b.notes - a.notes)
}

function answeredIn(figures: readonly string[]): HeardSurvey['answered'] {
  const asked = figures.flatMap(figure => askedIn(figure) ?? [])
  return asked.length === 0 ? null : { least: Math.min(...asked), most: Math.max(...asked) }
}
