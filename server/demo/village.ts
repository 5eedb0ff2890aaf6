// Village: the words of the demo board. Larkwade, its people and all its figures are invented. Pure data; fill.ts puts it on a board.
import type { PlainCells } from '#shared/board/operations/actions.ts'
import type { Action, Evidence, Letter, Note, Organisation, Reply } from '#shared/board/schema.ts'

// Times are counted from tonight: `daysAgo`, `dueInMonths`, and in a text `{month:3}`, told as that month and its year.

export const board = {
  title: 'Larkwade Community Led Plan',
  place: 'Larkwade',
  question: 'What would make Larkwade better to live in?',
  controller:
    'Larkwade Parish Council looks after what is written here. We use it to make our plan, and for nothing else. ' +
    'We ask for no names. Please do not name other people. Notes are kept until the plan is renewed in five years. ' +
    'To have a note removed, ask a helper tonight or the parish clerk later. ' +
    '(Larkwade is an invented village, for trying things out.)',
} as const

/** `on`: the workshop falls on that weekday (0 is Sunday), so many days ago or just before. Tonight is whatever day it is. */
export interface DemoSession {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly daysAgo: number
  readonly on?: number
  readonly opens?: string
  readonly attendance: number
  readonly notes: readonly DemoNote[]
}
export interface DemoNote {
  readonly id: string
  /** Loose when there is none. */
  readonly theme?: keyof typeof themes
  readonly kind: Note['kind']
  /** From a phone when not told otherwise. */
  readonly via?: Note['via']
  /** English when there is none. */
  readonly lang?: string
  readonly text: string
}
export interface DemoTheme {
  readonly name: string
  /** Which field of community life it belongs to. */
  readonly domain: string
  readonly statement: string
  /** Dots of the closed round: those put by phone, the people who put them, and those counted from paper. */
  readonly dots: number
  readonly people: number
  readonly paper: number
}

export const themes = {
  roads: {
    name: 'Roads we can cross safely',
    domain: 'roads',
    statement:
      'Wade Street cuts the village in two. Parents, older people and children told us they do not feel safe ' +
      'crossing it by the school. They want slower cars, a proper crossing and clear pavements. ' +
      'Farmers want that too, and need a road that still takes a trailer.',
    dots: 41,
    people: 28,
    paper: 8,
  },
  buses: {
    name: 'Getting about without a car',
    domain: 'getting-about',
    statement:
      'The first bus is too late for work and the last one leaves before work ends. ' +
      'Young people miss out on evenings. A few people miss hospital appointments, which is far worse. ' +
      'Some neighbours have offered to share lifts.',
    dots: 30,
    people: 21,
    paper: 8,
  },
  homes: {
    name: 'Homes people can afford',
    domain: 'homes',
    statement:
      'People who grew up here, and people who work here, cannot pay the rents. Older people would move to ' +
      'something smaller if it were in the village. Some want no new homes. More would accept a few, if they are for local need.',
    dots: 18,
    people: 13,
    paper: 5,
  },
  river: {
    name: 'The river, fields and floods',
    domain: 'nature',
    statement:
      'The Thell is what people love most about Larkwade, and what they fear most in a wet winter. ' +
      'They want clean water, a path for everyone and a plan for the next flood.',
    dots: 13,
    people: 10,
    paper: 4,
  },
  health: {
    name: 'Keeping well, caring for others',
    domain: 'health',
    statement:
      'Since the surgery moved to town, being ill is hard work. Carers are tired. ' +
      'Some people go for days without talking to anyone.',
    dots: 8,
    people: 6,
    paper: 5,
  },
  young: {
    name: 'Growing up here',
    domain: 'young',
    statement:
      'Small children have the rec and the school. After Year 6 there is nothing. ' +
      'Teenagers ask for a night of their own, and a say in what is decided about them.',
    dots: 26,
    people: 17,
    paper: 3,
  },
  shop: {
    name: 'A shop again, and work nearby',
    domain: 'work',
    statement:
      'The shop did not close because nobody came. It closed because the rent doubled. ' +
      'People would use a new one, own it together and serve in it. Small firms need better broadband and a place to work.',
    dots: 36,
    people: 25,
    paper: 7,
  },
  hall: {
    name: 'Things to do, and a warm hall',
    domain: 'things-to-do',
    statement: '',
    dots: 9,
    people: 7,
    paper: 2,
  },
  belong: {
    name: 'Everyone belongs and is heard',
    domain: 'belonging',
    statement: '',
    dots: 7,
    people: 6,
    paper: 2,
  },
} as const satisfies Record<string, DemoTheme>

