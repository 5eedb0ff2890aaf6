// useDoor: how people get in, as the server has it now: the code, the address with the code in it, and whether it is open.
import { useEffect, useState } from 'react'
import type { DoorState } from '#shared/protocol/requests.ts'
import { ask, type Answer } from '#client/requests/ask.ts'
import { useBoard } from './useBoard.ts'

/** `unknown`: not heard yet, or no line. `hidden`: this link may not know the code. */
export type Door = DoorState | 'unknown' | 'hidden'

/** How often it is asked whether somebody else has changed the door. Milliseconds. */
const askEvery = 10_000

/** The door, and the way to change it; the change answers the door as it is then. */
export function useDoor(): [Door, (wanted: { open?: boolean; renew?: boolean }) => Promise<Answer<DoorState>>] {
  const { id, given } = useBoard()
  const [door, setDoor] = useState<Door>('unknown')
  const path = `/api/boards/${id}/code`
  const { ticket } = given
  useEffect(() => {
    let isHere = true
    const look = async () => {
      const answer = await ask<DoorState>('GET', path, { ticket })
      if (!isHere) return
      if (answer.ok) setDoor(known => (isSame(known, answer.value) ? known : answer.value))
      else if (answer.trouble.code === 'not-allowed' || answer.trouble.code === 'no-ticket') setDoor('hidden')
    }
    void look()
    const timer = setInterval(() => void look(), askEvery)
    return () => {
      isHere = false
      clearInterval(timer)
    }
  }, [path, ticket])

  async function change(body: { open?: boolean; renew?: boolean }): Promise<Answer<DoorState>> {
    const answer = await ask<DoorState>('PUT', path, { ticket, body })
    if (answer.ok) setDoor(answer.value)
    return answer
  }
  return [door, change]
}

function isSame(a: Door, b: DoorState): boolean {
  return typeof a === 'object' && a.code === b.code && a.open === b.open && a.link === b.link
}

/** The address that people type before the code: the link without what a browser adds by itself. */
export function shortAddress({ link }: DoorState): string {
  return new URL(link).host
}
