// History dialog: what was changed in an action – when, by whom in which role, what stood there before and after.
import { useEffect } from 'react'
import type { Action, ActionId } from '#shared/board/schema.ts'
import { useActionPart } from '#client/board/useAction.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { grid } from '#client/words/grid.ts'
import { setHand } from './hand.ts'
import './HistoryDialog.css'

type Entry = Action['log'][number][1]
const close = () => setHand({ opened: null })
const noLog: Action['log'] = []

export function HistoryDialog({ id }: { id: ActionId }) {
  const found = useActionPart(id, action => action.log)
  const isGone = found === undefined
  useEffect(() => {
    if (isGone) close()
  }, [isGone])
  const latestFirst = (found ?? noLog)
    .map(([key, entry]) => ({ key, entry }))
    .sort((a, b) => ((a.entry.at ?? '') < (b.entry.at ?? '') ? 1 : -1))
  return (
    <Dialog title={grid.history} onClose={close}>
      {latestFirst.length === 0 && <p>{grid.noHistory}</p>}
      <ol className="history">
        {latestFirst.map(({ key, entry }) => (
          <li key={key}>
            <Change entry={entry} />
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

function Change({ entry: { at, role, field, before, after } }: { entry: Entry }) {
  return (
    <>
      <p className="history-when">
        {at !== null && <time dateTime={at}>{grid.moment(at)}</time>} · {grid.byRole(role)}
      </p>
      <p>
        <b>{grid.fieldName(field)}</b>{' '}
        {before !== '' && (
          <>
            <del dir="auto">{grid.valueOf(field, before)}</del>{' '}
          </>
        )}
        <ins dir="auto">{after === '' ? grid.emptied : grid.valueOf(field, after)}</ins>
      </p>
    </>
  )
}
