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
  'help-sort', // say where a note belongs; it moves when others agree
  'sort', // move notes
  'stack', // stack notes, flag them, say what became of them
  'shape-themes', // add, name, order and remove themes
  'draft-actions', // draft, link, order and drop actions
  'write-actions', // fill the grid
  'suggest', // answer the questions of an action beside it, and say "I can help"
  'agree', // press "We agree"
  'keep-evidence', // evidence and organisations
  'write-vision',
  'choose', // put dots
  'worry', // say that a note worries them, which takes it off the wall
  'check', // put waiting notes up, keep them off, ask for other words
  'reveal', // show notes that lie face down, and what people chose
  'run-wall', // what the projector shows
  'use-desk', // counts, checking, printing
  'move-stage', // stage, timer, question, rules, workshops
  'open-door', // the code, and new private links
  'go-back', // keep moments of the board, and bring one back
  'forget', // remove a note for good
  'safeguard', // who is to be told of a worry, and the private copies kept for that person
  'export',
  'publish', // make the plan public
] as const
export type Act = (typeof acts)[number]

/** `always`; in some stages only; or only while the facilitator has set many hands to that. */
type When = 'always' | readonly Stage[] | { readonly hands: Exclude<Hands, 'off'> }

const sorting = { sort: 'always', stack: 'always', 'shape-themes': 'always' } as const
const planning = { 'draft-actions': 'always', 'write-actions': 'always', agree: 'always' } as const
const editing = { ...sorting, ...planning } as const
const keeping = { 'keep-evidence': 'always', 'write-vision': 'always', export: 'always' } as const
const onlooking = { read: 'always', worry: 'always' } as const
const everyone = { ...onlooking, post: 'always', choose: ['choose'], 'help-sort': ['sort'], suggest: ['act'] } as const
const helping = { 'post-for-others': 'always', 'run-wall': 'always', 'use-desk': 'always', check: 'always' } as const

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
    safeguard: 'always',
    publish: 'always',
    reveal: 'always',
  },
  helper: { ...everyone, ...editing, ...keeping, ...helping },
  editor: { ...everyone, ...editing, ...keeping },
  resident: { ...everyone, sort: { hands: 'sort' }, 'write-actions': { hands: 'act' } },
  viewer: onlooking,
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

/** True when somebody in this role edits the shared board itself now: always, or because many hands are on. */
export function mayEditNow(role: Role, moment: Moment): boolean {
  return may(role, 'sort', moment) || may(role, 'write-actions', moment)
}

/** True when there is any moment at which this role edits the shared board itself. */
export function mayEverEdit(role: Role): boolean {
  return handsSettings.some(hands => mayEditNow(role, { stage: 'sort', hands }))
}
