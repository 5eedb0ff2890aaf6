// Limits: every number that bounds what a client may send, in one place for server, screens and tests.

const kibibyte = 1024

export const limits = {
  /** Characters a person would count (graphemes) in a note from a phone. */
  noteCharacters: 140,
  /** The same for notes typed from paper slips or imported. */
  paperNoteCharacters: 280,
  titleCharacters: 80,
  placeCharacters: 60,
  questionCharacters: 160,
  themeNameCharacters: 32,
  actionTitleCharacters: 120,
  /** The name that somebody gives to a moment of the board. */
  snapshotLabelCharacters: 60,
  notesPerRequest: 200,
  notesPerMinute: 5,
  helperNotesPerMinute: 120,
  notesPerBoard: 5000,
  bodyBytes: 64 * kibibyte,
  importBytes: 16 * 1024 * kibibyte,
  syncMessageBytes: 256 * kibibyte,
  awarenessBytes: kibibyte,
  socketsPerBoard: 2000,
  /** The server speaks at least this often; stock clients hang up after 30 s of silence. Milliseconds. */
  heartbeatEvery: 12_000,
  /** A phone hears new counts no more often than this. Milliseconds. */
  countsEvery: 2_000,
} as const
