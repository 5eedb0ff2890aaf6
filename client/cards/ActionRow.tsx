// Action row: one action of the grid – its name and plain cells in one row, its five letters in the next, the rest on demand.
import { memo, useEffect, useId, useRef, useState } from 'react'
import { linkTo } from '#shared/board/link.ts'
import { fillAction, moveAction } from '#shared/board/operations/actions.ts'
import { letters, type ActionId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import { hintAt, useActionPart, useHints, useLineOf, useNeeds } from '#client/board/useAction.ts'
import { useActionRef, useBoard, useMay } from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { ActionCells } from './ActionCells.tsx'
import { ActionMore } from './ActionMore.tsx'
import { DropZone } from './DragLayer.tsx'
import { LinkHere } from './ActionRail.tsx'
import { setHand, useHand } from './hand.ts'
import { LetterCell } from './LetterCell.tsx'
import { needsInWords } from './needs.ts'
import { PlainText } from './PlainCells.tsx'
import { sayWithUndo } from './putDown.ts'

export const ActionRow = memo(function ActionRow({ id }: { id: ActionId }) {
  const line = useLineOf(id)
  const isThere = useActionPart(id, () => true) ?? false
  const hints = useHints(id)
  const mayWrite = useMay('write-actions')
  const [isOpen, setOpen] = useState(false)
  const moreId = useId()
  if (!isThere) return null
  return (
    <tbody className="action" data-action={id} data-line={line}>
      <tr className="action-head">
        <th scope="rowgroup" colSpan={letters.length}>
          <DropZone id={linkTo('action', id)} target={{ kind: 'action', action: id }} className="action-drop">
            <ActionName id={id} />
            <LineButton id={id} line={line} />
            <LinkHere id={id} />
            <ActionCells id={id} hints={mayWrite ? hints : ''} more={{ id: moreId, isOpen, setOpen }} />
            <ActionNeeds id={id} />
          </DropZone>
        </th>
      </tr>
      <tr className="action-letters">
        {letters.map(letter => (
          <td key={letter} data-letter={common.letters[letter]}>
            <LetterCell id={id} letter={letter} hint={mayWrite ? hintAt(hints, letter) : null} />
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr className="action-more">
          <td colSpan={letters.length} id={moreId}>
            <ActionMore id={id} line={line} hints={mayWrite ? hints : ''} />
          </td>
        </tr>
      )}
    </tbody>
  )
})

/** The reference and the name of an action; the name is asked for at once after it was drafted. */
function ActionName({ id }: { id: ActionId }) {
  const board = useBoard()
  const ref = useActionRef(id)
  const title = useActionPart(id, action => action.title) ?? ''
  const mayWrite = useMay('write-actions')
  const mayOrder = useMay('draft-actions')
  const naming = useHand(hand => hand.naming === id)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!naming) return
    box.current?.focus()
    setHand({ naming: null })
  }, [naming])
  return (
    <>
      {/* Whoever comes here for this action finds the focus on its number. */}
      <span
        className="action-ref"
        tabIndex={-1}
        data-grip
        data-carry={mayOrder ? linkTo('action', id) : undefined}
        title={mayOrder ? words.dragAction(ref) : undefined}
      >
        <span aria-hidden>{ref}</span>
        <span className="visually-hidden">{words.actionRef(ref)}</span>
      </span>
      {mayWrite ? (
        <PlainText
          multiline
          ref={box}
          className="action-title"
          label={`${words.actionRef(ref)}: ${words.actionName}`}
          placeholder={words.actionPlaceholder}
          max={limits.actionTitleCharacters}
          value={title}
          onSave={next => board.act(fillAction, { action: id, title: next })}
        />
      ) : (
        <span className="action-title" dir="auto">
          {title || common.unnamedAction}
        </span>
      )}
    </>
  )
}

/** "Needs: a date, and a yes from the Parish Council". */
function ActionNeeds({ id }: { id: ActionId }) {
  const missing = useNeeds(id)
  const lead = useActionPart(id, action => action.lead) ?? ''
  const sentence = needsInWords(missing, lead)
  return sentence === null ? null : <p className="action-needs">{sentence}</p>
}

/** Says so when what somebody does in a row was the last thing missing: the button that comes of it stands elsewhere. */
function useReadyTold(id: ActionId, isReady: boolean, isWish: boolean): void {
  const wasReady = useRef(isReady)
  useEffect(() => {
    const here = document.activeElement?.closest<HTMLElement>('[data-action]')?.dataset['action'] === id
    if (isReady && !wasReady.current && isWish && here) say(words.nothingMissing)
    wasReady.current = isReady
  }, [id, isReady, isWish])
}

function LineButton({ id, line }: { id: ActionId; line: 'above' | 'below' }) {
  const board = useBoard()
  const mayAgree = useMay('agree')
  const isReady = useNeeds(id).length === 0
  useReadyTold(id, isReady, mayAgree && line === 'below')
  if (!mayAgree || (line === 'below' && !isReady)) return null
  function cross(): void {
    const to = line === 'above' ? 'below' : 'above'
    const outcome = board.act(moveAction, { action: id, line: to, place: 'last' })
    if (!outcome.ok) say(words.refusals[outcome.reason] ?? words.refusals.other)
    else sayWithUndo(board, to === 'above' ? words.nowInPlan : words.nowWish)
  }
  return (
    <button type="button" className={line === 'above' ? 'button quiet' : 'button primary'} onClick={cross}>
      {line === 'above' ? words.takeFromPlan : words.putInPlan}
    </button>
  )
}
