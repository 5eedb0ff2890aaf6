// Action grid: all actions as rows of five letters, above and below the line.
import { letters, type ActionId } from '#shared/board/schema.ts'
import { useBoard, useList, useMay } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { ActionRow } from './ActionRow.tsx'
import { putDown } from './putDown.ts'
import './ActionGrid.css'

export function ActionGrid() {
  const board = useBoard()
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  const mayWrite = useMay('write-actions')
  const isEmpty = above.length + below.length === 0
  return (
    <>
      <table className="grid">
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
        {!isEmpty && <LineHeading line="above" />}
        {above.map(id => (
          <ActionRow key={id} id={id} line="above" />
        ))}
        {!isEmpty && <LineHeading line="below" />}
        {below.map(id => (
          <ActionRow key={id} id={id} line="below" />
        ))}
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

function LineHeading({ line }: { line: 'above' | 'below' }) {
  const isEmpty = useList(line).length === 0
  return (
    <tbody className="the-line" data-line={line}>
      <tr>
        <th scope="rowgroup" colSpan={letters.length}>
          {words.line[line]}
          {line === 'above' && isEmpty && ` – ${words.emptyAbove}`}
        </th>
      </tr>
    </tbody>
  )
}
