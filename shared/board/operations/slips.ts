// What happens to paper slips: numbers reserved for printing, entered, and given back; and the people whom somebody wrote for. Only the server calls these.
import * as Y from 'yjs'
import { done, made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { all, patch, read } from '../record.ts'
import { readAbout, sessions, type Session, type SessionId } from '../schema.ts'
import {
  countBlank,
  isBlank,
  mostBlankSlips,
  readRef,
  refOf,
  withoutSlip,
  withSlips,
  type SlipRange,
} from '../slips.ts'
import { change, type By } from './by.ts'

/** Reserves the next numbers of the current workshop for slips. Answers which they are. [J1] */
export function reserveSlips(
  doc: Y.Doc,
  by: By,
  { count }: { count: number },
): Outcome<SlipRange & { session: number }, 'no-workshop-yet' | 'too-many-slips'> {
  const id = readAbout(doc).session
  const session = id === null ? undefined : read(doc, sessions, id)
  if (id === null || session === undefined) return refused('no-workshop-yet')
  if (countBlank(session.slips) + count > mostBlankSlips) return refused('too-many-slips')
  const range = { from: session.lastNote + 1, to: session.lastNote + count }
  change(doc, by, () => patch(doc, sessions, id, { lastNote: range.to, slips: withSlips(session.slips, range) }))
  return made({ ...range, session: session.number })
}

/** Whether notes may be entered under the numbers on these slips, all of them. [J3] */
export function checkSlips(doc: Y.Doc, refs: readonly string[]): Outcome<void, 'no-such-slip' | 'slip-used'> {
  const seen = new Set<string>()
  for (const ref of refs) {
    const found = slipOf(doc, ref)
    if (found === null || found.number > found.session.lastNote) return refused('no-such-slip')
    const name = refOf(found.session.number, found.number)
    if (seen.has(name) || !isBlank(found.session.slips, found.number)) return refused('slip-used')
    seen.add(name)
  }
  return done
}

/** Takes the number of a blank slip, inside a change. Answers the reference and the workshop that it was printed for. [J2] */
export function takeSlip(doc: Y.Doc, ref: string): { ref: string; session: SessionId } | null {
  const found = slipOf(doc, ref)
  if (found === null) return null
  const { id, session, number } = found
  patch(doc, sessions, id, { slips: withoutSlip(session.slips, number) })
  return { ref: refOf(session.number, number), session: id }
}

/** Makes a slip blank again, whose note was taken back by whoever had typed it. [J4] */
export function giveSlipBack(doc: Y.Doc, by: By, { ref }: { ref: string }): void {
  const found = slipOf(doc, ref)
  if (found === null || countBlank(found.session.slips) >= mostBlankSlips) return
  const { id, session, number } = found
  change(doc, by, () => patch(doc, sessions, id, { slips: withSlips(session.slips, { from: number, to: number }) }))
}

/** Counts further people for whom somebody wrote in the current workshop. [J5] */
export function countHelped(doc: Y.Doc, by: By, { people }: { people: number }): void {
  const id = readAbout(doc).session
  const session = id === null ? undefined : read(doc, sessions, id)
  if (id === null || session === undefined || people === 0) return
  change(doc, by, () => patch(doc, sessions, id, { helped: session.helped + people }))
}

function slipOf(doc: Y.Doc, ref: string): { id: SessionId; session: Session; number: number } | null {
  const wanted = readRef(ref)
  const [id, session] = all(doc, sessions).find(([, { number }]) => number === wanted?.session) ?? []
  return wanted === null || id === undefined || session === undefined ? null : { id, session, number: wanted.number }
}
