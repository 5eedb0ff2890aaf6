// Note kinds: what a note can be and how it can come in. Apart from the request schemas, so that screens need not load those.

export const noteKinds = ['issue', 'idea'] as const
export type NoteKind = (typeof noteKinds)[number]

export const noteVias = ['phone', 'paper', 'helper', 'board', 'import'] as const
export type NoteVia = (typeof noteVias)[number]
