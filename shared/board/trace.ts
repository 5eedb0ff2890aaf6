// Trace: the way from an action back to the words it came from, and from a note on to what became of it.
import type { Plan, PlanAction, PlanEvidence, PlanNote, PlanSession, PlanTheme } from './plan.ts'

/** What an action came from. */
export interface ActionTrace {
  readonly action: PlanAction
  /** What it is linked to. */
  readonly themes: readonly PlanTheme[]
  readonly notes: readonly PlanNote[]
  readonly evidence: readonly PlanEvidence[]
  /** What else is known of its themes. */
  readonly besides: readonly PlanEvidence[]
  /** Everybody's words behind it, those in its themes and on its stacks included. */
  readonly behind: readonly PlanNote[]
  /** Dots on what it is linked to. */
  readonly dots: number
  /** The workshops in which those words were posted, and how many in each. */
  readonly sessions: readonly { readonly session: PlanSession; readonly notes: number }[]
  /** True when neither it nor any theme it rests on has evidence. */
  readonly isOnlyOpinion: boolean
}

/** Every action, those in the plan first. */
export function actionsOf({ actions, wishes }: Plan): readonly PlanAction[] {
  return [...actions, ...wishes]
}

/** Where an action comes from; null when there is none of that id. [F7] */
export function traceOfAction(plan: Plan, id: string): ActionTrace | null {
  const action = actionsOf(plan).find(each => each.id === id)
  if (action === undefined) return null
  const themes = plan.themes.filter(({ ref }) => action.themes.includes(ref))
  const notes = plan.notes.filter(({ ref }) => action.notes.includes(ref))
  const behindIt = new Set(action.behind)
  const behind = plan.notes.filter(({ ref }) => behindIt.has(ref))
  const sessions = plan.sessions.flatMap(session => {
    const posted = behind.filter(note => note.session === session.number).length
    return posted === 0 ? [] : [{ session, notes: posted }]
  })
  return {
    action,
    themes,
    notes,
    evidence: plan.evidence.filter(({ ref }) => action.evidence.includes(ref)),
    besides: plan.evidence.filter(
      ({ ref }) => !action.evidence.includes(ref) && themes.some(theme => theme.evidence.includes(ref)),
    ),
    behind,
    dots: [...themes, ...notes].reduce((sum, { dots }) => sum + (dots?.dots ?? 0), 0),
    sessions,
    isOnlyOpinion: isOnlyOpinion(plan, action),
  }
}

/** What happened to a note; null when there is none of that id. [F7] */
export function traceOfNote(plan: Plan, id: string) {
  const note = plan.notes.find(each => each.id === id)
  if (note === undefined) return null
  return {
    note,
    theme: plan.themes.find(({ ref }) => ref === note.theme) ?? null,
    session: plan.sessions.find(({ number }) => number === note.session) ?? null,
    actions: actionsOf(plan).filter(({ behind }) => behind.includes(note.ref)),
  }
}

/** True when neither an action nor any theme it rests on has evidence: nothing but opinions yet. */
export function isOnlyOpinion(plan: Plan, action: PlanAction): boolean {
  const backed = (ref: string) => plan.themes.some(theme => theme.ref === ref && theme.evidence.length > 0)
  return action.evidence.length === 0 && !action.themes.some(backed)
}

/** The figure of a fact behind its name, as it is quoted: `Q14: 78% of 412`. */
export function quotedFact({ ref, figure }: Pick<PlanEvidence, 'ref' | 'figure'>): string {
  return figure === '' ? ref : `${ref}: ${figure}`
}
