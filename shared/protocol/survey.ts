// Survey: what is asked and told when answers of a questionnaire are brought onto a board.
import * as v from 'valibot'
import { noteKinds } from '#shared/board/noteKinds.ts'
import { limits } from './limits.ts'
import { id, line } from './shapes.ts'

/** Answers of a questionnaire. `id` names them, so that sending them again brings in nothing twice; `take`: null to look only. */
export const survey = v.object({
  id: v.pipe(id, v.maxLength(24)),
  csv: v.pipe(v.string(), v.maxLength(limits.surveyBytes, 'too-long')),
  take: v.nullable(
    v.variant('as', [
      v.object({ as: v.literal('notes'), column: v.pipe(v.number(), v.integer()), kind: v.picklist(noteKinds) }),
      v.object({
        as: v.literal('counts'),
        column: v.pipe(v.number(), v.integer()),
        /** What the question is called in the questionnaire, such as Q14. */
        name: line(16),
        source: line(300),
        date: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
        gatheredBy: line(120),
      }),
    ]),
  ),
  /** False: only tells what would happen. */
  go: v.boolean(),
})
export type SurveyTake = NonNullable<v.InferOutput<typeof survey>['take']>
/** What bringing answers in makes. */
export interface SurveyMade {
  readonly notes: number
  /** Those of the notes that wait for a check. */
  readonly toCheck: number
  readonly evidence: readonly { readonly ref: string; readonly claim: string; readonly figure: string }[]
}
/** What stands in a questionnaire, and what it comes to. */
export interface SurveyTold {
  /** How many people answered. */
  readonly rows: number
  readonly columns: readonly {
    readonly name: string
    readonly answers: number
    readonly different: number
    readonly example: string
  }[]
  readonly will: SurveyMade | null
  readonly done: boolean
}
