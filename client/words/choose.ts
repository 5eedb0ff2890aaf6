// Words of choosing: dots on phones, on boards, at the desk and on the wall.
import { count, notesCount } from './common.ts'

const dots = count('dot', 'dots')
const people = count('person', 'people')

export const choose = {
  title: 'Choose what matters most',
  rules: (all: number, perItem: number) =>
    perItem >= all ? `You have ${dots(all)}.` : `You have ${dots(all)}. Put up to ${perItem} on one.`,
  left: (left: number, all: number) =>
    left === 0 ? 'You have no dots left. Take one back to move it.' : `${dots(left)} left of ${all}`,
  most: (perItem: number, left: number) => `Up to ${perItem} on one. ${dots(left)} left for others.`,
  add: (name: string) => `Put a dot on: ${name}`,
  take: (name: string) => `Take a dot off: ${name}`,
  on: (n: number) => `${dots(n)} here`,
  hidden: 'Totals stay hidden until we show them to everyone.',
  states: {
    none: 'You have not chosen yet.',
    sending: 'Sending your dots…',
    sent: 'Your dots are in. You can change them until we close.',
    saved: 'Saved on this phone. We will send your dots when you are back online.',
    onlyHere: 'Not sent yet. Keep this page open.',
    closed: 'Choosing closed before your dots reached us. They are not counted.',
    refused: 'Your dots were not taken. Please look again.',
  },
  nothing: 'There is nothing to choose among yet.',
  chosen: (chosen: number, here: number) => `${chosen} of ${Math.max(chosen, here)} have chosen`,
  soon: 'We show what people chose soon.',

  results: 'What people chose',
  total: dots,
  onPaper: (phones: number, paper: number) => `${phones} from screens, ${paper} on paper`,
  bigNeed: 'Few people, big need',
  notBallot: 'This shows what people care about. It is not a ballot.',
  next: 'We talk next about what to do.',

  view: 'Choose',
  onlyReading: 'You can see the choices here once they are shown.',

  wall: {
    title: 'Choose what matters most',
    hint: 'Put your dots on your phone. No phone? Ask a helper.',
  },

  desk: {
    heading: 'Choosing',
    begun: 'People can choose now.',
    shown: 'Everybody sees the choices now.',
    show: 'Show choices',
    sure: 'Show everyone’s choices? You cannot hide them again.',
    notYet: 'Not yet',
    ballot: (n: number, all: number, perItem: number) =>
      `Among ${n.toLocaleString('en')}: ${dots(all)} each, up to ${perItem} on one.`,
    secret: 'Nobody sees totals before you show them. You do not see them either.',
    round: (round: number) => `Round ${round}`,
    people,

    paper: 'Dots on paper',
    paperHint: 'Count the dots on each line and type the number. They stay hidden as well.',
    paperFor: (name: string) => `Dots on paper for ${name}`,
    paperKept: 'Kept',
    paperTyped: (n: number) => `${dots(n)} typed from paper`,

    flag: 'Few people, big need…',
    flagFor: (name: string) => `Few people, big need: ${name}`,
    flagHint: 'Few dots, but it matters much to some. Say why.',
    why: 'Why does it matter?',
    keepFlag: 'Flag it',
    dropFlag: 'Take the flag off',
    whyEmpty: 'Please say why first.',
    flagged: 'Flagged, with the reason.',
    unflagged: 'The flag is off.',

    setUp: 'Set up a round',
    what: 'People choose among',
    whats: { themes: 'All themes', theme: 'The notes of one theme', picked: 'What I pick' },
    whichTheme: 'Which theme',
    themeOf: (name: string, notes: number) => `${name} (${notesCount(notes)})`,
    aTheme: 'A theme',
    find: 'Find a theme or a note',
    picked: (n: number) => `${n.toLocaleString('en')} picked`,
    more: (n: number) => `${n.toLocaleString('en')} more. Type some letters to find them.`,
    dots: 'Dots for each person',
    perItem: 'Most on one line',
    tooMany: (n: number) => `${n} lines are a lot at once. 12 or fewer is easier.`,
    tooManyAtAll: (most: number) => `That is too many. Please pick ${most} or fewer.`,
    byTheme: 'Go theme by theme',
    byThemeHint: 'One round for each theme, one after the other.',
    none: 'Pick something first.',
    start: 'Start choosing',
    nextRound: 'Begin a new round',
    again: 'Choose again',
    unshown: (chosen: number) =>
      `${people(chosen)} have chosen in this round. Show their choices first, or nobody will see them.`,
  },
} as const
