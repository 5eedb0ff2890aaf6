// Words for those who come late, and for those who come again.
import type { Stage } from '#shared/people/roles.ts'
import { count, notesCount } from './common.ts'
import { monthOf } from './months.ts'

const themes = count('theme', 'themes')
const newNotes = count('new note', 'new notes')

const doing: Record<Stage, string> = {
  welcome: 'we are coming in',
  post: 'we are writing notes',
  sort: 'we are sorting the notes',
  choose: 'we are choosing',
  act: 'we are making actions',
  plan: 'we are reading the plan',
  follow: 'we are looking at what has happened',
}

export const arrival = {
  title: 'Welcome',
  late: (stage: Stage) => `You have joined while ${doing[stage]}.`,
  soFar: (notes: number, n: number) =>
    n === 0 ? `So far: ${notesCount(notes)}.` : `So far: ${notesCount(notes)}, ${themes(n)}.`,
  /** What somebody can do now, besides adding a note. */
  can: {
    welcome: 'You can add a note now.',
    post: 'You can add a note now.',
    sort: 'You can still add a note.',
    choose: 'You can still choose, and add a note.',
    act: 'You can still add a note.',
    plan: 'You can still say what is missing.',
    follow: 'You can still add a note.',
  } satisfies Record<Stage, string>,
  since: (date: string | null, name: string) => {
    const when = [name, date === null ? '' : monthOf(date)].filter(Boolean).join(', ')
    return when === '' ? 'Since you were last here:' : `Since you were last here (${when}):`
  },
  newNotes: (n: number) => newNotes(n),
  inPlan: (n: number) => (n === 1 ? '1 action is in the plan' : `${n} actions are in the plan`),
  done: (n: number) => (n === 1 ? '1 action is done' : `${n} actions are done`),
  ok: 'Thank you, go on',
}