// prettier-ignore
const launchNotes: readonly DemoNote[] = [
  { id: 'note-crossing', theme: 'roads', kind: 'idea', text: 'A zebra crossing outside the school, please.' },
  { id: 'note-last-bus', theme: 'buses', kind: 'issue', text: 'Last bus home is ten to six. I finish work at six.' },
  { id: 'note-milk', theme: 'shop', kind: 'issue', via: 'paper', text: 'Since the shop shut I drive six miles for milk.' },
  { id: 'note-mill-lane', theme: 'river', kind: 'issue', text: 'Mill Lane floods and nobody clears the ditch.' },
  { id: 'note-teacher', theme: 'homes', kind: 'issue', via: 'paper', text: 'My daughter teaches here and cannot afford to live here.' },
  { id: 'note-own-shop', theme: 'shop', kind: 'idea', text: 'Open the shop again and own it together.' },
  { id: 'note-shopkeeper', theme: 'shop', kind: 'issue', via: 'helper', text: 'I ran the shop. I closed because the rent doubled, not because nobody came.' },
  { id: 'note-przejscie', theme: 'roads', kind: 'idea', lang: 'pl', text: 'Potrzebne przejście dla pieszych przy szkole.' },
  { id: 'note-cold-hall', theme: 'hall', kind: 'issue', via: 'paper', text: 'The hall is freezing. We keep our coats on for bingo.' },
  { id: 'note-twenty', theme: 'roads', kind: 'idea', text: '20 mph from the church to the bridge.' },
  { id: 'note-packhouse', theme: 'roads', kind: 'issue', text: 'Lorries use Mill Lane as a short cut to the packhouse.' },
  { id: 'note-surgery', theme: 'health', kind: 'issue', via: 'paper', text: 'The surgery moved to town. For me that is two buses.' },
  { id: 'note-hospital', theme: 'buses', kind: 'issue', via: 'helper', text: 'I had to turn down a hospital appointment. No way to get there by eight.' },
  { id: 'note-meadow', theme: 'river', kind: 'idea', via: 'helper', text: 'I farm the low meadow. It could hold flood water, if someone helps to pay for the bank.' },
  { id: 'note-no-bus-eve', theme: 'buses', kind: 'issue', text: 'No bus after six' },
  { id: 'note-youth-club', theme: 'young', kind: 'idea', text: 'Bring back the youth club' },
  { id: 'note-my-husband', theme: 'health', kind: 'issue', via: 'helper', text: 'I look after my husband. I have not had a day off this year.' },
  { id: 'note-verges', theme: 'river', kind: 'idea', text: 'Leave the verges long until the flowers are done.' },
  { id: 'note-small-homes', theme: 'homes', kind: 'idea', via: 'paper', text: 'Small homes for older people, so we can move and still stay.' },
  { id: 'note-lifts', theme: 'buses', kind: 'idea', text: 'Share lifts to the hospital. I would drive on Tuesdays.' },
  { id: 'note-signal', theme: 'shop', kind: 'issue', text: 'One bar of signal, if you stand on the wall.' },
  { id: 'note-same-six', theme: 'belong', kind: 'issue', via: 'paper', text: 'The same six people do everything. We are tired.' },
  { id: 'note-youth-night', theme: 'young', kind: 'idea', text: 'A youth night on Fridays, in the hall' },
  { id: 'note-pierwszy', theme: 'belong', kind: 'issue', lang: 'pl', text: 'Mieszkam tu od dziewięciu lat i pierwszy raz ktoś pyta mnie o zdanie.' },
  { id: 'note-pushchair', theme: 'roads', kind: 'issue', text: 'Cars park on the pavement. I cannot get the pushchair by.' },
  { id: 'note-no-building', theme: 'homes', kind: 'idea', via: 'paper', text: 'Stop all new building, for good.' },
  { id: 'note-coed', theme: 'river', kind: 'idea', lang: 'cy', text: 'Hoffwn i weld mwy o goed ar lan yr afon.' },
  { id: 'note-streetlight', theme: 'roads', kind: 'issue', text: 'The light by the bridge has been out for over a year.' },
  { id: 'note-repair', theme: 'hall', kind: 'idea', text: 'A repair table. Bring a toaster, learn to mend it.' },
]

