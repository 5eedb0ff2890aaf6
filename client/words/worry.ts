// Words around a worry: on every screen that shows notes, and at the desk where worries are looked after.
import { notesCount } from './common.ts'

export const worry = {
  button: 'This worries me',
  sure: 'Hide this note for everyone?',
  hide: 'Hide it',

  hidden: 'It is hidden for everyone.',
  failed: 'We could not hide it.',
  again: 'Try again',
  tell: (name: string, phone: string) =>
    phone === '' ? `Tell ${name}.` : `Tell ${name === '' ? 'somebody' : name} on ${phone}.`,
  tellAnyone: 'Tell a helper or the facilitator.',
  danger: 'If someone is in danger, call 999.',
  call: (number: string) => `Call ${number}`,
  emergency: '999',
  sayWhy: 'Say why',
  reason: 'What worries you?',
  reasonHint: 'Helpers read this, and the person to tell. It is not on the wall.',
  send: 'Send',
  sent: 'Thank you. Your words are with the note.',

  desk: {
    heading: 'If somebody is worried',
    means: 'Anyone can hide a note with “This worries me”. They are shown whom to tell.',
    nobody: 'Nobody is named yet.',
    change: 'Change who to tell',
    name: 'Who to tell',
    nameHint: 'The person who looks after people here.',
    phone: 'Their phone number',
    save: 'Save',
    saved: 'People who are worried see this now.',
    removed: 'Nobody is named now.',
    tooLong: (max: number) => `That is too long. Please use ${max} characters or fewer.`,
    copies: (n: number) => `Private copies (${n})`,
    copiesMean: 'For the person to tell. Only you see these. They are in no file.',
    /** Answers from phones have no number. */
    answer: 'An answer from a phone',
    firstAt: (time: string) => `First at ${time}`,
    reasons: (said: string) => `People said: ${said}`,
    delete: 'Delete the copy',
    sure: 'Delete this copy? It cannot come back.',
    yes: 'Delete',
    no: 'Keep',
    deleted: 'The copy is deleted.',
  },

  takeOut: {
    button: 'Take words out',
    hint: 'Press the words that must go. Nobody can bring them back.',
    reads: 'It will read:',
    nothing: 'Nothing is marked yet.',
    yes: 'Take them out',
    done: 'Those words are gone.',
    notYet: 'The words are off the board. The server is still clearing its files.',
    nothingLeft: 'Nothing would be left. Keep it off instead.',
  },

  /** Notes that lie face down, to those who may not read them yet. */
  faceDown: {
    count: (n: number) => `${notesCount(n)} face down`,
    later: 'We will show them together.',
  },
} as const

/** What devices are called where notes are checked, so that two notes of one phone are seen together. */
export const deviceNames = {
  colours: [
    'Blue', 'Green', 'Red', 'Amber', 'Silver', 'Brown', 'Golden', 'Violet', 'Pink', 'White',
    'Grey', 'Black', 'Orange', 'Purple', 'Copper', 'Cream', 'Navy', 'Rusty', 'Striped', 'Spotted',
  ],
  things: [
    'kettle', 'lantern', 'teapot', 'umbrella', 'bicycle', 'trowel', 'bell', 'ladder', 'basket', 'bucket',
    'button', 'candle', 'clock', 'cushion', 'drum', 'fiddle', 'gate', 'hat', 'jug', 'key',
    'kite', 'lamp', 'mug', 'needle', 'parcel', 'pencil', 'plough', 'pocket', 'quilt', 'ribbon',
    'saddle', 'scarf', 'shovel', 'slate', 'spoon', 'stool', 'thimble', 'wagon', 'whistle', 'window',
  ],
} as const // prettier-ignore
