// What happens to a board as a whole: founded, moved from stage to stage, a new session. Only the server calls these.
import * as Y from 'yjs'
import { done, made, refused, type Outcome } from '#shared/lib/outcome.ts'
import type { Stage } from '#shared/people/roles.ts'
import { isSameBallot, usualRules, type StageRules } from '#shared/people/stageRules.ts'
import { all, assign, has, patch, put } from '../record.ts'
import { about, readAbout, schemaVersion, type About, sessions, type Session, type SessionId } from '../schema.ts'
import { refOf } from '../slips.ts'
import { change, type By } from './by.ts'

/** Writes the first state of a new board: what it is called and its first session. [B1] */
export function foundBoard(
  doc: Y.Doc,
  by: By,
  given: { title: string; place: string; question: string; language: string; session: SessionId },
): Outcome<void, 'already-founded'> {
  if (doc.getMap(about.root).size > 0) return refused('already-founded')
  const { title, place, question, language, session } = given
  change(doc, by, () => {
    assign(doc.getMap(about.root), {
      schema: schemaVersion,
      title,
      place,
      question,
      stage: 'welcome',
      stageRules: usualRules,
      session,
      languages: [language],
      notesEver: 0,
    })
    put(doc, sessions, session, { number: 1, name: '', date: by.at.slice(0, 10), place, lastNote: 0 })
  })
  return done
}

/** True when moving from here to a stage with these rules begins a new round of choosing. [D1] */
export function opensRound({ stage: at, choosing, stageRules }: About, stage: Stage, rules: StageRules): boolean {
  const goesOn = at === 'choose' && choosing.open && isSameBallot(stageRules, rules)
  return stage === 'choose' && !goesOn
}

/**
 * Moves everybody to a stage; nothing on the board is touched by moving. Rules that are not given are as usual. [B2]
 * Coming to choose opens the next round; so does another ballot, or choosing again after the choices were shown. [D1]
 * Answers the number of the latest round, 0 when there was none.
 */
export function moveStage(
  doc: Y.Doc,
  by: By,
  { stage, question, ...given }: { stage: Stage; question: string | null } & Partial<StageRules>,
): Outcome<{ round: number }, never> {
  const before = readAbout(doc)
  const stageRules = { ...usualRules, ...given }
  const opens = opensRound(before, stage, stageRules)
  const choosing = opens ? { round: before.choosing.round + 1, open: true, chosen: 0 } : before.choosing
  change(doc, by, () => {
    const changes = { stage, stageRules, ...(opens ? { choosing } : {}) }
    assign(doc.getMap(about.root), question === null ? changes : { ...changes, question })
  })
  return made({ round: choosing.round })
}

/** Makes the plan public at its own address, or takes it back; `null` takes it back. [B6] */
export function publishPlan(doc: Y.Doc, by: By, published: { indexable: boolean } | null): Outcome {
  change(doc, by, () => assign(doc.getMap(about.root), { published }))
  return done
}

/** Opens a further dated workshop on the board; new notes carry its number. [B3] */
export function openSession(
  doc: Y.Doc,
  by: By,
  { session, name, date, place }: { session: SessionId; name: string; date: string; place: string },
): Outcome<void, 'already-there'> {
  if (has(doc, sessions, session)) return refused('already-there')
  const number = 1 + Math.max(0, ...all(doc, sessions).map(([, each]) => each.number))
  change(doc, by, () => {
    put(doc, sessions, session, { number, name, date, place, lastNote: 0 })
    assign(doc.getMap(about.root), { session })
  })
  return done
}

/** What people say of a session; what is left out stays as it is. */
type Description = { readonly [Key in 'name' | 'date' | 'place' | 'attendance']?: Session[Key] | undefined }

/** Says how a session is called, when and where it was, and how many people came. [V1] */
export function describeSession(
  doc: Y.Doc,
  by: By,
  { session, ...description }: { session: SessionId } & Description,
): Outcome<void, 'no-such-session'> {
  if (!has(doc, sessions, session)) return refused('no-such-session')
  const given = Object.entries(description).filter(([, value]) => value !== undefined)
  change(doc, by, () => patch(doc, sessions, session, Object.fromEntries(given)))
  return done
}

/**
 * Takes the next note numbers of the current session. The reference of a note is never given twice. [N2]
 * `arrivals`: how many notes come in, those with a number of their own included.
 */
export function takeNumbers(
  doc: Y.Doc,
  count: number,
  arrivals: number,
): { session: SessionId | null; refs: string[]; arrival: number } {
  const { session, notesEver } = readAbout(doc)
  const current = all(doc, sessions).find(([id]) => id === session)?.[1]
  const last = current?.lastNote ?? notesEver
  if (session !== null) patch(doc, sessions, session, { lastNote: last + count })
  assign(doc.getMap(about.root), { notesEver: notesEver + arrivals })
  const refs = Array.from({ length: count }, (_, i) => refOf(current?.number ?? 1, last + i + 1))
  return { session, refs, arrival: notesEver }
}
