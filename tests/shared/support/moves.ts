// Moves: every operation on a board as one random step, and the junk that operations never write.
import * as fc from 'fast-check'
import * as Y from 'yjs'
import * as acting from '#shared/board/operations/actions.ts'
import { flagBigNeed } from '#shared/board/operations/bigNeed.ts'
import { moveStage, openSession } from '#shared/board/operations/boards.ts'
import type { By } from '#shared/board/operations/by.ts'
import * as facts from '#shared/board/operations/facts.ts'
import * as sorting from '#shared/board/operations/notes.ts'
import * as suggesting from '#shared/board/operations/suggestions.ts'
import * as theming from '#shared/board/operations/themes.ts'
import { showOnWall } from '#shared/board/operations/wall.ts'
import { appendProse } from '#shared/board/prose.ts'
import { mapOf } from '#shared/board/record.ts'
import * as schema from '#shared/board/schema.ts'
import { textOf, texts } from '#shared/board/texts.ts'
import { handsSettings, stages } from '#shared/people/roles.ts'
import { actionId, at, diceFrom, evidenceId, noteId, organisationId, sessionId, themeId } from './boards.ts'
import { junkAt } from './junk.ts'
import { oddElement, shape } from './shapes.ts'

/** One person at one board, who can undo. */
export interface Peer {
  readonly doc: Y.Doc
  readonly by: By
  readonly undo: Y.UndoManager
}

export function peerOf(n: number): Peer {
  const doc = new Y.Doc()
  doc.clientID = n + 10 // Below that are the boards that tests start from.
  const by = { origin: `peer ${n}`, at, dice: diceFrom(n) }
  const scope = Object.entries(schema.roots).map(([root, type]) =>
    type === 'prose' ? doc.getXmlFragment(root) : doc.getMap(root),
  )
  // Without a pause that joins acts, the clock has no say in what one undo takes back.
  return { doc, by, undo: new Y.UndoManager(scope, { trackedOrigins: new Set([by.origin]), captureTimeout: 0 }) }
}

