// Schema v1: what a board is made of. This file is the glossary; every type is derived from it, never written twice.
import * as Y from 'yjs'
import { isId } from '#shared/lib/ids.ts'
import { handsSettings, stages } from '#shared/people/roles.ts'
import { holdSettings, mostItems, usualRules } from '#shared/people/stageRules.ts'
import {
  entries,
  flag,
  idOrNull,
  listOf,
  oneOf,
  prose,
  rank,
  readFields,
  value,
  valueOrNull,
  when,
  whole,
  wholeOrNull,
  words,
  wordsOrNull,
} from './fields.ts'
import { letters, type Letter } from './letters.ts'
import { readSource } from './link.ts'
import { noteKinds, noteVias } from './noteKinds.ts'
import { collection, packedCollection, type Of } from './record.ts'
import { slipRanges } from './slips.ts'
import { wallLevels } from './wallLevels.ts'

export const schemaVersion = 1

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }
export type NoteId = Branded<'note'>
export type ThemeId = Branded<'theme'>
export type ActionId = Branded<'action'>
export type EvidenceId = Branded<'evidence'>
export type OrganisationId = Branded<'organisation'>
export type SessionId = Branded<'session'>
export type ApartId = Branded<'apart'>
export type SuggestionId = Branded<'suggestion'>

/** A note: one issue or idea in a resident's own words. */
export const notes = packedCollection<NoteId>()(
  'notes',
  'said',
  // Only the server writes these.
  {
    kind: oneOf(noteKinds, 'idea'),
    text: words(600),
    /** Permanent reference, `W2-047`: workshop 2, note 47. */
    ref: words(20),
    session: idOrNull<SessionId>(),
    via: oneOf(noteVias, 'phone'),
    lang: wordsOrNull(35),
    /** To the minute, so that it cannot be matched with a log. */
    postedAt: when,
    /** A late idea: it was posted after the post stage. */
    late: flag,
  },
  // Editors write these: where it lies, and what becomes of it.
  {
    /** Theme and place in one value: a move is atomic. No theme: it lies loose. */
    spot: value({ theme: idOrNull<ThemeId>(), rank }),
    stackedOn: idOrNull<NoteId>(),
    /** What became of it, apart from being in an action (which the action's sources tell). */
    fate: valueOrNull({ kind: oneOf(['parked', 'passed-on', 'not-taken'], 'parked'), to: words(120), why: words(600) }),
    /** "Few people, big need": why a note with few dots still matters; '' when not flagged. */
    bigNeed: words(600),
  },
)
export type Note = Of<typeof notes>

/** A theme: notes that belong together, under a name and, later, a statement of what people said. */
export const themes = collection<ThemeId>()('themes', {
  name: words(120),
  statement: words(1000),
  /** The tile it keeps on the wall all evening, from 0. */
  slot: whole(0),
  rank,
  domain: wordsOrNull(60),
  /** The same as a note's: why it matters though few people chose it; '' when not flagged. */
  bigNeed: words(600),
  /** How it came about, oldest first: the names of the themes that it was split from, or that went into it. */
  past: listOf(value({ what: oneOf(['split', 'merged'], 'merged'), name: words(120), at: when }), 24),
})
export type Theme = Of<typeof themes>

/** Notes that look alike and that people keep apart: no two of them say the same. */
export const apart = collection<ApartId>()('apart', { notes: listOf(words(40), 24) })
export type Apart = Of<typeof apart>

export { letters, type Letter }

export const doers = ['community', 'with-help', 'agency'] as const
export type Doer = (typeof doers)[number]
/** Whose say, money or work something is. */
export const sides = ['us', 'both', 'others'] as const
export type Side = (typeof sides)[number]
export const replies = ['not-yet', 'asked', 'yes', 'no'] as const
export type Reply = (typeof replies)[number]
export const statuses = ['not-started', 'under-way', 'stuck', 'done', 'dropped'] as const
export type Status = (typeof statuses)[number]

/** An action: a row of the SMART grid, led back to what people said through its sources. */
export const actions = collection<ActionId>()('actions', {
  no: whole(0),
  title: words(240),
  spot: value({ line: oneOf(['above', 'below'], 'below'), rank }),
  s: prose,
  m: prose,
  a: prose,
  r: prose,
  t: prose,
  /** The words that people agreed to, letter by letter. Agreement lasts exactly as long as the words stay the same. */
  agreedS: wordsOrNull(4000),
  agreedM: wordsOrNull(4000),
  agreedA: wordsOrNull(4000),
  agreedR: wordsOrNull(4000),
  agreedT: wordsOrNull(4000),
  doer: oneOf([...doers, null], null),
  /** The answers that `doer` was told from: who must say yes, who pays, who does the work. Null when it was chosen outright. */
  doerBecause: valueOrNull({
    yes: oneOf([...sides, null], null),
    pays: oneOf([...sides, null], null),
    works: oneOf([...sides, null], null),
  }),
  lead: words(120),
  leadReply: oneOf(replies, 'not-yet'),
  deputy: words(120),
  /** The month or day by which it is done. */
  due: when,
  cost: words(120),
  moneyFrom: words(120),
  status: oneOf(statuses, 'not-started'),
  /** Why it is stuck or dropped, or how people know that it is done. */
  statusNote: words(600),
  rag: oneOf(['green', 'amber', 'red', null], null),
  partners: entries(value({ name: words(120), reply: oneOf(replies, 'not-yet') }), isId),
  /** Keys are links (`note:ID`, `theme:ID`, `evidence:ID`); values say nothing. */
  sources: entries(flag, key => readSource(key) !== null),
  /** What was changed, when and by whom in which role (operations/log.ts). It goes by what the changing device says. */
  log: entries(value({ at: when, role: words(20), field: words(40), before: words(4000), after: words(4000) }), isId),
})
export type Action = Of<typeof actions>

