// Hint note: one sentence of gentle advice beside a cell. It stands there quietly and is never spoken by itself.
import type { HintKind } from '#shared/board/hints.ts'
import { grid } from '#client/words/grid.ts'

export function HintNote({ hint }: { hint: HintKind | null }) {
  if (hint === null) return null
  return (
    <p className="hint">
      <b>{grid.hintFor}</b> {grid.hints[hint]}
    </p>
  )
}
