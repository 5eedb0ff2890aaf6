// Words on the desk: for the person who runs the evening.
import { common, count, notesCount } from './common.ts'
import { deskPeople } from './deskPeople.ts'
import type { RootName, Tally } from '#shared/board/goBack.ts'
import type { Suspect } from '#shared/board/suspects.ts'
import type { Hands, Stage } from '#shared/people/roles.ts'
import type { Hold } from '#shared/people/stageRules.ts'
import type { SnapshotTold } from '#shared/protocol/moments.ts'
import type { Wall } from '#shared/board/schema.ts'

export const desk = {
  title: (title: string) => `${title} – the desk`,
  notForYou: 'The desk is for facilitators and helpers',
  notForYouText: 'The link you came in by does not open the desk. Ask the facilitator for another one.',
  openWall: 'Open the wall',
  openBoard: 'Open the board',
  stages: 'Stage',
  moved: (stage: string) => `Everyone is at ${stage} now.`,
  keys: {
    label: 'Keys on this page',
    hint: '1 to 7 stage · J join screen · T timer · B blank wall · P pause the tour · Esc overview',
  },
  wall: {
    heading: 'On the wall now',
    shows: {
      join: 'The join screen',
      overview: 'The overview',
      theme: 'A theme',
      spotlight: 'One note, large',
      choices: 'The choices',
      actions: 'The actions',
      vision: 'The vision',
      plan: 'The actions by theme',
      progress: 'How the actions stand',
      'back-row': 'Three lines to read',
      blank: 'Nothing. The wall is blank.',
    } satisfies Record<Wall['level'] | 'blank', string>,
    theme: (name: string) => `The theme ${name}`,
    oneAction: 'One action, large',
    levels: {
      join: 'Join screen',
      overview: 'Overview',
      choices: 'Choices',
      actions: 'Actions',
      vision: 'Vision',
      plan: 'Actions by theme',
      progress: 'Progress',
    },
    tour: { start: 'Start a tour', stop: 'Stop the tour', pause: 'Pause', goOn: 'Go on' },
    tourMeans: 'The wall goes through its pages by itself, 12 seconds each.',
    backRow: {
      ask: 'Can people read this?',
      which: 'Ask the back row: what is the smallest line you can read?',
      none: 'None of them',
      set: (size: string) => `Words on the wall: ${size}.`,
      closer: 'Move the chairs closer, or read notes aloud.',
      stop: 'Not now',
    },
    blank: 'Blank wall',
    themes: 'Open a theme',
    noThemes: 'No themes yet. They are made on the board.',
    unnamed: 'No name yet',
    page: 'Page',
    pageOf: (page: number, pages: number | null) => (pages === null ? `${page}` : `${page} of ${pages}`),
    back: 'Page back',
    on: 'Next page',
    size: 'Size of the words',
    sizes: { S: 'Small', M: 'Middle', L: 'Large' },
    look: 'Look',
    looks: { bright: 'Bright hall', dark: 'Dark room', contrast: 'High contrast' },
    notes: notesCount,
  },
  ...deskPeople,
  question: {
    heading: 'The question',
    label: 'The question everybody sees',
    save: 'Save the question',
    saved: 'Everybody sees the new question.',
    tooLong: (max: number) => `That is too long. Please use ${max} characters or fewer.`,
    none: 'There is no question yet.',
  },
  hands: {
    heading: 'Many hands',
    settings: {
      off: { name: 'Off', means: 'Residents add notes. Editors and helpers do the rest.' },
      sort: { name: 'Sort together', means: 'Everyone who joined may move notes between themes.' },
      act: { name: 'Act together', means: 'Everyone who joined may fill in the actions.' },
    } satisfies Record<Hands, { name: string; means: string }>,
    moved: (name: string) => `Many hands: ${name}.`,
  },
  check: {
    heading: (n: number) => (n === 0 ? 'To check' : `To check (${n})`),
    none: 'Nothing to check.',
    hint: 'J next · K back · Enter put up',
    faceDown: (n: number) => `Face down for now: ${notesCount(n)}.`,
    from: (device: string, notes: number) =>
      notes === 1 ? `From ${device}` : `From ${device}, like ${notes - 1} more`,
    suspects: {
      phone: 'looks like a phone number',
      email: 'looks like an e-mail address',
      postcode: 'looks like a postcode',
      'house-number': 'looks like somebody’s address',
      name: 'names somebody',
      swearing: 'swearing',
    } satisfies Record<Suspect, string>,
    reasons: {
      phone: 'Please leave the phone number out',
      email: 'Please leave the e-mail address out',
      postcode: 'Please leave the postcode out',
      'house-number': 'Please leave the house number out',
      name: 'Please talk about places, not people',
      swearing: 'Please use other words',
    } satisfies Record<Suspect, string>,
    why: (what: string) => `Held: ${what}.`,
    worried: (reasons: string) =>
      reasons === '' ? 'Somebody is worried about it.' : `Somebody is worried: ${reasons}`,
    goesUp: 'Goes up by itself in a moment.',
    up: 'Put up',
    reword: 'Ask to reword',
    keepOff: 'Keep off',
    reason: { reword: 'What should change? The author reads this.', 'keep-off': 'Why not? The author reads this.' },
    done: { up: 'It is on the wall.', reword: 'We asked its author.', 'keep-off': 'It stays off the wall.' },
    /** Of answers from phones. */
    answerTo: (ref: string, title: string, question: string) =>
      `Answer · Action ${ref}${title === '' ? '' : `, ${title}`} · ${question}`,
    answerToNone: (question: string) => `Answer · An action that is not there any more · ${question}`,
    answerDone: { up: 'It is beside the action.', reword: 'We asked its author.', 'keep-off': 'It is not used.' },
    stillDown: 'It is checked. It goes up with the others.',
    decided: (n: number) => `Asked to change, or kept off (${n})`,
    asked: (reason: string) => (reason === '' ? 'Asked to change it.' : `Asked to change it: ${reason}`),
    keptOff: (reason: string) => (reason === '' ? 'Kept off.' : `Kept off: ${reason}`),
    unreached: 'The list may be old: the server does not answer.',
  },
  goingUp: {
    heading: 'How notes go up',
    settings: {
      straight: {
        name: 'Straight up',
        means: 'Notes and answers go up at once. Those with names or numbers wait for a check.',
      },
      short: { name: 'Short hold', means: 'Notes and answers go up after 10 seconds, unless a helper stops them.' },
      first: { name: 'Check first', means: 'Each note and answer waits until a helper puts it up.' },
    } satisfies Record<Hold, { name: string; means: string }>,
    moved: (name: string) => `Notes: ${name}.`,
    helperCame: 'A helper is here. Notes now wait 10 seconds, so they can stop one.',
    withHelper: 'This is usual while a helper is here.',
    blind: 'Face down',
    blindMeans: 'New notes stay hidden until you show them.',
    blindOn: 'New notes stay face down.',
    blindOff: 'New notes lie open. Those face down stay so until you show them.',
    showNotes: 'Show the notes',
    shown: 'Everybody sees the notes now.',
  },
  notes: {
    heading: 'Notes',
    total: count('note', 'notes'),
    loose: (n: number) => `${n.toLocaleString('en')} to sort`,
    themes: count('theme', 'themes'),
    inPlan: (n: number) => `${n.toLocaleString('en')} in the plan`,
    wish: (n: number) => `${n.toLocaleString('en')} still a wish`,
    latest: 'Latest',
    none: 'No notes yet. They show here as they come in.',
    show: 'Show on the wall',
    shown: 'On the wall',
  },
  goBack: {
    heading: 'Go back',
    hint: 'Moments of the board are kept by themselves. You can keep one by name before you try something.',
    label: 'Name of this moment',
    example: 'Before tea',
    keep: 'Keep this moment',
    kept: (name: string) => `Kept “${name}”.`,
    empty: 'Please give this moment a name first.',
    tooLong: (max: number) => `That is too long. Please use ${max} characters or fewer.`,
    none: 'No moments yet. The first comes when everybody moves to another stage, or after five minutes.',
    loading: 'Asking for the moments…',
    list: 'Moments that are kept',
    more: (n: number) => `Show ${n} earlier`,
    why: ({ why, label }: Pick<SnapshotTold, 'why' | 'label'>) => {
      if (why === 'label') return label
      if (why === 'stage') return `${common.stages[label as Stage] ?? 'A stage'} ended`
      return why === 'before-restore' ? 'Before going back' : 'Kept by itself'
    },
    holds: ({ notes, themes, actions }: SnapshotTold['counts']) =>
      [notesCount(notes), count('theme', 'themes')(themes), count('action', 'actions')(actions)].join(' · '),
    look: 'Look',
    lookAt: (time: string) => `Look at the board at ${time}`,
    title: (time: string) => `The board at ${time}`,
    changes: 'What would change now',
    same: 'Nothing: the board says the same now.',
    change: (root: RootName, { back, gone, changed }: Tally) => changeWords(root, back, gone, changed),
    notes: 'Notes then',
    noNotes: 'There were no notes.',
    actions: 'Actions then',
    noActions: 'There were no actions.',
    unnamed: 'No name yet',
    loose: 'Unsorted',
    inPlan: 'In the plan',
    wish: 'Still a wish',
    goTo: (time: string) => `Go back to ${time}`,
    sure: (time: string) => `Bring the board back to ${time}, for everybody?`,
    undoable: 'What is there now is kept as well. You can go back to it in the same way.',
    yes: (time: string) => `Go back to ${time}`,
    no: 'Not now',
    going: 'Going back…',
    went: (time: string) => `The board is as it was at ${time}.`,
    undone: 'The board is as it was before.',
  },
  paper: {
    heading: 'Add for someone else',
    label: 'Words on the paper note',
    hint: 'Type, press Enter, next one.',
    kind: 'Kind of note',
    add: 'Add',
    added: (n: number) => `${n.toLocaleString('en')} added`,
    waiting: (n: number) => `${n.toLocaleString('en')} saved here, not sent yet`,
    onlyHere: (n: number) => `${n.toLocaleString('en')} not sent yet. Keep this page open`,
    tooLong: (max: number) => `That is too long. Please use ${max} characters or fewer.`,
    empty: 'Please write something first.',
  },
} as const