/** A suggestion: what somebody answered from a phone to the question of one letter. It lies beside the cell, never in it. */
export const suggestions = packedCollection<SuggestionId>()(
  'suggestions',
  'given',
  // Only the server writes these. The time is kept to the minute.
  { action: idOrNull<ActionId>(), letter: oneOf(letters, 's'), text: words(600), at: when },
  // Editors write this: whether its words went into the cell, or it was put aside.
  { became: oneOf(['waiting', 'used', 'aside'], 'waiting') },
)
export type Suggestion = Of<typeof suggestions>

/** How many people said "I can help" with an action. Only the server writes it. */
export const offers = collection<ActionId>()('offers', { people: whole(0) })

/** Evidence: a fact that an action rests on, with where it came from. */
export const evidence = collection<EvidenceId>()('evidence', {
  claim: words(600),
  kind: oneOf(['notes', 'dots', 'survey', 'count', 'document', 'statistic', 'letter'], 'count'),
  figure: words(120),
  source: words(300),
  date: when,
  ref: words(20),
  gatheredBy: words(120),
  /** The themes it speaks to, by their ids; values say nothing. */
  themes: entries(flag, isId),
})
export type Evidence = Of<typeof evidence>

export const organisations = collection<OrganisationId>()('organisations', {
  name: words(120),
  kind: oneOf(['community', 'parish', 'council', 'health', 'police', 'charity', 'business', 'other'], 'other'),
  ask: words(600),
  reply: oneOf(replies, 'not-yet'),
  replyWords: words(600),
  replyDate: when,
})
export type Organisation = Of<typeof organisations>

/** A session: one dated workshop on the board. */
export const sessions = collection<SessionId>()('sessions', {
  number: whole(1),
  name: words(120),
  date: when,
  place: words(120),
  attendance: wholeOrNull(),
  /** The number of its latest note; numbers are never used twice, not even after a note was withdrawn. */
  lastNote: whole(0),
  /** Numbers printed on paper slips that have no note yet. */
  slips: slipRanges,
  /** People without a phone for whom somebody wrote; only how many. */
  helped: whole(0),
})
export type Session = Of<typeof sessions>

/** Dots after the choices were shown, by item. Only the server writes them. */
export const tallies = collection<ThemeId | NoteId>()('tallies', {
  round: whole(1),
  dots: whole(0),
  people: whole(0),
  paper: whole(0),
})

/** Coarse sums of who took part, five people or more each. Only the server writes them. */
export const reach = collection<string>()('reach', { people: whole(0) })

/** Everything about the board as a whole. Only the server writes it. */
export const about = {
  root: 'about',
  fields: {
    schema: whole(schemaVersion),
    title: words(240),
    place: words(180),
    question: words(480),
    stage: oneOf(stages, 'welcome'),
    stageRules: value({
      hands: oneOf(handsSettings, usualRules.hands),
      blind: flag,
      hold: oneOf(holdSettings, usualRules.hold),
      helpSort: flag,
      dots: whole(usualRules.dots),
      perItem: whole(usualRules.perItem),
      items: listOf(words(40), mostItems),
    }),
    /** The latest round of choosing: open until its choices are shown; `chosen` counts people and says nothing else. */
    choosing: value({ round: whole(0), open: flag, chosen: whole(0) }),
    session: idOrNull<SessionId>(),
    /** The stage it counts for, when it ends by the server's clock, and for how long it was set; milliseconds. timer.ts reads it. */
    timer: valueOrNull({ stage: oneOf(stages, 'welcome'), endsAt: when, pausedWith: wholeOrNull(), lasts: whole(0) }),
    languages: listOf(words(35), 12),
    /** Who answers for the data, in words for the notice on every screen. */
    controller: words(600),
    /** Notes ever posted, on this board and all its sessions: the next note's place in order of arrival. */
    notesEver: whole(0),
    /** Notes that lie face down just now; they are in private records only. */
    faceDown: whole(0),
    /** Null until the plan is public at `/p/ID`; then whether search engines may list it. */
    published: valueOrNull({ indexable: flag }),
  },
} as const
export type About = ReturnType<typeof readAbout>

/** What the projector shows. Facilitators and helpers write it. */
export const wall = {
  root: 'wall',
  fields: {
    level: oneOf(wallLevels, 'overview'),
    theme: idOrNull<ThemeId>(),
    /** From 0. */
    page: whole(0),
    size: oneOf(['S', 'M', 'L'], 'M'),
    look: oneOf(['bright', 'dark', 'contrast'], 'bright'),
    /** A link (`note:ID` or `action:ID`) to what is shown alone, or ''. */
    spotlight: words(60),
    blank: flag,
    /** Goes through the pages by itself. */
    tour: oneOf(['off', 'on', 'paused'], 'off'),
  },
} as const
export type Wall = ReturnType<typeof readWall>

export const visionRoot = 'vision'

export function readAbout(doc: Y.Doc) {
  const map = doc.getMap(about.root)
  return readFields(about.fields, key => map.get(key))
}

export function readWall(doc: Y.Doc) {
  const map = doc.getMap(wall.root)
  return readFields(wall.fields, key => map.get(key))
}

export function visionOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(visionRoot)
}

/** All roots, with the Yjs type of each. A name that is not here is not part of a board. */
export const roots = {
  about: 'map',
  wall: 'map',
  notes: 'records',
  themes: 'records',
  apart: 'records',
  actions: 'records',
  suggestions: 'records',
  offers: 'records',
  evidence: 'records',
  organisations: 'records',
  sessions: 'records',
  tallies: 'records',
  reach: 'records',
  vision: 'prose',
} as const
