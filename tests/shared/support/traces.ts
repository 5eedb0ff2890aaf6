// Traces: what must be true of the traces of every plan, said without the plan's own means.
import type { Plan } from '#shared/board/plan.ts'
import { traceOfAction, traceOfNote } from '#shared/board/trace.ts'

/** Every trace that leads one way only or nowhere, in words; none for a sound plan. */
export function brokenTraces(plan: Plan): string[] {
  const broken: string[] = []
  const must = (holds: boolean, what: string) => void (holds || broken.push(what))
  const actions = [...plan.actions, ...plan.wishes]
  const action = (ref: string) => actions.filter(each => each.ref === ref)
  const note = (ref: string) => plan.notes.filter(each => each.ref === ref)
  for (const each of actions) {
    const trace = traceOfAction(plan, each.id)
    must(trace !== null && trace.behind.length >= new Set(each.behind).size, `${each.ref} > its words`)
    must(each.said === each.behind.length, `${each.ref} counts its words`)
    for (const ref of each.notes) {
      const told = note(ref).some(({ fate }) => fate.kind === 'action' && fate.actions.includes(each.ref))
      must(told, `${each.ref} > ${ref} says so`)
      must(each.behind.includes(ref), `${each.ref} > ${ref} is behind it`)
    }
    for (const ref of each.behind) {
      const back = note(ref).some(({ id }) => traceOfNote(plan, id)?.actions.includes(each))
      must(back, `${each.ref} < ${ref}`)
    }
    for (const ref of each.themes)
      must(
        plan.themes.some(theme => theme.ref === ref && theme.actions.includes(each.ref)),
        `${each.ref} < ${ref}`,
      )
    for (const ref of each.evidence)
      must(
        plan.evidence.some(fact => fact.ref === ref && fact.actions.includes(each.ref)),
        `${each.ref} < ${ref}`,
      )
  }
  for (const { id, ref, fate, theme, on } of plan.notes) {
    must(plan.notes.filter(each => each.id === id).length === 1, `${ref} stands once`)
    must(traceOfNote(plan, id)?.note.id === id, `${ref} has a trace`)
    must(
      theme === null || plan.themes.some(each => each.ref === theme && each.notes.includes(ref)),
      `${ref} < ${theme}`,
    )
    must(on === null || note(on).length > 0, `${ref} lies on ${on}`)
    if (fate.kind === 'stacked') must(fate.on === on, `${ref} says what it lies on`)
    const own = fate.kind === 'stacked' ? fate.next : fate
    const answers = own.kind === 'action' ? own.actions : []
    for (const to of answers) must(action(to).length > 0, `${ref} > ${to}`)
    if (fate.kind === 'action')
      for (const to of answers)
        must(
          action(to).some(each => each.behind.includes(ref)),
          `${ref} > ${to} rests on it`,
        )
  }
  for (const theme of plan.themes) {
    for (const ref of theme.notes)
      must(
        note(ref).some(each => each.theme === theme.ref),
        `${theme.ref} > ${ref}`,
      )
    for (const ref of theme.actions)
      must(
        action(ref).some(
          each => each.themes.includes(theme.ref) || each.notes.some(named => theme.notes.includes(named)),
        ),
        `${theme.ref} > ${ref}`,
      )
    for (const ref of theme.evidence)
      must(
        plan.evidence.some(fact => fact.ref === ref && fact.themes.includes(theme.ref)),
        `${theme.ref} > ${ref}`,
      )
  }
  for (const fact of plan.evidence) {
    for (const ref of fact.actions)
      must(
        action(ref).some(each => each.evidence.includes(fact.ref)),
        `${fact.ref} > ${ref}`,
      )
    for (const ref of fact.themes)
      must(
        plan.themes.some(theme => theme.ref === ref && theme.evidence.includes(fact.ref)),
        `${fact.ref} > ${ref}`,
      )
  }
  return broken
}
