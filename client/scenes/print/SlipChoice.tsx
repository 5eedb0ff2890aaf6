// Slip choice: which of the blank slips are printed, and how new numbers are got.
import { useState, type FormEvent } from 'react'
import { countBlank, type SlipRange } from '#shared/board/slips.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { SlipsReserved } from '#shared/protocol/requests.ts'
import { refOf } from '#shared/board/slips.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { print } from '#client/words/print.ts'

const words = print.slips

/** The numbers to print, from and to, both included. */
export type Choice = SlipRange

export const everySlip: Choice = { from: 0, to: Number.MAX_SAFE_INTEGER }

export function SlipChoice({
  blank,
  choice,
  onChoose,
}: {
  blank: readonly SlipRange[]
  choice: Choice
  onChoose: (choice: Choice) => void
}) {
  const first = blank[0]?.from ?? 0
  const last = blank.at(-1)?.to ?? 0
  const from = Math.max(choice.from, first)
  const to = Math.min(choice.to, last)
  return (
    <>
      <Reserve onReserved={onChoose} />
      {blank.length > 0 && (
        <fieldset className="press-range">
          <legend>{words.which(countBlank(blank))}</legend>
          <NumberField label={words.from} value={from} onChange={next => onChoose({ from: next, to })} />
          <NumberField label={words.to} value={to} onChange={next => onChoose({ from, to: next })} />
          <button type="button" className="button" onClick={() => onChoose(everySlip)}>
            {words.all}
          </button>
        </fieldset>
      )}
    </>
  )
}

function NumberField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <label className="field press-number">
      <span>{label}</span>
      <input
        className="input"
        type="number"
        min={1}
        value={value}
        onChange={event => onChange(Math.floor(Number(event.target.value)))}
      />
    </label>
  )
}

function Reserve({ onReserved }: { onReserved: (reserved: Choice) => void }) {
  const { id, given } = useBoard()
  const [count, setCount] = useState('32')
  const [busy, setBusy] = useState(false)
  async function reserve(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const { ticket } = given
    const body = { count: Math.floor(Number(count)) }
    const answer = await ask<SlipsReserved>('POST', `/api/boards/${id}/slips`, { ticket, body })
    setBusy(false)
    if (!answer.ok) return say(common.troubles[answer.trouble.code])
    const { session, from, to } = answer.value
    // Those printed before are lying on the tables already.
    onReserved({ from, to })
    say(words.reserved(refOf(session, from), refOf(session, to)))
  }
  return (
    <form className="press-reserve" onSubmit={event => void reserve(event)}>
      <label className="field press-number">
        <span>{words.more}</span>
        <input
          className="input"
          type="number"
          required
          min={1}
          max={limits.slipsPerRequest}
          value={count}
          aria-describedby="slips-hint"
          onChange={event => setCount(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={busy}>
        {words.reserve}
      </button>
      <small id="slips-hint">{words.hint}</small>
    </form>
  )
}
