// Roles: who may do what in which stage. ONE table, read by the guard, the routes and the buttons.

export const roles = ['facilitator', 'helper', 'editor', 'resident', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Roles that are handed out by a private link; residents come in by the code instead. */
export const keyRoles = ['facilitator', 'helper', 'editor', 'viewer'] as const
export type KeyRole = (typeof keyRoles)[number]

export const stages = ['welcome', 'post', 'sort', 'choose', 'act', 'plan', 'follow'] as const
export type Stage = (typeof stages)[number]

/** What the facilitator lets residents do on the board itself during a stage ("many hands"). */
export const handsSettings = ['off', 'sort', 'act'] as const
export type Hands = (typeof handsSettings)[number]

export const acts = [
  'read', // see the board
  'post', // add a note of one's own
  'post-for-others', // add notes from paper or for a person without a phone
  'sort', // move and stack notes
  'shape-themes', // add, name, order and remove themes
  'write-actions', // draft actions and fill the grid
  'agree', // press "We agree"
  'keep-evidence', // evidence and organisations
  'write-vision',
  'choose', // put dots
  'run-wall', // what the projector shows
  'use-desk', // counts, checking, printing
  'move-stage', // stage, timer, question, rules
  'open-door', // the code, and new private links
  'go-back', // keep moments of the board, and bring one back
  'forget', // remove a note for good
  'export',
  'publish', // make the plan public
] as const
export type Act = (typeof acts)[number]

/** `always`; in some stages only; or only while the facilitator has set many hands to that. */
type When = 'always' | readonly Stage[] | { readonly hands: Exclude<Hands, 'off'> }

const editing = { sort: 'always', 'shape-themes': 'always', 'write-actions': 'always', agree: 'always' } as const
const keeping = { 'keep-evidence': 'always', 'write-vision': 'always', export: 'always' } as const
const everyone = { read: 'always', post: 'always', choose: ['choose'] } as const
const helping = { 'post-for-others': 'always', 'run-wall': 'always', 'use-desk': 'always' } as const

const table: Record<Role, Partial<Record<Act, When>>> = {
  facilitator: {
    ...everyone,
    ...editing,
    ...keeping,
    ...helping,
    'move-stage': 'always',
    'open-door': 'always',
    'go-back': 'always',
    forget: 'always',
    publish: 'always',
  },
  helper: { ...everyone, ...editing, ...keeping, ...helping },
  editor: { ...everyone, ...editing, ...keeping },
  resident: { ...everyone, sort: { hands: 'sort' }, 'write-actions': { hands: 'act' } },
  viewer: { read: 'always' },
}

/** Where a board stands, as far as permission depends on it. */
export interface Moment {
  readonly stage: Stage
  readonly hands: Hands
}

/** May this role do this act now? The only place in the project that answers. */
export function may(role: Role, act: Act, moment: Moment): boolean {
  const when = table[role][act]
  if (when === undefined) return false
  if (when === 'always') return true
  if ('hands' in when) return when.hands === moment.hands
  return when.includes(moment.stage)
}

/** True when a role edits the shared board itself (through sync); residents and viewers go through requests. */
export function mayEdit(role: Role): boolean {
  return table[role].sort === 'always'
}
