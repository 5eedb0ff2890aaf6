// Busy window: how long a board gathers changes before it sends them together. Each broadcast is one write for every line.

const shortest = 33
const longest = 90
/** With fewer lines, a write more for each costs nothing to speak of, and a change that comes alone leaves at once. */
const few = 50

/** Milliseconds that a change waits for others: with ninety nobody sees the difference. */
function gathering(lines: number): number {
  return lines < few ? 0 : Math.min(longest, lines)
}

/** When the turns of one room begin. Times are in milliseconds since 1970; `lines` are how many hear of a change. */
export class BusyWindow {
  #earliest = 0
  #waitingSince = 0

  /** Somebody waits for a turn, the first since the last one began. */
  wait(now: number) {
    this.#waitingSince = now
  }

  /** A turn that began then has told everybody of a change. What it took is part of the window, so that nobody waits for both. */
  told(began: number, lines: number) {
    this.#earliest = began + Math.max(shortest, gathering(lines))
  }

  /** Milliseconds until the next turn; none or less when it may begin at once. */
  left(now: number, lines: number): number {
    const due = Math.max(this.#earliest, this.#waitingSince + gathering(lines))
    // The clock of a machine may be set back, and must not hold a board up.
    return Math.min(due - now, Math.max(shortest, gathering(lines)))
  }
}
