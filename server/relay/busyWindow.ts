// Busy window: how long a board that is in use gathers changes before it sends them together.

const shortest = 33
const longest = 60
const linesPerMillisecond = 10

/** Milliseconds from one broadcast to the next turn while traffic lasts. Each broadcast is one write for every line, so the more there are, the longer it is worth gathering; nobody sees the difference. */
export function busyWindow(lines: number): number {
  return Math.min(longest, shortest + Math.floor(lines / linesPerMillisecond))
}