// prettier-ignore
const schoolNotes: readonly DemoNote[] = [
  { id: 'note-slide', theme: 'young', kind: 'issue', via: 'helper', text: 'The big slide is broken. Please mend it before I am too big.' },
  { id: 'note-otter', theme: 'river', kind: 'idea', via: 'helper', text: 'I saw an otter! Please keep the river clean for it.' },
  { id: 'note-scary', theme: 'roads', kind: 'issue', via: 'helper', text: 'The lorries are scary when I walk to school.' },
  { id: 'note-jumpers', theme: 'young', kind: 'idea', via: 'paper', text: 'Real goals. We only have jumpers.' },
  { id: 'note-grandad', theme: 'health', kind: 'issue', via: 'helper', text: 'My grandad is lonely. Make a place for grandads.' },
  { id: 'note-basen', theme: 'young', kind: 'idea', via: 'helper', lang: 'pl', text: 'Chciałabym, żeby był tu basen.' },
  { id: 'note-newts', theme: 'river', kind: 'idea', via: 'paper', text: 'A pond at school with newts in it' },
  { id: 'note-eight', theme: 'young', kind: 'issue', text: 'No childcare before nine. I start at eight.' },
  { id: 'note-hurtok', theme: 'young', kind: 'idea', lang: 'uk', text: 'Добре було б мати гурток для дітей після школи.' },
  { id: 'note-by-myself', theme: 'roads', kind: 'idea', via: 'helper', text: 'I want to cross the road by myself. I am nearly nine.' },
  { id: 'note-tarjuman', theme: 'health', kind: 'issue', lang: 'ar', text: 'أحتاج إلى مترجم عندما أذهب إلى الطبيب.' },
  { id: 'note-sign-20', theme: 'roads', kind: 'idea', text: '20 mph signs, all the way through' },
]

// prettier-ignore
const tonightNotes: readonly DemoNote[] = [
  { id: 'note-pamaina', theme: 'buses', kind: 'idea', lang: 'lt', text: 'Reikėtų autobuso anksti ryte, prieš pirmąją pamainą.' },
  { id: 'note-two-mornings', theme: 'shop', kind: 'idea', via: 'paper', text: 'A shop run by the village! I would do two mornings.' },
  { id: 'note-harvest', theme: 'roads', kind: 'idea', text: 'Harvest traffic has to go somewhere. Tell us the school times and we will wait.' },
  { id: 'note-year-six', theme: 'young', kind: 'issue', text: 'Nothing to do here after Year 6.' },
  { id: 'note-chirie', theme: 'homes', kind: 'issue', lang: 'ro', text: 'Chiria este prea mare pentru o familie tânără.' },
  { id: 'note-damp', theme: 'homes', kind: 'issue', text: 'Damp in the flats on Hythe Close, every winter.' },
  { id: 'note-naas', theme: 'belong', kind: 'issue', lang: 'ar', text: 'الناس هنا طيبون، لكنني لا أعرف كيف أبدأ الحديث معهم.' },
  { id: 'note-town-mates', theme: 'buses', kind: 'issue', text: 'My mates are all in town and the buses stop at tea time.' },
  { id: 'note-up-to-step', theme: 'river', kind: 'issue', via: 'paper', text: 'The water came up to our step. There is still no plan.' },
  { id: 'note-solar', theme: 'hall', kind: 'idea', text: 'Solar panels on the hall. The roof faces south.' },
  { id: 'note-domingo', theme: 'buses', kind: 'issue', lang: 'pt', text: 'Não há autocarro ao domingo e eu não tenho carro.' },
  { id: 'note-train', theme: 'buses', kind: 'issue', text: 'Train at 7.12. First bus at 7.40. Who planned that?' },
  { id: 'note-depot', theme: 'homes', kind: 'idea', via: 'paper', text: 'A few homes for local rent on the old depot, not fifty on the hill.' },
  { id: 'note-bench', theme: 'shop', kind: 'idea', text: 'Rent me a workbench in the village and I will take on an apprentice.' },
  { id: 'note-carers-hour', theme: 'health', kind: 'idea', via: 'helper', text: "A carers' hour in the hall, with tea and someone to talk to" },
  { id: 'note-went-days', theme: 'health', kind: 'issue', via: 'helper', text: 'After my wife died I went days without talking to anyone.' },
  { id: 'note-someone-who', theme: 'young', kind: 'idea', via: 'paper', text: 'Something for teenagers, run by someone who likes them' },
  { id: 'note-cafe', theme: 'hall', kind: 'idea', lang: 'pt', text: 'Um café onde as pessoas se possam encontrar.' },
  { id: 'note-whats-on', theme: 'belong', kind: 'issue', text: 'We moved in a year ago and still do not know what is on.' },
  { id: 'note-welcome-bag', theme: 'belong', kind: 'idea', text: 'A welcome bag for new neighbours, in their own language' },
  { id: 'note-engleza', theme: 'belong', kind: 'idea', lang: 'ro', text: 'Aș vrea cursuri de engleză seara, după serviciu.' },
  { id: 'note-river-path', theme: 'river', kind: 'idea', text: 'A river path that my wheelchair can use' },
  { id: 'note-knock', theme: 'health', kind: 'idea', via: 'paper', text: 'Someone to knock on doors in a heatwave or a power cut' },
  { id: 'note-choir', theme: 'hall', kind: 'idea', text: 'A choir. Any voice, no sheet music.' },
  { id: 'note-drop-out', theme: 'shop', kind: 'issue', text: 'I work from home. My broadband drops out when it rains.' },
  { id: 'note-shifts', theme: 'belong', kind: 'issue', text: 'Meetings are always on my late shift.' },
  { id: 'note-wheezy', kind: 'issue', text: 'Engines left running by the school gate. My son has asthma.' },
  { id: 'note-ask-us', kind: 'idea', text: 'Ask us before you decide things about us. We are 15, not 5.' },
  { id: 'note-glass', kind: 'issue', text: 'Broken glass on the rec again' },
  { id: 'note-clock', kind: 'issue', via: 'paper', text: 'The church clock has stopped. So has the bus. Only the tractors run.' },
  { id: 'note-malab', kind: 'idea', lang: 'ar', text: 'نتمنى إضاءة ملعب كرة القدم ليلعب الأطفال في المساء.' },
  { id: 'note-sit-down', kind: 'idea', via: 'helper', text: 'A bench halfway up Church Hill. I need to sit down there.' },
  { id: 'note-stars', kind: 'issue', text: 'You could see the stars here once. Fewer bright lights.' },
  { id: 'note-sachmatai', kind: 'idea', lang: 'lt', text: 'Būtų smagu turėti šachmatų būrelį.' },
  { id: 'note-plug', kind: 'issue', text: 'Nowhere to charge a car if you have no drive.' },
  { id: 'note-plain', kind: 'issue', via: 'paper', text: 'Too many long words. I gave up on page two of the last plan.' },
  { id: 'note-dogs', kind: 'issue', text: 'Dog mess on the river path. Every single day.' },
  { id: 'note-wade-day', kind: 'idea', text: 'Bring back Wade Day. Rafts, cake, the lot.' },
]

