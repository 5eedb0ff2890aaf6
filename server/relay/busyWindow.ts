// Busy window: how long a board gathers changes before it sends them together. Each broadcast is one write for every line.

const shortest = 33
const longest = 100
/** With fewer lines, a write more for each costs nothing to speak of, and a change that comes alone leaves at once. */
const few = 50

/** Milliseconds that a change waits for others, with so many lines at the board: with a hundred nobody sees the difference. */
export function gathering(lines: number): number {
  return lines < few ? 0 : Math.min(longest, lines)
}

/** Milliseconds from one broadcast to the next turn while traffic lasts. */
export function busyWindow(lines: number): number {
  return Math.max(shortest, gathering(lines))
}
