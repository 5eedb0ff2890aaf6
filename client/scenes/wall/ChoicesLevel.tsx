// Choices level: what people choose among, by number and without totals; once they are shown, bars in order with their numbers.
import { memo, useCallback, useMemo, useState } from 'react'
import type { Wall } from '#shared/board/schema.ts'
import type { ChoiceItem, ChoiceResult } from '#client/board/choices.ts'
import { useCounts } from '#client/board/useBoard.ts'
import { useChoices } from '#client/board/useChoices.ts'
import { ResultBar, totalOf } from '#client/choosing/ChoiceResults.tsx'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import type { Paged } from '#client/ui/wallPages.ts'
import { choose as words } from '#client/words/choose.ts'
import { common } from '#client/words/common.ts'
import { Foot } from './Edges.tsx'
import { noteText } from './layout.ts'
import { Packed } from './Packed.tsx'
import './ChoicesLevel.css'

/** A column holds this many letter heights of width at least; narrower ones break every name. */
const columnLetters = 15
/** So many rows stand well in one column; with more there are two, where the wall is wide enough. */
const fewRows: Record<Wall['size'], number> = { S: 9, M: 7, L: 5 }

export function ChoicesLevel({ size, page }: { size: Wall['size']; page: number }) {
  const { items, results, chosen } = useChoices()
  const { here } = useCounts()
  const [paged, setPaged] = useState<Paged>({ page: 0, pages: 1 })
  const shown: readonly ChoiceItem[] = results ?? items
  const ids = useMemo(() => shown.map(({ id }) => id), [shown])
  const most = Math.max(1, ...(results ?? []).map(totalOf))
  const isMany = ids.length > fewRows[size]
  const columns = useCallback(
    (width: number) => (isMany && width >= 2 * columnLetters * noteText[size] ? 2 : 1),
    [isMany, size],
  )
  const render = useCallback(
    (id: string) => {
      const item = shown.find(each => each.id === id)
      return item === undefined ? null : <Row item={item} most={most} />
    },
    [shown, most],
  )
  return (
    <>
      <main className="choices" data-size={size} data-many={ids.length > 9 || undefined}>
        <div className="choices-head">
          <h2>{results === null ? words.wall.title : words.results}</h2>
          {results === null && <p>{words.wall.hint}</p>}
        </div>
        {ids.length === 0 ? (
          <p className="space-for-note">{words.nothing}</p>
        ) : (
          <Packed ids={ids} page={page} columns={columns} render={render} onPaged={setPaged} kind="list" />
        )}
      </main>
      <Foot paged={paged}>
        <p>{results === null ? words.chosen(chosen, here) : words.notBallot}</p>
      </Foot>
    </>
  )
}

const isResult = (item: ChoiceItem): item is ChoiceResult => 'dots' in item

const Row = memo(function Row({ item, most }: { item: ChoiceItem; most: number }) {
  return (
    <div className="slip choice-row">
      <Name item={item} />
      <div className="choice-words">
        <p dir="auto">{item.name}</p>
        {item.people > 1 && <p className="choice-more">{common.stacked(item.people)}</p>}
        {isResult(item) && <ResultBar result={item} most={most} />}
        {isResult(item) && item.paper > 0 && <p className="choice-more">{words.onPaper(item.dots, item.paper)}</p>}
        {item.bigNeed !== '' && isResult(item) && (
          <p className="choice-need">
            <span aria-hidden="true">!</span> {words.bigNeed}
          </p>
        )}
      </div>
      {isResult(item) && <strong className="choice-total">{totalOf(item).toLocaleString('en')}</strong>}
    </div>
  )
})

/** A theme goes by its badge. A note has its number while people choose; afterwards that would be taken for its rank. */
function Name({ item }: { item: ChoiceItem }) {
  const { no, slot } = item
  if (slot !== null && no === slot + 1) return <ThemeBadge slot={slot} />
  return isResult(item) ? null : <span className="choice-no">{no}</span>
}