export const sessions: readonly DemoSession[] = [
  {
    id: 'session-launch',
    name: 'Launch night',
    place: 'Larkwade village hall',
    daysAgo: 196,
    on: 4,
    opens: '18:40',
    attendance: 64,
    notes: launchNotes,
  },
  {
    id: 'session-school',
    name: 'School afternoon',
    place: 'Larkwade Primary School',
    daysAgo: 182,
    on: 2,
    opens: '13:30',
    attendance: 71,
    notes: schoolNotes,
  },
  {
    id: 'session-tonight',
    name: 'Action workshop',
    place: 'Larkwade village hall',
    daysAgo: 0,
    attendance: 58,
    notes: tonightNotes,
  },
]

/** Notes that say the same: the wording on top, and those that lie under it. */
export const stacks: Readonly<Record<string, readonly string[]>> = {
  'note-crossing': ['note-przejscie', 'note-by-myself'],
  'note-twenty': ['note-sign-20'],
  'note-no-bus-eve': ['note-last-bus', 'note-town-mates'],
  'note-own-shop': ['note-two-mornings'],
  'note-youth-night': ['note-youth-club', 'note-someone-who'],
}

export const bigNeeds: Readonly<Record<string, string>> = {
  'note-hospital':
    'Few people told us this and it got few dots. But for each of them it decides whether they get treated at all.',
}

export const fates: Readonly<Record<string, NonNullable<Note['fate']>>> = {
  'note-streetlight': {
    kind: 'passed-on',
    to: 'County council, street lighting',
    why: 'Only the county can mend it. The fault is reported, and the parish clerk asks again each month.',
  },
  'note-no-building': {
    kind: 'not-taken',
    to: '',
    why:
      'A village cannot stop all building by itself. It can say what it needs, and where. ' +
      'Fourteen households here need a home, so the plan speaks about few, small and local ones.',
  },
}

