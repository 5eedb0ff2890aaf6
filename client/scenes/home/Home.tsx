// Home: the front page, the start form, and the private links of a workshop that was started here.
import { useState } from 'react'
import { ownBoardOf, ownBoards, rememberBoard, type OwnBoard } from '#client/requests/tickets.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { Front } from './Front.tsx'
import { Links } from './Links.tsx'
import { Start } from './Start.tsx'
import { useView } from './useView.ts'

export function Home() {
  const [view, go] = useView()
  // Also held here: a device that keeps nothing still shows the links once.
  const [made, setMade] = useState<{ own: OwnBoard; isKept: boolean } | null>(null)

  function handleMade(answer: BoardMade) {
    const own = ownBoardOf(answer, new Date().toISOString())
    setMade({ own, isKept: rememberBoard(own) })
    go({ name: 'links', board: own.id }, 'replacing')
  }

  const shown = view.name === 'links' ? find(view.board, made?.own ?? null) : null
  return (
    <>
      {view.name === 'front' && (
        <Front onStart={() => go({ name: 'start' })} onLinks={board => go({ name: 'links', board })} />
      )}
      {view.name === 'start' && <Start onMade={handleMade} onBack={() => go({ name: 'front' })} />}
      {view.name === 'links' && (
        <Links
          own={shown}
          isKept={made === null || made.own.id !== view.board || made.isKept}
          onBack={() => go({ name: 'front' })}
        />
      )}
      <Notices />
    </>
  )
}

function find(board: string, made: OwnBoard | null): OwnBoard | null {
  return made?.id === board ? made : (ownBoards().find(({ id }) => id === board) ?? null)
}
