// Problems: every refusal of a request, with its HTTP status and a sentence that a resident can read (RFC 9457).
// The code is stable; the screens say the same in the reader's own language from client/words.
import type { Problem } from './requests.ts'

export const problems = {
  'unreadable-json': { status: 400, detail: 'We could not read that. Please try again.' },
  empty: { status: 422, detail: 'Please write something first.' },
  'too-long': { status: 422, detail: 'That is too long. Please make it shorter.' },
  'too-many': { status: 422, detail: 'That is too many at once. Please send fewer.' },
  'not-understood': { status: 422, detail: 'Something in there is missing or not as we expect it.' },
  'body-too-large': { status: 413, detail: 'That is too much to send at once.' },
  'no-ticket': { status: 401, detail: 'Please join the workshop first, with the code on the wall.' },
  'not-allowed': { status: 403, detail: 'You cannot do that with the link you came in by.' },
  'unknown-code': {
    status: 404,
    detail: 'We cannot find that code. Codes have 6 letters and numbers, like K7Q M4P.',
  },
  'no-such-board': { status: 404, detail: 'We cannot find that workshop.' },
  'no-such-page': { status: 404, detail: 'There is nothing at this address.' },
  'wrong-method': { status: 405, detail: 'That cannot be done at this address.' },
  'no-such-snapshot': { status: 404, detail: 'That moment is not kept any more.' },
  'not-gone-yet': {
    status: 503,
    detail: 'The note is off the board, but not out of every file yet. We go on clearing it away.',
  },
  'no-such-session': { status: 404, detail: 'We cannot find that workshop on this board.' },
  'no-timer': { status: 409, detail: 'There is no timer just now. Start one first.' },
  'no-such-note': { status: 404, detail: 'We cannot find that note.' },
  'note-changed': { status: 409, detail: 'This note has other words now. Please look again.' },
  'nothing-left': { status: 422, detail: 'That would leave nothing of the note. Keep it off instead.' },
  'note-in-use': { status: 409, detail: 'Your note is part of an action now. Please ask a helper to change it.' },
  'slip-used': { status: 409, detail: 'The slip with this number is entered already.' },
  'no-such-slip': { status: 422, detail: 'No slip with this number has been printed.' },
  'too-many-slips': { status: 409, detail: 'There are many blank slips already. Please use those first.' },
  'no-workshop-yet': { status: 409, detail: 'There is no workshop to print slips for.' },
  'choosing-closed': { status: 409, detail: 'Choosing is closed just now. Your dots are as they were.' },
  'other-round': { status: 409, detail: 'These dots are for another round of choosing. Please look again.' },
  'too-many-dots': { status: 422, detail: 'That is more dots than you have. Take one back first.' },
  'too-many-on-one': { status: 422, detail: 'That is more dots than may go on one line.' },
  'no-such-item': { status: 422, detail: 'One of these lines is not there any more. Please look again.' },
  'no-such-round': { status: 409, detail: 'There are no choices to show.' },
  'sorting-closed': { status: 409, detail: 'Sorting from phones is over. Thank you for your help.' },
  'acting-closed': { status: 409, detail: 'Answering from phones is over. Thank you for your help.' },
  'no-such-action': { status: 404, detail: 'That action is not there any more. Please choose another one.' },
  'joining-closed': { status: 423, detail: 'Joining is closed just now. Please ask a helper.' },
  'note-id-taken': { status: 409, detail: 'Another note has this number already. Please post it again.' },
  'board-full': { status: 409, detail: 'This board is full. Please tell a helper.' },
  'file-unreadable': { status: 400, detail: 'We cannot read this file. It may be damaged, or not a Folkmoot file.' },
  'file-too-deep': { status: 422, detail: 'This file is built in a way that no Folkmoot file is. Nothing was made.' },
  'file-foreign': {
    status: 422,
    detail: 'This is not a file that Folkmoot made. Please choose board.json or the zip.',
  },
  'file-newer': { status: 422, detail: 'A newer Folkmoot made this file. Please use that one, or a newer server.' },
  'file-twice': { status: 422, detail: 'Something is in this file twice. Nothing was made.' },
  'file-wrong': { status: 422, detail: 'Something in this file is not as Folkmoot writes it. Nothing was made.' },
  'file-too-many': { status: 422, detail: 'There are more notes in this file than a board can hold.' },
  'file-too-large': { status: 413, detail: 'This file is too large. A board is 16 MB at most.' },
  'survey-empty': { status: 422, detail: 'There are no answers in this. The first line names the questions.' },
  'survey-broken': { status: 422, detail: 'The quotation marks do not match on these lines. Nothing was brought in.' },
  'survey-uneven': {
    status: 422,
    detail: 'These lines have more or fewer cells than the first line. Nothing was brought in.',
  },
  'survey-too-many': {
    status: 422,
    detail: 'That is more lines or questions than we can take. Nothing was brought in.',
  },
  'survey-too-long': {
    status: 422,
    detail: 'The answers on these lines are too long for a note. Nothing was brought in.',
  },
  'survey-too-varied': {
    status: 422,
    detail: 'People answered this in their own words. Please bring the answers in as notes.',
  },
  'survey-too-large': { status: 413, detail: 'This file is too large. Answers are 1 MB at most.' },
  'press-busy': { status: 503, detail: 'Many files are being made just now. Please try again in a moment.' },
  'too-fast': { status: 429, detail: 'That was a lot of notes at once. The next one will go in a moment.' },
  'cannot-save': {
    status: 503,
    detail: 'We cannot save anything just now. Your words are safe with you; please try again in a moment.',
  },
  'our-fault': { status: 500, detail: 'Something went wrong on our side. Your words are safe. Please try again.' },
} as const satisfies Record<string, { status: number; detail: string }>

export type ProblemCode = keyof typeof problems

/** The body of a refusal. `retryAfter` is in seconds. */
export function problem(code: ProblemCode, retryAfter?: number): Problem {
  const { status, detail } = problems[code]
  const body = { type: `urn:folkmoot:${code}`, title: code.replaceAll('-', ' '), status, code, detail }
  return retryAfter === undefined ? body : { ...body, retryAfter }
}
