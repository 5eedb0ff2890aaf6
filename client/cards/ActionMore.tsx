// Action more: the cells of an action that are looked at now and then, and what can be done with the action as a whole.
import { linkTo } from '#shared/board/link.ts'
import { dropAction, moveAction } from '#shared/board/operations/actions.ts'
import { breakOffStep } from '#shared/board/operations/steps.ts'
import type { Action, ActionId } from '#shared/board/schema.ts'
import { hintAt, useActionPart } from '#client/board/useAction.ts'
import { useBoard, useFactsLinked, useList, useMay } from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { grid } from '#client/words/grid.ts'
import { useFill } from './ActionCells.tsx'
import { setHand } from './hand.ts'
import { HintNote } from './HintNote.tsx'
import { Partners } from './Partners.tsx'
import { Cell, Choice, PlainText } from './PlainCells.tsx'
import { orderedAction, sayWithUndo } from './putDown.ts'
import { ShowOnWall } from './ShowOnWall.tsx'
import './ActionMore.css'

export function ActionMore({ id, line, hints }: { id: ActionId; line: 'above' | 'below'; hints: string }) {
  return (
    <div className="more">
      <div className="more-cells">
        <TextCell id={id} of="deputy" label={grid.deputy} placeholder={words.leadHint} />
        <div className="cell-with-note">
          <TextCell id={id} of="cost" label={grid.cost} placeholder={grid.costHint} />
          <HintNote hint={hintAt(hints, 'cost')} />
        </div>
        <TextCell id={id} of="moneyFrom" label={grid.moneyFrom} placeholder={grid.moneyHint} />
        <RagCell id={id} />
        <EvidenceCell id={id} />
      </div>
      <Partners id={id} />
      <Deeds id={id} line={line} />
    </div>
  )
}

interface TextCellProps {
  readonly id: ActionId
  readonly of: 'deputy' | 'cost' | 'moneyFrom'
  readonly label: string
  readonly placeholder: string
}

function TextCell({ id, of, label, placeholder }: TextCellProps) {
  const value = useActionPart(id, action => action[of]) ?? ''
  const { disabled, fill } = useFill(id)
  return (
    <Cell label={label}>
      <PlainText
        label={label}
        placeholder={placeholder}
        max={120}
        value={value}
        disabled={disabled}
        onSave={next => fill({ [of]: next })}
      />
    </Cell>
  )
}

function RagCell({ id }: { id: ActionId }) {
  const rag = useActionPart(id, action => action.rag) ?? null
  const { disabled, fill } = useFill(id)
  const choices = Object.entries(grid.rags) as [NonNullable<Action['rag']>, string][]
  return (
    <Choice
      label={grid.rag}
      value={rag}
      options={[[null, grid.noRag], ...choices]}
      disabled={disabled}
      onChange={next => fill({ rag: next })}
    />
  )
}

/** How many facts it rests on: an opinion is not yet evidence. */
function EvidenceCell({ id }: { id: ActionId }) {
  const facts = useFactsLinked(id)
  return (
    <Cell label={grid.evidence}>
      <button
        type="button"
        className="action-link"
        aria-label={`${grid.evidence}: ${facts === 0 ? grid.noEvidence : grid.evidenceCount(facts)}. ${grid.sources}`}
        onClick={() => setHand({ opened: { kind: 'sources', action: id } })}
      >
        {facts === 0 ? grid.noEvidence : grid.evidenceCount(facts)}
      </button>
    </Cell>
  )
}

function Deeds({ id, line }: { id: ActionId; line: 'above' | 'below' }) {
  const board = useBoard()
  const mayDraft = useMay('draft-actions')
  const list = useList<ActionId>(line)
  const doer = useActionPart(id, action => action.doer)
  const at = list.indexOf(id)
  function order(to: number): void {
    const before = list.filter(each => each !== id)[to]
    const place = before === undefined ? 'last' : { before }
    const outcome = board.act(moveAction, { action: id, line, place })
    if (outcome.ok) sayWithUndo(board, orderedAction(board, id))
    else say(words.refusals[outcome.reason] ?? words.refusals.other)
  }
  function breakOff(): void {
    const step = board.newId<ActionId>()
    const outcome = board.act(breakOffStep, { action: id, step, title: '' })
    if (!outcome.ok) return say(words.refusals[outcome.reason] ?? words.refusals.other)
    setHand({ naming: step })
    sayWithUndo(board, grid.brokenOff)
  }
  return (
    <div className="more-deeds">
      {mayDraft && doer === 'agency' && (
        <button type="button" className="button" onClick={breakOff}>
          {grid.breakOff}
        </button>
      )}
      <button
        type="button"
        className="button quiet"
        onClick={() => setHand({ opened: { kind: 'history', action: id } })}
      >
        {grid.history}
      </button>
      <ShowOnWall link={linkTo('action', id)} />
      {mayDraft && (
        <>
          <button type="button" className="button quiet" disabled={at <= 0} onClick={() => order(at - 1)}>
            {grid.earlier}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={at === list.length - 1}
            onClick={() => order(at + 1)}
          >
            {grid.later}
          </button>
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              board.act(dropAction, { action: id })
              sayWithUndo(board, words.actionRemoved)
            }}
          >
            {words.removeAction}
          </button>
        </>
      )}
    </div>
  )
}
