// Words of the action grid: its rarer cells, hints, and who can do an action.
import type { HintKind } from '#shared/board/hints.ts'
import type { DoerQuestion } from '#shared/board/doers.ts'
import type { Action, Side, Status } from '#shared/board/schema.ts'
import { board } from './board.ts'
import { common, count } from './common.ts'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** What each field is called in the history of an action. */
const fields: Readonly<Record<string, string>> = {
  title: board.actionName,
  doer: board.who,
  lead: board.lead,
  leadReply: board.leadReply,
  deputy: 'If the lead cannot',
  due: board.due,
  cost: 'Cost',
  moneyFrom: 'Money from',
  status: board.status,
  statusNote: 'More on the status',
  rag: 'On track?',
  line: 'The line',
  agreedS: `${common.letters.s}, agreed`,
  agreedM: `${common.letters.m}, agreed`,
  agreedA: `${common.letters.a}, agreed`,
  agreedR: `${common.letters.r}, agreed`,
  agreedT: `${common.letters.t}, agreed`,
}

/** What people call the values that are kept as codes. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  doer: board.doers,
  leadReply: board.replies,
  status: board.statuses,
  rag: { green: 'Green', amber: 'Amber', red: 'Red' },
  line: { above: 'in the plan', below: 'a wish' },
}

const people: Readonly<Record<string, string>> = {
  facilitator: 'the facilitator',
  helper: 'a helper',
  editor: 'a co-editor',
  resident: 'a resident',
}

export const grid = {
  more: 'More',
  moreOf: (action: string) => `More about ${action}`,
  deputy: 'If the lead cannot',
  cost: 'Cost',
  costHint: 'About £400, or nothing',
  moneyFrom: 'Money from',
  moneyHint: 'A grant, a raffle, the council',
  rag: 'On track?',
  rags: {
    green: 'Green: on track',
    amber: 'Amber: a problem, with a plan',
    red: 'Red: needs help',
  } satisfies Record<NonNullable<Action['rag']>, string>,
  noRag: 'Not said yet',
  statusNotes: {
    'not-started': null,
    'under-way': null,
    stuck: 'Why is it stuck?',
    done: 'How do we know it is done?',
    dropped: 'Why was it dropped?',
  } satisfies Record<Status, string | null>,
  partners: 'Partners',
  noPartners: 'Nobody is asked to help yet.',
  partnerName: 'Who else could help',
  partnerHint: 'A council, a group, a shop',
  addPartner: 'Add',
  partnerReply: (name: string) => `What did ${name} say?`,
  dropPartner: (name: string) => `Take off ${name}`,
  dropPartnerShort: 'Take off',
  partnerAdded: (name: string) => `${name} is on the list.`,
  partnerGone: (name: string) => `${name} is off the list.`,
  evidence: 'Evidence',
  evidenceCount: count('fact', 'facts'),
  noEvidence: 'Nothing but opinions yet',
  sources: 'See where it comes from',
  earlier: 'Move up',
  later: 'Move down',

  hintFor: 'Hint:',
  hints: {
    'say-more': 'Say what and where.',
    'no-place': 'Where will it be? Name the place.',
    'no-measure': 'Add a number, or something you can tick.',
    'nobody-named': 'Name a person, some money or a permission.',
    'no-words-behind': 'Link a note, so that people see their words in it.',
    'no-cost': 'What will it cost? Write “nothing” if that is so.',
    'vague-when': 'Which month and year?',
    'vague-lead': 'Who, by name? What is for everybody is often done by nobody.',
    'busy-lead': 'That is a lot for one group. Could somebody else lead?',
    'past-date': 'This date is past. Is it right?',
    'far-date': 'This is more than ten years away. Is it right?',
  } satisfies Record<HintKind, string>,

  helpMeChoose: 'Help me choose',
  doerTitle: 'Who can do it?',
  doerQuestions: {
    yes: 'Who must say yes?',
    pays: 'Who pays?',
    works: 'Who does the work?',
  } satisfies Record<DoerQuestion, string>,
  sides: {
    us: 'People here',
    both: 'Here and others',
    others: 'Others',
  } satisfies Record<Side, string>,
  sidesNote: 'People here are residents, local groups, local shops and the parish or town council.',
  soDoer: (doer: string) => `So: ${doer}.`,
  answerAll: 'Answer all three questions.',
  doerDone: 'Done',
  history: 'What changed',
  noHistory: 'Nothing has been changed yet.',
  moment: (at: string) => moment.format(new Date(at)),
  byRole: (role: string) => people[role] ?? 'somebody',
  fieldName: (field: string) => (fields[field]?.endsWith('?') ? fields[field] : `${fields[field] ?? field}:`),
  valueOf: (field: string, value: string) => values[field]?.[value] ?? value,
  emptied: 'emptied',
  breakOff: 'Break off a first step we can do ourselves',
  brokenOff: 'A new action for a first step. The big one stays as it is.',
  ourselves: (n: number, of: number) => `We can do ${n} of ${of} ourselves`,
  ourselvesNote:
    'In the East of England, rural communities did 47% of what they planned without help from outside. It is not a target.',
} as const
