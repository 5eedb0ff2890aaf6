// Words of answering from phones: one question at a time, and the answers beside the cells of the board.
import { count } from './common.ts'

const people = count('person', 'people')

/** On phones. */
export const acting = {
  choose: 'Which action can you help with?',
  chooseHint: 'Choose one. You get one question at a time.',
  onWall: 'This one is on the wall.',
  action: (ref: string) => `Action ${ref}`,
  named: (ref: string, title: string) => `${ref} ${title}`,
  more: 'Show more',
  another: 'Choose another action',
  wallElsewhere: (ref: string) => `The wall shows action ${ref} now.`,
  goToWall: 'Go to that action',
  soFar: 'Written so far:',
  beside: 'Your answer goes beside it. Those who write the plan choose what to use.',
  left: (n: number) => `${n} left`,
  over: (n: number) => `${n} too many`,
  send: 'Send my answer',
  next: 'Another question',
  saving: 'Saving…',
  changing: 'You are changing your answer.',
  asked: 'A helper asked you to change an answer. See below.',
  thanks: 'Thank you. Your answer is beside the action now.',
  empty: 'Write a few words first.',
  tooLong: 'That is too long. Please make it shorter.',
  yours: (n: number) => `Your answers (${n})`,
  canHelp: 'I can help',
  nobodyYet: 'Nobody yet. Only the number is shown, no name.',
  howMany: (n: number) => `${people(n)} can help. Only the number is shown, no name.`,
  youCan: 'Thank you. Press again to take it back.',
}

/** On boards and on the wall. */
export const suggested = {
  title: (n: number) => (n === 1 ? 'An answer from a phone' : `${n} answers from phones`),
  take: 'Use it',
  takeThis: (text: string) => `Use it: ${text}`,
  notNow: 'Not now',
  notNowThis: (text: string) => `Not now: ${text}`,
  safety: 'More…',
  safetyOf: (text: string) => `More… ${text}`,
  more: (n: number) => `Show all ${n}`,
  taken: 'The words are in the cell.',
  aside: 'Put aside for everybody.',
  canHelp: (n: number) => `${people(n)} can help`,
}
