// Action grid: all actions as rows of five letters, above and below the line.
import { useEffect, useState } from 'react'
import { letters, type ActionId } from '#shared/board/schema.ts'
import { useBoard, useList, useMay } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { ActionRow } from './ActionRow.tsx'
import { DropZone } from './DragLayer.tsx'
import { putDown } from './putDown.ts'
import './ActionGrid.css'

interface Lines {
  readonly above: readonly ActionId[]
  readonly below: readonly ActionId[]
}

/** The rows as they stood; those that have come since stand at the end. */
function holding(still: Lines, now: Lines): Lines {
  const known = new Set([...still.above, ...still.below])
  return { above: still.above, below: [...still.below, ...[...now.above, ...now.below].filter(id => !known.has(id))] }
}

function isText(element: EventTarget): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea, select'))
}

/** So many rows are drawn at once: more than a screen holds. The rest follow, some at a time, so that the page opens at once. */
const [firstRows, moreRows] = [12, 20]

function useDrawn(all: number): number {
  // Whoever comes for one action is taken to it, wherever it stands.
  const [drawn, setDrawn] = useState(() => (location.hash.startsWith('#action-') ? all : firstRows))
  useEffect(() => {
    if (drawn >= all) return
    const next = setTimeout(() => setDrawn(drawn + moreRows))
    return () => clearTimeout(next)
  }, [drawn, all])
  return drawn
}

export function ActionGrid() {
  const board = useBoard()
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  // While somebody types in a row, rows stay where they are: one that moved would take the words out of their hands.
  const [still, setStill] = useState<Lines | null>(null)
  const shown = still === null ? { above, below } : holding(still, { above, below })
  const drawn = useDrawn(above.length + below.length)
  const mayWrite = useMay('draft-actions')
  const isEmpty = above.length + below.length === 0
  return (
    <>
      <table
        className="grid"
        onFocus={({ target }) => setStill(isText(target) ? (still ?? { above, below }) : null)}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget === null || !isText(relatedTarget)) setStill(null)
        }}
      >
        <caption className="visually-hidden">{words.gridCaption}</caption>
        <thead>
          <tr>
            {letters.map(letter => (
              <th key={letter} scope="col">
                {common.letters[letter]}
                <small>{words.questions[letter]}</small>
              </th>
            ))}
          </tr>
        </thead>
        {/* One list, so that a row that crosses the line stays the same row, with the focus in it. */}
        {!isEmpty && [
          <LineHeading key="above" line="above" />,
          ...shown.above.slice(0, drawn).map(rowOf),
          <LineHeading key="below" line="below" />,
          ...shown.below.slice(0, Math.max(0, drawn - shown.above.length)).map(rowOf),
        ]}
      </table>
      {isEmpty && <p className="grid-empty">{words.noActions}</p>}
      {mayWrite && (
        <p className="grid-add">
          <button
            type="button"
            className="button"
            onClick={() => putDown(board, { kind: 'notes', ids: [] }, { kind: 'grid' })}
          >
            {words.addAction}
          </button>
        </p>
      )}
    </>
  )
}

function rowOf(id: ActionId) {
  return <ActionRow key={id} id={id} />
}

function LineHeading({ line }: { line: 'above' | 'below' }) {
  const isEmpty = useList(line).length === 0
  return (
    <tbody className="the-line" data-line={line}>
      <tr>
        <th scope="rowgroup" colSpan={letters.length}>
          <DropZone id={`line:${line}`} target={{ kind: 'line', line }} className="line-drop">
            {words.line[line]}
            {line === 'above' && isEmpty && ` – ${words.emptyAbove}`}
          </DropZone>
        </th>
      </tr>
    </tbody>
  )
}
