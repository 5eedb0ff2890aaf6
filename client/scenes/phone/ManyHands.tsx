// Many hands: the way from the phone to the board itself, while the facilitator lets residents work there.
import type { Hands } from '#shared/people/roles.ts'
import { phone } from '#client/words/phone.ts'

const views = { sort: '', act: '?view=actions' } as const

export function ManyHands({ board, hands }: { board: string; hands: Hands }) {
  if (hands === 'off') return null
  return (
    <a className="button many-hands" href={`/b/${board}${views[hands]}`}>
      {phone.hands[hands]}
    </a>
  )
}
