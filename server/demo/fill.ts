// Fill: puts the demo village on an empty board, through the same operations that people's own acts go through.
import * as Y from 'yjs'
import {
  agreeLetter,
  draftAction,
  fillAction,
  letterText,
  moveAction,
  setPartner,
} from '#shared/board/operations/actions.ts'
import { flagBigNeed } from '#shared/board/operations/bigNeed.ts'
import { foundBoard, moveStage, openSession } from '#shared/board/operations/boards.ts'
import { change, type By } from '#shared/board/operations/by.ts'
import { countChosen, showChoices, type Sum } from '#shared/board/operations/choices.ts'
import { keepEvidence, keepOrganisation, linkEvidence } from '#shared/board/operations/facts.ts'
import { moveNotes, postNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { appendProse } from '#shared/board/prose.ts'
import { assign, mapOf, patch } from '#shared/board/record.ts'
import {
  about,
  actions,
  letters,
  notes,
  sessions,
  visionOf,
  type ActionId,
  type EvidenceId,
  type NoteId,
  type OrganisationId,
  type SessionId,
  type ThemeId,
} from '#shared/board/schema.ts'
import { textOf } from '#shared/board/texts.ts'
import type { Outcome } from '#shared/lib/outcome.ts'
import { usualRules } from '#shared/people/stageRules.ts'
import { dayBefore, minutesAfter, monthIn, tellMonths } from './times.ts'
import * as village from './village.ts'

/** Founds the demo board in an empty document and fills it. The same time and dice make the same board. */
export function fillDemo(doc: Y.Doc, by: By): void {
  change(doc, by, () => {
    for (const session of village.sessions) holdSession(doc, by, session)
    sortNotes(doc, by)
    gatherFacts(doc, by)
    for (const action of village.actions) writeAction(doc, by, action)
    writeTexts(doc)
    must(moveStage(doc, by, { stage: 'act', hands: 'off', question: null }))
  })
}

/** Holds one workshop: opens it (the first founds the board), and posts its notes a minute apart. */
function holdSession(
  doc: Y.Doc,
  by: By,
  { id, name, place, daysAgo, on, opens, attendance, notes: said }: village.DemoSession,
) {
  const session = id as SessionId
  const date = dayBefore(by.at, daysAgo, on)
  // Tonight's last note is a minute old; earlier workshops opened at their own hour.
  const opened = opens === undefined ? minutesAfter(by.at, -said.length) : `${date}T${opens}:00.000Z`
  const { title, place: villageName, question, controller } = village.board
  if (doc.getMap(about.root).size === 0) {
    must(foundBoard(doc, { ...by, at: opened }, { title, place: villageName, question, language: 'en', session }))
    assign(doc.getMap(about.root), { controller })
  } else must(openSession(doc, by, { session, name, date, place }))
  patch(doc, sessions, session, { name, place, attendance })
  for (const [i, { id, kind, text, via = 'phone', lang = 'en' }] of said.entries()) {
    const posted = { ...by, at: minutesAfter(opened, i) }
    must(postNotes(doc, posted, [{ id: id as NoteId, kind, text, via, lang }]))
  }
}

/** Makes the themes, sorts the notes into them, stacks those that say the same, has people choose, and tells what became of some. */
function sortNotes(doc: Y.Doc, by: By): void {
  const posted = village.sessions.flatMap(session => session.notes)
  const sums = new Map<string, Sum>()
  for (const [key, { name, domain, statement, ...dots }] of Object.entries(village.themes)) {
    const theme = `theme-${key}` as ThemeId
    must(addTheme(doc, by, { theme, name, domain }))
    must(nameTheme(doc, by, { theme, statement }))
    const mine = posted.filter(note => note.theme === key).map(note => note.id as NoteId)
    must(moveNotes(doc, by, { notes: mine, theme, place: 'last' }))
    sums.set(theme, dots)
  }
  for (const [on, stacked] of Object.entries(village.stacks)) {
    must(stackNotes(doc, by, { notes: stacked as NoteId[], on: on as NoteId }))
  }
  must(moveStage(doc, by, { stage: 'choose', question: null }))
  const put = [...sums.values()].reduce((sum, { dots }) => sum + dots, 0)
  countChosen(doc, by, Math.ceil(put / usualRules.dots))
  showChoices(doc, by, { round: 1, sums })
  for (const [id, why] of Object.entries(village.bigNeeds)) must(flagBigNeed(doc, by, { item: id as NoteId, why }))
  for (const [id, fate] of Object.entries(village.fates)) patch(doc, notes, id as NoteId, { fate })
}

function gatherFacts(doc: Y.Doc, by: By): void {
  for (const { id, monthsAgo, theme, ...fact } of village.evidence) {
    const evidence = id as EvidenceId
    must(keepEvidence(doc, by, { evidence, ...fact, date: monthIn(by.at, -monthsAgo) }))
    if (theme !== null) must(linkEvidence(doc, by, { evidence, theme: `theme-${theme}` as ThemeId, linked: true }))
  }
  for (const { id, repliedDaysAgo, ...asked } of village.organisations) {
    const replyDate = repliedDaysAgo === null ? null : dayBefore(by.at, repliedDaysAgo)
    must(keepOrganisation(doc, by, { organisation: id as OrganisationId, ...asked, replyDate }))
  }
}

/** Writes one action as people would: draft, letters, cells, partners, and last across the line if it goes there. */
function writeAction(doc: Y.Doc, by: By, written: village.DemoAction): void {
  const { id, title, line, letters: texts, dueInMonths, partners, sources, log, statusNote, ...cells } = written
  const action = id as ActionId
  const tell = (text: string) => tellMonths(text, by.at)
  must(draftAction(doc, by, { action, title, sources, place: 'last' }))
  for (const letter of letters) {
    const text = texts[letter]
    const prose = letterText(doc, action, letter)
    if (text === undefined || prose === undefined) continue
    appendProse(prose, tell(text.text))
    if (text.agreed) must(agreeLetter(doc, by, { action, letter, agreed: true }))
    if (text.addedSince !== undefined) appendProse(prose, tell(text.addedSince))
  }
  const due = dueInMonths === null ? null : monthIn(by.at, dueInMonths)
  must(fillAction(doc, by, { action, due, statusNote: tell(statusNote), ...cells }))
  for (const [partner, as] of Object.entries(partners)) must(setPartner(doc, by, { action, partner, as }))
  const history = mapOf(doc, actions, action)?.get('log') as Y.Map<unknown>
  for (const [i, { daysAgo, role, field, before, after }] of log.entries()) {
    const at = `${dayBefore(by.at, daysAgo)}${by.at.slice(10, 16)}Z`
    history.set(`entry-${i + 1}`.padEnd(8, '0'), { at, role, field, before: tell(before), after: tell(after) })
  }
  if (line === 'above') must(moveAction(doc, by, { action, line, place: 'last' }))
}

function writeTexts(doc: Y.Doc): void {
  const vision = visionOf(doc)
  appendProse(vision, village.vision.paragraphs.join('\n'))
  const list = new Y.XmlElement('bulletList')
  vision.insert(vision.length, [list])
  for (const text of village.vision.list) {
    const item = new Y.XmlElement('listItem')
    list.insert(list.length, [item])
    appendProse(item, text)
  }
  for (const text of ['place', 'asked', 'thanks'] as const) appendProse(textOf(doc, text), village.otherTexts[text])
}

/** The demo breaks no rule; if an operation refuses, the demo or the operation is wrong. */
function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`The demo board was refused something: ${outcome.reason}`)
  return outcome.value
}