export interface DemoEvidence extends Omit<Evidence, 'date' | 'themes'> {
  readonly id: string
  readonly theme: keyof typeof themes | null
  readonly monthsAgo: number
}
export const evidence: readonly DemoEvidence[] = [
  {
    id: 'evidence-speed',
    theme: 'roads',
    claim: 'One car in three goes over 30 mph past the school when children arrive.',
    kind: 'count',
    figure: '412 of 1,236 cars (33%)',
    source: 'Roadside count by volunteers on five school mornings',
    monthsAgo: 4,
    ref: 'C1',
    gatheredBy: 'Roads theme group',
  },
  {
    id: 'evidence-shop',
    theme: null,
    claim: 'Three homes in five would use a village shop every week.',
    kind: 'survey',
    figure: '218 of 357 households (61%)',
    source: 'Larkwade household survey',
    monthsAgo: 3,
    ref: 'Q7',
    gatheredBy: 'Plan steering group',
  },
  {
    id: 'evidence-bus',
    theme: 'buses',
    claim: 'Two homes in five would use an evening bus at least once a month.',
    kind: 'survey',
    figure: '146 of 357 households (41%)',
    source: 'Larkwade household survey',
    monthsAgo: 3,
    ref: 'Q12',
    gatheredBy: 'Plan steering group',
  },
  {
    id: 'evidence-youth',
    theme: 'young',
    claim: 'Most 11 to 16 year olds we asked would come to a Friday night.',
    kind: 'survey',
    figure: '31 of 44 young people (70%)',
    source: 'Paper slips on the school bus, made by young people themselves',
    monthsAgo: 2,
    ref: 'Y3',
    gatheredBy: 'Youth Night Group',
  },
  {
    id: 'evidence-homes',
    theme: 'homes',
    claim: 'Households with a tie to Larkwade need a home here that they can rent.',
    kind: 'document',
    figure: '14 households',
    source: 'Larkwade housing needs report, page 9',
    monthsAgo: 15,
    ref: 'p. 9',
    gatheredBy: 'District council, rural housing',
  },
  {
    id: 'evidence-age',
    theme: null,
    claim: 'More than a quarter of Larkwade is 65 or older.',
    kind: 'statistic',
    figure: '383 of 1,412 residents (27%)',
    source: 'Larkwade parish profile (an invented figure for an invented village)',
    monthsAgo: 8,
    ref: 'table 2',
    gatheredBy: 'Plan steering group',
  },
  {
    id: 'evidence-flood',
    theme: 'river',
    claim: 'Mill Lane was under water for eleven days in one year.',
    kind: 'count',
    figure: '11 days',
    source: "Flood wardens' diary",
    monthsAgo: 5,
    ref: 'C2',
    gatheredBy: 'Larkwade flood wardens',
  },
  {
    id: 'evidence-letter',
    theme: 'buses',
    claim: 'The county has no money for new evening buses this year.',
    kind: 'letter',
    figure: '',
    source: 'Letter from the passenger transport team to the parish council',
    monthsAgo: 1,
    ref: 'L4',
    gatheredBy: 'Parish clerk',
  },
]

export interface DemoOrganisation extends Omit<Organisation, 'replyDate'> {
  readonly id: string
  /** Null: no answer yet. */
  readonly repliedDaysAgo: number | null
}
export const organisations: readonly DemoOrganisation[] = [
  {
    id: 'organisation-parish',
    name: 'Larkwade Parish Council',
    kind: 'parish',
    ask: 'Will you lead the work on a crossing, and set money aside for it?',
    reply: 'yes',
    replyWords: 'Yes. We voted for it at our last meeting and have set aside £8,000.',
    repliedDaysAgo: 24,
  },
  {
    id: 'organisation-highways',
    name: 'County council, highways',
    kind: 'council',
    ask: 'Will you build a zebra crossing by the school, and make Wade Street 20 mph?',
    reply: 'asked',
    replyWords: '',
    repliedDaysAgo: null,
  },
  {
    id: 'organisation-buses',
    name: 'County council, passenger transport',
    kind: 'council',
    ask: 'Will you pay for two evening buses from Thursday to Saturday?',
    reply: 'no',
    replyWords: 'Not this year. All the money for new routes is spent. Please ask again before the next budget.',
    repliedDaysAgo: 33,
  },
  {
    id: 'organisation-surgery',
    name: 'Thell Valley Surgery',
    kind: 'health',
    ask: 'Will you tell patients from Larkwade about shared lifts, and fit visit times round them?',
    reply: 'yes',
    replyWords: 'Gladly. Reception will ask each caller from Larkwade if they can get here.',
    repliedDaysAgo: 61,
  },
  {
    id: 'organisation-drainage',
    name: 'Thell Valley drainage board',
    kind: 'other',
    ask: 'Would a bank on the low meadow need your consent, and could you help to design it?',
    reply: 'not-yet',
    replyWords: '',
    repliedDaysAgo: null,
  },
]

