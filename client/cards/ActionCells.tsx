// Action cells: the plain cells of an action that people look at every time – who, lead, when, status.
import { fillAction, type PlainCells } from '#shared/board/operations/actions.ts'
import { doers, replies, statuses, type ActionId } from '#shared/board/schema.ts'
import { hintAt, useActionPart } from '#client/board/useAction.ts'
import { useBoard, useFactsLinked, useMay, useNotesBehind, useSourceCount } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { grid } from '#client/words/grid.ts'
import { registers } from '#client/words/registers.ts'
import { setHand } from './hand.ts'
import { HintNote } from './HintNote.tsx'
import { Cell, Choice, Month, PlainText } from './PlainCells.tsx'
import { CanHelp } from './Suggestions.tsx'

interface More {
  readonly id: string
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
}

/** Each cell is a component of its own, so that a change of one draws that one. */
export function ActionCells({ id, hints, more }: { id: ActionId; hints: string; more: More }) {
  return (
    <div className="action-cells">
      <DoerCell id={id} />
      <LeadCell id={id} hints={hints} />
      <DueCell id={id} hints={hints} />
      <StatusCell id={id} />
      <span className="action-links">
        <CanHelp id={id} />
        <SourcesLink id={id} />
        <MoreButton id={id} more={more} />
      </span>
    </div>
  )
}

/** How cells of one action are filled, and whether this person may. */
export function useFill(id: ActionId) {
  const board = useBoard()
  const disabled = !useMay('write-actions')
  return { disabled, fill: (cells: Partial<PlainCells>) => board.act(fillAction, { action: id, ...cells }) }
}

function DoerCell({ id }: { id: ActionId }) {
  const doer = useActionPart(id, action => action.doer) ?? null
  const { disabled, fill } = useFill(id)
  return (
    <div className="cell-with-note">
      <Choice
        label={words.who}
        value={doer}
        options={[[null, words.chooseDoer], ...doers.map(each => [each, words.doers[each]] as const)]}
        disabled={disabled}
        // What was answered before no longer tells why.
        onChange={next => fill({ doer: next, doerBecause: null })}
      />
      {!disabled && (
        <button
          type="button"
          className="action-link small"
          onClick={() => setHand({ opened: { kind: 'doer', action: id } })}
        >
          {grid.helpMeChoose}
        </button>
      )}
    </div>
  )
}

function LeadCell({ id, hints }: { id: ActionId; hints: string }) {
  const lead = useActionPart(id, action => action.lead) ?? ''
  const reply = useActionPart(id, action => action.leadReply) ?? 'not-yet'
  const { disabled, fill } = useFill(id)
  return (
    <div className="cell-with-note">
      <div className="cell-pair">
        <Cell label={words.lead}>
          <PlainText
            label={words.lead}
            placeholder={words.leadHint}
            max={120}
            value={lead}
            disabled={disabled}
            onSave={next => fill({ lead: next })}
          />
        </Cell>
        <Choice
          label={words.leadReply}
          value={reply}
          options={replies.map(each => [each, words.replies[each]] as const)}
          disabled={disabled}
          onChange={next => fill({ leadReply: next })}
        />
      </div>
      <HintNote hint={hintAt(hints, 'lead')} />
    </div>
  )
}

function DueCell({ id, hints }: { id: ActionId; hints: string }) {
  const due = useActionPart(id, action => action.due) ?? null
  const { disabled, fill } = useFill(id)
  return (
    <div className="cell-with-note">
      <Cell label={words.due}>
        <Month value={due} disabled={disabled} onSave={next => fill({ due: next })} />
      </Cell>
      <HintNote hint={hintAt(hints, 'due')} />
    </div>
  )
}

/** The status, and beside it what it takes to believe it: why it is stuck or dropped, how one knows that it is done. */
function StatusCell({ id }: { id: ActionId }) {
  const status = useActionPart(id, action => action.status) ?? 'not-started'
  const note = useActionPart(id, action => action.statusNote) ?? ''
  const { disabled, fill } = useFill(id)
  const asked = grid.statusNotes[status]
  return (
    <div className="cell-pair">
      <Choice
        label={words.status}
        value={status}
        options={statuses.map(each => [each, words.statuses[each]] as const)}
        disabled={disabled}
        onChange={next => fill({ status: next })}
      />
      {asked !== null && (
        <Cell label={asked}>
          <PlainText
            multiline
            label={asked}
            placeholder={asked}
            max={600}
            value={note}
            disabled={disabled}
            onSave={next => fill({ statusNote: next })}
          />
        </Cell>
      )}
    </div>
  )
}

function SourcesLink({ id }: { id: ActionId }) {
  const behind = useNotesBehind(id)
  const facts = useFactsLinked(id)
  const sources = useSourceCount(id)
  return (
    <button type="button" className="action-link" onClick={() => setHand({ opened: { kind: 'sources', action: id } })}>
      {sources === 0 ? words.noSources : registers.trace.sum(behind, 0, facts)}
    </button>
  )
}

function MoreButton({ id, more }: { id: ActionId; more: More }) {
  const title = useActionPart(id, action => action.title) || common.unnamedAction
  return (
    <button
      type="button"
      className="action-link"
      aria-expanded={more.isOpen}
      aria-controls={more.isOpen ? more.id : undefined}
      aria-label={grid.moreOf(title)}
      onClick={() => more.setOpen(!more.isOpen)}
    >
      {grid.more}
    </button>
  )
}
