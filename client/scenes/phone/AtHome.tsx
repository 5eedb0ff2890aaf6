// At home: one switch by which the room learns how many take part from elsewhere.
import type { OwnPresence } from '#shared/protocol/frames.ts'
import { useHome } from '#client/board/home.ts'
import { phone } from '#client/words/phone.ts'

export function AtHome({ board, present }: { board: string; present: (own: OwnPresence) => void }) {
  const [isHome, setHome] = useHome(board, present)
  return (
    <label className="at-home">
      <input type="checkbox" checked={isHome} onChange={event => setHome(event.target.checked)} />
      <span>{phone.home}</span>
    </label>
  )
}