export interface DemoLetter {
  readonly text: string
  readonly agreed: boolean
  /** Words that somebody added after the letter was agreed. */
  readonly addedSince?: string
}
export interface DemoLog {
  readonly daysAgo: number
  readonly role: string
  readonly field: string
  readonly before: string
  readonly after: string
}
export interface DemoAction extends Omit<PlainCells, 'due' | 'doerBecause'> {
  readonly id: string
  readonly line: Action['spot']['line']
  readonly letters: Readonly<Partial<Record<Letter, DemoLetter>>>
  /** Null: no date yet. */
  readonly dueInMonths: number | null
  readonly partners: Readonly<Record<string, { readonly name: string; readonly reply: Reply }>>
  readonly sources: readonly string[]
  readonly log: readonly DemoLog[]
}

export const actions: readonly DemoAction[] = [
  {
    id: 'action-slide',
    title: 'Mend the big slide on the rec',
    line: 'above',
    letters: {
      s: { text: 'Put a new panel in the big slide on the rec, and soft ground under it.', agreed: true },
      m: { text: 'One slide, open every day. The play inspector has passed it.', agreed: true },
      a: {
        text: 'The parish council owns the rec and has £1,850 put by. Parents clear the old ground on one Saturday.',
        agreed: true,
      },
      r: {
        text: 'Yes. It is one panel and a day of work. Children asked for it at the school afternoon.',
        agreed: true,
      },
      t: { text: 'Open by {month:1} at the latest.', agreed: true },
    },
    doer: 'community',
    lead: 'Larkwade Parish Council',
    leadReply: 'yes',
    deputy: 'Friends of the Rec',
    dueInMonths: 1,
    cost: '£1,850',
    moneyFrom: "Parish council's play fund",
    status: 'done',
    statusNote: 'Open since {month:-1}. The inspector passed it, and her note hangs on the hall notice board.',
    rag: 'green',
    partners: { 'organisation-friends': { name: 'Friends of the Rec', reply: 'yes' } },
    sources: ['note:note-slide', 'theme:theme-young'],
    log: [
      { daysAgo: 120, role: 'editor', field: 'status', before: 'not-started', after: 'under-way' },
      { daysAgo: 38, role: 'helper', field: 'status', before: 'under-way', after: 'done' },
    ],
  },
  {
    id: 'action-lifts',
    title: 'Run shared lifts to the hospital and the surgery',
    line: 'above',
    letters: {
      s: {
        text: 'Volunteers drive people from Larkwade to the hospital and the surgery, Monday to Friday. People ask by noon the day before.',
        agreed: true,
      },
      m: {
        text: '20 lifts a month. Nobody misses a visit for want of a lift. We count every ask and every lift.',
        agreed: true,
      },
      a: {
        text: '12 drivers have come forward. A county charity gives training and insurance. Fuel costs £1,200 a year, and riders give what they can.',
        agreed: true,
      },
      r: {
        text: 'Yes. Six drivers have tried it since {month:-2} and it works. Few people need it, but they need it badly.',
        agreed: true,
      },
      t: { text: 'Five days a week by {month:5}.', agreed: true },
    },
    doer: 'with-help',
    lead: 'Larkwade Good Neighbours',
    leadReply: 'yes',
    deputy: 'Church and chapel visiting team',
    dueInMonths: 5,
    cost: '£1,200 a year',
    moneyFrom: 'Gifts from riders, and a parish council grant',
    status: 'under-way',
    statusNote: 'Three days a week so far. 11 lifts last month. Four more drivers start their training soon.',
    rag: 'green',
    partners: {
      'organisation-surgery': { name: 'Thell Valley Surgery', reply: 'yes' },
      'organisation-charity': { name: 'County community transport charity', reply: 'yes' },
    },
    sources: [
      'note:note-hospital',
      'note:note-lifts',
      'note:note-surgery',
      'theme:theme-buses',
      'evidence:evidence-age',
    ],
    log: [
      { daysAgo: 64, role: 'facilitator', field: 'status', before: 'not-started', after: 'under-way' },
      {
        daysAgo: 61,
        role: 'editor',
        field: 'partners',
        before: 'Thell Valley Surgery: asked',
        after: 'Thell Valley Surgery: yes',
      },
      { daysAgo: 9, role: 'editor', field: 'due', before: '{month:2}', after: '{month:5}' },
    ],
  },
  {
    id: 'action-youth',
    title: 'Open a youth night in the hall on Fridays',
    line: 'above',
    letters: {
      s: { text: 'A youth night in the village hall, Fridays from 7 to 9, for ages 11 to 16.', agreed: true },
      m: {
        text: 'At least 15 young people each week, ten weeks in a row. Then they say if it should go on.',
        agreed: true,
      },
      a: {
        text: "Eight adults have offered, two for each night. The hall's own safeguarding lead trains and checks them. The hall gives Fridays free. £600 for games and food.",
        agreed: true,
      },
      r: {
        text: 'Yes. The hall stands empty on Fridays. 31 of the 44 young people we asked would come.',
        agreed: true,
      },
      t: { text: 'Adults trained by {month:2}. First night in {month:4}.', agreed: true },
    },
    doer: 'community',
    lead: 'Youth Night Group',
    leadReply: 'yes',
    deputy: 'Village Hall Committee',
    dueInMonths: 4,
    cost: '£600 a year',
    moneyFrom: 'Takings from the village fair',
    status: 'not-started',
    statusNote: '',
    rag: null,
    partners: {
      'organisation-hall': { name: 'Village Hall Committee', reply: 'yes' },
      'organisation-school': { name: 'Larkwade Primary School', reply: 'asked' },
    },
    sources: [
      'note:note-youth-night',
      'note:note-year-six',
      'note:note-ask-us',
      'theme:theme-young',
      'evidence:evidence-youth',
    ],
    log: [{ daysAgo: 0, role: 'editor', field: 'leadReply', before: 'asked', after: 'yes' }],
  },
  {
    id: 'action-shop',
    title: 'Open a shop that the village owns',
    line: 'below',
    letters: {
      s: {
        text: 'Rent the old shop on Wade Street. Open it as a village shop with a post counter, owned by its members.',
        agreed: true,
      },
      m: {
        text: 'Open six days a week. 250 households hold a share. It pays its own way after two years.',
        agreed: true,
      },
      a: {
        text: 'Shares for £60,000 and a loan for the rest. One paid manager and 25 volunteers. The owner now offers a fair ten-year lease.',
        agreed: true,
      },
      r: {
        text: '218 of 357 households would use it every week. The last shop closed over its rent, not for want of customers.',
        agreed: true,
      },
      t: { text: 'Shares on sale in {month:6}. Doors open by {month:14}.', agreed: true },
    },
    doer: 'community',
    lead: 'Shop Working Group',
    leadReply: 'asked',
    deputy: '',
    dueInMonths: 14,
    cost: '£95,000 to start',
    moneyFrom: 'Shares and a loan',
    status: 'not-started',
    statusNote: '',
    rag: null,
    partners: {
      'organisation-parish': { name: 'Larkwade Parish Council', reply: 'yes' },
      'organisation-shops': { name: 'A support charity for village shops', reply: 'asked' },
    },
    sources: [
      'note:note-own-shop',
      'note:note-shopkeeper',
      'note:note-milk',
      'theme:theme-shop',
      'evidence:evidence-shop',
    ],
    log: [],
  },
  {
    id: 'action-crossing',
    title: 'Make Wade Street safe to cross by the school',
    line: 'below',
    letters: {
      s: { text: 'A zebra crossing outside the school gate, and 20 mph from the church to the bridge.', agreed: true },
      m: {
        text: 'The average speed is under 24 mph at school times. The school logs no near miss for a whole term.',
        agreed: true,
        addedSince: 'And 8 in 10 children in Year 4 and up cross it without a grown-up.',
      },
      a: {
        text: 'The county builds it for about £45,000. The parish council gives £8,000 of that. The school keeps the log.',
        agreed: true,
      },
      r: {
        text: 'One car in three goes over 30 there now. The farms will keep trailers off at school times.',
        agreed: false,
      },
    },
    doer: 'with-help',
    lead: 'Larkwade Parish Council',
    leadReply: 'yes',
    deputy: 'Roads theme group',
    dueInMonths: null,
    cost: 'About £45,000',
    moneyFrom: 'County council, with £8,000 from the parish',
    status: 'not-started',
    statusNote: '',
    rag: null,
    partners: {
      'organisation-highways': { name: 'County council, highways', reply: 'asked' },
      'organisation-school': { name: 'Larkwade Primary School', reply: 'yes' },
      'organisation-farms': { name: 'Hythe Farm', reply: 'yes' },
    },
    sources: [
      'note:note-crossing',
      'note:note-twenty',
      'note:note-scary',
      'note:note-harvest',
      'theme:theme-roads',
      'evidence:evidence-speed',
    ],
    log: [
      { daysAgo: 24, role: 'facilitator', field: 'leadReply', before: 'asked', after: 'yes' },
      {
        daysAgo: 0,
        role: 'editor',
        field: 'm',
        before: 'The average speed is under 24 mph at school times. The school logs no near miss for a whole term.',
        after:
          'The average speed is under 24 mph at school times. The school logs no near miss for a whole term.\n' +
          'And 8 in 10 children in Year 4 and up cross it without a grown-up.',
      },
    ],
  },
  {
    id: 'action-meadow',
    title: 'Hold flood water on the low meadow',
    line: 'below',
    letters: {
      s: {
        text: 'A low bank across the bottom of the meadow, so that the Thell spreads there and not in Mill Lane.',
        agreed: false,
      },
      m: { text: 'Mill Lane stays open when the river is as high as it was in the last big flood.', agreed: false },
    },
    doer: null,
    lead: '',
    leadReply: 'not-yet',
    deputy: '',
    dueInMonths: null,
    cost: '',
    moneyFrom: '',
    status: 'not-started',
    statusNote: '',
    rag: null,
    partners: {},
    sources: ['note:note-meadow', 'note:note-mill-lane', 'evidence:evidence-flood'],
    log: [],
  },
  {
    id: 'action-evening-bus',
    title: 'Bring back an evening bus from town',
    line: 'below',
    letters: {
      s: { text: 'Two buses home from town, at 7.30 and 10.15, on Thursdays, Fridays and Saturdays.', agreed: true },
      m: { text: 'At least 12 people on each bus after six months. We count them with the drivers.', agreed: true },
      a: {
        text: 'Only the county and the bus company can run it, for about £38,000 a year. Our part is to show who would ride.',
        agreed: true,
      },
      r: { text: '146 of 357 households would use it. Three more villages on the road want it too.', agreed: false },
      t: { text: 'A yes or no in {month:5}, with the next budget. First bus by {month:11}.', agreed: false },
    },
    doer: 'agency',
    lead: 'County council, passenger transport',
    leadReply: 'no',
    deputy: 'Larkwade Parish Council',
    dueInMonths: 11,
    cost: 'About £38,000 a year',
    moneyFrom: "The county's bus budget",
    status: 'stuck',
    statusNote:
      'The county has no money for new routes this year. We ask again before the next budget, with three more villages.',
    rag: 'red',
    partners: {
      'organisation-parish': { name: 'Larkwade Parish Council', reply: 'yes' },
      'organisation-bus-company': { name: 'The bus company', reply: 'asked' },
    },
    sources: [
      'note:note-no-bus-eve',
      'note:note-pamaina',
      'note:note-domingo',
      'theme:theme-buses',
      'evidence:evidence-bus',
      'evidence:evidence-letter',
    ],
    log: [
      { daysAgo: 33, role: 'facilitator', field: 'leadReply', before: 'asked', after: 'no' },
      { daysAgo: 33, role: 'facilitator', field: 'status', before: 'not-started', after: 'stuck' },
    ],
  },
]

