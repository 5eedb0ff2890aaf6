// Wishes: what the bench asks of the process that plays the clients, and what it answers.

/** A board on a server. `{n}` in path and name stands for a number, where each client has a board of its own. */
export interface Place {
  readonly port: number
  readonly path: string
  /** Hocuspocus: the name of the document, said before each message. */
  readonly name: string | null
  /** False for a server without documents: nobody is ever told what there is. */
  readonly syncs: boolean
}

export interface Opening {
  readonly do: 'open'
  readonly place: Place
  /** One for each client, for servers that want one. */
  readonly tickets: readonly string[]
  readonly count: number
  /** How many may be on their way in at a time. */
  readonly atOnce: number
  /** What the clients have already; each takes the next. None: they have nothing. */
  readonly vectors: readonly Uint8Array[]
  /** What each gives when the server asks for what it has. */
  readonly gift: Uint8Array | null
  /** They leave again as soon as they have everything. */
  readonly leaving: boolean
}

export interface Writing {
  readonly do: 'write'
  /** The board as it was when the clients came. */
  readonly base: Uint8Array
  /** A new record in the size of a note, or a note that is moved. */
  readonly what: 'notes' | 'moves'
  readonly writers: number
  /** Milliseconds between two updates of one writer. */
  readonly every: number
  /** Milliseconds. */
  readonly during: number
  /** How long may be waited for the last deliveries. Milliseconds. */
  readonly patience: number
}

/** Asks what somebody has who saw only the first updates, for each of `count` points on the way. */
export interface Remembering {
  readonly do: 'remember'
  readonly count: number
}

export type Wish = Opening | Writing | Remembering | { readonly do: 'leave' }

/** `synced`: for each client, when it had everything, in milliseconds since the first began; sorted. `turnedAway`: how often one had to try again. */
export interface Opened {
  readonly synced: readonly number[]
  readonly bytes: number
  readonly turnedAway: number
}

export interface Written {
  readonly sent: number
  readonly delivered: number
  readonly expected: number
  /** Sockets that have not exactly what they should have. */
  readonly astray: number
  /** What the last receiver of each update waited, sorted. Milliseconds. */
  readonly waits: readonly number[]
  /** Share of one core that the clients took: near 1 they measure themselves. */
  readonly busy: number
}

/** `vectors`: state vectors on the way. `gift`: what somebody who has everything answers, as stock clients do: every deletion. */
export interface Remembered {
  readonly vectors: readonly Uint8Array[]
  readonly gift: Uint8Array
}

export interface Answers {
  open: Opened
  write: Written
  remember: Remembered
  leave: null
}
