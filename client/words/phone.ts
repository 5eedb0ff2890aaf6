// Words of the phone, and of the code field by which people come to it.
import type { Status, Suggestion } from '#shared/board/schema.ts'
import type { Stage } from '#shared/people/roles.ts'
import { common, count } from './common.ts'

const characters = count('character', 'characters')
const notes = count('note', 'notes')

/** The code field, on the phone and on the start page. */
export const join = {
  label: 'Type the code on the wall.',
  button: 'Join',
  example: 'K7Q M4P',
  wrongShape: 'Codes have 6 letters and numbers, like K7Q M4P.',
  empty: 'Type the code first. It has 6 letters and numbers, like K7Q M4P.',
}

/** `: the reason.`, or only the full stop. */
const because = (reason: string) => (reason === '' ? '.' : `: ${reason.replace(/[.\s]+$/u, '')}.`)

export const phone = {
  joining: 'Joining…',
  noScript: 'This page needs JavaScript. No phone? Ask a helper.',
  door: {
    title: 'Join a workshop',
    unknownCode: 'We cannot find that code. Codes have 6 letters and numbers, like K7Q M4P.',
    closed: 'Joining is closed just now. Ask the facilitator.',
    noLine: 'There is no connection just now. We go on trying.',
    again: 'Try again',
  },

  stageLines: {
    welcome: 'You are in. We start soon.',
    post: 'Now: Post. Tell us what you think.',
    sort: 'Now: Sort. You can still add a note.',
    choose: 'Now: Choose. You can still add a note.',
    act: 'Now: Act. You can still add a note.',
    plan: 'Now: Plan. You can still add a note.',
    follow: 'Now: Follow up. You can still add a note.',
  } satisfies Record<Stage, string>,
  /** When a facilitator has not set a question. */
  anyQuestion: 'What would make this place better to live in?',
  rules: ['One idea on each note.', 'Talk about places, not people.', 'Everyone’s note counts.'],
  rulesTitle: 'Three rules',
  /** On a tablet that goes from hand to hand. */
  shared: {
    next: 'Next person',
    hint: 'Finished? Press this, and hand the tablet on.',
    ready: 'Ready for the next person.',
    unposted: 'You have words that are not posted. Post them first, or clear the box.',
    offline: 'We cannot start the next person just now: there is no connection.',
    opening: 'Opening the workshop…',
  },

  box: {
    warmUp: 'Try it now: write a first note.',
    more: 'What else?',
    late: 'Late ideas are welcome',
    hint: 'You can speak instead.',
    left: (n: number) => `${n} left`,
    leftInFull: (n: number) => `${characters(n)} left`,
    over: (n: number) => `${n} too many`,
    overInFull: (n: number) => `${characters(n)} too many`,
  },
  kindQuestion: 'What kind of note is it?',
  post: 'Post it',
  whoReads: ['Anyone can read your note.', 'Please do not name people.'],

  problems: {
    empty: 'Write a few words first. Then press Post it.',
    tooLong: (n: number) => `${characters(n)} too many. Make it shorter, or write two notes.`,
    boxFull: 'Post or clear the words in the box first.',
  },
  thanks: {
    onItsWay: 'Thank you. It is on its way to the wall.',
    up: 'Thank you. It is on the wall.',
    waiting: 'Thank you. A helper is checking it.',
    'face-down': 'Thank you. It is face down for now.',
    offline: 'Saved on this phone. We will send it when you are back online.',
    onlyHere: 'Not sent yet. Keep this page open: we go on trying.',
    refused: 'Your note is not on the wall. See why below.',
  },
  change: {
    asked: 'A helper asked you to change a note. See below.',
    now: 'You are changing your note.',
    leave: 'Leave it as it was',
    send: 'Send the change',
    thanks: 'Thank you. A helper looks at it again.',
  },
  said: {
    open: 'See what people said',
    close: 'Close the list',
    loading: 'One moment…',
    title: (n: number) => (n === 0 ? 'What people said' : `What people said (${n})`),
    none: 'Nothing is on the wall yet.',
    more: 'Show more',
  },
  takenBack: 'Taken back. Your words are in the box again.',
  takenBackOnly: 'Taken back.',

  offline: 'You are offline. Keep writing: your notes are safe on this phone.',
  /** When the phone takes nothing to keep: its storage is full, or forbidden. */
  offlineOnlyHere: 'You are offline, and this phone keeps nothing. Keep this page open.',
  back: (sent: number) => (sent === 0 ? 'Back online.' : `Back online. ${notes(sent)} sent.`),

  mine: {
    title: (n: number) => (n === 0 ? 'My notes' : `My notes (${n})`),
    none: 'Your notes will be here.',
    takeBack: 'Take back',
    change: 'Change',
    clear: 'Clear',
    states: {
      saved: 'Saved on this phone.',
      onlyHere: 'Not sent yet. Keep this page open.',
      waiting: 'A helper is checking it.',
      'face-down': 'Notes are face down for now. We will show them together.',
      up: 'On the wall.',
      gone: 'A helper took it off the wall. Ask them why.',
      leaving: 'Taking it back…',
      changing: 'Sending your change…',
    },
    offline: 'We will send it when you are back online.',
    inTheme: (theme: string) => `On the wall, in ${theme}.`,
    inAction: (ref: string, title: string) =>
      title === '' ? `It is part of action ${ref}.` : `It is part of action ${ref}, ${title}.`,
    statuses: {
      'not-started': 'Not started yet.',
      'under-way': 'Under way.',
      stuck: 'Stuck just now.',
      done: 'Done.',
      dropped: 'Dropped.',
    } satisfies Record<Status, string>,
    fates: {
      parked: (_to: string, why: string) => `Kept for later${because(why)}`,
      'passed-on': (to: string, why: string) =>
        to === '' ? `Passed on${because(why)}` : `Passed on to ${to}${because(why)}`,
      'not-taken': (_to: string, why: string) => `Not taken forward${because(why)}`,
    },
    reword: (reason: string) => `A helper asked you to change this note${because(reason)}`,
    keptOff: (reason: string) => `This note will not go on the wall${because(reason)} Talk to a helper.`,
    refused: 'Not on the wall.',
    redacted: 'A helper took some words out.',
    /** Of answers to the questions of an action. */
    answer: {
      label: (letter: string, action: string | undefined) =>
        action === undefined ? `Answer · ${letter}` : `Answer · Action ${action} · ${letter}`,
      became: {
        waiting: 'Beside the action.',
        used: 'In the action now.',
        aside: 'Not used for now.',
      } satisfies Record<Suggestion['became'], string>,
      reword: (reason: string) => `A helper asked you to change this answer${because(reason)}`,
      keptOff: (reason: string) => `This answer is not used${because(reason)} Talk to a helper.`,
      refused: 'Not beside the action.',
      gone: 'A helper took it away. Ask them why.',
    },
  },
  /** Where it is said otherwise than on other screens: whoever comes by the code has no link. */
  troubles: {
    ...common.troubles,
    'no-ticket': 'Please join again, with the code on the wall.',
    // The phone does it by itself: whoever tried again would post it twice.
    'our-fault': 'Something went wrong on our side. We try again by ourselves.',
    'cannot-save': 'The server cannot save just now. We try again by ourselves.',
  },
  ends: { ...common.ends, noTicket: 'Please join again, with the code on the wall.' },

  /** What the box asks in the stages that have a question of their own. */
  missing: 'What is missing from the plan?',
  became: 'What became of your notes',
  becameNone: 'You have no notes on this phone. The actions show what became of the others.',
  ways: { actions: 'See the actions', vision: 'Read the vision' },
  home: 'I take part from home',

  /** Until the questions have loaded. */
  acting: 'One moment…',

  hands: { sort: 'Help sort the notes', act: 'Help write the actions' },

  finished: 'I have finished',
  finishedHint: 'You can still write more.',

  help: {
    button: 'Help',
    title: 'Help',
    lines: [
      'Write one idea in the box, then press Post it.',
      'Pick Problem or Idea. Both are welcome.',
      'Your note goes on the wall without your name.',
      'Everyone in the workshop can read it. Helpers may check it first.',
      'Changed your mind? Press Take back under your note.',
      'No phone? Ask a helper. They can write for you.',
    ],
  },
}
