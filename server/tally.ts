// Tally: what happened since the server started, as plain numbers. Counting costs next to nothing; they are read when somebody asks.
import type { CloseName } from '#shared/protocol/closeCodes.ts'

export class Tally {
  /** Changes that came over sockets, whatever became of them. */
  updatesHeard = 0
  /** Those of them that did not enter a board, by reason. */
  readonly updatesRefused = new Map<string, number>()
  /** Sockets that were ended from here, by reason. */
  readonly ended = new Map<CloseName, number>()
  messagesIn = 0
  bytesIn = 0
  /** Messages handed to sockets, and their bytes. */
  deliveries = 0
  bytesOut = 0
  /** Sockets that were made to wait because they spoke too fast. */
  pauses = 0
  /** Presence that was kept from readers who lag behind. */
  skipped = 0
  /** Readers that were cut off because they read too slowly. */
  cutOff = 0
  failedSaves = 0
  compactions = 0

  refuse(reason: string) {
    this.updatesRefused.set(reason, (this.updatesRefused.get(reason) ?? 0) + 1)
  }

  end(why: CloseName) {
    this.ended.set(why, (this.ended.get(why) ?? 0) + 1)
  }
}
