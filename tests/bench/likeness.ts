// Likeness bench: how long look-alikes and themes take, off the main thread, for boards of different sizes.
import { hintsAnswerer } from '#client/board/hintsAnswer.ts'
import { alikeNotes } from '#tests/support/alikeNotes.table.ts'

/** Milliseconds of processor time, so that a busy machine does not count; the middle one of five. `words changed`: all is compared; `moved`: nothing but where notes lie has changed. */
export interface LikenessCost {
  readonly notes: number
  readonly 'words changed ms': number
  readonly 'moved ms': number
}

const rounds = 5

export function benchLikeness(): LikenessCost[] {
  return [100, 300, 1000, 3000].map(size => {
    const sayings = Array.from({ length: size }, (_, i) => ({ id: `bench-note-${i}`, text: madeUp(i) }))
    const ids = sayings.map(({ id }) => id)
    const themes = Array.from({ length: 12 }, (_, t) => ({
      id: `bench-theme-${t}`,
      name: `Theme ${t}`,
      notes: ids.filter((_, i) => i % 24 === t),
    }))
    const wanted = {
      no: 1,
      sayings,
      stacks: ids.map(id => ({ top: id, notes: [id] })),
      apart: [],
      themes,
      loose: ids.filter((_, i) => i % 24 >= 12),
      like: null,
    }
    const spent = Array.from({ length: rounds }, () => {
      const answer = hintsAnswerer()
      return [1, 2].map(no => {
        const before = process.cpuUsage()
        answer({ ...wanted, no })
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1000
      })
    })
    const middle = (at: number) => Math.round(spent.map(each => each[at] ?? 0).sort((a, b) => a - b)[2] ?? 0)
    return { notes: size, 'words changed ms': middle(0), 'moved ms': middle(1) }
  })
}

/** Notes that share words with some others, as in a village: one of the labelled ones, and a few words of another. */
function madeUp(i: number): string {
  const at = (n: number) => alikeNotes[n % alikeNotes.length]?.text ?? ''
  return i % 3 === 0
    ? at(i * 7)
    : `${at(i * 7)} ${at(i * 13 + 5)
        .split(' ')
        .slice(0, 3)
        .join(' ')}`
}
