// Words of the plan: what stands in files, on paper and on the public page.
import type { Fate } from '#shared/board/fates.ts'
import type { Part } from '#shared/board/parts.ts'
import type { Action, Evidence, Note, Organisation } from '#shared/board/schema.ts'
import type { TextName } from '#shared/board/texts.ts'
import { board } from './board.ts'
import { common, count, notesCount } from './common.ts'
import { monthOf } from './months.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const number = (n: number) => n.toLocaleString('en')

export const plan = {
  language: 'en',
  number,
  list: (items: readonly string[]) => list.format(items),
  date: monthOf,
  untitled: 'Our plan',
  contents: 'Contents',
  skip: 'Skip to the plan',
  empty: '–',
  /** A reference as it is quoted: `[W2-047]`. */
  quoted: (ref: string) => `[${ref}]`,

  texts: {
    vision: 'Our vision',
    place: 'About our place',
    asked: 'How we asked',
    thanks: 'Thanks',
  } satisfies Record<TextName, string>,
  noVision: 'The vision is not written yet.',
  /** What a table in a text is called for those who hear it. */
  ownTable: (text: string, n: number) => `${text}: table ${n}`,

  glance: 'At a glance',
  inPlan: (n: number) => `${count('action is', 'actions are')(n)} in the plan.`,
  wishes: (n: number) => `${count('action is', 'actions are')(n)} still a wish.`,
  ourselves: (n: number, of: number) => `We can do ${number(n)} of the ${number(of)} in the plan ourselves.`,
  answered: (n: number, of: number) =>
    `${number(n)} of ${notesCount(of)} have an answer: what becomes of them, and why.`,

  question: (question: string) => `We asked: ${question}`,
  posted: (n: number) => `People posted ${notesCount(n)}.`,
  sessions: 'Workshops',
  sessionColumns: { name: 'Workshop', date: 'Date', place: 'Place', attendance: 'People', notes: 'Notes' },
  session: (n: number, name: string) => (name === '' ? `${n}` : `${n}. ${name}`),
  ways: 'How notes came in',
  way: 'Way',
  vias: board.postedBy,
  reach: 'Who took part',
  group: 'Group',
  people: 'People',
  reachNote: 'Groups of fewer than five people are not shown.',

  said: 'You said, we will',
  saidThis: 'You said',
  weWill: 'We will',
  stillWish: 'Still a wish',
  nothingYet: 'Nothing is planned for this yet.',
  fromNotes: (n: number) => `From ${notesCount(n)}`,
  dots: (n: number, people: number) => `${count('dot', 'dots')(n)} from ${count('person', 'people')(people)}`,
  dotsNote: 'Dots show what people care about. They are not a ballot.',
  paperDots: (n: number) => `${count('dot', 'dots')(n)} on paper`,

  actions: 'The action plan',
  noActions: 'No action is in the plan yet.',
  wishList: 'Not yet agreed',
  wishNote: 'These are wishes. Each says what it still needs before it can be in the plan.',
  needs: board.needs,
  need: board.need,
  grid: 'Actions in the plan',
  columns: { ref: 'No.', action: 'Action', lead: 'Lead', due: 'By', who: 'Who can do it', status: 'How it stands' },
  letter: (name: string, question: string) => `${name}: ${question}`,
  letters: common.letters,
  initials: common.letterInitials,
  states: common.letterStates,
  questions: board.questions,
  smart: (action: string) => `${action}: letter by letter`,
  smartColumns: { question: 'Question', answer: 'Answer', state: 'Agreed?' },
  facts: {
    who: board.who,
    lead: board.lead,
    deputy: 'If the lead cannot',
    partners: 'Partners',
    due: board.due,
    cost: 'Cost',
    moneyFrom: 'Money from',
    status: board.status,
    rag: 'On track?',
    from: 'Comes from',
    evidence: 'Evidence',
  },
  doers: board.doers,
  replies: board.replies,
  statuses: board.statuses,
  rags: {
    green: 'Green: on track',
    amber: 'Amber: a problem, with a plan',
    red: 'Red: needs help or a decision',
  } satisfies Record<NonNullable<Action['rag']>, string>,
  notSaid: board.chooseDoer,
  nobody: 'Nobody yet',
  noDate: 'No date yet',
  untitledAction: common.unnamedAction,
  untitledTheme: common.unnamedTheme,
  withReply: (name: string, reply: string) => `${name} (${reply.toLowerCase()})`,
  withNote: (status: string, note: string) => (note === '' ? status : `${status}: ${note}`),

  evidence: 'Evidence',
  evidenceColumns: {
    ref: 'No.',
    claim: 'What it shows',
    kind: 'Kind',
    figure: 'Figure',
    source: 'Where it is from',
    date: 'Date',
    gatheredBy: 'Gathered by',
    used: 'Used in',
  },
  evidenceKinds: {
    notes: 'Notes',
    dots: 'Dots',
    survey: 'Survey',
    count: 'Count',
    document: 'Document',
    statistic: 'Statistic',
    letter: 'Letter',
  } satisfies Record<Evidence['kind'], string>,

  organisations: 'Who we asked for help',
  organisationColumns: {
    name: 'Organisation',
    kind: 'Kind',
    ask: 'What we ask',
    reply: 'Answer',
    replyWords: 'Their words',
    replyDate: 'Answered on',
    rows: 'Actions',
  },
  organisationKinds: {
    community: 'Community group',
    parish: 'Parish or town council',
    council: 'Council',
    health: 'Health',
    police: 'Police',
    charity: 'Charity',
    business: 'Business',
    other: 'Other',
  } satisfies Record<Organisation['kind'], string>,
  parts: { lead: 'lead', deputy: 'if the lead cannot', partner: 'partner' } satisfies Record<Part, string>,
  tearOff: (name: string) => `What we ask of ${name}`,
  tearOffNone: 'No action names this organisation yet.',

  told: 'What happened to your note',
  toldNote: 'Every note has one answer. Find yours by its number.',
  toldSome: 'Notes that go another way than into an action, and why.',
  everyNote: 'Every note',
  loose: 'In no theme',
  noteColumns: { ref: 'No.', note: 'Note', kind: 'Kind', theme: 'Theme', fate: 'What happened' },
  kinds: common.kinds satisfies Record<Note['kind'], string>,
  bigNeed: (why: string) => `Few people, big need: ${why}`,
  fates: {
    action: (actions: string, many: boolean) => (many ? `In actions ${actions}` : `In action ${actions}`),
    stacked: (ref: string, then: string) => `Says the same as ${ref}. ${then}`,
    parked: (why: string) => (why === '' ? 'Parked' : `Parked: ${why}`),
    'passed-on': (to: string, why: string) =>
      `${to === '' ? 'Passed on' : `Passed on to ${to}`}${why === '' ? '' : `: ${why}`}`,
    'not-taken': (why: string) => (why === '' ? 'Not taken forward' : `Not taken forward, because: ${why}`),
    none: 'No answer yet',
  } satisfies Record<Fate['kind'], unknown>,

  answers: 'Answers not used yet',
  answersNote: 'People answered these from their phones while the plan was made.',
  answerColumns: {
    ref: 'No.',
    action: 'Action',
    letter: 'Letter',
    question: 'Question',
    answer: 'Answer',
    state: 'How it stands',
    at: 'Given at (UTC)',
  },
  answerStates: { waiting: 'Nobody has looked yet', aside: 'Put aside for now' },
  actionGone: 'An action that is not there any more',
  answersFile: 'answers.csv',

  controller: 'About this plan',
  made: (date: string) => `Made with Folkmoot on ${date}.`,
  cutShort: ' […] The rest is in the other files.',
  noteCells: {
    ref: 'Reference',
    kind: 'Kind',
    text: 'Note',
    theme: 'Theme',
    themeName: 'Theme name',
    fate: 'What happened',
    session: 'Workshop',
    sessionName: 'Workshop name',
    via: 'How it came in',
    lang: 'Language',
    postedAt: 'Posted at (UTC)',
    bigNeed: 'Few people, big need',
    dots: 'Dots',
  },
  actionCells: {
    line: 'In the plan?',
    inPlan: 'In the plan',
    wish: 'Still a wish',
    statusNote: 'More on how it stands',
    leadReply: board.leadReply,
    needs: 'What it still needs',
  },
  sheets: {
    actions: 'Actions',
    notes: 'Notes',
    answers: 'Answers not used yet',
    evidence: 'Evidence',
    organisations: 'Organisations',
  },
  files: {
    json: 'board.json',
    csv: 'notes.csv',
    xlsx: 'tracker.xlsx',
    docx: 'plan.docx',
    html: 'plan.html',
    md: 'plan.md',
    zip: 'everything.zip',
  },
  gone: 'There is nothing at this address.',
} as const

/** What became of a note, in a sentence. */
export function fateInWords(fate: Fate): string {
  switch (fate.kind) {
    case 'action':
      return plan.fates.action(plan.list(fate.actions), fate.actions.length > 1)
    case 'stacked':
      return plan.fates.stacked(fate.on, fateInWords(fate.next))
    case 'passed-on':
      return plan.fates['passed-on'](fate.to, fate.why)
    case 'none':
      return plan.fates.none
    default:
      return plan.fates[fate.kind](fate.why)
  }
}
