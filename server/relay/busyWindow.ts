// Busy window: how long a board that is in use gathers changes before it sends them together.

const shortest = 33
const longest = 80
/** With so few lines a write more costs nothing to speak of. */
const few = 10
const linesPerMillisecond = 2

/** Milliseconds from one broadcast to the next turn while traffic lasts. Each broadcast is one write for every line, so the more there are, the longer it is worth gathering; with a hundred nobody sees the difference. */
export function busyWindow(lines: number): number {
  return Math.min(longest, shortest + Math.floor(Math.max(0, lines - few) / linesPerMillisecond))
}
