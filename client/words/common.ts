// Words that more than one screen shows.
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import type { Stage } from '#shared/people/roles.ts'

const rules = new Intl.PluralRules('en')

/** `count('note', 'notes')(3)` is "3 notes". */
export function count(one: string, other: string): (n: number) => string {
  return n => `${n.toLocaleString('en')} ${rules.select(n) === 'one' ? one : other}`
}

export const notesCount = count('note', 'notes')

export const common = {
  name: 'Folkmoot',
  undo: 'Undo',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  kinds: { issue: 'Problem', idea: 'Idea' },
  stages: {
    welcome: 'Welcome',
    post: 'Post',
    sort: 'Sort',
    choose: 'Choose',
    act: 'Act',
    plan: 'Plan',
    follow: 'Follow up',
  } satisfies Record<Stage, string>,
  unsorted: 'Unsorted',
  unnamedTheme: 'No name yet',
  unnamedAction: 'No name yet',
  letters: { s: 'Specific', m: 'Measurable', a: 'Achievable', r: 'Realistic', t: 'Timed' },
  letterInitials: { s: 'S', m: 'M', a: 'A', r: 'R', t: 'T' },
  letterStates: { 'not-yet': 'Not yet', written: 'Written', agreed: 'Agreed' },
  here: count('here', 'here'),
  writing: count('writing', 'writing'),
  stacked: (n: number) => `${n} people said this`,
  links: {
    connecting: 'Connecting…',
    saving: 'Saving…',
    saved: 'All saved',
    offline: 'Offline',
    ended: 'Not connected',
    cannotSave: 'Not saved',
  },
  lineTrouble: {
    offline: 'You are offline. Go on working: your words are safe on this device.',
    onlyHere: 'You are offline, and this device keeps nothing. Go on working, and keep this page open.',
    cannotSave: 'The server cannot save just now. Keep this page open: it goes on trying.',
  },
  gate: {
    opening: 'Opening the board…',
    noLine: 'We cannot reach the board yet. We go on trying.',
    closed: 'We cannot open this board',
    home: 'Go to the start page',
  },
  troubles: {
    offline: 'There is no connection just now. Check the Wi-Fi, then try again.',
    'unreadable-json': 'Something went wrong on our side. Please try again.',
    empty: 'Please write something first.',
    'too-long': 'That is too long. Please make it shorter.',
    'too-many': 'That is too many at once. Please send fewer.',
    'not-understood': 'Something is missing. Please look at it again.',
    'body-too-large': 'That is too much to send at once.',
    'no-ticket': 'Please open this board by the link you were given.',
    'not-allowed': 'You cannot do that with the link you came in by.',
    'unknown-code': 'This link does not work any more. Ask the facilitator for a new one.',
    'choosing-closed': 'Choosing is closed just now. Your dots are as they were.',
    'other-round': 'These dots are for another round. Please look again.',
    'too-many-dots': 'You have no dots left. Take one back to move it.',
    'too-many-on-one': 'You cannot put more dots on this one.',
    'no-such-item': 'One of these is not there any more. Please look again.',
    'no-such-round': 'There are no choices to show yet.',
    'joining-closed': 'Joining is closed just now. Ask the facilitator.',
    'no-such-board': 'We cannot find that workshop.',
    'no-such-snapshot': 'That moment is not kept any more.',
    'not-gone-yet': 'The note is off the board, but not out of every file yet. The server goes on clearing it away.',
    'no-such-note': 'That note is not there any more.',
    'no-such-page': 'There is nothing at this address.',
    'wrong-method': 'Something went wrong on our side. Please try again.',
    'note-id-taken': 'Please post it again.',
    'note-in-use': 'Your note is part of an action now. Ask a helper to change it.',
    'board-full': 'This board is full. Please tell a helper.',
    'too-fast': 'That was a lot at once. The next one goes in a moment.',
    'file-unreadable': 'We cannot read this file. It may be damaged, or not a Folkmoot file.',
    'file-too-deep': 'This file is built in a way that no Folkmoot file is.',
    'file-foreign': 'This is not a file that Folkmoot made. Please choose board.json or the zip.',
    'file-newer': 'A newer Folkmoot made this file. Please use that one.',
    'file-twice': 'Something is in this file twice. Nothing was made.',
    'file-wrong': 'Something in this file is not as Folkmoot writes it. Nothing was made.',
    'file-too-many': 'There are more notes in this file than a board can hold.',
    'file-too-large': 'This file is too large. A board is 16 MB at most.',
    'press-busy': 'Many files are being made just now. Please try again in a moment.',
    'cannot-save': 'The server cannot save just now. Your words are safe here.',
    'our-fault': 'Something went wrong on our side. Your words are safe. Please try again.',
  } satisfies Record<ProblemCode | 'offline', string>,
  ends: {
    shuttingDown: 'The server is restarting. We come back by ourselves.',
    unreadable: 'Something went wrong on this page. Please load it again.',
    noTicket: 'This link does not work any more. Ask the facilitator for a new one.',
    notAllowed: 'That change is not allowed with the link you came in by. Please load the page again.',
    noBoard: 'We cannot find that workshop.',
    elsewhere: 'This board is open in many places. To go on here, load this page again.',
    erased: 'This board was removed for good.',
    tooLarge: 'That was too much at once and is not saved. Copy your latest words, then load the page again.',
    joiningClosed: 'Joining is closed just now. Ask the facilitator.',
    reload: 'There is a newer version of this page. Please load it again.',
    unavailable: 'The board cannot be opened just now. We go on trying.',
    tooFast: 'That was a lot at once. We go on in a moment.',
  } satisfies Record<CloseName, string>,
} as const
