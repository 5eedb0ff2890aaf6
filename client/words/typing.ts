// Words of helper mode: for somebody who types what others wrote or say.
import { count, notesCount } from './common.ts'

const people = count('person', 'people')

export const typing = {
  open: 'Helper mode',
  print: 'Print slips and posters',
  title: (title: string) => `${title} – helper`,
  heading: 'Helper mode',
  desk: 'Back to the desk',
  ways: {
    paper: { name: 'Paper slips', hint: 'Number, Enter, words, Enter, next slip.' },
    helper: { name: 'For someone here', hint: 'Say it in their words. Read it back to them. Then press Enter.' },
  },
  way: 'What are you typing?',
  number: 'Number on the slip',
  numberHint: 'Leave it empty when there is none.',
  words: { paper: 'Words on the slip', helper: 'What they say' },
  add: 'Add the note',
  left: (n: number) => `${n} left`,
  empty: 'Please write something first.',
  tooLong: (max: number) => `That is too long. Please use ${max} characters or fewer.`,
  noSuchSlip: (typed: string) => `There is no slip ${typed}. Please look again.`,
  usedSlip: (ref: string) => `${ref} is in already:`,
  usedElsewhere: (ref: string) => `${ref} is in already. Its note is not on the board now. It may wait for a check.`,
  added: (words: string) => `Added: ${words}`,
  person: {
    notes: (n: number) => `This person: ${notesCount(n)}`,
    next: 'Next person',
    ready: 'Ready for the next person.',
    soFar: (n: number) => `${people(n)} without a phone so far`,
  },
  entered: 'Entered on this device',
  none: 'Nothing yet. What you add shows here.',
  newNumber: 'Add under a new number',
  throwAway: 'Throw away',
  leaving: 'Taking it back…',
  offline: (n: number) => `You are offline. ${n === 1 ? '1 note is' : `${n} notes are`} safe here and will be sent.`,
  onlyHere: 'This device keeps nothing. Keep this page open until all is sent.',
  states: {
    saved: 'On its way',
    up: 'On the board',
    waiting: 'Waits for a check',
    'face-down': 'Face down for now',
    reword: 'To be changed',
    'kept-off': 'Kept off',
    refused: 'Not added',
    gone: 'Not there any more',
  },
  tablet: {
    heading: 'A tablet for everybody',
    means: 'People write for themselves, one after another. Each has their own notes and dots.',
    open: 'Hand this tablet round',
  },
} as const
