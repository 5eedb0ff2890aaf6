// Frames: the kinds of message on a sync socket. Kinds 0, 1 and 3 are y-protocols'; kind 4 is ours.

/**
 * Raised whenever pages that are open somewhere could delete, for not knowing it, what newer ones write: the editor throws
 * away elements that its schema lacks. Pages of another version are told to reload and hear nothing of the board.
 */
export const subprotocol = 'folkmoot.v2'

export const frameKinds = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** Client sends `4, n`: "tell me when everything I sent before this is saved". The server answers `4, n` after the commit. */
  saved: 4,
  /** Server to those who ever asked "saved?": JSON text of what was refused of a change, `Refused[]`; the rest of it stands. */
  refused: 5,
} as const

/** One thing that was not changed: its path (`notes/ID/spot`) and the rule that says so. */
export interface Refused {
  readonly path: string
  readonly rule: string
}

/** What the server says of a board in the one awareness entry that it owns; every screen shows these counts and nothing about single people. */
export interface Counts {
  /** People connected now (a person with two tabs counts once). */
  readonly here: number
  /** People here who came by the helpers' link. */
  readonly helpers: number
  /** People writing a note now. */
  readonly writing: number
  /** People who pressed "I have finished". */
  readonly finished: number
  /** People among those here who said that they take part from home. */
  readonly home: number
  /** True while the server cannot save: nothing is acknowledged until it can. */
  readonly cannotSave: boolean
  /** People of whose changes some were refused three times within ten minutes. */
  readonly refused: number
}

/** A place in a text that people write together, as Yjs names it: beside which letter, or in which text. */
export interface PlaceInText {
  readonly item?: { readonly client: number; readonly clock: number } | null
  readonly type?: { readonly client: number; readonly clock: number } | null
  readonly tname?: string | null
  readonly assoc?: number
}

/** Where somebody writes: from where to where their selection goes. */
export interface Caret {
  readonly anchor: PlaceInText
  readonly head: PlaceInText
}

/** What a client may say of itself. Residents' words are counted and never passed on; editors' are passed on to other editors. */
export interface OwnPresence {
  readonly writing?: boolean
  readonly finished?: boolean
  /** Taking part from home, as they say themselves. */
  readonly home?: boolean
  /** Editors and above: how they like to be called, and the record they hold just now. */
  readonly name?: string
  readonly holding?: string | null
  /** Where in the text that they hold they write; told to other editors only while they hold it. */
  readonly cursor?: Caret | null
}
