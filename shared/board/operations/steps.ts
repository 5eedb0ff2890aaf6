// What happens to actions as steps of people: who can do one is told from three answers, and a first step is broken off.
import * as Y from 'yjs'
import { refused, type Outcome } from '#shared/lib/outcome.ts'
import { doerFrom, type DoerAnswers } from '../doers.ts'
import { read } from '../record.ts'
import { actions, type ActionId } from '../schema.ts'
import { draftAction, fillAction } from './actions.ts'
import { change, type By } from './by.ts'

/** Answers who must say yes, who pays and who does the work; who can do it follows once all three are answered. [A13] */
export function answerDoer(
  doc: Y.Doc,
  by: By,
  { action: id, answers }: { action: ActionId; answers: DoerAnswers },
): Outcome<void, 'no-such-action'> {
  const action = read(doc, actions, id)
  if (action === undefined) return refused('no-such-action')
  const doer = doerFrom(answers) ?? action.doer
  return fillAction(doc, by, { action: id, doer, doerBecause: answers })
}

/** Drafts the part of an action that the community can do itself, from the same sources. The action stays as it is. [A14] */
export function breakOffStep(
  doc: Y.Doc,
  by: By,
  { action: id, step, title }: { action: ActionId; step: ActionId; title: string },
): Outcome<void, 'no-such-action' | 'already-there'> {
  const action = read(doc, actions, id)
  if (action === undefined) return refused('no-such-action')
  return change(doc, by, () => {
    const sources = action.sources.flatMap(([link, on]) => (on ? [link] : []))
    const drafted = draftAction(doc, by, { action: step, title, sources, place: 'last' })
    if (drafted.ok) fillAction(doc, by, { action: step, doer: 'community' })
    return drafted
  })
}
