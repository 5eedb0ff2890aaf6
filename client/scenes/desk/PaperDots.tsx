// Paper dots: what was counted on paper, typed item by item. Kept on the server with the ballots, hidden like them.
import { useEffect, useState } from 'react'
import { limits } from '#shared/protocol/limits.ts'
import type { PaperDots as Typed, PaperTold } from '#shared/protocol/requests.ts'
import type { ChoiceItem, Choices } from '#client/board/choices.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { choose } from '#client/words/choose.ts'
import { common } from '#client/words/common.ts'

const words = choose.desk
type Dots = PaperTold['dots']

export function PaperDots({ choices: { round, items } }: { choices: Choices }) {
  const [kept, put] = usePaper(round)
  const total = Object.values(kept).reduce((sum, n) => sum + n, 0)
  return (
    <details className="paper-dots">
      <summary>
        {words.paper}
        {total > 0 && <span className="quiet"> · {words.paperTyped(total)}</span>}
      </summary>
      <p className="quiet">{words.paperHint}</p>
      <ul>
        {items.map(item => (
          <Line key={item.id} item={item} kept={kept[item.id] ?? 0} onType={n => void put(item.id, n)} />
        ))}
      </ul>
    </details>
  )
}

function Line({ item, kept, onType }: { item: ChoiceItem; kept: number; onType: (n: number) => void }) {
  // What is being typed stands until the field is left; then it shows what is kept.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <li>
      <label>
        <span className="paper-no">{item.no}</span>
        <span className="paper-name" dir="auto">
          {item.name}
        </span>
        <input
          className="input"
          type="number"
          inputMode="numeric"
          min={0}
          max={limits.paperDots}
          aria-label={words.paperFor(item.name)}
          value={typed ?? (kept === 0 ? '' : String(kept))}
          onFocus={event => event.target.select()}
          onChange={event => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null) return
            const n = Math.max(0, Math.min(limits.paperDots, Math.round(Number(typed) || 0)))
            setTyped(null)
            if (n !== kept) onType(n)
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            // On to the next line; leaving the field keeps what was typed.
            const fields = [...(event.currentTarget.closest('ul')?.querySelectorAll('input') ?? [])]
            const next = fields[fields.indexOf(event.currentTarget) + 1]
            if (next === undefined) event.currentTarget.blur()
            else next.focus()
          }}
        />
      </label>
    </li>
  )
}

/** What is kept of a round, and the way to change one item of it. */
function usePaper(round: number): [Dots, (item: string, dots: number) => Promise<void>] {
  const { id, given } = useBoard()
  const [dots, setDots] = useState<Dots>({})
  const path = `/api/boards/${id}/dots/paper`
  const { ticket } = given
  useEffect(() => {
    let isHere = true
    void ask<PaperTold>('GET', path, { ticket }).then(answer => {
      if (isHere && answer.ok && answer.value.round === round) setDots(answer.value.dots)
    })
    return () => {
      isHere = false
    }
  }, [path, ticket, round])

  async function put(item: string, n: number): Promise<void> {
    const before = dots[item] ?? 0
    setDots(all => ({ ...all, [item]: n }))
    const body: Typed = { round, dots: { [item]: n } }
    const answer = await ask<PaperTold>('PUT', path, { ticket, body })
    if (answer.ok) return
    // Not kept is not shown as kept.
    setDots(all => ({ ...all, [item]: before }))
    say(common.troubles[answer.trouble.code])
  }
  return [dots, put]
}