/** What going back would do to the records of a kind, as `2 notes go, 1 comes back`. */
function changeWords(root: RootName, back: number, gone: number, changed: number): string {
  const named = kinds[root]
  if (named === undefined) return only[root] ?? ''
  const parts: [number, string, string][] = [
    [gone, 'goes', 'go'],
    [back, 'comes back', 'come back'],
    [changed, 'is as it was then', 'are as they were then'],
  ]
  const said = parts.filter(([n]) => n > 0)
  return said
    .map(([n, one, many], i) => `${i === 0 ? count(...named)(n) : n.toLocaleString('en')} ${n === 1 ? one : many}`)
    .join(', ')
}

const kinds: Partial<Record<RootName, readonly [string, string]>> = {
  notes: ['note', 'notes'],
  themes: ['theme', 'themes'],
  actions: ['action', 'actions'],
  suggestions: ['answer from a phone', 'answers from phones'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  organisations: ['organisation', 'organisations'],
  sessions: ['workshop', 'workshops'],
  tallies: ['count of dots', 'counts of dots'],
  reach: ['group of people', 'groups of people'],
}
const only: Partial<Record<RootName, string>> = {
  about: 'The stage, the question and the rules are as they were then',
  wall: 'The wall shows what it showed then',
  vision: 'The vision reads as it did then',
  place: 'The words about the place read as they did then',
  asked: 'The words on how we asked read as they did then',
  thanks: 'The thanks read as they did then',
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** A moment on the clock of whoever reads it: `19:40` today, `Tue 24 Nov, 19:40` or `24 Nov 2025, 19:40` before. Both in ISO 8601 or milliseconds. */
export function timeOf(at: string, now: number): string {
  const [then, today] = [new Date(at), new Date(now)]
  if (then.toDateString() === today.toDateString()) return clock.format(then)
  const date = then.getFullYear() === today.getFullYear() ? day : dayOfYear
  return `${date.format(then)}, ${clock.format(then)}`
}

/** What the wall shows when everybody moves to a stage. */
export const stageHints: Record<Stage, string> = {
  welcome: 'People come in and join.',
  post: 'Everyone writes notes.',
  sort: 'Notes go into themes.',
  choose: 'People choose what matters most.',
  act: 'Themes become actions.',
  plan: 'The plan is read and signed off.',
  follow: 'What has happened since.',
}
