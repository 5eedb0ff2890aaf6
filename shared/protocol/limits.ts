// Limits: every number that bounds what a client may send, in one place for server, screens and tests.

const kibibyte = 1024

export const limits = {
  /** Characters a person would count (graphemes) in a note from a phone. */
  noteCharacters: 140,
  /** The same for notes typed from paper slips or imported. */
  paperNoteCharacters: 280,
  titleCharacters: 80,
  placeCharacters: 60,
  questionCharacters: 160,
  /** How a workshop of the board is called. */
  sessionNameCharacters: 60,
  timerMinutes: 180,
  themeNameCharacters: 32,
  actionTitleCharacters: 120,
  /** In one paragraph of a text that people write together, and paragraphs or list items in one text or list. */
  paragraphCharacters: 20_000,
  paragraphs: 2_000,
  /** Of one table in a text of the plan. */
  tableRows: 60,
  tableColumns: 8,
  /** What a helper writes to an author, or somebody who is worried to the helpers. */
  reasonCharacters: 280,
  /** Who is to be told of a worry, and how they are reached. */
  contactNameCharacters: 60,
  contactPhoneCharacters: 40,
  /** Stretches that may be taken out of a note at once. */
  cuts: 100,
  /** Most dots that anybody can be given. */
  dots: 100,
  /** Dots that may be counted on paper for one item. */
  paperDots: 9_999,
  /** So many notes may one person have taken off the wall in a minute. */
  worriesPerMinute: 6,
  /** How long a note waits that goes up by itself. Milliseconds. */
  shortHold: 10_000,
  /** The name that somebody gives to a moment of the board. */
  snapshotLabelCharacters: 60,
  notesPerRequest: 200,
  /** Paper slips that one request has numbers reserved for. */
  slipsPerRequest: 120,
  /** A desk asks for those that wait every few seconds; nobody checks more of them in that time. */
  heldNotesPerAnswer: 300,
  notesPerMinute: 5,
  helperNotesPerMinute: 120,
  notesPerBoard: 5000,
  /** Answers from phones that lie beside the cells of one board. */
  suggestionsPerBoard: 3000,
  bodyBytes: 64 * kibibyte,
  /** Answers of a questionnaire, as the text of one file. */
  surveyBytes: 1024 * kibibyte,
  surveyRows: 5000,
  surveyColumns: 200,
  /** So many different answers can be counted; when there are more, people wrote in their own words. */
  surveyAnswers: 20,
  importBytes: 16 * 1024 * kibibyte,
  syncMessageBytes: 256 * kibibyte,
  awarenessBytes: kibibyte,
  socketsPerBoard: 2000,
  socketsPerPerson: 5,
  /** The server speaks at least this often; stock clients hang up after 30 s of silence. Milliseconds. */
  heartbeatEvery: 12_000,
  /** A phone hears new counts no more often than this. Milliseconds. */
  countsEvery: 2_000,
} as const

/** How much may come over sync sockets. `burst` may come at once; what comes too fast is read later, not lost. */
export const flow = {
  /** One person, on all sockets together. */
  personMessages: { perSecond: 30, burst: 60 },
  personBytes: { perSecond: 256 * kibibyte, burst: 512 * kibibyte },
  personPresence: { perSecond: 5, burst: 10 },
  /** Seconds for which somebody may be kept waiting, before it is clear that it will not end. */
  personPatience: { perSecond: 0.5, burst: 60 },
  /** Everybody at one board; a full hall that comes back at once says three things each. */
  boardMessages: { perSecond: 2_000, burst: 10_000 },
  boardBytes: { perSecond: 8 * 1024 * kibibyte, burst: 64 * 1024 * kibibyte },
} as const satisfies Record<string, { readonly perSecond: number; readonly burst: number }>
export type FlowRates = Readonly<Record<keyof typeof flow, { readonly perSecond: number; readonly burst: number }>>