/** A step is the name of a move and three numbers, from which the move picks what it needs. */
export interface Step {
  readonly move: keyof typeof moves
  readonly a: number
  readonly b: number
  readonly c: number
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
// Few records, so that people get in each other's way.
const aNote = (n: number) => noteId(n % 7)
const aTheme = (n: number) => themeId(n % 3)
const anAction = (n: number) => actionId(n % 3)
const anEvidence = (n: number) => evidenceId(n % 2)
const aSuggestion = (n: number) => `suggestion-${n % 4}` as schema.SuggestionId
const someNotes = (a: number, c: number) => Array.from({ length: 1 + (c % 3) }, (_, i) => aNote(a + i * 3))
const aLink = (n: number) =>
  pick([`note:${aNote(n)}`, `theme:${aTheme(n)}`, `evidence:${anEvidence(n)}`, `action:${anAction(n)}`, 'nonsense'], n)
const placeOf = <Id extends string>(n: number, before: Id) => pick(['first', 'last', { before }] as const, n)

// Ranks that two people may both have, ranks that nothing fits beside, and no ranks at all.
const junkRanks = ['a0', 'a0', 'a0V', 'zz', 'a0!', 'A00000000000000000000000001', '', 7, 10n, null] as const

/** Every root in which records lie, with the names of the fields in it. */
const collections = [schema.notes, schema.themes, schema.actions, schema.evidence] as const
const anyId = (root: number, n: number): string => pick([aNote, aTheme, anAction, anEvidence], root)(n)

type Numbers = Omit<Step, 'move'>
const moves = {
  post: ({ doc, by }, { a, b }) =>
    sorting.postNotes(doc, by, [{ id: aNote(a), kind: 'idea', text: `Words ${b}`, via: 'phone', lang: null }]),
  reword: ({ doc, by }, { a, b }) => sorting.rewordNote(doc, by, { note: aNote(a), kind: 'issue', text: `Else ${b}` }),
  withdraw: ({ doc, by }, { a }) => sorting.withdrawNote(doc, by, { note: aNote(a) }),
  move: ({ doc, by }, { a, b, c }) =>
    sorting.moveNotes(doc, by, {
      notes: someNotes(a, c),
      theme: b % 4 === 3 ? null : aTheme(b),
      place: placeOf(c, aNote(b)),
    }),
  stack: ({ doc, by }, { a, b, c }) => sorting.stackNotes(doc, by, { notes: someNotes(a, c), on: aNote(b) }),
  unstack: ({ doc, by }, { a }) => sorting.unstackNote(doc, by, { note: aNote(a) }),
  addTheme: ({ doc, by }, { a }) => theming.addTheme(doc, by, { theme: aTheme(a), name: `Theme ${a}` }),
  gather: ({ doc, by }, { a, b, c }) =>
    theming.gatherTheme(doc, by, { theme: aTheme(a), name: `Theme ${b}`, notes: someNotes(b, c) }),
  splitTheme: ({ doc, by }, { a, b, c }) =>
    theming.splitTheme(doc, by, { theme: aTheme(a), into: aTheme(b), name: `Theme ${c}`, notes: someNotes(b, c) }),
  mergeThemes: ({ doc, by }, { a, b }) => theming.mergeThemes(doc, by, { theme: aTheme(a), into: aTheme(b) }),
  keepApart: ({ doc, by }, { a, b, c }) =>
    sorting.keepApart(doc, by, {
      apart: `apart-${doc.clientID}-${c}` as schema.ApartId,
      notes: [aNote(a), aNote(b)],
    }),
  nameTheme: ({ doc, by }, { a, b }) => theming.nameTheme(doc, by, { theme: aTheme(a), name: `Name ${b}` }),
  orderTheme: ({ doc, by }, { a, b, c }) =>
    theming.orderTheme(doc, by, { theme: aTheme(a), place: placeOf(c, aTheme(b)) }),
  dissolve: ({ doc, by }, { a }) => theming.dissolveTheme(doc, by, { theme: aTheme(a) }),
  draft: ({ doc, by }, { a, b, c }) =>
    acting.draftAction(doc, by, {
      action: anAction(a),
      title: `Action ${b}`,
      sources: [aLink(b), aLink(c)],
      place: placeOf(c, anAction(b)),
    }),
  link: ({ doc, by }, { a, b, c }) =>
    acting.linkSources(doc, by, { action: anAction(a), sources: [aLink(b), aLink(c)] }),
  unlink: ({ doc, by }, { a, b }) => acting.unlinkSource(doc, by, { action: anAction(a), source: aLink(b) }),
  fill: ({ doc, by }, { a, b, c }) =>
    acting.fillAction(doc, by, {
      action: anAction(a),
      lead: pick(['', 'Ada', 'Bo'], b),
      leadReply: pick(schema.replies, c),
      due: pick([null, '2027-09'], b + c),
    }),
  partner: ({ doc, by }, { a, b, c }) =>
    acting.setPartner(doc, by, {
      action: anAction(a),
      partner: organisationId(b % 3),
      as: c % 4 === 0 ? null : { name: `Partner ${c}`, reply: pick(schema.replies, c) },
    }),
  type: ({ doc }, { a, b, c }) => type(doc, a, b, c),
  agree: ({ doc, by }, { a, b, c }) =>
    acting.agreeLetter(doc, by, { action: anAction(a), letter: pick(schema.letters, b), agreed: c % 4 !== 0 }),
  moveAction: ({ doc, by }, { a, b, c }) =>
    acting.moveAction(doc, by, {
      action: anAction(a),
      line: pick(['above', 'below'] as const, b),
      place: placeOf(c, anAction(b)),
    }),
  /** All that it takes to bring an action into the plan, or chance would hardly ever do so. */
  plan: ({ doc, by }, { a, b }) =>
    doc.transact(() => {
      const action = anAction(a)
      acting.linkSources(doc, by, { action, sources: [aLink(b)] })
      acting.fillAction(doc, by, { action, doer: 'community', lead: 'Ada', leadReply: 'yes', due: '2027-09' })
      for (const [i, letter] of schema.letters.entries()) {
        type(doc, a, i, 0)
        acting.agreeLetter(doc, by, { action, letter, agreed: true })
      }
      acting.moveAction(doc, by, { action, line: 'above', place: 'first' })
    }, by.origin),
  suggest: ({ doc, by }, { a, b, c }) =>
    suggesting.giveSuggestion(doc, by, {
      suggestion: aSuggestion(c),
      action: anAction(a),
      letter: pick(schema.letters, b),
      text: `Answer ${c}`,
    }),
  takeSuggestion: ({ doc, by }, { c }) => suggesting.takeSuggestion(doc, by, { suggestion: aSuggestion(c) }),
  putAside: ({ doc, by }, { c }) => suggesting.putAside(doc, by, { suggestion: aSuggestion(c) }),
  drop: ({ doc, by }, { a }) => acting.dropAction(doc, by, { action: anAction(a) }),
  keepEvidence: ({ doc, by }, { a, b }) =>
    facts.keepEvidence(doc, by, { evidence: anEvidence(a), claim: `Claim ${b}`, figure: `${b}` }),
  linkEvidence: ({ doc, by }, { a, b, c }) =>
    facts.linkEvidence(doc, by, { evidence: anEvidence(a), theme: aTheme(b), linked: c % 4 !== 0 }),
  dropEvidence: ({ doc, by }, { a }) => facts.dropEvidence(doc, by, { evidence: anEvidence(a) }),
  keepOrganisation: ({ doc, by }, { a, b }) =>
    facts.keepOrganisation(doc, by, { organisation: organisationId(a % 2), name: `Name ${b}` }),
  flag: ({ doc, by }, { a, b, c }) =>
    flagBigNeed(doc, by, { item: c % 2 ? aNote(a) : aTheme(a), why: pick(['', 'It matters', 'Only they can say'], b) }),
  dropOrganisation: ({ doc, by }, { a }) => facts.dropOrganisation(doc, by, { organisation: organisationId(a % 2) }),
  fate: ({ doc, by }, { a, b, c }) =>
    sorting.tellFate(doc, by, {
      notes: someNotes(a, c),
      fate: pick([null, { kind: 'parked', to: '', why: `Why ${b}` }, { kind: 'passed-on', to: 'County', why: '' }], b),
    }),
  show: ({ doc, by }, { a, b }) => showOnWall(doc, by, { theme: aTheme(a), size: pick(['S', 'M', 'L'] as const, b) }),
  stage: ({ doc, by }, { a, b }) =>
    moveStage(doc, by, { stage: pick(stages, a), hands: pick(handsSettings, b), question: null }),
  session: ({ doc, by }, { a }) =>
    openSession(doc, by, { session: sessionId(a % 3), name: '', date: '2027-04-01', place: 'Hall' }),
  vision: ({ doc, by }, { a, b }) =>
    doc.transact(() => appendProse(textOf(doc, pick(texts, b)), `Vision ${a}`), by.origin),
  shape: ({ doc, by }, numbers) => doc.transact(() => shape(doc, numbers), by.origin),
  undo: ({ undo }) => undo.undo(),
  redo: ({ undo }) => undo.redo(),
  junkField: ({ doc, by }, { a, b, c }) => {
    const of = pick<(typeof collections)[number]>(collections, a)
    const map = doc.getMap(of.root).get(anyId(a, b))
    if (map instanceof Y.Map)
      doc.transact(() => map.set(pick([...Object.keys(of.fields), 'said'], c), junkAt(b + c)), by.origin)
  },
  /** Junk where it hurts most: what says where a note or an action lies. */
  junkSpot: ({ doc, by }, { a, b, c }) => {
    const map = c % 2 ? mapOf(doc, schema.notes, aNote(a)) : mapOf(doc, schema.actions, anAction(a))
    doc.transact(() => map?.set('spot', { theme: aTheme(b), line: 'above', rank: pick(junkRanks, b + c) }), by.origin)
  },
  junkText: ({ doc, by }, { a, b }) =>
    doc.transact(() => textOf(doc, pick(texts, a)).insert(0, [oddElement(b)]), by.origin),
  junkRecord: ({ doc, by }, { a, b, c }) =>
    doc.transact(() => doc.getMap(pick(collections, a).root).set(anyId(a, b), junkAt(c)), by.origin),
} satisfies Record<string, (peer: Peer, numbers: Numbers) => unknown>

/** Types into a letter, or with `c` even takes a character out of it, as an editor would: not through an operation. */
function type(doc: Y.Doc, a: number, b: number, c: number): void {
  const letter = acting.letterText(doc, anAction(a), pick(schema.letters, b))
  if (letter === undefined) return
  const words = letter.toArray().flatMap(node => (node instanceof Y.XmlElement ? node.toArray() : []))[0]
  if (!(words instanceof Y.XmlText)) appendProse(letter, `Letter ${b}`)
  else if (c % 2 === 1 || words.length === 0) words.insert(words.length === 0 ? 0 : c % words.length, `${b}`)
  else words.delete(c % words.length, 1)
}

export function play(peer: Peer, { move, a, b, c }: Step): void {
  moves[move](peer, { a, b, c })
}

const number = fc.nat(59)
export const steps: fc.Arbitrary<Step> = fc.record({
  // Notes and themes come up often, so that there is something to move.
  move: fc.constantFrom(
    ...(Object.keys(moves) as Step['move'][]),
    ...([
      'post',
      'post',
      'post',
      'move',
      'move',
      'move',
      'stack',
      'addTheme',
      'draft',
      'plan',
      'plan',
      'junkSpot',
      'junkSpot',
      'junkSpot',
    ] as const),
  ),
  a: number,
  b: number,
  c: number,
})
