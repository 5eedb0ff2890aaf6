// Roles: every role, act, stage and setting of many hands against the table as people agreed to it.
import { expect, it } from 'vitest'
import { acts, handsSettings, may, mayEdit, roles, stages, type Act, type Role } from '#shared/people/roles.ts'

/** `yes` always, `-` never, `choose`, `sort` and `act` in that stage only, `hands:sort` and `hands:act` while many hands is set to that. */
type Answer = 'yes' | '-' | 'choose' | 'sort' | 'act' | 'hands:sort' | 'hands:act'
const inOrder = ['facilitator', 'helper', 'editor', 'resident', 'viewer'] as const satisfies readonly Role[]
const agreed: Record<Act, readonly [Answer, Answer, Answer, Answer, Answer]> = {
  //                 facilitator helper    editor    resident     viewer
  read: ['yes', 'yes', 'yes', 'yes', 'yes'],
  post: ['yes', 'yes', 'yes', 'yes', '-'],
  'post-for-others': ['yes', 'yes', '-', '-', '-'],
  'help-sort': ['sort', 'sort', 'sort', 'sort', '-'],
  sort: ['yes', 'yes', 'yes', 'hands:sort', '-'],
  stack: ['yes', 'yes', 'yes', '-', '-'],
  'shape-themes': ['yes', 'yes', 'yes', '-', '-'],
  'draft-actions': ['yes', 'yes', 'yes', '-', '-'],
  'write-actions': ['yes', 'yes', 'yes', 'hands:act', '-'],
  suggest: ['act', 'act', 'act', 'act', '-'],
  agree: ['yes', 'yes', 'yes', '-', '-'],
  'keep-evidence': ['yes', 'yes', 'yes', '-', '-'],
  'write-vision': ['yes', 'yes', 'yes', '-', '-'],
  choose: ['choose', 'choose', 'choose', 'choose', '-'],
  worry: ['yes', 'yes', 'yes', 'yes', 'yes'],
  check: ['yes', 'yes', '-', '-', '-'],
  reveal: ['yes', '-', '-', '-', '-'],
  'run-wall': ['yes', 'yes', '-', '-', '-'],
  'use-desk': ['yes', 'yes', '-', '-', '-'],
  'move-stage': ['yes', '-', '-', '-', '-'],
  'open-door': ['yes', '-', '-', '-', '-'],
  'go-back': ['yes', '-', '-', '-', '-'],
  forget: ['yes', '-', '-', '-', '-'],
  safeguard: ['yes', '-', '-', '-', '-'],
  export: ['yes', 'yes', 'yes', '-', '-'],
  publish: ['yes', '-', '-', '-', '-'],
}

const everyMoment = stages.flatMap(stage => handsSettings.map(hands => ({ stage, hands })))
const isYes = (answer: Answer | undefined, { stage, hands }: (typeof everyMoment)[number]) =>
  answer === 'yes' || stage === answer || answer === `hands:${hands}`

it('covers every role and act there is', () => {
  expect(inOrder).toEqual(roles)
  expect(Object.keys(agreed)).toEqual(acts)
})

it.each(roles)('[P1] [P2] [P3] lets a %s do what the table says, in every stage', role => {
  const answers = everyMoment.flatMap(moment => acts.map(act => ({ ...moment, act, may: may(role, act, moment) })))
  expect(answers).toEqual(
    everyMoment.flatMap(moment =>
      acts.map(act => ({ ...moment, act, may: isYes(agreed[act][inOrder.indexOf(role)], moment) })),
    ),
  )
  expect(answers).toHaveLength(acts.length * stages.length * handsSettings.length)
})

it('[P4] lets those edit the shared board who may always sort', () => {
  expect(roles.filter(mayEdit)).toEqual(['facilitator', 'helper', 'editor'])
})
