// Page: the plan as anybody may read it on the web, without script.
import type { Plan } from '#shared/board/plan.ts'
import { plan as text } from '#client/words/plan.ts'
import { htmlOf, htmlSaying } from './html.ts'
import { planDocument } from './planDocument.ts'

/** The public page of a plan. It is listed by search engines only when people asked for that. */
export function planPage(plan: Plan, madeAt: string): string {
  const noindex = plan.about.published?.indexable !== true
  return htmlOf(planDocument(plan, { everyNote: false, madeAt }), { noindex })
}

/** What stands where no plan is public. */
export function nothingHere(): string {
  return htmlSaying(text.gone)
}