export const vision = {
  paragraphs: [
    'In ten years Larkwade is a place where you can be small, grow up and grow old. ' +
      'A child walks to school without holding a hand. The last bus home leaves after the film has ended.',
    'The shop is ours and its door is open. The hall is warm, and most nights something is on. ' +
      'People who have come from far away and people who have never left both know whom to ask.',
    'The Thell has room to rise, so our homes stay dry. There are otters in it. ' +
      'We will know that we are getting there when:',
  ],
  list: [
    'a family on a local wage can rent a home here',
    'nobody misses a doctor for want of a lift',
    'young people have a say, and a reason to stay',
    'every year we ask each other again: what next?',
  ],
} as const

/** What else people wrote together about the plan. */
export const otherTexts = {
  place:
    'Larkwade lies where the Thell leaves the hills. 1,412 people live here, in the old village, on the Hythe and at the farms. ' +
    'There is a primary school, a hall and a church. The shop closed two years ago, and the surgery moved to town.',
  asked:
    'We asked in the hall, at the school and on paper slips at the school bus. ' +
    'People on late shifts and people without a car were hard to reach. Next time we go to the packhouse.',
  thanks:
    'Thank you to everybody who wrote a note, to the school for its afternoon, and to those who brought cake. ' +
    'The parish council gave us the hall.',
} as const
