// Words on the print page, and on the paper that comes from it.
import { common, count, notesCount } from './common.ts'
import { plan } from './plan.ts'

const pages = count('page', 'pages')
const dotsCount = count('dot', 'dots')

/** A word for each letter of a code, so that it can be said aloud. */
const spelling: Readonly<Record<string, string>> = {
  A: 'apple',
  B: 'bread',
  C: 'cat',
  D: 'dog',
  E: 'egg',
  F: 'fish',
  G: 'goat',
  H: 'house',
  J: 'jam',
  K: 'kettle',
  M: 'moon',
  N: 'nest',
  P: 'pond',
  Q: 'queen',
  R: 'river',
  S: 'sun',
  T: 'tree',
  U: 'uncle',
  V: 'van',
  W: 'water',
  X: 'x-ray',
  Y: 'yellow',
  Z: 'zebra',
}

export const print = {
  title: (title: string) => `${title} – print`,
  heading: 'Print',
  what: 'What to print',
  desk: 'Back to the desk',
  groups: {
    join: 'To come in',
    write: 'To write on',
    said: 'What people said',
    plan: 'The plan',
  },
  planPage: 'The whole plan, A4',
  sheets: {
    'poster-a4': { name: 'Poster, A4', means: 'How to join, for doors and tables.' },
    'poster-a3': { name: 'Poster, A3', means: 'How to join, for the way in. Put it at eye level.' },
    cards: { name: 'Table cards', means: 'Four on a page. One for each table, to cut out.' },
    slips: { name: 'Paper slips', means: 'Eight on a page. Each has a number, so that it is typed once.' },
    large: { name: 'Paper slips, large print', means: 'Two on a page. Nothing on them is small.' },
    labels: { name: 'Sticky labels', means: 'One for each note. For sheets of 21 labels, 63.5 × 38.1 mm.' },
    themes: { name: 'Theme sheets, A4', means: 'A sheet for each theme, with all its notes.' },
    'themes-a3': { name: 'Theme sheets, A3', means: 'The same in large print, for the wall.' },
    'wall-a1': { name: 'Theme posters, A1', means: 'One for each theme, with room to stick slips on it.' },
    'wall-a0': { name: 'Theme posters, A0', means: 'The same, as large as a door.' },
    'wall-a3': {
      name: 'Theme posters on A3',
      means: 'Four sheets of A3 for each. Cut along the lines and tape them together.',
    },
    'plan-a3': { name: 'The plan, A3', means: 'What will be done, on one page for the noticeboard.' },
  },
  go: (n: number) => `Print ${pages(n)}`,
  goThemes: 'Print',
  nothing: 'There is nothing to print yet.',
  noNotes: 'No notes yet. They will be on these sheets.',
  scale: 'Choose “actual size” or 100 % in the print window, and no headers.',
  preview: 'The pages as they will be printed',
  wholePlan: 'Scan this to read the whole plan.',
  howMany: 'How many cards?',
  codeComes: 'The code comes in a moment.',
  codeHidden: 'This link does not know the code. Ask the facilitator.',
  closed: 'Joining is closed just now. Open it on the desk before people come.',
  localhost: 'Phones cannot open this address. Open the desk by the address for phones first.',
  slips: {
    which: (blank: number) => `Numbers to print (${blank} blank)`,
    from: 'From',
    to: 'To',
    all: 'All blank ones',
    none: 'No slips have numbers yet. Say how many you need.',
    more: 'New slips',
    reserve: 'Get numbers',
    reserved: (from: string, to: string) => `The new slips are ${from} to ${to}.`,
    hint: 'Each number is for one slip, and no other note gets it.',
  },
  poster: {
    say: 'Have your say',
    scan: 'Scan this with your phone camera',
    goTo: 'or go to',
    type: 'and type',
    aloud: 'Say it aloud:',
    noPhone: 'No phone? Ask a helper, or write on paper.',
    noNames: 'No name and no account needed.',
    qr: (address: string) => `QR code that opens ${address}`,
    rules: ['One idea on each note', 'Talk about places, not people', 'Everyone’s note counts'],
  },
  slip: {
    one: 'One idea on each slip. Talk about places, not people.',
    anyQuestion: 'What would make this place better to live in?',
  },
  theme: {
    notes: notesCount,
    unsorted: common.unsorted,
    unnamed: common.unnamedTheme,
    number: 'Number',
    words: 'What people said',
    stackedOn: (ref: string) => `Says the same as ${ref}`,
  },
  wall: {
    which: 'Themes to print',
    count: (notes: number, dots: number) => [notesCount(notes), ...(dots === 0 ? [] : [dotsCount(dots)])].join(' · '),
    /** What stands beside somebody's words, a piece each. */
    about: (ref: string, people: number, dots: number) => [
      plan.quoted(ref),
      ...(people === 1 ? [] : [common.stacked(people)]),
      ...(dots === 0 ? [] : [dotsCount(dots)]),
    ],
    more: (n: number) => `and ${n.toLocaleString('en')} more`,
    room: 'What is missing? Stick your slip here.',
    sheet: (ref: string, place: string) => `${ref}, ${place}`,
    places: ['top left', 'top right', 'bottom left', 'bottom right'],
  },
  notForYou: 'Printing is for facilitators and helpers',
  notForYouText: 'The link you came in by does not open this page. Ask the facilitator for another one.',
} as const

/** A code as somebody reads it out: `K for kettle, 7, Q for queen`. Both halves, each as a list. */
export function spelled(code: string): string[] {
  const said = Array.from(code, letter => {
    const word = spelling[letter]
    return word === undefined ? letter : `${letter} for ${word}`
  })
  return [said.slice(0, 3).join(', '), said.slice(3).join(', ')]
}
