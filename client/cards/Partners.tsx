// Partners: who else helps with an action, and what each of them said. Chosen from the organisations, or typed.
import { useId, useState } from 'react'
import { setPartner } from '#shared/board/operations/actions.ts'
import { replies, type Action, type ActionId } from '#shared/board/schema.ts'
import { useActionPart } from '#client/board/useAction.ts'
import { useBoard, useMay, useTopic } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { grid } from '#client/words/grid.ts'
import { sayWithUndo } from './putDown.ts'

const none: Action['partners'] = []

export function Partners({ id }: { id: ActionId }) {
  const board = useBoard()
  const partners = useActionPart(id, action => action.partners) ?? none
  const mayWrite = useMay('write-actions')
  return (
    <section className="partners" aria-label={grid.partners}>
      <h3>{grid.partners}</h3>
      {partners.length === 0 && <p className="quiet-words">{grid.noPartners}</p>}
      <ul>
        {partners.map(([partner, as]) => (
          <li key={partner}>
            <span dir="auto">{as.name}</span>
            <select
              aria-label={grid.partnerReply(as.name)}
              value={as.reply}
              disabled={!mayWrite}
              onChange={event => {
                const reply = replies.find(each => each === event.target.value) ?? 'not-yet'
                board.act(setPartner, { action: id, partner, as: { ...as, reply } })
              }}
            >
              {replies.map(each => (
                <option key={each} value={each}>
                  {words.replies[each]}
                </option>
              ))}
            </select>
            {mayWrite && (
              <button
                type="button"
                className="action-link"
                aria-label={grid.dropPartner(as.name)}
                onClick={event => {
                  // The button goes with its line; the keyboard stays in the list.
                  event.currentTarget.closest('.partners')?.querySelector<HTMLElement>('input')?.focus()
                  board.act(setPartner, { action: id, partner, as: null })
                  sayWithUndo(board, grid.partnerGone(as.name))
                }}
              >
                {grid.dropPartnerShort}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && <AddPartner id={id} />}
    </section>
  )
}

function AddPartner({ id }: { id: ActionId }) {
  const board = useBoard()
  const organisations = useTopic('organisations', () => board.store.register('organisations'))
  const [typed, setTyped] = useState('')
  const listId = useId()
  function add(): void {
    const name = typed.trim()
    if (name === '') return
    const known = organisations.find(([, each]) => each.name.trim().toLowerCase() === name.toLowerCase())
    const partner = known?.[0] ?? board.newId()
    board.act(setPartner, { action: id, partner, as: { name: known?.[1].name ?? name, reply: 'not-yet' } })
    sayWithUndo(board, grid.partnerAdded(name))
    setTyped('')
  }
  return (
    <form
      className="partner-add"
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
    >
      <label>
        <span>{grid.partnerName}</span>
        <input
          dir="auto"
          list={listId}
          maxLength={120}
          placeholder={grid.partnerHint}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      </label>
      <datalist id={listId}>
        {organisations.map(([organisation, { name }]) => (
          <option key={organisation}>{name}</option>
        ))}
      </datalist>
      <button type="submit" className="button">
        {grid.addPartner}
      </button>
    </form>
  )
}
