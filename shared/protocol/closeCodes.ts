// Close codes: why a sync socket ends, with a sentence for engineers. The screen's sentence for each name is in client/words.

/** y-websocket 3.1 and later never retries 4400–4499 and always retries everything else. */
export const closeCodes = {
  shuttingDown: { code: 1012, meaning: 'the server is shutting down; come back in a moment' },
  unreadable: { code: 4400, meaning: 'a message could not be decoded' },
  noTicket: { code: 4401, meaning: 'no ticket, or one that has expired or was withdrawn' },
  notAllowed: { code: 4403, meaning: 'a change that this role may not make; the reason names rule and field' },
  noBoard: { code: 4404, meaning: 'no such board' },
  elsewhere: { code: 4409, meaning: 'this person has the board open in too many places; the oldest was closed' },
  erased: { code: 4410, meaning: 'the board was erased' },
  tooLarge: { code: 4413, meaning: 'a message over the size limit' },
  joiningClosed: { code: 4423, meaning: 'joining is closed' },
  reload: { code: 4426, meaning: 'this page speaks another version of the protocol; load it again' },
  unavailable: { code: 4503, meaning: 'the board cannot be read or saved just now' },
  tooFast: { code: 4529, meaning: 'too many messages; back off' },
} as const

export type CloseName = keyof typeof closeCodes

/** The name of a close code, or null for one that is not ours (1006 when the line dropped, say). */
export function closeName(code: number): CloseName | null {
  for (const [name, entry] of Object.entries(closeCodes)) if (entry.code === code) return name as CloseName
  return null
}

const mendedByLoading: ReadonlySet<CloseName> = new Set(['unreadable', 'notAllowed', 'elsewhere', 'tooLarge', 'reload'])

/** True for ends after which a page goes on once it is loaded again. */
export function isMendedByLoading(end: CloseName): boolean {
  return mendedByLoading.has(end)
}
