// Sorting panel: how much is left to sort, notes that look alike, and whether people may help from their phones.
import { useAbout, useBoard, useMay, useNotesIn } from '#client/board/useBoard.ts'
import { LookAlikes } from '#client/cards/LookAlikes.tsx'
import { helpSort as words, sorting } from '#client/words/sorting.ts'
import { setHelpSort } from './acts.ts'
import { Panel } from './Panel.tsx'

export function SortingPanel() {
  const board = useBoard()
  const { helpSort } = useAbout().stageRules
  const loose = useNotesIn(null)
  const left = loose === 0 ? sorting.noneLeft : sorting.left(loose)
  const isAllowed = useMay('move-stage')
  return (
    <Panel name="sorting" heading={words.desk.heading} brief={left}>
      <p>{left}</p>
      <a className="button" href={`/b/${board.id}?view=sort`} target={`folkmoot-board-${board.id}`} rel="opener">
        {words.desk.board}
      </a>
      {isAllowed && (
        <label className="keys-switch">
          <input type="checkbox" checked={helpSort} onChange={event => void setHelpSort(board, event.target.checked)} />
          <span>
            {words.desk.switch}
            <small>{words.desk.means}</small>
          </span>
        </label>
      )}
      <LookAlikes />
    </Panel>
  )
}
