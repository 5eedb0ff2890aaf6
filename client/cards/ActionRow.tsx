// Action row: one action of the grid – its name and plain cells in one row, its five letters in the next.
import { memo, useEffect, useRef, useState, type ReactNode } from 'react'
import { linkTo } from '#shared/board/link.ts'
import { dropAction, fillAction, moveAction, type PlainCells } from '#shared/board/operations/actions.ts'
import { doers, letters, replies, statuses, type Action, type ActionId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import {
  useAction,
  useActionNo,
  useBoard,
  useList,
  useMay,
  useNotesBehind,
  useSourceCount,
} from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { DropZone } from './DragLayer.tsx'
import { setHand, useHand } from './hand.ts'
import { LetterCell } from './LetterCell.tsx'
import { needsInWords } from './needs.ts'
import { sayWithUndo } from './putDown.ts'

export const ActionRow = memo(function ActionRow({ id }: { id: ActionId }) {
  const line = useList<ActionId>('above').includes(id) ? 'above' : 'below'
  const action = useAction(id)
  const no = useActionNo(id)
  const sources = useSourceCount(id)
  if (action === undefined) return null
  const missing = needsInWords(action, sources)
  return (
    <tbody className="action" data-action={id} data-line={line}>
      <tr className="action-head">
        <th scope="rowgroup" colSpan={letters.length}>
          <DropZone id={linkTo('action', id)} target={{ kind: 'action', action: id }} className="action-drop">
            <span className="action-no">{no}</span>
            <ActionTitle id={id} no={no} action={action} />
            <LineButton id={id} line={line} isReady={missing === null} />
            <PlainCellsOf id={id} action={action} />
            {missing !== null && <p className="action-needs">{missing}</p>}
          </DropZone>
        </th>
      </tr>
      <tr className="action-letters">
        {letters.map(letter => (
          <td key={letter} data-letter={common.letters[letter]}>
            <LetterCell id={id} letter={letter} />
          </td>
        ))}
      </tr>
    </tbody>
  )
})

/** The name of an action; asked for at once after it was drafted. */
function ActionTitle({ id, no, action }: { id: ActionId; no: number; action: Action }) {
  const board = useBoard()
  const mayWrite = useMay('write-actions')
  const naming = useHand(hand => hand.naming === id)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!naming) return
    box.current?.focus()
    setHand({ naming: null })
  }, [naming])
  if (!mayWrite) return <span className="action-title">{action.title || common.unnamedAction}</span>
  return (
    <PlainText
      multiline
      ref={box}
      className="action-title"
      label={`${words.actionNo(String(no))}: ${words.actionName}`}
      placeholder={words.actionPlaceholder}
      max={limits.actionTitleCharacters}
      value={action.title}
      onSave={title => board.act(fillAction, { action: id, title })}
    />
  )
}

function PlainCellsOf({ id, action }: { id: ActionId; action: Action }) {
  const board = useBoard()
  const behind = useNotesBehind(id)
  const sources = useSourceCount(id)
  const disabled = !useMay('write-actions')
  const fill = (cells: Partial<PlainCells>) => board.act(fillAction, { action: id, ...cells })
  return (
    <div className="action-cells">
      <Choice
        label={words.who}
        value={action.doer}
        options={[[null, words.chooseDoer], ...doers.map(doer => [doer, words.doers[doer]] as const)]}
        disabled={disabled}
        onChange={doer => fill({ doer })}
      />
      <Cell label={words.lead}>
        <PlainText
          label={words.lead}
          placeholder={words.leadHint}
          max={120}
          value={action.lead}
          disabled={disabled}
          onSave={lead => fill({ lead })}
        />
      </Cell>
      <Choice
        label={words.leadReply}
        value={action.leadReply}
        options={replies.map(reply => [reply, words.replies[reply]] as const)}
        disabled={disabled}
        onChange={leadReply => fill({ leadReply })}
      />
      <Cell label={words.due}>
        <Month value={action.due} disabled={disabled} onSave={due => fill({ due })} />
      </Cell>
      <Choice
        label={words.status}
        value={action.status}
        options={statuses.map(status => [status, words.statuses[status]] as const)}
        disabled={disabled}
        onChange={status => fill({ status })}
      />
      <button
        type="button"
        className="action-link"
        onClick={() => setHand({ opened: { kind: 'sources', action: id } })}
      >
        {sources === 0 ? words.noSources : words.sources(behind)}
      </button>
      {!disabled && (
        <button
          type="button"
          className="action-link"
          onClick={() => {
            board.act(dropAction, { action: id })
            sayWithUndo(board, words.actionRemoved)
          }}
        >
          {words.removeAction}
        </button>
      )}
    </div>
  )
}

function LineButton({ id, line, isReady }: { id: ActionId; line: 'above' | 'below'; isReady: boolean }) {
  const board = useBoard()
  const mayAgree = useMay('agree')
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

/** A month, written when it is left: half a year number is nobody's business yet. Browsers without a month box take `2027-03`. */
function Month(props: { value: string | null; disabled: boolean; onSave: (month: string | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  function save(): void {
    setTyped(null)
    if (typed === null || typed === (props.value?.slice(0, 7) ?? '')) return
    if (typed === '') props.onSave(null)
    else if (/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(typed)) props.onSave(typed)
    else say(words.badMonth)
  }
  return (
    <input
      type="month"
      aria-label={words.due}
      placeholder={words.monthHint}
      disabled={props.disabled}
      value={typed ?? props.value?.slice(0, 7) ?? ''}
      onChange={event => setTyped(event.target.value)}
      onBlur={save}
    />
  )
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="cell">
      <span aria-hidden>{label}</span>
      {children}
    </span>
  )
}

interface ChoiceProps<T extends string | null> {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly disabled: boolean
  readonly onChange: (value: T) => void
}

function Choice<T extends string | null>({ label, value, options, disabled, onChange }: ChoiceProps<T>) {
  return (
    <Cell label={label}>
      <select
        aria-label={label}
        value={value ?? ''}
        disabled={disabled}
        onChange={event => {
          const chosen = options.find(([each]) => (each ?? '') === event.target.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {options.map(([each, words]) => (
          <option key={each ?? ''} value={each ?? ''}>
            {words}
          </option>
        ))}
      </select>
    </Cell>
  )
}

interface PlainTextProps {
  readonly label: string
  readonly placeholder: string
  readonly max: number
  readonly value: string
  readonly onSave: (value: string) => void
  readonly disabled?: boolean
  readonly multiline?: boolean
  readonly className?: string
  readonly ref?: React.Ref<HTMLTextAreaElement>
}

/** One plain value, written to the board when it is left or Enter is pressed, so that each change is one step of undo. */
function PlainText({
  label,
  placeholder,
  max,
  value,
  onSave,
  disabled = false,
  multiline = false,
  className = '',
  ref,
}: PlainTextProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const before = useRef(value)
  function save(): void {
    // Against what stood there when typing began: what came from elsewhere meanwhile is not typed back.
    if (typed !== null && typed.trim() !== before.current) onSave(typed.trim())
    setTyped(null)
  }
  return (
    <textarea
      ref={ref}
      className={`plain-text ${className}`}
      rows={1}
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      maxLength={max}
      disabled={disabled}
      value={typed ?? value}
      onChange={event => {
        if (typed === null) before.current = value
        setTyped(event.target.value.replaceAll('\n', multiline ? ' ' : ''))
      }}
      onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          save()
        }
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
