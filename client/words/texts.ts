// Words around the texts of the plan: what each is for, what to start from, and how the plan leaves the board.
import type { Heard, HeardSurvey, Way } from '#shared/board/heard.ts'
import type { TextName } from '#shared/board/texts.ts'
import { count, notesCount } from './common.ts'
import { monthOf } from './months.ts'

const people = count('person', 'people')

export const texts = {
  write: {
    vision: 'Write the vision',
    place: 'Write about our place',
    asked: 'Write how we asked',
    thanks: 'Write the thanks',
  } satisfies Record<TextName, string>,
  hints: {
    vision: 'What will this place be like when the plan has worked?',
    place: 'Where is it? Who lives here? What is special, and what has changed?',
    asked: 'How did you ask people? Who was hard to reach?',
    thanks: 'Who helped? Groups are enough. Ask people before you name them.',
  } satisfies Record<TextName, string>,
  newer: 'Somebody wrote here on a newer page than this one. Reload this page to write here too.',
  tools: {
    label: 'Shape the text (Alt and F10 lead here, Escape back)',
    names: {
      heading: 'Heading',
      smaller: 'Smaller heading',
      list: 'List',
      numbered: 'Numbered list',
      bold: 'Bold',
      italic: 'Italic',
      table: 'Table',
      addRow: 'Add row',
      addColumn: 'Add column',
      removeRow: 'Delete row',
      removeColumn: 'Delete column',
      removeTable: 'Delete table',
    },
  },
  tables: 'The list of workshops and the counts come under it by themselves.',
  start: 'Start from our workshops',
  /** What there is to say of who was heard: a paragraph for each workshop, one for other notes, one for each survey. */
  started: ({ sessions, besides, surveys }: Heard) =>
    [
      ...sessions.map(held),
      ...(besides.length === 0 ? [] : [`Outside the workshops ${posted(besides)}`]),
      ...surveys.map(surveyed),
      ...(sessions.filter(({ attendance }) => attendance !== null).length > 1 ? [twice] : []),
    ].join('\n'),

  out: 'The plan as people read it',
  read: 'Read the plan',
  saveAs: 'Save as a file',
  files: {
    docx: { name: 'Word', means: 'for the clerk, to change and print' },
    xlsx: { name: 'Excel', means: 'to keep track of actions' },
    html: { name: 'Web page', means: 'one file that opens anywhere' },
    csv: { name: 'CSV', means: 'every note, for any table program' },
    md: { name: 'Markdown', means: 'plain text with headings' },
    json: { name: 'JSON', means: 'to start this board again elsewhere' },
    zip: { name: 'All of it', means: 'every file in one, to keep for ever' },
  },
  fileName: (title: string, format: string) => `${title === '' ? 'Our plan' : title}.${format}`,
  making: 'Making the file…',
  made: 'The file is ready.',

  notPublic: 'Only people with a link can read it.',
  isPublic: 'Everybody can read it at this address:',
  copy: 'Copy the address',
  copied: 'Copied.',
  notCopied: 'Could not copy. Select the address and copy it.',
  publish: 'Make it public',
  publishTitle: 'Make the plan public?',
  publishMeans: 'Everybody on the internet can read it then, at its own address. It changes as the board changes.',
  whatIsIn: 'It shows themes, actions, counts, and notes that are answered with a reason. Nobody’s name is added.',
  looking: 'Looking for notes without an answer…',
  allAnswered: 'Every note has an answer.',
  withoutFate: (n: number) => `${notesCount(n)} ${n === 1 ? 'has' : 'have'} no answer yet:`,
  more: (n: number) => `and ${n.toLocaleString('en')} more`,
  answerThem: 'Say what becomes of them',
  unread: (n: number) =>
    `${count('answer', 'answers')(n)} from phones: nobody has looked at ${n === 1 ? 'it' : 'them'} yet.`,
  listed: 'Search engines may list it',
  yes: 'Yes, make it public',
  no: 'Not now',
  published: 'The plan is public.',
  takeBack: 'Take it back',
  takenBack: 'The plan is not public any more.',
  again: 'Make it public again',
  nowListed: 'Search engines may list the plan.',
  nowUnlisted: 'Search engines are asked not to list the plan.',

  page: { opening: 'Opening the plan…', closed: 'We cannot open this plan' },
} as const

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const twice = 'Somebody who came more than once is counted each time.'
const ways = {
  phone: 'from phones',
  paper: 'on paper',
  helper: 'through a helper',
  board: 'on the board itself',
  import: 'from answers that were brought in',
} satisfies Record<Way['via'], string>

function held({ number, name, date, place, attendance, helped, ways }: Heard['sessions'][number]): string {
  const when = date === null ? '' : ` on ${monthOf(date)}`
  const where = place === '' ? '' : ` at ${place}`
  const met = `${name === '' ? `Workshop ${number}` : name}: we met${when}${where}.`
  const came = attendance === null ? 'How many came is not written down.' : `${people(attendance)} came.`
  const wrote = ways.length === 0 ? 'No note was posted.' : sentence(posted(ways))
  return [met, came, wrote, ...(helped === 0 ? [] : [`Helpers wrote for ${people(helped)}.`])].join(' ')
}

/** "people posted 47 notes: 30 from phones and 17 on paper." */
function posted(by: readonly Way[]): string {
  const all = by.reduce((sum, { notes }) => sum + notes, 0)
  const [only, ...others] = by
  if (only !== undefined && others.length === 0)
    return `people posted ${notesCount(all)}, ${all === 1 ? '' : 'all '}${ways[only.via]}.`
  return `people posted ${notesCount(all)}: ${list.format(by.map(({ via, notes }) => `${notes.toLocaleString('en')} ${ways[via]}`))}.`
}

function surveyed({ source, date, answered }: HeardSurvey): string {
  const what = source === '' ? 'We looked at a survey' : `We looked at a survey: ${source}`
  const when = date === null ? '' : `, ${monthOf(date)}`
  if (answered === null) return `${what}${when}. How many answered is not written down.`
  const { least, most } = answered
  const who = least === most ? people(most) : `Between ${least.toLocaleString('en')} and ${people(most)}`
  return `${what}${when}. ${who} answered.`
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
